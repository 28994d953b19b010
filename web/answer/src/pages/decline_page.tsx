import { useState } from "preact/hooks";
import type { PageProps } from "../app";
import type { ContactWish } from "../contract";
import { useTexts } from "../locale/locale";
import { Heading } from "./heading";
import { WishChoice } from "./wish_choice";

/** Not taking part is a real choice; the question whether somebody should come is asked here too. */
export function DeclinePage({ visit, state }: PageProps) {
  const t = useTexts();
  const help = state.sheet && state.sheet.help;
  const [wish, setWish] = useState<ContactWish>(help ? help.wish : "none");
  return (
    <>
      <Heading>{t.decline_title}</Heading>
      <p class="lead">{t.decline_lead}</p>
      <p class="quiet">{t.decline_note}</p>
      <h2>{t.contact_title}</h2>
      <WishChoice wish={wish} choose={setWish} />
      <div class="actions">
        <button type="button" class="main" onClick={() => visit.back()}>{t.decline_back}</button>
        <button type="button" class="second" onClick={() => visit.handIn(wish, true)}>{t.decline_confirm}</button>
      </div>
    </>
  );
}
