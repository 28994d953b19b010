import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import type { InformantResult } from "./use_informants";
import "./informants.css";

/** What teachers and guardians answered about the student, in words beside the child's own scores. */
export function InformantPart({ results }: { results: InformantResult[] }) {
  const { t } = useTranslation();
  if (results.length === 0) return null;
  const relation = (one: InformantResult) =>
    one.relation ? t(`relation.${one.relation}`, { defaultValue: one.relation }) : t("informant.guardian");
  const who = (one: InformantResult) =>
    one.informant === "teacher"
      ? t("informant.by_teacher", { name: one.name ?? "" })
      : t("informant.by_guardian", { relation: relation(one) });
  return (
    <section className="sheet pad informant-part" aria-labelledby="informants">
      <h2 id="informants">{t("informant.others")}</h2>
      <ul className="people">
        {results.map((one) => (
          <li key={`${one.informant} ${one.title} ${one.at_ms}`}>
            <p>
              <b>{one.title}</b> <span className="chip">{who(one)}</span>
            </p>
            <ul className="informant-results">
              {one.results.map((result) => (
                <li key={result.title}>
                  <Icon name={result.scorable ? "in_order" : "question"} size={18} />{" "}
                  <span>
                    {result.title}
                    {t("informant.colon")}
                    {result.words}
                  </span>
                </li>
              ))}
            </ul>
            <p className="soft number">
              {dayAndTime(one.at_ms)} · {one.campaign_title} ·{" "}
              {t("informant.version", { version: one.instrument_version })}
              {!one.validated_translation && ` · ${t("informant.not_validated")}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="soft notice-small">{t("informant.mean")}</p>
    </section>
  );
}
