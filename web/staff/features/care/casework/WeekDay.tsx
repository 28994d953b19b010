import { useState } from "react";
import { Button, Dropdown, Input, Modal, Select } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { client, told } from "../../../shell/api";
import { Field } from "../../../shell/Field";
import { FormModal } from "../../../shell/FormModal";
import { day as dayOf, dayAndTime, timeOfDay, weekday } from "../../../shell/moment";
import { makeOld } from "../../../shell/queries";
import { useMay } from "../../../shell/session";
import { Tier } from "../alerts/Tier";
import { plan_keys } from "./keys";
import { UndoBar } from "./UndoBar";
import type { Appointment, ProposedInterview, WeekPlan } from "./use_plan";

const minute_ms = 60_000;
const day_ms = 24 * 60 * minute_ms;

export type Interview = Appointment | ProposedInterview;

export interface Acts {
  move: (one: Interview, to_ms: number) => void;
  remove: (one: Interview) => void;
  swap: (one: Interview, other: Interview) => void;
  /** With whom one can change places. */
  others: Interview[];
}

interface DayProps {
  day: WeekPlan["days"][number];
  plan: WeekPlan;
  proposed: ProposedInterview[];
  free: number[];
  spare: number[];
  acts: Acts;
}

/** The days of the plan, and any further one on which somebody has put an interview. */
export function daysShown(plan: WeekPlan, proposed: ProposedInterview[]): WeekPlan["days"] {
  const first = plan.days[0]?.begins_at_ms ?? 0;
  const all = [0, 1, 2, 3, 4, 5, 6].map((i) => first + i * day_ms);
  const meets = (begins_at_ms: number) =>
    [...plan.appointments, ...proposed].some(
      (one) => one.starts_at_ms >= begins_at_ms && one.starts_at_ms < begins_at_ms + day_ms,
    );
  return all.flatMap((begins_at_ms) => {
    const known = plan.days.find((one) => one.begins_at_ms === begins_at_ms);
    return known
      ? [known]
      : meets(begins_at_ms)
        ? [
            {
              day: new Date(begins_at_ms + 8 * 60 * minute_ms).toISOString().slice(0, 10),
              kind: "holiday" as const,
              begins_at_ms,
            },
          ]
        : [];
  });
}

export function WeekDay({ day, plan, proposed, free, spare, acts }: DayProps) {
  const { t } = useTranslation();
  const here = (at_ms: number) => at_ms >= day.begins_at_ms && at_ms < day.begins_at_ms + day_ms;
  const minutes = new Set(plan.slot_minutes);
  for (const one of [...plan.appointments, ...proposed])
    if (here(one.starts_at_ms)) minutes.add((one.starts_at_ms - day.begins_at_ms) / minute_ms);
  const times = [...minutes].sort((a, b) => a - b).map((minute) => day.begins_at_ms + minute * minute_ms);
  const closed = day.kind !== "school_day";
  return (
    <li className={closed ? "week-day closed" : "week-day"}>
      <h2>
        {weekday(day.begins_at_ms)}{" "}
        <small className="soft">{dayOf(day.begins_at_ms).replace(/^\d+年|, \d+$/, "")}</small>
      </h2>
      {closed && <p className="soft week-closed">{t(`plan.${day.kind}`)}</p>}
      <ol>
        {times.map((at_ms) => {
          const standing = plan.appointments.find((one) => one.starts_at_ms === at_ms);
          const one = standing ?? proposed.find((other) => other.starts_at_ms === at_ms);
          if (!one)
            return closed ? null : (
              <li key={at_ms} className="slot empty-slot">
                <span className="number">{timeOfDay(at_ms)}</span>{" "}
                <span>{t(free.includes(at_ms) ? "plan.free" : "plan.over")}</span>
              </li>
            );
          return (
            <li key={at_ms} className={standing ? "slot standing" : "slot"}>
              <InterviewCard one={one} plan={plan} free={free} spare={spare} acts={acts} />
            </li>
          );
        })}
      </ol>
    </li>
  );
}

