import { newId } from "./new_id";

const place = "rongxin-seat";

/** A seat belongs to the tab that claimed it, also after a reload: a random mark, which says nothing of a child and is new for the next one. */
export function seatMark(anew?: boolean): string {
  try {
    const kept = anew ? null : sessionStorage.getItem(place);
    const mark = kept || newId();
    sessionStorage.setItem(place, mark);
    return mark;
  } catch {
    return newId();
  }
}
