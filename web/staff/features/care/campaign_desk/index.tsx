import { lazy } from "react";
import type { Feature, Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import { countedStep, stepTo, type Step, type TodayPart } from "../../../shell/today";
import { campaign_keys } from "../campaigns/keys";
import { useSessionsToday } from "../campaigns/use_campaigns";
import { desk_keys } from "./keys";
import { RetestsToday, SessionsToday } from "./TodayCards";
import { useRetests } from "./use_retests";

export const places: Place[] = [
  {
    path: "campaigns",
    page: lazy(() => import("./CampaignsPage")),
    right: "listCampaigns",
    menu: { part: "day", order: 80, icon: "campaign", words: "nav.campaigns" },
  },
  { path: "campaigns/:id", page: lazy(() => import("./CampaignPage")), right: "readCampaign" },
  { path: "campaigns/:id/rules", page: lazy(() => import("./ChangeRulesPage")), right: "proposeCampaignRules" },
  { path: "campaigns/:id/slots", page: lazy(() => import("./SlotsPage")), right: "readSlots" },
  { path: "campaigns/drafts/:id", page: lazy(() => import("./WizardPage")), right: "readCampaignDraft" },
  {
    path: "retests",
    page: lazy(() => import("./RetestsPage")),
    right: "listRetests",
    menu: { part: "day", order: 90, icon: "again", words: "retest.retests" },
  },
];

export const fills: Feature["fills"] = { proposal: lazy(() => import("./ProposedRules")) };

export const old_after: Feature["old_after"] = {
  proposal_settled: () => [desk_keys.rules_of_all, campaign_keys.lists, desk_keys.drafts],
};

export interface DeskKnown {
  /** Class sessions of today; id "" for one that is planned and not open. */
  sessions?: { id: string; class_name: string; campaign_id: string; begins_at_ms?: number }[];
  retests?: number;
}

export function deskSteps(known: DeskKnown): (Step | undefined)[] {
  const running = known.sessions?.find((one) => one.id !== "");
  const planned = known.sessions?.[0];
  return [
    running && stepTo(330, "running", `/class-sessions/${running.id}`, "calm", { class: running.class_name }),
    planned &&
      stepTo(
        390,
        "session",
        `/campaigns/${planned.campaign_id}`,
        "calm",
        { class: planned.class_name },
        planned.begins_at_ms ? { at_ms: planned.begins_at_ms } : {},
      ),
    countedStep(410, known.retests, "retests", "/retests", "calm"),
  ];
}

export function useToday(): TodayPart {
  const sees_campaigns = useMay("listCampaigns");
  const sees_retests = useMay("listRetests");
  const may_open = useMay("readClassSession");
  const lessons = useSessionsToday(sees_campaigns);
  const retests = useRetests(sees_retests);
  // For which something is to be done here: to be released, while the campaign runs.
  const waiting = (retests.data?.retests ?? []).filter((one) => one.state === "waiting" && one.campaign_open);
  return {
    cards: [
      sees_campaigns && { order: 80, left: false, part: <SessionsToday found={lessons} sessions={may_open} /> },
      sees_retests && { order: 110, left: false, part: <RetestsToday retests={retests} rows={waiting} /> },
    ],
    steps: deskSteps({
      sessions: may_open
        ? lessons.sessions.map(({ row, campaign_id, open }) => ({
            id: open ? row.id : "",
            class_name: row.class_name,
            campaign_id,
            begins_at_ms: row.slot_begins_at_ms,
          }))
        : undefined,
      retests: waiting.length,
    }),
    asking: retests.isLoading || (lessons.pending && lessons.open_campaigns.length === 0 && !lessons.error),
  };
}
