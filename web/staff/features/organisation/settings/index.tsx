import { lazy } from "react";
import type { Feature, Place } from "../../../shell/features";
import { setting_keys } from "./keys";

export const places: Place[] = [
  {
    path: "settings",
    page: lazy(() => import("./SettingsPage")),
    right: "readSettings",
    menu: { part: "office", order: 20, icon: "pencil", words: "bureau.settings" },
  },
];

export const fills: Feature["fills"] = { proposal: lazy(() => import("./ProposedSetting")) };

export const old_after: Feature["old_after"] = { proposal_settled: () => [setting_keys.settings] };
