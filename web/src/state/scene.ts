/** What follows about a scene from what one sees of it. */
import type { Command, FeedbackPrompts, Participant, Scene, View } from "../protocol";
import type { Text } from "../text";
import { isLeader } from "./roles";

/** The tiles that stand in front: who plays, and in the round, besides, who speaks. Null: all are equal. */
export function inFront(scene: Scene | null): ReadonlySet<string> | null {
  if (scene === null || scene.stage === "set_up" || scene.stage === "deroling") return null;
  const players = scene.cast.filter((part) => !part.left).map((part) => part.participant);
  const front = [...players, scene.feedback?.current ?? null].filter((id): id is string => id !== null);
  return front.length > 0 ? new Set(front) : null;
}

/** Somebody's role, as long as they have it. */
export function roleOf(scene: Scene | null, participant: string): string | null {
  return scene?.cast.find((part) => part.participant === participant && !part.left)?.role_name ?? null;
}

/** The roles that nobody can play now. */
export function unplayed(scene: Scene): readonly string[] {
  return scene.cast.filter((part) => part.missing || part.left).map((part) => part.role_name);
}

/** Milliseconds of its time that are left, below zero when it is over; null: it has no end. */
export function timeLeft(scene: Scene, now: number): number | null {
  if (scene.stage !== "playing") return scene.stage === "set_up" ? scene.length : null;
  return scene.ends_at === null ? scene.left : scene.ends_at - now;
}

/** What the round asks for. */
export function promptsOf(scene: Scene, text: Text): readonly string[] {
  const feedback = scene.feedback;
  if (feedback === null) return [];
  return feedback.prompts === "own" ? feedback.words : text.scene.prompts[feedback.prompts];
}

/** Somebody's part in the round. */
export type Turn = "current" | "waiting" | "given" | "passed" | null;

export function turnOf(scene: Scene, participant: string): Turn {
  const feedback = scene.feedback;
  if (feedback === null || scene.stage !== "feedback") return null;
  if (feedback.current === participant) return "current";
  if (feedback.waiting.includes(participant)) return "waiting";
  if (feedback.given.includes(participant)) return "given";
  return feedback.passed.includes(participant) ? "passed" : null;
}

/** Whether somebody was asked for feedback, so that they may write some. */
export function givesFeedback(scene: Scene, participant: string): boolean {
  const feedback = scene.feedback;
  if (feedback === null) return false;
  const asked = [...feedback.given, ...feedback.passed, ...feedback.waiting, feedback.current];
  return asked.includes(participant);
}

/** Who could have a part: everyone in the leader's own room but observers who may not speak. */
export function castable(view: View, room: string): readonly Participant[] {
  return view.participants.filter((person) => person.room === room && person.may_speak);
}

/** Who would be asked for feedback if nothing else is said: who watched, then who played. */
export function usualOrder(scene: Scene, people: readonly Participant[]): readonly string[] {
  const here = new Set(people.map((person) => person.id));
  const players = [...scene.in_role, ...scene.cast.map((part) => part.participant)];
  const order = [...scene.observers, ...players].filter((id): id is string => id !== null && here.has(id));
  return [...new Set(order)];
}

/** As a leader has put them, and whoever they have not moved after them as usual. */
export function inRank(usual: readonly string[], ranked: readonly string[]): readonly string[] {
  return [...ranked.filter((id) => usual.includes(id)), ...usual.filter((id) => !ranked.includes(id))];
}

/** A scene as a leader writes it down; `roles` by the participant's id, empty: they watch. */
export interface SceneDraft {
  readonly title: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly minutes: number | null;
}

export function draftOf(scene: Scene | null): SceneDraft {
  if (scene === null) return { title: "", roles: {}, minutes: 10 };
  const roles = scene.cast.flatMap((part) => (part.participant === null ? [] : [[part.participant, part.role_name]]));
  return {
    title: scene.title ?? "",
    roles: Object.fromEntries(roles) as Record<string, string>,
    minutes: scene.length === null ? null : Math.max(1, Math.round(scene.length / 60_000)),
  };
}

/** Those who watch unless a leader says otherwise: who neither plays nor leads. */
export function watchers(draft: SceneDraft, people: readonly Participant[]): readonly Participant[] {
  return people.filter((person) => !isLeader(person.role) && (draft.roles[person.id] ?? "").trim() === "");
}

/** Null: nobody would play. `out` are those who are not to watch, either; `besides` watch and could not play. */
export function setUpCommand(
  draft: SceneDraft,
  people: readonly Participant[],
  out: readonly string[] = [],
  besides: readonly string[] = [],
): Command | null {
  const cast = people
    .map((person) => ({ participant: person.id, role_name: (draft.roles[person.id] ?? "").trim() }))
    .filter((part) => part.role_name !== "");
  if (cast.length === 0) return null;
  const title = draft.title.trim();
  const all = watchers(draft, people).map((person) => person.id);
  const observers = all.filter((id) => !out.includes(id));
  return {
    type: "set_up_scene",
    cast,
    ...(observers.length === all.length ? {} : { observers: [...observers, ...besides] }),
    ...(title === "" ? {} : { title }),
    ...(draft.minutes === null ? {} : { minutes: draft.minutes }),
  };
}

/** Somebody else is to play a role: with one who is there roles or places are exchanged. */
export function recastCommand(player: string | null, role: string, chosen: string): Command {
  if (player === null) return { type: "recast", participant: chosen, role_name: role };
  return { type: "swap_roles", one: player, other: chosen };
}

const MOST_PROMPTS = 6;

/** Null: own prompts without a word. */
export function startFeedbackCommand(
  prompts: FeedbackPrompts,
  ownWords: string,
  order: readonly string[],
): Command | null {
  const words = ownWords
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, MOST_PROMPTS);
  if (order.length === 0 || (prompts === "own" && words.length === 0)) return null;
  return { type: "start_feedback", prompts, order: [...order], ...(prompts === "own" ? { words } : {}) };
}

/** How many scenes a leader has to set going again: one that is frozen because somebody is missing. */
export function stoppedScenes(scene: Scene | null): number {
  return scene !== null && scene.frozen && unplayed(scene).length > 0 ? 1 : 0;
}
