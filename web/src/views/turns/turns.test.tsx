// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { GoAround, Participant, Turn, View } from "../../protocol";
import { find, get, TestRoom, testId, tileOf } from "../../testing/room";
import { person, view } from "../../testing/samples";
import { en } from "../../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;

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
  seconds: 60,
  paused: false,
  current: null,
  waiting: [],
  deferred: [],
  dropped: [],
  done: [],
  passed: [],
  ...change,
});

let room: TestRoom;
const last = (): unknown => room.commands.at(-1);
const texts = (hook: string): string => get(testId(hook)).textContent;
const choose = async (hook: string, value: string): Promise<void> =>
  room.then(() => {
    const menu = get(testId(hook)) as HTMLSelectElement;
    menu.value = value;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  });

beforeEach(() => {
  room = new TestRoom();
  room.devices.failure = "NotFoundError";
});

describe("who speaks, for everybody", () => {
  const come = (change: Partial<View>, ...others: Participant[]): Promise<void> =>
    room.enter({ ...view(person("a", { name: "Ann" }), person("b", { name: "Ben" }), ...others), ...change });

  it("raises and lowers one's hand by the button and by the key, with its place", async () => {
    await come({});
    await room.press(testId("hand"));
    expect(last()).toEqual({ type: "raise_hand" });
    await room.then(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "h" })));
    expect(room.commands.filter((command) => command.type === "raise_hand")).toHaveLength(2);
    await room.then(() =>
      room.server.events([{ seq: 2, at: 0, type: "hand_raised", participant: "a", view: { hands: ["b", "a"] } }]),
    );
    expect(get(testId("hand-place")).dataset["place"]).toBe("2");
    expect(get(tileOf("b")).querySelector(testId("hand-b"))?.textContent).toContain(en.turns.handMark(1));
    await room.press(testId("hand"));
    expect(last()).toEqual({ type: "lower_hand" });
  });

  it("shows nothing while nothing is on", async () => {
    await come({});
    expect(find(testId("turn-strip"))).toBeNull();
  });

  it("says whose turn it is, who is next, and marks the tile", async () => {
    await come({ turn: turn("b"), hands: ["a"] });
    expect(texts("who-speaks")).toBe(en.turns.whose("Ben"));
    expect(texts("next-up")).toBe(en.turns.nextYou);
    expect(find(`${tileOf("b")} ${testId("turn-b")}`)).not.toBeNull();
    expect(find(testId("strip-next"))).toBeNull();
  });

  it("lets who has the word say that they are done", async () => {
    await come({ turn: turn("a") });
    expect(find(testId("turn-pass"))).toBeNull();
    await room.press(testId("turn-done"));
    expect(last()).toEqual({ type: "end_turn", participant: "a" });
  });

  it("offers passing and coming back in a go-around, also before it comes to one", async () => {
    await come({ turn: turn("a", { kind: "go_around" }), go_around: round({ current: "a", waiting: ["b"] }) });
    await room.press(testId("turn-pass"));
    expect(last()).toEqual({ type: "pass_turn" });
    await room.press(testId("turn-defer"));
    expect(last()).toEqual({ type: "defer_turn" });
    const after = {
      turn: turn("b", { kind: "go_around" as const }),
      go_around: round({ current: "b", waiting: ["a"] }),
    };
    await room.then(() =>
      room.server.events([{ seq: 2, at: 0, type: "turn_deferred", participant: "a", view: after }]),
    );
    expect(texts("next-up")).toBe(en.turns.nextYou);
    await room.press(testId("turn-pass"));
    expect(last()).toEqual({ type: "pass_turn" });
    expect(find(testId("turn-defer"))).toBeNull(); // nobody else is waiting
  });

  it("tells who is kept in that they are not heard", async () => {
    await come({ floor: { mode: "enforced", let_in: [], hand_order: "raised" } });
    expect(texts("floor-words")).toContain(en.turns.notHeard);
  });

  it("hands the talking piece on, and takes it up from the middle", async () => {
    await come({ turn: turn("a", { kind: "piece" }), piece: { holder: "a", held: ["a"] } });
    await choose("hand-on", "b");
    expect(room.commands.map((command) => command.type)).not.toContain("hand_on");
    await room.press(testId("hand-on-act"));
    expect(last()).toEqual({ type: "hand_on", participant: "b" });
    const middle = { turn: null, piece: { holder: null, held: ["a"] } };
    await room.then(() =>
      room.server.events([
        { seq: 2, at: 0, type: "turn_ended", participant: "a", reason: "done", by: "a", view: middle },
      ]),
    );
    await room.press(testId("take-up"));
    expect(last()).toEqual({ type: "hand_on", participant: "a" });
  });
});

