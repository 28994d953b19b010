import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { useAccountActs, type AccountAct } from "./use_accounts";

/** What was done to accounts that concern the caller; the auditor sees all of them. */
export default function AccountActsPage() {
  const { t } = useTranslation();
  const acts = useAccountActs();
  return (
    <>
      <PageHead title={t("accounts.acts")} lead={t("accounts.acts_lead")} />
      {acts.isPending && <Waiting rows={6} />}
      {acts.error && <ProblemNotice problem={acts.error} retry={() => void acts.refetch()} />}
      {acts.data && (
        <section className="sheet pad" aria-label={t("accounts.acts")}>
          {acts.data.acts.length === 0 ? (
            <EmptyState title={t("accounts.acts_none")}>
              <p>{t("accounts.acts_none_next")}</p>
            </EmptyState>
          ) : (
            <ActList acts={acts.data.acts} />
          )}
        </section>
      )}
    </>
  );
}

export function ActList({ acts }: { acts: AccountAct[] }) {
  const { t } = useTranslation();
  return (
    <ul className="people">
      {acts.map((one) => (
        <li key={`${one.at_ms} ${one.login} ${one.act} ${one.role ?? ""}`}>
          <p>
            <b>{one.own ? t("accounts.acts_own") : `${one.account_name} (${one.login})`}</b> <span>{t(`accounts.act_${one.act}`)}</span>
            {one.role && (
              <span className="chip">
                {t(`role.${one.role}`, { defaultValue: one.role })} · {one.unit_name}
              </span>
            )}
          </p>
          <p className="soft">
            {[dayAndTime(one.at_ms), one.done_by && t("accounts.by", { name: one.done_by }), one.confirmed_by && t("accounts.confirmed_by", { name: one.confirmed_by })].filter(Boolean).join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
