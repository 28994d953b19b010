import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { desk_keys } from "./keys";

export type Retest = Schemas["Retest"];
export type RoomThatStandsOut = Schemas["RoomThatStandsOut"];

/** Opening the list is logged, so it is not asked again in the background. */
export function useRetests(wanted = true) {
  return useQuery({
    queryKey: desk_keys.retests,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/retests")),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

export function useReleaseRetest() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.POST("/api/retests/{id}/release", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: desk_keys.retests }),
  });
}
