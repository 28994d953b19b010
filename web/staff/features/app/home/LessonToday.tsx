import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { day, timeOfDay } from "../../../shell/moment";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { BigNumber, shown_max, type PartProps } from "./parts";
import { waitingRetests } from "./use_known";

/** Class sessions that are open or chosen for today, and the campaigns under way. */
export function SessionsToday({ today }: PartProps) {
  const { t } = useTranslation();
  const found = today.lessons;
  const sessions = today.may_open;
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

/** Who has not finished, campaign by campaign. */
export function UnfinishedToday({ today }: PartProps) {
  const { t } = useTranslation();
  const lists = today.unfinished_of;
  const error = lists.find((one) => one.query?.error)?.query?.error;
  const open = lists.filter((one) => (one.query?.data?.total ?? 0) > 0);
  const asked = lists.every((one) => !one.query?.isPending) && !today.lessons.pending;
  const total = open.reduce((sum, one) => sum + (one.query?.data?.total ?? 0), 0);
  return (
    <section className="sheet pad" aria-labelledby="today-unfinished">
      <div className="section-head">
        <h2 id="today-unfinished">{t("lesson.unfinished")}</h2>
        {total > 0 && (
          <BigNumber
            count={total}
            words={t("home.unfinished_count")}
            of={{ numerator: t("counts.unfinished"), exclusions: t("counts.unfinished_out") }}
          />
        )}
      </div>
      {!asked && <Waiting rows={3} />}
      {error && <ProblemNotice problem={error} />}
      {asked && !error && open.length === 0 && (
        <p className="soft">{t(lists.length > 0 ? "home.all_finished" : "home.no_campaign")}</p>
      )}
      {open.map((one) => (
        <div key={one.id}>
          <h3 className="soft">{one.title}</h3>
          <ol className="today">
            {(one.query?.data?.classes ?? []).flatMap((of) =>
              of.pupils.map((pupil) => (
                <li key={pupil.id}>
                  <span className="tier tier-ranked">
                    <Icon name={pupil.state === "started" ? "pencil" : "absent"} size={18} />{" "}
                    {t(`lesson.pupil_${pupil.state}`)}
                  </span>
                  <span className="today-who">
                    <Link className="cover" to={`/campaigns/${one.id}/unfinished`}>
                      {pupil.name}
                    </Link>
                    <span className="soft">{of.class_name}</span>
                  </span>
                  <span className="soft">{pupil.away_because ? t(`lesson.away_${pupil.away_because}`) : ""}</span>
                </li>
              )),
            )}
          </ol>
          <Link className="button-link" to={`/campaigns/${one.id}/unfinished`}>
            {t("home.see_all", { count: one.query?.data?.total ?? 0 })}
          </Link>
        </div>
      ))}
    </section>
  );
}

/** Retests that wait to be released. */
export function RetestsToday({ today }: PartProps) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = today.retests;
  const rows = waitingRetests(today);
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

/** A look at the own class, once a month. */
export function ObservationsToday({ today }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="sheet pad" aria-labelledby="today-observe">
      <h2 id="today-observe">{t("observe.observe")}</h2>
      {today.looks_error && <ProblemNotice problem={today.looks_error} />}
      <ul className="today">
        {today.looks
          .filter((one) => one.known)
          .map((one) => {
            const due = today.due_again.includes(one);
            return (
              <li key={one.id}>
                <span className="tier tier-ranked">
                  <Icon name={due ? "eye" : "finished"} size={18} /> {t(due ? "home.observe_due" : "home.observe_done")}
                </span>
                <span className="today-who">
                  <Link className="cover" to={`/observe?class=${one.id}`}>
                    {one.name}
                  </Link>
                  <span className="soft">
                    {one.last ? t("home.observe_last", { day: day(one.last.at_ms) }) : t("observe.never")}
                  </span>
                </span>
                <span />
              </li>
            );
          })}
      </ul>
      <p className="soft">{t("home.observe_why")}</p>
    </section>
  );
}
