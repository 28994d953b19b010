import { Button, Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { TextField } from "./TextField";
import type { Steps, StepProps } from "./use_drafts";

const texts = ["introduction", "help_promise", "who_reads"] as const;

export function StepWhat({ steps, options, faultAt, change }: StepProps) {
  const { t } = useTranslation();
  const choose = (id: string, chosen: boolean) =>
    change({ instruments: chosen ? [...steps.instruments, id] : steps.instruments.filter((one) => one !== id) });
  const text = (field: keyof Steps & `${string}_${"zh" | "en"}`, label: string, rows?: number) => (
    <TextField
      key={field}
      field={field}
      label={label}
      rows={rows}
      octets_max={field.startsWith("title") ? 200 : 1000}
      value={steps[field] as string}
      fault={faultAt(field)}
      change={(value) => change({ [field]: value })}
    />
  );
  const words_wanting = texts.some((name) => faultAt(`${name}_zh`) ?? faultAt(`${name}_en`));
  return (
    <>
      <section className="sheet pad stack" aria-labelledby="step">
        <h2 id="step">{t("wizard.step_what")}</h2>
        <div className="wizard-pair">
          {text("title_zh", t("wizard.title_zh"))}
          {text("title_en", t("wizard.title_en"))}
        </div>
        <fieldset className="choices" id="wizard-instruments" tabIndex={-1}>
          <legend>{t("wizard.instruments")}</legend>
          <p className="field-note">{t("wizard.instruments_lead")}</p>
          <ul className="people">
            {options.instruments.map((one) => (
              <li key={one.id}>
                <Checkbox
                  checked={steps.instruments.includes(one.id)}
                  onChange={(e) => choose(one.id, e.target.checked)}
                >
                  <b>{one.title}</b>{" "}
                  <span className="soft">
                    {t("wizard.instrument_facts", {
                      count: one.items,
                      low: one.age_min_years,
                      high: one.age_max_years,
                      version: one.version,
                    })}
                  </span>
                  {one.informant !== "student" && <span className="chip">{t(`informant.asked_${one.informant}`)}</span>}
                </Checkbox>
                <div className="beneath-choice">
                  <p className="soft">
                    {t("wizard.licence", { words: t(`licence.${one.licence}`, { defaultValue: one.licence }) })}
                  </p>
                  <p className={one.validated_translation ? "good" : "soft"}>
                    <Icon name={one.validated_translation ? "shield" : "question"} size={18} />{" "}
                    {t(one.validated_translation ? "wizard.validated" : "wizard.not_validated")}
                  </p>
                  {one.critical.length > 0 && (
                    <p className="soft">
                      <Icon name="talk" size={18} /> {t("wizard.critical_has")}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {faultAt("instruments") && (
            <p className="field-fault" role="alert">
              {faultAt("instruments")}
            </p>
          )}
        </fieldset>
      </section>
      <details className="sheet pad wizard-more" open={words_wanting || undefined}>
        <summary>
          <b>{t("wizard.words")}</b> <span className="soft">{t("wizard.words_lead")}</span>
        </summary>
        <div className="stack">
          {texts.map((name) => (
            <div key={name} className="wizard-pair">
              {text(`${name}_zh`, t(`wizard.${name}`), 3)}
              {text(`${name}_en`, t(`wizard.${name}`) + t("wizard.in_english"), 3)}
            </div>
          ))}
          <Hotlines steps={steps} change={change} />
        </div>
      </details>
    </>
  );
}

const parts = ["name_zh", "number", "note_zh", "name_en", "note_en"] as const;
const part_words = {
  name_zh: "hotline_name",
  number: "hotline_number",
  note_zh: "hotline_note",
  name_en: "hotline_name",
  note_en: "hotline_note",
} as const;

function Hotlines({ steps, change }: Pick<StepProps, "steps" | "change">) {
  const { t } = useTranslation();
  const put = (at: number, part: Partial<Steps["hotlines"][number]>) =>
    change({ hotlines: steps.hotlines.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <fieldset className="choices">
      <legend>{t("wizard.hotlines")}</legend>
      <p className="field-note">{t("wizard.hotlines_always")}</p>
      <ul className="people">
        {steps.hotlines.map((line, i) => (
          <li key={i} className="hotline">
            {parts.map((part) => (
              <Input
                key={part}
                value={line[part]}
                maxLength={40}
                placeholder={t(`wizard.${part_words[part]}`) + (part.endsWith("_en") ? t("wizard.in_english") : "")}
                aria-label={`${t("wizard.hotline_n", { n: i + 1 })} ${t(`wizard.${part_words[part]}`)}${part.endsWith("_en") ? t("wizard.in_english") : ""}`}
                onChange={(e) => put(i, { [part]: e.target.value })}
              />
            ))}
            <Button
              type="text"
              aria-label={t("wizard.hotline_remove", { n: i + 1 })}
              icon={<Icon name="cross" size={18} />}
              onClick={() => change({ hotlines: steps.hotlines.filter((_, at) => at !== i) })}
            />
          </li>
        ))}
      </ul>
      <Button
        onClick={() =>
          change({ hotlines: [...steps.hotlines, { name_zh: "", name_en: "", number: "", note_zh: "", note_en: "" }] })
        }
      >
        {t("wizard.hotline_add")}
      </Button>
    </fieldset>
  );
}
