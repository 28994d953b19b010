// Whom to telephone when the platform cannot be reached. Asked for while it can, kept in memory only.
import { useEffect, useSyncExternalStore } from "react";
import { useQuery } from "@tanstack/react-query";
import { client, told } from "./api";

const whom_to_call_key = ["whom-to-call"] as const;

export interface PersonToCall {
  name: string;
  phone: string;
}

let known: PersonToCall[] = [];
const watchers = new Set<() => void>();

export function rememberPhones(people: PersonToCall[]): void {
  known = people;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useKnownPhones(): PersonToCall[] {
  return useSyncExternalStore(watch, () => known);
}

/** Learns beforehand whom to telephone when the platform cannot be reached. Mounted once, in Frame. */
export function useWhomToCall(wanted: boolean) {
  const { data } = useQuery({
    queryKey: whom_to_call_key,
    enabled: wanted,
    queryFn: () => told(client.GET("/api/whom-to-call")),
    staleTime: 300_000,
    refetchInterval: 600_000,
    gcTime: Infinity,
  });
  useEffect(() => rememberPhones(wanted ? (data?.people ?? []) : []), [data, wanted]);
}
