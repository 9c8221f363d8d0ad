/**
 * What follows from a view about hands and turns: who comes next, where somebody stands, how much time is left. Pure.
 */
import type { GoAround, Participant, Turn, View } from "../protocol";
import { isLeader } from "./roles";

/** Somebody's place in the line of hands, from 1; null when theirs is down. */
export function handPlace(view: View, id: string): number | null {
  const place = view.hands.indexOf(id);
  return place < 0 ? null : place + 1;
}

/** Whether somebody in the room could begin to speak now. */
function isReady(person: Participant, room: string): boolean {
  return person.room === room && person.may_speak && person.present && !person.held && !person.away;
}

/** Those who can be given the word by somebody who is in this room, without whose turn it is. */
export function ready(view: View, room: string): readonly Participant[] {
  return view.participants.filter((person) => isReady(person, room) && person.id !== view.turn?.participant);
}

/** Whose turn it will be when this one is over; null: nobody waits. */
export function nextUp(view: View, room: string): Participant | null {
  const round = view.go_around;
  const line = round !== null && !round.paused ? [...round.waiting, ...round.deferred] : view.hands;
  const able = ready(view, room);
  return line.map((id) => able.find((person) => person.id === id)).find((person) => person !== undefined) ?? null;
}

export type Standing = "current" | "waiting" | "deferred" | "dropped" | "done" | "passed";
const LINES = ["waiting", "deferred", "dropped", "done", "passed"] as const;

/** Everyone of a go-around with where they stand, who has the word first, then who is still to come. */
export function standings(round: GoAround): readonly { readonly id: string; readonly standing: Standing }[] {
  const current = round.current === null ? [] : [{ id: round.current, standing: "current" as const }];
  return [...current, ...LINES.flatMap((line) => round[line].map((id) => ({ id, standing: line })))];
}

/** Somebody's place among those still to be asked, from 1; null when they are not. */
export function placeInRound(round: GoAround, id: string): number | null {
  const place = [...round.waiting, ...round.deferred].indexOf(id);
  return place < 0 ? null : place + 1;
}

/** What of a turn's time is to be shown at `now`; null: it has none. `ms` is what is left, or by how much it is over. */
export interface Clock {
  readonly state: "running" | "still" | "over";
  readonly ms: number;
}
export function clockOf(turn: Turn, now: number): Clock | null {
  const left = turn.left ?? (turn.ends_at === null ? null : turn.ends_at - now);
  if (left === null) return null;
  if (left <= 0) return { state: "over", ms: -left };
  return { state: turn.left === null ? "running" : "still", ms: left };
}

/** Whether the floor keeps somebody from being heard now. */
export function keptIn(view: View, me: Participant): boolean {
  return (
    view.floor.mode === "enforced" &&
    !isLeader(me.role) &&
    view.turn?.participant !== me.id &&
    !view.floor.let_in.includes(me.id)
  );
}

/** Whether there is anything about turns to be shown to everybody. */
export function anythingOn(view: View): boolean {
  return view.turn !== null || view.go_around !== null || view.piece !== null || view.floor.mode !== "open";
}

/** The same list with one entry a step up (-1) or down (1). */
export function moved<T>(list: readonly T[], index: number, step: -1 | 1): readonly T[] {
  const other = index + step;
  if (other < 0 || other >= list.length) return list;
  const after = [...list];
  [after[index], after[other]] = [after[other]!, after[index]!];
  return after;
}
