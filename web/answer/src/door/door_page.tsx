import { useEffect, useRef, useState } from "preact/hooks";
import type { PageProps } from "../app";
import { useTexts } from "../locale/locale";
import { Heading } from "../pages/heading";
import type { VisitState } from "../visit/visit_state";
import { normaliseAccessCode } from "./access_code";
import { SeatPicker } from "./seat_picker";
import type { Texts } from "../locale/zh-CN";

/** Where a child comes in: the access code, or the seat where the class session allows it. */
export function DoorPage({ visit, state }: PageProps) {
  const t = useTexts();
  const [by_code, setByCode] = useState(false);
  const session = state.class_session;
  const open = session && session.open ? session : undefined;
  const by_seat = !!open && open.by_seat && !by_code;
  const lead = by_seat ? t.seat_lead(open.class_name) : open ? t.door_session_lead(open.class_name) : t.door_lead;
  return (
    <>
      <Heading>{t.door_title}</Heading>
      {open && open.title && <p class="quiet">{open.title}</p>}
      {state.sheet && state.sheet.ticket_refused && <p class="notice">{t.expired}</p>}
      {session && !session.open && <p class="notice">{t.session_closed}</p>}
      <p class="lead">{lead}</p>
      {by_seat ? <SeatPicker visit={visit} busy={state.asking === "seat"} /> : <CodeField visit={visit} state={state} />}
      {by_seat && <p role="alert" class="trouble">{troubleAtTheDoor(state, t, "seat")}</p>}
      {open && open.by_seat && (
        <button type="button" class="plain" onClick={() => { visit.forgetRefusal(); setByCode(!by_code); }}>
          {by_code ? t.use_seat : t.use_code}
        </button>
      )}
    </>
  );
}

function CodeField({ visit, state }: PageProps) {
  const t = useTexts();
  const [typed, setTyped] = useState("");
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const busy = state.asking === "code";
  const trouble = empty ? t.code_empty : troubleAtTheDoor(state, t, "code");
  useEffect(() => {
    if (trouble && field.current) field.current.focus();
  }, [trouble]);
  function enter(event: Event): void {
    event.preventDefault();
    const access_code = normaliseAccessCode(typed);
    setEmpty(!access_code);
    if (access_code && !busy) visit.signIn({ access_code });
  }
  return (
    <form onSubmit={enter} autocomplete="off">
      <label for="code">{t.code_label}</label>
      <input
        id="code" ref={field} type="text" class="code" value={typed} maxLength={24} autocomplete="off"
        autocapitalize="characters" autocorrect="off" spellcheck={false} enterkeyhint="go"
        aria-describedby="code-hint code-trouble" aria-invalid={!!trouble}
        onInput={(event) => { setTyped(event.currentTarget.value); setEmpty(false); visit.forgetRefusal(); }}
      />
      <p id="code-hint" class="quiet">{t.code_hint}</p>
      <p id="code-trouble" role="alert" class="trouble">{trouble}</p>
      <button type="submit" class="main" aria-disabled={busy}>{busy ? t.entering : t.enter}</button>
    </form>
  );
}

/** What the last try at the door met, in words a child can act on. */
function troubleAtTheDoor({ entrance, door, class_session }: VisitState, t: Texts, by: "code" | "seat"): string {
  if (entrance.kind !== "refused") return "";
  const { status, title } = entrance.refusal;
  if (status === 429) return t.too_many;
  if (status === 410 || status === 409) return t.campaign_over;
  if (status === 404 || status === 401 || status === 403 || status === 422 || status === 400) {
    if (door.by === "session" && !class_session) return t.session_unknown;
    if (door.by === "card") return t.card_unknown;
    return by === "seat" ? t.seat_unknown : t.code_unknown;
  }
  return title;
}
