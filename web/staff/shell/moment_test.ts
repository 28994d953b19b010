import { describe, expect, it, vi } from "vitest";
import i18next from "i18next";
import { changeLanguage } from "./language";
import { clock, day, dayAndTime, stretch, timeOfDay, weekday } from "./moment";

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
  it("makes one format for all cells of a table, and another one only for another language", async () => {
    const made = vi.spyOn(Intl, "DateTimeFormat");
    const table = () => {
      for (let row = 0; row < 50; row += 1)
        for (const words of [day, dayAndTime, timeOfDay, weekday]) words(row * 1440 * minute);
    };
    table();
    expect(made.mock.calls.length).toBeLessThanOrEqual(4);
    made.mockClear();
    table();
    expect(made).not.toHaveBeenCalled();
    await changeLanguage("en");
    expect(weekday(0)).toBe("Thursday");
    await changeLanguage("zh-CN");
    expect(weekday(0)).toBe("星期四");
  });
});
