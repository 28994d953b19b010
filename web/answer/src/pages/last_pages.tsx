import type { PageProps } from "../visit/page_props";
import { lateTexts } from "../locale/late";
import { local } from "../locale/locale";
import { endingOf } from "../visit/visit_state";
import { Countdown } from "./countdown";
import { Heading } from "./heading";
import { isCalled, promiseFor } from "./help_page";
import { Spoken } from "./read_aloud";
import { HotlineCard, WhoReads } from "./hotline_card";

function Receipt({ receipt }: { receipt: string }) {
  const t = lateTexts();
  return (
    <div class="receipt">
      <span>{t.receipt}</span>
      <b>{receipt}</b>
      <small>{t.receipt_note}</small>
    </div>
  );
}

/** It goes by itself, unless somebody holds it. */
function ClearButton({ visit, at_ms }: { visit: PageProps["visit"]; at_ms: number }) {
  const t = lateTexts();
  return (
    <div class="actions">
      <button class="main" onClick={() => void visit.clear()}>
        {t.clear_now}
      </button>
      {at_ms > 0 && <Countdown until_ms={at_ms} words={t.clears_in} />}
      {at_ms > 0 && (
        <button class="second" onClick={() => visit.hold()}>
          {t.hold}
        </button>
      )}
    </div>
  );
}

/** The same for everybody, whatever was answered; whoever asked for somebody reads that it has arrived. */
export function ThanksPage({ visit, state }: PageProps) {
  const t = lateTexts();
  const { thanks, card, sheet } = state;
  if (!thanks) return null;
  const help = sheet && sheet.help;
  return (
    <>
      <Heading>{thanks.declined ? t.thanks_declined_title : t.thanks_title}</Heading>
      <Spoken sheet={sheet} words={[t.thanks_title, t.thanks_lead, t.clear_now]} />
      <p class="lead">{thanks.declined ? t.thanks_declined : t.thanks_lead}</p>
      {isCalled(state) && help && (
        <p class="notice good">
          {t.thanks_wish} {local(promiseFor(state, help.wish))}
        </p>
      )}
      <Receipt receipt={thanks.receipt} />
      <ClearButton visit={visit} at_ms={thanks.clears_at_ms} />
      <HotlineCard card={card} />
      <WhoReads card={card} />
    </>
  );
}

/** Nothing of the child is left; the card stays for whoever is still reading it. */
export function ClearedPage({ visit, state: { card, unsent_since_ms } }: PageProps) {
  const t = lateTexts();
  const unsent = unsent_since_ms.length;
  return (
    <>
      <Heading>{t.cleared_title}</Heading>
      <p class="lead">{t.cleared_lead}</p>
      {unsent > 0 && <p class="notice">{t.unsent_behind(unsent)}</p>}
      <HotlineCard card={card} />
      <WhoReads card={card} />
      <button class="second" onClick={() => visit.nextPerson()}>
        {t.next_person}
      </button>
    </>
  );
}

/** Over without a receipt on this device: says what is safe and what is not. */
export function EndedPage({ visit, state }: PageProps) {
  const t = lateTexts();
  const ending = endingOf(state);
  if (!ending) return null;
  const { all_confirmed } = ending;
  const [title, lead] = {
    submitted: [t.submitted_title, t.submitted_lead],
    differs: [t.differs_title, all_confirmed ? t.differs_lead : t.differs_kept],
    closed: [t.closed_title, t.closed_lead],
    not_found: [t.gone_title, t.kept_lead],
    stuck: [t.stuck_title, t.kept_lead],
  }[ending.kind];
  const { sheet, over } = state;
  // After a withdrawal or a recall nothing is said about what nobody will read.
  const told = ending.kind === "closed" && sheet && sheet.save_no > 0 && !sheet.over;
  return (
    <>
      <Heading>{title}</Heading>
      <p class="lead">{lead}</p>
      {told && <p class="notice">{all_confirmed ? t.all_saved : t.some_not_saved}</p>}
      {over && !all_confirmed && <p class="notice">{t.not_all_yet}</p>}
      {ending.incident && <p class="quiet">{t.incident(ending.incident)}</p>}
      {ending.final && <ClearButton visit={visit} at_ms={state.ending_clears_at_ms || 0} />}
      {!ending.final && (
        <div class="actions">
          <button class="second" onClick={() => visit.tryAgain()}>
            {t.try_now}
          </button>
          <button class="plain" onClick={() => visit.nextPerson()}>
            {t.next_person}
          </button>
        </div>
      )}
      <HotlineCard card={state.card} />
    </>
  );
}

/** A newer tab of this device has taken over. */
export function ElsewherePage() {
  const t = lateTexts();
  return (
    <>
      <Heading>{t.elsewhere_title}</Heading>
      <p class="lead">{t.elsewhere_lead}</p>
      <button class="second" onClick={() => location.reload()}>
        {t.elsewhere_here}
      </button>
    </>
  );
}
