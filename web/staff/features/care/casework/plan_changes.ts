// What the person changed in a proposed week before accepting it. Kept until the browser is closed, so that a
// decision outlives a look at another page and a week that is asked for anew.
import { useState } from "react";
import type { InterviewToPlace, ProposedInterview, WeekPlan } from "./use_plan";

/** Another time, or null for "not this week", by alert. */
export type Changes = Record<string, number | null>;

const place_of = (monday: string) => `rongxin.week_changes.${monday}`;

function readChanges(monday: string): Changes {
  try {
    return JSON.parse(sessionStorage.getItem(place_of(monday)) ?? "{}") as Changes;
  } catch {
    return {};
  }
}

export function useChanges(monday: string) {
  const [held, setHeld] = useState<{ monday: string; changes: Changes }>({ monday, changes: readChanges(monday) });
  const changes = held.monday === monday ? held.changes : readChanges(monday);
  const set = (next: Changes) => {
    sessionStorage.setItem(place_of(monday), JSON.stringify(next));
    setHeld({ monday, changes: next });
  };
  return { changes, set, add: (more: Changes) => set({ ...readChanges(monday), ...more }) };
}

/** The proposal with the person's decisions: these win, and whoever they push away gets the next free time. */
export function changedPlan(
  plan: Pick<WeekPlan, "proposed" | "unplaced" | "free">,
  changes: Changes,
): { proposed: ProposedInterview[]; unplaced: InterviewToPlace[] } {
  const decided = (one: InterviewToPlace) => changes[one.alert_id];
  const at = (one: InterviewToPlace, starts_at_ms: number): ProposedInterview => ({
    ...one,
    starts_at_ms,
    late: starts_at_ms > one.due_at_ms,
  });
  const all = [...plan.proposed, ...plan.unplaced];
  const proposed: ProposedInterview[] = all.flatMap((one) => {
    const time = decided(one);
    return typeof time === "number" ? [at(one, time)] : [];
  });
  const used = new Set<number>(proposed.map((one) => one.starts_at_ms));
  const unplaced: InterviewToPlace[] = [];
  for (const one of all) {
    if (typeof decided(one) === "number") continue;
    const own = plan.proposed.find((other) => other.alert_id === one.alert_id)?.starts_at_ms;
    const kept_by = (time: number) =>
      plan.proposed.some((other) => other.starts_at_ms === time && decided(other) === undefined);
    const next =
      own === undefined || !used.has(own) ? own : plan.free.find((time) => !used.has(time) && !kept_by(time));
    if (decided(one) === null || next === undefined) unplaced.push(one);
    else {
      used.add(next);
      proposed.push(at(one, next));
    }
  }
  return { proposed: proposed.sort((a, b) => a.starts_at_ms - b.starts_at_ms), unplaced };
}
