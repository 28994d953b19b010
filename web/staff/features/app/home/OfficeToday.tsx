import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { ActList } from "../../organisation/accounts/ActList";
import { useAccountActs, useEndingPosts, type AccountAct } from "../../organisation/accounts/use_accounts";
import { useMay } from "../../organisation/accounts/use_session";
import type { PartProps } from "./parts";

/** Who is called now, who is away today, and what the roster lacks. */
export function DutyToday({ today, now_ms }: PartProps) {
  const { t } = useTranslation();
  const roster = today.roster;
  const away = (roster.data?.leaves ?? [])
    .filter((leave) => leave.since_ms <= now_ms && leave.until_ms > now_ms)
    .map((leave) => leave.name);
  const warnings = roster.data?.warnings ?? [];
  const names = roster.data?.on_duty_now ?? [];
  return (
    <section className="sheet pad" aria-labelledby="today-duty">
      <h2 id="today-duty">{t("home.duty")}</h2>
      {roster.isPending && <Waiting rows={2} />}
      {roster.error && <ProblemNotice problem={roster.error} />}
      {roster.data && (
        <>
          <p>{names.length > 0 ? t("home.duty_now", { names: names.join(t("list_comma")) }) : t("home.duty_nobody")}</p>
          <p className={away.length > 0 ? undefined : "soft"}>
            {away.length > 0 ? t("home.away", { names: away.join(t("list_comma")) }) : t("home.nobody_away")}
          </p>
          {warnings.length === 0 && <p className="soft">{t("home.duty_fine")}</p>}
          <ul className="gaps">
            {warnings.map((words) => (
              <li key={words}>
                <Icon name="right_away" size={18} /> <span>{words}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="plain-links">
        <li>
          <Link to="/duty">
            <Icon name="clock" size={18} /> {t("home.to_duty")}
          </Link>
        </li>
      </ul>
    </section>
  );
}

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

export function AuditToday() {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="today-audit">
      <h2 id="today-audit">{t("home.audit")}</h2>
      <p className="soft">{t("home.audit_why")}</p>
      <ul className="plain-links">
        <li>
          <Link to="/student-views">
            <Icon name="eye" size={18} /> {t("home.to_views")}
          </Link>
        </li>
      </ul>
    </section>
  );
}

const acts_shown = 5;

/** Told to whom it concerns: one's own account first, then those of the school or office. */
export function useTellingActs() {
  const acts = useAccountActs(useMay("listAccountActs")).data?.acts ?? [];
  return [...acts.filter((one) => one.own), ...acts.filter((one) => !one.own)].slice(0, acts_shown);
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
