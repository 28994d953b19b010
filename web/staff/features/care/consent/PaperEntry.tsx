import { useRef, useState, type KeyboardEvent } from "react";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../../../shell/language";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useEnterPaper, type ConsentStudent, type PaperSlip } from "./use_consent";

type Choice = "given" | "refused" | "none";
const choices: [Choice, TextKey][] = [
  ["given", "consent.yes"],
  ["refused", "consent.no"],
  ["none", "consent.not_handed"],
];
const keys: Record<string, Choice> = { "1": "given", "2": "refused", "0": "none" };

interface PaperEntryProps {
  class_id: string;
  students: ConsentStudent[];
  done: (batch: { batch_id: string; entered: number }) => void;
  stop: () => void;
}

/** The class list, tapped through once. What is not touched stays as it is. */
export function PaperEntry({ class_id, students, done, stop }: PaperEntryProps) {
  const { t } = useTranslation();
  const enter = useEnterPaper(class_id);
  const [chosen, setChosen] = useState<Record<string, Choice>>({});
  const list = useRef<HTMLOListElement>(null);
  const slips: PaperSlip[] = Object.entries(chosen).flatMap(([student_id, choice]) =>
    choice === "none" ? [] : [{ student_id, decision: choice }],
  );
  const press = (event: KeyboardEvent, at: number, id: string) => {
    const choice = keys[event.key];
    if (!choice) return;
    event.preventDefault();
    setChosen((before) => ({ ...before, [id]: choice }));
    list.current
      ?.querySelectorAll<HTMLElement>("[role=radiogroup]")
      [at + 1]?.querySelector<HTMLElement>("input")
      ?.focus();
  };
  return (
    <section className="sheet pad" aria-labelledby="entering">
      <h2 id="entering">{t("consent.entering")}</h2>
      <p className="soft">{t("consent.entering_lead")}</p>
      <ol className="paper-list" ref={list}>
        {students.map((one, at) => (
          <li key={one.id}>
            <div
              className="paper-row"
              role="radiogroup"
              aria-labelledby={`paper-${at}`}
              onKeyDown={(event) => press(event, at, one.id)}
            >
              <span id={`paper-${at}`} className="paper-name">
                <span className="number">{one.seat || "–"}</span> {one.name}
              </span>
              <div className="paper-choices">
                {choices.map(([choice, words]) => (
                  <label key={choice} className={choice !== "none" && chosen[one.id] === choice ? "chosen" : ""}>
                    <input
                      type="radio"
                      name={one.id}
                      checked={(chosen[one.id] ?? "none") === choice}
                      onChange={() => setChosen((before) => ({ ...before, [one.id]: choice }))}
                    />
                    {t(words)}
                  </label>
                ))}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {enter.error && <ProblemNotice problem={enter.error} />}
      <div className="actions paper-actions">
        <Button
          type="primary"
          size="large"
          disabled={slips.length === 0}
          loading={enter.isPending}
          onClick={() => enter.mutate(slips, { onSuccess: done })}
        >
          {slips.length ? t("consent.save_one", { count: slips.length }) : t("consent.save_none")}
        </Button>
        <Button size="large" onClick={stop}>
          {t("consent.stop")}
        </Button>
      </div>
    </section>
  );
}
