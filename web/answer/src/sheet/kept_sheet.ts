import type { AnsweringTicket, AnswersToSave, ContactWish, Form, HelpWish, LocalText, SheetToSubmit } from "../contract";
import { askedItems, placeItems, type Answers, type PlacedItem } from "./asked_items";

export type Stage = "items" | "review" | "contact" | "declining" | "sending";

/** Everything of one child on this device. It is erased in the moment of the receipt and never before. */
export interface KeptSheet {
  sheet_id: string;
  ticket: string;
  ticket_refused?: boolean;
  display_name: string;
  first_item: number;
  form?: Form;
  answers: Answers;
  /** Items answered before a long pause: not shown again, whoever sits here now. */
  sealed: string[];
  /** Id of the item on the screen while the stage is "items". */
  here: string;
  stage: Stage;
  from_review: boolean;
  /** Counts every change; what the server has confirmed follows in `confirmed_no`. */
  save_no: number;
  confirmed_no: number;
  /** The sheet as it was first sent, as text: every repetition is the same to the byte. */
  submission?: string;
  contact_wish?: ContactWish;
  help?: { wish: HelpWish; confirmed_at_ms?: number; promise?: LocalText };
  /** Another child has sat down: never shown again, delivered, then erased. */
  set_aside?: boolean;
  touched_at_ms: number;
}

export function newSheet(ticket: AnsweringTicket, now_ms: number): KeptSheet {
  return {
    sheet_id: ticket.sheet_id,
    ticket: ticket.ticket,
    display_name: ticket.display_name,
    first_item: ticket.first_item,
    answers: {},
    sealed: [],
    here: "",
    stage: "items",
    from_review: false,
    save_no: 0,
    confirmed_no: 0,
    touched_at_ms: now_ms,
  };
}

/** A personal card on a day without a campaign: no questions, only the call for somebody. */
export function isCardOnly(sheet?: KeptSheet): boolean {
  return !!sheet && !!sheet.form && !sheet.form.sections[0];
}

/** The items of this sheet that are asked on this device, in order. */
export function itemsOf(sheet: KeptSheet): PlacedItem[] {
  return sheet.form ? askedItems(placeItems(sheet.form), sheet.answers, sheet.first_item) : [];
}

/** Items that may be looked at and changed. */
export function openItems(sheet: KeptSheet): PlacedItem[] {
  return itemsOf(sheet).filter(({ item }) => sheet.sealed.indexOf(item.id) < 0);
}

export function withForm(sheet: KeptSheet, form: Form): KeptSheet {
  const filled = { ...sheet, form };
  return filled.here || filled.stage !== "items" ? filled : goOn(filled);
}

/** Moves to the first open item without an answer, or to the review page. */
export function goOn(sheet: KeptSheet): KeptSheet {
  const next = openItems(sheet).find(({ item }) => !sheet.answers[item.id]);
  return next ? { ...sheet, stage: "items", here: next.item.id } : { ...sheet, stage: "review", here: "", from_review: true };
}

/** Records a choice; the page stays on the item until `stepForward`. */
export function answer(sheet: KeptSheet, item: string, value: number, spent_ms: number, now_ms: number): KeptSheet {
  const before = sheet.answers[item];
  const spent = Math.min(86_400_000, Math.max(0, Math.round((before ? before.spent_ms : 0) + spent_ms)));
  return {
    ...sheet,
    answers: { ...sheet.answers, [item]: { value, spent_ms: spent } },
    save_no: sheet.save_no + 1,
    touched_at_ms: now_ms,
  };
}

/** From `item` to the next one, items that a condition has just opened included; coming from the review page, back there unless something is still open. */
export function stepForward(sheet: KeptSheet, item: string): KeptSheet {
  if (sheet.from_review) return goOn(sheet);
  const items = openItems(sheet);
  const next = items[items.findIndex((placed) => placed.item.id === item) + 1];
  return next ? { ...sheet, stage: "items", here: next.item.id } : goOn(sheet);
}

/** The item before the one on the screen, or null where back is not allowed. */
export function itemBefore(sheet: KeptSheet): string | null {
  const items = openItems(sheet);
  const at = sheet.stage === "items" ? items.findIndex(({ item }) => item.id === sheet.here) : items.length;
  const before = items[at - 1];
  return before ? before.item.id : null;
}

/** Hides what was answered before a pause: someone else may sit here now. */
export function seal(sheet: KeptSheet): KeptSheet {
  return goOn({ ...sheet, sealed: Object.keys(sheet.answers), from_review: false });
}

function answersToSend(sheet: KeptSheet): AnswersToSave["answers"] {
  const answers: AnswersToSave["answers"] = [];
  for (const { item } of itemsOf(sheet)) {
    const given = sheet.answers[item.id];
    if (given) answers.push({ item: item.id, value: given.value, spent_ms: given.spent_ms });
  }
  return answers;
}

export function answersToSave(sheet: KeptSheet): AnswersToSave {
  return { save_no: sheet.save_no, answers: answersToSend(sheet) };
}

/** Freezes the sheet for sending. A second call changes nothing: what was sent once is what is sent again. */
export function freeze(sheet: KeptSheet, contact_wish: ContactWish, declined: boolean): KeptSheet {
  if (sheet.submission) return sheet;
  const body: SheetToSubmit = { answers: declined ? [] : answersToSend(sheet), contact_wish };
  if (declined) body.declined = true;
  return { ...sheet, submission: JSON.stringify(body), contact_wish, stage: "sending" };
}
