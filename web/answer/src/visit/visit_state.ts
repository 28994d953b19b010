import type { AnsweringTicket, ClassSessionDoor, HotlineEntry, LocalText } from "../contract";
import { idle, isClosed, isExpired, type CourierState } from "../queue/courier";
import type { KeptSheet } from "../sheet/kept_sheet";
import type { Door } from "../door/door_fragment";

export type Page =
  | "opening" | "elsewhere" | "door" | "waiting" | "who"
  | "items" | "review" | "contact" | "declining" | "sending" | "thanks" | "ended" | "cleared";

/** How it ended without a receipt on this device. `final`: the server has everything, the device may be cleared. */
export interface Ending {
  kind: "submitted" | "closed" | "not_found" | "stuck";
  final: boolean;
  all_confirmed: boolean;
  receipt?: string;
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
  closed_ticket?: AnsweringTicket;
  thanks?: { receipt: string; clears_at_ms: number };
  ending_clears_at_ms?: number;
  cleared: boolean;
  card: Card;
}

/** The one page to show for a state. */
export function pageOf(state: VisitState): Page {
  if (state.elsewhere) return "elsewhere";
  if (!state.device_read) return "opening";
  if (state.cleared) return "cleared";
  if (state.thanks) return "thanks";
  if (endingOf(state)) return "ended";
  const { sheet, entrance } = state;
  if (!sheet || sheet.ticket_refused) {
    if (isWaiting(entrance)) return "waiting";
    return state.asking === "session" || state.asking === "card" ? "opening" : "door";
  }
  if (sheet.submission) return "sending";
  if (!state.known) return "who";
  if (sheet.form || sheet.stage === "declining") return sheet.stage;
  return isWaiting(entrance) ? "waiting" : "opening";
}

/** Waiting is shown as a page only once a try has failed; the first moments of a request are not worth one. */
export function isWaiting(state: CourierState): boolean {
  return state.kind === "waiting" || (state.kind === "sending" && state.failures > 0);
}

export function endingOf(state: VisitState): Ending | null {
  if (state.closed_ticket) {
    const { state: ticket_state, receipt } = state.closed_ticket;
    return { kind: ticket_state === "submitted" ? "submitted" : "closed", final: true, all_confirmed: true, receipt };
  }
  const { sheet, answers, entrance } = state;
  if (!sheet) return null;
  const refused = answers.kind === "refused" ? answers : !sheet.form && entrance.kind === "refused" ? entrance : null;
  if (!refused || isExpired(refused)) return null;
  const { status, code, incident } = refused.refusal;
  const submitted = code === "sheet_differs";
  const all_confirmed = submitted || sheet.confirmed_no >= sheet.save_no;
  const kind = submitted ? "submitted" : isClosed(refused) ? "closed" : status === 404 ? "not_found" : "stuck";
  return { kind, final: isClosed(refused) && all_confirmed, all_confirmed, incident };
}

export function newVisitState(door: Door, lasting: boolean, card: Card): VisitState {
  return {
    door, lasting, card, known: false, device_read: false, elsewhere: false, help_open: false, cleared: false,
    entrance: idle, answers: idle, help: idle,
  };
}
