/** Polls as plain data: what an answer needs to be one, how a poll is asked, and what a result says. */
import type { Answer, OpenPoll, Participant, Poll, PollForm, PollKind, Tally, View } from "../protocol";
import type { Text } from "../text";
import { isLeader } from "./roles";

export const TOP_OF_SCALE = 10;
export const MOST_OPTIONS = 12;
export const MIN_GROUP = 5;
export const KINDS: readonly PollKind[] = ["single", "several", "scale", "words", "text"];

/** A question as a leader is writing it. `options` has a line for each. */
export interface PollDraft {
  readonly question: string;
  readonly kind: PollKind;
  readonly options: string;
  readonly anonymous: boolean;
  readonly names: boolean;
  readonly most: number | null;
  readonly ownWords: boolean;
  readonly minGroup: number;
  readonly here: boolean;
  readonly minutes: number | null;
}

export const NEW_DRAFT: PollDraft = {
  question: "",
  kind: "single",
  options: "",
  anonymous: true,
  names: false,
  most: null,
  ownWords: false,
  minGroup: MIN_GROUP,
  here: false,
  minutes: null,
};

/** What was asked before, or is ready to be asked, as a draft. */
export function draftOf(form: PollForm, old: PollDraft = NEW_DRAFT): PollDraft {
  return {
    ...old,
    question: form.question,
    kind: form.kind,
    options: form.options.join("\n"),
    anonymous: form.anonymous,
    names: form.names,
    most: form.kind === "several" && form.most === form.options.length ? null : form.most,
    ownWords: form.own_words,
    minGroup: form.min_group,
  };
}

export function formOf(draft: PollDraft): PollForm {
  const lines = draft.options
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const choosing = draft.kind === "several" || draft.kind === "words";
  return {
    question: draft.question.trim(),
    kind: draft.kind,
    options: draft.kind === "text" ? [] : lines,
    anonymous: draft.anonymous,
    names: draft.names && !draft.anonymous,
    most: choosing ? draft.most : null,
    own_words: draft.ownWords && draft.kind === "words",
    min_group: draft.minGroup,
  };
}

export function openCommand(draft: PollDraft): OpenPoll {
  return {
    type: "open_poll",
    ...formOf(draft),
    scope: draft.here ? "room" : "all",
    minutes: draft.minutes,
  };
}

/** Whether the server would take it, as far as a page can tell. */
export function canAsk(draft: PollDraft): boolean {
  const { question, kind, options } = formOf(draft);
  if (question === "") return false;
  if (kind === "single" || kind === "several") return options.length >= 2 && options.length <= MOST_OPTIONS;
  return kind !== "scale" || options.length === 0 || options.length === 2;
}

// --- answering ---

/** What nobody has answered yet. */
export function noAnswer(poll: Poll): Answer {
  return poll.kind === "text" ? "" : poll.kind === "scale" ? -1 : [];
}

export function isAnswer(poll: Poll, answer: Answer): boolean {
  if (typeof answer === "number") return answer >= 0;
  if (typeof answer === "string") return answer.trim() !== "";
  return answer.length >= 1 && answer.length <= (poll.most ?? 1);
}

/** The choice with or without one of its parts. Of a single choice the newer takes the place of the older. */
export function toggled(poll: Poll, answer: Answer, part: number | string): Answer {
  const parts = Array.isArray(answer) ? answer : [];
  if (parts.includes(part)) return parts.filter((each) => each !== part);
  return poll.kind === "single" ? [part] : [...parts, part];
}

export function wordsIn(answer: Answer): readonly string[] {
  return Array.isArray(answer) ? answer.filter((each): each is string => typeof each === "string") : [];
}

/** Whether this person is asked: members are. */
export function isAsked(me: Participant | null): boolean {
  return me !== null && me.role !== "observer" && !isLeader(me.role);
}

export function polls(view: View | null, state: Poll["state"]): readonly Poll[] {
  return view?.polls.filter((poll) => poll.state === state) ?? [];
}

/** A choice in words. */
export function answerWords(poll: Poll, answer: Answer): string {
  if (!Array.isArray(answer)) return String(answer);
  return answer.map((each) => (typeof each === "number" ? (poll.options[each] ?? "") : each)).join(", ");
}

// --- results ---

/** A line of a result. `count` null: withheld. `share` is of the longest line, from 0 to 1. */
export interface Bar {
  readonly label: string;
  readonly count: number | null;
  readonly share: number;
}

export function bars(poll: Poll, result: Tally, text: Text): readonly Bar[] {
  const lines: readonly (readonly [string, number | null])[] =
    poll.kind === "words"
      ? result.words.map(({ word, count }) => [word, count] as const)
      : result.counts.map((count, number) => [labelOf(poll, result, number, text), count] as const);
  const longest = Math.max(1, ...lines.map(([, count]) => count ?? 0));
  return lines.map(([label, count]) => ({ label, count, share: (count ?? 0) / longest }));
}

function labelOf(poll: Poll, result: Tally, number: number, text: Text): string {
  if (poll.kind !== "scale") return poll.options[number] ?? "";
  return result.banded ? (Object.values(text.polls.bands)[number] ?? "") : String(number);
}

/** Whether there is nothing to show but that. */
export function isWithheldWhole(result: Tally): boolean {
  return (
    result.withheld &&
    result.mean === null &&
    result.words.length === 0 &&
    result.counts.every((count) => count === null)
  );
}
