import { lazy } from "react";
import type { Place } from "../../../shell/features";

export const places: Place[] = [
  {
    path: "calendar",
    page: lazy(() => import("./CalendarPage")),
    right: "readCalendar",
    menu: { part: "school", order: 60, icon: "today", words: "nav.calendar" },
  },
];
