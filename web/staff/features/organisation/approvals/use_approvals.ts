// What two persons decide.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, told, type Schemas } from "../../../shell/api";
import { useTellAct } from "../../../shell/features";
import { approval_keys } from "./keys";

export type ProposalRow = Schemas["ProposalRow"];
export type Proposal = Schemas["Proposal"];

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
  const tell = useTellAct();
  const params = { path: { id } };
  return useMutation({
    mutationFn: () =>
      act === "confirm"
        ? told(client.POST("/api/proposals/{id}/confirm", { params }))
        : told(client.POST("/api/proposals/{id}/withdraw", { params })),
    onSuccess: (proposal) => queries.setQueryData(approval_keys.proposal(id), proposal),
    onSettled: () => tell("proposal_settled"),
  });
}
