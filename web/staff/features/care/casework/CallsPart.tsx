import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime, timeOrDay } from "../../../shell/moment";
import type { AlertPicture } from "./use_alerts";
import { keyOf } from "../../../shell/language";

/** The people of one step who were called together. */
interface Step {
  rung: string;
  at_ms: number;
  names: string[];
  answered: boolean;
}

/** Calls in steps, oldest first: one step calls its people within the same moment. */
export function stepsOf(called: AlertPicture["called"]): Step[] {
  const steps: Step[] = [];
  for (const call of [...called].reverse()) {
    const last = steps.at(-1);
    if (last && last.rung === call.rung && Math.abs(last.at_ms - call.at_ms) < 5_000) {
      last.names.push(call.name);
      last.answered ||= call.answered;
    } else steps.push({ rung: call.rung, at_ms: call.at_ms, names: [call.name], answered: call.answered });
  }
  return steps;
}

/** Whom this has called, and who comes next while nobody is on it. */
export function CallsPart({ one }: { one: AlertPicture }) {
  const { t } = useTranslation();
  const steps = stepsOf(one.called);
  const ahead = one.state === "open" ? (one.rungs_ahead ?? []) : [];
  // Who was called because nobody below could be reached is called again in turn.
  const called = new Set<string>(steps.map((step) => step.rung));
  const rungAhead = (rung: string) =>
    called.has(rung) ? t("calls.again", { rung: t(keyOf("rung", rung)) }) : t(keyOf("rung", rung));
  return (
    <section className="sheet pad calls-part" aria-labelledby="calls">
      <h2 id="calls">{t("calls.calls")}</h2>
      {steps.length === 0 && ahead.length === 0 && <p className="soft">{t("calls.nobody_called")}</p>}
      <ol className="clock-line">
        {steps.map((step, i) => (
          <li key={i} className={step.answered ? "done answered" : "done"}>
            <p>
              <b>{t(keyOf("rung", step.rung))}</b> <span className="soft number">{dayAndTime(step.at_ms)}</span>
            </p>
            <p className="soft">
              {step.names.join(t("list_comma"))} · {t(step.answered ? "calls.answered" : "calls.called")}
            </p>
          </li>
        ))}
        {ahead.map((rung, i) => (
          <li key={rung + i} className={i === 0 ? "ahead next-call" : "ahead"}>
            <p>
              {i === 0 ? <b>{rungAhead(rung)}</b> : rungAhead(rung)}
              {i === 0 && one.step_due_at_ms && (
                <span className="number">
                  {" "}
                  <Icon name="clock" size={16} /> {t("calls.next", { time: timeOrDay(one.step_due_at_ms) })}
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
      {one.state !== "open" && <p className="soft">{t("calls.stopped")}</p>}
    </section>
  );
}
