import { describe, expect, it } from "vitest";
import type { WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import type { News } from "./news";
import { ofTurns } from "./turns_news";

const seen = view(person("a", { name: "Ann" }), person("f", { name: "Fay", role: "facilitator" }));
const told = (event: WireEvent, you = "a"): News | null => ofTurns(event, seen, seen, you, en);
const words = en.turns.news;
const at = { seq: 1, at: 0 };

describe("news of hands and turns", () => {
  it("says to the person, not to be missed, that it is their turn, near its end and over", () => {
    expect(told({ ...at, type: "turn_granted", participant: "a", kind: "granted", seconds: 60, by: "f" })).toEqual({
      text: words.yours,
      shown: true,
      urgent: true,
    });
    expect(told({ ...at, type: "turn_warned", participant: "a", seconds: 15 })).toEqual({
      text: words.warned(15),
      shown: true,
    });
    expect(told({ ...at, type: "turn_over", participant: "a" })).toEqual({ text: words.over, shown: true });
  });

  it("reads out to the others only whose turn it is, and nothing of their time", () => {
    expect(told({ ...at, type: "turn_granted", participant: "a", kind: "granted", seconds: 60, by: "f" }, "f")).toEqual(
      { text: words.turn("Ann"), shown: false },
    );
    expect(told({ ...at, type: "turn_over", participant: "a" }, "f")).toBeNull();
    expect(told({ ...at, type: "turn_ended", participant: "a", reason: "done", by: "a" }, "f")).toBeNull();
  });

  it("tells of raised hands to those who lead", () => {
    expect(told({ ...at, type: "hand_raised", participant: "a" }, "f")?.text).toBe(words.handRaised("Ann"));
    expect(told({ ...at, type: "hand_raised", participant: "f" }, "a")).toBeNull();
  });

  it("says why one's hand is down, but not when one lowered it or had one's turn", () => {
    const lowered = { ...at, type: "hand_lowered", participant: "a" } as const;
    expect(told({ ...lowered, reason: "lowered", by: "f" })?.text).toBe(words.handLoweredBy("Fay"));
    expect(told({ ...lowered, reason: "spoke", by: null })?.text).toBe(words.handServed);
    expect(told({ ...lowered, reason: "lowered", by: "a" })).toBeNull();
    expect(told({ ...lowered, reason: "heard", by: "f" })).toBeNull();
  });

  it("says how the floor is kept from now on", () => {
    expect(told({ ...at, type: "floor_set", mode: "enforced", by: "f" })).toEqual({
      text: words.enforced,
      shown: true,
    });
    expect(told({ ...at, type: "floor_set", mode: "enforced", by: "f" }, "f")?.shown).toBe(false);
  });
});
