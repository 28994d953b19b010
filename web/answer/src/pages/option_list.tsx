import { useRef } from "preact/hooks";
import type { FormOption } from "../contract";
import { useLocal } from "../locale/locale";
import { Icon } from "../look/icons";
import { Face } from "../look/face";

/** Big buttons that are a radio group: up and down move, a digit, Enter or a tap chooses. */
export function OptionList({ options, value, choose }: { options: FormOption[]; value: number | null; choose: (value: number) => void }) {
  const local = useLocal();
  const list = useRef<HTMLDivElement>(null);
  const chosen_at = options.findIndex((option) => option.value === value);

  function onArrow(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step || !list.current) return;
    const buttons = Array.from(list.current.querySelectorAll("button"));
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    if (next) next.focus();
    event.preventDefault();
  }

  return (
    <div class="options" role="radiogroup" aria-labelledby="question" ref={list} onKeyDown={onArrow}>
      {options.map((option, index) => {
        const chosen = index === chosen_at;
        return (
          <button
            type="button" role="radio" key={option.value} aria-checked={chosen} class="option"
            tabIndex={chosen || (chosen_at < 0 && index === 0) ? 0 : -1} onClick={() => choose(option.value)}
          >
            {option.face ? <Face mood={option.face} /> : <span class="digit" aria-hidden="true">{index + 1}</span>}
            <span class="words">{local(option.text)}</span>
            {chosen && <Icon name="check" />}
          </button>
        );
      })}
    </div>
  );
}
