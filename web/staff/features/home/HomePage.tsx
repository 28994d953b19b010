import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { useNow } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { DueClock, Tier } from "../alert/Tier";
import { useAlerts } from "../alert/use_alerts";
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
  const now_ms = useNow();
  const hour = Number(new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", hour12: false }).format(now_ms));
  return (
    <>
      <PageHead title={t(greetingOf(hour), { name: session?.name ?? "" })} lead={t("home.lead")} />
      <div className={sees_alerts && sees_campaigns ? "columns home" : "home"}>
        {sees_alerts && <AlertsToday now_ms={now_ms} />}
        {sees_campaigns && <CampaignsToday sessions={may_session} />}
      </div>
      {!sees_alerts && !sees_campaigns && (
        <EmptyState title={t("home.nothing")}>
          <p>{t("home.nothing_next")}</p>
        </EmptyState>
      )}
    </>
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
            <span className="number">{total}</span> <small>{t("home.open_alerts")}</small>
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
