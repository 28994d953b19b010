import { useEffect, useState } from "react";
import { Input, Select } from "antd";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { useMay } from "../../../shell/session";
import { Field } from "../../../shell/Field";
import { MoreButton, QueryState } from "../../../shell/QueryState";
import { useClasses, useStudents } from "./use_roll";

/** A value that follows typing after a pause, so that not every key is a request. */
function useSettled(value: string, pause_ms = 350): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause_ms);
    return () => clearTimeout(timer);
  }, [value, pause_ms]);
  return settled;
}

export default function StudentsPage() {
  const { t } = useTranslation();
  const may_import = useMay("previewRollImport");
  const [place, setPlace] = useSearchParams();
  const class_id = place.get("class") ?? "";
  // The name stays out of the address: addresses are kept in histories and logs.
  const [name, setName] = useState("");
  const settled = useSettled(name.trim());
  const classes = useClasses();
  const students = useStudents({ class: class_id, name: settled });
  const rows = students.data?.pages.flatMap((page) => page.students) ?? [];
  const filtered = class_id !== "" || settled !== "";
  return (
    <>
      <PageHead
        title={t("roll.students")}
        lead={t("roll.students_lead")}
        actions={
          may_import && (
            <Link className="button-link" to="/roll/imports">
              {t("roll.import")}
            </Link>
          )
        }
      />
      <search className="filters">
        <Field id="class" label={t("roll.class")}>
          <Select
            id="class"
            value={class_id}
            loading={classes.isPending}
            onChange={(id: string) => setPlace(id ? { class: id } : {}, { replace: true })}
            showSearch={{ optionFilterProp: "label" }}
            options={[
              { value: "", label: t("roll.all_classes") },
              ...(classes.data ?? []).map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </Field>
        <Field id="name" label={t("roll.name")}>
          <Input
            id="name"
            allowClear
            value={name}
            placeholder={t("roll.name_hint")}
            maxLength={30}
            onChange={(e) => setName(e.target.value)}
          />
        </Field>
      </search>
      <QueryState query={students} rows={8} />
      {students.data && rows.length === 0 && (
        <EmptyState title={t(filtered ? "roll.nobody_here" : "roll.no_students")}>
          <p>{t(filtered ? "roll.nobody_here_next" : "roll.no_students_next")}</p>
          {!filtered && may_import && <Link to="/roll/imports">{t("roll.import")}</Link>}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className="sheet">
          <table className="table cards-on-phone">
            <caption className="unseen">{t("roll.students")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("roll.name")}</th>
                <th scope="col">{t("roll.class")}</th>
                <th scope="col" className="right">
                  {t("roll.seat")}
                </th>
                <th scope="col">{t("roll.sex")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.id}>
                  <th scope="row" data-head>
                    <Link to={`/students/${one.id}`}>{one.name}</Link>
                  </th>
                  <td data-label={t("roll.class")}>{one.class_name}</td>
                  <td data-label={t("roll.seat")} className="right number">
                    {one.seat || "–"}
                  </td>
                  <td data-label={t("roll.sex")}>{one.sex ? t(`sex.${one.sex}`, { defaultValue: one.sex }) : "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > 0 && (
        <p className="more">
          <span className="soft">{t("roll.shown", { count: rows.length })}</span>
          <MoreButton query={students} words={t("roll.show_more")} />
        </p>
      )}
    </>
  );
}
