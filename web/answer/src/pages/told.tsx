import { texts } from "../locale/locale";
import { followsUp, type PlacedItem } from "../sheet/asked_items";

/** A kind word before the first item behind the questions that follow a sign of danger, whatever was said. */
export function Told({ items, at }: { items: PlacedItem[]; at: number }) {
  const t = texts();
  const before = items[at - 1];
  const told = before && before.section !== (items[at] as PlacedItem).section && followsUp(before.section);
  return told ? (
    <p class="notice good told">
      <b>{t.told_title}</b> <span>{t.told_lead}</span>
    </p>
  ) : null;
}
