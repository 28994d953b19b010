// Settings, what two persons decide, consent texts, channels.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";

export type SettingGroup = Schemas["SettingGroup"];
export type SettingField = SettingGroup["fields"][number];
export type SettingVersion = Schemas["SettingVersion"];
export type Values = Schemas["SettingValues"];
export type Hotline = Schemas["DraftHotline"];
export type ProposalRow = Schemas["ProposalRow"];
export type Proposal = Schemas["Proposal"];
export type ConsentText = Schemas["ConsentTextVersion"];
export type Channel = Schemas["ChannelStates"]["channels"][number];

const settings_key = ["settings"] as const;
const proposals_key = ["proposals"] as const;

export function useSettings() {
  return useQuery({ queryKey: settings_key, queryFn: () => told(client.GET("/api/settings")) });
}

export function useChangeSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["SettingToChange"]) => told(client.POST("/api/settings", { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: settings_key });
      void queries.invalidateQueries({ queryKey: proposals_key });
    },
  });
}

export function useWithdrawSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.DELETE("/api/settings/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: settings_key }),
  });
}

export function useProposals(wanted = true) {
  return useQuery({ queryKey: proposals_key, enabled: wanted, queryFn: () => told(client.GET("/api/proposals")) });
}

const proposalKey = (id: string) => ["proposal", id];

export function useProposal(id: string) {
  return useQuery({
    queryKey: proposalKey(id),
    queryFn: () => told(client.GET("/api/proposals/{id}", { params: { path: { id } } })),
  });
}

export function useSettle(id: string, act: "confirm" | "withdraw") {
  const queries = useQueryClient();
  const params = { path: { id } };
  return useMutation({
    mutationFn: () =>
      act === "confirm"
        ? told(client.POST("/api/proposals/{id}/confirm", { params }))
        : told(client.POST("/api/proposals/{id}/withdraw", { params })),
    onSuccess: (proposal) => queries.setQueryData(proposalKey(id), proposal),
    onSettled: () =>
      Promise.all(
        [proposals_key, settings_key, ["campaigns"], ["campaign-drafts"], ["consent-texts"], ["campaign-rules"]].map(
          (queryKey) => queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

export function useProposeCampaign(draft_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["CampaignToPropose"]) =>
      told(client.POST("/api/campaign-drafts/{id}/propose", { params: { path: { id: draft_id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: proposals_key }),
  });
}

export function useCampaignRules(id: string, wanted = true) {
  return useQuery({
    queryKey: ["campaign-rules", id],
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
    onSuccess: () =>
      Promise.all([proposals_key, ["campaign-rules"]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

export function useConsentTexts(wanted = true) {
  return useQuery({
    queryKey: ["consent-texts"],
    enabled: wanted,
    queryFn: () => told(client.GET("/api/consent/texts")),
  });
}

export function useProposeText() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["ConsentTextToPropose"]) => told(client.POST("/api/consent/texts", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: proposals_key }),
  });
}

export function useChannels() {
  return useQuery({
    queryKey: ["channels"],
    queryFn: () => told(client.GET("/api/channels")),
    refetchInterval: 15_000,
  });
}
