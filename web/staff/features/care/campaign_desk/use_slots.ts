import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { campaign_keys } from "../campaigns/keys";
import { desk_keys } from "./keys";

export type Slots = Schemas["ClassSlots"];
export type Slot = Schemas["SlotToChoose"];

export function useSlots(id: string, habits: { dismissal_minute?: number; classes_a_day_max?: number }) {
  return useQuery({
    queryKey: desk_keys.slots_by(id, habits),
    queryFn: () => told(client.GET("/api/campaigns/{id}/slots", { params: { path: { id }, query: habits } })),
    placeholderData: (before) => before,
  });
}

function useSlotChange<Input, Output>(id: string, change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: desk_keys.slots(id) });
      void queries.invalidateQueries({ queryKey: campaign_keys.page(id) });
    },
  });
}

export const useChooseSlots = (id: string) =>
  useSlotChange(id, (slots: Slot[]) =>
    told(client.PUT("/api/campaigns/{id}/slots", { params: { path: { id } }, body: { slots } })),
  );
export const useForgetSlots = (id: string) =>
  useSlotChange(id, () => told(client.DELETE("/api/campaigns/{id}/slots", { params: { path: { id } } })));

export function useSlotCoverage(id: string, wanted: boolean) {
  return useQuery({
    queryKey: desk_keys.slot_coverage(id),
    enabled: wanted,
    queryFn: () => told(client.GET("/api/campaigns/{id}/slot-coverage", { params: { path: { id } } })),
  });
}

/** What stands in the table: the choice if there is one, else the proposal. */
export function slotsShown(slots: Slots): Slot[] {
  const chosen = slots.classes.flatMap((row) =>
    row.begins_at_ms && row.ends_at_ms
      ? [{ class_id: row.class_id, begins_at_ms: row.begins_at_ms, ends_at_ms: row.ends_at_ms }]
      : [],
  );
  return slots.chosen_at_ms ? chosen : slots.proposal;
}
