import { useTranslation } from "react-i18next";
import { fromWallClock, wallClock } from "./draft_faults";
import type { StepProps } from "./use_drafts";
import { Field } from "../../../shell/Field";

export function StepWhen({ steps, faultAt, change }: StepProps) {
  const { t } = useTranslation();
  const fault = faultAt("closes_at_ms");
  const days = Math.ceil((steps.closes_at_ms - steps.opens_at_ms) / 86_400_000);
  const field = (name: "opens_at_ms" | "closes_at_ms", words: string) => (
    <Field id={`wizard-${name}`} label={words}>
      <input
        id={`wizard-${name}`}
        className="ant-input ant-input-outlined wizard-time"
        type="datetime-local"
        value={steps[name] > 0 ? wallClock(steps[name]) : ""}
        aria-invalid={name === "closes_at_ms" && !!fault}
        aria-describedby={name === "closes_at_ms" && fault ? "wizard-window-fault" : undefined}
        onChange={(e) => change({ [name]: fromWallClock(e.target.value) })}
      />
    </Field>
  );
  return (
    <section className="sheet pad stack" aria-labelledby="step">
      <h2 id="step">{t("wizard.step_when")}</h2>
      <p className="soft">{t("wizard.when_lead")}</p>
      <div className="wizard-pair">
        {field("opens_at_ms", t("wizard.opens"))}
        {field("closes_at_ms", t("wizard.closes"))}
      </div>
      {fault ? (
        <p id="wizard-window-fault" className="field-fault" role="alert">
          {fault}
        </p>
      ) : (
        days > 0 && <p className="number">{t("wizard.days", { count: days })}</p>
      )}
      <p className="field-note">{t("wizard.when_note")}</p>
    </section>
  );
}
