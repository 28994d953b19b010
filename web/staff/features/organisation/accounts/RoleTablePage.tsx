import { useState } from "react";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { currentLanguage, keyOf } from "../../../shell/language";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { QueryState } from "../../../shell/QueryState";
import { useRoleTable } from "./use_accounts";

const roles = [
  "class_teacher",
  "session_operator",
  "psychology_teacher",
  "school_leader",
  "counselling_centre",
  "county_officer",
  "city_officer",
  "auditor",
  "system_administrator",
  "security_administrator",
];

/** Who may do what, read from the contract that the server checks every request against. */
export default function RoleTablePage() {
  const { t } = useTranslation();
  const table = useRoleTable(currentLanguage());
  const [wanted, setWanted] = useState("");
  const shown_as = (shows: string) => t(`shows.${shows}`, { defaultValue: shows });
  const routes = [...(table.data?.routes ?? [])].sort(
    (a, b) => a.shows.localeCompare(b.shows) || a.name.localeCompare(b.name, currentLanguage()),
  );
  const word = wanted.trim().toLowerCase();
  // Roles too: "auditor" finds what an auditor may do.
  const found = routes.filter(
    (one) =>
      word === "" ||
      [one.name, one.operation, shown_as(one.shows), ...one.roles.map((role) => t(keyOf("role", role)))].some((text) =>
        text.toLowerCase().includes(word),
      ),
  );
  const save = () => {
    // What a spreadsheet would take for a formula cannot stand here: names, operations and paths begin with a word or "/".
    const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [
      [
        t("accounts.what"),
        t("accounts.shows"),
        ...roles.map((role) => t(keyOf("role", role))),
        t("accounts.operation"),
        t("accounts.address"),
      ],
    ];
    for (const one of routes)
      lines.push([
        one.name,
        shown_as(one.shows),
        ...roles.map((role) => (one.roles.includes(role) ? "✓" : "")),
        one.operation,
        `${one.method} ${one.path}`,
      ]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      new Blob(["\ufeff" + lines.map((line) => line.map(quoted).join(",")).join("\r\n")], { type: "text/csv" }),
    );
    link.download = "roles.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <PageHead
        title={t("accounts.role_table")}
        lead={t("accounts.role_table_lead")}
        actions={table.data && <Button onClick={save}>{t("accounts.save_table")}</Button>}
      />
      <QueryState query={table} rows={10} />
      {table.data && (
        <div className="field narrow find-operation">
          <label htmlFor="wanted">{t("accounts.find_operation")}</label>
          <Input
            id="wanted"
            type="search"
            allowClear
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <p className="field-note" role="status">
            {t("accounts.operations_found", { count: found.length, all: routes.length })}
          </p>
        </div>
      )}
      {table.data && found.length === 0 && (
        <EmptyState title={t("accounts.no_operation")}>
          <p>{t("accounts.no_operation_next")}</p>
        </EmptyState>
      )}
      {found.length > 0 && (
        <div className="sheet role-table" tabIndex={0} role="region" aria-label={t("accounts.role_table")}>
          <table className="table">
            <caption className="unseen">{t("accounts.role_table")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("accounts.what")}</th>
                <th scope="col">{t("accounts.shows")}</th>
                {roles.map((role) => (
                  <th scope="col" key={role}>
                    {t(keyOf("role", role))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <tr key={one.operation}>
                  <th scope="row">{one.name}</th>
                  <td>{shown_as(one.shows)}</td>
                  {roles.map((role) => (
                    <td key={role} className="mark-cell">
                      {one.roles.includes(role) && (
                        <>
                          <Icon name="check" size={18} />
                          <span className="unseen">{t("accounts.may")}</span>
                        </>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
