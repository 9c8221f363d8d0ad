import { describe, expect, it } from "vitest";
import type { WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { advance, fold } from "./fold";

const before = view(person("a"), person("b"), person("d"));
const at = { seq: 1, at: 0 };
const ids = (after: typeof before): string[] => after.participants.map((each) => each.id);
const find = (after: typeof before, id: string) => after.participants.find((each) => each.id === id);

describe("folding events into the view", () => {
  it("adds who joined, in order of first arrival", () => {
    expect(ids(fold(before, { ...at, type: "joined", person: person("c") }))).toEqual(["a", "b", "c", "d"]);
  });

  it("takes back who returns, whole, in their place", () => {
    const returned = person("b", { name: "Bea", muted: true });
    const after = fold(before, { ...at, type: "link_returned", person: returned });
    expect(ids(after)).toEqual(["a", "b", "d"]);
    expect(find(after, "b")).toEqual(returned);
  });

  it("takes back who had left", () => {
    const without = fold(before, { ...at, type: "left", participant: "b", reason: "left" });
    expect(ids(fold(without, { ...at, type: "link_returned", person: person("b") }))).toEqual(["a", "b", "d"]);
  });

  it.each([
    { ...at, type: "left", participant: "b", reason: "link_lost" },
    { ...at, type: "removed", participant: "b", by: "a" },
  ] satisfies WireEvent[])("takes out who $type", (event) => {
    expect(ids(fold(before, event))).toEqual(["a", "d"]);
  });

  it.each([
    [{ ...at, type: "link_lost", participant: "b" }, { present: false }],
    [{ ...at, type: "renamed", participant: "b", name: "Bea" }, { name: "Bea" }],
    [
      { ...at, type: "media_set", participant: "b", microphone: false, camera: false },
      { muted: true, camera: false },
    ],
    [
      { ...at, type: "media_set", participant: "b", microphone: true, camera: true },
      { muted: false, camera: true },
    ],
    [{ ...at, type: "muted", participant: "b", by: null }, { muted: true }],
  ] satisfies [WireEvent, object][])("changes one person only: %j", (event, change) => {
    const after = fold(before, event);
    expect(find(after, "b")).toEqual({ ...person("b"), ...change });
    expect(find(after, "a")).toBe(find(before, "a"));
  });

  it("says that the session has ended", () => {
    expect(fold(before, { ...at, type: "session_ended", by: null, reason: "ended" }).session.state).toBe("ended");
  });

  it("leaves the view as it is at an event it does not know", () => {
    expect(fold(before, { ...at, type: "hand_raised" } as unknown as WireEvent)).toBe(before);
  });

  it("never changes the earlier view", () => {
    const frozen = structuredClone(before);
    fold(before, { ...at, type: "muted", participant: "a", by: null });
    fold(before, { ...at, type: "joined", person: person("c") });
    expect(before).toEqual(frozen);
  });
});

describe("the replica", () => {
  it("advances to the last event of a batch", () => {
    const after = advance({ view: before, seq: 4 }, [
      { seq: 5, at: 0, type: "muted", participant: "a", by: null },
      { seq: 9, at: 0, type: "left", participant: "b", reason: "left" },
    ]);
    expect(after.seq).toBe(9);
    expect(ids(after.view)).toEqual(["a", "d"]);
    expect(find(after.view, "a")?.muted).toBe(true);
  });

  it("skips what it knows already", () => {
    const replica = { view: before, seq: 5 };
    expect(advance(replica, [{ seq: 5, at: 0, type: "left", participant: "a", reason: "left" }])).toBe(replica);
  });
});
