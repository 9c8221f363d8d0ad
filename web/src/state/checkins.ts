/** What follows about check-ins from what the server tells: whose answers are seen, what has shifted, what to send. */
import type {
  AnswerCheckIn,
  Answers,
  CheckIn,
  CheckInScale,
  Concern,
  OpenCheckIn,
  Questionnaire,
  Score,
  Unkept,
  View,
} from "../protocol";

export const HIGHEST = 10;

/** What somebody has put into the form and not sent yet. */
export interface Draft {
  readonly mood: number | null;
  readonly scales: readonly (number | null)[];
  readonly words: readonly string[];
  readonly items: readonly (number | null)[];
  readonly difficulty: number | null;
  readonly share: boolean;
  readonly keep: boolean;
}

/** One person's part in a check-in, with their answers wherever these came from. */
export interface Part {
  readonly participant: string;
  readonly name: string;
  readonly state: "answered" | "declined";
  readonly shared: boolean;
  readonly kept: boolean;
  readonly answers: Answers | null;
  readonly score: Score | null;
}

/** A value before and after, both known. */
export interface Shift {
  readonly label: string | null; // null: the mood
  readonly before: number;
  readonly after: number;
}

/** The alerts nobody has taken up. */
export function openConcerns(view: View | null): readonly Concern[] {
  return view?.concerns.filter((each) => each.acknowledged_at === null) ?? [];
}

export function openCheckIn(view: View): CheckIn | null {
  return view.check_ins.find((each) => each.closed_at === null) ?? null;
}

/** Those who took part, as far as the viewer may know; `unkept` are answers that only the server's memory has. */
export function parts(checkIn: CheckIn, unkept: readonly Unkept[]): readonly Part[] {
  return checkIn.responses.map((response) => {
    const told = unkept.find((each) => each.check_in === checkIn.id && each.participant === response.participant);
    if (response.kept || told === undefined) return response;
    return { ...response, answers: told.answers, score: told.score };
  });
}

export function partOf(checkIn: CheckIn, unkept: readonly Unkept[], who: string): Part | null {
  return parts(checkIn, unkept).find((part) => part.participant === who) ?? null;
}

/** What has shifted for somebody: from the last check-in before to the one after that followed it. */
export function shifts(view: View, unkept: readonly Unkept[], who: string): readonly Shift[] {
  const answered = view.check_ins.filter((each) => partOf(each, unkept, who)?.answers);
  const after = answered.findLast((each) => each.when === "after");
  const before = answered.findLast(
    (each) => each.when === "before" && after !== undefined && each.opened_at <= after.opened_at,
  );
  if (before === undefined || after === undefined) return [];
  const earlier = partOf(before, unkept, who)!.answers!;
  const later = partOf(after, unkept, who)!.answers!;
  const mood: readonly Shift[] =
    earlier.mood === null || later.mood === null ? [] : [{ label: null, before: earlier.mood, after: later.mood }];
  return [...mood, ...scaleShifts(before, earlier, after, later)];
}

function scaleShifts(before: CheckIn, earlier: Answers, after: CheckIn, later: Answers): readonly Shift[] {
  return before.scales.flatMap(({ label }, number) => {
    const from = earlier.scales[number] ?? null;
    const to = later.scales[after.scales.findIndex((scale) => scale.label === label)] ?? null;
    return from === null || to === null ? [] : [{ label, before: from, after: to }];
  });
}

/** `+3`, `−2`, or `±0`, with a real minus. */
export function signed(shift: Shift): string {
  const by = shift.after - shift.before;
  return by > 0 ? `+${by}` : by < 0 ? `−${-by}` : "±0";
}

/** The members who are here and have not said anything yet. */
export function missing(view: View, checkIn: CheckIn): readonly string[] {
  return view.participants
    .filter((person) => person.role === "participant" || person.role === "guest")
    .filter((person) => !checkIn.responses.some((response) => response.participant === person.id))
    .map((person) => person.name);
}

/** The mean mood of those who share theirs, to a tenth; null while they are too few to say more than one by one. */
export function meanMood(all: readonly Part[]): number | null {
  const moods = all.flatMap((part) => (part.answers === null || part.answers.mood === null ? [] : [part.answers.mood]));
  return moods.length < 2 ? null : Math.round((10 * moods.reduce((sum, mood) => sum + mood, 0)) / moods.length) / 10;
}

