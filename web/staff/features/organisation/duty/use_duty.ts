// The roster of the caller's unit, leave, and where one is called.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { makeOld } from "../../../shell/queries";
import { useTellAct } from "../../../shell/features";
import { duty_keys } from "./keys";

export type Roster = Schemas["DutyRoster"];
export type DutyRow = Schemas["DutyRow"];

const readRoster = () => told(client.GET("/api/duty"));

export function useRoster(wanted = true) {
  return useQuery({ queryKey: duty_keys.roster, enabled: wanted, queryFn: readRoster, refetchInterval: 60_000 });
}

function useRosterChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: duty_keys.roster }),
  });
}

export const usePutOnDuty = () =>
  useRosterChange((body: Schemas["DutyToAdd"]) => told(client.POST("/api/duty", { body })));
export const useEndDuty = () =>
  useRosterChange((id: string) => told(client.DELETE("/api/duty/{id}", { params: { path: { id } } })));
export const useEndLeave = () =>
  useRosterChange((id: string) => told(client.DELETE("/api/leaves/{id}", { params: { path: { id } } })));

/** Begins a leave and tells which one it has become, so that it can be undone. */
export const useBeginLeave = () =>
  useRosterChange(async (body: Schemas["LeaveToBegin"]) => {
    await told(client.POST("/api/leaves", { body }));
    const roster = await readRoster();
    return roster.leaves
      .filter((leave) => leave.account_id === body.account_id && leave.until_ms === body.until_ms)
      .at(-1);
  });

/** What a leave of a colleague would hand over now. */
export const useLeavePreview = (account_id: string | undefined) =>
  useQuery({
    queryKey: duty_keys.leave_preview(account_id),
    enabled: !!account_id,
    staleTime: 0,
    queryFn: () => told(client.GET("/api/leaves/preview", { params: { query: { account_id: account_id ?? "" } } })),
  });
export const useConfirmLeave = () =>
  useRosterChange((id: string) => told(client.POST("/api/leaves/{id}/confirm", { params: { path: { id } } })));

export function useMyLeaves() {
  return useQuery({
    queryKey: duty_keys.my_leaves,
    queryFn: () => told(client.GET("/api/my-leaves")),
    refetchInterval: 60_000,
  });
}

export function useAnswerMyLeave() {
  const tellAct = useTellAct();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: Schemas["MyLeaveAnswer"]["answer"] }) =>
      told(client.PUT("/api/my-leaves/{id}", { params: { path: { id } }, body: { answer } })),
    onSettled: () => {
      void makeOld(queries, duty_keys.my_leaves, duty_keys.roster);
      void tellAct("leave_answered");
    },
  });
}

export function useMyContact() {
  return useQuery({ queryKey: duty_keys.my_contact, queryFn: () => told(client.GET("/api/staff/contact")) });
}

export function useSetMyContact() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["MyContact"]) => told(client.PUT("/api/staff/contact", { body })),
    onSuccess: (contact) => queries.setQueryData(duty_keys.my_contact, contact),
  });
}

export const useTestMessage = () => useMutation({ mutationFn: () => told(client.POST("/api/staff/contact/test")) });
