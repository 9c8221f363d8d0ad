/** Kept answers in words. */
import type { KeptAnswers, Shift } from "../../../generated/api";
import { t } from "../../text";

interface Told {
  readonly state: "answered" | "declined";
  readonly answers: KeptAnswers | null;
  readonly shift: Shift | null;
}

export function moodOf({ answers }: Told): string {
  return answers?.mood == null ? t.report.checkIns.nothing : String(answers.mood);
}

/** Everything but the mood. */
export function answersOf({ state, answers }: Told): string {
  const words = t.report.checkIns;
  if (answers === null) return state === "declined" ? words.state.declined : words.notKept;
  const told = [
    ...(answers.score === null
      ? []
      : [words.of(answers.score.total, answers.score.highest, words.severities[answers.score.severity])]),
    ...Object.entries(answers.scales).map(([label, value]) => words.scale(label, value)),
    answers.words.join(", "),
  ].filter((each) => each !== "");
  return told.length === 0 ? words.nothing : told.join("; ");
}

/** By how much they were higher after than before: +2. */
export function shiftOf({ shift }: Told): string {
  const words = t.report.checkIns;
  if (shift === null) return words.nothing;
  const told = [
    ...(shift.mood === null ? [] : [`${words.mood}: ${signed(shift.mood)}`]),
    ...Object.entries(shift.scales).map(([label, by]) => `${label}: ${signed(by)}`),
  ];
  return told.length === 0 ? words.nothing : told.join("; ");
}

function signed(by: number): string {
  return new Intl.NumberFormat(t.language, { signDisplay: "exceptZero" }).format(by);
}
