import { describe, expect, it } from "vitest";
import type { View } from "../protocol";
import { breakouts, person, room, view } from "../testing/samples";
import { endingOf, marksAhead } from "./countdowns";

const FAY = person("f", { role: "facilitator" });
const group = (change: Partial<View> = {}): View => ({ ...view(FAY, person("a", { room: "r1" })), ...change });
const closing = group({
  rooms: [room("main", "Main"), room("r1", "Oak")],
  breakouts: breakouts({ closing_at: 90_000 }),
});
const recess = { since: 0, ends_at: 60_000, over: false, back: [] };

describe("what is counted down", () => {
  it("is one's own small room, and for who leads all of them", () => {
    expect(endingOf(closing, "a")).toEqual({ what: "room", at: 90_000 });
    expect(endingOf(closing, "f")).toEqual({ what: "rooms", at: 90_000 });
    expect(endingOf(group({ rooms: [room("main", "Main"), room("r1", "Oak", { closing_at: 70_000 })] }), "a")).toEqual({
      what: "room",
      at: 70_000,
    });
  });

  it("is the break, until it is over", () => {
    expect(endingOf(group({ recess }), "a")).toEqual({ what: "break", at: 60_000 });
    expect(endingOf(group({ recess: { ...recess, over: true } }), "a")).toBeNull();
  });

  it("is nothing where nothing ends", () => {
    expect(endingOf(group(), "a")).toBeNull();
    expect(endingOf(null, "a")).toBeNull();
  });
});

describe("its marks", () => {
  it("are thirty and ten seconds before the end", () => {
    expect(marksAhead(100_000, 40_000)).toEqual([
      { seconds: 30, after: 30_000 },
      { seconds: 10, after: 50_000 },
    ]);
  });

  it("are left out when they are over, or come with the beginning", () => {
    expect(marksAhead(100_000, 75_000)).toEqual([{ seconds: 10, after: 15_000 }]);
    expect(marksAhead(100_000, 89_000)).toEqual([]);
    expect(marksAhead(100_000, 120_000)).toEqual([]);
  });
});
