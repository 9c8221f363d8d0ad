/** Times of a session as bars in rows: minutes from its beginning on, so that all parts of a report have the same scale. */
import type { Series } from "../../ui/chart";

/** Something that went on for a while; `until` null: it goes on. */
export interface Stretch {
  /** The row it lies in: a room, a person. */
  readonly row: string;
  /** What it was. Each kind has a pattern of its own. */
  readonly kind: string;
  readonly since: number;
  readonly until: number | null;
}

export interface Timeline {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** How many minutes the whole has. */
  readonly most: number;
}

/** What a report's times are counted from and up to. */
export interface Frame {
  readonly began: number;
  readonly end: number;
}

const MINUTE = 60_000;

/** The frame of a session: from its opening to its end, or to `now`. */
export function frameOf(
  of: { created_at: number; opened_at: number | null; ended_at: number | null },
  now: number,
): Frame {
  return { began: of.opened_at ?? of.created_at, end: of.ended_at ?? now };
}

/** Rows and kinds in the order in which they come first. */
export function timeline(stretches: readonly Stretch[], { began, end }: Frame): Timeline {
  const minutes = (at: number): number => Math.max(0, (at - began) / MINUTE);
  const kinds = [...new Set(stretches.map(({ kind }) => kind))];
  return {
    labels: [...new Set(stretches.map(({ row }) => row))],
    series: kinds.map((name) => ({
      name,
      data: stretches
        .filter(({ kind }) => kind === name)
        .map(({ row, since, until }) => ({ at: row, value: [minutes(since), minutes(until ?? end)] as const })),
    })),
    most: Math.ceil(minutes(end)),
  };
}

/** Whole minutes between two times; one that has not ended yet lasts until the end of the frame. */
export function minutesOf(since: number, until: number | null, { end }: Frame): number {
  return Math.round((Math.max(0, (until ?? end) - since) / MINUTE) * 10) / 10;
}
