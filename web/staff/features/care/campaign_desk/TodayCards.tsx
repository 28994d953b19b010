import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { timeOfDay } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { QueryState } from "../../../shell/QueryState";
import { shown_max, TodaySection, TodayWho } from "../../../shell/today";
import { Waiting } from "../../../shell/Waiting";
import type { SessionsOfToday } from "../campaigns/use_campaigns";
import type { Retest, useRetests } from "./use_retests";

/** Class sessions that are open or chosen for today, and the campaigns under way. */
export function SessionsToday({ found, sessions }: { found: SessionsOfToday; sessions: boolean }) {
  const { t } = useTranslation();
  return (
    <TodaySection
      id="today-sessions"
      title={t(sessions ? "home.sessions" : "home.campaigns")}
      number={{
        count: sessions ? found.sessions.length : 0,
        words: t("home.sessions_count"),
        of: { numerator: t("counts.sessions") },
      }}
    >
      {found.pending && <Waiting rows={3} />}
      {found.error && <ProblemNotice problem={found.error} />}
      {sessions && (
        <ul className="today">
          {found.sessions.slice(0, shown_max * 2).map(({ row, campaign_id, campaign_title, open }) => (
            <li key={campaign_id + row.class_name}>
              <span className="tier tier-ranked">
                <Icon name={open ? "screen" : "clock"} size={18} />{" "}
                {open || !row.slot_begins_at_ms ? t("session.open_now") : timeOfDay(row.slot_begins_at_ms)}
              </span>
              <TodayWho
                to={open ? `/class-sessions/${row.id}` : `/campaigns/${campaign_id}`}
                name={row.class_name}
                of={campaign_title}
              />
              <span className="soft">{t(open ? "home.go_on" : "home.to_open")}</span>
            </li>
          ))}
        </ul>
      )}
      {!found.pending && !found.error && sessions && found.sessions.length === 0 && (
        <p className="soft">{t(found.open_campaigns.length > 0 ? "home.no_sessions" : "home.no_campaign")}</p>
      )}
      <ul className="plain-links">
        {found.open_campaigns.map((one) => (
          <li key={one.id}>
            <Link to={`/campaigns/${one.id}`}>
              <Icon name="campaign" size={18} /> {one.title}
            </Link>
          </li>
        ))}
      </ul>
      {!found.pending && found.open_campaigns.length === 0 && !sessions && (
        <p className="soft">{t("home.no_campaign")}</p>
      )}
    </TodaySection>
  );
}

/** Retests that wait to be released. */
export function RetestsToday({ retests, rows }: { retests: ReturnType<typeof useRetests>; rows: Retest[] }) {
  const { t } = useTranslation();
  const { data } = retests;
  const rooms = data?.rooms.length ?? 0;
  return (
    <TodaySection
      id="today-retests"
      title={t("retest.retests")}
      number={{
        count: rows.length,
        words: t("home.retests_count"),
        of: { numerator: t("counts.retests"), exclusions: t("counts.retests_out") },
      }}
    >
      <QueryState query={retests} rows={2} />
      {data && rows.length === 0 && <p className="soft">{t("home.no_retests")}</p>}
      <ol className="today">
        {rows.slice(0, shown_max).map((one) => (
          <li key={one.id}>
            <span className="tier tier-ranked">
              <Icon name="again" size={18} /> {t("retest.state_waiting")}
            </span>
            <TodayWho to="/retests" name={one.student_name} of={one.class_name} />
            <span />
          </li>
        ))}
      </ol>
      {rooms > 0 && <p className="soft">{t("home.rooms", { count: rooms })}</p>}
      {(rows.length > 0 || rooms > 0) && (
        <Link className="button-link" to="/retests">
          {t("home.to_retests")}
        </Link>
      )}
    </TodaySection>
  );
}
