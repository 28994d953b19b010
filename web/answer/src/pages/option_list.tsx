import type { FormItem, FormOption } from "../contract";
import { local, texts } from "../locale/locale";
import { Icon } from "../look/icons";

/** Faces come after the first page, and only where an instrument for young children asks for them. */
let Face: typeof import("../look/face").Face | undefined;
export async function loadFaces(options: FormOption[]): Promise<void> {
  if (!Face && options.some((option) => option.face)) Face = (await import("../look/face")).Face;
}

/** A passage without options of its own has the one that says it was read. */
export function optionsOf(item: FormItem): FormOption[] {
  const read = texts().has_read;
  return item.options.length ? item.options : [{ value: 0, text: { "zh-CN": read, en: read } }];
}

function onArrow(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step) return;
  const buttons = Array.from((event.currentTarget as HTMLElement).querySelectorAll("button"));
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = buttons[(at + step + buttons.length) % buttons.length];
  if (next) next.focus();
  event.preventDefault();
}

/** The mouse that chose the last answer still lies here: nothing is painted under it before it moves. */
export function onMove(event: PointerEvent): void {
  if (event.movementX || event.movementY) (event.currentTarget as HTMLElement).classList.add("moved");
}

/** Big buttons that are a radio group: up and down move, a digit, Enter or a tap chooses. */
export function OptionList({
  options,
  value,
  choose,
}: {
  options: FormOption[];
  value: number | undefined;
  choose: (value: number) => void;
}) {
  const none = !options.some((option) => option.value === value);
  return (
    <div class="options" role="radiogroup" aria-labelledby="question" onKeyDown={onArrow} onPointerMove={onMove}>
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
            {option.face && Face ? (
              <Face mood={option.face} />
            ) : (
              <span class="digit" aria-hidden="true">
                {index + 1}
              </span>
            )}
            <span class="words">{local(option.text)}</span>
            {chosen && <Icon name="check" />}
          </button>
        );
      })}
    </div>
  );
}
