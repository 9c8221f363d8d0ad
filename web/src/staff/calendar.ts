/** What a calendar shows of groups: the meetings of their schedules, and the sessions these became or that came beside. */
import type { GroupSession, Meeting } from "../generated/api";
import { dateOf } from "./when";

export interface Entry {
  readonly group: string;
  readonly title: string;
  readonly at: number;
  readonly ends: number | null;
  readonly state: "planned" | "current" | "over" | "cancelled";
  readonly session: string | null;
  /** The meeting of the schedule that it is, which can be called off and put back; null: it came beside. */
  readonly meeting: number | null;
}

/**
 * A group's entries in time, the earliest first. A meeting of the past without a session never took place, unless it was
 * called off: the schedule has changed since.
 */
export function entriesOf(
  group: { readonly id: string; readonly title: string },
  meetings: readonly Meeting[],
  sessions: readonly GroupSession[],
  window: { readonly since: number; readonly until: number },
  now: number,
): readonly Entry[] {
  const times = new Set(meetings.map(({ starts_at }) => starts_at));
  const scheduled = meetings
    .filter(({ session, ends_at, cancelled }) => session === null && (cancelled || ends_at > now))
    .map((meeting): Entry => ({
      group: group.id,
      title: group.title,
      at: meeting.starts_at,
      ends: meeting.ends_at,
      state: meeting.cancelled ? "cancelled" : "planned",
      session: null,
      meeting: meeting.starts_at,
    }));
  const held = sessions
    .filter(({ starts_at }) => starts_at >= window.since && starts_at < window.until)
    .filter(({ state, occurrence }) => state !== "cancelled" || occurrence === null || !times.has(occurrence))
    .map((session): Entry => ({
      group: group.id,
      title: session.title,
      at: session.starts_at,
      ends: session.ends_at,
      state: session.state,
      session: session.id,
      meeting: session.occurrence,
    }));
  return inOrder([...scheduled, ...held]);
}

/** The earliest first. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => a.at - b.at || a.title.localeCompare(b.title));
}

/** Whether it is of the schedule and still to come: then it can be called off, and put back. */
export const canTurn = ({ meeting, at, state }: Entry, now: number): boolean =>
  meeting !== null && at > now && state !== "over";

/** Entries by their day. */
export function byDay(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dateOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}
