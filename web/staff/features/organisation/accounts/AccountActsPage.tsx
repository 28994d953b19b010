import { useTranslation } from "react-i18next";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { QueryState } from "../../../shell/QueryState";
import { ActList } from "./ActList";
import { useAccountActs } from "./use_accounts";

/** What was done to accounts that concern the caller; the auditor sees all of them. */
export default function AccountActsPage() {
  const { t } = useTranslation();
  const acts = useAccountActs();
  return (
    <>
      <PageHead title={t("accounts.acts")} lead={t("accounts.acts_lead")} />
      <QueryState query={acts} rows={6} />
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
