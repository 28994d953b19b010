import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { ActList } from "./ActList";
import { useEndingPosts, type AccountAct } from "./use_accounts";

export function AccountsToday() {
  const { t } = useTranslation();
  const ending = useEndingPosts();
  const count = ending.data?.posts.length ?? 0;
  return (
    <section className="sheet pad" aria-labelledby="today-accounts">
      <h2 id="today-accounts">{t("home.accounts")}</h2>
      {ending.error && <ProblemNotice problem={ending.error} />}
      {ending.data && (
        <p className={count > 0 ? undefined : "soft"}>
          {count > 0 ? t("accounts.ending", { count }) : t("home.accounts_fine")}
        </p>
      )}
      <ul className="plain-links">
        <li>
          <Link to="/accounts">
            <Icon name="badge" size={18} /> {t("home.to_accounts")}
          </Link>
        </li>
      </ul>
    </section>
  );
}

export function ActsToday({ acts }: { acts: AccountAct[] }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="today-acts">
      <h2 id="today-acts">{t("accounts.acts")}</h2>
      <ActList acts={acts} />
      {acts.some((one) => one.own) && <p className="notice-small">{t("accounts.acts_not_you")}</p>}
      <ul className="plain-links">
        <li>
          <Link to="/account-acts">
            <Icon name="badge" size={18} /> {t("accounts.to_acts")}
          </Link>
        </li>
      </ul>
    </section>
  );
}
