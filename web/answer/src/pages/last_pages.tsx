import type { PageProps } from "../app";
import { texts } from "../locale/locale";
import { endingOf } from "../visit/visit_state";
import { Countdown } from "./countdown";
import { Heading } from "./heading";
import { HotlineCard, WhoReads } from "./hotline_card";

function Receipt({ receipt }: { receipt: string }) {
  const t = texts();
  return <div class="receipt"><span>{t.receipt}</span><b>{receipt}</b><small>{t.receipt_note}</small></div>;
}

function ClearButton({ visit, at_ms }: { visit: PageProps["visit"]; at_ms: number }) {
  const t = texts();
  return (
    <div class="actions">
      <button class="main" onClick={() => void visit.clear()}>{t.clear_now}</button>
      <Countdown until_ms={at_ms} words={t.clears_in} />
    </div>
  );
}

/** The same for everybody, whatever was answered. */
export function ThanksPage({ visit, state: { thanks, card } }: PageProps) {
  const t = texts();
  if (!thanks) return null;
  return (
    <>
      <Heading>{t.thanks_title}</Heading>
      <p class="lead">{t.thanks_lead}</p>
      <Receipt receipt={thanks.receipt} />
      <ClearButton visit={visit} at_ms={thanks.clears_at_ms} />
      <HotlineCard card={card} />
      <WhoReads card={card} />
    </>
  );
}

/** Nothing of the child is left; the card stays for whoever is still reading it. */
export function ClearedPage({ visit, state: { card } }: PageProps) {
  const t = texts();
  return (
    <>
      <Heading>{t.cleared_title}</Heading>
      <p class="lead">{t.cleared_lead}</p>
      <HotlineCard card={card} />
      <WhoReads card={card} />
      <button class="second" onClick={() => visit.nextPerson()}>{t.next_person}</button>
    </>
  );
}

/** Over without a receipt on this device: says what is safe and what is not. */
export function EndedPage({ visit, state }: PageProps) {
  const t = texts();
  const ending = endingOf(state);
  if (!ending) return null;
  const [title, lead] = {
    submitted: [t.submitted_title, t.submitted_lead],
    closed: [t.closed_title, t.closed_lead],
    not_found: [t.gone_title, t.kept_lead],
    stuck: [t.stuck_title, t.kept_lead],
  }[ending.kind];
  return (
    <>
      <Heading>{title}</Heading>
      <p class="lead">{lead}</p>
      {ending.kind === "closed" && state.sheet && state.sheet.save_no > 0 && (
        <p class="notice">{ending.all_confirmed ? t.all_saved : t.some_not_saved}</p>
      )}
      {ending.receipt && <Receipt receipt={ending.receipt} />}
      {ending.incident && <p class="quiet">{t.incident(ending.incident)}</p>}
      {ending.final && <ClearButton visit={visit} at_ms={state.ending_clears_at_ms || 0} />}
      {!ending.final && (
        <div class="actions">
          <button class="second" onClick={() => visit.tryAgain()}>{t.try_now}</button>
          <button class="plain" onClick={() => visit.notMe()}>{t.next_person}</button>
        </div>
      )}
      <HotlineCard card={state.card} />
    </>
  );
}

/** A newer tab of this device has taken over. */
export function ElsewherePage() {
  const t = texts();
  return (
    <>
      <Heading>{t.elsewhere_title}</Heading>
      <p class="lead">{t.elsewhere_lead}</p>
      <button class="second" onClick={() => location.reload()}>{t.elsewhere_here}</button>
    </>
  );
}
