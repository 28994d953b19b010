import type { FormItem } from "../contract";
import { local, texts } from "../locale/locale";
import { Icon } from "../look/icons";
import { left_out } from "../sheet/asked_items";
import { onMove, optionsOf } from "./option_list";

/** All arrows move within the row, as in any group of radio buttons; a digit, Enter or a tap chooses. */
function onArrow(event: KeyboardEvent): void {
  const step = /^Arrow(Down|Right)$/.test(event.key) ? 1 : /^Arrow(Up|Left)$/.test(event.key) ? -1 : 0;
  if (!step) return;
  const buttons = Array.from((event.currentTarget as HTMLElement).querySelectorAll("button"));
  const next =
    buttons[(buttons.indexOf(document.activeElement as HTMLButtonElement) + step + buttons.length) % buttons.length];
  if (next) next.focus();
  event.preventDefault();
}

/** Words too long for columns on a phone: more than six Chinese characters or twelve letters. */
function isWordy(words: string): boolean {
  return words.replace(/[^\x00-\xff]/g, "xx").length > 12;
}

/** What stands in brackets begins a line of its own where there is room: 多数时候或总是（5 到 7 天）. */
function broken(words: string) {
  const at = words.search(/[（(]/);
  return at > 0 && words.length - at < 12
    ? [words.slice(0, at), <span class="brackets">{words.slice(at)}</span>]
    : words;
}

interface Props {
  item: FormItem;
  number: number;
  value: number | undefined;
  missing: boolean;
  choose: (value: number) => void;
}

/** One of several items on a screen: its words, its options side by side, and that it need not be answered. */
export function OptionRow({ item, number, value, missing, choose }: Props) {
  const options = optionsOf(item);
  const none = !options.some((option) => option.value === value);
  const words = "words-" + item.id;
  return (
    <fieldset id={"row-" + item.id} class={"row" + (missing ? " missing" : "")}>
      <legend id={words}>
        <span class="nth" aria-hidden="true">
          {number}
        </span>
        {local(item.text)}
      </legend>
      <div
        class={options.some((option) => isWordy(local(option.text))) ? "scale wordy" : "scale"}
        role="radiogroup"
        aria-labelledby={words}
        onKeyDown={onArrow}
        onPointerMove={onMove}
      >
        {options.map((option, index) => {
          const chosen = option.value === value;
          return (
            <button
              role="radio"
              key={option.value}
              aria-checked={chosen}
              class="option"
              tabIndex={chosen || (none && !index) ? 0 : -1}
              onClick={() => choose(option.value)}
            >
              <span class="point" aria-hidden="true" />
              <span>{broken(local(option.text))}</span>
            </button>
          );
        })}
      </div>
      <button
        class="plain skip"
        aria-pressed={value === left_out}
        aria-describedby={words}
        onClick={() => choose(left_out)}
      >
        {value === left_out && <Icon name="check" />}
        {texts().leave_out}
      </button>
    </fieldset>
  );
}
