import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Defined } from "../../shell/Defined";
import { Icon } from "../../shell/Icon";
import { dayAndTime, useNow } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { DueClock, Tier } from "../alert/Tier";
import { useProposals } from "../bureau/use_bureau";
import { useEndingPosts } from "../accounts/use_accounts";
import { useAlerts } from "../alert/use_alerts";
import { useRoster } from "../duty/use_duty";
import { useOpenSessions } from "../screening/use_campaigns";
import { useMay, useSession } from "../staff/use_session";

const shown_max = 5;

function greetingOf(hour: number): string {
  if (hour < 11) return "home.morning";
  return hour < 18 ? "home.afternoon" : "home.evening";
}

/** My work today, for the post that is chosen; nothing else. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession().data;
  const sees_alerts = useMay("listAlerts");
  const sees_campaigns = useMay("listCampaigns");
  const may_session = useMay("readClassSession");
  const sees_duty = useMay("readDuty");
  const keeps_accounts = useMay("listEndingPosts");
  const audits = useMay("listStudentViews") && !useMay("readStudent");
  const parts = [sees_alerts, sees_campaigns, sees_duty, keeps_accounts, audits].filter(Boolean).length;
  const now_ms = useNow();
  const hour = Number(new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", hour12: false }).format(now_ms));
  return (
    <>
      <PageHead title={t(greetingOf(hour), { name: session?.name ?? "" })} lead={t("home.lead")} />
      <div className={parts > 1 ? "columns home" : "home"}>
        {sees_alerts && <AlertsToday now_ms={now_ms} />}
        {sees_duty && <DutyToday now_ms={now_ms} />}
        {sees_campaigns && <CampaignsToday sessions={may_session} />}
        {keeps_accounts && <AccountsToday />}
        {audits && <AuditToday />}
        <ProposalsToday />
      </div>
      {parts === 0 && (
        <EmptyState title={t("home.nothing")}>
          <p>{t("home.nothing_next")}</p>
        </EmptyState>
      )}
    </>
  );
}

/** What a colleague has proposed and only somebody else can confirm; nothing when nothing waits. */
function ProposalsToday() {
  const { t } = useTranslation();
  const proposals = useProposals(useMay("listProposals"));
  const waiting = proposals.data?.proposals.filter((one) => one.state === "waiting" && !one.yours).length ?? 0;
  if (waiting === 0) return null;
  return (
    <section className="sheet pad" aria-labelledby="today-proposals">
      <h2 id="today-proposals">{t("bureau.proposals")}</h2>
      <p>{t("bureau.home_waiting", { count: waiting })}</p>
      <div className="actions">
        <Link className="button-link" to="/proposals">{t("bureau.for_you")}</Link>
      </div>
    </section>
  );
}

function AlertsToday({ now_ms }: { now_ms: number }) {
  const { t } = useTranslation();
  const alerts = useAlerts();
  const rows = alerts.data?.pages[0]?.alerts ?? [];
  const total = alerts.data?.pages[0]?.open_total ?? rows.length;
  return (
    <section className="sheet pad" aria-labelledby="today-alerts">
      <div className="section-head">
        <h2 id="today-alerts">{t("alert.alerts")}</h2>
        {total > 0 && (
          <p className="big-number">
            <Defined name={t("alert.alerts")} of={{ numerator: t("home.alerts_counted"), exclusions: t("home.alerts_left_out"), as_of: dayAndTime(alerts.dataUpdatedAt) }}>
              <span className="number">{total}</span>
            </Defined>{" "}
            <small>{t("home.open_alerts")}</small>
          </p>
        )}
      </div>
      {alerts.isPending && <Waiting rows={4} />}
      {alerts.error && <ProblemNotice problem={alerts.error} retry={() => void alerts.refetch()} />}
      {alerts.data && rows.length === 0 && (
        <EmptyState title={t("alert.none")}>
          <p>{t("alert.none_next")}</p>
        </EmptyState>
      )}
      <ol className="today">
        {rows.slice(0, shown_max).map((row) => (
          <li key={row.id}>
            <Tier tier={row.tier} />
            <span className="today-who">
              <Link className="cover" to={`/alerts/${row.id}`}>
                {row.student_name}
              </Link>
              <span className="soft">{row.class_name}</span>
            </span>
            <DueClock due_at_ms={row.due_at_ms} now_ms={now_ms} />
          </li>
        ))}
      </ol>
      {total > 0 && (
        <Link className="button-link main" to="/alerts">
          {t("home.see_all", { count: total })}
        </Link>
      )}
    </section>
  );
}

/** Who is called now, who is away today, and what the roster lacks. */
function DutyToday({ now_ms }: { now_ms: number }) {
  const { t } = useTranslation();
  const roster = useRoster();
  const away = (roster.data?.leaves ?? []).filter((leave) => leave.since_ms <= now_ms && leave.until_ms > now_ms).map((leave) => leave.name);
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
          <p className={away.length > 0 ? undefined : "soft"}>{away.length > 0 ? t("home.away", { names: away.join(t("list_comma")) }) : t("home.nobody_away")}</p>
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

function AccountsToday() {
  const { t } = useTranslation();
  const ending = useEndingPosts();
  const count = ending.data?.posts.length ?? 0;
  return (
    <section className="sheet pad" aria-labelledby="today-accounts">
      <h2 id="today-accounts">{t("home.accounts")}</h2>
      {ending.error && <ProblemNotice problem={ending.error} />}
      {ending.data && <p className={count > 0 ? undefined : "soft"}>{count > 0 ? t("accounts.ending", { count }) : t("home.accounts_fine")}</p>}
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

function AuditToday() {
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

function CampaignsToday({ sessions }: { sessions: boolean }) {
  const { t } = useTranslation();
  const found = useOpenSessions(true);
  return (
    <section className="sheet pad" aria-labelledby="today-sessions">
      <h2 id="today-sessions">{t(sessions ? "home.sessions" : "home.campaigns")}</h2>
      {found.pending && <Waiting rows={3} />}
      {found.error && <ProblemNotice problem={found.error} />}
      {sessions && (
        <ul className="today">
          {found.sessions.map(({ row, campaign_title }) => (
            <li key={row.id}>
              <span className="tier tier-ranked">
                <Icon name="screen" size={18} /> {t("session.open_now")}
              </span>
              <span className="today-who">
                <Link className="cover" to={`/class-sessions/${row.id}`}>
                  {row.class_name}
                </Link>
                <span className="soft">{campaign_title}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {!found.pending && !found.error && sessions && found.sessions.length === 0 && <p className="soft">{t(found.open_campaigns.length > 0 ? "home.no_sessions" : "home.no_campaign")}</p>}
      <ul className="plain-links">
        {found.open_campaigns.map((one) => (
          <li key={one.id}>
            <Link to={`/campaigns/${one.id}`}>
              <Icon name="campaign" size={18} /> {one.title}
            </Link>
          </li>
        ))}
      </ul>
      {!found.pending && found.open_campaigns.length === 0 && !sessions && <p className="soft">{t("home.no_campaign")}</p>}
    </section>
  );
}
