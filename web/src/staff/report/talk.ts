/** Speech over time: by quarters of an hour, of the members together, of the leaders, and of each person. */
import type { Attendance, TalkReport } from "../../generated/api";

export interface TalkOverTime {
  /** When each quarter of an hour begins. */
  readonly since: readonly number[];
  readonly members: readonly number[];
  readonly leaders: readonly number[];
  /** By participant. */
  readonly each: ReadonlyMap<string, readonly number[]>;
}

const LEADS: readonly string[] = ["facilitator", "co_facilitator"];

export function overTime(talk: readonly TalkReport[], attendance: readonly Attendance[]): TalkOverTime {
  const leaders = new Set(attendance.filter(({ role }) => LEADS.includes(role)).map(({ participant }) => participant));
  const since = [...new Set(talk.flatMap(({ slices }) => slices.map((slice) => slice.since)))].sort((a, b) => a - b);
  const each = new Map(
    talk.map(({ participant, slices }) => {
      const minutes = new Map(slices.map((slice) => [slice.since, slice.minutes]));
      return [participant, since.map((start) => minutes.get(start) ?? 0)];
    }),
  );
  const sum = (lead: boolean): number[] =>
    since.map((_start, n) =>
      tenth([...each].reduce((all, [who, minutes]) => all + (leaders.has(who) === lead ? (minutes[n] ?? 0) : 0), 0)),
    );
  return { since, members: sum(false), leaders: sum(true), each };
}

function tenth(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
