import { lazy } from "react";
import type { Feature, Place } from "../../../shell/features";
import { consent_keys } from "./keys";

export const places: Place[] = [
  {
    path: "consent",
    page: lazy(() => import("./ConsentBoardPage")),
    right: "readConsentCoverage",
    menu: { part: "school", order: 20, icon: "file", words: "consent.nav" },
  },
  { path: "consent/classes/:id", page: lazy(() => import("./ClassConsentPage")), right: "readClassConsent" },
  { path: "consent/classes/:id/slips", page: lazy(() => import("./SlipsPage")), right: "printConsentSlips" },
  {
    path: "consent-texts",
    page: lazy(() => import("./ConsentTextsPage")),
    right: "listConsentTexts",
    menu: { part: "office", order: 30, icon: "file", words: "bureau.texts" },
  },
];

export const fills: Feature["fills"] = { proposal: lazy(() => import("./ProposedText")) };

export const old_after: Feature["old_after"] = { proposal_settled: () => [consent_keys.texts] };
