import { Component } from "preact";
import type { FamilySheet } from "./contract";
import { local, texts, type Language } from "./locale/locale";
import { Heading, titleOf } from "./pages";
import type { SheetCourier } from "./sheet_courier";

interface QuestionsProps {
  sheet: FamilySheet;
  language: Language;
  child: string;
  /** Makes the courier of this sheet; it calls back whenever something moved. */
  courier: (changed: () => void) => SheetCourier;
  leave: () => void;
}
interface QuestionsState {
  /** 交 was pressed once. */
  sure: boolean;
  /** 以后再填 was pressed while something was not yet saved. */
  left?: boolean;
}

/** A guardian's answers about the child: saved with every tap, handed in once, no score anywhere. */
export class Questions extends Component<QuestionsProps, QuestionsState> {
  private courier: SheetCourier;
  private gone = false;

  constructor(props: QuestionsProps) {
    super(props);
    this.state = { sure: false };
    this.courier = props.courier(() => this.onMoved());
  }
  componentDidMount(): void {
    addEventListener("online", this.wake);
    addEventListener("beforeunload", this.warn);
    document.addEventListener("visibilitychange", this.wake);
  }
  componentWillUnmount(): void {
    this.gone = true;
    this.courier.stop();
    removeEventListener("online", this.wake);
    removeEventListener("beforeunload", this.warn);
    document.removeEventListener("visibilitychange", this.wake);
  }

  private wake = (): void => this.courier.wake();
  private warn = (event: BeforeUnloadEvent): void => {
    if (!this.courier.waits) return;
    event.preventDefault();
    event.returnValue = true;
  };
  private onMoved(): void {
    if (this.gone || !this.courier) return;
    if (this.courier.handed_in) this.props.leave();
    else this.forceUpdate();
  }
  private later = (): void => {
    if (this.courier.waits && this.courier.state.kind !== "refused") this.setState({ left: true });
    else this.props.leave();
  };

  /** What became of the last taps, in words; "" while nothing was chosen here. */
  private said(): { words: string; trouble: boolean } {
    const t = texts(this.props.language);
    const { state, unsent_items, values, waits } = this.courier;
    if (state.kind === "refused") {
      const words: Record<string, string> = {
        informant_sheet_done: t.sheet_done,
        informant_sheet_taken: t.sheet_taken,
        informant_closed: t.sheet_closed,
        family_decide_first: t.sheet_closed,
      };
      return { words: words[state.refusal.code] ?? t.not_taken, trouble: true };
    }
    if (state.kind === "waiting" || (state.kind === "sending" && state.failures > 0))
      return { words: t.not_saved(unsent_items.length), trouble: true };
    if (waits) return { words: t.saving, trouble: false };
    const count = Object.keys(values).length;
    return { words: count ? t.saved(count, this.props.sheet.form.items.length) : t.saves_itself, trouble: false };
  }

  render({ sheet, language, child }: QuestionsProps, { sure, left }: QuestionsState) {
    const t = texts(language);
    const { values, unsent_items, waits } = this.courier;
    const { words, trouble } = this.said();
    const count = Object.keys(values).length;
    const missing = sheet.form.items.length - count;
    return (
      <>
        <p class="quiet child">{t.child(child)}</p>
        <Heading>{titleOf(sheet, language)}</Heading>
        <p class="lead">{local(sheet.form.stem, language)}</p>
        <p class="quiet">{t.who_reads}</p>
        {sheet.form.items.map((item) => (
          <fieldset>
            <legend>{local(item.text, language)}</legend>
            {item.options.map((option) => (
              <label class={values[item.id] === option.value ? "pick picked" : "pick"}>
                <input
                  type="radio"
                  name={item.id}
                  checked={values[item.id] === option.value}
                  onClick={() => {
                    this.setState({ sure: false });
                    this.courier.choose(item.id, option.value);
                  }}
                />
                {local(option.text, language)}
              </label>
            ))}
            {trouble && unsent_items.indexOf(item.id) >= 0 && <p class="trouble beside">{words}</p>}
          </fieldset>
        ))}
        <p role="status" class={trouble ? "trouble" : "quiet"}>
          {left && waits ? t.not_yet(unsent_items.length) : words}
        </p>
        {sure ? (
          <section class="stays" aria-labelledby="sure">
            <h2 id="sure">{t.hand_in_sure}</h2>
            <p>
              {missing > 0 && t.hand_in_missing(missing)} {t.hand_in_words}
            </p>
            <div class="actions">
              <button
                class="main"
                onClick={() => {
                  this.setState({ sure: false });
                  this.courier.handIn();
                }}
              >
                {t.confirm}
              </button>
              <button class="second" onClick={() => this.setState({ sure: false })}>
                {t.think_again}
              </button>
            </div>
          </section>
        ) : (
          <div class="actions">
            <button class="main" disabled={count === 0} onClick={() => this.setState({ sure: true })}>
              {t.hand_in}
            </button>
            <button class="second" onClick={this.later}>
              {t.later}
            </button>
          </div>
        )}
      </>
    );
  }
}
