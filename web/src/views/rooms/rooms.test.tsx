// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Breakouts, Participant, Plan, Room, View } from "../../protocol";
import { breakouts, person, room as smallRoom, view } from "../../testing/samples";
import { find, get, TestRoom, testId } from "../../testing/room";
import { en } from "../../text/en";
import { withPair } from "./apart_pairs";
import { planCommand } from "./set_up";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const rooms = (change: Partial<Room> = {}): Room[] => [
  smallRoom("main", "Main room"),
  smallRoom("r1", "Oak", change),
  smallRoom("r2", "Elm"),
];
const FAY = person("a", { name: "Fay", role: "facilitator" });

async function choose(room: TestRoom, id: string, value: string): Promise<void> {
  const menu = get(testId(id)) as HTMLSelectElement;
  await room.then(() => {
    menu.value = value;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

async function type(room: TestRoom, id: string, value: string): Promise<void> {
  const field = get(testId(id)) as HTMLInputElement;
  await room.then(() => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

describe("a plan is asked for", () => {
  it.each([
    ["random", 3, null, { rooms: 3 }],
    ["rotation", null, 4, { size: 4 }],
    ["manual", 2, 5, { rooms: 2 }],
    ["self_chosen", 2, 5, { rooms: 2, size: 5 }],
    ["self_chosen", 2, null, { rooms: 2 }],
    ["repeat", 2, 3, {}],
  ] as const)("%s with %s rooms and %s in each", (method, number, size, rest) => {
    expect(planCommand(method, number, size)).toEqual({ type: "plan_breakouts", method, ...rest });
  });
});

describe("small rooms, for those who lead", () => {
  let room: TestRoom;
  const last = (): unknown => room.commands.at(-1);
  const lead = async (change: Partial<View>, ...others: Participant[]): Promise<void> => {
    await room.enter({ ...view(FAY, ...others), ...change }, { role: "facilitator" });
    await room.press(testId("rooms"));
  };
  const live = (change: Partial<Breakouts> = {}, own: Partial<Room> = {}): Partial<View> => ({
    rooms: rooms(own),
    breakouts: breakouts(change),
  });
  const plan: Plan = {
    method: "random",
    rooms: [{ id: "p1", name: "Oak", limit: null, participants: ["b"] }],
  };

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
  });

  it("are set up by method and number, or size", async () => {
    await lead({});
    await type(room, "rooms-number", "3");
    await room.press(testId("plan"));
    expect(last()).toEqual({ type: "plan_breakouts", method: "random", rooms: 3 });
    await room.press(testId("by-size"));
    await room.press(testId("plan"));
    expect(last()).toEqual({ type: "plan_breakouts", method: "random", size: 3 });
  });

  it("are not planned without a number", async () => {
    await lead({});
    const before = room.commands.length;
    await type(room, "rooms-number", "");
    await room.press(testId("plan"));
    expect(room.commands).toHaveLength(before);
  });

  it("are looked over and changed by the menu beside a name before they open", async () => {
    await lead({ plan }, person("b"), person("c"));
    await choose(room, "place-c", "p1");
    expect(last()).toEqual({ type: "assign", participant: "c", room: "p1" });
    await choose(room, "place-b", "");
    expect(last()).toEqual({ type: "assign", participant: "b", room: null });
    await type(room, "minutes", "15");
    await choose(room, "late", "smallest");
    await room.press(testId("launch"));
    expect(last()).toEqual({ type: "launch_breakouts", minutes: 15, late: "smallest", may_return: true });
  });

  it("may be open without end, and a plan may be discarded", async () => {
    await lead({ plan }, person("b"));
    await type(room, "minutes", "");
    await room.press(testId("launch"));
    expect(last()).toMatchObject({ minutes: null });
    await room.press(testId("discard"));
    expect(last()).toEqual({ type: "discard_plan" });
  });

  it("take names as they are planned, and others while they are looked over", async () => {
    await lead({});
    await type(room, "rooms-names", " Garden\n\nLibrary ");
    await room.press(testId("plan"));
    expect(last()).toEqual({ type: "plan_breakouts", method: "random", rooms: 2, names: ["Garden", "Library"] });
  });

  it("are renamed where their name stands, and the focus comes back to it", async () => {
    await lead({ plan }, person("b"));
    await room.press(testId("rename-p1"));
    expect((get(testId("room-new-name")) as HTMLInputElement).value).toBe("Oak");
    await type(room, "room-new-name", " Garden ");
    await room.press(testId("room-name-save"));
    expect(last()).toEqual({ type: "rename_room", room: "p1", name: "Garden" });
    expect(document.activeElement).toBe(get(testId("rename-p1")));
    expect(find(testId("rename-none"))).toBe(null);
  });

  it("keep pairs apart and together, and let go of them again", async () => {
    const pairs = { apart: [["b", "c"]] as [string, string][], together: [] };
    await lead({ pairs }, person("b", { name: "Ben" }), person("c", { name: "Cem" }), person("d"));
    await choose(room, "pair-one", "c");
    await choose(room, "pair-other", "d");
    await choose(room, "pair-kept", "together");
    await room.press(testId("pair-add"));
    expect(last()).toEqual({ type: "keep_pairs", apart: [["b", "c"]], together: [["c", "d"]] });
    await room.press(testId("unpair-b-c"));
    expect(last()).toEqual({ type: "keep_pairs", apart: [], together: [] });
    expect(document.activeElement?.tagName).toBe("SUMMARY");
  });

  it("take a pair one way only", () => {
    const seen = { ...view(FAY), pairs: { apart: [["b", "c"]] as [string, string][], together: [] } };
    expect(withPair(seen, "together", ["c", "b"])).toEqual({
      type: "keep_pairs",
      apart: [],
      together: [["c", "b"]],
    });
  });

  it("say who of the group has none", async () => {
    await lead(live({ unassigned: ["b"] }), person("b", { name: "Ben" }));
    expect(get(testId("unassigned")).textContent).toContain("Ben");
  });

  it("move one person at a time while they are open, also back to the main room", async () => {
    await lead(live(), person("b", { room: "r1" }));
    await choose(room, "place-b", "r2");
    expect(last()).toEqual({ type: "move", participant: "b", room: "r2" });
    await choose(room, "place-b", "main");
    expect(last()).toEqual({ type: "move", participant: "b", room: null });
  });

  it("are visited, listened in on, and left again", async () => {
    await lead(live());
    await room.press(testId("visit-r1"));
    expect(last()).toEqual({ type: "visit", room: "r1" });
    await room.press(testId("listen-r2"));
    expect(last()).toEqual({ type: "listen_in", room: "r2" });
    const there = person("a", { ...FAY, room: "r1" });
    await room.then(() =>
      room.server.events([
        { seq: 2, at: 0, type: "visited", participant: "a", room: "r1", listening: false, person: there },
      ]),
    );
    await room.press(testId("end-visit-r1"));
    expect(last()).toEqual({ type: "visit", room: null });
  });

  it("show who calls for help and where, from the bar on", async () => {
    await lead(live({ help: ["b"] }), person("b", { name: "Ben", room: "r1" }));
    expect(get(testId("rooms")).textContent).toContain(en.bar.calling(1));
    expect(get('[data-help="b"]').textContent).toContain("in Oak");
    await room.press(testId("answer-b"));
    expect(last()).toEqual({ type: "answer_help", participant: "b", visit: true });
    await room.press(testId("dismiss-help-b"));
    expect(last()).toEqual({ type: "answer_help", participant: "b", visit: false });
  });

  it("get more time, one room's end, and after a question the end of all with a countdown", async () => {
    await lead(live({ ends_at: Date.now() + 60_000 }));
    await room.press(testId("extend"));
    expect(last()).toEqual({ type: "extend_breakouts", minutes: 5 });
    await room.press(testId("close-r1"));
    expect(last()).toEqual({ type: "close_room", room: "r1", in_seconds: 60 });
    await room.press(testId("close-all"));
    await choose(room, "countdown", "30");
    await room.press(testId("confirm"));
    expect(last()).toEqual({ type: "close_breakouts", in_seconds: 30 });
  });

  it("are spoken to, and written to", async () => {
    await lead(live());
    await room.press(testId("speak-to-rooms"));
    expect(last()).toEqual({ type: "speak_to_rooms", on: true });
    await type(room, "message-rooms", "Last question.");
    await room.press(testId("message-rooms-send"));
    expect(last()).toEqual({ type: "message_rooms", text: "Last question." });
  });

  it("are written to one by one as well", async () => {
    await lead(live());
    await room.press(testId("message-r1"));
    expect(document.activeElement).toBe(get(testId("message-rooms")));
    await type(room, "message-rooms", "Well done.");
    await room.press(testId("message-rooms-send"));
    expect(last()).toEqual({ type: "message_rooms", text: "Well done.", room: "r1" });
    await room.press(testId("message-all"));
    await type(room, "message-rooms", "All of you.");
    await room.press(testId("message-rooms-send"));
    expect(last()).toEqual({ type: "message_rooms", text: "All of you." });
  });
});

describe("small rooms, for those in them", () => {
  let room: TestRoom;
  const last = (): unknown => room.commands.at(-1);
  const inRoom = (change: Partial<Breakouts> = {}, own: Partial<Room> = {}): Promise<void> =>
    room.enter({
      ...view(person("a", { room: "r1" }), person("f", { name: "Fay", role: "facilitator" })),
      rooms: rooms(own),
      breakouts: breakouts(change),
    });

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
  });

  it("say where one is and how much time is left, and offer no panel", async () => {
    await inRoom({ ends_at: Date.now() + 65_000 });
    expect(get(testId("room-name")).textContent).toBe("Oak");
    expect(get(testId("time-left")).textContent).toContain("1:0");
    expect(find(testId("rooms"))).toBeNull();
    expect(find('.tile[data-participant="f"]')).toBeNull();
  });

  it("show the countdown, be it of this room or of all", async () => {
    await inRoom({}, { closing_at: Date.now() + 30_000 });
    expect(get(testId("closing")).textContent).toContain(en.rooms.closingIn);
    expect(get(testId("closing")).textContent).toContain("0:30");
  });

  it("call for help once, and say that it was asked for", async () => {
    await inRoom();
    await room.press(testId("ask-help"));
    expect(last()).toEqual({ type: "ask_for_help" });
    await room.then(() =>
      room.server.events([
        { seq: 2, at: 0, type: "help_asked", participant: "a", view: { breakouts: breakouts({ help: ["a"] }) } },
      ]),
    );
    expect(get(testId("help-asked")).textContent).toBe(en.rooms.helpAsked);
    await room.press(testId("withdraw-help"));
    expect(last()).toEqual({ type: "withdraw_help" });
  });

  it("are left by oneself only where that is allowed", async () => {
    await inRoom();
    await room.press(testId("return-to-main"));
    expect(last()).toEqual({ type: "return_to_main" });
    await room.then(() =>
      room.server.events([
        { seq: 2, at: 0, type: "view_changed", view: { breakouts: breakouts({ may_return: false }) } },
      ]),
    );
    expect(find(testId("return-to-main"))).toBeNull();
  });

  it("say who listens in and who speaks to all", async () => {
    await inRoom({ addressing: ["f"] }, { listening: ["f"] });
    expect(get(testId("listener")).textContent).toBe(en.rooms.listener("Fay"));
    expect(get(testId("addressed")).textContent).toBe(en.rooms.addressed("Fay"));
  });

  it("are chosen where they are for choosing, and the present one is marked", async () => {
    await inRoom({ choose: true });
    expect(find(testId("choose-r1"))).toBeNull();
    await room.press(testId("choose-r2"));
    expect(last()).toEqual({ type: "choose_room", room: "r2" });
  });

  it("warn before the end, and tell when everyone is back", async () => {
    await inRoom();
    await room.then(() => room.server.events([{ seq: 2, at: 0, type: "breakouts_warned", minutes: 5 }]));
    expect(get(testId("notice")).textContent).toContain(en.news.minutesLeft(5));
    await room.then(() =>
      room.server.events([
        {
          seq: 3,
          at: 0,
          type: "breakouts_closed",
          view: { breakouts: null, rooms: [smallRoom("main", "Main room")], participants: [person("a")] },
        },
      ]),
    );
    expect(find(testId("room-strip"))).toBeNull();
    expect(get(testId("notice")).textContent).toContain(en.news.roomsClosed);
  });

  it("show a message to the rooms with who wrote it", async () => {
    await inRoom();
    await room.then(() => room.server.signals({ message: { from: "f", scope: "rooms", text: "Last question." } }));
    expect(get(testId("message")).textContent).toContain("Fay: Last question.");
  });
});
