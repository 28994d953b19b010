import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { timeOfDay } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { BigNumber, shown_max } from "../../../shell/today";
import { Waiting } from "../../../shell/Waiting";
import type { SessionsOfToday } from "../campaigns/use_campaigns";
import type { Retest, useRetests } from "./use_retests";

/** Class sessions that are open or chosen for today, and the campaigns under way. */
export function SessionsToday({ found, sessions }: { found: SessionsOfToday; sessions: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="today-sessions">
      <div className="section-head">
        <h2 id="today-sessions">{t(sessions ? "home.sessions" : "home.campaigns")}</h2>
        {sessions && found.sessions.length > 0 && (
          <BigNumber
            count={found.sessions.length}
            words={t("home.sessions_count")}
            of={{ numerator: t("counts.sessions") }}
          />
        )}
      </div>
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
              <span className="today-who">
                <Link className="cover" to={open ? `/class-sessions/${row.id}` : `/campaigns/${campaign_id}`}>
                  {row.class_name}
                </Link>
                <span className="soft">{campaign_title}</span>
              </span>
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
    </section>
  );
}

/** Retests that wait to be released. */
export function RetestsToday({ retests, rows }: { retests: ReturnType<typeof useRetests>; rows: Retest[] }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = retests;
  const rooms = data?.rooms.length ?? 0;
  return (
    <section className="sheet pad" aria-labelledby="today-retests">
      <div className="section-head">
        <h2 id="today-retests">{t("retest.retests")}</h2>
        {rows.length > 0 && (
          <BigNumber
            count={rows.length}
            words={t("home.retests_count")}
            of={{ numerator: t("counts.retests"), exclusions: t("counts.retests_out") }}
          />
        )}
      </div>
      {isPending && <Waiting rows={2} />}
      {error && <ProblemNotice problem={error} retry={() => void refetch()} />}
      {data && rows.length === 0 && <p className="soft">{t("home.no_retests")}</p>}
      <ol className="today">
        {rows.slice(0, shown_max).map((one) => (
          <li key={one.id}>
            <span className="tier tier-ranked">
              <Icon name="again" size={18} /> {t("retest.state_waiting")}
            </span>
            <span className="today-who">
              <Link className="cover" to="/retests">
                {one.student_name}
              </Link>
              <span className="soft">{one.class_name}</span>
            </span>
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
    </section>
  );
}
