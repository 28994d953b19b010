import { lazy } from "react";
import type { Feature, Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import { countedStep, type Step, type TodayPart } from "../../../shell/today";
import { useSessionsToday } from "../campaigns/use_campaigns";
import { fieldwork_keys } from "./keys";
import { UnfinishedToday } from "./UnfinishedToday";
import { useFirstUnfinished } from "./use_fieldwork";

export const places: Place[] = [
  {
    path: "class-sessions/:id",
    page: lazy(() => import("./ClassSessionPage")),
    right: "readClassSession",
    bare: true,
  },
  { path: "campaigns/:id/day", page: lazy(() => import("./DayPage")), right: "readBoard" },
  { path: "campaigns/:id/unfinished", page: lazy(() => import("./UnfinishedPage")), right: "listUnfinished" },
  { path: "campaigns/:id/recall", page: lazy(() => import("./RecallPage")), right: "readRecall" },
  { path: "campaigns/:id/paper", page: lazy(() => import("./PaperPage")), right: "listPaperSheets" },
];

export function fieldSteps(unfinished: { campaign_id: string; total: number } | undefined): (Step | undefined)[] {
  const to = `/campaigns/${unfinished?.campaign_id}/unfinished`;
  return [countedStep(420, unfinished?.total, "unfinished", to, "calm")];
}

export function useToday(): TodayPart {
  const may = useMay("listUnfinished");
  const { open_campaigns, pending } = useSessionsToday(useMay("listCampaigns"));
  const queries = useFirstUnfinished(may ? open_campaigns.map((one) => one.id) : []);
  const lists = open_campaigns.flatMap(({ id, title }, place) => {
    const query = queries[place];
    return query ? [{ id, title, query }] : [];
  });
  const first = lists.find((one) => (one.query.data?.total ?? 0) > 0);
  return {
    cards: [may && { order: 90, left: true, part: <UnfinishedToday lists={lists} pending={pending} /> }],
    steps: fieldSteps(first && { campaign_id: first.id, total: first.query.data?.total ?? 0 }),
    asking: queries.some((one) => one.isLoading),
  };
}

export const topics: Feature["topics"] = {
  "campaign:": (id) => [id === undefined ? fieldwork_keys.boards : fieldwork_keys.board(id)],
};
