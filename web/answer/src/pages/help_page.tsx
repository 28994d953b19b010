import type { PageProps } from "../app";
import { local, texts } from "../locale/locale";
import { Icon } from "../look/icons";
import { isCardOnly } from "../sheet/kept_sheet";
import { isWaiting, type VisitState } from "../visit/visit_state";
import { Heading } from "./heading";
import { HotlineCard } from "./hotline_card";

type HelpState = "" | "sending" | "sent" | "not_sent" | "stopped";

function helpState({ sheet, help }: VisitState): HelpState {
  if (!sheet || !sheet.help) return "";
  if (sheet.help.confirmed_at_ms) return "sent";
  if (help.kind === "refused") return "stopped";
  return isWaiting(help) ? "not_sent" : "sending";
}

function helpWords(asked: HelpState): string {
  const t = texts();
  return asked === "sent" ? t.help_sent : asked === "sending" ? t.sending_title : asked ? t.help_not_sent : "";
}

/** At the bottom of every page. What it says is what is true: sent, or not yet. */
export function HelpBar({ visit, state }: PageProps) {
  const asked = helpState(state);
  return (
    <footer>
      <button class={"help " + asked} onClick={() => visit.showHelp(true)}>
        <Icon name={asked === "sent" ? "check" : "talk"} />
        <span>{texts().help_button}<small role="status">{helpWords(asked)}</small></span>
      </button>
    </footer>
  );
}

export function HelpPage({ visit, state }: PageProps) {
  const t = texts();
  const asked = helpState(state);
  const { sheet } = state;
  const card_only = isCardOnly(sheet);
  const known = !!sheet && (state.known || !!state.thanks || !!sheet.submission);
  const help = sheet && sheet.help;
  const promise = (help && help.promise) || (sheet && sheet.form && sheet.form.help_promise);
  const loud = asked === "not_sent" || asked === "stopped" || (!known && !asked);
  const note = asked === "sent" ? local(promise) : asked === "not_sent" ? t.help_call : "";
  return (
    <>
      <Heading>{t.help_title}</Heading>
      <div role="status">
        {(asked || !known) && (
          <p class={"notice " + (loud ? "loud" : asked === "sent" ? "good" : "")}>
            <b>{helpWords(asked || "stopped")}</b><br />{note}
          </p>
        )}
      </div>
      {known && !asked && <p class="lead">{t.help_lead} {local(promise)}</p>}
      {known && !(help && help.wish === "now") && (
        <div class="actions">
          {!help && <button class="main" onClick={() => visit.askForHelp("today")}>{t.contact_today}</button>}
          <button class="second" onClick={() => visit.askForHelp("now")}>{t.contact_now}</button>
        </div>
      )}
      <HotlineCard card={state.card} />
      <button class="second" onClick={() => (card_only ? void visit.clear() : visit.showHelp(false))}>{card_only ? t.clear_now : t.help_back}</button>
    </>
  );
}
