import { describe, expect, it } from "vitest";
import type { CheckInReport, KeptAnswers, OwnCheckIn, Trend } from "../../generated/api";
import { distinct, moods, trendLines } from "./checkins";

const NAMES = { before: "Before", after: "After" };
const answers = (mood: number | null, score: KeptAnswers["score"] = null): KeptAnswers => ({
  mood,
  scales: {},
  words: [],
  items: [],
  difficulty: null,
  score,
});
const checkIn = (when: "before" | "after", parts: Readonly<Record<string, KeptAnswers | null>>): CheckInReport =>
  ({
    when,
    parts: Object.entries(parts).map(([participant, kept]) => ({ participant, answers: kept })),
  }) as unknown as CheckInReport;
const own = (
  when: "before" | "after",
  kept: KeptAnswers,
  questionnaire: OwnCheckIn["questionnaire"] = null,
): OwnCheckIn => ({ when, questionnaire, answers: kept }) as OwnCheckIn;
const trend = (...sessions: readonly (readonly [number, readonly OwnCheckIn[]])[]): Trend =>
  ({ person: "p", sessions: sessions.map(([starts_at, check_ins]) => ({ starts_at, check_ins })) }) as unknown as Trend;

describe("moods of a session", () => {
  it("are those that people keep, before and after", () => {
    const found = moods(
      [checkIn("before", { ann: answers(3), ben: null }), checkIn("after", { ann: answers(6), cy: answers(5) })],
      (who) => who.toUpperCase(),
      NAMES,
    );
    expect(found.labels).toEqual(["ANN", "CY"]);
    expect(found.series).toEqual([
      {
        name: "Before",
        data: [
          { at: "ANN", value: 3 },
          { at: "CY", value: null },
        ],
      },
      {
        name: "After",
        data: [
          { at: "ANN", value: 6 },
          { at: "CY", value: 5 },
        ],
      },
    ]);
  });

  it("are none where nobody keeps any", () => {
    expect(moods([checkIn("before", { ann: null, ben: answers(null) })], String, NAMES)).toEqual({
      labels: [],
      series: [],
    });
  });
});

describe("a trend", () => {
  const score = (total: number): KeptAnswers["score"] => ({ total, highest: 27, severity: "mild" });

  it("has a line for moods before and after, with gaps where nothing was kept", () => {
    const found = trendLines(
      trend([1, [own("before", answers(3)), own("after", answers(5))]], [2, [own("after", answers(7))]]),
      String,
      NAMES,
    );
    expect(found.labels).toEqual(["1", "2"]);
    expect(found.mood.map(({ data }) => data.map(({ value }) => value))).toEqual([
      [3, null],
      [5, 7],
    ]);
    expect(found.scores).toEqual([]);
  });

  it("has a line for each questionnaire that was scored", () => {
    const found = trendLines(
      trend(
        [1, [own("before", answers(null, score(12)), "phq9")]],
        [2, [own("before", answers(null, score(8)), "phq9")]],
      ),
      String,
      NAMES,
    );
    expect(found.mood).toEqual([]);
    expect(found.scores).toMatchObject([{ questionnaire: "phq9", highest: 27 }]);
    expect(found.scores[0]?.series.data.map(({ value }) => value)).toEqual([12, 8]);
  });

  it("keeps sessions of the same day apart", () => {
    expect(distinct(["Mon", "Tue", "Mon"])).toEqual(["Mon", "Tue", "Mon (2)"]);
  });
});
