/**
 * The days of a month as weeks, and the keys by which one walks through them. Days are local dates, 2026-03-03.
 *
 * Rule that holds: weeks are whole, so the first and the last may have days of the months beside.
 */
import { dateOf } from "./when";

/** Of which month: its first day. */
export type Month = string;

const DAYS_IN_WEEK = 7;

export const monthOf = (day: string): Month => `${day.slice(0, 7)}-01`;
export const atOf = (day: string): number => local(day).getTime();
/** The day so many days later, whatever the clocks do in between. */
export const dayAfter = (day: string, days: number): string => {
  const at = local(day);
  at.setDate(at.getDate() + days);
  return dateOf(at.getTime());
};

/** The same day so many months later, or the last one of a shorter month. */
export function monthsLater(day: string, months: number): string {
  const first = local(monthOf(day));
  first.setMonth(first.getMonth() + months);
  const length = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
  first.setDate(Math.min(Number(day.slice(8)), length));
  return dateOf(first.getTime());
}

/** The weeks of a month; `begins` is the day a week begins with, 1 for Monday to 7 for Sunday. */
export function weeksOf(month: Month, begins: number): readonly (readonly string[])[] {
  const weeks: string[][] = [];
  let day = weekStart(month, begins);
  do {
    weeks.push(Array.from({ length: DAYS_IN_WEEK }, (_, n) => dayAfter(day, n)));
    day = dayAfter(day, DAYS_IN_WEEK);
  } while (monthOf(day) === month);
  return weeks;
}

/** Where a key leads from a day; null: the key is none of the calendar's. */
export function dayByKey(day: string, key: string, shift: boolean, begins: number): string | null {
  switch (key) {
    case "ArrowLeft":
      return dayAfter(day, -1);
    case "ArrowRight":
      return dayAfter(day, 1);
    case "ArrowUp":
      return dayAfter(day, -DAYS_IN_WEEK);
    case "ArrowDown":
      return dayAfter(day, DAYS_IN_WEEK);
    case "Home":
      return weekStart(day, begins);
    case "End":
      return dayAfter(weekStart(day, begins), DAYS_IN_WEEK - 1);
    case "PageUp":
      return monthsLater(day, shift ? -12 : -1);
    case "PageDown":
      return monthsLater(day, shift ? 12 : 1);
    default:
      return null;
  }
}

/** The day a week begins with where these languages are at home; Monday where the browser does not say. */
export function weekBegins(languages: readonly string[]): number {
  const [first] = languages;
  if (first === undefined) return 1;
  const locale = new Intl.Locale(first) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

function weekStart(day: string, begins: number): string {
  const weekday = local(day).getDay() || DAYS_IN_WEEK;
  return dayAfter(day, -((weekday - begins + DAYS_IN_WEEK) % DAYS_IN_WEEK));
}

function local(day: string): Date {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(year, month - 1, date);
}
