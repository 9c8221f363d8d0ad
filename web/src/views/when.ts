/** When a meeting is, in the words of the page's language and the time of the device. */
import { t } from "../text";

const DAY: Intl.DateTimeFormatOptions = {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "numeric",
  minute: "2-digit",
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SOON = 20 * HOUR;

/** Day and time of its beginning, and of its end if that is known. */
export function whenWords(startsAt: number, endsAt: number | null = null): string {
  const format = new Intl.DateTimeFormat(t.language, DAY);
  return endsAt === null || endsAt <= startsAt ? format.format(startsAt) : format.formatRange(startsAt, endsAt);
}

/** “in 20 minutes”, for what begins soon; null for what does not. */
export function soonWords(startsAt: number, now: number): string | null {
  const ahead = startsAt - now;
  if (ahead <= 0 || ahead > SOON) return null;
  const format = new Intl.RelativeTimeFormat(t.language, { numeric: "always" });
  return ahead < 90 * MINUTE
    ? format.format(Math.ceil(ahead / MINUTE), "minute")
    : format.format(Math.round(ahead / HOUR), "hour");
}

/** “Fay, Kim and Ola”. */
export function namesWords(names: readonly string[]): string {
  return new Intl.ListFormat(t.language, { type: "conjunction" }).format(names);
}
