import { useCallback, useState } from "react";
import { Button, Dropdown, Input, Segmented, Select } from "antd";
import { Link, useSearchParams } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { day as dayOf, dayAndTime, timeOfDay, weekday } from "../../shell/moment";
import { EmptyState, PageHead } from "../../shell/PageHead";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { Tier } from "./Tier";
import { UndoBar } from "./UndoBar";
import { usePlanning, useWeekPlan, type Appointment, type ProposedInterview, type WeekPlan } from "./use_plan";

const minute_ms = 60_000;
const week_ms = 7 * 24 * 60 * minute_ms;
const room_place = "rongxin.interview_room";

/** What the person changed in the proposal before accepting it: another time, or null for "not this week". */
export type Changes = Record<string, number | null>;

export function changedPlan(proposed: ProposedInterview[], changes: Changes): ProposedInterview[] {
  return proposed.flatMap((one) => {
    const change = changes[one.alert_id];
    if (change === null) return [];
    return [change === undefined ? one : { ...one, starts_at_ms: change, late: change > one.due_at_ms }];
  });
}

type Planning = ReturnType<typeof usePlanning>;

interface Done {
  words: string;
  undo?: () => void;
}

/** Monday's page: the open alerts as a proposed week of interviews, accepted in one step. */
export default function WeekPlanPage() {
  const { t } = useTranslation();
  const [place, setPlace] = useSearchParams();
  const per_day = Number(place.get("per_day")) || undefined;
  const day = place.get("day") ?? "";
  const plan = useWeekPlan(day, per_day);
  const planning = usePlanning();
  const problem = planning.make.error ?? planning.move.error ?? planning.remove.error;
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
          value={day === "" ? "this" : "next"}
          onChange={(one) => set({ day: one === "this" ? "" : new Date(Date.now() + week_ms + 8 * 60 * minute_ms).toISOString().slice(0, 10) })}
          options={[{ value: "this", label: t("plan.this_week") }, { value: "next", label: t("plan.next_week") }]}
        />
        <label className="plan-per-day">
          {t("plan.per_day")}
          <Select id="per-day" value={per_day ?? plan.data?.per_day} onChange={(count: number) => set({ per_day: String(count) })} options={[1, 2, 3, 4, 5, 6, 7, 8].map((count) => ({ value: count, label: count }))} />
        </label>
      </div>
      {plan.isPending && <Waiting rows={10} />}
      {plan.error && <ProblemNotice problem={plan.error} retry={() => void plan.refetch()} />}
      {problem && <ProblemNotice problem={problem} />}
      {plan.data && <Week key={`${plan.data.monday}/${plan.dataUpdatedAt}`} plan={plan.data} planning={planning} announce={setDone} />}
      {done && <UndoBar words={done.words} undo={done.undo && (() => (done.undo?.(), close()))} close={close} />}
    </>
  );
}

