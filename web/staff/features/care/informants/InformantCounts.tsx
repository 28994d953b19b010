import { useTranslation } from "react-i18next";
import { Defined } from "../../../shell/Defined";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { percent } from "../campaigns/use_campaigns";
import { useInformantCounts } from "./use_informants";
import "./informants.css";

/** How many sheets of class teachers and guardians are in; counts only. */
export function InformantCounts({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay("readInformantCounts");
  const counts = useInformantCounts(id, may);
  if (counts.error) return <ProblemNotice problem={counts.error} />;
  if (!counts.data?.instruments.length) return null;
  return (
    <section className="sheet pad" aria-labelledby="informant-counts">
      <h2 id="informant-counts">{t("informant.counts")}</h2>
      <p className="soft">{t("informant.counts_lead")}</p>
      {counts.data.instruments.map((one) => (
        <div key={one.instrument} className="informant-count">
          <h3>
            {one.title} <span className="chip">{t(`informant.asked_${one.informant}`)}</span>
          </h3>
          <p className="number">
            <Defined name={one.title} of={{ numerator: t("counts.handed_in"), denominator: t("counts.of_asked") }}>
              {t("informant.counted", { done: one.handed_in, of: one.expected })}
            </Defined>
          </p>
          <details>
            <summary>{t("informant.by_class")}</summary>
            <ul className="bars">
              {one.classes.map((row) => (
                <li key={row.class_id}>
                  <span className="bar-name">{row.class_name}</span>
                  <span className="bar" aria-hidden="true">
                    <span className="bar-finished" style={{ width: `${percent(row.handed_in, row.expected)}%` }} />
                  </span>
                  <span className="bar-words number">
                    {t("campaign.bar_words", { finished: row.handed_in, expected: row.expected })}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </div>
      ))}
    </section>
  );
}
