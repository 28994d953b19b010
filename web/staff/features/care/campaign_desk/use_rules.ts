// What of a campaign waits for a second person: rules.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { approval_keys } from "../../organisation/approvals/keys";
import { desk_keys } from "./keys";

export function useProposeCampaign(draft_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["CampaignToPropose"]) =>
      told(client.POST("/api/campaign-drafts/{id}/propose", { params: { path: { id: draft_id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: approval_keys.proposals }),
  });
}

export function useCampaignRules(id: string, wanted = true) {
  return useQuery({
    queryKey: desk_keys.rules(id),
    enabled: wanted,
    retry: false,
    queryFn: () => told(client.GET("/api/campaigns/{id}/rules", { params: { path: { id } } })),
  });
}

export function useProposeRules(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["RulesToPropose"]) =>
      told(client.POST("/api/campaigns/{id}/rules", { params: { path: { id } }, body })),
    onSuccess: () => makeOld(queries, approval_keys.proposals, desk_keys.rules_of_all),
  });
}
