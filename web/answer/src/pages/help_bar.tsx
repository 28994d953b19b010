import type { PageProps } from "../visit/page_props";
import { texts } from "../locale/locale";
import { Icon } from "../look/icons";
import { isWaiting, type VisitState } from "../visit/visit_state";
import { Heading } from "./heading";
import { HotlineCard } from "./hotline_card";

export type HelpState = "" | "sending" | "sent" | "not_sent" | "stopped";

export function helpState({ sheet, help }: VisitState): HelpState {
  if (!sheet || !sheet.help) return "";
  if (sheet.help.confirmed_at_ms) return "sent";
  if (help.kind === "refused") return "stopped";
  return isWaiting(help) ? "not_sent" : "sending";
}

export function helpWords(asked: HelpState): string {
  const t = texts();
  return asked === "sent" ? t.help_sent : asked === "sending" ? t.sending_title : asked ? t.help_not_sent : "";
}

/** At the bottom of every page; on small screens a round button beside the questions. What it says is what is true: sent, or not yet. */
export function HelpBar({ visit, state, small }: PageProps & { small?: boolean }) {
  const t = texts();
  const asked = helpState(state);
  return (
    <footer class={small ? "small" : ""}>
      <button
        class={"help " + asked}
        aria-label={asked ? undefined : t.help_button}
        onClick={() => visit.showHelp(true)}
      >
        <Icon name={asked === "sent" ? "check" : "talk"} />
        <span>
          {t.help_button}
          <small role="status">{helpWords(asked)}</small>
        </span>
      </button>
    </footer>
  );
}

/** While nobody can be called from here, or the page that does it has not come yet: the numbers, and a teacher. */
export function HelpNumbers({ card }: { card: VisitState["card"] }) {
  const t = texts();
  return (
    <>
      <Heading>{t.help_title}</Heading>
      <p class="notice">{t.help_none}</p>
      <HotlineCard card={card} />
    </>
  );
}
