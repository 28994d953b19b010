import { useEffect } from "react";
import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { useStreamUp } from "../../../shell/live";
import { makeOld } from "../../../shell/queries";
import { useTellAct } from "../../../shell/features";
import { desk_keys } from "../campaign_desk/keys";
import { campaign_keys } from "../campaigns/keys";
import { fieldwork_keys } from "./keys";

export type Board = Schemas["Board"];
export type BoardRow = Schemas["CompletionRow"];
export type ClassDay = Schemas["ClassDay"];
export type PupilDay = Schemas["PupilDay"];
export type SheetStanding = Schemas["SheetStanding"];
export type SetAsideReason = Schemas["SettingAside"]["because"];
export type UnfinishedClass = Schemas["UnfinishedClass"];
export type AwayReason = Schemas["AwayReason"]["because"];
export type Recall = Schemas["Recall"];
export type RecallReason = Schemas["RecallReason"]["reason"];
export type PaperSheets = Schemas["PaperSheets"];
export type PaperPupil = Schemas["PaperPupil"];
export type PaperItem = Schemas["PaperItem"];
export type PaperAnswer = Schemas["PaperAnswer"];

const board_ms = 3000;
// A stream can die unnoticed: now and then the board asks all the same.
const safety_ms = 30_000;

/** The live board: the server tells of changes; without its stream it is asked every three seconds while somebody looks at it. */
export function useBoard(campaign: string) {
  const told_live = useStreamUp();
  const every_ms = told_live ? safety_ms : board_ms;
  const board = useQuery({
    queryKey: fieldwork_keys.board(campaign),
    queryFn: () => told(client.GET("/api/campaigns/{id}/board", { params: { path: { id: campaign } } })),
    refetchInterval: ({ state }) => (state.data?.state === "open" || !state.data ? every_ms : false),
  });
  // What has changed before the stream ran was told to nobody.
  const { refetch } = board;
  useEffect(() => {
    if (told_live) void refetch();
  }, [told_live, refetch]);
  return { board, told_live };
}

/** Names of one class; asked anew only when its counts have moved, since every look is logged. */
export function useClassDay(campaign: string, class_id: string, moved: string) {
  return useQuery({
    queryKey: fieldwork_keys.class_day(campaign, class_id, moved),
    queryFn: () =>
      told(client.GET("/api/campaigns/{id}/classes/{class_id}", { params: { path: { id: campaign, class_id } } })),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
}

export function useUnfinished(campaign: string) {
  return useQuery({
    queryKey: fieldwork_keys.unfinished(campaign),
    queryFn: () => told(client.GET("/api/campaigns/{id}/unfinished", { params: { path: { id: campaign } } })),
  });
}

const first_pupils = 5;

/** How many have not finished, and the first of them, campaign by campaign: for the first page. */
export function useFirstUnfinished(campaigns: string[]) {
  return useQueries({
    queries: campaigns.map((id) => ({
      queryKey: fieldwork_keys.first_unfinished(id),
      queryFn: () =>
        told(
          client.GET("/api/campaigns/{id}/unfinished", { params: { path: { id }, query: { pupils: first_pupils } } }),
        ),
      staleTime: 60_000,
      refetchOnWindowFocus: false,
    })),
  });
}

/** What is known of the unfinished of one campaign. */
export interface UnfinishedOf {
  id: string;
  title: string;
  query: ReturnType<typeof useFirstUnfinished>[number];
}

export function useSetAway(campaign: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ pupil, because }: { pupil: string; because: AwayReason }) =>
      told(
        client.PUT("/api/campaigns/{id}/pupils/{student_id}/away", {
          params: { path: { id: campaign, student_id: pupil } },
          body: { because },
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: fieldwork_keys.unfinished(campaign) }),
  });
}

export function useNewCode(campaign: string) {
  return useMutation({
    mutationFn: (pupil: string) =>
      told(
        client.POST("/api/campaigns/{id}/pupils/{student_id}/code", {
          params: { path: { id: campaign, student_id: pupil } },
        }),
      ),
  });
}

export function useSeparate(campaign: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (pupil: string) =>
      told(
        client.POST("/api/campaigns/{id}/pupils/{student_id}/separate", {
          params: { path: { id: campaign, student_id: pupil } },
        }),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: fieldwork_keys.class_days_of(campaign) }),
  });
}

