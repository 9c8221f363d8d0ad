import { describe, expect, it } from "vitest";
import type { PollReport, Tally } from "../../generated/api";
import { linesOf, votersOf, withheld } from "./polls";

const tally = (over: Partial<Tally>): Tally => ({
  ballots: 6,
  counts: [],
  banded: false,
  mean: null,
  words: [],
  texts: [],
  withheld: false,
  ...over,
});
const poll = (kind: PollReport["kind"], result: Tally | null, over: Partial<PollReport> = {}): PollReport =>
  ({ kind, result, options: ["Yes", "No"], took_part: ["a", "b", "c", "d", "e", "f"], ...over }) as PollReport;

describe("a poll's lines", () => {
  it("are its options, with the votes or that they are withheld", () => {
    expect(linesOf(poll("single", tally({ counts: [4, null] })))).toEqual([
      { answer: "Yes", votes: 4 },
      { answer: "No", votes: null },
    ]);
  });

  it("are numbers, or bands of a scale", () => {
    expect(linesOf(poll("scale", tally({ counts: [1, 0, 2] }), { options: [] })).map(({ answer }) => answer)).toEqual([
      "0",
      "1",
      "2",
    ]);
    expect(linesOf(poll("scale", tally({ counts: [3, 3, 3], banded: true }))).map(({ answer }) => answer)).toEqual([
      "0–3",
      "4–6",
      "7–10",
    ]);
  });

  it("are words", () => {
    expect(linesOf(poll("words", tally({ words: [{ word: "calm", count: 3 }] }), { options: [] }))).toEqual([
      { answer: "calm", votes: 3 },
    ]);
  });

  it("are none while it is open", () => {
    expect(linesOf(poll("single", null))).toEqual([]);
  });
});

describe("why a poll tells less than was voted", () => {
  it.each([
    ["it is open", null, null],
    ["all is told", tally({ counts: [3, 3] }), null],
    ["too few voted", tally({ ballots: 2, counts: [], withheld: true }), "few"],
    ["too few chose something", tally({ counts: [4, null], withheld: true }), "part"],
    ["only the mean may be told", tally({ mean: 5.5, withheld: true }), "part"],
    ["some votes were lost", tally({ ballots: 5, counts: [3, 2] }), "lost"],
  ] as const)("%s", (_why, result, expected) => {
    expect(withheld(poll("single", result))).toBe(expected);
  });
});

describe("who chose an answer", () => {
  const votes = (...choices: readonly unknown[]): PollReport["votes"] =>
    choices.map((choice, n) => ({ participant: `p${n}`, choice })) as PollReport["votes"];

  it("is told of options, numbers and words", () => {
    const options = poll("several", tally({ counts: [2, 1] }), { votes: votes([0], [0, 1]) });
    expect(votersOf(options, 0)).toEqual(["p0", "p1"]);
    expect(votersOf(options, 1)).toEqual(["p1"]);
    const scale = poll("scale", tally({ counts: [0, 1] }), { options: [], votes: votes(1, 5) });
    expect(votersOf(scale, 1)).toEqual(["p0"]);
    const words = poll("words", tally({ words: [{ word: "calm", count: 1 }] }), {
      options: [],
      votes: votes(["calm"]),
    });
    expect(votersOf(words, 0)).toEqual(["p0"]);
  });

  it("is nobody in an anonymous poll", () => {
    expect(votersOf(poll("single", tally({ counts: [3, 3] }), { votes: [] }), 0)).toEqual([]);
  });
});