/** The words that were chosen, the most frequent first, else in the order they were offered. */
export function wordCounts(checkIn: CheckIn, all: readonly Part[]): readonly (readonly [string, number])[] {
  const chosen = all.flatMap((part) => part.answers?.words ?? []);
  return checkIn.words
    .map((word) => [word, chosen.filter((each) => each === word).length] as const)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
}

// --- answering ---

export function emptyDraft(checkIn: CheckIn): Draft {
  return {
    mood: null,
    scales: checkIn.scales.map(() => null),
    words: [],
    items: (checkIn.questionnaire?.items ?? []).map(() => null),
    difficulty: null,
    share: false,
    keep: false,
  };
}

/** The form as it is when one changes what one has answered. */
export function draftOf(checkIn: CheckIn, part: Part | null): Draft {
  const empty = emptyDraft(checkIn);
  if (part === null || part.state === "declined") return empty;
  const consent = { share: part.shared, keep: part.kept };
  return part.answers === null ? { ...empty, ...consent } : { ...part.answers, ...consent };
}

/** A draft that this tab remembers, if it is one for this check-in. */
export function readDraft(checkIn: CheckIn, stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const read = JSON.parse(stored) as Partial<Draft> | null;
    const empty = emptyDraft(checkIn);
    const fits =
      read?.scales?.length === empty.scales.length &&
      read.items?.length === empty.items.length &&
      Array.isArray(read.words);
    return fits ? { ...empty, ...read } : null;
  } catch {
    return null;
  }
}

export function isEmpty(draft: Draft): boolean {
  const values = [draft.mood, ...draft.scales, ...draft.items, draft.difficulty];
  return draft.words.length === 0 && values.every((value) => value === null);
}

/** How many items of the questionnaire have no answer, if it was begun at all. */
export function itemsMissing(draft: Draft): number {
  const open = draft.items.filter((item) => item === null).length;
  return open === draft.items.length ? 0 : open;
}

export function answerCommand(checkIn: CheckIn, draft: Draft): AnswerCheckIn {
  return {
    type: "answer_check_in",
    check_in: checkIn.id,
    share: draft.share,
    keep: draft.keep,
    mood: draft.mood,
    scales: [...draft.scales],
    words: [...draft.words],
    items: [...draft.items],
    difficulty: draft.difficulty,
  };
}

// --- asking ---

/** What a leader has put together to ask. */
export interface Wish {
  readonly when: CheckIn["when"];
  readonly mood: boolean;
  readonly words: boolean;
  readonly language: string;
  /** Own words, separated by commas or lines; empty: the usual ones of the language. */
  readonly ownWords: string;
  readonly scales: readonly CheckInScale[];
  readonly questionnaire: Questionnaire["id"] | null;
}

const USUAL: Wish = {
  when: "before",
  mood: true,
  words: true,
  language: "en",
  ownWords: "",
  scales: [],
  questionnaire: null,
};

/** What is offered to be asked next: after a check-in before, the same again, so that a shift can be seen. */
export function nextWish(view: View, language: string): Wish {
  const last = view.check_ins.at(-1);
  if (last === undefined || last.when === "after") return { ...USUAL, language };
  return {
    ...USUAL,
    when: "after",
    language,
    mood: last.mood,
    words: last.words.length > 0,
    ownWords: last.words.join(", "),
    scales: last.scales.map((scale) => ({ ...scale })),
  };
}

export function asksForSomething(wish: Wish): boolean {
  return wish.mood || wish.words || wish.questionnaire !== null || wish.scales.some((scale) => scale.label.trim());
}

export function openCommand(wish: Wish): OpenCheckIn {
  const own = wish.ownWords
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
  const text = (value: string | null): string | null => value?.trim() || null;
  return {
    type: "open_check_in",
    when: wish.when,
    mood: wish.mood,
    scales: wish.scales
      .filter((scale) => scale.label.trim())
      .map(({ label, low, high }) => ({ label: label.trim(), low: text(low), high: text(high) })),
    words: wish.words,
    word_list: wish.words && own.length > 0 ? own : null,
    language: wish.language,
    questionnaire: wish.questionnaire,
  };
}
