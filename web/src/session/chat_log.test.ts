// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { ChatLine } from "../protocol";
import { TestRoom } from "../testing/room";
import { person, view } from "../testing/samples";
import { targets } from "./chat_targets";

vi.stubGlobal("MediaStream", class {});

function line(id: string, change: Partial<ChatLine> = {}): ChatLine {
  return { id, at: 0, from: "b", name: "B", room: "main", to: "everyone", text: id, ...change };
}

// A room has a `then` of its own, so it is not returned from what is awaited bare.
async function inside(): Promise<{ room: TestRoom }> {
  const room = new TestRoom();
  await room.enter(view(person("a"), person("b")));
  return { room };
}

const shown = (room: TestRoom): string[] => room.room.tools.chat.lines.value.map((each) => each.id);
const told = (room: TestRoom, lines: ChatLine[], gone: string[] = []): Promise<void> =>
  room.then(() => room.server.signals({ chat: { lines, gone } }));

describe("the chat's lines", () => {
  it("stand in the order they were written, late ones too", async () => {
    const { room } = await inside();
    await told(room, [line("m1", { at: 10 }), line("m3", { at: 30 })]);
    await told(room, [line("m2", { at: 20 })]);
    expect(shown(room)).toEqual(["m1", "m2", "m3"]);
  });

  it("go when the server takes them", async () => {
    const { room } = await inside();
    await told(room, [line("m1"), line("m2")]);
    await told(room, [], ["m1"]);
    expect(shown(room)).toEqual(["m2"]);
  });

  it("begin anew with a welcome", async () => {
    const { room } = await inside();
    await told(room, [line("m1")]);
    await room.enter(view(person("a"), person("b")));
    expect(shown(room)).toEqual([]);
  });

  it("count as unread until somebody looks, but one's own never do", async () => {
    const { room } = await inside();
    const { chat } = room.room.tools;
    await told(room, [line("m1"), line("m2", { from: "a" })]);
    expect(chat.unread.value).toBe(1);
    chat.look(true);
    expect(chat.unread.value).toBe(0);
    await told(room, [line("m3")]);
    expect(chat.unread.value).toBe(0);
    chat.look(false);
    await told(room, [line("m4")]);
    expect(chat.unread.value).toBe(1);
  });

  it("are announced by their writer, and not by their words", async () => {
    const { room } = await inside();
    await told(room, [line("m1", { text: "a secret" })]);
    expect(room.heard()).toBe("New message from B");
  });
});

describe("whom one can write to", () => {
  const fay = person("f", { role: "facilitator" });
  const elsewhere = person("e", { room: "room-1-1" });
  const oli = person("o", { role: "observer" });
  const group = view(person("a"), person("b"), fay, elsewhere, oli);
  const ids = (me: string, change = {}): string[] => {
    const changed = { ...group, chat: { ...group.chat, ...change } };
    return targets(
      changed,
      changed.participants.find((one) => one.id === me)!,
    ).people.map((one) => one.id);
  };

  it("is the facilitators, and each other where that is allowed, in the same room", () => {
    expect(ids("a")).toEqual(["f"]);
    expect(ids("a", { private: true })).toEqual(["b", "f"]);
    expect(ids("a", { private: true, on: false })).toEqual(["f"]);
  });

  it("is anybody for who leads", () => {
    expect(ids("f")).toEqual(["a", "b", "e", "o"]);
  });

  it("is not everyone for observers, and for members while the chat is off", () => {
    expect(targets(group, oli).everyone).toBe(false);
    expect(targets({ ...group, chat: { ...group.chat, on: false } }, person("a")).everyone).toBe(false);
    expect(targets(group, person("a")).everyone).toBe(true);
  });
});
