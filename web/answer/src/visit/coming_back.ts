import type { AnswererSignIn, AnsweringTicket } from "../contract";
import { normaliseAccessCode } from "../door/access_code";
import { seal, type KeptSheet } from "../sheet/kept_sheet";

/** What the child brings, typed or scanned: the same code opens the same drawer either way. A seat is no secret. */
export function secretOf({ access_code, card }: AnswererSignIn): string {
  return normaliseAccessCode(access_code || card || "");
}

/** After this pause what was answered before is not shown again, even to the code. */
export const seal_after_ms = 10 * 60_000;

/** A sheet as it is taken up again, perhaps after a long pause. */
export function restedFrom(sheet: KeptSheet): KeptSheet {
  const long_ago = Date.now() - sheet.touched_at_ms > seal_after_ms;
  return long_ago && sheet.form && !sheet.submission ? seal(sheet) : sheet;
}

/** The same child signs in again on the same device: what waits here stays, a newer ticket stands by. By a seat nobody has typed a secret. */
export function continued(
  sheet: KeptSheet,
  { ticket, display_name, state, declined_before }: AnsweringTicket,
  by_seat: boolean,
): KeptSheet {
  const known = { ...sheet, display_name, declined_before, touched_at_ms: Date.now(), hand_in_refused: undefined };
  const shown = by_seat && known.form && !known.submission ? seal(known) : known;
  if (sheet.ticket === ticket) return shown;
  return sheet.ticket_refused || state !== "open"
    ? { ...shown, ticket, ticket_refused: false, base_unknown: true }
    : { ...shown, next_ticket: ticket };
}
