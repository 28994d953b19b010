import type { PlacedItem } from "./asked_items";

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
