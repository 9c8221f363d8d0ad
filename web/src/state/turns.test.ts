import { describe, expect, it } from "vitest";
import type { GoAround, Turn } from "../protocol";
import { person, view } from "../testing/samples";
import { clockOf, handPlace, keptIn, moved, nextUp, placeInRound, ready, standings } from "./turns";

const turn = (participant: string, change: Partial<Turn> = {}): Turn => ({
  participant,
  kind: "granted",
  since: 0,
  seconds: null,
  ends_at: null,
  left: null,
  warned: false,
  over: false,
  missing: false,
  ...change,
});
const round = (change: Partial<GoAround> = {}): GoAround => ({
  order: "seat",
  seconds: null,
  paused: false,
  current: null,
  waiting: [],
  deferred: [],
  dropped: [],
  done: [],
  passed: [],
  ...change,
});
const group = view(person("a"), person("b"), person("c"));

describe("hands", () => {
  it("have a place in line, from 1", () => {
    expect(handPlace({ ...group, hands: ["c", "a"] }, "a")).toBe(2);
    expect(handPlace(group, "a")).toBeNull();
  });

  it("of those who are not there, are elsewhere or have the word are passed over by the next turn", () => {
    const people = view(person("a"), person("b", { present: false }), person("c", { room: "r" }), person("d"));
    const seen = { ...people, hands: ["a", "b", "c", "d"], turn: turn("a") };
    expect(ready(seen, "main").map((each) => each.id)).toEqual(["d"]);
    expect(nextUp(seen, "main")?.id).toBe("d");
  });

  it("wait while a go-around is on, and come first when it is paused", () => {
    const seen = { ...group, hands: ["c"], go_around: round({ waiting: ["b"] }) };
    expect(nextUp(seen, "main")?.id).toBe("b");
    expect(nextUp({ ...seen, go_around: round({ waiting: ["b"], paused: true }) }, "main")?.id).toBe("c");
  });
});

describe("a go-around", () => {
  const on = round({ current: "b", waiting: ["c"], deferred: ["a"], dropped: ["d"], done: ["e"], passed: ["f"] });

  it("has everyone once, who has the word first and who has been asked last", () => {
    expect(standings(on).map(({ id, standing }) => `${id} ${standing}`)).toEqual([
      "b current",
      "c waiting",
      "a deferred",
      "d dropped",
      "e done",
      "f passed",
    ]);
  });

  it("comes back to those who put it off when nobody else waits", () => {
    expect(placeInRound(on, "a")).toBe(2);
    expect(placeInRound(on, "e")).toBeNull();
    expect(nextUp({ ...group, go_around: round({ deferred: ["a"] }) }, "main")?.id).toBe("a");
  });
});

describe("the time of a turn", () => {
  it("runs, stands still, and goes on counting when it is over", () => {
    expect(clockOf(turn("a"), 0)).toBeNull();
    expect(clockOf(turn("a", { ends_at: 5_000 }), 2_000)).toEqual({ state: "running", ms: 3_000 });
    expect(clockOf(turn("a", { left: 3_000 }), 99_000)).toEqual({ state: "still", ms: 3_000 });
    expect(clockOf(turn("a", { ends_at: 5_000 }), 9_000)).toEqual({ state: "over", ms: 4_000 });
    expect(clockOf(turn("a", { left: -1_000 }), 0)).toEqual({ state: "over", ms: 1_000 });
  });
});

describe("an enforced floor", () => {
  it("keeps in whoever does not lead, has not the word and was not let in", () => {
    const seen = { ...group, floor: { ...group.floor, mode: "enforced" as const, let_in: ["b"] }, turn: turn("a") };
    expect(keptIn(seen, person("a"))).toBe(false);
    expect(keptIn(seen, person("b"))).toBe(false);
    expect(keptIn(seen, person("c"))).toBe(true);
    expect(keptIn(seen, person("f", { role: "facilitator" }))).toBe(false);
    expect(keptIn(group, person("c"))).toBe(false);
  });
});

describe("a list put in order", () => {
  it("moves one entry by one step, and none beyond the ends", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });
});
