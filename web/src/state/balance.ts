/** What follows from measured talk for the page: rooms by id, heights of a trace, settings as they are typed. */
import type { BalanceSettings, RoomBalance } from "../protocol";

export function byId(rooms: readonly RoomBalance[], room: string | null): RoomBalance | null {
  return rooms.find((each) => each.room === room) ?? null;
}

/** The bars of a trace, from 0 to 1. One minute of five fills a bar by half: most people speak less than that. */
export function bars(trace: readonly number[]): readonly number[] {
  return trace.map((spoken) => Math.sqrt(Math.min(1, spoken / 300_000)));
}

export type Field = Exclude<keyof BalanceSettings, "silence_held">;

/** What a leader may type: percent for `quiet_below`, the others as they are. */
export const FIELDS: readonly { id: Field; least: number; most: number; step: number }[] = [
  { id: "quiet_below", least: 5, most: 95, step: 5 },
  { id: "much_above", least: 1.1, most: 20, step: 0.1 },
  { id: "heard_seconds", least: 1, most: 60, step: 1 },
  { id: "patience_minutes", least: 0, most: 60, step: 1 },
];

export function typed(field: Field, settings: BalanceSettings): number {
  return field === "quiet_below" ? Math.round(settings.quiet_below * 100) : settings[field];
}

/** What was typed as the server takes it; null: not a number within the field's bounds. */
export function meant(field: Field, value: number): number | null {
  const { least, most } = FIELDS.find((each) => each.id === field)!;
  if (!(value >= least && value <= most)) return null;
  return field === "quiet_below" ? value / 100 : value;
}
