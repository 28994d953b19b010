import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { approval_keys } from "../approvals/keys";
import { setting_keys } from "./keys";

export type SettingGroup = Schemas["SettingGroup"];
export type SettingField = SettingGroup["fields"][number];
export type SettingVersion = Schemas["SettingVersion"];
export type Values = Schemas["SettingValues"];
export type Hotline = Schemas["DraftHotline"];

export function useSettings() {
  return useQuery({ queryKey: setting_keys.settings, queryFn: () => told(client.GET("/api/settings")) });
}

export function useChangeSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["SettingToChange"]) => told(client.POST("/api/settings", { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: setting_keys.settings });
      void queries.invalidateQueries({ queryKey: approval_keys.proposals });
    },
  });
}

export function useWithdrawSetting() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => told(client.DELETE("/api/settings/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: setting_keys.settings }),
  });
}
