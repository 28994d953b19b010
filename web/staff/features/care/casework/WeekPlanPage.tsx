import { useCallback, useState } from "react";
import { Button, Input, Segmented, Select } from "antd";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { QueryState } from "../../../shell/QueryState";
import { changedPlan, useChanges } from "./plan_changes";
import { UndoBar } from "./UndoBar";
import { usePlanning, useWeekPlan, type Appointment, type ProposedInterview, type WeekPlan } from "./use_plan";
import { Unplaced } from "./Unplaced";
import { daysShown, WeekDay, type Acts } from "./WeekDay";

const day_ms = 86_400_000;
const room_place = "rongxin.interview_room";
const weeks = ["this", "next", "third"] as const;

type Planning = ReturnType<typeof usePlanning>;

interface Done {
  words: string;
  undo?: () => void;
}

const dayAfter = (monday: string, days: number) =>
  new Date(Date.parse(`${monday}T00:00:00Z`) + days * day_ms).toISOString().slice(0, 10);
const weekOf = (plan: WeekPlan) => Math.round((Date.parse(plan.monday) - Date.parse(plan.this_monday)) / (7 * day_ms));

/** Monday's page: the open alerts as a proposed week of interviews, accepted in one step. */
export default function WeekPlanPage() {
  const { t } = useTranslation();
  const [place, setPlace] = useSearchParams();
  const per_day = Number(place.get("per_day")) || undefined;
  const plan = useWeekPlan(place.get("day") ?? "", per_day);
  const planning = usePlanning();
  const problem = planning.make.error ?? planning.move.error ?? planning.remove.error ?? planning.undo.error;
  // What was done outlives the week that is then asked for anew.
  const [done, setDone] = useState<Done | null>(null);
  const close = useCallback(() => setDone(null), []);
  const set = (more: Record<string, string>) => setPlace({ ...Object.fromEntries(place), ...more }, { replace: true });
  return (
    <>
      <PageHead title={t("plan.plan")} lead={t("plan.lead")} back={{ to: "/alerts", words: t("alert.alerts") }} />
      <div className="plan-top">
        <Segmented
          aria-label={t("plan.week")}
          disabled={!plan.data}
          value={plan.data && weeks[weekOf(plan.data)]}
          onChange={(one) => plan.data && set({ day: dayAfter(plan.data.this_monday, 7 * weeks.indexOf(one)) })}
          options={weeks.map((one) => ({ value: one, label: t(`plan.${one}_week`) }))}
        />
        <label className="plan-per-day">
          {t("plan.per_day")}
          <Select
            id="per-day"
            value={per_day ?? plan.data?.per_day}
            onChange={(count: number) => set({ per_day: String(count) })}
            options={[1, 2, 3, 4, 5, 6, 7, 8].map((count) => ({ value: count, label: count }))}
          />
        </label>
      </div>
      <QueryState query={plan} rows={10} />
      {problem && <ProblemNotice problem={problem} />}
      {plan.data && <Week key={plan.data.monday} plan={plan.data} planning={planning} announce={setDone} />}
      {done && <UndoBar words={done.words} undo={done.undo && (() => (done.undo?.(), close()))} close={close} />}
    </>
  );
}

/** What can be done with one interview: proposed ones change on the page, standing ones at the server. */
function useActs(
  plan: WeekPlan,
  proposed: ProposedInterview[],
  planning: Planning,
  announce: (done: Done) => void,
  change: (more: Record<string, number | null>) => void,
): Acts {
  const { t } = useTranslation();
  const ignore = () => undefined; // the page shows why
  const move = (one: Appointment, to_ms: number, swap_with?: Appointment) =>
    planning.move.mutateAsync({ id: one.id, starts_at_ms: to_ms, swap_with: swap_with?.id }).then(() => {
      const back = () => planning.move.mutate({ id: one.id, starts_at_ms: one.starts_at_ms, swap_with: swap_with?.id });
      announce({
        words: t(swap_with ? "plan.swapped" : "plan.moved", {
          name: one.student_name,
          other: swap_with?.student_name,
          time: dayAndTime(to_ms),
        }),
        undo: back,
      });
    }, ignore);
  const standing = (one: Appointment | ProposedInterview): one is Appointment => "id" in one;
  return {
    move: (one, to_ms) => void (standing(one) ? move(one, to_ms) : change({ [one.alert_id]: to_ms })),
    remove: (one) => {
      if (!standing(one)) return change({ [one.alert_id]: null });
      const back = () =>
        planning.make.mutate({
          room: one.room,
          appointments: [{ alert_id: one.alert_id, starts_at_ms: one.starts_at_ms, tier: one.tier }],
        });
      void planning.remove
        .mutateAsync([one.id])
        .then(
          () => (
            change({ [one.alert_id]: null }),
            announce({ words: t("plan.removed", { name: one.student_name }), undo: back })
          ),
          ignore,
        );
    },
    swap: (one, other) => {
      if (standing(one) && standing(other)) void move(one, other.starts_at_ms, other);
      else if (standing(one))
        void move(one, other.starts_at_ms).then(() => change({ [other.alert_id]: one.starts_at_ms }));
      else if (standing(other))
        void move(other, one.starts_at_ms).then(() => change({ [one.alert_id]: other.starts_at_ms }));
      else change({ [one.alert_id]: other.starts_at_ms, [other.alert_id]: one.starts_at_ms });
    },
    others: [...plan.appointments, ...proposed],
  };
}

