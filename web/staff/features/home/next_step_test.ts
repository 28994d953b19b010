import { describe, expect, test } from "vitest";
import { nextStep, type Known } from "./next_step";

const hour = 3600_000;
const now_ms = 100 * hour;
const busy: Known = {
  now_ms,
  alerts: [{ id: "a1", tier: "acute", student_name: "林晨", state: "taken_by_you" }],
  waiting_alerts: 3,
  to_arrange: { overdue: 2, today: 1 },
  appointments: [{ alert_id: "a2", starts_at_ms: now_ms + hour, student_name: "陈曦", room: "辅导室" }],
  sessions: [{ id: "", class_name: "初二(1)班", campaign_id: "7", begins_at_ms: now_ms + 2 * hour }],
  retests: 4,
  unfinished: { campaign_id: "7", total: 9 },
  look_at: { campaign_id: "7", instrument: "look", left: 45 },
  observe: { class_id: "5", class_name: "初二(1)班" },
  roster_gaps: 1,
};

describe("what the person does next", () => {
  test("the order: somebody in danger, the interview that begins, what is late, what nobody is on, the rest of the day", () => {
    const order: string[] = [];
    const rest: Known = { ...busy };
    const done: (keyof Known)[][] = [["alerts"], ["appointments"], ["to_arrange"], ["waiting_alerts"], ["sessions"], ["retests"], ["unfinished"], ["look_at"], ["observe"], ["roster_gaps"]];
    for (const keys of done) {
      order.push(nextStep(rest)!.words);
      for (const key of keys) delete rest[key];
    }
    expect(order).toEqual(["acute", "interview", "arrange_late", "waiting", "session", "retests", "unfinished", "look_at", "observe", "roster"]);
    expect(nextStep(rest)).toBeUndefined();
  });
  test("what one has taken on by a message comes before everything", () => {
    expect(nextStep({ ...busy, taken: [{ student_name: "林晨", class_name: "初二(1)班" }] })).toMatchObject({ words: "taken", to: "/alerts", urgent: true });
  });
  test("an acute one that a colleague is on is the colleague's; an interview in the evening waits behind what is late", () => {
    const calm: Known = { ...busy, alerts: [{ id: "a1", tier: "acute", student_name: "林晨", state: "taken_by_another" }] };
    expect(nextStep({ ...calm, appointments: [{ ...busy.appointments![0]!, starts_at_ms: now_ms + 5 * hour }] })?.words).toBe("arrange_late");
  });
  test("an acute one with an interview today is in hand: the interview is next", () => {
    expect(nextStep({ ...busy, appointments: [{ ...busy.appointments![0]!, alert_id: "a1" }] })).toMatchObject({ words: "interview", to: "/alerts/a1" });
  });
  test("an interview that began ten minutes ago is still the next one, one of the morning is over", () => {
    const at = (starts_at_ms: number): Known => ({ now_ms, appointments: [{ ...busy.appointments![0]!, starts_at_ms }] });
    expect(nextStep(at(now_ms - hour / 6))).toMatchObject({ words: "interview", to: "/alerts/a2" });
    expect(nextStep(at(now_ms - 4 * hour))).toBeUndefined();
  });
  test("a class session that is open comes before one that is only planned, and leads into it", () => {
    const sessions = [{ id: "", class_name: "初二(2)班", campaign_id: "7" }, { id: "12", class_name: "初二(1)班", campaign_id: "7" }];
    expect(nextStep({ now_ms, sessions })).toMatchObject({ words: "running", to: "/class-sessions/12" });
  });
  test("clocks that are over and nobody's come first for whoever looks on from above", () => {
    expect(nextStep({ now_ms, clocks: [{ tier: "acute", due_at_ms: now_ms - 1 }] })).toMatchObject({ words: "clocks", to: "/clocks" });
    expect(nextStep({ now_ms, clocks: [{ tier: "acute", due_at_ms: now_ms - 1, taken_by: "王老师" }] })).toBeUndefined();
  });
});
