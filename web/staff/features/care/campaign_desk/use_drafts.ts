import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { client, told, type Schemas } from "../../../shell/api";
import { campaign_keys } from "../campaigns/keys";
import { desk_keys } from "./keys";

export type Draft = Schemas["CampaignDraft"];
export type Steps = Schemas["CampaignSteps"];
export type Rule = Schemas["DraftRule"];
export type Condition = Schemas["RuleCondition"];
export type Options = Schemas["CampaignOptions"];
export type Check = Schemas["CampaignCheck"];
export type Simulation = Schemas["RuleSimulation"];
export type StepName = Steps["at_step"];

/** What a step of the wizard is given. */
export interface StepProps {
  draft: Draft;
  steps: Steps;
  options: Options;
  /** Words of a fault at a field, once the step has been left or tried. */
  faultAt: (field: string) => string | undefined;
  change: (part: Partial<Steps>) => void;
  go: (step: StepName) => void;
}

export const step_names: StepName[] = ["what", "whom", "when", "rules", "consent", "roster", "publish"];

export function useDrafts(wanted: boolean) {
  return useQuery({
    queryKey: desk_keys.drafts,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/campaign-drafts")),
  });
}

export function useOptions(wanted = true) {
  return useQuery({
    queryKey: desk_keys.options,
    enabled: wanted,
    staleTime: 5 * 60_000,
    queryFn: () => told(client.GET("/api/campaign-options")),
  });
}

export function useDraft(id: string) {
  return useQuery({
    queryKey: desk_keys.draft(id),
    staleTime: Infinity,
    queryFn: () => told(client.GET("/api/campaign-drafts/{id}", { params: { path: { id } } })),
  });
}

export function useMakeDraft() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (copy_of?: string) => told(client.POST("/api/campaign-drafts", { body: copy_of ? { copy_of } : {} })),
    onSuccess: (draft) => {
      queries.setQueryData(desk_keys.draft(draft.id), draft);
      void queries.invalidateQueries({ queryKey: desk_keys.drafts });
    },
  });
}

export function useSaveDraft(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["CampaignDraftToSave"]) =>
      told(client.PUT("/api/campaign-drafts/{id}", { params: { path: { id } }, body })),
    onSuccess: (draft) => {
      queries.setQueryData(desk_keys.draft(id), draft);
      void queries.invalidateQueries({ queryKey: desk_keys.checks(id) });
      void queries.invalidateQueries({ queryKey: desk_keys.drafts });
    },
  });
}

export function useDeleteDraft() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.DELETE("/api/campaign-drafts/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: desk_keys.drafts }),
  });
}

/** What the server says of the draft as it was saved. */
export function useCheck(id: string, version: number) {
  return useQuery({
    queryKey: desk_keys.check(id, version),
    queryFn: () => told(client.GET("/api/campaign-drafts/{id}/check", { params: { path: { id } } })),
  });
}

export function usePublish(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["CampaignDraftToPublish"]) =>
      told(client.POST("/api/campaign-drafts/{id}/publish", { params: { path: { id } }, body })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: campaign_keys.lists });
      void queries.invalidateQueries({ queryKey: desk_keys.drafts });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: desk_keys.draft(id) }),
  });
}

/** How far a campaign is filled: asked every second until it is. */
export function usePublication(campaign_id: string) {
  return useQuery({
    queryKey: desk_keys.publication(campaign_id),
    enabled: campaign_id !== "",
    queryFn: () => told(client.GET("/api/campaigns/{id}/publication", { params: { path: { id: campaign_id } } })),
    refetchInterval: ({ state }) => (state.data?.state === "filled" ? false : 1000),
  });
}

const settle_ms = 250;

/** A value once it has rested for a moment: a slider under the hand asks the server seldom. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), settle_ms);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function useSimulation(steps: Steps) {
  const { rules, instruments, units, grades, interviews_a_week } = steps;
  const body = useSettled({
    rules: rules.filter((rule) => rule.conditions.length > 0),
    instruments,
    units,
    grades,
    interviews_a_week,
  });
  return useQuery({
    queryKey: desk_keys.simulation(body),
    queryFn: ({ signal }) => told(client.POST("/api/rule-simulations", { body, signal })),
    placeholderData: (before) => before,
  });
}

/** The units directly below one's own, all pages of them. */
export function useUnitsBelow(unit_id: string, wanted: boolean) {
  return useQuery({
    queryKey: desk_keys.units_below(unit_id),
    enabled: wanted && unit_id !== "",
    staleTime: 5 * 60_000,
    queryFn: async () => {
      const all: Schemas["Unit"][] = [];
      let after: string | undefined;
      do {
        const page = await told(client.GET("/api/units", { params: { query: { parent: unit_id, after } } }));
        all.push(...page.units);
        after = page.next;
      } while (after);
      return all;
    },
  });
}
