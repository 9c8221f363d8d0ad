// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Participant, SupportCall, View } from "../../protocol";
import { person, room as roomSample, seat, view } from "../../testing/samples";
import { find, get, TestRoom, testId, tileOf } from "../../testing/room";
import { en } from "../../text/en";

const played = vi.fn();
vi.stubGlobal("MediaStream", class {});
vi.mock("../../media/sounds", async (original) => ({
  ...(await original<object>()),
  play: (cue: string) => played(cue),
}));
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const call = (participant: string, change: Partial<SupportCall> = {}): SupportCall => ({
  participant,
  name: participant.toUpperCase(),
  since: Date.now(),
  seen: false,
  seen_by: null,
  here: true,
  ...change,
});

let room: TestRoom;
const last = (): unknown => room.commands.at(-1);

beforeEach(() => {
  played.mockClear();
  room = new TestRoom();
  room.devices.failure = "NotFoundError";
});

describe("somebody who needs support", () => {
  const enter = (change: Partial<View> = {}, me: Partial<Participant> = {}): Promise<void> =>
    room.enter({ ...view(person("a", me), person("f", { role: "facilitator" })), ...change });

  it("says so from the bar, after reading who will know", async () => {
    await enter();
    await room.press(testId("support"));
    expect(get("dialog").textContent).toContain(en.support.lead);
    await room.press(testId("ask-support"));
    expect(last()).toEqual({ type: "ask_for_support" });
    expect(find("dialog")).toBeNull();
  });

  it("sees that the call stands, who has seen it, and may take it back", async () => {
    await enter({ support: [call("a")] });
    expect(get(testId("own-call")).textContent).toContain(en.support.own);
    await room.press(testId("withdraw-support-strip"));
    expect(last()).toEqual({ type: "withdraw_support" });
    await room.then(() =>
      room.server.events([
        {
          type: "support_acknowledged",
          seq: 2,
          at: 0,
          participant: "a",
          by: "f",
          view: { support: [call("a", { seen: true, seen_by: "f" })] },
        },
      ]),
    );
    expect(get(testId("own-call")).textContent).toContain(en.support.seenBy("F"));
    expect(get(testId("notice")).textContent).toContain(en.support.seenBy("F"));
  });

  it("steps out at once: covered before the server has answered", async () => {
    await enter();
    room.reply = { ok: true, seq: 5 }; // its event has not come yet
    await room.press(testId("support"));
    await room.press(testId("step-out"));
    expect(get(testId("apart")).dataset["apart"]).toBe("away");
    expect(room.commands.slice(-2)).toEqual([{ type: "step_away", away: true }, { type: "step_out" }]);
  });

  it("may ask while away, and is told without a name that somebody waits", async () => {
    await enter({}, { away: true });
    await room.press(testId("ask-support"));
    expect(last()).toEqual({ type: "ask_for_support" });
    await room.then(() =>
      room.server.events([
        {
          type: "taken_aside",
          seq: 2,
          at: 0,
          room: "aside-1",
          leader: "f",
          participant: "a",
          view: { asides: [{ room: "aside-1", leader: "f", participant: "a", since: 0 }] },
        },
      ]),
    );
    expect(get(testId("waits")).textContent).toBe(en.support.waitsAway);
    expect(get(testId("apart")).textContent).not.toContain("F ");
  });
});

describe("a leader", () => {
  const lead = (change: Partial<View> = {}, ...others: Participant[]): Promise<void> =>
    room.enter(
      { ...view(person("a", { name: "Fay", role: "facilitator" }), ...others), ...change },
      { role: "facilitator" },
    );

  it("has calls on top of the page, with an alert and a sound, and answers in one press", async () => {
    await lead({ support: [call("b"), call("c", { here: false })] }, person("b"));
    expect(get('[data-support="b"] [role="alert"]').textContent).toBe(en.support.needs("B"));
    expect(get('[data-support="c"]').textContent).toContain(en.support.left("C"));
    expect(find(testId("take-aside-c"))).toBeNull();
    expect(played).toHaveBeenCalledOnce();
    await room.press(testId("seen-b"));
    expect(last()).toEqual({ type: "acknowledge_support", participant: "b" });
    await room.press(testId("take-aside-b"));
    expect(last()).toEqual({ type: "take_aside", participant: "b" });
    await room.press(testId("settle-c"));
    expect(last()).toEqual({ type: "settle_support", participant: "c" });
    expect(find(testId("support"))).toBeNull();
  });

  it("sees who has stepped out, and may follow", async () => {
    await lead({ stepped_out: ["b"] }, person("b", { away: true }));
    expect(get('[data-stepped-out="b"]').textContent).toContain(en.support.out("B"));
    await room.press(testId("take-aside-b"));
    expect(last()).toEqual({ type: "take_aside", participant: "b" });
  });

  it("takes anybody aside from the list of people, and ends another's side conversation there", async () => {
    const asides = [{ room: "aside-1", leader: "k", participant: "c", since: 0 }];
    const co = person("k", { role: "co_facilitator", aside: true });
    await lead({ asides }, person("b"), person("c", { aside: true }), co);
    await room.press(testId("people"));
    for (const id of ["b", "c"]) await room.press(testId(`more-${id}`));
    expect(get('[data-person="c"]').textContent).toContain(en.support.aside);
    await room.press(testId("aside-b"));
    expect(last()).toEqual({ type: "take_aside", participant: "b" });
    await room.press(testId("end-aside-c"));
    expect(last()).toEqual({ type: "end_aside", participant: "c" });
  });

  it("is told in a side conversation that the group has no leader, and goes back in one press", async () => {
    const asides = [{ room: "aside-1", leader: "a", participant: "b", since: 0 }];
    const rooms = [roomSample("main", "Main room"), roomSample("aside-1", "Side room")];
    const two = view(
      person("a", { name: "Fay", role: "facilitator", room: "aside-1" }),
      person("b", { room: "aside-1", held: true }),
      person("c"),
    );
    await room.enter({ ...two, asides, rooms }, { role: "facilitator" });
    expect(get(testId("aside-strip")).textContent).toContain(en.support.with("B"));
    expect(get(testId("left-alone")).textContent).toContain(en.support.noLeader);
    await room.press(testId("release-aside"));
    expect(last()).toEqual({ type: "release", participant: "b" });
    await room.press(testId("end-aside"));
    expect(last()).toEqual({ type: "end_aside" });
  });
});

describe("everybody else", () => {
  it("sees on the tile that somebody is in a side conversation, in the seat they had", async () => {
    await room.enter(view(person("a"), person("b", { aside: true })));
    await room.then(() => room.server.seats([seat(0, "b", { audio: false, video: false })]));
    expect(get(tileOf("b")).dataset["apart"]).toBe("aside");
    expect(get(tileOf("b")).textContent).toContain(en.support.aside);
  });
});
