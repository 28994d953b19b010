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
  { path: "proposals/:id", page: lazy(() => import("./ProposalPage")), right: "readProposal" },
];

/** Proposals of colleagues that only somebody else can confirm. */
export function useToday(): TodayPart {
  const proposals = useProposals(useMay("confirmProposal"));
  const waiting = proposals.data?.proposals.filter((one) => one.state === "waiting" && !one.yours).length ?? 0;
  return { cards: [waiting > 0 && { order: 30, left: true, part: <ProposalsToday waiting={waiting} /> }] };
}

export const old_after: Feature["old_after"] = {
  accounts_changed: () => [approval_keys.proposals],
  proposal_settled: () => [approval_keys.proposals],
};
