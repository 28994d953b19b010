import { Component } from "preact";
import type { PageProps } from "../visit/page_props";
import { texts } from "../locale/locale";
import { Heading } from "../pages/heading";
import { latePages } from "../pages/late";
import type { VisitState } from "../visit/visit_state";
import { normaliseAccessCode } from "./access_code";

const first_seats = 60;
const seats_max = 200;

interface Door {
  by_code?: boolean;
  typed?: string;
  empty?: boolean;
  seats?: number;
}

/** Where a child comes in: the access code, or one tap on the seat where the class session allows it. */
export class DoorPage extends Component<PageProps, Door> {
  private enter = (event: Event): void => {
    event.preventDefault();
    const { visit, state } = this.props;
    const access_code = normaliseAccessCode(this.state.typed || "");
    this.setState({ empty: !access_code });
    // The code of a personal card is longer than that of a slip or a session.
    if (access_code && !state.asking) visit.signIn(access_code.length > 12 ? { card: access_code } : { access_code });
  };

  private onTyped = (event: Event): void => {
    this.setState({ typed: (event.target as HTMLInputElement).value, empty: false });
    this.props.visit.askAnew();
  };

  render({ visit, state }: PageProps, { by_code, empty }: Door) {
    const t = texts();
    const session = state.class_session;
    const late = latePages();
    const open = session && session.open ? session : undefined;
    const seats_allowed = open && open.by_seat;
    const by_seat = seats_allowed && !by_code;
    const words = by_seat ? t.seat_lead : t.class_lead;
    const trouble = empty ? t.code_empty : troubleAtTheDoor(state);
    return (
      <>
        <Heading>{t.door_title}</Heading>
        {open && <p class="quiet">{open.title}</p>}
        {(state.sheet || state.locked) && <p class="notice">{state.locked ? t.locked : t.expired}</p>}
        {session && !open && <p class="notice">{t.class_closed}</p>}
        <p class="lead">{open ? words(open.class_name) : t.door_lead}</p>
        {by_seat ? this.seats() : this.code(trouble)}
        <p id="trouble" role="alert" class="trouble">
          {trouble}
        </p>
        {!by_seat && (
          <button type="submit" form="door" class="main" aria-disabled={!!state.asking}>
            {state.asking ? t.opening : t.enter}
          </button>
        )}
        {seats_allowed && (
          <button
            class="plain"
            onClick={() => {
              visit.askAnew();
              this.setState({ by_code: !by_code });
            }}
          >
            {by_code ? t.use_seat : t.use_code}
          </button>
        )}
        {late && <late.WaitingHere {...this.props} />}
      </>
    );
  }

  private code(trouble: string) {
    const t = texts();
    return (
      <form id="door" onSubmit={this.enter} autocomplete="off">
        <label for="code">{t.code_label}</label>
        <input
          id="code"
          type="text"
          class="code"
          value={this.state.typed}
          maxLength={24}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby="code-hint trouble"
          aria-invalid={!!trouble}
          onInput={this.onTyped}
        />
        <p id="code-hint" class="quiet">
          {t.code_hint}
        </p>
      </form>
    );
  }

  /** A slip of the finger is caught by the question "are you ...?" that follows. */
  private seats() {
    const t = texts();
    const { visit, state } = this.props;
    const seats = this.state.seats || first_seats;
    return (
      <>
        <div class="seats">
          {Array.from({ length: seats }, (_, index) => (
            <button aria-disabled={!!state.asking} onClick={() => state.asking || visit.takeSeat(index + 1)}>
              {index + 1}
            </button>
          ))}
        </div>
        {seats < seats_max && (
          <button class="plain" onClick={() => this.setState({ seats: seats_max })}>
            {t.more_seats}
          </button>
        )}
      </>
    );
  }
}

/** What the last try at the door met, in words a child can act on. */
function troubleAtTheDoor({ entrance }: VisitState): string {
  const t = texts();
  if (entrance.kind !== "refused") return "";
  const { status, title, code } = entrance.refusal;
  if (status === 429) return t.too_many;
  // The server's own words, in the language of the page.
  if (/_taken|_proved/.test(code) || status > 422) return title;
  if (status === 410 || status === 409) return t.class_closed;
  return t.unknown;
}
