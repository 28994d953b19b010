import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import type { RollImport } from "./use_import";

/** How many rows, and what becomes of them. */
export function ImportCounts({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  const rejected = one.rejected_total ?? one.rejected.length;
  const counts: [string, number | undefined, string?][] = [
    ["import.rows", one.rows],
    ["import.accepted", one.accepted],
    ["import.added", one.added],
    ["import.changed", one.changed],
    ["import.unchanged", one.unchanged],
    ["import.duplicates", one.duplicates],
    ["import.rejected", rejected, rejected > 0 ? "attention" : undefined],
  ];
  return (
    <dl className="counts">
      {counts
        .filter(([, value]) => value !== undefined)
        .map(([words, value, look]) => (
          <div key={words} className={look}>
            <dt>{t(words)}</dt>
            <dd className="number">{value?.toLocaleString()}</dd>
          </div>
        ))}
    </dl>
  );
}

export function RejectedRows({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  const total = one.rejected_total ?? one.rejected.length;
  if (total === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="rejected">
      <div className="section-head">
        <h2 id="rejected">{t("import.rejected_rows", { count: total })}</h2>
        <a className="button-link" href={`/api/roll/imports/${encodeURIComponent(one.id)}/rejected`} download>
          <Icon name="import" size={18} /> {t("import.download")}
        </a>
      </div>
      <p>{t("import.rejected_next")}</p>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="rejected">
        <table className="table cards-on-phone">
          <thead>
            <tr>
              <th scope="col" className="right">{t("import.row")}</th>
              <th scope="col">{t("import.column")}</th>
              <th scope="col">{t("import.reason")}</th>
            </tr>
          </thead>
          <tbody>
            {one.rejected.map((row, i) => (
              <tr key={i}>
                <td className="right number" data-label={t("import.row")}>{row.row}</td>
                <td data-label={t("import.column")}>{row.column}</td>
                <td data-label={t("import.reason")}>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > one.rejected.length && <p className="soft">{t("import.first_rows", { count: one.rejected.length })}</p>}
    </section>
  );
}
