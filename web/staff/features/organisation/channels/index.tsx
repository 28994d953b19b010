import { lazy } from "react";
import type { Place } from "../../../shell/features";

export const places: Place[] = [
  {
    path: "channels",
    page: lazy(() => import("./ChannelsPage")),
    right: "readChannels",
    menu: { part: "office", order: 40, icon: "right_away", words: "bureau.channels" },
  },
];
