import { describe, expect, it } from "vitest";
import type { CheckIn, Unkept, View } from "../protocol";
import { checkIn, person, response, view } from "../testing/samples";
import {
  answerCommand,
  asksForSomething,
  draftOf,
  emptyDraft,
  isEmpty,
  itemsMissing,
  meanMood,
  missing,
  nextWish,
  openCheckIn,
  openCommand,
  parts,
  readDraft,
  shifts,
  signed,
  wordCounts,
} from "./checkins";

const having = (...all: CheckIn[]): View => ({ ...view(person("a"), person("b")), check_ins: all });
const given = (mood: number, change: Partial<Unkept> = {}): Unkept => ({
  check_in: "check-in-1",
  participant: "a",
  answers: { mood, scales: [null], words: [], items: [], difficulty: null },
  score: null,
  ...change,
});

describe("the parts of a check-in", () => {
  const unkept = response("a", { kept: false, answers: null });

  it("have what the server's memory knows, beside what is kept", () => {
    const asked = checkIn({ responses: [unkept, response("b")] });
    expect(parts(asked, [given(9)]).map((part) => part.answers?.mood)).toEqual([9, 3]);
  });

  it("have nothing where nothing is at hand", () => {
    expect(parts(checkIn({ responses: [unkept] }), [])[0]?.answers).toBeNull();
    expect(parts(checkIn({ responses: [unkept] }), [given(9, { check_in: "other" })])[0]?.answers).toBeNull();
  });

  it("do not take an old answer from memory for one that is kept", () => {
    expect(parts(checkIn({ responses: [response("a")] }), [given(9)])[0]?.answers?.mood).toBe(3);
  });

  it("leave out who has not said anything", () => {
    const seen = view(
      person("a"),
      person("b"),
      person("f", { role: "facilitator" }),
      person("o", { role: "observer" }),
    );
    expect(missing(seen, checkIn({ responses: [response("a")] }))).toEqual(["B"]);
  });

  it("have a mean mood only of more than one", () => {
    const moods = (...all: (number | null)[]) =>
      all.map((mood, who) =>
        response(`p${who}`, { answers: { mood, scales: [], words: [], items: [], difficulty: null } }),
      );
    expect(meanMood(moods(4, null))).toBeNull();
    expect(meanMood(moods(4, 5, 5))).toBe(4.7);
  });

  it("count words, the most frequent first", () => {
    const asked = checkIn({ words: ["calm", "sad", "torn"], responses: [response("a"), response("b")] });
    const all = [
      ...parts(asked, []),
      response("c", { answers: { mood: null, scales: [], words: ["calm"], items: [], difficulty: null } }),
    ];
    expect(wordCounts(asked, all)).toEqual([
      ["sad", 2],
      ["calm", 1],
    ]);
  });
});

describe("the shift", () => {
  const after = (change: Partial<CheckIn> = {}): CheckIn =>
    checkIn({ id: "check-in-2", when: "after", opened_at: 2, ...change });
  const better = response("a", { answers: { mood: 7, scales: [2, 5], words: [], items: [], difficulty: null } });

  it("goes from before to after, by the labels of the scales", () => {
    const seen = having(
      checkIn({ responses: [response("a")] }),
      after({
        scales: [
          { label: "Hope", low: null, high: null },
          { label: "Energy", low: null, high: null },
        ],
        responses: [better],
      }),
    );
    expect(shifts(seen, [], "a")).toEqual([
      { label: null, before: 3, after: 7 },
      { label: "Energy", before: 5, after: 5 },
    ]);
  });

  it("takes answers from memory as well", () => {
    const unkept = response("a", { kept: false, answers: null });
    const seen = having(checkIn({ responses: [unkept] }), after({ responses: [better] }));
    expect(shifts(seen, [given(9)], "a")).toEqual([{ label: null, before: 9, after: 7 }]);
  });

  it("is none while one side is missing, or belongs to somebody else", () => {
    expect(shifts(having(checkIn({ responses: [response("a")] })), [], "a")).toEqual([]);
    expect(shifts(having(checkIn(), after({ responses: [better] })), [], "a")).toEqual([]);
    expect(shifts(having(checkIn({ responses: [response("b")] }), after({ responses: [better] })), [], "a")).toEqual(
      [],
    );
  });

  it("is never told from the end to the next beginning", () => {
    const seen = having(
      after({ responses: [better] }),
      checkIn({ id: "check-in-3", opened_at: 3, responses: [response("a")] }),
    );
    expect(shifts(seen, [], "a")).toEqual([]);
  });

  it.each([
    [3, 7, "+4"],
    [7, 3, "−4"],
    [3, 3, "±0"],
  ])("from %i to %i is %s", (before, to, words) => {
    expect(signed({ label: null, before, after: to })).toBe(words);
  });
});

