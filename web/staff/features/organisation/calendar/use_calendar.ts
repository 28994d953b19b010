// Terms, holidays and make-up days of the caller's unit.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { calendar_keys } from "./keys";

export type CalendarSpan = Schemas["CalendarSpan"];
export type SpanToAdd = Schemas["CalendarSpanToAdd"];

export function useCalendar() {
  return useQuery({ queryKey: calendar_keys.all, queryFn: () => told(client.GET("/api/calendar")) });
}

function useCalendarChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: calendar_keys.all }),
  });
}

export const useAddSpans = () =>
  useCalendarChange((spans: SpanToAdd[]) => told(client.POST("/api/calendar", { body: { spans } })));
export const useEndSpan = () =>
  useCalendarChange((id: string) => told(client.DELETE("/api/calendar/{id}", { params: { path: { id } } })));
