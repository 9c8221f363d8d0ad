/**
 * What is left of a countdown, for who listens to the page: a clock that is read out each second says nothing else, so two
 * moments of it are told. That it began and that it ended is news already.
 */
import type { View } from "../protocol";
import { isLeader } from "../state/roles";
import { closingAt, smallRoomOf } from "../state/rooms";

/** What ends, and when by the server's clock. */
export interface Ending {
  readonly what: "room" | "rooms" | "break";
  readonly at: number;
}

/** Seconds before the end at which one is told. */
const MARKS: readonly number[] = [30, 10];
/** A mark this soon after the beginning would only repeat what was said then. */
const NOT_BEFORE_MS = 2_000;

/** What ends next for this person, if anything is counted down. */
export function endingOf(view: View | null, you: string | undefined): Ending | null {
  if (view === null) return null;
  const me = view.participants.find((person) => person.id === you) ?? null;
  const room = smallRoomOf(view, me);
  const leads = me !== null && isLeader(me.role);
  const closes = room !== null || leads ? closingAt(room, view.breakouts) : null;
  if (closes !== null) return { what: room === null ? "rooms" : "room", at: closes };
  return view.recess !== null && !view.recess.over ? { what: "break", at: view.recess.ends_at } : null;
}

/** The marks that are still ahead: how many seconds they tell, and in how many milliseconds that is. */
export function marksAhead(at: number, now: number): readonly { readonly seconds: number; readonly after: number }[] {
  return MARKS.map((seconds) => ({ seconds, after: at - seconds * 1_000 - now })).filter(
    ({ after }) => after >= NOT_BEFORE_MS,
  );
}