function InterviewCard({
  one,
  plan,
  free,
  spare,
  acts,
}: {
  one: Interview;
  plan: WeekPlan;
  free: number[];
  spare: number[];
  acts: Acts;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reminding, setReminding] = useState(false);
  const may_remind = useMay("remindOfAppointment") && "id" in one;
  const proposal = "reason_words" in one ? one : null;
  const others = acts.others.filter((other) => other.alert_id !== one.alert_id);
  const items = [
    ...(may_remind ? [{ key: "remind", label: t(one.reminder ? "plan.remind_again" : "plan.remind") }] : []),
    { key: "remove", label: t("plan.remove") },
    { key: "ask", label: t("plan.other_time") },
    ...free.map((to) => ({ key: `to ${to}`, label: t("plan.move_to", { time: dayAndTime(to) }) })),
    ...spare.map((to) => ({ key: `to ${to}`, label: t("plan.move_to_spare", { time: dayAndTime(to) }) })),
    ...others.map((other) => ({
      key: `with ${other.alert_id}`,
      label: t("plan.swap", { name: other.student_name, time: dayAndTime(other.starts_at_ms) }),
    })),
  ];
  const choose = ({ key }: { key: string }) => {
    const other = others.find((each) => key === `with ${each.alert_id}`);
    if (key === "remind") setReminding(true);
    else if (key === "remove") acts.remove(one);
    else if (key === "ask") setAsking(true);
    else if (other) acts.swap(one, other);
    else acts.move(one, Number(key.slice(3)));
  };
  return (
    <>
      <p className="slot-head">
        <span className="number">{timeOfDay(one.starts_at_ms)}</span>
        <span className={proposal ? "chip" : "chip chip-open"}>{t(proposal ? "plan.proposed" : "plan.standing")}</span>
      </p>
      <p className="slot-who">
        <Link to={`/alerts/${one.alert_id}`}>{one.student_name}</Link> <span className="soft">{one.class_name}</span>
      </p>
      <Tier tier={one.tier} />
      {proposal && <p className="slot-why soft">{proposal.reason_words}</p>}
      {proposal?.late && (
        <p className="due-over slot-late">{t("plan.late", { time: dayAndTime(proposal.due_at_ms) })}</p>
      )}
      {"id" in one && <Reminder one={one} asking={reminding} close={() => setReminding(false)} />}
      <Dropdown trigger={["click"]} menu={{ items, onClick: choose, style: { maxHeight: 320, overflow: "auto" } }}>
        <Button size="small" aria-label={t("plan.change_of", { name: one.student_name })}>
          {t("plan.change")}
        </Button>
      </Dropdown>
      {asking && (
        <AskTime
          name={one.student_name}
          plan={plan}
          close={() => setAsking(false)}
          choose={(at_ms) => acts.move(one, at_ms)}
        />
      )}
    </>
  );
}

/** Any day and minute of the week: what the plan does not offer a person may still decide. */
export function AskTime({
  name,
  plan,
  close,
  choose,
}: {
  name: string;
  plan: WeekPlan;
  close: () => void;
  choose: (at_ms: number) => void;
}) {
  const { t } = useTranslation();
  const first = plan.days[0]?.begins_at_ms ?? 0;
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map((i) => first + i * day_ms)
    .filter((begins_at_ms) => begins_at_ms + day_ms > Date.now());
  const [day, setDay] = useState(days[0] ?? first);
  const [time, setTime] = useState("12:30");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at_ms = day + (hour * 60 + minute) * minute_ms;
  const fits = /^\d\d:\d\d$/.test(time) && at_ms > Date.now();
  return (
    <Modal
      open
      title={t("plan.ask_time", { name })}
      okText={t("plan.ask_time_done")}
      cancelText={t("plan.ask_time_not")}
      okButtonProps={{ disabled: !fits }}
      onCancel={close}
      onOk={() => (choose(at_ms), close())}
    >
      <div className="ask-time">
        <Select
          aria-label={t("plan.ask_day")}
          value={day}
          onChange={setDay}
          options={days.map((begins_at_ms) => ({
            value: begins_at_ms,
            label: `${weekday(begins_at_ms)} ${dayOf(begins_at_ms)}`,
          }))}
        />
        <input
          aria-label={t("plan.ask_minute")}
          type="time"
          step={300}
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
    </Modal>
  );
}

/** What to bring or to ask before an interview: for the school's psychologists, on no slip and no record. */
function Reminder({ one, asking, close }: { one: Appointment; asking: boolean; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const said = one.reminder ?? "";
  const [typed, setTyped] = useState(said);
  const [before, setBefore] = useState<string | null>(null);
  const remind = useMutation({
    mutationFn: (reminder: string) =>
      told(client.PUT("/api/appointments/{id}/reminder", { params: { path: { id: one.id } }, body: { reminder } })),
    onSettled: () => makeOld(queries, plan_keys.weeks, plan_keys.appointment_lists),
  });
  const keep = () => remind.mutate(typed.trim(), { onSuccess: () => (setBefore(said), close()) });
  return (
    <>
      {said && <p className="soft">{t("plan.remind_said", { words: said })}</p>}
      <FormModal
        open={asking}
        title={t("plan.remind_of", { name: one.student_name })}
        not_now={t("plan.ask_time_not")}
        close={close}
        act_now={t("plan.remind_done")}
        act={keep}
        acting={remind}
        disabled={typed.trim() === said}
      >
        <Field id="reminder" label={t("plan.remind_what")} note={t("plan.remind_note")}>
          <Input.TextArea
            id="reminder"
            rows={3}
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      </FormModal>
      {before !== null && (
        <UndoBar
          words={t("plan.reminded", { name: one.student_name })}
          undo={() => (remind.mutate(before), setTyped(before), setBefore(null))}
          close={() => setBefore(null)}
        />
      )}
    </>
  );
}
