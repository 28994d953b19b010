import type { PageProps } from "../app";
import { useTexts } from "../locale/locale";
import { endingOf } from "../visit/visit_state";
import { ClearButton } from "./clear_button";
import { Heading } from "./heading";
import { HotlineCard } from "./hotline_card";

/** Over without a receipt on this device: says what is safe and what is not. */
export function EndedPage({ visit, state }: PageProps) {
  const t = useTexts();
  const ending = endingOf(state);
  if (!ending) return null;
  const titles = { submitted: t.ended_submitted_title, closed: t.ended_closed_title, not_found: t.ended_not_found_title, stuck: t.ended_stuck_title };
  const leads = { submitted: t.ended_submitted, closed: t.ended_closed, not_found: t.ended_not_found, stuck: t.ended_stuck };
  const answered = !!state.sheet && state.sheet.save_no > 0;
  return (
    <>
      <Heading>{titles[ending.kind]}</Heading>
      <p class="lead">{leads[ending.kind]}</p>
      {ending.final && answered && <p class="notice">{ending.all_confirmed ? t.ended_all_confirmed : t.ended_some_unconfirmed}</p>}
      {ending.receipt && <div class="receipt"><span>{t.receipt}</span><b>{ending.receipt}</b><small>{t.receipt_note}</small></div>}
      {ending.incident && <p class="quiet">{t.incident(ending.incident)}</p>}
      {ending.final && state.ending_clears_at_ms !== undefined && <ClearButton visit={visit} clears_at_ms={state.ending_clears_at_ms} />}
      {!ending.final && <button type="button" class="second" onClick={() => visit.tryAgain()}>{t.try_now}</button>}
      {!ending.final && <button type="button" class="plain" onClick={() => visit.notMe()}>{t.next_person}</button>}
      <HotlineCard card={state.card} />
    </>
  );
}
