// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Participant, View } from "../../protocol";
import { person, room as roomSample, view } from "../../testing/samples";
import { find, get, TestRoom, testId } from "../../testing/room";
import { en } from "../../text/en";
import { TABS } from "./registry";
import { target } from "./tabs";

vi.stubGlobal("MediaStream", class {});
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

let room: TestRoom;
const last = (): unknown => room.commands.at(-1);
const types = (count: number): unknown[] => room.commands.slice(-count).map((command) => command.type);
const lead = (change: Partial<View> = {}, ...others: Participant[]): Promise<void> =>
  room.enter(
    { ...view(person("a", { name: "Fay", role: "facilitator" }), ...others), ...change },
    { role: "facilitator" },
  );
const page = (width: number): void => {
  window.innerWidth = width;
  window.dispatchEvent(new Event("resize"));
};
const selected = (): string[] =>
  [...document.querySelectorAll<HTMLElement>("[role=tab][aria-selected=true]")].map((tab) => tab.id);

const inRooms = (help: string[]): Partial<View> => ({
  rooms: [roomSample("main", "Main room"), roomSample("breakout-1", "Room 1")],
  breakouts: {
    round: 1,
    warned: null,
    unassigned: [],
    ends_at: null,
    closing_at: null,
    choose: false,
    may_return: true,
    help,
    addressing: [],
  },
});

beforeEach(() => {
  room = new TestRoom();
  room.devices.failure = "NotFoundError";
});
afterEach(() => page(1024));

describe("the leaders' rail", () => {
  it("is open from the first where there is room, without taking the focus", async () => {
    room.wide.value = true;
    await lead({}, person("b"));
    expect(get(testId("people-panel")).textContent).toContain("B");
    expect(get(testId("desk-panel")).contains(document.activeElement)).toBe(false);
    expect(get(testId("desk")).getAttribute("aria-expanded")).toBe("true");
  });

  it("gives the focus to the tab of what was asked for, and back to the bar when it is closed", async () => {
    await lead({}, person("b"));
    expect(find(testId("desk-panel"))).toBeNull();
    await room.press(testId("rooms"));
    expect(document.activeElement?.id).toBe("desk-rooms");
    await room.press(testId("close-desk"));
    expect(find(testId("desk-panel"))).toBeNull();
    expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("rooms");
  });

  it("has every tab and every part named by itself, and shows the part that calls", async () => {
    await lead({}, person("b"));
    await room.press(testId("desk"));
    for (const tab of TABS) {
      await room.press(testId(`desk-${tab.id}`));
      const panel = get(`[role=tabpanel][aria-labelledby="desk-${tab.id}"]`);
      expect(get(`#desk-${tab.id}`).getAttribute("aria-controls")).toBe(panel.id);
      for (const part of tab.parts) {
        await room.desk(part.id);
        expect(selected()).toContain(`desk-${part.id}`);
        expect(get(testId(`${part.id}-panel`)).getAttribute("aria-labelledby")).toBe(`desk-${part.id}`);
      }
    }
    await room.press(testId("desk-turns"));
    await room.press(testId("desk-more"));
    expect(selected()).toEqual(["desk-more", "desk-scene"]); // the last one looked at
  });

  it("is gone along by the arrow keys, the other way where one reads from the right", () => {
    expect(target("ArrowRight", 6, 7, false)).toBe(0);
    expect(target("ArrowRight", 3, 7, true)).toBe(2);
    expect(target("End", 0, 7, false)).toBe(6);
    expect(target("Home", 5, 7, false)).toBe(0);
    expect(target("m", 5, 7, false)).toBeNull();
  });

  it("has raised hands with the people, in their order, and gives the word", async () => {
    await lead({ hands: ["c", "b"] }, person("b"), person("c"));
    await room.press(testId("people"));
    const raised = [...document.querySelectorAll<HTMLElement>("[data-raised]")].map((each) => each.dataset["raised"]);
    expect(raised).toEqual(["c", "b"]);
    await room.press(testId("call-on-c"));
    expect(last()).toEqual({ type: "grant_turn", participant: "c" });
    await room.press(testId("put-down-b"));
    expect(last()).toEqual({ type: "lower_hand", participant: "b" });
  });

  it("folds what may be done for a person with Escape, and gives the focus back", async () => {
    await lead({}, person("b"));
    await room.press(testId("people"));
    await room.press(testId("more-b"));
    const hold = get(testId("hold-b"));
    await room.then(() =>
      hold.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true })),
    );
    expect(find(testId("hold-b"))).toBeNull();
    expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("more-b");
  });

  it("marks the room that asks for help", async () => {
    await lead(inRooms(["b"]), person("b", { room: "breakout-1" }));
    await room.press(testId("rooms"));
    expect(get('[data-room="breakout-1"] [data-testid="room-flag"]').textContent).toBe(en.rail.rooms.asksHelp("B"));
  });
});

