/** The hour as pages show it: how time stands, where a breath is, when a bell rings, and the agenda while it is written. */
import type { Agenda, Command, Pacer, Participant, Segment, SegmentKind, SegmentWish, View } from "../protocol";

// --- time ---

/** How a segment's time stands: milliseconds left, below 0 over by that much; `still`: its timer does not run. */
export interface Timing {
  readonly left: number;
  readonly still: boolean;
}

export function timing(agenda: Agenda, now: number): Timing | null {
  if (agenda.left !== null) return { left: agenda.left, still: true };
  return agenda.ends_at === null ? null : { left: agenda.ends_at - now, still: false };
}

export function segmentOf(agenda: Agenda, id: string | null): Segment | null {
  return agenda.segments.find((segment) => segment.id === id) ?? null;
}

// --- the bell ---

/** Whether a bell marks what has changed between two views of the same page: a pause begins or ends, a break is over. */
export function rings(before: View | null, after: View | null): boolean {
  if (before === null || after === null) return false;
  return pausing(before) !== pausing(after) || (breakIsOver(after) && !breakIsOver(before) && before.recess !== null);
}

const pausing = (view: View): number | null => view.pause?.since ?? null;
const breakIsOver = (view: View): boolean => view.recess?.over === true;

// --- the break ---

/** Those who are waited for after a break: neither leaders nor observers. */
export function members(view: View): readonly Participant[] {
  return view.participants.filter((person) => person.role === "participant" || person.role === "guest");
}

/** The members who are not back and could say so, of those whom this viewer knows. */
export function missing(view: View): readonly Participant[] {
  const back = view.recess?.back;
  return members(view).filter((person) => person.present && !person.held && back?.includes(person.id) === false);
}

// --- the breath ---

export type BreathPart = keyof Pacer;
const PARTS: readonly BreathPart[] = ["inhale", "hold", "exhale", "rest"];

/** Where a breath is: its part, how many milliseconds of that are left, and which part it is since the beginning. */
export interface Breath {
  readonly part: BreathPart;
  readonly left: number;
  readonly count: number;
}

/** `elapsed`: milliseconds since the pause began, so that everybody breathes together. */
export function breath(pacer: Pacer, elapsed: number): Breath {
  const whole = PARTS.reduce((sum, part) => sum + pacer[part], 0) * 1_000;
  const rounds = Math.max(0, Math.floor(elapsed / whole));
  let into = Math.max(0, elapsed) - rounds * whole;
  for (const [number, part] of PARTS.entries()) {
    const length = pacer[part] * 1_000;
    if (into < length) return { part, left: length - into, count: rounds * PARTS.length + number };
    into -= length;
  }
  return { part: "inhale", left: pacer.inhale * 1_000, count: (rounds + 1) * PARTS.length };
}

/** Breaths to choose from. Longer out than in is the calming one (Zaccaro et al. 2018, about six breaths a minute). */
export const PACERS = {
  calm: { inhale: 4, hold: 0, exhale: 6, rest: 0 },
  even: { inhale: 5, hold: 0, exhale: 5, rest: 0 },
  box: { inhale: 4, hold: 4, exhale: 4, rest: 4 },
} as const satisfies Readonly<Record<string, Pacer>>;
export type PacerName = keyof typeof PACERS;

// --- writing the agenda ---

export const KINDS: readonly SegmentKind[] = [
  "check_in",
  "topic",
  "practice",
  "breakouts",
  "scene",
  "break",
  "pause",
  "closing",
];

/** A segment while it is written. `key` tells rows apart as long as the page lives; `id` is the server's, once it has one. */
export interface Row {
  readonly key: number;
  readonly id: string | null;
  readonly title: string;
  readonly kind: SegmentKind;
  readonly minutes: number | null;
  readonly opens: Segment["opens"];
}

let keys = 0;

export function newRow(title = "", kind: SegmentKind = "topic", minutes: number | null = 10, opens = false): Row {
  return { key: ++keys, id: null, title, kind, minutes, opens: opens ? opening(kind) : null };
}

export function rowsOf(agenda: Agenda | null): readonly Row[] {
  return (agenda?.segments ?? []).map(({ id, title, kind, minutes, opens }) => ({
    key: ++keys,
    id,
    title,
    kind,
    minutes,
    opens,
  }));
}

