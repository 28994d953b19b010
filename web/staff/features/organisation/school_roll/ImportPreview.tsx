import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import type { RollImport } from "./use_import";

/** How many rows, and what becomes of them. */
export function ImportCounts({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  const rejected = one.rejected_total ?? one.rejected.length;
  const skipped = one.skipped ?? [];
  const counts: [string, number | undefined, string?][] = [
    [t("import.lines"), one.lines || undefined],
    [t("import.rows"), one.lines ? undefined : one.rows],
    [t("import.accepted"), one.accepted],
    [t("import.added"), one.added],
    [t("import.changed"), one.changed],
    [t("import.unchanged"), one.unchanged],
    [t("import.duplicates"), one.duplicates],
    [t("import.rejected"), rejected, rejected > 0 ? "attention" : undefined],
    ...skipped.map(({ why, lines }): [string, number] => [
      t("import.skipped", { what: t(`import.skipped_${why}`, { defaultValue: why }) }),
      lines,
    ]),
  ];
  return (
    <>
      <dl className="counts">
        {counts
          .filter(([, value]) => value !== undefined)
          .map(([words, value, look]) => (
            <div key={words} className={look}>
              <dt>{words}</dt>
              <dd className="number">{value?.toLocaleString()}</dd>
            </div>
          ))}
      </dl>
      <p className="soft">
        {t("import.adds_up")} {one.added === undefined && t("import.not_told")}
      </p>
      {!!one.other_school_rows && <p>{t("import.other_school", { count: one.other_school_rows })}</p>}
      {one.tidied?.map(({ column, rows, first_row }) => (
        <p key={column} className="soft">
          {t("import.tidied", { column, count: rows, row: first_row })}
        </p>
      ))}
    </>
  );
}

/** Classes that would be made: a slip of the pen makes one, too. */
export function NewClasses({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  const total = one.new_classes_total ?? 0;
  if (total === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="new-classes">
      <h2 id="new-classes">{t("import.new_classes", { count: total })}</h2>
      <p>{t("import.new_classes_why")}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("import.new_class")}>
        <table className="table cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t("import.new_class")}</th>
              <th scope="col">{t("import.near")}</th>
              <th scope="col" className="right">
                {t("import.students_count")}
              </th>
              <th scope="col" className="right">
                {t("import.first_row")}
              </th>
            </tr>
          </thead>
          <tbody>
            {one.new_classes?.map((made) => (
              <tr key={`${made.school_code}/${made.grade}/${made.class_name}`}>
                <td data-label={t("import.new_class")}>
                  {made.grade} {made.class_name}
                </td>
                <td data-label={t("import.near")}>
                  {made.near ? <b>{made.near}</b> : <span className="soft">{t("import.near_none")}</span>}
                </td>
                <td className="right number" data-label={t("import.students_count")}>
                  {made.rows}
                </td>
                <td className="right number" data-label={t("import.first_row")}>
                  {made.first_row}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > (one.new_classes?.length ?? 0) && (
        <p className="soft">{t("import.first_rows", { count: one.new_classes?.length })}</p>
      )}
    </section>
  );
}

/** Rows that are taken all the same. */
export function Remarks({ one }: { one: RollImport }) {
  const { t } = useTranslation();
  const total = one.remarks_total ?? 0;
  if (total === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="remarks">
      <h2 id="remarks">{t("import.remarks", { count: total })}</h2>
      <p>{t("import.remarks_why")}</p>
      <RowsTable rows={one.remarks ?? []} name={t("import.remarks", { count: total })} />
      {total > (one.remarks?.length ?? 0) && (
        <p className="soft">{t("import.first_rows", { count: one.remarks?.length })}</p>
      )}
    </section>
  );
}

function RowsTable({ rows, name }: { rows: RollImport["rejected"]; name: string }) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={name}>
      <table className="table cards-on-phone">
        <thead>
          <tr>
            <th scope="col" className="right">
              {t("import.row")}
            </th>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <td className="right number" data-label={t("import.row")}>
                {row.row}
              </td>
              <td data-label={t("import.column")}>{row.column}</td>
              <td data-label={t("import.reason")}>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
      {one.rejected.length > 0 && <RowsTable rows={one.rejected} name={t("import.rejected")} />}
      {total - (one.other_school_rows ?? 0) > one.rejected.length && (
        <p className="soft">{t("import.first_rows", { count: one.rejected.length })}</p>
      )}
    </section>
  );
}
