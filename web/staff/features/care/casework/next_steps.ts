// What of care could be the person's next step, out of what the parts of the first page know.
import { countedStep, stepTo, type Step, type Tone } from "../../../shell/today";

/** How much nobody is on, of all that the post sees. */
export interface Urgent {
  acute: number;
  overdue: number;
  same_day: number;
}

export interface CareKnown {
  now_ms: number;
  taken?: { student_name: string; class_name: string; tier: string }[];
  alerts?: { id: string; tier: string; student_name: string; state: string; interview?: unknown }[];
  urgent?: Urgent;
  waiting_alerts?: number;
  to_arrange?: { overdue: number; today: number };
  appointments?: { alert_id: string; starts_at_ms: number; student_name: string; room: string }[];
  marked?: number;
  observe?: { class_id: string; class_name: string };
}

const soon_ms = 2 * 3600_000;
const today_ms = 14 * 3600_000;
// Who is a little late for an interview still goes to it.
const late_ms = 30 * 60_000;

function takenStep(order: number, one: NonNullable<CareKnown["taken"]>[number] | undefined, tone: Tone) {
  return one && stepTo(order, "taken", "/alerts", tone, { name: one.student_name, class: one.class_name });
}

// With whom a talk is arranged is in hand: then the hour says when.
function in_hand(known: CareKnown, alert: { id: string; interview?: unknown }): boolean {
  return alert.interview !== undefined || (known.appointments?.some((one) => one.alert_id === alert.id) ?? false);
}

function acuteStep(order: number, known: CareKnown, state: string) {
  const one = known.alerts?.find((row) => row.tier === "acute" && row.state === state && !in_hand(known, row));
  return one && stepTo(order, "acute", `/alerts/${one.id}`, "red", { name: one.student_name });
}

function interviewStep(known: CareKnown) {
  const coming = known.appointments
    ?.filter((one) => one.starts_at_ms > known.now_ms - late_ms && one.starts_at_ms < known.now_ms + today_ms)
    .sort((a, b) => a.starts_at_ms - b.starts_at_ms)[0];
  if (!coming) return undefined;
  return stepTo(
    coming.starts_at_ms < known.now_ms + soon_ms ? 310 : 380,
    "interview",
    `/alerts/${coming.alert_id}`,
    "calm",
    { name: coming.student_name, room: coming.room },
    { at_ms: coming.starts_at_ms },
  );
}

export function careSteps(known: CareKnown): (Step | undefined)[] {
  return [
    acuteStep(110, known, "open"),
    takenStep(
      130,
      known.taken?.find((one) => one.tier === "acute"),
      "red",
    ),
    acuteStep(140, known, "taken_by_you"),
    countedStep(210, known.urgent?.overdue, "overdue", "/alerts?whose=open", "red"),
    countedStep(230, known.urgent?.same_day, "same_day", "/alerts?whose=open", "amber"),
    takenStep(250, known.taken?.[0], "amber"),
    interviewStep(known),
    countedStep(320, known.to_arrange?.overdue, "arrange_late", "/alerts/week", "amber"),
    countedStep(340, known.waiting_alerts, "waiting", "/alerts?whose=open", "calm"),
    countedStep(360, known.to_arrange?.today, "arrange_today", "/alerts/week", "calm"),
    countedStep(370, known.marked, "marked", "/observe/marked", "calm"),
    known.observe &&
      stepTo(440, "observe", `/observe?class=${known.observe.class_id}`, "calm", { class: known.observe.class_name }),
  ];
}