function Week({ plan, planning, announce }: { plan: WeekPlan; planning: Planning; announce: (done: Done) => void }) {
  const { t } = useTranslation();
  const held = useChanges(plan.monday);
  const [room, setRoom] = useState(() => localStorage.getItem(room_place) ?? t("plan.room_default"));
  const { proposed, unplaced } = changedPlan(plan, held.changes);
  const taken = new Set(proposed.map((one) => one.starts_at_ms));
  const open = (times: number[]) => times.filter((at_ms) => !taken.has(at_ms));
  const change = held.add;
  const acts = useActs(plan, proposed, planning, announce, change);
  const undo = (made: { id: string; took_on: boolean }[]) =>
    planning.undo.mutateAsync(made.map(({ id, took_on }) => ({ id, put_back: took_on }))).then(
      ({ undone, kept }) =>
        announce({
          words: t(kept.length > 0 ? "plan.undone_some" : "plan.undone", { count: undone.length, kept: kept.length }),
        }),
      () => undefined,
    );
  const accept = () => {
    localStorage.setItem(room_place, room);
    const appointments = proposed.map(({ alert_id, starts_at_ms, tier }) => ({ alert_id, starts_at_ms, tier }));
    planning.make.mutateAsync({ room, appointments }).then(
      ({ made, missed }) => {
        held.set(
          Object.fromEntries(Object.entries(held.changes).filter(([id]) => !made.some((one) => one.alert_id === id))),
        );
        announce({
          words: t(missed.length > 0 ? "plan.made_some" : "plan.made", { count: made.length, missed: missed.length }),
          undo: made.length > 0 ? () => void undo(made) : undefined,
        });
      },
      () => undefined,
    );
  };
  const last = weekOf(plan) >= weeks.length - 1;
  const left_over = unplaced.filter((one) => held.changes[one.alert_id] !== null).length;
  const nothing = proposed.length + plan.appointments.length + unplaced.length === 0;
  return (
    <>
      {!plan.calendar_known && (
        <p className="notice notice-wait">
          <Icon name="question" /> {t("plan.no_calendar")}
        </p>
      )}
      {nothing ? (
        <EmptyState title={t("plan.nothing")}>
          <p>{t("plan.nothing_next")}</p>
        </EmptyState>
      ) : (
        <>
          <div className="plan-accept">
            <p>
              {t("plan.summary", { count: proposed.length, standing: plan.appointments.length })}
              {left_over > 0 && <b> {t(last ? "plan.left_over_last" : "plan.left_over", { count: left_over })}</b>}
            </p>
            <div className="plan-act">
              <label>
                {t("plan.room")} <Input value={room} maxLength={20} onChange={(event) => setRoom(event.target.value)} />
              </label>
              {proposed.length > 0 && (
                <Button type="primary" disabled={room.trim() === ""} loading={planning.make.isPending} onClick={accept}>
                  {t("plan.accept", { count: proposed.length })}
                </Button>
              )}
              {Object.keys(held.changes).length > 0 && (
                <Button onClick={() => held.set({})}>{t("plan.as_proposed")}</Button>
              )}
              {plan.appointments.length > 0 && (
                <Link className="button-link" to={`/alerts/week/slips?day=${plan.monday}`}>
                  <Icon name="file" size={18} /> {t("plan.slips")}
                </Link>
              )}
            </div>
          </div>
          <ol
            className="week"
            style={{ gridTemplateColumns: `repeat(${daysShown(plan, proposed).length}, minmax(0, 1fr))` }}
          >
            {daysShown(plan, proposed).map((one) => (
              <WeekDay
                key={one.day}
                day={one}
                plan={plan}
                proposed={proposed}
                free={open(plan.free)}
                spare={open(plan.spare)}
                acts={acts}
              />
            ))}
          </ol>
          <Unplaced
            rows={unplaced}
            changes={held.changes}
            plan={plan}
            free={open(plan.free)}
            spare={open(plan.spare)}
            place={(alert_id, at_ms) => change({ [alert_id]: at_ms })}
          />
        </>
      )}
    </>
  );
}
