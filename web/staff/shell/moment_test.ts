import { describe, expect, it, vi } from "vitest";
import i18next from "i18next";
import { changeLanguage } from "./language";
import { clock, dayAndTime, day, hourOfDay, stretch, weekday } from "./moment";

const minute = 60_000;
const words = (left_ms: number) => stretch(clock(left_ms, 0), i18next.t);

describe("a clock on the page", () => {
  it("says the two largest parts", () => {
    expect(words(3 * 60 * minute + 20 * minute)).toBe("3 小时 20 分钟");
    expect(words(9 * 1440 * minute + 200 * minute)).toBe("9 天 3 小时");
    expect(words(10 * 1440 * minute)).toBe("10 天");
    expect(words(59_999)).toBe("0 分钟");
  });
  it("is overdue only after the deadline", () => {
    expect(clock(1000, 1000).overdue).toBe(false);
    expect(clock(1000, 1001).overdue).toBe(true);
    expect(clock(0, 25 * minute)).toEqual({ overdue: true, days: 0, hours: 0, minutes: 25 });
  });
  it("speaks English when the page does", async () => {
    await changeLanguage("en");
    expect(words(61 * minute)).toBe("1 h 1 min");
    await changeLanguage("zh-CN");
  });
  it("shows the schools' time whatever the computer's zone is", () => {
    expect(dayAndTime(Date.UTC(2026, 10, 23, 16, 30))).toContain("24");
    expect(dayAndTime(Date.UTC(2026, 10, 23, 16, 30))).toContain("00:30");
  });
  it("makes one formatter for a whole list, and another one for another language", async () => {
    const formatter = vi.spyOn(Intl, "DateTimeFormat");
    const at_ms = Date.UTC(2026, 10, 23, 16, 30);
    for (let row = 0; row < 100; row += 1) dayAndTime(at_ms + row * minute);
    expect(formatter.mock.calls.length).toBeLessThanOrEqual(1);
    await changeLanguage("en");
    expect(dayAndTime(at_ms)).toContain("Nov");
    await changeLanguage("zh-CN");
    expect(dayAndTime(at_ms)).toContain("11");
    expect(formatter.mock.calls.length).toBeLessThanOrEqual(2);
    formatter.mockRestore();
  });
  it("knows the day, the weekday and the hour of the schools", () => {
    const at_ms = Date.UTC(2026, 10, 23, 16, 30);
    expect([day(at_ms), weekday(at_ms), hourOfDay(at_ms)]).toEqual(["2026年11月24日", "星期二", 0]);
  });
});