/** What a segment of this kind can open by itself; null: nothing. */
export function opening(kind: SegmentKind): Segment["opens"] {
  switch (kind) {
    case "check_in":
      return { what: "check_in", when: "before", words: true, questionnaire: null };
    case "closing":
      return { what: "check_in", when: "after", words: true, questionnaire: null };
    case "breakouts":
      return { what: "breakouts" };
    case "break":
      return { what: "break" };
    case "pause":
      return { what: "pause", guide: true, pacer: PACERS.calm, text: null };
    default:
      return null;
  }
}

/** Another kind opens something else, or nothing; a question is asked in any. */
export function withKind(row: Row, kind: SegmentKind): Row {
  return { ...row, kind, opens: row.opens === null || row.opens.what === "poll" ? row.opens : opening(kind) };
}

/** What a segment may open, to choose from: what belongs to its kind, and questions that are ready to be asked. */
export function choices(row: Row, templates: View["poll_templates"]): readonly NonNullable<Segment["opens"]>[] {
  const own = row.opens?.what === "poll" ? opening(row.kind) : (row.opens ?? opening(row.kind));
  const polls = templates.map(({ form }) => ({ what: "poll", form }) as const);
  const kept = row.opens?.what === "poll" && !polls.some((poll) => alike(poll, row.opens)) ? [row.opens] : [];
  return [...(own === null ? [] : [own]), ...kept, ...polls];
}

export function alike(one: Segment["opens"], other: Segment["opens"]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function moved(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  const others = rows.filter((_, number) => number !== from);
  return [...others.slice(0, to), row, ...others.slice(to)];
}

/** What is wrong with a row, if something is. */
export function objection(row: Row): "title" | "minutes" | null {
  if (row.title.trim() === "") return "title";
  return row.opens?.what === "break" && row.minutes === null ? "minutes" : null;
}

export function agendaCommand(rows: readonly Row[]): Command {
  const segments: SegmentWish[] = rows.map((row) => ({ ...(row.id === null ? {} : { id: row.id }), ...wish(row) }));
  return { type: "set_agenda", segments };
}

/** The rows as an agenda to be used again: its segments are nobody's yet. */
export function saveTemplateCommand(name: string, rows: readonly Row[]): Command {
  return { type: "save_agenda_template", name: name.trim(), segments: rows.map(wish) };
}

/** A saved agenda as rows of a new one. */
export function rowsOfTemplate(template: View["agenda_templates"][number]): readonly Row[] {
  return template.segments.map(({ title, kind, minutes, opens }) => ({
    key: ++keys,
    id: null,
    title,
    kind,
    minutes,
    opens,
  }));
}

const wish = ({ title, kind, minutes, opens }: Row): SegmentWish => ({ title: title.trim(), kind, minutes, opens });

/** Whether two agendas say the same, whatever their rows' keys are. */
export function same(one: readonly Row[], other: readonly Row[]): boolean {
  return JSON.stringify(agendaCommand(one)) === JSON.stringify(agendaCommand(other));
}

/** Hours as intensive outpatient programmes often have them; their titles are in the table of words. */
export const TEMPLATES = {
  process: [
    ["howWeAre", "check_in", 10, false],
    ["process", "topic", 35, false],
    ["goodbye", "closing", 10, false],
  ],
  skills: [
    ["howWeAre", "check_in", 15, false],
    ["breathing", "pause", 3, true],
    ["homework", "topic", 15, false],
    ["newSkill", "practice", 30, false],
    ["inPairs", "breakouts", 15, true],
    ["goodbye", "closing", 10, false],
  ],
  day: [
    ["howWeAre", "check_in", 20, false],
    ["process", "topic", 40, false],
    ["rest", "break", 10, true],
    ["breathing", "pause", 5, true],
    ["newSkill", "practice", 35, false],
    ["rest", "break", 10, true],
    ["inPairs", "breakouts", 20, true],
    ["takeAway", "topic", 25, false],
    ["goodbye", "closing", 15, false],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [string, SegmentKind, number, boolean])[]>>;
export type TemplateName = keyof typeof TEMPLATES;

export function templateRows(
  name: TemplateName,
  titles: Readonly<Record<(typeof TEMPLATES)[TemplateName][number][0], string>>,
): readonly Row[] {
  return TEMPLATES[name].map(([title, kind, minutes, opens]) => newRow(titles[title], kind, minutes, opens));
}
