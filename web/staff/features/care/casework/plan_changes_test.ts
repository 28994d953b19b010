import { describe, expect, test } from "vitest";
import { changedPlan } from "./plan_changes";
import type { InterviewToPlace } from "./use_plan";

const wanted = (alert_id: string): InterviewToPlace => ({
  alert_id,
  student_name: alert_id,
  class_name: "初二(1)班",
  tier: "ranked",
  due_at_ms: 100,
  reason_words: "",
});
const plan = {
  proposed: [
    { ...wanted("a"), starts_at_ms: 10, late: false },
    { ...wanted("b"), starts_at_ms: 20, late: false },
  ],
  unplaced: [wanted("c")],
  free: [10, 20, 30],
};
const times = (changes: Record<string, number | null>) =>
  Object.fromEntries(changedPlan(plan, changes).proposed.map((one) => [one.alert_id, one.starts_at_ms]));

describe("a week with the person's own decisions in it", () => {
  test("nothing decided: as proposed", () => expect(times({})).toEqual({ a: 10, b: 20 }));
  test("whoever is pushed away by a decision gets the next free time, or waits", () => {
    expect(times({ c: 10 })).toEqual({ c: 10, b: 20, a: 30 });
    expect(changedPlan({ ...plan, free: [10, 20] }, { c: 10 }).unplaced.map((one) => one.alert_id)).toEqual(["a"]);
  });
  test("not this week stays so when the week is asked for anew", () => {
    expect(times({ a: null })).toEqual({ b: 20 });
    expect(changedPlan(plan, { a: null }).unplaced.map((one) => one.alert_id)).toEqual(["a", "c"]);
  });
  test("two change places, a time of one's own is later than due", () => {
    expect(times({ a: 20, b: 10 })).toEqual({ a: 20, b: 10 });
    expect(changedPlan(plan, { c: 200 }).proposed.find((one) => one.alert_id === "c")?.late).toBe(true);
  });
});
