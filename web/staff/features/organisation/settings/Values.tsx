import { useTranslation } from "react-i18next";
import { clockOf } from "../../../shell/moment";
import type { SettingField, Values } from "./use_settings";
import { keyOf } from "../../../shell/language";

// Fields that hold a time of the day: the rest are numbers with a unit.
const times_of_day = new Set([
  "dismissal_minute",
  "interview_minutes",
  "duty_from_minute",
  "duty_until_minute",
  "quiet_from_minute",
  "quiet_until_minute",
]);

export function useValueWords(): (name: string, values: number[]) => string {
  const { t } = useTranslation();
  return (name, values) =>
    values
      .map((value) =>
        times_of_day.has(name)
          ? clockOf(value)
          : t(`bureau.value_${name}`, { count: value, defaultValue: String(value) }),
      )
      .join(t("list_comma"));
}

/** Each field in words, and beside it what it was where that is known and differs. */
export function ValueList({ values, before, fields }: { values: Values; before?: Values; fields?: SettingField[] }) {
  const { t } = useTranslation();
  const words = useValueWords();
  const names = fields ? fields.map((field) => field.name) : Object.keys(values);
  return (
    <dl className="facts setting-values">
      {names.map((name) => {
        const now = words(name, values[name] ?? []);
        const was = before?.[name] ? words(name, before[name]) : now;
        return (
          <div key={name} className={(values[name] ?? []).length > 1 ? "setting-long" : undefined}>
            <dt>{t(keyOf("bureau", `field_${name}`))}</dt>
            <dd className="number">
              {was === now ? now : <b>{now}</b>}
              {was !== now && <span className="soft"> {t("bureau.was", { value: was })}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
