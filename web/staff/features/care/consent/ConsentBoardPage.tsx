import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Defined } from "../../../shell/Defined";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { useMay } from "../../../shell/session";
import { QueryState } from "../../../shell/QueryState";
import "./consent.css";
import { useCoverage } from "./use_consent";

/** Before a campaign opens: what has come back, by unit; never which way it went. */
export default function ConsentBoardPage() {
  const { t } = useTranslation();
  const [place] = useSearchParams();
  const unit = place.get("unit") ?? "";
  const coverage = useCoverage(unit);
  const may_open_class = useMay("readClassConsent");
  const rows = coverage.data?.units ?? [];
  const to = (row: (typeof rows)[number]) =>
    row.kind !== "class" ? `/consent?unit=${row.unit_id}` : may_open_class ? `/consent/classes/${row.unit_id}` : "";
  return (
    <>
      <PageHead
        title={t("consent.title")}
        lead={t("consent.lead")}
        back={unit ? { to: "/consent", words: t("consent.up") } : undefined}
      />
      <QueryState query={coverage} rows={6} />
      {coverage.data && rows.length === 0 && (
        <EmptyState title={t("consent.none")}>
          <p>{t("consent.none_next")}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <div className="sheet">
            <table className="table cards-on-phone">
              <caption className="unseen">{t("consent.title")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("consent.unit")}</th>
                  <th scope="col" className="right">
                    {t("consent.enrolled")}
                  </th>
                  <th scope="col" className="right">
                    {t("consent.returned")}
                  </th>
                  <th scope="col" className="right">
                    {t("consent.missing")}
                  </th>
                  <th scope="col">{t("consent.progress")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.unit_id}>
                    <th scope="row" data-head>
                      {to(row) ? <Link to={to(row)}>{row.unit_name}</Link> : row.unit_name}
                    </th>
                    <td data-label={t("consent.enrolled")} className="right number">
                      {row.enrolled}
                    </td>
                    <td data-label={t("consent.returned")} className="right number">
                      {row.returned}
                    </td>
                    <td data-label={t("consent.missing")} className="right number">
                      {row.enrolled - row.returned}
                    </td>
                    <td data-label={t("consent.progress")}>
                      <progress
                        className="consent-bar"
                        max={row.enrolled}
                        value={row.returned}
                        aria-label={`${row.unit_name} ${t("consent.of", row)}`}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="soft">
            <Defined
              name={t("consent.title")}
              of={{
                numerator: t("counts.returned"),
                denominator: t("counts.of_enrolled"),
                exclusions: t("counts.returned_out"),
                as_of: dayAndTime(coverage.data?.counted_at_ms ?? 0),
              }}
            >
              {t("consent.counted", { time: dayAndTime(coverage.data?.counted_at_ms ?? 0) })}
            </Defined>
          </p>
        </>
      )}
    </>
  );
}
