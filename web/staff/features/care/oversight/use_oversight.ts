import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { alert_keys } from "../casework/keys";
import { oversight_keys } from "./keys";

export type OpenClock = Schemas["OpenClock"];
export type Board = Schemas["CityBoard"];
export type BoardRow = Schemas["BoardRow"];

const look_again_ms = 30_000;

export function useClocks(wanted = true) {
  return useInfiniteQuery({
    queryKey: oversight_keys.clocks,
    enabled: wanted,
    queryFn: ({ pageParam }) =>
      told(client.GET("/api/clocks", { params: { query: { after: pageParam || undefined } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: look_again_ms,
  });
}

/** Asks the county for a hand, or takes the request back. */
export function useSupportRequest(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ask: boolean) => {
      const params = { params: { path: { id } } };
      return told(
        ask ? client.POST("/api/clocks/{id}/request", params) : client.DELETE("/api/clocks/{id}/request", params),
      );
    },
    onSettled: () => void makeOld(queries, oversight_keys.clocks, alert_keys.page(id)),
  });
}

export function useLendSupport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.POST("/api/clocks/{id}/support", { params: { path: { id } } })),
    onSettled: () => void queries.invalidateQueries({ queryKey: oversight_keys.clocks }),
  });
}

export function useBoard(parent: string, campaign: string) {
  return useQuery({
    queryKey: oversight_keys.board(parent, campaign),
    queryFn: () =>
      told(
        client.GET("/api/board", {
          params: { query: { parent: parent || undefined, campaign: campaign || undefined } },
        }),
      ),
    placeholderData: (before) => before,
    refetchInterval: look_again_ms,
  });
}
