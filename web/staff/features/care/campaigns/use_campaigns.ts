import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { day } from "../../../shell/moment";
import { campaign_keys } from "./keys";

export type Campaign = Schemas["Campaign"];
export type CampaignRow = Schemas["CampaignRow"];
export type ClassSession = Schemas["ClassSession"];
export type ClassSessionRow = Schemas["ClassSessionRow"];

const board_ms = 3000;

export function useCampaigns() {
  return useInfiniteQuery({
    queryKey: campaign_keys.lists,
    queryFn: ({ pageParam }) =>
      told(client.GET("/api/campaigns", { params: { query: { after: pageParam || undefined } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

const campaignQuery = (id: string) => ({
  queryKey: campaign_keys.page(id),
  queryFn: () => told(client.GET("/api/campaigns/{id}", { params: { path: { id } } })),
  refetchInterval: 20_000,
});

export function useCampaign(id: string) {
  return useQuery(campaignQuery(id));
}

/** A class without a session now or ever has no number to open; the server says "0". */
export function hasSession(row: ClassSessionRow): boolean {
  return row.id !== "" && row.id !== "0";
}

export interface SessionToday {
  row: ClassSessionRow;
  campaign_id: string;
  campaign_title: string;
  open: boolean;
}

export interface SessionsOfToday {
  pending: boolean;
  error: Error | null;
  sessions: SessionToday[];
  open_campaigns: CampaignRow[];
}

/** The class sessions that are open, or chosen for today and not yet held, over the open campaigns of the first page. */
export function useSessionsToday(wanted: boolean): SessionsOfToday {
  const campaigns = useQuery({
    queryKey: campaign_keys.first,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/campaigns")),
  });
  const open_campaigns = (campaigns.data?.campaigns ?? []).filter((one) => one.state === "open").slice(0, 5);
  const pages = useQueries({ queries: open_campaigns.map((one) => campaignQuery(one.id)) });
  const today = day(Date.now());
  const sessions = pages.flatMap(({ data }) =>
    (data?.class_sessions ?? [])
      .map((row) => ({
        row,
        campaign_id: data?.id ?? "",
        campaign_title: data?.title ?? "",
        open: row.state === "open" && hasSession(row),
      }))
      .filter(
        (one) =>
          one.open || (!hasSession(one.row) && !!one.row.slot_begins_at_ms && day(one.row.slot_begins_at_ms) === today),
      ),
  );
  sessions.sort(
    (a, b) => Number(b.open) - Number(a.open) || (a.row.slot_begins_at_ms ?? 0) - (b.row.slot_begins_at_ms ?? 0),
  );
  return {
    pending: wanted && (campaigns.isPending || pages.some((page) => page.isPending)),
    error: campaigns.error ?? pages.find((page) => page.error)?.error ?? null,
    sessions,
    open_campaigns,
  };
}

export function useOpenClassSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ClassSessionToOpen"]) => told(client.POST("/api/class-sessions", { body })),
    onSuccess: (session, { campaign_id }) => {
      queries.setQueryData(campaign_keys.class_session(session.id), session);
      void queries.invalidateQueries({ queryKey: campaign_keys.page(campaign_id) });
    },
  });
}

/** The board of one class: asked every three seconds while the session is open. */
export function useClassSession(id: string) {
  return useQuery({
    queryKey: campaign_keys.class_session(id),
    queryFn: () => told(client.GET("/api/class-sessions/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === "closed" ? false : board_ms),
    refetchIntervalInBackground: true,
  });
}

/** The device that sits there is let go; the seat can be claimed once more. */
export function useReleaseSeat(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (seat: number) =>
      told(client.POST("/api/class-sessions/{id}/seats/{seat}/release", { params: { path: { id, seat } } })),
    onSuccess: (session) => queries.setQueryData(campaign_keys.class_session(id), session),
  });
}

export function useCloseClassSession(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => told(client.POST("/api/class-sessions/{id}/close", { params: { path: { id } } })),
    onSuccess: (session) => {
      queries.setQueryData(campaign_keys.class_session(id), session);
      void queries.invalidateQueries({ queryKey: campaign_keys.pages });
    },
  });
}

/** A part of a whole in whole percent; 100 only when all of it is there. */
export function percent(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.floor((100 * part) / whole);
}
