// Until when somebody is away, as one click offers it; ends lie at midnight of the city's time.
import { dayAndWeekday } from "../../../shell/moment";

export interface LeaveEnd {
  key: "today" | "tomorrow" | "this_week" | "two_weeks";
  until_ms: number;
}

const day_ms = 86_400_000;
const city_offset_ms = 8 * 3_600_000;

/** The end of the city's day that lies `days` after the one of `at_ms`. */
export function endOfDay(at_ms: number, days = 0): number {
  return (Math.floor((at_ms + city_offset_ms) / day_ms) + 1 + days) * day_ms - city_offset_ms;
}

/** The last day of a leave in words: what ends at midnight ends with the day before. */
export function lastDay(until_ms: number): string {
  return dayAndWeekday(until_ms - 1);
}

export function leaveEnds(now_ms: number): LeaveEnd[] {
  const weekday = (Math.floor((now_ms + city_offset_ms) / day_ms) + 3) % 7; // 0: Monday
  const ends: LeaveEnd[] = [
    { key: "today", until_ms: endOfDay(now_ms) },
    { key: "tomorrow", until_ms: endOfDay(now_ms, 1) },
    { key: "this_week", until_ms: endOfDay(now_ms, 6 - weekday) },
    { key: "two_weeks", until_ms: endOfDay(now_ms, 13) },
  ];
  return ends.filter((one, at) => ends.findIndex((other) => other.until_ms === one.until_ms) === at);
}
