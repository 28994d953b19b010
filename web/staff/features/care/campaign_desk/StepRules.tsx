import { Button, InputNumber, Select, Slider } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { Field } from "../../../shell/Field";
import { WhatIf } from "./WhatIf";
import type { Condition, Options, Rule, StepProps } from "./use_drafts";

type Scale = Options["instruments"][number]["scales"][number];

export function scalesOf(options: Options, instruments: string[]): Scale[] {
  return options.instruments
    .filter((one) => one.informant === "student" && instruments.includes(one.id))
    .flatMap((one) => one.scales);
}

type RulesProps = Pick<StepProps, "steps" | "options" | "change" | "faultAt">;

export function StepRules(props: RulesProps) {
  const { steps, options, change, faultAt } = props;
  const { t } = useTranslation();
  const scales = scalesOf(options, steps.instruments);
  const put = (at: number, rule: Rule) => change({ rules: steps.rules.map((one, i) => (i === at ? rule : one)) });
  const add = (rules: Rule[]) =>
    change({ rules: [...steps.rules, ...rules.filter((rule) => !steps.rules.some((one) => one.id === rule.id))] });
  const fresh = (): Rule => {
    let number = steps.rules.length + 1;
    while (steps.rules.some((one) => one.id === `rule-${number}`)) number += 1;
    return {
      id: `rule-${number}`,
      tier: "ranked",
      all: false,
      conditions: scales[0] ? [{ kind: "scale", subject: scales[0].id, at_least: scales[0].highest }] : [],
    };
  };
  return (
    <div className="wizard-rules">
      <section className="sheet pad stack" aria-labelledby="step">
        <h2 id="step">{t("wizard.step_rules")}</h2>
        <p className="soft">{t("wizard.rules_lead")}</p>
        <Critical {...props} />
        {steps.rules.length === 0 && <p className="notice notice-wait">{t("wizard.no_rules")}</p>}
        {steps.rules.map((rule, i) => (
          <RuleCard
            key={rule.id}
            place={i}
            rule={rule}
            scales={scales}
            fault={faultAt(`rules[${i}]`)}
            change={(changed) => put(i, changed)}
            remove={() => change({ rules: steps.rules.filter((_, at) => at !== i) })}
          />
        ))}
        <div>
          <Button onClick={() => add([fresh()])}>{t("wizard.rule_add")}</Button>
        </div>
        <Presets options={options} rules={steps.rules} add={add} />
      </section>
      <WhatIf steps={steps} options={options} change={change} />
    </div>
  );
}

function Critical({ steps, options }: RulesProps) {
  const { t } = useTranslation();
  const having = options.instruments.filter((one) => steps.instruments.includes(one.id) && one.critical.length > 0);
  if (having.length === 0) return null;
  return (
    <p className="notice notice-calm">
      <Icon name="shield" />{" "}
      <span>{t("wizard.critical_fixed", { items: having.map((one) => one.title).join(t("list_comma")) })}</span>
    </p>
  );
}