function Week({ plan, planning, announce }: { plan: WeekPlan; planning: Planning; announce: (done: Done) => void }) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<Changes>({});
  const [room, setRoom] = useState(() => localStorage.getItem(room_place) ?? t("plan.room_default"));
  const proposed = changedPlan(plan.proposed, changes);
  const taken = new Set(proposed.map((one) => one.starts_at_ms));
  const free = plan.free.filter((at_ms) => !taken.has(at_ms));
  const accept = () => {
    localStorage.setItem(room_place, room);
    const appointments = proposed.map(({ alert_id, starts_at_ms }) => ({ alert_id, starts_at_ms }));
    planning.make.mutateAsync({ room, appointments }).then(
      ({ made, missed }) => announce({ words: t(missed.length > 0 ? "plan.made_some" : "plan.made", { count: made.length, missed: missed.length }), undo: () => planning.remove.mutate(made.map((one) => one.id)) }),
      () => undefined, // the page shows why
    );
  };
  const move = (one: Appointment, starts_at_ms: number) =>
    planning.move.mutateAsync({ id: one.id, starts_at_ms }).then(
      () => announce({ words: t("plan.moved", { name: one.student_name, time: dayAndTime(starts_at_ms) }), undo: () => planning.move.mutate({ id: one.id, starts_at_ms: one.starts_at_ms }) }),
      () => undefined,
    );
  const remove = (one: Appointment) =>
    planning.remove.mutateAsync([one.id]).then(
      () => announce({ words: t("plan.removed", { name: one.student_name }), undo: () => planning.make.mutate({ room: one.room, appointments: [{ alert_id: one.alert_id, starts_at_ms: one.starts_at_ms }] }) }),
      () => undefined,
    );
  const change = (alert_id: string, at_ms: number | null) => setChanges((before) => ({ ...before, [alert_id]: at_ms }));
  return (
    <>
      {!plan.calendar_known && (
        <p className="notice notice-wait">
          <Icon name="question" /> {t("plan.no_calendar")}
        </p>
      )}
      {plan.proposed.length + plan.appointments.length === 0 ? (
        <EmptyState title={t(plan.left_over > 0 ? "plan.week_over" : "plan.nothing")}>
          <p>{t(plan.left_over > 0 ? "plan.week_over_next" : "plan.nothing_next", { count: plan.left_over })}</p>
        </EmptyState>
      ) : (
        <>
          <div className="plan-accept">
            <p>
              {t("plan.summary", { count: proposed.length, standing: plan.appointments.length })}
              {plan.left_over > 0 && <b> {t("plan.left_over", { count: plan.left_over })}</b>}
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
              {Object.keys(changes).length > 0 && <Button onClick={() => setChanges({})}>{t("plan.as_proposed")}</Button>}
              {plan.appointments.length > 0 && (
                <Link className="button-link" to={`/alerts/week/slips?day=${plan.monday}`}>
                  <Icon name="file" size={18} /> {t("plan.slips")}
                </Link>
              )}
            </div>
          </div>
          <ol className="week" style={{ gridTemplateColumns: `repeat(${plan.days.length}, minmax(0, 1fr))` }}>
            {plan.days.map((one) => (
              <Day key={one.day} day={one} plan={plan} proposed={proposed} free={free} change={change} move={move} remove={remove} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

interface DayProps {
  day: WeekPlan["days"][number];
  plan: WeekPlan;
  proposed: ProposedInterview[];
  free: number[];
  change: (alert_id: string, at_ms: number | null) => void;
  move: (one: Appointment, at_ms: number) => void;
  remove: (one: Appointment) => void;
}

function Day({ day, plan, proposed, free, change, move, remove }: DayProps) {
  const { t } = useTranslation();
  const here = (at_ms: number) => at_ms >= day.begins_at_ms && at_ms < day.begins_at_ms + week_ms / 7;
  const minutes = new Set(plan.slot_minutes);
  for (const one of [...plan.appointments, ...proposed]) if (here(one.starts_at_ms)) minutes.add((one.starts_at_ms - day.begins_at_ms) / minute_ms);
  const times = [...minutes].sort((a, b) => a - b).map((minute) => day.begins_at_ms + minute * minute_ms);
  const closed = day.kind !== "school_day";
  return (
    <li className={closed ? "week-day closed" : "week-day"}>
      <h2>
        {weekday(day.begins_at_ms)} <small className="soft">{dayOf(day.begins_at_ms).replace(/^\d+年|, \d+$/, "")}</small>
      </h2>
      {closed && <p className="soft week-closed">{t(`plan.${day.kind}`)}</p>}
      <ol>
        {times.map((at_ms) => {
          const standing = plan.appointments.find((one) => one.starts_at_ms === at_ms);
          const wanted = proposed.find((one) => one.starts_at_ms === at_ms);
          if (!standing && !wanted) return closed ? null : <li key={at_ms} className="slot empty-slot"><span className="number">{timeOfDay(at_ms)}</span> <span>{t(free.includes(at_ms) ? "plan.free" : "plan.over")}</span></li>;
          return (
            <li key={at_ms} className={standing ? "slot standing" : "slot"}>
              <Interview one={(standing ?? wanted)!} at_ms={at_ms} free={free} move={(to) => (standing ? move(standing, to) : change(wanted!.alert_id, to))} remove={() => (standing ? remove(standing) : change(wanted!.alert_id, null))} />
            </li>
          );
        })}
      </ol>
    </li>
  );
}

function Interview({ one, at_ms, free, move, remove }: { one: Appointment | ProposedInterview; at_ms: number; free: number[]; move: (at_ms: number) => void; remove: () => void }) {
  const { t } = useTranslation();
  const proposal = "reason_words" in one ? one : null;
  return (
    <>
      <p className="slot-head">
        <span className="number">{timeOfDay(at_ms)}</span>
        <span className={proposal ? "chip" : "chip chip-open"}>{t(proposal ? "plan.proposed" : "plan.standing")}</span>
      </p>
      <p className="slot-who">
        <Link to={`/alerts/${one.alert_id}`}>{one.student_name}</Link> <span className="soft">{one.class_name}</span>
      </p>
      <Tier tier={one.tier} />
      {proposal && <p className="slot-why soft">{proposal.reason_words}</p>}
      {proposal?.late && <p className="due-over slot-late">{t("plan.late", { time: dayAndTime(proposal.due_at_ms) })}</p>}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [{ key: "remove", label: t("plan.remove") }, { type: "divider" }, ...free.map((to) => ({ key: String(to), label: t("plan.move_to", { time: dayAndTime(to) }) }))],
          onClick: ({ key }) => (key === "remove" ? remove() : move(Number(key))),
          style: { maxHeight: 320, overflow: "auto" },
        }}
      >
        <Button size="small" aria-label={t("plan.change_of", { name: one.student_name })}>
          {t("plan.change")}
        </Button>
      </Dropdown>
    </>
  );
}
