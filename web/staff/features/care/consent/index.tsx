import { lazy } from "react";
import type { Place } from "../../../shell/features";

export const places: Place[] = [
  {
    path: "consent",
    page: lazy(() => import("./ConsentBoardPage")),
    right: "readConsentCoverage",
    menu: { part: "school", order: 20, icon: "file", words: "consent.nav" },
  },
  { path: "consent/classes/:id", page: lazy(() => import("./ClassConsentPage")), right: "readClassConsent" },
  { path: "consent/classes/:id/slips", page: lazy(() => import("./SlipsPage")), right: "printConsentSlips" },
];
