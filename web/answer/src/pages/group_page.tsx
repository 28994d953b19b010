import { Component } from "preact";
import { lateTexts } from "../locale/late";
import { local } from "../locale/locale";
import { Icon } from "../look/icons";
import { screenOf, type PlacedItem } from "../sheet/asked_items";
import { itemBefore, itemsOf, openItems, type KeptSheet } from "../sheet/kept_sheet";
import type { Visit } from "../visit/visit";
import { Heading } from "./heading";
import { isHeld } from "./held_keys";
import { guard_ms } from "./item_page";
import { MoreBelow } from "./more_below";
import { optionsOf } from "./option_list";
import { OptionRow } from "./option_row";
import { Progress } from "./progress";
import { ReadAloud } from "./read_aloud";
import { Told } from "./told";

interface Props {
  visit: Visit;
  sheet: KeptSheet;
}

/** Where of a row the focus goes: to what was chosen, else to the first option. */
function focusRow(id: string): void {
  const row = document.getElementById("row-" + id);
  const radio = row && row.querySelector<HTMLElement>("[tabindex='0']");
  if (!row || !radio) return;
  row.scrollIntoView({ block: "nearest" });
  radio.focus({ preventScroll: true });
}

/** The item whose row has the focus. */
function focusedItem(): string | undefined {
  const row = document.activeElement && document.activeElement.closest("fieldset");
  return row ? row.id.slice("row-".length) : undefined;
}

/** Several items with the same options, for older students. Mounted anew for every screen, so that its time and its guard start with it. */
export class GroupPage extends Component<Props, { asked_on?: boolean }> {
  private readonly shown_at_ms = performance.now();
  private measured_to_ms = this.shown_at_ms;

  componentDidMount(): void {
    const { here } = this.props.sheet;
    window.addEventListener("keydown", this.onKey);
    const [first] = this.screen();
    // Opened from the review or the list of numbers, or gone on with in the middle: the item that is meant.
    if (first && first.item.id !== here) focusRow(here);
  }
  componentWillUnmount(): void {
    window.removeEventListener("keydown", this.onKey);
  }

  private screen(): PlacedItem[] {
    return screenOf(openItems(this.props.sheet), this.props.sheet.here);
  }
  private stillOpen(): string[] {
    const { answers } = this.props.sheet;
    return this.screen()
      .map(({ item }) => item.id)
      .filter((id) => !answers[id]);
  }
  /** A tap this soon after the screen appeared was meant for the one before. */
  private get tooSoon(): boolean {
    return performance.now() - this.shown_at_ms < guard_ms;
  }

  /** The answer is kept and sent at once; the screen stays. What is chosen already takes no time and no save. */
  private choose = (id: string, value: number): void => {
    const { visit, sheet } = this.props;
    const given = sheet.answers[id];
    if (this.tooSoon || (given && given.value === value)) return;
    const now_ms = performance.now();
    visit.answer(id, value, now_ms - this.measured_to_ms);
    this.measured_to_ms = now_ms;
  };

  private goOn = (): void => {
    if (this.tooSoon) return;
    const [open] = this.stillOpen();
    if (!open) return this.props.visit.goForward();
    this.setState({ asked_on: true });
    focusRow(open);
  };

  private onKey = (event: KeyboardEvent): void => {
    if (isHeld(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const { visit } = this.props;
    const focused = focusedItem();
    const [open] = this.stillOpen();
    const here = this.screen().find(({ item }) => item.id === (focused || open));
    const option = here && optionsOf(here.item)[Number(event.key) - 1];
    if (here && option) this.chooseByKey(here.item.id, option.value);
    else if (event.key === "Backspace" || (event.key === "ArrowLeft" && !focused)) visit.back();
    else if (event.key === "ArrowRight" && !focused && !open) visit.goForward();
    else return;
    event.preventDefault();
  };
  /** A digit answers one row, and the focus goes to the next one that is open, at last to the way on. */
  private chooseByKey(id: string, value: number): void {
    if (this.tooSoon) return;
    this.choose(id, value);
    const [next] = this.stillOpen().filter((other) => other !== id);
    if (next) focusRow(next);
    else (document.querySelector(".go-on") as HTMLElement).focus();
  }

  render({ visit, sheet }: Props, { asked_on }: { asked_on?: boolean }) {
    const t = lateTexts();
    const items = itemsOf(sheet);
    const screen = this.screen();
    const [first] = screen;
    if (!first) return null;
    const at = items.findIndex(({ item }) => item.id === first.item.id),
      to = at + screen.length - 1;
    const open = this.stillOpen().length;
    const stem = local(first.section.stem);
    return (
      <>
        <div class="item-top">
          <Progress at={at} to={to} of={items.length} jump={() => visit.showJump(true)} />
          <ReadAloud
            words={[stem].concat(
              ...screen.map(({ item }) => [local(item.text)]),
              optionsOf(first.item).map((option) => local(option.text)),
            )}
          />
        </div>
        <Told items={items} at={at} />
        <Heading>
          <span class="unseen">{t.progress(`${at + 1}–${to + 1}`, items.length)} </span>
          <span class="stem">{stem}</span>
        </Heading>
        {screen.map(({ item }, n) => {
          const given = sheet.answers[item.id];
          return (
            <OptionRow
              key={item.id}
              item={item}
              number={at + n + 1}
              value={given && given.value}
              missing={!!asked_on && !given}
              choose={(value) => this.choose(item.id, value)}
            />
          );
        })}
        <MoreBelow words={t.scroll_items} />
        <p class="quiet" role="status">
          {asked_on && open ? t.still_open(open) : ""}
        </p>
        <button class={"go-on " + (open ? "second" : "main")} onClick={this.goOn}>
          {t.go_on}
        </button>
        <div class="item-ways">
          {itemBefore(sheet) ? (
            <button class="plain" onClick={() => visit.back()}>
              <Icon name="back" />
              {t.back_one}
            </button>
          ) : (
            <span />
          )}
          <button class="plain" onClick={() => visit.thinkAboutDeclining()}>
            {t.decline}
          </button>
        </div>
      </>
    );
  }
}
