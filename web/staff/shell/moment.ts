// Times in words. The schools of one country share one clock: UTC+8, also when the computer is set wrong.
import { useEffect, useState } from "react";
import type { TFunction } from "i18next";
import { currentLanguage } from "./language";

const zone = "Asia/Shanghai";

const shapes = {
  day_and_time: { month: "short", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false },
  day: { year: "numeric", month: "short", day: "numeric" },
  day_and_weekday: { month: "short", day: "numeric", weekday: "short" },
  time: { hour: "2-digit", minute: "2-digit", hour12: false },
  weekday: { weekday: "long" },
  hour: { hour: "2-digit", hour12: false },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

// Made once for each shape and language: a table of times would make one for every cell.
const formats = new Map<string, Intl.DateTimeFormat>();

function said(shape: keyof typeof shapes, at_ms: number, language: string = currentLanguage()): string {
  const kept_as = `${language} ${shape}`;
  let format = formats.get(kept_as);
  if (!format) formats.set(kept_as, (format = new Intl.DateTimeFormat(language, { timeZone: zone, ...shapes[shape] })));
  return format.format(at_ms);
}

export const dayAndTime = (at_ms: number): string => said("day_and_time", at_ms);
export const dayAndWeekday = (at_ms: number): string => said("day_and_weekday", at_ms);
export const day = (at_ms: number): string => said("day", at_ms);
export const timeOfDay = (at_ms: number): string => said("time", at_ms);
export const weekday = (at_ms: number): string => said("weekday", at_ms);

/** 0 to 24, by the city's clock. */
export const hourOfDay = (at_ms: number): number => Number(said("hour", at_ms, "en-GB"));

export function sameDay(a_ms: number, b_ms: number): boolean {
  return day(a_ms) === day(b_ms);
}

/** A time of today as the time alone, of any other day with its day: "14:30" alone would mean today. */
export function timeOrDay(at_ms: number, now_ms = Date.now()): string {
  return sameDay(at_ms, now_ms) ? timeOfDay(at_ms) : dayAndTime(at_ms);
}

/** 1020 -> "17:00" */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** "17:00" -> 1020; nothing for what is no time. */
export function minuteOf(text: string): number | undefined {
  const [hours, minutes] = text.split(":").map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)
    ? undefined
    : hours * 60 + minutes;
}

export interface Clock {
  overdue: boolean;
  days: number;
  hours: number;
  minutes: number;
}

/** How far a deadline lies ahead or behind, in whole minutes. */
export function clock(due_at_ms: number, now_ms: number): Clock {
  const minutes = Math.floor(Math.abs(due_at_ms - now_ms) / 60_000);
  return {
    overdue: now_ms > due_at_ms,
    days: Math.floor(minutes / 1440),
    hours: Math.floor(minutes / 60) % 24,
    minutes: minutes % 60,
  };
}

/** The largest two parts of a stretch of time; the translator gets the count. */
export function stretch(one: Clock, t: TFunction): string {
  if (one.days > 0)
    return [t("time.days", { count: one.days }), one.hours > 0 ? t("time.hours", { count: one.hours }) : ""]
      .filter(Boolean)
      .join(" ");
  if (one.hours > 0)
    return [t("time.hours", { count: one.hours }), one.minutes > 0 ? t("time.minutes", { count: one.minutes }) : ""]
      .filter(Boolean)
      .join(" ");
  return t("time.minutes", { count: one.minutes });
}

/** The time, again and again, so that clocks on the page move. */
export function useNow(every_ms = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now;
}