describe("answering", () => {
  it("begins with nothing answered and nothing agreed to", () => {
    const draft = emptyDraft(checkIn());
    expect(draft).toEqual({
      mood: null,
      scales: [null],
      words: [],
      items: [],
      difficulty: null,
      share: false,
      keep: false,
    });
    expect(isEmpty(draft)).toBe(true);
    expect(isEmpty({ ...draft, mood: 0 })).toBe(false);
  });

  it("goes on from what was answered", () => {
    expect(draftOf(checkIn(), response("a", { kept: false }))).toMatchObject({ mood: 3, share: true, keep: false });
    expect(draftOf(checkIn(), response("a", { state: "declined", shared: false }))).toEqual(emptyDraft(checkIn()));
  });

  it("takes a draft only for the same questions", () => {
    const draft = { ...emptyDraft(checkIn()), mood: 4 };
    expect(readDraft(checkIn(), JSON.stringify(draft))).toEqual(draft);
    expect(readDraft(checkIn({ scales: [] }), JSON.stringify(draft))).toBeNull();
    for (const broken of [null, "", "null", "[]", "{"]) expect(readDraft(checkIn(), broken)).toBeNull();
  });

  it("knows how many items are missing of a questionnaire that was begun", () => {
    const draft = { ...emptyDraft(checkIn()), items: [null, null, null] };
    expect(itemsMissing(draft)).toBe(0);
    expect(itemsMissing({ ...draft, items: [0, null, null] })).toBe(2);
  });

  it("sends what the form says", () => {
    const draft = { ...emptyDraft(checkIn()), mood: 4, words: ["sad"], keep: true };
    expect(answerCommand(checkIn(), draft)).toEqual({
      type: "answer_check_in",
      check_in: "check-in-1",
      share: false,
      keep: true,
      mood: 4,
      scales: [null],
      words: ["sad"],
      items: [],
      difficulty: null,
    });
  });
});

describe("asking", () => {
  it("asks after what was asked before, so that a shift can be seen", () => {
    const wish = nextWish(having(checkIn({ closed_at: 2 })), "en");
    expect(wish).toMatchObject({ when: "after", mood: true, words: true, ownWords: "calm, sad" });
    expect(openCommand(wish)).toMatchObject({
      scales: [{ label: "Energy", low: "none", high: null }],
      word_list: ["calm", "sad"],
    });
  });

  it("begins anew after the last check-in after, and in the page's language", () => {
    expect(nextWish(having(checkIn({ when: "after" })), "de")).toMatchObject({
      when: "before",
      scales: [],
      language: "de",
    });
    expect(openCommand(nextWish(having(), "de"))).toMatchObject({ words: true, word_list: null, language: "de" });
  });

  it("leaves out empty scales and words", () => {
    const wish = {
      ...nextWish(having(), "en"),
      ownWords: "calm,\n sad ,,",
      scales: [{ label: " ", low: null, high: null }],
    };
    expect(openCommand(wish)).toMatchObject({ word_list: ["calm", "sad"], scales: [] });
    expect(asksForSomething({ ...wish, mood: false, words: false })).toBe(false);
    expect(asksForSomething({ ...wish, mood: false, words: false, questionnaire: "gad7" })).toBe(true);
  });

  it("knows which one is open", () => {
    expect(openCheckIn(having(checkIn({ closed_at: 2 }), checkIn({ id: "two" })))?.id).toBe("two");
    expect(openCheckIn(having(checkIn({ closed_at: 2 })))).toBeNull();
  });
});
