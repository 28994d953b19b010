import { describe, expect, test } from "vitest";
import { firstStep } from "../../../shell/today";
import { deskSteps, type DeskKnown } from "../../care/campaign_desk";
import { careSteps, type CareKnown } from "../../care/casework/next_steps";
import { fieldSteps } from "../../care/fieldwork";
import { informantSteps } from "../../care/informants";
import { clockSteps, type OpenClocks } from "../../care/oversight";
import { dutySteps } from "../../organisation/duty";

/** What the parts of the first page know together; a post knows only its part. */
interface Known extends CareKnown, DeskKnown {
  clocks?: OpenClocks;
  unfinished?: { campaign_id: string; total: number };
  look_at?: { campaign_id: string; instrument: string; handed_in: number; pupils: number }[];
  roster_gaps?: number;
}

const nextStep = (known: Known) =>
  firstStep([
    ...dutySteps(known.roster_gaps),
    ...careSteps(known),
    ...deskSteps(known),
    ...fieldSteps(known.unfinished),
    ...informantSteps(known.look_at),
    ...clockSteps(known.clocks),
  ]);

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
  look_at: [{ campaign_id: "7", instrument: "look", handed_in: 0, pupils: 45 }],
  observe: { class_id: "5", class_name: "初二(1)班" },
  roster_gaps: 1,
};

describe("what the person does next", () => {
  test("the order: somebody in danger, the interview that begins, what is late, what nobody is on, the rest of the day", () => {
    const order: string[] = [];
    const rest: Known = { ...busy };
    const done: (keyof Known)[][] = [
      ["alerts"],
      ["appointments"],
      ["to_arrange"],
      ["waiting_alerts"],
      ["sessions"],
      ["retests"],
      ["unfinished"],
      ["look_at"],
      ["observe"],
      ["roster_gaps"],
    ];
    for (const keys of done) {
      order.push(nextStep(rest)!.words);
      for (const key of keys) delete rest[key];
    }
    expect(order).toEqual([
      "acute",
      "interview",
      "arrange_late",
      "waiting",
      "session",
      "retests",
      "unfinished",
      "look_at",
      "observe",
      "roster",
    ]);
    expect(nextStep(rest)).toBeUndefined();
  });
  test("what one has taken on by a message comes before what one has time for, after what is late", () => {
    const taken = (tier: string) => [{ student_name: "林晨", class_name: "初二(1)班", tier }];
    expect(nextStep({ ...busy, taken: taken("acute") })).toMatchObject({ words: "taken", to: "/alerts", tone: "red" });
    expect(nextStep({ now_ms, taken: taken("ranked"), urgent: { acute: 0, overdue: 1, same_day: 0 } })).toMatchObject({
      words: "overdue",
    });
    expect(nextStep({ now_ms, taken: taken("ranked"), waiting_alerts: 3 })).toMatchObject({
      words: "taken",
      tone: "amber",
    });
  });
  test("an acute one that a colleague is on is the colleague's; an interview in the evening waits behind what is late", () => {
    const calm: Known = {
      ...busy,
      alerts: [{ id: "a1", tier: "acute", student_name: "林晨", state: "taken_by_another" }],
    };
    expect(
      nextStep({ ...calm, appointments: [{ ...busy.appointments![0]!, starts_at_ms: now_ms + 5 * hour }] })?.words,
    ).toBe("arrange_late");
  });
  test("an acute one with an interview today is in hand: the interview is next", () => {
    expect(nextStep({ ...busy, appointments: [{ ...busy.appointments![0]!, alert_id: "a1" }] })).toMatchObject({
      words: "interview",
      to: "/alerts/a1",
    });
  });
  test("an interview that began ten minutes ago is still the next one, one of the morning is over", () => {
    const at = (starts_at_ms: number): Known => ({
      now_ms,
      appointments: [{ ...busy.appointments![0]!, starts_at_ms }],
    });
    expect(nextStep(at(now_ms - hour / 6))).toMatchObject({ words: "interview", to: "/alerts/a2" });
    expect(nextStep(at(now_ms - 4 * hour))).toBeUndefined();
  });
  test("a class session that is open comes before one that is only planned, and leads into it", () => {
    const sessions = [
      { id: "", class_name: "初二(2)班", campaign_id: "7" },
      { id: "12", class_name: "初二(1)班", campaign_id: "7" },
    ];
    expect(nextStep({ now_ms, sessions })).toMatchObject({ words: "running", to: "/class-sessions/12" });
  });
  test("one order for every post: acute, overdue, of the day, and nothing is well while something waits", () => {
    const none = { acute: 0, overdue: 0, same_day: 0 };
    const work = { sessions: [{ id: "12", class_name: "初二(1)班", campaign_id: "7" }], roster_gaps: 2 };
    const psychologist: Known = {
      now_ms,
      ...work,
      alerts: [{ id: "a9", tier: "acute", student_name: "林晨", state: "open" }],
      urgent: { acute: 1, overdue: 6, same_day: 6 },
      waiting_alerts: 42,
      to_arrange: { overdue: 1, today: 0 },
    };
    const office: Known = { now_ms, ...work, clocks: { acute: 1, overdue: 2, same_day: 3, waiting: 9 } };
    const order = (known: Known, done: ((of: Known) => Partial<Known>)[]) => {
      const said: string[] = [];
      let rest = known;
      for (const next of done) {
        const step = nextStep(rest)!;
        said.push(`${step.words} ${step.tone}`);
        rest = { ...rest, ...next(rest) };
      }
      return said;
    };
    const urgent = (more: Partial<typeof none>) => (of: Known) => ({ urgent: { ...of.urgent!, ...more } });
    expect(
      order(psychologist, [
        () => ({ alerts: [] }),
        urgent({ overdue: 0 }),
        urgent({ same_day: 0 }),
        () => ({ to_arrange: undefined }),
        () => ({ sessions: [] }),
        () => ({ waiting_alerts: 0 }),
        () => ({}),
      ]),
    ).toEqual([
      "acute red",
      "overdue red",
      "same_day amber",
      "arrange_late amber",
      "running calm",
      "waiting calm",
      "roster calm",
    ]);
    const clocks = (more: object) => (of: Known) => ({ clocks: { ...of.clocks!, ...more } });
    // A leader, a school without a psychologist, county, centre and city: they know clocks, not names.
    expect(
      order({ ...office, sessions: undefined }, [
        clocks({ acute: 0 }),
        clocks({ overdue: 0 }),
        clocks({ same_day: 0 }),
        clocks({ waiting: 0 }),
        () => ({}),
      ]),
    ).toEqual(["clocks_acute red", "clocks red", "clocks_today amber", "clocks_waiting amber", "roster calm"]);
    expect(nextStep({ now_ms, clocks: { ...none, waiting: 0 } })).toBeUndefined();
  });
  test("an acute one that nobody is on comes before one that one is on oneself, and one with an arranged talk is in hand", () => {
    const alerts = [
      { id: "a1", tier: "acute", student_name: "林晨", state: "taken_by_you" },
      { id: "a2", tier: "acute", student_name: "陈曦", state: "open" },
    ];
    expect(nextStep({ now_ms, alerts })).toMatchObject({ to: "/alerts/a2" });
    expect(
      nextStep({ now_ms, alerts: [{ ...alerts[0]!, interview: { starts_at_ms: now_ms + 50 * hour } }] }),
    ).toBeUndefined();
  });
});
