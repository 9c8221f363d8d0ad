/** What a person's ear is told of a change, beside what the page shows: for leaders, who waits for them; for all, the time. */
import type { Cue } from "../media/sounds";
import type { View } from "../protocol";
import { openConcerns } from "../state/checkins";
import { rings } from "../state/hour";
import { isLeader } from "../state/roles";
import { closingAt, smallRoomOf } from "../state/rooms";
import { freshCalls } from "../state/support";

/** What a page shows and whose page it is. */
export interface Moment {
  readonly view: View | null;
  readonly you: string | undefined;
}

/** Each sound once, the weightiest first. What was there before the page opened is silent, but for calls nobody has seen. */
export function cuesOf(before: Moment, now: Moment): readonly Cue[] {
  if (now.view === null) return [];
  const told = [...(leads(now) ? forLeaders(before.view, now.view, now.you) : []), ...forAll(before, now)];
  return [...new Set(told)];
}

function forLeaders(before: View | null, now: View, you: string | undefined): readonly Cue[] {
  const cues: Cue[] = [];
  const more = openConcerns(now).length > openConcerns(before).length;
  if (more || freshCalls(before?.support ?? [], now.support).length > 0) cues.push("support");
  if (before === null) return cues;
  const waiting = waitingIn(before);
  if (waitingIn(now).some((id) => !waiting.includes(id))) cues.push("waiting");
  if (now.hands.some((id) => id !== you && !before.hands.includes(id))) cues.push("hand");
  return cues;
}

function forAll(before: Moment, now: Moment): readonly Cue[] {
  if (before.view === null || now.view === null) return [];
  const [earlier, later] = [roomAt(before), roomAt(now)];
  if (earlier.room !== later.room) return []; // who comes into another room has missed nothing of it
  const cues: Cue[] = [];
  if (rings(before.view, now.view)) cues.push("bell");
  const closes = later.closes !== null && earlier.closes === null;
  const warned = later.small && later.warned !== null && later.warned !== earlier.warned;
  const turn = ownTurnWarned(now) && !ownTurnWarned(before);
  if (closes || warned || turn) cues.push("countdown");
  return cues;
}

function roomAt({ view, you }: Moment) {
  const me = view?.participants.find((person) => person.id === you) ?? null;
  const room = view === null ? null : smallRoomOf(view, me);
  const closes = room === null ? null : closingAt(room, view?.breakouts ?? null);
  return { room: me?.room ?? null, small: room !== null, closes, warned: view?.breakouts?.warned ?? null };
}

const waitingIn = (view: View): readonly string[] =>
  view.lobby.filter((entry) => entry.state === "waiting" && entry.present).map((entry) => entry.id);

const ownTurnWarned = ({ view, you }: Moment): boolean =>
  view?.turn?.participant === you && view?.turn?.warned === true;

function leads({ view, you }: Moment): boolean {
  const me = view?.participants.find((person) => person.id === you);
  return me !== undefined && isLeader(me.role);
}
