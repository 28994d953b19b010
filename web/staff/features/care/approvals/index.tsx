import { lazy } from "react";
import type { Feature, Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import type { TodayPart } from "../../../shell/today";
import { approval_keys } from "./keys";
import { ProposalsToday } from "./ProposalsToday";
import { useProposals } from "./use_approvals";

export const places: Place[] = [
  {
    path: "proposals",
    page: lazy(() => import("./ProposalsPage")),
    right: "listProposals",
    menu: { part: "office", order: 10, icon: "check", words: "bureau.proposals" },
  },
  { path: "proposals/:id", page: lazy(() => import("./RuleProposalPage")), right: "readProposal" },
  {
    path: "settings",
    page: lazy(() => import("./SettingsPage")),
    right: "readSettings",
    menu: { part: "office", order: 20, icon: "pencil", words: "bureau.settings" },
  },
  { path: "campaigns/:id/rules", page: lazy(() => import("./ChangeRulesPage")), right: "proposeCampaignRules" },
  {
    path: "consent-texts",
    page: lazy(() => import("./ConsentTextsPage")),
    right: "listConsentTexts",
    menu: { part: "office", order: 30, icon: "file", words: "bureau.texts" },
  },
  {
    path: "channels",
    page: lazy(() => import("./ChannelsPage")),
    right: "readChannels",
    menu: { part: "office", order: 40, icon: "right_away", words: "bureau.channels" },
  },
];

/** Proposals of colleagues that only somebody else can confirm. */
export function useToday(): TodayPart {
  const proposals = useProposals(useMay("confirmProposal"));
  const waiting = proposals.data?.proposals.filter((one) => one.state === "waiting" && !one.yours).length ?? 0;
  return { cards: [waiting > 0 && { order: 30, left: true, part: <ProposalsToday waiting={waiting} /> }] };
}

export const old_after: Feature["old_after"] = { accounts_changed: () => [approval_keys.proposals] };
