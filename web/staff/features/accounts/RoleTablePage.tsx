import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { useRoleTable } from "./use_accounts";

const roles = ["class_teacher", "session_operator", "psychology_teacher", "school_leader", "counselling_centre", "county_officer", "city_officer", "auditor", "system_administrator", "security_administrator"];

/** Who may do what, read from the contract that the server checks every request against. */
export default function RoleTablePage() {
  const { t } = useTranslation();
  const table = useRoleTable();
  const routes = [...(table.data?.routes ?? [])].sort((a, b) => a.shows.localeCompare(b.shows));
  const save = () => {
    // What a spreadsheet would take for a formula cannot stand here: operations and paths begin with a letter or "/".
    const lines = [[t("accounts.operation"), t("accounts.address"), t("accounts.shows"), ...roles.map((role) => t(`role.${role}`))].join(",")];
    for (const one of routes) lines.push([one.operation, `${one.method} ${one.path}`, t(`shows.${one.shows}`, { defaultValue: one.shows }), ...roles.map((role) => (one.roles.includes(role) ? "✓" : ""))].join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n")], { type: "text/csv" }));
    link.download = "roles.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <PageHead title={t("accounts.role_table")} lead={t("accounts.role_table_lead")} actions={table.data && <Button onClick={save}>{t("accounts.save_table")}</Button>} />
      {table.isPending && <Waiting rows={10} />}
      {table.error && <ProblemNotice problem={table.error} retry={() => void table.refetch()} />}
      {table.data && (
        <div className="sheet role-table" tabIndex={0} role="region" aria-label={t("accounts.role_table")}>
          <table className="table">
            <caption className="unseen">{t("accounts.role_table")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("accounts.shows")}</th>
                <th scope="col">{t("accounts.operation")}</th>
                {roles.map((role) => (
                  <th scope="col" key={role}>
                    {t(`role.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {routes.map((one) => (
                <tr key={one.operation}>
                  <td>{t(`shows.${one.shows}`, { defaultValue: one.shows })}</td>
                  <th scope="row">
                    <code>{one.operation}</code>
                  </th>
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
