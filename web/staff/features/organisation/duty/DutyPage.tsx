import { useState } from "react";
import { Button } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useMay, useSession } from "../../../shell/session";
import { QueryState } from "../../../shell/QueryState";
import { DutyForm } from "./DutyForm";
import { Ladder } from "./Ladder";
import { LeavePart } from "./LeavePart";
import { useEndDuty, usePutOnDuty, useRoster, type DutyRow, type Roster } from "./use_duty";
import "./duty.css";

/** Who is called now, who when, and who is away. */
export default function DutyPage() {
  const { t } = useTranslation();
  const roster = useRoster();
  const role = useSession().data?.post?.role;
  const school = role === "psychology_teacher" || role === "school_leader";
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead
        title={t("duty.title")}
        lead={t("duty.lead")}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {t("duty.add")}
          </Button>
        }
      />
      <QueryState query={roster} rows={8} />
      {roster.data && (
        <>
          <section className="sheet pad" aria-labelledby="called-now">
            <h2 id="called-now">{t("duty.called_now")}</h2>
            <Ladder roster={roster.data} school={school} />
            {roster.data.warnings.map((words) => (
              <p key={words} className="notice notice-wait">
                <Icon name="right_away" /> <span>{words}</span>
              </p>
            ))}
          </section>
          <RosterTable roster={roster.data} add={() => setAdding(true)} />
          <LeavePart roster={roster.data} />
          <MoreLinks />
          {adding && <DutyForm roster={roster.data} close={() => setAdding(false)} />}
        </>
      )}
    </>
  );
}

function MoreLinks() {
  const { t } = useTranslation();
  const calendar = useMay("readCalendar");
  return (
    <ul className="plain-links">
      {calendar && (
        <li>
          <Link to="/calendar">
            <Icon name="today" size={18} /> {t("duty.to_calendar")}
          </Link>
        </li>
      )}
      <li>
        <Link to="/contact">
          <Icon name="badge" size={18} /> {t("duty.to_contact")}
        </Link>
      </li>
    </ul>
  );
}

function RosterTable({ roster, add }: { roster: Roster; add: () => void }) {
  const { t } = useTranslation();
  const ending = useEndDuty();
  const again = usePutOnDuty();
  const [ended, setEnded] = useState<DutyRow>();
  const undo = (row: DutyRow) =>
    again.mutate(
      { account_id: row.account_id, turn: row.turn, hours: row.hours, since: row.since, until: row.until ?? "" },
      { onSuccess: () => setEnded(undefined) },
    );
  const turn = (row: DutyRow) =>
    row.turn === 1 ? t("duty.turn_first") : t("duty.turn_deputy", { count: row.turn - 1 });
  return (
    <section className="sheet pad" aria-labelledby="roster">
      <h2 id="roster">{t("duty.roster")}</h2>
      {ended && (
        <p className="notice notice-calm" role="status">
          <Icon name="check" />
          <span>
            {t("duty.taken_off", { name: ended.name })}{" "}
            <Button size="small" loading={again.isPending} onClick={() => undo(ended)}>
              {t("duty.undo")}
            </Button>
          </span>
        </p>
      )}
      {(ending.error ?? again.error) && <ProblemNotice problem={ending.error ?? again.error} />}
      {roster.rows.length === 0 && (
        <EmptyState title={t("duty.empty")}>
          <p>{t("duty.empty_next")}</p>
          <Button onClick={add}>{t("duty.add_first")}</Button>
        </EmptyState>
      )}
      {roster.rows.length > 0 && (
        <table className="table cards-on-phone">
          <caption className="unseen">{t("duty.roster")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("duty.name")}</th>
              <th scope="col">{t("duty.turn")}</th>
              <th scope="col">{t("duty.hours")}</th>
              <th scope="col">{t("duty.days")}</th>
              <th scope="col">
                <span className="unseen">{t("duty.take_off")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {roster.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" data-head>
                  {row.name}
                </th>
                <td data-label={t("duty.turn")}>{turn(row)}</td>
                <td data-label={t("duty.hours")}>{t(`duty.hours_${row.hours}`)}</td>
                <td data-label={t("duty.days")} className="number">
                  {row.until
                    ? t("duty.from_to", { since: row.since, until: row.until })
                    : t("duty.from", { since: row.since })}
                </td>
                <td className="right">
                  <Button
                    size="small"
                    aria-label={t("duty.take_off_one", { name: row.name })}
                    loading={ending.isPending && ending.variables === row.id}
                    onClick={() => ending.mutate(row.id, { onSuccess: () => setEnded(row) })}
                  >
                    {t("duty.take_off")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
