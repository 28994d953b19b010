import type { PageProps } from "../visit/page_props";
import { lateTexts } from "../locale/late";
import { isWaiting } from "../visit/visit_state";
import { Heading } from "./heading";
import { Waiting } from "./waiting_page";

/** Between handing in and the receipt: honest about where the sheet is. It does not keep the machine from the next child. */
export function SendingPage({ visit, state: { answers, lasting } }: PageProps) {
  const t = lateTexts();
  if (!isWaiting(answers)) return <Heading key="sending">{t.sending_title}</Heading>;
  return (
    <>
      <Heading key="waiting">{t.unsent_title}</Heading>
      <p class="lead">{t.unsent_lead}</p>
      {!lasting && <p class="notice">{t.not_lasting}</p>}
      <Waiting visit={visit} courier={answers} />
      <button class="plain" onClick={() => visit.nextPerson()}>
        {t.next_person}
      </button>
    </>
  );
}
