// What the person does next, out of what the parts of the first page know. The order is the whole point: who
// may be in danger, what is late, what must be seen today, and only then the work of the day.

/** How much nobody is on, of all that the post sees. */
interface Urgent {
  acute: number;
  overdue: number;
  same_day: number;
}

export interface Known {
  now_ms: number;
  taken?: { student_name: string; class_name: string; tier: string }[];
  alerts?: { id: string; tier: string; student_name: string; state: string; interview?: unknown }[];
  urgent?: Urgent;
  waiting_alerts?: number;
  to_arrange?: { overdue: number; today: number };
  appointments?: { alert_id: string; starts_at_ms: number; student_name: string; room: string }[];
  clocks?: Urgent & { waiting?: number };
  sessions?: { id: string; class_name: string; campaign_id: string; begins_at_ms?: number }[];
  marked?: number;
  retests?: number;
  unfinished?: { campaign_id: string; total: number };
  look_at?: { campaign_id: string; instrument: string; left: number };
  observe?: { class_id: string; class_name: string };
  roster_gaps?: number;
}

/** red: somebody may be in danger, or it is late; amber: today; calm: the work of the day. */
export type Tone = "red" | "amber" | "calm";

export interface NextStep {
  /** Key of home_next.* and the values of its words. */
  words: string;
  values: Record<string, string | number>;
  to: string;
  tone: Tone;
  at_ms?: number;
}

const soon_ms = 2 * 3600_000;
const today_ms = 14 * 3600_000;
// Who is a little late for an interview still goes to it.
const late_ms = 30 * 60_000;

const step = (
  words: string,
  to: string,
  tone: Tone,
  values: NextStep["values"] = {},
  more: Partial<NextStep> = {},
): NextStep => ({ words, to, values, tone, ...more });
const counted = (count: number | undefined, words: string, to: string, tone: Tone) =>
  count ? step(words, to, tone, { count }) : undefined;

/** The first thing that waits; undefined when nothing does. The same order for every post; a post knows only its part. */
export function nextStep(known: Known): NextStep | undefined {
  return dangerOf(known) ?? lateOf(known) ?? dayOf(known);
}

function takenStep(one: NonNullable<Known["taken"]>[number] | undefined, tone: Tone) {
  return one && step("taken", "/alerts", tone, { name: one.student_name, class: one.class_name });
}

function dangerOf(known: Known): NextStep | undefined {
  const acute = (state: string) =>
    known.alerts?.find((one) => one.tier === "acute" && one.state === state && !in_hand(known, one));
  const alert_step = (one: ReturnType<typeof acute>) =>
    one && step("acute", `/alerts/${one.id}`, "red", { name: one.student_name });
  return (
    alert_step(acute("open")) ??
    counted(known.clocks?.acute, "clocks_acute", "/clocks", "red") ??
    takenStep(
      known.taken?.find((one) => one.tier === "acute"),
      "red",
    ) ??
    alert_step(acute("taken_by_you"))
  );
}

// With whom a talk is arranged is in hand: then the hour says when.
function in_hand(known: Known, alert: { id: string; interview?: unknown }): boolean {
  return alert.interview !== undefined || (known.appointments?.some((one) => one.alert_id === alert.id) ?? false);
}

function lateOf(known: Known): NextStep | undefined {
  return (
    counted(known.urgent?.overdue, "overdue", "/alerts?whose=open", "red") ??
    counted(known.clocks?.overdue, "clocks", "/clocks", "red") ??
    counted(known.urgent?.same_day, "same_day", "/alerts?whose=open", "amber") ??
    counted(known.clocks?.same_day, "clocks_today", "/clocks", "amber") ??
    takenStep(known.taken?.[0], "amber")
  );
}

function dayOf(known: Known): NextStep | undefined {
  const coming = known.appointments
    ?.filter((one) => one.starts_at_ms > known.now_ms - late_ms && one.starts_at_ms < known.now_ms + today_ms)
    .sort((a, b) => a.starts_at_ms - b.starts_at_ms)[0];
  const interview =
    coming &&
    step(
      "interview",
      `/alerts/${coming.alert_id}`,
      "calm",
      { name: coming.student_name, room: coming.room },
      { at_ms: coming.starts_at_ms },
    );
  if (interview && coming.starts_at_ms < known.now_ms + soon_ms) return interview;
  const running = known.sessions?.find((one) => one.id !== "");
  const planned = known.sessions?.[0];
  return (
    counted(known.to_arrange?.overdue, "arrange_late", "/alerts/week", "amber") ??
    (running && step("running", `/class-sessions/${running.id}`, "calm", { class: running.class_name })) ??
    counted(known.waiting_alerts, "waiting", "/alerts?whose=open", "calm") ??
    counted(known.clocks?.waiting, "clocks_waiting", "/clocks", "amber") ??
    counted(known.to_arrange?.today, "arrange_today", "/alerts/week", "calm") ??
    counted(known.marked, "marked", "/observe/marked", "calm") ??
    interview ??
    (planned &&
      step(
        "session",
        `/campaigns/${planned.campaign_id}`,
        "calm",
        { class: planned.class_name },
        planned.begins_at_ms ? { at_ms: planned.begins_at_ms } : {},
      )) ??
    restOf(known)
  );
}

function restOf(known: Known): NextStep | undefined {
  return (
    counted(known.retests, "retests", "/retests", "calm") ??
    (known.unfinished &&
      counted(known.unfinished.total, "unfinished", `/campaigns/${known.unfinished.campaign_id}/unfinished`, "calm")) ??
    (known.look_at &&
      step("look_at", `/informants/${known.look_at.campaign_id}/${known.look_at.instrument}`, "calm", {
        count: known.look_at.left,
      })) ??
    (known.observe &&
      step("observe", `/observe?class=${known.observe.class_id}`, "calm", { class: known.observe.class_name })) ??
    counted(known.roster_gaps, "roster", "/duty", "calm")
  );
}
