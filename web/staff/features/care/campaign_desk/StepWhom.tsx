import { useState } from "react";
import { Checkbox, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useCheck, useUnitsBelow, type StepProps } from "./use_drafts";

export function StepWhom({ draft, steps, options, change }: StepProps) {
  const { t } = useTranslation();
  const of_school = options.unit.kind === "school";
  const [some, setSome] = useState(steps.units.length > 0);
  const check = useCheck(draft.id, draft.version);
  const same = JSON.stringify([steps.units, steps.grades]) === JSON.stringify([draft.steps.units, draft.steps.grades]);
  return (
    <section className="sheet pad stack" aria-labelledby="step">
      <h2 id="step">{t("wizard.step_whom")}</h2>
      {!of_school && (
        <Radio.Group
          className="stacked"
          aria-label={t("wizard.units")}
          value={some}
          onChange={(e) => {
            setSome(e.target.value as boolean);
            change({ units: [] });
          }}
          options={[
            { value: false, label: t("wizard.whole", { unit: options.unit.name }) },
            { value: true, label: t("wizard.some") },
          ]}
        />
      )}
      {of_school && <p>{t("wizard.whole", { unit: options.unit.name })}</p>}
      {some && <Units unit_id={options.unit.id} chosen={steps.units} change={(units) => change({ units })} />}
      <fieldset className="choices">
        <legend>{t("wizard.grades")}</legend>
        <p className="field-note">{t("wizard.grades_lead")}</p>
        <Checkbox.Group
          className="choice-row"
          value={steps.grades}
          onChange={(grades) => change({ grades: grades as string[] })}
          options={options.grades.map((one) => ({
            value: one.name,
            label: t("wizard.grade_students", { name: one.name, count: one.students }),
          }))}
        />
      </fieldset>
      {same && check.data && (
        <p className="notice notice-calm" role="status">
          {t("wizard.students_so_far", {
            students: check.data.students.toLocaleString(),
            classes: check.data.classes,
            schools: check.data.schools,
          })}
        </p>
      )}
    </section>
  );
}

function Units({ unit_id, chosen, change }: { unit_id: string; chosen: string[]; change: (units: string[]) => void }) {
  const { t } = useTranslation();
  const units = useUnitsBelow(unit_id, true);
  const [search, setSearch] = useState("");
  if (units.error) return <ProblemNotice problem={units.error} />;
  if (!units.data) return <Waiting />;
  const shown = units.data.filter((unit) => unit.code && (unit.name.includes(search) || chosen.includes(unit.code)));
  return (
    <fieldset className="choices">
      <legend>{t("wizard.units")}</legend>
      {units.data.length > 12 && (
        <Input
          value={search}
          aria-label={t("wizard.units_search")}
          placeholder={t("wizard.units_search")}
          onChange={(e) => setSearch(e.target.value.trim())}
        />
      )}
      <p className="field-note">{t("wizard.units_chosen", { count: chosen.length })}</p>
      <Checkbox.Group
        className="choice-row"
        value={chosen}
        onChange={(value) => change(value as string[])}
        options={shown.map((unit) => ({ value: unit.code ?? "", label: unit.name }))}
      />
    </fieldset>
  );
}
