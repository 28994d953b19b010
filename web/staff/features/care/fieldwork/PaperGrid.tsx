import { useRef, useState, type KeyboardEvent } from "react";
import { Button, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { usePaperSteps, type PaperItem, type PaperPupil } from "./use_fieldwork";

interface PaperGridProps {
  campaign: string;
  items: PaperItem[];
  pupil: PaperPupil;
  done: (state: string) => void;
  leave: () => void;
}

/** One row an item; a digit chooses and goes on, arrows move, Backspace clears. */
export function PaperGrid({ campaign, items, pupil, done, leave }: PaperGridProps) {
  const { t } = useTranslation();
  const { enter } = usePaperSteps(campaign);
  const [values, setValues] = useState<Record<string, number>>({});
  const [mode, setMode] = useState<"paper" | "assisted">("paper");
  const rows = useRef<(HTMLInputElement | HTMLButtonElement | null)[]>([]);
  const go = (place: number) => rows.current[Math.min(items.length, Math.max(0, place))]?.focus();
  const choose = (item: PaperItem, value: number | undefined) =>
    setValues(({ [item.id]: _, ...rest }) => (value === undefined ? rest : { ...rest, [item.id]: value }));
  const onKey = (event: KeyboardEvent, place: number) => {
    const item = items[place]!;
    const option = item.options.find((one) => String(one.value) === event.key);
    if (option) choose(item, option.value);
    else if (event.key === "Backspace" || event.key === "Delete") choose(item, undefined);
    else if (!["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    event.preventDefault();
    go(event.key === "ArrowUp" ? place - 1 : event.key === "Backspace" || event.key === "Delete" ? place : place + 1);
  };
  const answered = Object.keys(values).length;
  const hand_in = () =>
    enter.mutate(
      { pupil: pupil.id, mode, answers: Object.entries(values).map(([item, value]) => ({ item, value })) },
      { onSuccess: ({ state }) => done(state) },
    );
  return (
    <section className="sheet pad" aria-labelledby="typing">
      <div className="section-head">
        <h2 id="typing">
          {t(pupil.state === "open" ? "lesson.typing_first" : "lesson.typing_second", { name: pupil.name })}{" "}
          <small className="soft">{pupil.class_name}</small>
        </h2>
        <Button onClick={leave} icon={<Icon name="back" size={18} />}>
          {t("lesson.back_to_list")}
        </Button>
      </div>
      <p className="soft">{t("lesson.typing_how")}</p>
      <Radio.Group
        className="choices"
        value={mode}
        onChange={(event) => setMode(event.target.value as "paper" | "assisted")}
        options={(["paper", "assisted"] as const).map((value) => ({ value, label: t(`lesson.mode_long_${value}`) }))}
      />
      <ol className="typing">
        {items.map((item, place) => (
          <li key={item.id}>
            <label htmlFor={`typing-${place}`}>
              <span className="number">{place + 1}.</span> {item.text}
            </label>
            <input
              id={`typing-${place}`}
              ref={(element) => void (rows.current[place] = element)}
              className="typing-box number"
              inputMode="numeric"
              autoComplete="off"
              autoFocus={place === 0}
              value={values[item.id] ?? ""}
              aria-describedby={`options-${place}`}
              onKeyDown={(event) => onKey(event, place)}
              onChange={(event) => {
                // A phone's keyboard gives no key: only the new text.
                const option = item.options.find((one) => String(one.value) === event.target.value.slice(-1));
                choose(item, option?.value);
                if (option) go(place + 1);
              }}
            />
            <span className="typing-options" id={`options-${place}`}>
              {item.options.map((option) => (
                <span key={option.value} className={values[item.id] === option.value ? "typing-chosen" : ""}>
                  <b className="number">{option.value}</b> {option.text}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {enter.error && <ProblemNotice problem={enter.error} />}
      <p className="papers">
        <Button
          type="primary"
          size="large"
          loading={enter.isPending}
          disabled={answered === 0}
          ref={(element) => void (rows.current[items.length] = element as HTMLButtonElement | null)}
          onClick={hand_in}
        >
          {t("lesson.typing_done")}
        </Button>
        <span className="soft number">{t("lesson.typing_answered", { answered, count: items.length })}</span>
      </p>
    </section>
  );
}
