/** What this page looks at while there is a break or a pause. Each is known by when it began, so a new one is looked at. */
import { signal } from "@preact/signals";
import { members } from "../../state/hour";
import type { View } from "../../protocol";
import type { Room } from "../context";

/** The pause whose calm screen was put aside, or which a leader, who does without unless they ask, wants to see. */
const pauseAside = signal<number | null>(null);
const pauseWanted = signal<number | null>(null);
const breakAside = signal<number | null>(null);
/** Somebody has said that they are back, and has not been asked yet what to switch on. */
export const welcomed = signal(false);

export function seesCalmScreen({ meeting }: Room): boolean {
  const since = meeting.view.value?.pause?.since ?? null;
  if (since === null) return false;
  return meeting.leads.value ? pauseWanted.value === since : pauseAside.value !== since;
}

export function showCalmScreen({ meeting }: Room, show: boolean): void {
  const since = meeting.view.value?.pause?.since ?? null;
  pauseWanted.value = show ? since : null;
  pauseAside.value = show ? null : since;
}

export function isBack({ meeting }: Room): boolean {
  return meeting.view.value?.recess?.back.includes(meeting.me.value?.id ?? "") === true;
}

export function seesBreakScreen(room: Room): boolean {
  const recess = room.meeting.view.value?.recess ?? null;
  return recess !== null && breakAside.value !== recess.since && !isBack(room);
}

export function lookPastBreak({ meeting }: Room): void {
  breakAside.value = meeting.view.value?.recess?.since ?? null;
}

/** How many of the members are back, and how many there are. */
export function backCount(view: View): readonly [number, number] {
  const all = members(view);
  return [all.filter((person) => view.recess?.back.includes(person.id)).length, all.length];
}
