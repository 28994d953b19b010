import { describe, expect, it } from "vitest";
import { timeOrDay } from "../../../shell/moment";
import { endOfDay, lastDay, leaveEnds } from "./leave_ends";

const at = (text: string) => Date.parse(text);

describe("until when somebody is away", () => {
  it("ends at midnight of the city, whatever the computer's own zone", () => {
    expect(endOfDay(at("2026-11-24T23:30:00+08:00"))).toBe(at("2026-11-25T00:00:00+08:00"));
    expect(endOfDay(at("2026-11-25T00:10:00+08:00"), 1)).toBe(at("2026-11-27T00:00:00+08:00"));
  });
  it("offers the end of the week once, also on a Saturday and a Sunday", () => {
    expect(leaveEnds(at("2026-11-24T10:00:00+08:00")).find((one) => one.key === "this_week")!.until_ms).toBe(
      at("2026-11-30T00:00:00+08:00"),
    );
    expect(leaveEnds(at("2026-11-28T10:00:00+08:00")).map((one) => one.key)).toEqual([
      "today",
      "tomorrow",
      "two_weeks",
    ]);
    expect(leaveEnds(at("2026-11-29T10:00:00+08:00")).map((one) => one.key)).toEqual([
      "today",
      "tomorrow",
      "two_weeks",
    ]);
  });
});

describe("the last day of a leave", () => {
  it("is the day before the midnight at which it ends, however the end is written", () => {
    expect(lastDay(Date.parse("2026-11-29T00:00:00+08:00"))).toContain("28");
    expect(lastDay(Date.parse("2026-11-28T15:00:00+08:00"))).toContain("28");
  });
});

describe("a time of another day", () => {
  it("carries its day; of today the time alone", () => {
    const now = Date.parse("2026-11-27T21:11:00+08:00");
    expect(timeOrDay(Date.parse("2026-11-27T23:59:00+08:00"), now)).toMatch(/^23:59$/);
    expect(timeOrDay(Date.parse("2026-11-28T08:21:00+08:00"), now)).toContain("28");
    expect(timeOrDay(Date.parse("2026-12-04T21:04:00+08:00"), now)).toContain("4");
  });
});
