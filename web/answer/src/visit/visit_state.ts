import type {
  AnswererSignIn,
  ClassSessionDoor,
  CodeToProve,
  ContactWish,
  HotlineEntry,
  LocalText,
  SeatToProve,
} from "../contract";
import type { KeptNote } from "../device/keeper";
import { idle, isClosed, isExpired, type CourierState } from "../queue/courier";
import { screenOf } from "../sheet/asked_items";
import { isConfirmed, openItems, type KeptSheet } from "../sheet/kept_sheet";
import type { Door } from "../door/door_fragment";

export type Page =
  | "opening"
  | "elsewhere"
  | "door"
  | "waiting"
  | "who"
  | "items"
  | "group"
  | "review"
  | "contact"
  | "declining"
  | "sending"
  | "thanks"
  | "ended"
  | "cleared"
  | "queue"
  | "jump"
  | "proof";

/** Pages of a child who is answering. */
export const answering_pages: Page[] = ["items", "group", "review", "contact", "declining", "jump"];

/** How it ended without a receipt on this device. `final`: the server has everything, the device may be cleared. */
export interface Ending {
  kind: "submitted" | "differs" | "closed" | "not_found" | "stuck";
  final: boolean;
  all_confirmed: boolean;
  incident?: string;
}

/** What stays readable after clearing because it is the same for everybody. */
export interface Card {
  hotlines?: HotlineEntry[];
  who_reads?: LocalText;
}

export interface VisitState {
  door: Door;
  class_session?: ClassSessionDoor;
  /** What the door is being asked just now. */
  asking?: "session" | "card" | "code" | "seat";
  sheet?: KeptSheet;
  /** The child has said 是我 on this page load. */
  known: boolean;
  device_read: boolean;
  lasting: boolean;
  elsewhere: boolean;
  help_open: boolean;
  entrance: CourierState;
  answers: CourierState;
  help: CourierState;
  /** What the code says of its sheet once nothing more is asked: it is in, or the time is over. */
  over?: "submitted" | "closed";
  /** A seat, or a code that was used before: whoever brings it shows with a part of the name that it is theirs. */
  to_prove?: (SeatToProve | CodeToProve) & { sign_in: AnswererSignIn };
  /** `clears_at_ms` 0: held until a tap. */
  thanks?: { receipt: string; clears_at_ms: number; wish?: ContactWish; declined?: boolean };
  ending_clears_at_ms?: number;
  cleared: boolean;
  /** Nobody touched the page for a while: the sheet lies aside until its code is typed again. */
  locked?: boolean;
  /** What lies on this device from before, sealed. */
  notes: KeptNote[];
  /** Since when sheets that this page knows wait to arrive, the child's own left out. */
  unsent_since_ms: number[];
  queue_open?: boolean;
  jump_open?: boolean;
  card: Card;
}

/** The one page to show for a state. */
export function pageOf(state: VisitState): Page {
  if (state.elsewhere) return "elsewhere";
  if (!state.device_read) return "opening";
  if (state.cleared) return "cleared";
  if (state.thanks) return "thanks";
  if (state.queue_open) return "queue";
  if (endingOf(state)) return "ended";
  const { sheet, entrance } = state;
  if (!sheet || sheet.ticket_refused) {
    if (isWaiting(entrance)) return "waiting";
    if (state.to_prove) return "proof";
    return state.asking === "session" || state.asking === "card" ? "opening" : "door";
  }
  if (sheet.submission) return "sending";
  if (!state.known) return "who";
  if (sheet.form || sheet.stage === "declining")
    return state.jump_open
      ? "jump"
      : sheet.stage === "items" && screenOf(openItems(sheet), sheet.here)[1]
        ? "group"
        : sheet.stage;
  return isWaiting(entrance) ? "waiting" : "opening";
}

/** Waiting is shown as a page only once a try has failed; the first moments of a request are not worth one. */
export function isWaiting(state: CourierState): boolean {
  return state.kind === "waiting" || (state.kind === "sending" && state.failures > 0);
}

export function endingOf(state: VisitState): Ending | null {
  const { sheet, answers, entrance, over } = state;
  if (over) {
    const all_confirmed = !state.unsent_since_ms.length;
    return { kind: over, final: all_confirmed, all_confirmed };
  }
  if (!sheet) return null;
  const { hand_in_refused } = sheet;
  const refused = answers.kind === "refused" ? answers : !sheet.form && entrance.kind === "refused" ? entrance : null;
  if (refused && isExpired(refused)) return null;
  const all_confirmed = isConfirmed(sheet);
  // Not taken as a sheet, still on its way as answers: the page goes on sending.
  if (hand_in_refused && (all_confirmed || refused))
    return {
      kind: hand_in_refused.code === "sheet_differs" ? "differs" : "closed",
      final: all_confirmed,
      all_confirmed,
    };
  if (!refused) return null;
  const { status, incident } = refused.refusal;
  const kind = isClosed(refused) ? "closed" : status === 404 ? "not_found" : "stuck";
  return { kind, final: isClosed(refused) && all_confirmed, all_confirmed, incident };
}

export function newVisitState(door: Door, lasting: boolean, card: Card): VisitState {
  return {
    door,
    lasting,
    card,
    known: false,
    device_read: false,
    elsewhere: false,
    help_open: false,
    cleared: false,
    entrance: idle,
    answers: idle,
    help: idle,
    notes: [],
    unsent_since_ms: [],
  };
}
