import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { Defined } from "../../../shell/Defined";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { Field } from "../../../shell/Field";
import { Tier } from "../alerts/Tier";
import { scalesOf } from "./StepRules";
import { useSimulation, type Options, type Simulation, type Steps } from "./use_drafts";

interface WhatIfProps {
  steps: Steps;
  options: Options;
  change: (part: Partial<Steps>) => void;
}

/** What these rules would have done the last time; follows the sliders. */
export function WhatIf({ steps, options, change }: WhatIfProps) {
  const { t } = useTranslation();
  const found = useSimulation(steps);
  const titleOf = (subject: string) =>
    scalesOf(
      options,
      options.instruments.map((one) => one.id),
    ).find((scale) => scale.id === subject)?.title ?? subject;
  return (
    <aside className="sheet pad what-if stack" aria-labelledby="what-if" aria-live="polite">
      <h2 id="what-if">{t("wizard.what_if")}</h2>
      {found.error && <ProblemNotice problem={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Waiting rows={4} />}
      {found.data && <Figures one={found.data} titleOf={titleOf} />}
      <Field id="interviews-a-week" label={t("wizard.interviews_a_week")}>
        <InputNumber
          id="interviews-a-week"
          min={1}
          max={200}
          value={steps.interviews_a_week}
          onChange={(value) => value !== null && change({ interviews_a_week: value })}
        />
      </Field>
    </aside>
  );
}

export function Figures({ one, titleOf }: { one: Simulation; titleOf: (subject: string) => string }) {
  const { t } = useTranslation();
  const capacity = (
    <p className="soft">
      {one.psychologists > 0
        ? t("wizard.what_if_capacity", { capacity: one.interviews_capacity, psychologists: one.psychologists })
        : t("wizard.what_if_no_psychologist")}
    </p>
  );
  if (one.basis === "none")
    return (
      <>
        <p className="notice notice-calm">
          <Icon name="question" /> <span>{t("wizard.what_if_none")}</span>
        </p>
        {capacity}
      </>
    );
  if (one.basis === "reference")
    return (
      <>
        <Reference one={one} titleOf={titleOf} />
        {capacity}
      </>
    );
  const sheets = t("counts.of_sheets", { title: one.campaign_title ?? "", sheets: one.sheets ?? "" });
  const share = (percent?: number) =>
    percent === undefined ? t("wizard.what_if_hidden") : t("wizard.what_if_percent", { percent });
  return (
    <>
      <dl className="counts">
        <div className={one.above_share ? "attention" : undefined}>
          <dt>{t("wizard.what_if_share")}</dt>
          <dd className="number">
            <Defined name={t("wizard.what_if_share")} of={{ numerator: t("counts.flagged"), denominator: sheets }}>
              {share(one.flagged_percent)}
            </Defined>
          </dd>
        </div>
        <div className={one.above_share ? "attention" : undefined}>
          <dt>{t("wizard.what_if_non_critical")}</dt>
          <dd className="number">
            <Defined
              name={t("wizard.what_if_non_critical")}
              of={{ numerator: t("counts.non_critical"), denominator: sheets }}
            >
              {share(one.non_critical_percent)}
            </Defined>
          </dd>
        </div>
        <div className={one.above_capacity ? "attention" : undefined}>
          <dt>{t("wizard.what_if_interviews")}</dt>
          <dd className="number">
            <Defined
              name={t("wizard.what_if_interviews")}
              of={{ numerator: t("counts.interviews_expected"), denominator: sheets }}
            >
              {one.interviews_expected === undefined
                ? t("wizard.what_if_hidden")
                : t("wizard.what_if_people", { count: one.interviews_expected })}
            </Defined>
          </dd>
        </div>
      </dl>
      {one.above_share && <Warning words={t("wizard.what_if_above_share", { percent: one.flag_percent_max })} />}
      {one.above_capacity && <Warning words={t("wizard.what_if_above_capacity")} />}
      {!one.needs_reason && (
        <p className="good">
          <Icon name="finished" size={18} /> {t("wizard.what_if_fits")}
        </p>
      )}
      {capacity}
      <h3>{t("wizard.what_if_tiers")}</h3>
      <ul className="tier-counts">
        {(one.tiers ?? []).map((row) => (
          <li key={row.tier}>
            <Tier tier={row.tier} /> <b className="number">{row.count}</b>
          </li>
        ))}
      </ul>
      {one.not_asked.length > 0 && (
        <p className="soft">
          {t("wizard.what_if_not_asked", { subjects: one.not_asked.map(titleOf).join(t("list_comma")) })}
        </p>
      )}
      <p className="field-note">
        {t("wizard.what_if_basis", { title: one.campaign_title ?? "", sheets: one.sheets ?? "" })}
      </p>
    </>
  );
}

/** Another population, said to be another one; lowest and highest where scales are known one by one only. */
function Reference({ one, titleOf }: { one: Simulation; titleOf: (subject: string) => string }) {
  const { t, i18n } = useTranslation();
  const found = one.reference;
  if (!found) return null;
  const language = i18n.language === "en" ? "en" : "zh-CN";
  const range = (low: number, high: number) =>
    low === high ? String(low) : t("wizard.reference_range", { low, high });
  return (
    <div className="reference">
      <p className="notice notice-wait">
        <Icon name="question" />{" "}
        <span>{t("wizard.reference_not_yours", { population: found.population[language] })}</span>
      </p>
      <dl className="counts">
        <div>
          <dt>{t("wizard.reference_rules")}</dt>
          <dd className="number">
            {t("wizard.what_if_percent", { percent: range(found.low_percent, found.high_percent) })}
          </dd>
        </div>
        {found.critical_percent !== undefined && (
          <div>
            <dt>{t("wizard.reference_critical")}</dt>
            <dd className="number">{t("wizard.what_if_percent", { percent: found.critical_percent })}</dd>
          </div>
        )}
        <div>
          <dt>{t("wizard.what_if_interviews")}</dt>
          <dd className="number">
            {t("wizard.reference_people", { people: range(found.interviews_low, found.interviews_high) })}
          </dd>
        </div>
      </dl>
      {found.unknown.length > 0 && (
        <p className="soft">
          {t("wizard.reference_unknown", { subjects: found.unknown.map(titleOf).join(t("list_comma")) })}
        </p>
      )}
      <p className="field-note">
        {t("wizard.reference_source", { source: found.source[language], n: found.n })}{" "}
        {found.collected_on && t("wizard.reference_date", { day: found.collected_on })}
      </p>
    </div>
  );
}

function Warning({ words }: { words: string }) {
  return (
    <p className="notice notice-wait">
      <Icon name="question" /> <span>{words}</span>
    </p>
  );
}
