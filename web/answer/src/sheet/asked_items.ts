import type { Form, FormItem, FormSection } from "../contract";

/** "Read and left out on purpose", as the contract writes it. */
export const left_out = -1;

export interface GivenAnswer {
  value: number;
  spent_ms: number;
  /** The save in which it last changed. */
  no: number;
}
export type Answers = { [item: string]: GivenAnswer | undefined };

export interface PlacedItem {
  item: FormItem;
  section: FormSection;
  /** Index in the whole form, conditional items included: what `first_item` counts. */
  index: number;
}

/** All items of the form in order. */
export function placeItems(form: Form): PlacedItem[] {
  const placed: PlacedItem[] = [];
  for (const section of form.sections) {
    for (const item of section.items) placed.push({ item, section, index: placed.length });
  }
  return placed;
}

/** A section that is only asked because of an answer before it, like the ASQ behind item 9. */
export function followsUp(section: FormSection): boolean {
  return section.items.length > 0 && section.items.every((item) => item.ask_when);
}

/** Items that a neighbour must not read over a shoulder: what an answer has opened, and the answer that opened it. */
export function privateItems(placed: PlacedItem[]): Set<string> {
  const found = new Set<string>();
  for (const { item } of placed) {
    if (!item.ask_when) continue;
    found.add(item.id);
    for (const condition of item.ask_when.any) found.add(condition.item);
  }
  return found;
}

/**
 * The items to ask on this device, in order. Items before `first_item` were answered on an earlier device and are not
 * shown; a condition on one of them counts as met, because the server has already let the child past it and asking
 * once too often is safer than never.
 */
export function askedItems(placed: PlacedItem[], answers: Answers, first_item: number): PlacedItem[] {
  const asked = new Set<string>();
  for (const { item, index } of placed) {
    if (index < first_item || isAsked(item)) asked.add(item.id);
  }
  return placed.filter(({ item, index }) => index >= first_item && asked.has(item.id));

  function isAsked(item: FormItem): boolean {
    const when = item.ask_when;
    if (!when) return true;
    return when.any.some((condition) => {
      const source = placed.find((other) => other.item.id === condition.item);
      if (!source || !asked.has(condition.item)) return false;
      if (source.index < first_item) return true;
      const answer = answers[condition.item];
      if (!answer) return false;
      return answer.value === left_out ? !!when.unanswered_counts : answer.value >= condition.at_least;
    });
  }
}
