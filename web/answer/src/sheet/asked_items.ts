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
  /** Id of the first item of its screen: a section is cut into screens from its first item on, on every device alike. */
  screen: string;
}

/** All items of the form in order. */
export function placeItems(form: Form): PlacedItem[] {
  const placed: PlacedItem[] = [];
  for (const section of form.sections) {
    section.items.forEach((item, at, all) =>
      placed.push({
        item,
        section,
        index: placed.length,
        screen: all[at - (at % (section.items_per_screen || 1))]!.id,
      }),
    );
  }
  return placed;
}

/** The items that stand on one screen with this one, itself among them. */
export function screenOf(items: PlacedItem[], id: string): PlacedItem[] {
  const here = items.find(({ item }) => item.id === id);
  return items.filter(({ screen }) => here && screen === here.screen);
}

/** A section that is only asked because of an answer before it, like the ASQ behind item 9. */
export function followsUp(section: FormSection): boolean {
  return section.items.length > 0 && section.items.every((item) => item.ask_when);
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
