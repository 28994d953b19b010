import type { ReactNode } from "react";
import { Popover } from "antd";
import { useTranslation } from "react-i18next";

export interface Definition {
  /** What the number counts, in one sentence. */
  numerator: string;
  /** Out of what; left out for a plain count. */
  denominator?: string;
  /** Who or what is not counted. */
  exclusions?: string;
  /** The day or moment it speaks of, in words. */
  as_of?: string;
}

/** A number that opens its own definition: what is counted, out of what, what is left out, as of when. */
export function Defined({ name, of, children }: { name: string; of: Definition; children: ReactNode }) {
  const { t } = useTranslation();
  const rows = (["numerator", "denominator", "exclusions", "as_of"] as const).filter((key) => of[key]);
  return (
    <Popover
      trigger="click"
      title={name}
      content={
        <dl className="defined-rows">
          {rows.map((key) => (
            <div key={key}>
              <dt>{t(`defined.${key}`)}</dt>
              <dd>{of[key]}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <button type="button" className="defined">
        {children}
        <span className="unseen"> {t("defined.open", { name })}</span>
      </button>
    </Popover>
  );
}
