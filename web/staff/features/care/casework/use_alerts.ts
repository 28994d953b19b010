import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { useTellAct } from "../../../shell/features";
import { alert_keys, care_keys, plan_keys } from "./keys";

export type AlertRow = Schemas["AlertRow"];
export type AlertPicture = Schemas["Alert"];
export type TakenAlert = Schemas["TakenAlerts"]["alerts"][number];
export type WaitingAlert = Schemas["TakenAlerts"]["waiting"][number];
export type Whose = "open" | "mine" | "all";

const inbox_ms = 30_000;

/** The open alerts of the school, in the server's order: what is most urgent stands first. */
export function useAlerts(whose: Whose = "all", wanted = true) {
  return useInfiniteQuery({
    queryKey: alert_keys.list(whose),
    enabled: wanted,
    queryFn: ({ pageParam }) =>
      told(client.GET("/api/alerts", { params: { query: { after: pageParam || undefined, whose } } })),
    placeholderData: (before) => before,
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: inbox_ms,
  });
}

/** What the caller was called for and has taken on; every look is logged. */
export function useTaken(wanted = true) {
  return useQuery({
    queryKey: alert_keys.taken,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/taken-alerts")),
    refetchInterval: inbox_ms,
  });
}

/** 我来处理 by the page, for what one was called for. */
export function useTakeOnCalled() {
  const tellAct = useTellAct();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.POST("/api/taken-alerts/{id}", { params: { path: { id } } })),
    onSettled: () => {
      void makeOld(queries, alert_keys.lists);
      void tellAct("alert_taken");
    },
  });
}

/** Puts back what was taken on by a message: it calls the next at once. */
export function usePutBackTaken() {
  const tellAct = useTellAct();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.DELETE("/api/taken-alerts/{id}", { params: { path: { id } } })),
    onSettled: () => {
      void makeOld(queries, alert_keys.lists);
      void tellAct("alert_taken");
    },
  });
}

/** Opening the page of an alert is logged, so it is asked once and not again in the background. */
export function useAlert(id: string) {
  return useQuery({
    queryKey: alert_keys.page(id),
    queryFn: () => told(client.GET("/api/alerts/{id}", { params: { path: { id } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The answers are held by the open page only: nothing of them stays in the query cache after it is left. */
export function useItemAnswers(id: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: (reason: string) =>
      told(client.POST("/api/alerts/{id}/answers", { params: { path: { id } }, body: { reason } })),
  });
}

/** 我来处理 for one or many, and its undo. Whatever becomes of it, the lists are asked anew: a colleague may have been first. */
export function useTakings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ alerts, take }: { alerts: Schemas["AlertNamed"][]; take: boolean }) =>
      told(client.POST("/api/alert-takings", { body: { act: take ? "take_on" : "put_back", alerts } })),
    onSettled: () =>
      void makeOld(
        queries,
        alert_keys.lists,
        alert_keys.pages,
        care_keys.of_students,
        plan_keys.weeks,
        plan_keys.appointment_lists,
      ),
  });
}

/** The same for the one whose page is open: a refusal says why. */
export function useTaking(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (take: boolean) => {
      const params = { path: { id } };
      await (take
        ? told(client.POST("/api/alerts/{id}/take-on", { params }))
        : told(client.DELETE("/api/alerts/{id}/take-on", { params })));
    },
    onSettled: () => void makeOld(queries, alert_keys.lists, alert_keys.page(id)),
  });
}

export function isOverdue(alert: { due_at_ms: number; interview?: unknown }, now_ms: number): boolean {
  return now_ms > alert.due_at_ms && !alert.interview;
}
