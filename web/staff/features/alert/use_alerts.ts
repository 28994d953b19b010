import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../shell/api";

export type AlertRow = Schemas["AlertRow"];
export type AlertPicture = Schemas["Alert"];
export type TierName = AlertRow["tier"];

const inbox_ms = 30_000;

/** The open alerts of the school, in the server's order: what is most urgent stands first. */
export function useAlerts(wanted = true) {
  return useInfiniteQuery({
    queryKey: ["alerts"],
    enabled: wanted,
    queryFn: ({ pageParam }) => told(client.GET("/api/alerts", { params: { query: { after: pageParam || undefined } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: inbox_ms,
  });
}

/** Opening the page of an alert is logged, so it is asked once and not again in the background. */
export function useAlert(id: string) {
  return useQuery({
    queryKey: ["alert", id],
    queryFn: () => told(client.GET("/api/alerts/{id}", { params: { path: { id } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** The answers are held by the open page only: nothing of them stays in the query cache after it is left. */
export function useItemAnswers(id: string) {
  return useMutation({
    gcTime: 0,
    mutationFn: (reason: string) => told(client.POST("/api/alerts/{id}/answers", { params: { path: { id } }, body: { reason } })),
  });
}

export function isOverdue(alert: { due_at_ms: number }, now_ms: number): boolean {
  return now_ms > alert.due_at_ms;
}
