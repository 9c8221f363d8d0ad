/**
 * Recurrence rules (RFC 5545, section 3.3.10) as far as the calendar's form makes them, and in words.
 *
 * The server understands more than the form does. Rule that holds: a rule the form cannot make is shown as it is and
 * never changed by looking at it.
 */
import type { Schedule } from "../generated/api";
import { t } from "./text";
import { dateOfLocal, timeOfDay } from "./when";

export const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Day = (typeof DAYS)[number];

/** What the form makes: a meeting once, or every `every` weeks on some days, until a date or without end. */
export interface Weekly {
  readonly every: number;
  readonly days: readonly Day[];
  /** The last day, 2026-12-31; null: it goes on. */
  readonly until: string | null;
}

/** The rule for a weekly rhythm. */
export function ruleOf({ every, days, until }: Weekly): string {
  const parts = [
    "FREQ=WEEKLY",
    ...(every === 1 ? [] : [`INTERVAL=${every}`]),
    `BYDAY=${DAYS.filter((day) => days.includes(day)).join(",")}`,
    ...(until === null ? [] : [`UNTIL=${until.replaceAll("-", "")}T235959`]),
  ];
  return parts.join(";");
}

/** The weekly rhythm of a rule, or null where the form cannot make such a rule. */
export function weeklyOf(rule: string): Weekly | null {
  const parts = new Map(rule.split(";").map((part) => part.split("=") as [string, string]));
  const known = ["FREQ", "INTERVAL", "BYDAY", "UNTIL"];
  if (parts.get("FREQ") !== "WEEKLY" || [...parts.keys()].some((name) => !known.includes(name))) return null;
  const days = (parts.get("BYDAY") ?? "").split(",");
  const every = Number(parts.get("INTERVAL") ?? 1);
  if (!days.every((day) => (DAYS as readonly string[]).includes(day)) || !Number.isInteger(every)) return null;
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get("UNTIL") ?? "");
  if (parts.has("UNTIL") && until === null) return null;
  return { every, days: days as Day[], until: until === null ? null : `${until[1]}-${until[2]}-${until[3]}` };
}

/** When a group meets, in words. */
export function rhythm({ start, minutes, rule }: Schedule): string {
  const at = timeOfDay(start);
  if (rule === null) return t.calendar.once(dateOfLocal(start), at, minutes);
  const weekly = weeklyOf(rule);
  if (weekly === null) return t.calendar.other(rule, at, minutes);
  const days = weekly.days.map((day) => t.calendar.days[day]).join(", ");
  return weekly.every === 1 ? t.calendar.weekly(days, at, minutes) : t.calendar.every(weekly.every, days, at, minutes);
}
