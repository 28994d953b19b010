import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { consent_keys } from "./keys";

export type ClassConsent = Schemas["ClassConsent"];
export type ConsentStudent = ClassConsent["students"][number];
export type PaperSlip = Schemas["PaperConsent"]["slips"][number];

export function useCoverage(unit: string) {
  return useQuery({
    queryKey: consent_keys.coverage(unit),
    queryFn: () => told(client.GET("/api/consent/coverage", { params: { query: unit ? { unit } : {} } })),
  });
}

export function useClassConsent(id: string) {
  return useQuery({
    queryKey: consent_keys.class(id),
    queryFn: () => told(client.GET("/api/consent/classes/{id}", { params: { path: { id } } })),
  });
}

export function useEnterPaper(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (slips: PaperSlip[]) =>
      told(client.POST("/api/consent/classes/{id}/paper", { params: { path: { id } }, body: { slips } })),
    // Awaited, so that the class is up to date when the page says that it is stored.
    onSuccess: () => queries.invalidateQueries({ queryKey: consent_keys.all }),
  });
}

export function useUndoPaper() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.POST("/api/consent/paper/{id}/undo", { params: { path: { id } } })),
    // Awaited, so that the class is up to date when the page says that it is stored.
    onSuccess: () => queries.invalidateQueries({ queryKey: consent_keys.all }),
  });
}

export function useSlips(id: string) {
  return useMutation({
    mutationFn: (body: { days_max: number; again?: string[] }) =>
      told(client.POST("/api/consent/classes/{id}/slips", { params: { path: { id } }, body })),
  });
}
