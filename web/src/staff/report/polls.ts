/** What a poll came to, answer by answer, and why some of it is not told. */
import type { PollReport } from "../../generated/api";

export interface Line {
  readonly answer: string;
  /** null: withheld. */
  readonly votes: number | null;
}

const BANDS = ["0–3", "4–6", "7–10"] as const;

/** Each answer with its votes; none while the poll is open, and of texts. */
export function linesOf({ kind, options, result }: PollReport): readonly Line[] {
  if (result === null) return [];
  const { counts } = result;
  const labels = result.banded ? BANDS : kind === "scale" ? counts.map((_votes, number) => String(number)) : options;
  const words = result.words.map(({ word, count }) => ({ answer: word, votes: count }));
  return [...counts.map((votes, n) => ({ answer: labels[n] ?? "", votes })), ...words];
}

/** Why there is less than was voted. `few`: too few votes to tell anything; `part`: of some answers; `lost`: votes
 *  whose page did not come back after a crash. */
export function withheld(poll: PollReport): "few" | "part" | "lost" | null {
  const { result } = poll;
  if (result === null) return null;
  if (result.withheld) {
    const told = linesOf(poll).some(({ votes }) => votes !== null) || result.mean !== null;
    return told ? "part" : "few";
  }
  return result.ballots < poll.took_part.length ? "lost" : null;
}

/** Who chose the answer of a line, in a poll that is not anonymous. A choice has options by their number, words as such. */
export function votersOf(poll: PollReport, line: number): readonly string[] {
  const { answer } = linesOf(poll)[line] ?? { answer: "" };
  const chose = (choice: unknown): boolean =>
    Array.isArray(choice) ? choice.some(chose) : choice === line || choice === answer;
  return poll.votes.filter(({ choice }) => chose(choice)).map(({ participant }) => participant);
}
