import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { alert_keys, care_keys, plan_keys } from "./keys";

export type WeekPlan = Schemas["WeekPlan"];
export type Appointment = Schemas["Appointment"];
export type ProposedInterview = Schemas["ProposedInterview"];
export type InterviewToPlace = Schemas["InterviewToPlace"];

/** A week of interviews: what stands, and a proposal for the rest. Every look is logged, so it is not asked again by itself. */
export function useWeekPlan(day: string, per_day?: number) {
  return useQuery({
    queryKey: plan_keys.week(day, per_day),
    queryFn: () => told(client.GET("/api/week-plan", { params: { query: { day: day || undefined, per_day } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** My interviews from a day on; left out, today. */
export function useAppointments(day: string, days: number, wanted = true) {
  return useQuery({
    enabled: wanted,
    queryKey: plan_keys.appointments(day, days),
    queryFn: () => told(client.GET("/api/appointments", { params: { query: { day: day || undefined, days } } })),
    staleTime: 60_000,
  });
}

/** Accepts, moves, removes; the week, the lists and today's interviews are asked anew. */
export function usePlanning() {
  const queries = useQueryClient();
  const onSettled = () =>
    void makeOld(
      queries,
      plan_keys.weeks,
      plan_keys.appointment_lists,
      alert_keys.lists,
      alert_keys.pages,
      care_keys.of_students,
    );
  const make = useMutation({
    mutationFn: (body: Schemas["AppointmentsToMake"]) => told(client.POST("/api/appointments", { body })),
    onSettled,
  });
  const move = useMutation({
    mutationFn: ({ id, starts_at_ms, swap_with }: { id: string; starts_at_ms: number; swap_with?: string }) =>
      told(client.PUT("/api/appointments/{id}", { params: { path: { id } }, body: { starts_at_ms, swap_with } })),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) await told(client.DELETE("/api/appointments/{id}", { params: { path: { id } } }));
    },
    onSettled,
  });
  const undo = useMutation({
    mutationFn: (made: Schemas["AppointmentsToUndo"]["appointments"]) =>
      told(client.POST("/api/appointment-undos", { body: { appointments: made } })),
    onSettled,
  });
  return { make, move, remove, undo };
}
