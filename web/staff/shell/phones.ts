// Whom to telephone when the platform cannot be reached. Asked for while it can, kept in memory only.
import { useSyncExternalStore } from "react";

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
