import type { PageProps } from "../visit/page_props";
import type { HelpWish, LocalText } from "../contract";
import { lateTexts } from "../locale/late";
import { local } from "../locale/locale";
import { isCardOnly } from "../sheet/kept_sheet";
import type { VisitState } from "../visit/visit_state";
import { CityHotlines } from "./city_hotlines";
import { Heading } from "./heading";
import { helpState, helpWords } from "./help_bar";

/** Somebody has been asked to come, and the server has it. */
export function isCalled(state: VisitState): boolean {
  return helpState(state) === "sent";
}

/** What can be kept for a wish: what the server said when it took the call, else what it says with the form. */
export function promiseFor({ sheet }: VisitState, wish: HelpWish): LocalText | undefined {
  const { help, form } = sheet || {};
  if (help && help.wish === wish && help.promise) return help.promise;
  return form && (form.help_promises ? form.help_promises[wish] : wish === "today" ? form.help_promise : undefined);
}

export function HelpPage({ visit, state }: PageProps) {
  const t = lateTexts();
  const asked = helpState(state);
  const { sheet } = state;
  const card_only = isCardOnly(sheet);
  const known = !!sheet && (state.known || !!state.thanks || !!sheet.submission) && !sheet.ticket_refused;
  const help = sheet && sheet.help;
  const sent = help && (local(promiseFor(state, help.wish)) || (help.wish === "now" && t.help_on_way));
  const loud = asked === "not_sent" || asked === "stopped";
  return (
    <>
      <Heading>{t.help_title}</Heading>
      <div role="status">
        {asked && (
          <p class={"notice " + (loud ? "loud" : asked === "sent" ? "good" : "")}>
            <b>{helpWords(asked)}</b>
            <br />
            {asked === "sent" ? sent : asked === "not_sent" && t.help_call}
          </p>
        )}
        {!asked && !known && <p class="notice">{t.help_none}</p>}
      </div>
      {known && !asked && (
        <p class="lead">
          {t.help_lead} {local(promiseFor(state, "today"))}
        </p>
      )}
      {known && !(help && help.wish === "now") && (
        <div class="actions">
          {!help && (
            <button class="main" onClick={() => visit.askForHelp("today")}>
              {t.contact_today}
            </button>
          )}
          <button class="second" onClick={() => visit.askForHelp("now")}>
            {t.contact_now}
          </button>
        </div>
      )}
      <CityHotlines card={state.card} />
      <button class="second" onClick={() => (card_only ? void visit.clear() : visit.showHelp(false))}>
        {card_only ? t.clear_now : t.help_back}
      </button>
    </>
  );
}
