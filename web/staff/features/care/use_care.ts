import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, searchFor, told, type Schemas } from "../../shell/api";

export type ClassObservations = Schemas["ClassObservations"];
export type Observation = Schemas["Observation"];
export type Urgency = Schemas["ConcernToRaise"]["urgency"];

export function useConcernSubjects(name: string) {
  return useQuery({
    queryKey: ["concern-subjects", name],
    queryFn: () => told(client.GET("/api/concern-subjects", { params: { ...searchFor(name) } })),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}

export function useMyConcerns() {
  return useQuery({ queryKey: ["concerns"], queryFn: () => told(client.GET("/api/concerns")), refetchInterval: 30_000 });
}

export function useRaiseConcern() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ConcernToRaise"]) => told(client.POST("/api/concerns", { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["concerns"] }),
  });
}

const observationsQuery = (id: string) => ({
  queryKey: ["observations", id],
  queryFn: () => told(client.GET("/api/classes/{id}/observations", { params: { path: { id } } })),
  refetchOnWindowFocus: false,
});

export function useClassObservations(id: string) {
  return useQuery({ ...observationsQuery(id), enabled: id !== "" });
}

/** The same for each of a few classes. */
export function useObservationsOf(ids: string[]) {
  return useQueries({ queries: ids.map((id) => ({ ...observationsQuery(id), staleTime: 300_000 })) });
}

export function useObserveClass(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ObservationsToHandIn"]) => told(client.POST("/api/classes/{id}/observations", { params: { path: { id } }, body })),
    onSuccess: () => void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "concerns" || (queryKey[0] === "observations" && queryKey[1] === id) }),
  });
}
