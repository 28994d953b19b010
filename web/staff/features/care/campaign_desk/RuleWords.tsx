import { useTranslation } from "react-i18next";
import { Tier } from "../alerts/Tier";
import type { Options, Rule } from "./use_drafts";

/** The words of a scale, as the library has them. */
export function useScaleTitle(options: Options | undefined): (subject: string) => string {
  const scales = options?.instruments.flatMap((one) => one.scales) ?? [];
  return (subject) => scales.find((one) => one.id === subject)?.title ?? subject;
}

/** Rules as sentences. */
export function RuleWords({ rules, titleOf }: { rules: Rule[]; titleOf: (subject: string) => string }) {
  const { t } = useTranslation();
  if (rules.length === 0) return <p>{t("wizard.no_rules")}</p>;
  return (
    <ul className="people">
      {rules.map((rule) => (
        <li key={rule.id}>
          <Tier tier={rule.tier} />
          <span>
            {rule.conditions
              .map((one) => t(`bureau.condition_${one.kind}`, { subject: titleOf(one.subject), value: one.at_least }))
              .join(t(rule.all ? "bureau.and" : "bureau.or"))}
          </span>
        </li>
      ))}
    </ul>
  );
}
