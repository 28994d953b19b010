import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { day, dayAndTime, sameDay, timeOfDay, timeOrDay } from "../../../shell/moment";
import { EmptyState } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay } from "../../../shell/session";
import { shown_max, TodaySection, TodayWho } from "../../../shell/today";
import { QueryState } from "../../../shell/QueryState";
import { DueClock, Tier } from "../alerts/Tier";
import type { useAlerts, useTaken } from "./use_alerts";
import type { Look, useMarkedPupils } from "./use_care";
import type { useAppointments } from "./use_plan";

/** What one was called for and has taken on: names and nothing of why. */
export function TakenToday({ taken }: { taken: ReturnType<typeof useTaken> }) {
  const { t } = useTranslation();
  const may_see_clocks = useMay("listClocks");
  const rows = taken.data?.alerts ?? [];
  const waiting = taken.data?.waiting ?? [];
  return (
    <TodaySection id="today-taken" title={t("taken.title")}>
      {waiting.length > 0 && (
        <p className="today-waiting">
          <Icon name="right_away" size={18} />{" "}
          <Link to={rows.length > 0 || !may_see_clocks ? "/alerts" : "/clocks"}>
            {t("taken.waiting_count", { count: waiting.length })}
          </Link>
        </p>
      )}
      <ol className="today">
        {rows.slice(0, shown_max).map((row) => (
          <li key={row.id}>
            <Tier tier={row.tier} />
            <TodayWho to="/alerts" name={row.student_name} of={[row.school_name, row.class_name].join(" ")} />
            <span className="soft number">{t("taken.since", { time: timeOrDay(row.taken_at_ms) })}</span>
          </li>
        ))}
      </ol>
    </TodaySection>
  );
}

export function AlertsToday({ alerts, now_ms }: { alerts: ReturnType<typeof useAlerts>; now_ms: number }) {
  const { t } = useTranslation();
  const rows = alerts.data?.pages[0]?.alerts ?? [];
  const total = alerts.data?.pages[0]?.open_total ?? rows.length;
  return (
    <TodaySection
      id="today-alerts"
      title={t("alert.alerts")}
      number={{
        count: total,
        words: t("home.open_alerts"),
        of: {
          numerator: t("home.alerts_counted"),
          exclusions: t("home.alerts_left_out"),
          as_of: dayAndTime(alerts.dataUpdatedAt),
        },
      }}
    >
      <QueryState query={alerts} rows={4} />
      {alerts.data && rows.length === 0 && (
        <EmptyState title={t("alert.none")}>
          <p>{t("alert.none_next")}</p>
        </EmptyState>
      )}
      <ol className="today">
        {rows.slice(0, shown_max).map((row) => (
          <li key={row.id}>
            <Tier tier={row.tier} />
            <TodayWho to={`/alerts/${row.id}`} name={row.student_name} of={row.class_name} />
            <DueClock due_at_ms={row.due_at_ms} due_for={row.due_for} interview={row.interview} now_ms={now_ms} />
          </li>
        ))}
      </ol>
      {total > 0 && (
        <Link className="button-link main" to="/alerts">
          {t("home.see_all", { count: total })}
        </Link>
      )}
    </TodaySection>
  );
}

