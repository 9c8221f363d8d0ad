// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { Message } from "../protocol";
import { person, view } from "../testing/samples";
import { TestRoom } from "../testing/room";
import { WHISPERS, type Words } from "./words";

vi.stubGlobal("MediaStream", class {});

const fay = person("f", { name: "Fay", role: "facilitator" });

async function inside(
  change = {},
): Promise<{ room: TestRoom; words: Words; say: (message: Partial<Message>) => Promise<void> }> {
  const room = new TestRoom();
  room.reply = { ok: true, seq: 9 }; // a wish of one's own holds until then
  await room.enter(view(person("a", { muted: true, camera: false, ...change }), person("b"), fay));
  await room.then(() => room.room.meeting.setMedia({ microphone: false, camera: false }));
  const say = (message: Partial<Message>): Promise<void> =>
    room.then(() => room.server.signals({ message: { from: "f", scope: "word", text: "Hello", to: "a", ...message } }));
  return { room, words: room.room.tools.words, say };
}

describe("a facilitator's question", () => {
  it("waits for the person's own answer, and yes switches on", async () => {
    const { room, words } = await inside();
    const before = room.commands.length;
    await room.then(() => room.server.signals({ asked: { from: "f", media: "camera" } }));
    expect(words.question.value).toEqual({ from: "f", media: "camera" });
    expect(room.commands.length).toBe(before);
    await room.then(() => words.answer("camera", true));
    expect(room.commands.at(-1)).toMatchObject({ type: "set_media", camera: true });
    expect(words.question.value).toBeNull();
  });

  it("tells the facilitator not now, and switches nothing on", async () => {
    const { room, words } = await inside();
    await room.then(() => room.server.signals({ asked: { from: "f", media: "microphone" } }));
    await room.then(() => words.answer("microphone", false));
    expect(room.commands.at(-1)).toEqual({ type: "decline_ask", media: "microphone" });
    expect(room.room.meeting.own.value.microphone).toBe(false);
  });

  it("is over once the person has switched on by themselves", async () => {
    const { room, words } = await inside();
    await room.then(() => room.server.signals({ asked: { from: "f", media: "microphone" } }));
    await room.then(() => room.room.meeting.setMedia({ microphone: true }));
    expect(words.question.value).toBeNull();
  });

  it("is not put to who has stepped away, until they are back", async () => {
    const { room, words } = await inside();
    await room.then(() => room.room.meeting.stepAway(true));
    await room.then(() => room.server.signals({ asked: { from: "f", media: "microphone" } }));
    expect(words.question.value).toBeNull();
    await room.then(() => room.room.meeting.stepAway(false));
    expect(words.question.value?.media).toBe("microphone");
  });
});

describe("private words", () => {
  it("open a thread with who speaks, and go back to them", async () => {
    const { room, words, say } = await inside();
    await say({ text: "Are you well?" });
    expect(words.thread.value).toMatchObject({ id: "f", name: "Fay", unread: 0 });
    await room.then(() => void words.say("Yes."));
    expect(room.commands.at(-1)).toEqual({ type: "private_word", participant: "f", text: "Yes." });
    await say({ from: "a", to: "f", text: "Yes." });
    expect(words.thread.value?.words.map((word) => word.text)).toEqual(["Are you well?", "Yes."]);
  });

  it("of another person are counted and take nobody's place", async () => {
    const { words, say } = await inside();
    await say({});
    await say({ from: "b", text: "And I?" });
    expect(words.thread.value?.id).toBe("f");
    expect(words.threads.value.map((thread) => [thread.id, thread.unread])).toEqual([
      ["f", 0],
      ["b", 1],
    ]);
    words.turnTo("b");
    expect(words.thread.value).toMatchObject({ id: "b", unread: 0 });
  });

  it("keep the words of a thread that was closed", async () => {
    const { words, say } = await inside();
    await say({});
    words.close();
    expect(words.thread.value).toBeNull();
    words.turnTo("f");
    expect(words.thread.value?.words).toHaveLength(1);
  });

  it("take the focus when the person turns to them, and not when they come", async () => {
    const { words, say } = await inside();
    await say({});
    expect(words.takeTurn()).toBe(false);
    words.turnTo("f");
    expect([words.takeTurn(), words.takeTurn()]).toEqual([true, false]);
  });

  it("that are whispered stand in one thread and go to all who lead", async () => {
    const { room, words } = await inside();
    await room.then(() => room.server.signals({ message: { from: "f", scope: "whisper", text: "Look." } }));
    expect(words.thread.value?.id).toBe(WHISPERS);
    await room.then(() => void words.say("I see it."));
    expect(room.commands.at(-1)).toEqual({ type: "whisper", text: "I see it." });
  });

  it("are no message of a facilitator to the rooms", async () => {
    const { room, say } = await inside();
    await say({});
    expect(room.room.meeting.message.value).toBeNull();
  });
});

describe("a quiet card", () => {
  it("stays until it is put away", async () => {
    const { words, say } = await inside();
    await say({ scope: "prompt", text: "Take your time." });
    expect(words.prompt.value?.text).toBe("Take your time.");
    expect(words.threads.value).toEqual([]);
    words.putAway();
    expect(words.prompt.value).toBeNull();
  });

  it("is hidden while the person is away", async () => {
    const { room, words, say } = await inside();
    await room.then(() => room.room.meeting.stepAway(true));
    await say({ scope: "prompt" });
    expect(words.prompt.value).toBeNull();
  });

  it("of one's own is said to be there, and shown to the other alone", async () => {
    const { room, words, say } = await inside();
    await say({ scope: "prompt", from: "a", to: "b" });
    expect(words.prompt.value).toBeNull();
    expect(room.room.meeting.notice.value?.text).toContain("B");
  });
});
