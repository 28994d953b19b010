import type { StepName, Steps } from "./use_drafts";
import type { TextKey } from "../../../shell/language";

export interface Fault {
  step: StepName;
  field: string;
  words: TextKey;
}

const texts = ["title", "introduction", "help_promise", "who_reads"] as const;

/** What the page can tell by itself, at the field; the server says the rest before publishing. */
export function faultsOf(steps: Steps, now_ms: number): Fault[] {
  const faults: Fault[] = [];
  for (const name of texts)
    for (const language of ["zh", "en"] as const) {
      const field = `${name}_${language}` as const;
      if (steps[field].trim() === "") faults.push({ step: "what", field, words: `wizard.fault_${field}` });
    }
  if (steps.instruments.length === 0)
    faults.push({ step: "what", field: "instruments", words: "wizard.fault_instruments" });
  if (!(steps.closes_at_ms > steps.opens_at_ms))
    faults.push({ step: "when", field: "closes_at_ms", words: "wizard.fault_window" });
  else if (steps.closes_at_ms <= now_ms)
    faults.push({ step: "when", field: "closes_at_ms", words: "wizard.fault_past" });
  steps.rules.forEach((rule, i) => {
    if (rule.conditions.length === 0) faults.push({ step: "rules", field: `rules[${i}]`, words: "wizard.fault_rule" });
  });
  return faults;
}

const zone_ms = 8 * 3_600_000;

/** The city's wall clock as an input of the browser has it: "2026-12-01T07:30". */
export function wallClock(at_ms: number): string {
  return new Date(at_ms + zone_ms).toISOString().slice(0, 16);
}
export function fromWallClock(text: string): number {
  // Not every engine refuses the rest of a time without its day.
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) - zone_ms : 0;
}
