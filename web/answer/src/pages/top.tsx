import { switchLanguage, texts } from "../locale/locale";
import { Icon } from "../look/icons";
import { isWaiting, pageOf, type VisitState } from "../visit/visit_state";

const pages_that_save = ["items", "review", "contact", "declining"];

/** Name, what is saved, and the language: on every page. */
export function Top({ state, redraw }: { state: VisitState; redraw: () => void }) {
  const t = texts();
  return (
    <header>
      <span class="name"><img src="/a/mark.svg" alt="" width="28" height="28" />{t.name}</span>
      <SavedState state={state} />
      <button class="language" onClick={() => void switchLanguage().then(redraw, () => undefined)} aria-label={t.other_label}>
        {t.other}
      </button>
    </header>
  );
}

function SavedState({ state }: { state: VisitState }) {
  const t = texts();
  const { sheet } = state;
  if (!sheet || !sheet.save_no || pages_that_save.indexOf(pageOf(state)) < 0) return <span class="state" role="status" />;
  const waits = isWaiting(state.answers);
  const saved = sheet.confirmed_no >= sheet.save_no;
  // The moment of saving is seen but not read out, or it would be read at every item.
  return (
    <span class={waits ? "state waits" : "state"} role="status">
      <Icon name={waits ? "wait" : saved ? "check" : "up"} />
      <span aria-hidden={!waits && !saved}>{waits ? t.waiting : saved ? t.saved : t.saving}</span>
    </span>
  );
}
