import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { useSlotCoverage } from "./use_slots";

/** For the officers above: how many schools have chosen when their classes answer. */
export function SlotCoverage({ campaign_id }: { campaign_id: string }) {
  const { t } = useTranslation();
  const may = useMay("readSlotCoverage");
  const coverage = useSlotCoverage(campaign_id, may);
  if (!may) return null;
  if (coverage.error) return <ProblemNotice problem={coverage.error} retry={() => void coverage.refetch()} />;
  if (!coverage.data || coverage.data.schools === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="slot-coverage">
      <h2 id="slot-coverage">{t("slots.coverage")}</h2>
      <p>{t("slots.coverage_lead", { schools: coverage.data.schools, chosen: coverage.data.chosen })}</p>
      <ul className="bars">
        {coverage.data.rows.map((row) => (
          <li key={row.unit_id}>
            <span className="bar-name">{row.unit_name}</span>
            <span className="bar" aria-hidden="true">
              <span
                className="bar-finished"
                style={{ width: `${row.schools > 0 ? Math.floor((100 * row.chosen) / row.schools) : 0}%` }}
              />
            </span>
            <span className="bar-words number">
              {t("slots.coverage_row", { chosen: row.chosen, schools: row.schools })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
