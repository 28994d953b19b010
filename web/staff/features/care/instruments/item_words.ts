// Items by the number that a reader counts, instead of the ids of the definition.
import type { Picture } from "./use_instruments";

/** Numbers of the items among all of the instrument, from 1; an id that is none of them has no number. */
export function numbersOf(of: Pick<Picture, "items">, ids: readonly string[]): number[] {
  return ids.map((id) => of.items.findIndex((item) => item.id === id) + 1).filter((number) => number > 0);
}

/** "1–9", "1、3、5–7": numbers in order, runs of three and more as from and to. */
export function runsOf(numbers: readonly number[], comma: string): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: string[] = [];
  for (let begin = 0; begin < sorted.length;) {
    let end = begin;
    while (end + 1 < sorted.length && sorted[end + 1] === sorted[end]! + 1) end += 1;
    if (end - begin >= 2) runs.push(`${sorted[begin]}–${sorted[end]}`);
    else for (let at = begin; at <= end; at += 1) runs.push(String(sorted[at]));
    begin = end + 1;
  }
  return runs.join(comma);
}

/** Whether every item offers the same answers, so that they need to be told once only. */
export function sameOptions(of: Pick<Picture, "items">): boolean {
  const told = (at: number) => JSON.stringify(of.items[at]!.options);
  return of.items.length > 1 && of.items.every((_, at) => told(at) === told(0));
}
