import { useEffect, useRef, useState } from "preact/hooks";
import { useLocal, useTexts } from "../locale/locale";
import { Icon } from "../look/icons";
import { left_out } from "../sheet/asked_items";
import { itemBefore, itemsOf, type KeptSheet } from "../sheet/kept_sheet";
import type { Visit } from "../visit/visit";
import { Heading } from "./heading";
import { OptionList } from "./option_list";
import { Progress } from "./progress";
import { ReadAloud } from "./read_aloud";

/** A tap this soon after the item appeared was meant for the item before. */
export const guard_ms = 400;
/** How long a choice is seen before the next item comes. */
const seen_ms = 180;

/** One item. Mounted anew for every item, so that time and guard start with it. */
export function ItemPage({ visit, sheet }: { visit: Visit; sheet: KeptSheet }) {
  const t = useTexts();
  const local = useLocal();
  const shown_at_ms = useRef(performance.now());
  const [chosen, setChosen] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const items = itemsOf(sheet);
  const at = items.findIndex(({ item }) => item.id === sheet.here);
  const placed = items[at];
  const given = sheet.answers[sheet.here];
  const value = chosen !== null ? chosen : given ? given.value : null;
  const can_go_back = itemBefore(sheet) !== null;

  /** The answer is kept and sent at once; only the step to the next item waits a moment. */
  function choose(new_value: number): void {
    const spent_ms = performance.now() - shown_at_ms.current;
    if (chosen !== null || spent_ms < guard_ms) return;
    setChosen(new_value);
    visit.answer(sheet.here, new_value, spent_ms);
    timer.current = setTimeout(() => visit.goForward(), seen_ms);
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.ctrlKey || event.altKey || event.metaKey || !placed) return;
      const option = /^[1-9]$/.test(event.key) ? placed.item.options[Number(event.key) - 1] : undefined;
      if (option) choose(option.value);
      else if ((event.key === "ArrowLeft" || event.key === "Backspace") && can_go_back) visit.back();
      else if (event.key === "ArrowRight" && given && chosen === null) visit.goForward();
      else return;
      event.preventDefault();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  if (!placed) return null;
  const { item, section } = placed;
  const reading = item.kind === "reading";
  const options = item.options.length ? item.options : [{ value: 0, text: { "zh-CN": t.has_read, en: t.has_read } }];
  const stem = local(section.stem);
  const words = [stem, local(item.text)].concat(options.map((option) => local(option.text)));
  return (
    <>
      <div class="item-top">
        <Progress at={at} of={items.length} />
        <ReadAloud words={words} />
      </div>
      <Heading>
        <span class="unseen">{t.progress(at + 1, items.length)} </span>
        {stem && <span class="stem">{stem}</span>}
        <span class={reading ? "passage" : "question"} id="question">{local(item.text)}</span>
      </Heading>
      <OptionList options={options} value={value} choose={choose} />
      <div class="item-ways">
        {can_go_back ? <button type="button" class="plain" onClick={() => visit.back()}><Icon name="back" />{t.back}</button> : <span />}
        {given && chosen === null
          ? <button type="button" class="plain" onClick={() => visit.goForward()}>{t.forward}<Icon name="forward" /></button>
          : <button type="button" class="plain" onClick={() => choose(left_out)}>{t.leave_out}</button>}
      </div>
      <button type="button" class="plain small" onClick={() => visit.thinkAboutDeclining()}>{t.not_taking_part}</button>
    </>
  );
}