/** A sheet that somebody else answered, and its undo. Whatever becomes of it, what shows the sheet is asked anew. */
export function useSetAside(campaign: string, pupil: string) {
  const queries = useQueryClient();
  const path = { path: { id: campaign, student_id: pupil } };
  const tellAct = useTellAct();
  const onSettled = () => {
    const { class_days, boards, unfinished_of_all, papers } = fieldwork_keys;
    void makeOld(queries, class_days, boards, unfinished_of_all, papers, campaign_keys.pages, desk_keys.retests);
    void tellAct("sheet_set_aside");
  };
  return {
    set_aside: useMutation({
      mutationFn: (body: Schemas["SettingAside"]) =>
        told(client.POST("/api/campaigns/{id}/pupils/{student_id}/set-aside", { params: path, body })),
      onSettled,
    }),
    undo: useMutation({
      mutationFn: async () => {
        await told(client.DELETE("/api/campaigns/{id}/pupils/{student_id}/set-aside", { params: path }));
      },
      onSettled,
    }),
  };
}

export function useRecall(campaign: string) {
  return useQuery({
    queryKey: fieldwork_keys.recall(campaign),
    queryFn: () => told(client.GET("/api/campaigns/{id}/recall", { params: { path: { id: campaign } } })),
  });
}

export function useRecallSteps(campaign: string) {
  const queries = useQueryClient();
  const path = { path: { id: campaign } };
  const now = (recall: Recall) => {
    queries.setQueryData(fieldwork_keys.recall(campaign), recall);
    void makeOld(queries, campaign_keys.pages, campaign_keys.lists, fieldwork_keys.boards);
  };
  return {
    recall: useMutation({
      mutationFn: (reason: RecallReason) =>
        told(client.POST("/api/campaigns/{id}/recall", { params: path, body: { reason } })),
      onSuccess: now,
    }),
    undo: useMutation({
      mutationFn: () => told(client.DELETE("/api/campaigns/{id}/recall", { params: path })),
      onSuccess: now,
    }),
  };
}

export function usePaperSheets(campaign: string) {
  return useQuery({
    queryKey: fieldwork_keys.paper(campaign),
    queryFn: () => told(client.GET("/api/campaigns/{id}/paper", { params: { path: { id: campaign } } })),
  });
}

export function usePaperDifferences(campaign: string, pupil: string) {
  return useQuery({
    queryKey: fieldwork_keys.paper_differences(campaign, pupil),
    queryFn: () =>
      told(
        client.GET("/api/campaigns/{id}/paper/{student_id}", { params: { path: { id: campaign, student_id: pupil } } }),
      ),
  });
}

export function usePaperSteps(campaign: string) {
  const queries = useQueryClient();
  const on = (pupil: string) => ({ path: { id: campaign, student_id: pupil } });
  const anew = () => void queries.invalidateQueries({ queryKey: fieldwork_keys.paper(campaign) });
  return {
    enter: useMutation({
      mutationFn: ({ pupil, mode, answers }: { pupil: string; mode: "paper" | "assisted"; answers: PaperAnswer[] }) =>
        told(client.POST("/api/campaigns/{id}/paper/{student_id}", { params: on(pupil), body: { mode, answers } })),
      onSuccess: anew,
    }),
    settle: useMutation({
      mutationFn: ({ pupil, answers }: { pupil: string; answers: PaperAnswer[] }) =>
        told(client.PUT("/api/campaigns/{id}/paper/{student_id}", { params: on(pupil), body: { answers } })),
      onSuccess: anew,
    }),
    helper: useMutation({
      mutationFn: ({ account_id, named }: { account_id: string; named: boolean }) => {
        const at = { params: { path: { id: campaign, account_id } } };
        return named
          ? told(client.PUT("/api/campaigns/{id}/paper-helpers/{account_id}", at))
          : told(client.DELETE("/api/campaigns/{id}/paper-helpers/{account_id}", at));
      },
      onSuccess: anew,
    }),
  };
}

/** "7KQ4 M2XD 5": by fours, as on the slip. */
export function groupedByFour(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ");
}
