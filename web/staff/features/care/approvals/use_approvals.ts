// Settings, what two persons decide, consent texts, channels.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { desk_keys } from "../campaign_desk/keys";
import { campaign_keys } from "../campaigns/keys";
import { approval_keys } from "./keys";

export type SettingGroup = Schemas["SettingGroup"];
export type SettingField = SettingGroup["fields"][number];
export type SettingVersion = Schemas["SettingVersion"];
export type Values = Schemas["SettingValues"];
export type Hotline = Schemas["DraftHotline"];
export type ProposalRow = Schemas["ProposalRow"];
export type Proposal = Schemas["Proposal"];
export type ConsentText = Schemas["ConsentTextVersion"];
export type Channel = Schemas["ChannelStates"]["channels"][number];

export function useSettings() {
  return useQuery({ queryKey: approval_keys.settings, queryFn: () => told(client.GET("/api/settings")) });
}

export function useChangeSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["SettingToChange"]) => told(client.POST("/api/settings", { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: approval_keys.settings });
      void queries.invalidateQueries({ queryKey: approval_keys.proposals });
    },
  });
}

export function useWithdrawSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.DELETE("/api/settings/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: approval_keys.settings }),
  });
}

export function useProposals(wanted = true) {
  return useQuery({
    queryKey: approval_keys.proposals,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/proposals")),
  });
}

export function useProposal(id: string) {
  return useQuery({
    queryKey: approval_keys.proposal(id),
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
    onSuccess: (proposal) => queries.setQueryData(approval_keys.proposal(id), proposal),
    onSettled: () =>
      makeOld(
        queries,
        approval_keys.proposals,
        approval_keys.settings,
        approval_keys.consent_texts,
        approval_keys.rules_of_all,
        campaign_keys.lists,
        desk_keys.drafts,
      ),
  });
}

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
    queryKey: approval_keys.rules(id),
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
    onSuccess: () => makeOld(queries, approval_keys.proposals, approval_keys.rules_of_all),
  });
}

export function useConsentTexts(wanted = true) {
  return useQuery({
    queryKey: approval_keys.consent_texts,
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

export function useChannels() {
  return useQuery({
    queryKey: approval_keys.channels,
    queryFn: () => told(client.GET("/api/channels")),
    refetchInterval: 15_000,
  });
}
