/** Times as people write them where they are. Everything from the server is milliseconds since the Unix epoch, UTC. */
import { t } from "./text";

export const day = (at: number): string => format(at, { dateStyle: "medium" });
export const dayLong = (at: number): string => format(at, { weekday: "long", day: "numeric", month: "long" });
export const time = (at: number): string => format(at, { timeStyle: "short" });
export const moment = (at: number): string => format(at, { dateStyle: "medium", timeStyle: "short" });

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(t.language, options).format(at);
}

/** The date and the time of day of a local date and time, 2026-03-03T18:00, wherever that is. */
export const dateOfLocal = (local: string): string => formatLocal(local, { dateStyle: "medium" });
export const timeOfDay = (local: string): string => formatLocal(local, { timeStyle: "short" });

function formatLocal(local: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(t.language, { ...options, timeZone: "UTC" }).format(new Date(`${local}Z`));
}

/** The calendar day of a time here, for grouping: 2026-03-03. */
export function dateOf(at: number): string {
  const when = new Date(at);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

/** The value of a `datetime-local` field as a time, or null while it is none. */
export function fromField(value: string): number | null {
  const at = new Date(value).getTime();
  return value === "" || Number.isNaN(at) ? null : at;
}

/** The month a time is in, and its day of the week. */
export const monthLong = (at: number): string => format(at, { month: "long", year: "numeric" });
export const weekday = (at: number, style: "long" | "short"): string => format(at, { weekday: style });
