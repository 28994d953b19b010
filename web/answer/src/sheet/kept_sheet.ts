import type { AnsweringTicket, AnswersToSave, ContactWish, Form, HelpWish, LocalText } from "../contract";
import { askedItems, placeItems, screenOf, type Answers, type PlacedItem } from "./asked_items";

export type Stage = "items" | "review" | "contact" | "declining" | "sending";

/** What of a sheet has still to arrive: its answers, the whole handed-in sheet, a call for somebody, or nothing. */
export type Waits = "" | "answers" | "sheet" | "help";

/** Everything of one child on this device. It is erased in the moment of the receipt and never before. */
export interface KeptSheet {
  sheet_id: string;
  ticket: string;
  ticket_refused?: boolean;
  /** A newer one of the same child, for when the server no longer takes `ticket`. */
  next_ticket?: string;
  /** In the page only, never on the device: "" after the page was opened again without a network. */
  display_name: string;
  first_item: number;
  form?: Form;
  /** For young children: pages are read aloud, where the device has a voice. */
  read_aloud?: boolean;
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
  declined?: boolean;
  /** Why the server did not take `submission`; its answers are then brought as a save. */
  hand_in_refused?: { status: number; code: string };
  /** The campaign was taken back, or a guardian has: nothing more is asked, and nobody reads what came last. */
  over?: boolean;
  /** Said 不想参加 before, and may begin all the same. */
  declined_before?: boolean;
  /** The server does not know the save that the next one would build on. */
  base_unknown?: boolean;
  help?: { wish: HelpWish; confirmed_at_ms?: number; promise?: LocalText };
  touched_at_ms: number;
}

export function newSheet(ticket: AnsweringTicket, now_ms: number): KeptSheet {
  return {
    sheet_id: ticket.sheet_id,
    ticket: ticket.ticket,
    display_name: ticket.display_name,
    first_item: ticket.first_item,
    declined_before: ticket.declined_before,
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
  const { help } = form;
  // Asked for on another device: the page knows of it, and does not ask as if nothing had been said.
  const read_aloud = form.sections.some(({ items }) => items.some((item) => item.read_aloud));
  const filled = {
    ...sheet,
    form,
    read_aloud,
    help: sheet.help || (help && { wish: help.wish, promise: help.promise, confirmed_at_ms: 1 }),
  };
  return filled.here || filled.stage !== "items" ? filled : goOn(filled);
}

/** Moves to the first open item without an answer, or to the review page. */
export function goOn(sheet: KeptSheet): KeptSheet {
  const next = openItems(sheet).find(({ item }) => !sheet.answers[item.id]);
  return next
    ? { ...sheet, stage: "items", here: next.item.id }
    : { ...sheet, stage: "review", here: "", from_review: true };
}

/** Records a choice; the page stays on the screen until `stepForward`. What a screen has taken is shared evenly by what is answered on it (docs/adr/0018). */
export function answer(sheet: KeptSheet, item: string, value: number, spent_ms: number, now_ms: number): KeptSheet {
  const no = sheet.save_no + 1;
  const answers = { ...sheet.answers };
  const answered = screenOf(openItems(sheet), item)
    .map((one) => one.item.id)
    .filter((id) => id !== item && answers[id])
    .concat(item);
  const whole_ms = answered.reduce((sum, id) => sum + (answers[id] || { spent_ms: 0 }).spent_ms, spent_ms);
  const each_ms = Math.min(86_400_000, Math.max(0, Math.round(whole_ms / answered.length)));
  for (const id of answered) answers[id] = { value: id === item ? value : answers[id]!.value, spent_ms: each_ms, no };
  return { ...sheet, answers, save_no: no, touched_at_ms: now_ms };
}

/** From the screen of `item` to the next one, items that a condition has just opened included; coming from the review page, back there unless something is still open. */
export function stepForward(sheet: KeptSheet, item: string): KeptSheet {
  if (sheet.from_review) return goOn(sheet);
  const items = openItems(sheet);
  const next = items[items.indexOf(screenOf(items, item).pop() as PlacedItem) + 1];
  return next ? { ...sheet, stage: "items", here: next.item.id } : goOn(sheet);
}

/** The first item of the screen before, or null where back is not allowed. */
export function itemBefore(sheet: KeptSheet): string | null {
  const items = openItems(sheet);
  const at = sheet.stage === "items" ? items.indexOf(screenOf(items, sheet.here)[0] as PlacedItem) : items.length;
  const before = items[at - 1];
  return before ? (screenOf(items, before.item.id)[0] as PlacedItem).item.id : null;
}

/** Hides what was answered before a pause: someone else may sit here now. */
export function seal(sheet: KeptSheet): KeptSheet {
  return goOn({ ...sheet, sealed: Object.keys(sheet.answers), from_review: false });
}

/** What is asked for and was answered; with `after_no` only what was answered after that save. */
export function answersToSend(sheet: KeptSheet, after_no = -1): AnswersToSave["answers"] {
  const answers: AnswersToSave["answers"] = [];
  for (const { item } of itemsOf(sheet)) {
    const given = sheet.answers[item.id];
    if (given && given.no > after_no) answers.push({ item: item.id, value: given.value, spent_ms: given.spent_ms });
  }
  return answers;
}

/** What changed since the last confirmed save; everything, where that is not known or an answer is no longer asked for. */
export function answersToSave(sheet: KeptSheet): AnswersToSave {
  const { save_no, confirmed_no } = sheet;
  const answers = answersToSend(sheet);
  const whole = sheet.base_unknown || !confirmed_no || answers.length < Object.keys(sheet.answers).length;
  return whole
    ? { save_no, answers }
    : { save_no, base_save_no: confirmed_no, answers: answersToSend(sheet, confirmed_no) };
}

/** Whether the server has everything that was answered here: handed in is not enough, its receipt erases the sheet. */
export function isConfirmed(sheet: KeptSheet): boolean {
  return (!sheet.submission || !!sheet.hand_in_refused) && (!!sheet.over || sheet.confirmed_no >= sheet.save_no);
}

export function waitsOf(sheet: KeptSheet): Waits {
  if (!isConfirmed(sheet)) return sheet.submission ? "sheet" : "answers";
  return sheet.help && !sheet.help.confirmed_at_ms ? "help" : "";
}
