import type { PageProps } from "../app";
import { useTexts } from "../locale/locale";
import { ClearButton } from "./clear_button";
import { Heading } from "./heading";
import { HotlineCard } from "./hotline_card";
import { WhoReads } from "./who_reads";

/** The same for everybody, whatever was answered. */
export function ThanksPage({ visit, state }: PageProps) {
  const t = useTexts();
  const thanks = state.thanks;
  if (!thanks) return null;
  return (
    <>
      <Heading>{t.thanks_title}</Heading>
      <p class="lead">{t.thanks_lead}</p>
      <div class="receipt">
        <span>{t.receipt}</span>
        <b>{thanks.receipt}</b>
        <small>{t.receipt_note}</small>
      </div>
      <p class="quiet">{t.answers_gone}</p>
      <ClearButton visit={visit} clears_at_ms={thanks.clears_at_ms} />
      <HotlineCard card={state.card} />
      <WhoReads card={state.card} />
    </>
  );
}
