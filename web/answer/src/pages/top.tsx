import { switchLanguage, texts } from "../locale/locale";
import { Icon } from "../look/icons";
import { answering_pages, isWaiting, pageOf, type VisitState } from "../visit/visit_state";

/** Enough for the child to see whose sheet this is, too little for the neighbour: 林＊曦. */
export function masked(name: string): string {
  const letters = Array.from(name);
  if (letters.length < 2 || name.indexOf("＊") >= 0) return name;
  return letters[0] + "＊" + (letters.length > 2 ? letters[letters.length - 1] : "");
}

/** Name, what is saved, and the language: on every page; while somebody answers, whose sheet it is. */
export function Top({ state, redraw }: { state: VisitState; redraw: () => void }) {
  const t = texts();
  const page = pageOf(state);
  const answering = answering_pages.indexOf(page) >= 0 && state.sheet;
  return (
    <header class={/items|group/.test(page) && !state.help_open ? "folded" : ""}>
      <span class="name">
        <img src="/a/mark.svg" alt="" width="28" height="28" />
        <span>{t.name}</span>
      </span>
      {answering && <span class="mine">{masked(answering.display_name)}</span>}
      {answering ? <SavedState state={state} /> : <span class="state" role="status" />}
      <button
        class="language"
        onClick={() => void switchLanguage().then(redraw, () => undefined)}
        aria-label={t.other_label}
      >
        {t.other}
      </button>
    </header>
  );
}

function SavedState({ state }: { state: VisitState }) {
  const t = texts();
  const { sheet, lasting } = state;
  if (!sheet || !sheet.save_no) return <span class="state" role="status" />;
  const saved = sheet.confirmed_no >= sheet.save_no;
  const waits = isWaiting(state.answers);
  // The moment of saving is seen but not read out, or it would be read at every item.
  return (
    <span class={waits || !lasting ? "state waits" : "state"} role="status">
      <Icon name={waits ? "wait" : saved ? "check" : "up"} />
      {waits ? t.waiting : <span aria-hidden={!saved}>{saved ? t.saved : t.saving}</span>}
      {!lasting && <small>{t.keep_open}</small>}
    </span>
  );
}
