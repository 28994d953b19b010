import type { PageProps } from "../app";
import { useLocal, useTexts } from "../locale/locale";
import { Icon } from "../look/icons";
import { isWaiting, type VisitState } from "../visit/visit_state";
import { Heading } from "./heading";
import { HotlineCard } from "./hotline_card";

type HelpState = "not_asked" | "sending" | "sent" | "not_sent" | "stopped";

function helpState(state: VisitState): HelpState {
  const help = state.sheet && state.sheet.help;
  if (!help) return "not_asked";
  if (help.confirmed_at_ms) return "sent";
  if (state.help.kind === "refused") return "stopped";
  return isWaiting(state.help) ? "not_sent" : "sending";
}

/** At the bottom of every page. What it says is what is true: sent, or not yet. */
export function HelpBar({ visit, state }: PageProps) {
  const t = useTexts();
  const asked = helpState(state);
  const text = { not_asked: t.help_button, sending: t.help_sending, sent: t.help_sent, not_sent: t.help_not_sent, stopped: t.help_not_sent }[asked];
  return (
    <footer>
      <button type="button" class={"help " + asked} onClick={() => visit.showHelp(true)}>
        <Icon name={asked === "sent" ? "check" : "talk"} />
        <span>{t.help_button}{asked !== "not_asked" && <small role="status">{text}</small>}</span>
      </button>
    </footer>
  );
}

export function HelpPage({ visit, state }: PageProps) {
  const t = useTexts();
  const local = useLocal();
  const asked = helpState(state);
  const help = state.sheet && state.sheet.help;
  const form = state.sheet && state.sheet.form;
  const reachable = !!state.sheet && state.sheet.sheet_id !== "" && (state.known || !!state.thanks || !!state.sheet.submission);
  return (
    <>
      <Heading>{t.help_title}</Heading>
      <div role="status">
        {asked === "sending" && <p class="notice">{t.help_sending}</p>}
        {asked === "sent" && help && <p class="notice good"><b>{t.help_sent}</b><br />{local(help.promise)}</p>}
        {(asked === "not_sent" || asked === "stopped") && (
          <p class="notice loud"><b>{t.help_not_sent}</b><br />{asked === "stopped" ? t.help_stopped_note : t.help_not_sent_note}</p>
        )}
        {!reachable && asked === "not_asked" && <p class="notice loud">{t.help_not_signed_in}</p>}
      </div>
      {reachable && asked === "not_asked" && <p class="lead">{t.help_lead} {local(form && form.help_promise)}</p>}
      {reachable && !(help && help.wish === "now") && (
        <div class="actions">
          {!help && <button type="button" class="main" onClick={() => visit.askForHelp("today")}>{t.help_today}</button>}
          <button type="button" class="second" onClick={() => visit.askForHelp("now")}>{t.help_now}</button>
        </div>
      )}
      <HotlineCard card={state.card} />
      <button type="button" class="second" onClick={() => visit.showHelp(false)}>{t.help_back}</button>
    </>
  );
}
