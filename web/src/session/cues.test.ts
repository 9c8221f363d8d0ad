import { describe, expect, it } from "vitest";
import type { LobbyEntry, View } from "../protocol";
import { breakouts, person, room, view } from "../testing/samples";
import { cuesOf } from "./cues";

const FAY = person("f", { role: "facilitator" });
const ANN = person("a");
const group = (change: Partial<View> = {}): View => ({ ...view(FAY, ANN), ...change });
const seen = (you: string, before: View | null, now: View) => cuesOf({ view: before, you }, { view: now, you });
const waits = (id: string, change: Partial<LobbyEntry> = {}): LobbyEntry => ({
  id,
  name: id,
  role: "participant",
  state: "waiting",
  since: 0,
  present: true,
  ...change,
});
const call = { participant: "a", name: "A", since: 0, seen: false, seen_by: null, here: true };

describe("what a leader hears", () => {
  it("is somebody who begins to wait, and no more of those who wait", () => {
    expect(seen("f", group(), group({ lobby: [waits("b")] }))).toEqual(["waiting"]);
    expect(seen("f", group({ lobby: [waits("b")] }), group({ lobby: [waits("b")] }))).toEqual([]);
    expect(seen("f", group(), group({ lobby: [waits("b", { state: "agreeing" })] }))).toEqual([]);
    expect(seen("f", group({ lobby: [waits("b", { state: "agreeing" })] }), group({ lobby: [waits("b")] }))).toEqual([
      "waiting",
    ]);
    expect(seen("f", group(), group({ lobby: [waits("b", { present: false })] }))).toEqual([]);
  });

  it("is a call for support, also one from before the page opened", () => {
    expect(seen("f", group(), group({ support: [call] }))).toEqual(["support"]);
    expect(seen("f", null, group({ support: [call] }))).toEqual(["support"]);
    expect(seen("f", null, group({ support: [{ ...call, seen: true }] }))).toEqual([]);
  });

  it("is a hand of somebody else, once", () => {
    expect(seen("f", group(), group({ hands: ["a"] }))).toEqual(["hand"]);
    expect(seen("f", group({ hands: ["a"] }), group({ hands: ["a"] }))).toEqual([]);
    expect(seen("f", group(), group({ hands: ["f"] }))).toEqual([]);
  });

  it("says nothing of hands and doors when the page opens", () => {
    expect(seen("f", null, group({ hands: ["a"], lobby: [waits("b")] }))).toEqual([]);
  });

  it("is told to nobody else", () => {
    expect(seen("a", group(), group({ hands: ["f"], lobby: [waits("b")], support: [call] }))).toEqual([]);
  });
});

describe("what everybody hears", () => {
  const inside = (change: Partial<NonNullable<View["breakouts"]>> = {}): View =>
    group({
      participants: [FAY, person("a", { room: "r" })],
      rooms: [room("main", "Main room"), room("r", "Room 1")],
      breakouts: breakouts(change),
    });

  it("is that their small room soon closes, when it is told and when it begins", () => {
    expect(seen("a", inside(), inside({ warned: 5 }))).toEqual(["countdown"]);
    expect(seen("a", inside({ warned: 5 }), inside({ warned: 5 }))).toEqual([]);
    expect(seen("a", inside({ warned: 1 }), inside({ warned: 1, closing_at: 60_000 }))).toEqual(["countdown"]);
    expect(seen("f", inside(), inside({ closing_at: 60_000 }))).toEqual([]);
  });

  it("is the end of their own turn, and of nobody else's", () => {
    const turn = (participant: string, warned: boolean): View =>
      group({
        turn: {
          participant,
          kind: "granted",
          since: 0,
          seconds: 60,
          ends_at: 60,
          left: null,
          warned,
          over: false,
          missing: false,
        },
      });
    expect(seen("a", turn("a", false), turn("a", true))).toEqual(["countdown"]);
    expect(seen("a", turn("f", false), turn("f", true))).toEqual([]);
  });

  it("is the bell of a pause that begins in their room", () => {
    const pause = group({ pause: { since: 5, ends_at: null, guide: null, pacer: null, text: null } });
    expect(seen("a", group(), pause)).toEqual(["bell"]);
    expect(seen("a", inside(), { ...pause, breakouts: null })).toEqual([]);
  });
});