describe("two presses at most, from anywhere", () => {
  /** Whatever a leader may have before them: nothing, or any part of the rail. */
  const places: readonly (string | null)[] = [null, ...TABS.flatMap((tab) => tab.parts.map((part) => part.id))];
  const sizes = { phone: 360, laptop: 1280 } as const;

  async function from(place: string | null, change: Partial<View> = {}): Promise<void> {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
    await lead(change, person("b"), person("c"));
    if (place !== null) await room.desk(place);
    room.commands.length = 0;
  }

  /** Press the first of these that is there; each press counts. */
  async function presses(...ways: readonly (readonly string[])[]): Promise<number> {
    let count = 0;
    for (const way of ways) {
      const there = way.find((id) => find(testId(id)) !== null);
      if (there === undefined) throw new Error(`none of ${way.join(", ")} is there`);
      await room.press(testId(there));
      count += 1;
      if (room.commands.length > 0) break;
    }
    return count;
  }

  it.each(Object.entries(sizes))(
    "on a %s",
    async (_, width) => {
      page(width);
      const acts: readonly [Partial<View>, (readonly string[])[], string[]][] = [
        [{}, [["quick-mute-all", "desk"], ["quick-mute-all"]], ["mute_all"]],
        [{ hands: ["b"] }, [["quick-next", "desk"], ["quick-next"]], ["next_turn"]],
        [{}, [["quick-hold-silence", "desk"], ["quick-hold-silence"]], ["hold_silence"]],
        [{}, [["rooms-now", "quick-rooms", "rooms"], ["rooms-now"]], ["plan_breakouts", "launch_breakouts"]],
        [inRooms([]), [["quick-call-back", "desk"], ["quick-call-back"]], ["close_breakouts"]],
      ];
      for (const [change, ways, commands] of acts) {
        for (const place of places) {
          await from(place, change);
          expect(await presses(...ways), `${commands.join()} from ${place}`).toBeLessThanOrEqual(2);
          expect(types(commands.length)).toEqual(commands);
        }
      }
    },
    60_000,
  );
});

describe("the quick acts", () => {
  beforeEach(() => {
    room.wide.value = true;
  });

  it("name who is next, and do nothing when nobody is", async () => {
    await lead({ hands: ["b"] }, person("b"));
    expect(get(testId("quick-next")).textContent).toContain(en.rail.quick.nextOne("B"));
    await room.press(testId("quick-next"));
    expect(last()).toEqual({ type: "next_turn" });
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
    room.wide.value = true;
    await lead({}, person("b"));
    expect(get(testId("quick-next")).getAttribute("aria-disabled")).toBe("true");
    const before = room.commands.length;
    await room.press(testId("quick-next"));
    expect(room.commands.length).toBe(before);
  });

  it("hold the silence and end that", async () => {
    await lead({}, person("b"));
    await room.press(testId("quick-hold-silence"));
    expect(last()).toEqual({ type: "hold_silence", on: true });
  });
});

describe("the bar", () => {
  it("is one row on a phone, with the rest in a menu that counts what waits in it", async () => {
    page(360);
    await room.enter(view(person("a"), person("f", { role: "facilitator" })));
    const row = [...document.querySelectorAll<HTMLElement>(".bar > .bar-button, .bar-more > .bar-button")];
    expect(row.map((button) => button.dataset["testid"])).toEqual([
      "mic",
      "camera",
      "hand",
      "support",
      "away",
      "bar-more",
      "leave",
    ]);
    expect(find(testId("chat"))).toBeNull();
    await room.then(() =>
      room.server.signals({
        chat: { lines: [{ id: "m", at: 0, from: "f", name: "F", room: "main", to: "everyone", text: "Hi" }], gone: [] },
      }),
    );
    expect(get(testId("bar-more")).textContent).toContain(en.bar.calling(1));
    await room.press(testId("bar-more"));
    expect(document.activeElement?.closest("#bar-more-panel")).not.toBeNull();
    await room.press(testId("chat"));
    expect(find("#bar-more-panel")).toBeNull();
    expect(get(testId("chat-log")).textContent).toContain("Hi");
    await room.press(testId("close-chat"));
    expect((document.activeElement as HTMLElement).dataset["testid"]).toBe("bar-more");
  });

  it("asks who leads whether they go alone or end it for everyone, and nobody else", async () => {
    await lead({}, person("b"));
    await room.press(testId("leave"));
    expect(get("dialog").textContent).toContain(en.rail.leave.lead);
    await room.press(testId("stay"));
    expect(find("dialog")).toBeNull();
    await room.press(testId("leave"));
    await room.press(testId("leave-end"));
    expect(last()).toEqual({ type: "end_session" });
    await room.press(testId("leave"));
    await room.press(testId("leave-alone"));
    expect(last()).toEqual({ type: "leave" });
    expect(get(testId("ending")).dataset["ending"]).toBe("left");
  });
});
