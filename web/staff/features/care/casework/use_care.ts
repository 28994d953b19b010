import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { client, searchFor, told, type Schemas } from "../../../shell/api";
import { rememberPhones } from "../../../shell/phones";

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
  return useQuery({
    queryKey: ["concerns"],
    queryFn: () => told(client.GET("/api/concerns")),
    refetchInterval: 30_000,
  });
}

export function useRaiseConcern() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ConcernToRaise"]) => told(client.POST("/api/concerns", { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["concerns"] }),
  });
}

/** Learns beforehand whom to telephone when the platform cannot be reached. Mounted once, in Frame. */
export function useWhomToCall(wanted: boolean) {
  const { data } = useQuery({
    queryKey: ["whom-to-call"],
    enabled: wanted,
    queryFn: () => told(client.GET("/api/whom-to-call")),
    staleTime: 300_000,
    refetchInterval: 600_000,
    gcTime: Infinity,
  });
  useEffect(() => rememberPhones(wanted ? (data?.people ?? []) : []), [data, wanted]);
}

export type MarkedPupil = Schemas["MarkedPupil"];

/** Whom class teachers of the school have marked: what nobody has read yet, or all. Every look is logged. */
export function useMarkedPupils(which: "unseen" | "all", wanted = true) {
  return useInfiniteQuery({
    queryKey: ["marked-pupils", which],
    enabled: wanted,
    queryFn: ({ pageParam }) =>
      told(client.GET("/api/marked-pupils", { params: { query: { which, after: pageParam || undefined } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchInterval: 60_000,
  });
}

export function useMarkSeen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, seen }: { ids: string[]; seen: boolean }) =>
      told(client.POST("/api/marked-pupils/seen", { body: { seen, observations: ids.map((id) => ({ id })) } })),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["marked-pupils"] }),
  });
}

/** The open alert, the interview and the observations of one student, for the student's page. */
export function useStudentCare(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["student-care", id],
    enabled: wanted,
    queryFn: () => told(client.GET("/api/students/{id}/care", { params: { path: { id } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
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
    mutationFn: (body: Schemas["ObservationsToHandIn"]) =>
      told(client.POST("/api/classes/{id}/observations", { params: { path: { id } }, body })),
    onSuccess: () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === "concerns" || (queryKey[0] === "observations" && queryKey[1] === id),
      }),
  });
}
