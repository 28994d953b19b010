import { Component } from "preact";
import { local, texts } from "../locale/locale";
import { Icon } from "../look/icons";
import { left_out, type PlacedItem } from "../sheet/asked_items";
import { itemBefore, itemsOf, type KeptSheet } from "../sheet/kept_sheet";
import type { Visit } from "../visit/visit";
import { Heading } from "./heading";
import { isHeld } from "./held_keys";
import { latePages } from "./late";
import { loadFaces, OptionList, optionsOf } from "./option_list";
import { Progress } from "./progress";
import { Told } from "./told";

/** A tap this soon after the item appeared was meant for the item before. */
export const guard_ms = 400;
/** How long a choice is seen before the next item comes. */
const seen_ms = 180;

interface Props {
  visit: Visit;
  sheet: KeptSheet;
}

/** One item. Mounted anew for every item, so that its time and its guard start with it. */
export class ItemPage extends Component<Props> {
  private shown_at_ms = performance.now();
  private chosen = false;
  private timer = 0;

  componentDidMount(): void {
    window.addEventListener("keydown", this.onKey);
    const placed = this.placed();
    // Without them the words stand alone, and say the same.
    if (placed)
      loadFaces(placed.item.options).then(
        () => this.forceUpdate(),
        () => 0,
      );
  }
  componentWillUnmount(): void {
    window.removeEventListener("keydown", this.onKey);
    clearTimeout(this.timer);
  }

  /** The answer is kept and sent at once; only the step to the next item waits a moment. */
  private choose = (value: number): void => {
    const spent_ms = performance.now() - this.shown_at_ms;
    if (this.chosen || spent_ms < guard_ms) return;
    this.chosen = true;
    const { visit, sheet } = this.props;
    visit.answer(sheet.here, value, spent_ms);
    this.timer = window.setTimeout(() => visit.goForward(), seen_ms);
  };

  private onKey = (event: KeyboardEvent): void => {
    const { visit, sheet } = this.props;
    const placed = this.placed();
    if (isHeld(event) || event.ctrlKey || event.altKey || event.metaKey || !placed || visit.state.help_open) return;
    const option = optionsOf(placed.item)[Number(event.key) - 1];
    if (option) this.choose(option.value);
    else if (event.key === "ArrowLeft" || event.key === "Backspace") visit.back();
    else if (event.key === "ArrowRight" && sheet.answers[sheet.here] && !this.chosen) visit.goForward();
    else return;
    event.preventDefault();
  };

  private placed(): PlacedItem | undefined {
    return itemsOf(this.props.sheet).find(({ item }) => item.id === this.props.sheet.here);
  }

  render({ visit, sheet }: Props) {
    const t = texts();
    const placed = this.placed();
    if (!placed) return null;
    const { item, section } = placed;
    const items = itemsOf(sheet);
    const at = items.findIndex((one) => one.item.id === item.id);
    const given = sheet.answers[item.id];
    const stem = local(section.stem);
    const options = optionsOf(item);
    const late = latePages();
    return (
      <>
        <div class="item-top">
          <Progress at={at} of={items.length} jump={() => visit.showJump(true)} />
          {late && (
            <late.ReadAloud
              at_once={item.read_aloud}
              words={[stem, local(item.text)].concat(options.map((option) => local(option.text)))}
            />
          )}
        </div>
        <Told items={items} at={at} />
        <Heading>
          <span class="unseen">{t.progress(at + 1, items.length)} </span>
          {stem && <span class="stem">{stem}</span>}
          <span class={item.kind === "reading" ? "passage" : "question"} id="question">
            {local(item.text)}
          </span>
        </Heading>
        <OptionList options={options} value={given && given.value} choose={this.choose} />
        {late && <late.MoreBelow />}
        <div class="item-ways">
          {itemBefore(sheet) ? (
            <button class="plain" onClick={() => visit.back()}>
              <Icon name="back" />
              {t.back}
            </button>
          ) : (
            <span />
          )}
          {given && !this.chosen ? (
            <button class="plain" onClick={() => visit.goForward()}>
              {t.forward}
              <Icon name="forward" />
            </button>
          ) : (
            <button class="plain" onClick={() => this.choose(left_out)}>
              {t.leave_out}
            </button>
          )}
        </div>
        <button class="plain small" onClick={() => visit.thinkAboutDeclining()}>
          {t.decline}
        </button>
      </>
    );
  }
}