function Presets({ options, rules, add }: { options: Options; rules: Rule[]; add: (rules: Rule[]) => void }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3>{t("wizard.presets")}</h3>
      <ul className="people">
        {options.presets.map((preset) => {
          const there = preset.rules.every((rule) => rules.some((one) => one.id === rule.id));
          return (
            <li key={preset.id} className="preset">
              <span>{preset.title}</span>
              <Button
                disabled={there}
                aria-label={`${t(there ? "wizard.preset_added" : "wizard.preset_add")} ${preset.title}`}
                onClick={() => add(preset.rules)}
              >
                {t(there ? "wizard.preset_added" : "wizard.preset_add")}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RuleCardProps {
  place: number;
  rule: Rule;
  scales: Scale[];
  fault?: string;
  change: (rule: Rule) => void;
  remove: () => void;
}

function RuleCard({ place, rule, scales, fault, change, remove }: RuleCardProps) {
  const { t } = useTranslation();
  const put = (at: number, condition: Condition) =>
    change({ ...rule, conditions: rule.conditions.map((one, i) => (i === at ? condition : one)) });
  const n = place + 1;
  return (
    <section className="rule" aria-labelledby={`rule-${rule.id}`} id={`wizard-rules[${place}]`} tabIndex={-1}>
      <div className="section-head">
        <h3 id={`rule-${rule.id}`}>{t("wizard.rule_n", { n })}</h3>
        <Button
          type="text"
          aria-label={t("wizard.rule_remove", { n })}
          icon={<Icon name="cross" size={18} />}
          onClick={remove}
        />
      </div>
      {rule.conditions.map((condition, i) => (
        <ConditionLine
          key={i}
          id={`${rule.id}-${i}`}
          condition={condition}
          scales={scales}
          change={(changed) => put(i, changed)}
          remove={
            rule.conditions.length > 1
              ? () => change({ ...rule, conditions: rule.conditions.filter((_, at) => at !== i) })
              : undefined
          }
        />
      ))}
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="rule-foot">
        {rule.conditions.length > 1 && (
          <Field id={`${rule.id}-match`} label={t("wizard.rule_match")}>
            <Select
              id={`${rule.id}-match`}
              value={rule.all ? "all" : "any"}
              onChange={(value) => change({ ...rule, all: value === "all" })}
              options={[
                { value: "all", label: t("wizard.rule_all") },
                { value: "any", label: t("wizard.rule_any") },
              ]}
            />
          </Field>
        )}
        <Field id={`${rule.id}-tier`} label={t("wizard.tier")}>
          <Select
            id={`${rule.id}-tier`}
            value={rule.tier}
            onChange={(tier) => change({ ...rule, tier })}
            options={(["acute", "same_day", "ranked"] as const).map((tier) => ({
              value: tier,
              label: t(`wizard.tier_${tier}`),
            }))}
          />
        </Field>
        {scales[0] && (
          <Button
            onClick={() =>
              change({
                ...rule,
                conditions: [
                  ...rule.conditions,
                  { kind: "scale", subject: scales[0]!.id, at_least: scales[0]!.highest },
                ],
              })
            }
          >
            {t("wizard.condition_add")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface ConditionLineProps {
  id: string;
  condition: Condition;
  scales: Scale[];
  change: (condition: Condition) => void;
  remove?: () => void;
}

function ConditionLine({ id, condition, scales, change, remove }: ConditionLineProps) {
  const { t } = useTranslation();
  const scale = scales.find((one) => one.id === condition.subject);
  const title = scale?.title ?? condition.subject;
  const choices = scales.flatMap((one) => [
    { value: `scale ${one.id}`, label: t("wizard.condition_scale", { title: one.title }) },
    { value: `rise ${one.id}`, label: t("wizard.condition_rise", { title: one.title }) },
  ]);
  if (condition.kind === "item" || !scale)
    choices.push({
      value: `${condition.kind} ${condition.subject}`,
      label: t(`wizard.condition_${condition.kind}`, { title: condition.subject }),
    });
  const low = condition.kind === "rise" ? 1 : (scale?.lowest ?? 0);
  const high = scale?.highest ?? Math.max(condition.at_least, 4);
  const bands =
    condition.kind === "scale"
      ? Object.fromEntries(
          (scale?.bands ?? []).filter((band) => band.from > low).map((band) => [band.from, `${band.from}`]),
        )
      : undefined;
  return (
    <div className="condition">
      <div className="condition-head">
        <Select
          id={`${id}-subject`}
          aria-label={t("wizard.condition_subject")}
          value={`${condition.kind} ${condition.subject}`}
          options={choices}
          onChange={(value) => {
            const [kind, subject] = value.split(" ") as [Condition["kind"], string];
            const limit = scales.find((one) => one.id === subject)?.highest ?? high;
            change({
              kind,
              subject,
              at_least: kind === condition.kind ? Math.min(condition.at_least, limit) : kind === "rise" ? 5 : limit,
            });
          }}
        />
        <InputNumber
          aria-label={t("wizard.cut_off", { title })}
          min={0}
          max={1000}
          value={condition.at_least}
          onChange={(value) => value !== null && change({ ...condition, at_least: value })}
        />
        {remove && (
          <Button
            type="text"
            aria-label={t("wizard.condition_remove")}
            icon={<Icon name="cross" size={18} />}
            onClick={remove}
          />
        )}
      </div>
      <Slider
        min={low}
        max={high}
        value={condition.at_least}
        marks={bands}
        ariaLabelForHandle={t("wizard.cut_off", { title })}
        onChange={(value) => change({ ...condition, at_least: value })}
      />
    </div>
  );
}
