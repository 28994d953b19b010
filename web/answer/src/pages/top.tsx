import { useTexts } from "../locale/locale";
import { Icon, Mark } from "../look/icons";
import { isWaiting, pageOf, type VisitState } from "../visit/visit_state";

/** Name, what is saved, and the language: on every page. */
export function Top({ state, switchLanguage }: { state: VisitState; switchLanguage: () => void }) {
  const t = useTexts();
  return (
    <header>
      <span class="name"><Mark />{t.name}</span>
      <SavedState state={state} />
      <button type="button" class="language" onClick={switchLanguage} aria-label={t.other_language_label}>{t.other_language}</button>
    </header>
  );
}

const stages_that_save = ["items", "review", "contact", "declining"];

function SavedState({ state }: { state: VisitState }) {
  const t = useTexts();
  const sheet = state.sheet;
  const shown = sheet && sheet.save_no > 0 && stages_that_save.indexOf(pageOf(state)) >= 0;
  const waits = isWaiting(state.answers);
  const saved = !!sheet && sheet.confirmed_no >= sheet.save_no;
  const text = waits ? t.waiting_network : saved ? t.saved : t.saving;
  // Only the change between saved and waiting is read out, not every save.
  return (
    <span class={"state" + (waits ? " waits" : "")} role="status">
      {shown && <><Icon name={waits ? "wait" : saved ? "check" : "up"} /><span aria-hidden={!waits && !saved}>{text}</span></>}
    </span>
  );
}
