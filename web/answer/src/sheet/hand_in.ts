import type { ContactWish, SheetToSubmit } from "../contract";
import { answersToSend, type KeptSheet } from "./kept_sheet";

// The steps behind the items, from looking over to handing in; their pages come later than the first one.

/** Back from what is looked over, or from the numbers, to one item; `from_review`: and from there to the looking over again. */
export function openItem(sheet: KeptSheet, item: string, from_review = sheet.from_review): KeptSheet {
  return { ...sheet, stage: "items", here: item, from_review };
}

export function askAboutContact(sheet: KeptSheet): KeptSheet {
  return { ...sheet, stage: "contact", here: "" };
}

/** Freezes the sheet for sending. A second call changes nothing: what was sent once is what is sent again. */
export function freeze(sheet: KeptSheet, contact_wish: ContactWish, declined: boolean): KeptSheet {
  if (sheet.submission) return sheet;
  const body: SheetToSubmit = { answers: declined ? [] : answersToSend(sheet), contact_wish };
  if (declined) body.declined = true;
  return { ...sheet, submission: JSON.stringify(body), contact_wish, declined, stage: "sending" };
}
