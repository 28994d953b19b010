import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { approval_keys } from "../../organisation/approvals/keys";
import { consent_keys } from "./keys";

export type ConsentText = Schemas["ConsentTextVersion"];

export function useConsentTexts(wanted = true) {
  return useQuery({
    queryKey: consent_keys.texts,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/consent/texts")),
  });
}

export function useProposeText() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ConsentTextToPropose"]) => told(client.POST("/api/consent/texts", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: approval_keys.proposals }),
  });
}
