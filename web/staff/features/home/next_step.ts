// What the person does next, out of what the parts of the first page know. The order is the whole point.

export interface Known {
  now_ms: number;
  taken?: { student_name: string; class_name: string }[];
  alerts?: { id: string; tier: string; student_name: string; state: string }[];
  waiting_alerts?: number;
  to_arrange?: { overdue: number; today: number };
  appointments?: { alert_id: string; starts_at_ms: number; student_name: string; room: string }[];
  clocks?: { tier: string; due_at_ms: number; taken_by?: string }[];
  sessions?: { id: string; class_name: string; campaign_id: string; begins_at_ms?: number }[];
  retests?: number;
  unfinished?: { campaign_id: string; total: number };
  look_at?: { campaign_id: string; instrument: string; left: number };
  observe?: { class_id: string; class_name: string };
  roster_gaps?: number;
}

export interface NextStep {
  /** Key of home_next.* and the values of its words. */
  words: string;
  values: Record<string, string | number>;
  to: string;
  urgent: boolean;
  at_ms?: number;
}

const soon_ms = 2 * 3600_000;
// Who is a little late for an interview still goes to it.
const late_ms = 30 * 60_000;

/** The first thing that waits; undefined when nothing does. */
export function nextStep(known: Known): NextStep | undefined {
  const step = (words: string, to: string, values: NextStep["values"] = {}, more: Partial<NextStep> = {}): NextStep => ({ words, to, values, urgent: false, ...more });
  const taken = known.taken?.[0];
  if (taken) return step("taken", "/alerts", { name: taken.student_name, class: taken.class_name }, { urgent: true });
  // Whoever is talked with today is in hand: then the hour says when.
  const in_hand = (id: string) => known.appointments?.some((one) => one.alert_id === id);
  const acute = known.alerts?.find((one) => one.tier === "acute" && one.state !== "taken_by_another" && !in_hand(one.id));
  if (acute) return step("acute", `/alerts/${acute.id}`, { name: acute.student_name }, { urgent: true });
  const late_clocks = known.clocks?.filter((one) => !one.taken_by && one.due_at_ms < known.now_ms).length ?? 0;
  if (late_clocks > 0) return step("clocks", "/clocks", { count: late_clocks }, { urgent: true });
  const coming = known.appointments?.filter((one) => one.starts_at_ms > known.now_ms - late_ms).sort((a, b) => a.starts_at_ms - b.starts_at_ms)[0];
  const interview = coming && step("interview", `/alerts/${coming.alert_id}`, { name: coming.student_name, room: coming.room }, { at_ms: coming.starts_at_ms });
  if (interview && coming.starts_at_ms < known.now_ms + soon_ms) return interview;
  const running = known.sessions?.find((one) => one.id !== "");
  if (running) return step("running", `/class-sessions/${running.id}`, { class: running.class_name });
  if (known.to_arrange && known.to_arrange.overdue > 0) return step("arrange_late", "/alerts/week", { count: known.to_arrange.overdue }, { urgent: true });
  if (known.waiting_alerts) return step("waiting", "/alerts?whose=open", { count: known.waiting_alerts });
  if (known.to_arrange && known.to_arrange.today > 0) return step("arrange_today", "/alerts/week", { count: known.to_arrange.today });
  if (interview) return interview;
  const planned = known.sessions?.[0];
  if (planned) return step("session", `/campaigns/${planned.campaign_id}`, { class: planned.class_name }, planned.begins_at_ms ? { at_ms: planned.begins_at_ms } : {});
  if (known.retests) return step("retests", "/retests", { count: known.retests });
  if (known.unfinished && known.unfinished.total > 0) return step("unfinished", `/campaigns/${known.unfinished.campaign_id}/unfinished`, { count: known.unfinished.total });
  if (known.look_at) return step("look_at", `/informants/${known.look_at.campaign_id}/${known.look_at.instrument}`, { count: known.look_at.left });
  if (known.observe) return step("observe", `/observe?class=${known.observe.class_id}`, { class: known.observe.class_name });
  if (known.roster_gaps) return step("roster", "/duty", { count: known.roster_gaps });
  return undefined;
}
