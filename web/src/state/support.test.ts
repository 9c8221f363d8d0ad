import { describe, expect, it } from "vitest";
import type { Aside, SupportCall, WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import { asideOf, freshCalls, leftAlone, openCalls, ownCall, partnerOf, steppedOut } from "./support";
import { ofSupport } from "./support_news";

const call = (participant: string, change: Partial<SupportCall> = {}): SupportCall => ({
  participant,
  name: participant.toUpperCase(),
  since: 0,
  seen: false,
  seen_by: null,
  here: true,
  ...change,
});
const aside = (leader: string, participant: string): Aside => ({ room: "aside-1", leader, participant, since: 0 });
const leader = person("f", { role: "facilitator" });

describe("side conversations", () => {
  it("have two people, each the other's partner", () => {
    const seen = { ...view(leader, person("b")), asides: [aside("f", "b")] };
    expect(asideOf(seen, "b")?.leader).toBe("f");
    expect(partnerOf(seen, "f")?.id).toBe("b");
    expect(partnerOf(seen, "b")?.id).toBe("f");
    expect(asideOf(seen, "c")).toBeNull();
    expect(partnerOf(seen, "c")).toBeNull();
  });

  it("leave the others alone unless another leader is with them, awake and there", () => {
    const co = person("k", { role: "co_facilitator" });
    const apart = { asides: [aside("f", "b")] };
    const people = [leader, person("b"), person("c")];
    expect(leftAlone({ ...view(...people), ...apart }, "f")).toBe(true);
    expect(leftAlone({ ...view(...people, co), ...apart }, "f")).toBe(false);
    expect(leftAlone({ ...view(...people, { ...co, away: true }), ...apart }, "f")).toBe(true);
    expect(leftAlone({ ...view(...people, { ...co, present: false }), ...apart }, "f")).toBe(true);
    expect(leftAlone({ ...view(leader, person("b")), ...apart }, "f")).toBe(false);
  });
});

describe("calls for support", () => {
  it("are before a leader in order, save that of the person they are with", () => {
    const seen = {
      ...view(leader, person("b"), person("c")),
      support: [call("c"), call("b")],
      asides: [aside("f", "b")],
    };
    expect(openCalls(seen, "f").map((each) => each.participant)).toEqual(["c"]);
    expect(openCalls(seen, "k").map((each) => each.participant)).toEqual(["c", "b"]);
    expect(ownCall(seen, "b")?.participant).toBe("b");
    expect(ownCall(seen, "x")).toBeNull();
  });

  it("are heard when they are new and nobody has seen them", () => {
    expect(freshCalls([], [call("a"), call("b", { seen: true })]).map((each) => each.participant)).toEqual(["a"]);
    expect(freshCalls([call("a")], [call("a")])).toEqual([]);
  });

  it("leave out of those who stepped out whoever has called or is in a side conversation", () => {
    const away = { away: true };
    const seen = {
      ...view(leader, person("a", away), person("b", away), person("c", away)),
      stepped_out: ["a", "b", "c"],
      support: [call("b")],
      asides: [aside("f", "c")],
    };
    expect(steppedOut(seen).map((each) => each.id)).toEqual(["a"]);
  });
});

describe("what is told of support", () => {
  const here = view(leader, person("a"), person("b"));
  const away = view(leader, person("a", { away: true }));
  const told = (event: object, you: string, before = here): string | undefined =>
    ofSupport({ seq: 1, at: 0, ...event } as WireEvent, before, before, you, en)?.text;

  it("is that one has been seen, without a name to whoever is away", () => {
    const event = { type: "support_acknowledged", participant: "a", by: "f" };
    expect(told(event, "a")).toBe(en.support.seenBy("F"));
    expect(told(event, "a", away)).toBe(en.support.seen);
    expect(told(event, "f")).toBeUndefined();
  });

  it("is where one is now, and that one is back", () => {
    const taken = { type: "taken_aside", room: "aside-1", leader: "f", participant: "a" };
    expect(told(taken, "a")).toBe(en.support.news.taken("F"));
    expect(told(taken, "a", away)).toBe(en.support.news.takenAway);
    expect(told(taken, "f")).toBeUndefined();
    expect(told(taken, "k")).toBe(en.support.news.othersIn("F", "A"));
    const ended = { type: "aside_ended", leader: "f", participant: "a", by: "a" };
    expect(told(ended, "a")).toBe(en.support.news.ended);
    expect(told({ ...ended, by: null }, "a")).toBe(en.support.news.endedGone("F"));
    expect(told(ended, "k")).toBe(en.support.news.othersBack("A"));
  });
});
