import { describe, expect, it } from "vitest";
import { person, scene, view } from "../testing/samples";
import { en } from "../text/en";
import {
  castable,
  draftOf,
  inRank,
  givesFeedback,
  inFront,
  promptsOf,
  recastCommand,
  roleOf,
  setUpCommand,
  startFeedbackCommand,
  timeLeft,
  turnOf,
  unplayed,
  usualOrder,
} from "./scene";

const part = (participant: string | null, role_name: string, state: { missing?: boolean; left?: boolean } = {}) => ({
  participant,
  role_name,
  missing: false,
  left: false,
  ...state,
});
const cast = [part("a", "The boss"), part("b", "Kim")];
const feedback = {
  prompts: "saw_worked_wish" as const,
  words: [],
  current: "c",
  waiting: ["a"],
  given: ["d"],
  passed: ["b"],
  answer: false,
};

describe("who stands in front", () => {
  it("is the cast while they play, without those who have left their role", () => {
    expect(inFront(scene({ stage: "playing", cast }))).toEqual(new Set(["a", "b"]));
    expect(inFront(scene({ stage: "playing", cast: [part("a", "x", { left: true }), part("b", "y")] }))).toEqual(
      new Set(["b"]),
    );
  });

  it("is in the round whoever speaks as well, and before and after it nobody", () => {
    expect(inFront(scene({ stage: "feedback", cast, feedback }))).toEqual(new Set(["a", "b", "c"]));
    expect(inFront(scene({ stage: "set_up", cast }))).toBeNull();
    expect(inFront(scene({ stage: "deroling", cast }))).toBeNull();
    expect(inFront(scene({ stage: "playing", cast: [part(null, "x")] }))).toBeNull();
    expect(inFront(null)).toBeNull();
  });
});

describe("a scene", () => {
  it("says somebody's role as long as they have it", () => {
    expect(roleOf(scene({ cast }), "b")).toBe("Kim");
    expect(roleOf(scene({ cast: [part("b", "Kim", { left: true })] }), "b")).toBeNull();
    expect(roleOf(null, "b")).toBeNull();
  });

  it("knows which roles nobody can play now", () => {
    const missing = [part(null, "The boss", { missing: true }), part("b", "Kim", { left: true }), part("c", "Jo")];
    expect(unplayed(scene({ cast: missing }))).toEqual(["The boss", "Kim"]);
  });

  it("has time that runs, stands still, is over, or has no end", () => {
    expect(timeLeft(scene({ stage: "playing", ends_at: 90_000 }), 30_000)).toBe(60_000);
    expect(timeLeft(scene({ stage: "playing", ends_at: 10_000 }), 30_000)).toBe(-20_000);
    expect(timeLeft(scene({ stage: "playing", left: 5_000 }), 30_000)).toBe(5_000);
    expect(timeLeft(scene({ stage: "playing" }), 30_000)).toBeNull();
    expect(timeLeft(scene({ stage: "set_up", length: 60_000 }), 0)).toBe(60_000);
  });
});

describe("the round", () => {
  it("knows everybody's part in it", () => {
    const on = scene({ stage: "feedback", cast, feedback });
    expect(["c", "a", "d", "b", "x"].map((id) => turnOf(on, id))).toEqual([
      "current",
      "waiting",
      "given",
      "passed",
      null,
    ]);
    expect(turnOf(scene({ stage: "deroling", feedback }), "c")).toBeNull();
    expect(givesFeedback(scene({ stage: "deroling", feedback }), "b")).toBe(true);
    expect(givesFeedback(scene(), "b")).toBe(false);
  });

  it("asks in the page's words or the leader's own", () => {
    expect(promptsOf(scene({ feedback }), en)).toEqual(["What I saw", "What worked", "One wish"]);
    expect(promptsOf(scene({ feedback: { ...feedback, prompts: "own", words: ["Mine"] } }), en)).toEqual(["Mine"]);
    expect(promptsOf(scene(), en)).toEqual([]);
  });

  it("asks those who watched first, then those who played, of whom is there", () => {
    const people = ["a", "b", "c"].map((id) => person(id));
    expect(usualOrder(scene({ cast, observers: ["c", "x"], in_role: ["b"] }), people)).toEqual(["c", "b", "a"]);
  });

  it("begins with somebody to ask, and with words when they are to be the leader's own", () => {
    expect(startFeedbackCommand("strengths", "", ["c"])).toEqual({
      type: "start_feedback",
      prompts: "strengths",
      order: ["c"],
    });
    expect(startFeedbackCommand("own", " One \n\n Two ", ["c"])).toMatchObject({ words: ["One", "Two"] });
    expect(startFeedbackCommand("own", " \n", ["c"])).toBeNull();
    expect(startFeedbackCommand("none", "", [])).toBeNull();
  });
});

describe("setting up", () => {
  const people = [person("a"), person("b"), person("o", { role: "observer" }), person("r", { room: "r1" })];

  it("offers those in the own room who may speak", () => {
    expect(castable(view(...people), "main").map((each) => each.id)).toEqual(["a", "b"]);
  });

  it("gives a role to those who have a name of one; nobody else is in the cast", () => {
    const draft = { title: " A raise ", roles: { a: " The boss ", b: " " }, minutes: 5 };
    expect(setUpCommand(draft, people)).toEqual({
      type: "set_up_scene",
      cast: [{ participant: "a", role_name: "The boss" }],
      title: "A raise",
      minutes: 5,
    });
    expect(setUpCommand({ title: "", roles: { a: "x" }, minutes: null }, people)).toEqual({
      type: "set_up_scene",
      cast: [{ participant: "a", role_name: "x" }],
    });
    expect(setUpCommand({ title: "x", roles: {}, minutes: 5 }, people)).toBeNull();
  });

  it("names who watches only where somebody is not to", () => {
    const draft = { title: "", roles: { a: "x" }, minutes: null };
    expect(setUpCommand(draft, people, ["a"])).not.toHaveProperty("observers");
    expect(setUpCommand(draft, people, ["b"])).toMatchObject({
      observers: people.map((each) => each.id).filter((id) => !["a", "b"].includes(id)),
    });
  });

  it("asks as a leader has put people, and others after them", () => {
    expect(inRank(["a", "b", "c"], ["c", "x"])).toEqual(["c", "a", "b"]);
  });

  it("begins from the scene that is changed", () => {
    expect(draftOf(scene({ title: "A raise", cast, length: 180_000 }))).toEqual({
      title: "A raise",
      roles: { a: "The boss", b: "Kim" },
      minutes: 3,
    });
    expect(draftOf(scene({ cast: [part(null, "x")] }))).toEqual({ title: "", roles: {}, minutes: null });
  });

  it("exchanges with who is there, and replaces who is not", () => {
    expect(recastCommand("a", "The boss", "c")).toEqual({ type: "swap_roles", one: "a", other: "c" });
    expect(recastCommand(null, "The boss", "c")).toEqual({ type: "recast", participant: "c", role_name: "The boss" });
  });
});
