import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { informant_keys } from "./keys";

export type InformantTask = Schemas["InformantTasks"]["tasks"][number];
export type InformantClass = Schemas["InformantClass"];
export type InformantPupil = Schemas["InformantPupil"];
export type InformantResult = Schemas["InformantResult"];

export interface SheetPlace {
  id: string;
  instrument: string;
}

export function useInformantTasks(wanted = true) {
  return useQuery({
    queryKey: informant_keys.tasks,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/informant-tasks")),
  });
}

export function useInformantClass({ id, instrument }: SheetPlace) {
  return useQuery({
    queryKey: informant_keys.class(id, instrument),
    queryFn: () =>
      told(client.GET("/api/campaigns/{id}/informants/{instrument}", { params: { path: { id, instrument } } })),
    refetchOnWindowFocus: false,
  });
}

/** The own unfinished sheet; read anew each time, so that nothing of a student stays behind in the page. */
export function useInformantSheet({ id, instrument }: SheetPlace, student_id: string) {
  return useQuery({
    queryKey: informant_keys.sheet(id, instrument, student_id),
    enabled: student_id !== "",
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: () =>
      told(
        client.GET("/api/campaigns/{id}/informants/{instrument}/{student_id}", {
          params: { path: { id, instrument, student_id } },
        }),
      ),
  });
}

/** Saves of one student go out one after the other, the newest last. */
export function useSaveSheet({ id, instrument }: SheetPlace, student_id: string) {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: `informant ${student_id}` },
    mutationFn: (body: Schemas["InformantAnswers"]) =>
      told(
        client.PUT("/api/campaigns/{id}/informants/{instrument}/{student_id}", {
          params: { path: { id, instrument, student_id } },
          body,
        }),
      ),
    onSuccess: (_, { hand_in }) => {
      const state = hand_in ? "handed_in" : "begun";
      queries.setQueryData<InformantClass>(
        informant_keys.class(id, instrument),
        (before) =>
          before && {
            ...before,
            pupils: before.pupils.map((one) => (one.id === student_id ? { ...one, state } : one)),
          },
      );
      if (hand_in) void queries.invalidateQueries({ queryKey: informant_keys.tasks });
    },
  });
}

export function useInformantCounts(id: string, wanted: boolean) {
  return useQuery({
    queryKey: informant_keys.counts(id),
    enabled: wanted,
    queryFn: () => told(client.GET("/api/campaigns/{id}/informants", { params: { path: { id } } })),
  });
}
