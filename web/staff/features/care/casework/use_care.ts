import { useInfiniteQuery, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, searchFor, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { care_keys } from "./keys";

export type ClassObservations = Schemas["ClassObservations"];
export type Observation = Schemas["Observation"];
/** A class of one's own: when it was last looked at, and whether that is due again. */
export interface Look {
  id: string;
  name: string;
  last?: ClassObservations["rounds"][number];
  /** The answer about it is there. */
  known: boolean;
  due: boolean;
}
export type Urgency = Schemas["ConcernToRaise"]["urgency"];

export function useConcernSubjects(name: string) {
  return useQuery({
    queryKey: care_keys.concern_subjects(name),
    queryFn: () => told(client.GET("/api/concern-subjects", { params: { ...searchFor(name) } })),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}

export function useMyConcerns() {
  return useQuery({
    queryKey: care_keys.concerns,
    queryFn: () => told(client.GET("/api/concerns")),
    refetchInterval: 30_000,
  });
}

export function useRaiseConcern() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ConcernToRaise"]) => told(client.POST("/api/concerns", { body })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: care_keys.concerns }),
  });
}

export type MarkedPupil = Schemas["MarkedPupil"];

/** Whom class teachers of the school have marked: what nobody has read yet, or all. Every look is logged. */
export function useMarkedPupils(which: "unseen" | "all", wanted = true) {
  return useInfiniteQuery({
    queryKey: care_keys.marked(which),
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
    onSettled: () => void queries.invalidateQueries({ queryKey: care_keys.marked_lists }),
  });
}

/** The open alert, the interview and the observations of one student, for the student's page. */
export function useStudentCare(id: string, wanted: boolean) {
  return useQuery({
    queryKey: care_keys.of_student(id),
    enabled: wanted,
    queryFn: () => told(client.GET("/api/students/{id}/care", { params: { path: { id } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

const observationsQuery = (id: string) => ({
  queryKey: care_keys.observations(id),
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
    onSuccess: () => void makeOld(queries, care_keys.concerns, care_keys.observations(id)),
  });
}