describe("who speaks, for those who lead", () => {
  const lead = async (change: Partial<View>): Promise<void> => {
    const fay = person("a", { name: "Fay", role: "facilitator" });
    const others = [person("b", { name: "Ben" }), person("c", { name: "Cem" })];
    await room.enter({ ...view(fay, ...others), ...change }, { role: "facilitator" });
    await room.desk("turns");
  };

  it("gives the word to a hand with the chosen time, and lowers hands", async () => {
    await lead({ hands: ["c", "b"] });
    await choose("turn-seconds", "120");
    await room.press(testId("grant-c"));
    expect(last()).toEqual({ type: "grant_turn", participant: "c", seconds: 120 });
    await choose("turn-seconds", "");
    await room.press(testId("grant-b"));
    expect(last()).toEqual({ type: "grant_turn", participant: "b" });
    await room.press(testId("lower-hand-b"));
    expect(last()).toEqual({ type: "lower_hand", participant: "b" });
    await room.press(testId("lower-all"));
    expect(last()).toEqual({ type: "lower_all_hands" });
  });

  it("goes on to the next one in one click, from the strip and from the desk", async () => {
    await lead({ hands: ["c", "b"], turn: turn("c", { seconds: 60, ends_at: 60_000 }) });
    await room.press(testId("strip-next"));
    expect(last()).toEqual({ type: "next_turn", after: "c" });
    await room.press(testId("turn-next"));
    expect(last()).toEqual({ type: "next_turn", after: "c" });
    await room.press(testId("turn-extend"));
    expect(last()).toEqual({ type: "extend_turn", seconds: 60 });
    await room.press(testId("turn-end"));
    expect(last()).toEqual({ type: "end_turn", participant: "c" });
  });

  it("sets the floor and lets somebody be heard", async () => {
    await lead({});
    await room.press(testId("floor-enforced"));
    expect(last()).toEqual({ type: "set_floor", mode: "enforced" });
    expect(find(testId("let-in"))).toBeNull();
    await room.then(() =>
      room.server.events([
        {
          seq: 2,
          at: 0,
          type: "floor_set",
          mode: "enforced",
          by: "a",
          view: { floor: { mode: "enforced", let_in: ["c"], hand_order: "raised" } },
        },
      ]),
    );
    await choose("let-in-choice", "b");
    await room.press(testId("let-in-choice-act"));
    expect(last()).toEqual({ type: "let_in", participant: "b", allowed: true });
    await room.press(testId("keep-in-c"));
    expect(last()).toEqual({ type: "let_in", participant: "c", allowed: false });
  });

  it("starts a go-around by seat, by lot, and by a list put in order with the keyboard", async () => {
    await lead({});
    await room.press(testId("start-round"));
    expect(last()).toEqual({ type: "start_go_around", order: "seat", seconds: 60 });
    await choose("round-seconds", "");
    await room.press(testId("order-random"));
    await room.press(testId("start-round"));
    expect(last()).toEqual({ type: "start_go_around", order: "random" });
    await room.press(testId("order-list"));
    await room.press(testId("up-c"));
    await room.press(testId("up-c")); // it is the first already
    await room.press(testId("take-a"));
    await room.press(testId("start-round"));
    expect(last()).toEqual({ type: "start_go_around", order: "list", participants: ["c", "b"] });
  });

  it("shows where everyone stands in a go-around, and skips, asks and pauses", async () => {
    await lead({
      turn: turn("b", { kind: "go_around" }),
      go_around: round({ current: "b", waiting: ["c"], done: ["a"] }),
    });
    expect(find(testId("round-set-up"))).toBeNull();
    expect(get('[data-round="c"]').dataset["standing"]).toBe("waiting");
    expect(get('[data-round="a"]').textContent).toContain(en.turns.standings.done);
    await room.press(testId("skip-b"));
    expect(last()).toEqual({ type: "skip_turn", participant: "b" });
    await room.press(testId("ask-now-c"));
    expect(last()).toEqual({ type: "grant_turn", participant: "c" });
    await room.press(testId("pause-round"));
    expect(last()).toEqual({ type: "pause_go_around", paused: true });
    await room.press(testId("end-round"));
    expect(last()).toEqual({ type: "end_go_around" });
  });

  it("brings a talking piece in and takes it back", async () => {
    await lead({});
    await choose("piece-to", "b");
    await room.press(testId("piece-to-act"));
    expect(last()).toEqual({ type: "start_piece", participant: "b" });
  });

  it("does the same for one person in the list of people", async () => {
    await lead({ hands: ["b"], floor: { mode: "enforced", let_in: [], hand_order: "raised" } });
    await room.press(testId("people"));
    await room.press(testId("more-b"));
    await room.press(testId("give-word-b"));
    expect(last()).toEqual({ type: "grant_turn", participant: "b" });
    await room.press(testId("let-in-b"));
    expect(last()).toEqual({ type: "let_in", participant: "b", allowed: true });
    await room.press(testId("lower-b"));
    expect(last()).toEqual({ type: "lower_hand", participant: "b" });
  });
});