/** Today's interviews, and for how many one should have been arranged. */
export function InterviewsToday({ plan, now_ms }: { plan: ReturnType<typeof useAppointments>; now_ms: number }) {
  const { t } = useTranslation();
  const { data, dataUpdatedAt } = plan;
  const all = data?.appointments ?? [];
  const rows = all.filter((row) => sameDay(row.starts_at_ms, now_ms));
  const coming = all.filter((row) => row.starts_at_ms > now_ms && !sameDay(row.starts_at_ms, now_ms));
  const { overdue, today: due_today } = data?.to_arrange ?? { overdue: 0, today: 0 };
  return (
    <TodaySection
      id="today-interviews"
      title={t("home.interviews")}
      number={{
        count: rows.length,
        words: t("home.interviews_count"),
        of: { numerator: t("counts.interviews"), as_of: dayAndTime(dataUpdatedAt) },
      }}
    >
      <QueryState query={plan} rows={3} />
      {overdue > 0 && (
        <p className="due due-over">
          <Icon name="right_away" size={18} /> {t("home.interviews_late", { count: overdue })}
        </p>
      )}
      {due_today > 0 && (
        <p className="due">
          <Icon name="clock" size={18} /> {t("home.interviews_due", { count: due_today })}
        </p>
      )}
      {data && rows.length === 0 && <p className="soft">{t("home.no_interviews")}</p>}
      <ol className="today">
        {rows.slice(0, shown_max).map((row) => (
          <li key={row.id} className={row.starts_at_ms < now_ms ? "past" : undefined}>
            <b className="number">{timeOfDay(row.starts_at_ms)}</b>
            <TodayWho to={`/alerts/${row.alert_id}`} name={row.student_name} of={row.class_name} />
            <span className="soft">{row.room}</span>
          </li>
        ))}
      </ol>
      {coming.length > 0 && (
        <>
          <h3 className="soft">{t("home.interviews_coming", { count: coming.length })}</h3>
          <ol className="today">
            {coming.slice(0, shown_max).map((row) => (
              <li key={row.id}>
                <span className="number">{dayAndTime(row.starts_at_ms)}</span>
                <TodayWho to={`/alerts/${row.alert_id}`} name={row.student_name} of={row.class_name} />
              </li>
            ))}
          </ol>
        </>
      )}
      {data && (
        <Link className={overdue + due_today > 0 ? "button-link main" : "button-link"} to="/alerts/week">
          {t("home.to_week")}
        </Link>
      )}
    </TodaySection>
  );
}

/** Whom class teachers have marked and nobody of the psychologists has read about. */
export function MarkedToday({ marked }: { marked: ReturnType<typeof useMarkedPupils> }) {
  const { t } = useTranslation();
  const { data, dataUpdatedAt } = marked;
  const page = data?.pages[0];
  const unseen = page?.counts.unseen ?? 0;
  return (
    <TodaySection
      id="today-marked"
      title={t("marked.title")}
      number={{
        count: unseen,
        words: t("marked.unseen_count"),
        of: { numerator: t("counts.marked"), exclusions: t("counts.marked_out"), as_of: dayAndTime(dataUpdatedAt) },
      }}
    >
      <QueryState query={marked} rows={2} />
      {page && unseen === 0 && <p className="soft">{t("marked.none")}</p>}
      <ol className="today">
        {(page?.pupils ?? []).slice(0, shown_max).map((row) => (
          <li key={row.id}>
            <TodayWho to="/observe/marked" name={row.student_name} of={row.class_name} />
            <span className="soft">{row.signs[0] ?? row.words}</span>
          </li>
        ))}
      </ol>
      <Link className={unseen > 0 ? "button-link main" : "button-link"} to="/observe/marked">
        {t("marked.to_list")}
      </Link>
    </TodaySection>
  );
}

/** A look at the own class, once a month. */
export function ObservationsToday({ looks, error }: { looks: Look[]; error: Error | null }) {
  const { t } = useTranslation();
  return (
    <TodaySection id="today-observe" title={t("observe.observe")}>
      {error && <ProblemNotice problem={error} />}
      <ul className="today">
        {looks
          .filter((one) => one.known)
          .map((one) => {
            return (
              <li key={one.id}>
                <span className="tier tier-ranked">
                  <Icon name={one.due ? "eye" : "finished"} size={18} />{" "}
                  {t(one.due ? "home.observe_due" : "home.observe_done")}
                </span>
                <TodayWho
                  to={`/observe?class=${one.id}`}
                  name={one.name}
                  of={one.last ? t("home.observe_last", { day: day(one.last.at_ms) }) : t("observe.never")}
                />
                <span />
              </li>
            );
          })}
      </ul>
      <p className="soft">{t("home.observe_why")}</p>
    </TodaySection>
  );
}
