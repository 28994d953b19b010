import { lazy } from "react";
import { Navigate } from "react-router";
import type { Feature, Place } from "../../../shell/features";
import { AcuteBanner } from "./AcuteBanner";
import { CareOfStudent } from "./CareOfStudent";
import { alert_keys } from "./keys";

export { AcuteBanner as Banner };
export { useToday } from "./use_today";

export const places: Place[] = [
  {
    path: "alerts",
    page: lazy(() => import("./AlertsPage")),
    right: "listAlerts",
    menu: { part: "day", order: 20, icon: "talk", words: "nav.alerts" },
  },
  {
    path: "alerts",
    page: lazy(() => import("./TakenPage")),
    right: "listTakenAlerts",
    lacks: "listAlerts",
    menu: { part: "day", order: 21, icon: "talk", words: "taken.title" },
  },
  // Where 登录查看姓名 of a message leads: who has no inbox sees whom to go to, an officer the clock by its number.
  { path: "alerts", page: () => <Navigate to="/clocks" replace /> },
  { path: "alerts/week", page: lazy(() => import("./WeekPlanPage")), right: "readWeekPlan" },
  { path: "alerts/week/slips", page: lazy(() => import("./SlipsPage")), right: "readWeekPlan" },
  { path: "alerts/:id", page: lazy(() => import("./AlertPage")), right: "readAlert" },
  {
    path: "concerns",
    page: lazy(() => import("./ConcernPage")),
    right: "raiseConcern",
    menu: { part: "day", order: 30, icon: "question", words: "nav.concern" },
  },
  {
    path: "observe",
    page: lazy(() => import("./ObservationPage")),
    right: "readClassObservations",
    menu: { part: "day", order: 40, icon: "eye", words: "nav.observe" },
  },
  { path: "observe/marked", page: lazy(() => import("./MarkedPage")), right: "listMarkedPupils" },
];

export const topics: Feature["topics"] = {
  alerts: () => [alert_keys.lists],
  clocks: () => [alert_keys.my_calls],
};

export const old_after: Feature["old_after"] = {
  leave_answered: () => [alert_keys.lists],
  sheet_set_aside: () => [alert_keys.pages, alert_keys.lists],
};

export const fills: Feature["fills"] = { student: CareOfStudent };
