import { useState } from "preact/hooks";
import type { PageProps } from "../app";
import type { ContactWish } from "../contract";
import { useLocal, useTexts } from "../locale/locale";
import { Heading } from "./heading";
import { WishChoice } from "./wish_choice";

/** Asked of everybody, whatever was answered: does anyone want to talk today? Then the sheet is handed in. */
export function ContactPage({ visit, state }: PageProps) {
  const t = useTexts();
  const local = useLocal();
  const sheet = state.sheet;
  const [wish, setWish] = useState<ContactWish | null>(sheet && sheet.help ? sheet.help.wish : null);
  const [pressed, setPressed] = useState(false);
  if (!sheet) return null;
  return (
    <>
      <Heading>{t.contact_title}</Heading>
      <p class="lead">{t.contact_lead}</p>
      <WishChoice wish={wish} choose={setWish} />
      {wish && wish !== "none" && sheet.form && <p class="notice good">{local(sheet.form.help_promise)}</p>}
      <p role="alert" class="trouble">{pressed && !wish ? t.choose_first : ""}</p>
      <div class="actions">
        <button type="button" class="main" onClick={() => (wish ? visit.handIn(wish, false) : setPressed(true))}>{t.hand_in}</button>
        <button type="button" class="second" onClick={() => visit.back()}>{t.back_to_review}</button>
      </div>
    </>
  );
}
