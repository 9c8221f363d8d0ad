/**
 * What follows from a view about small rooms: where people are, and what is to be shown of it. All of it is pure.
 *
 * Leaders know who is in which room; everybody else knows their own room and the leaders.
 */
import type { Breakouts, Participant, Plan, Room, View } from "../protocol";

export const MAIN = "main";

/** A room and those in it, as a leader sees it on the board. */
export interface Group {
  /** null: none of the plan's rooms. */
  readonly id: string | null;
  readonly name: string;
  readonly people: readonly Participant[];
}

/** The small rooms, without the main one and side rooms. */
export function smallRooms(view: View): readonly Room[] {
  return view.rooms.filter((room) => room.id !== MAIN && !isSideRoom(view, room));
}

export function isSideRoom(view: View, room: Room): boolean {
  return view.asides.some((aside) => aside.room === room.id);
}

export function roomOf(view: View, person: Participant | null): Room | null {
  return view.rooms.find((room) => room.id === person?.room) ?? null;
}

/** The small room somebody is in, or null in the main one. */
export function smallRoomOf(view: View, person: Participant | null): Room | null {
  return person === null || person.room === MAIN ? null : roomOf(view, person);
}

/** When the room somebody is in closes, as soon as a countdown runs. Milliseconds since the Unix epoch. */
export function closingAt(room: Room | null, breakouts: Breakouts | null): number | null {
  const both = [room?.closing_at ?? null, breakouts?.closing_at ?? null].filter((at): at is number => at !== null);
  return both.length === 0 ? null : Math.min(...both);
}

/** The rooms that are open with their people, the main room first; who is in a side room, where they come back to. */
export function liveGroups(view: View): readonly Group[] {
  return [...view.rooms.filter((room) => room.id === MAIN), ...smallRooms(view)].map((room) => ({
    id: room.id,
    name: room.name,
    people: view.participants.filter((person) => person.room === room.id),
  }));
}

/** The plan's rooms with their people, and first those it leaves in the main room. */
export function plannedGroups(view: View, plan: Plan): readonly Group[] {
  const people = new Map(view.participants.map((person) => [person.id, person]));
  const groups = plan.rooms.map((room) => ({
    id: room.id,
    name: room.name,
    people: room.participants.flatMap((id) => people.get(id) ?? []),
  }));
  const placed = new Set(groups.flatMap((group) => group.people.map((person) => person.id)));
  const others = view.participants.filter((person) => !placed.has(person.id));
  return [{ id: null, name: "", people: others }, ...groups];
}

/** Whom these ids name, as far as the viewer knows them. */
export function named(view: View, ids: readonly string[]): readonly Participant[] {
  return ids.flatMap((id) => view.participants.find((person) => person.id === id) ?? []);
}
