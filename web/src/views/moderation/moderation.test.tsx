// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { Participant, View } from "../../protocol";
import { find, get, testId, TestRoom, tileOf } from "../../testing/room";
import { person, view } from "../../testing/samples";

vi.stubGlobal("MediaStream", class {});
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const fay = person("f", { name: "Fay", role: "facilitator" });

function locked(group: View, microphones: string[], everyone = false): View {
  return { ...group, locks: { ...group.locks, microphones: { everyone, participants: microphones } } };
}

// A room has a `then` of its own, so it is not returned from what is awaited bare.
async function led(...others: Participant[]): Promise<{ room: TestRoom }> {
  const room = new TestRoom();
  await room.enter(view(person("a", { role: "facilitator" }), ...others), { role: "facilitator" });
  return { room };
}

describe("somebody who is locked", () => {
  it("sees it in words on the bar, the tile and the strip, and is told why nothing happens", async () => {
    const room = new TestRoom();
    await room.enter(locked(view(person("a", { muted: true }), fay), ["a"]));
    expect(get(testId("mic")).textContent).toContain("locked");
    expect(get(`${tileOf("a")} ${testId("lock-mark")}`).textContent).toContain("locked");
    expect(get(testId("locked-microphone")).textContent).toContain("your microphone");
    const before = room.commands.length;
    await room.then(() => room.room.meeting.setMedia({ microphone: true }));
    expect(room.commands.length).toBe(before);
    expect(get(testId("notice")).textContent).toContain("keeps your microphone off");
    expect(find(testId("unlock-microphone"))).toBeNull();
  });
});

describe("whoever leads", () => {
  it("asks, locks and speaks to one person from the list", async () => {
    const { room } = await led(person("b", { muted: true }));
    await room.press(testId("people"));
    await room.press(testId("more-b"));
    await room.press(testId("ask-microphone-b"));
    expect(room.commands.at(-1)).toEqual({ type: "ask_to_unmute", participant: "b" });
    await room.press(testId("lock-microphone-b"));
    expect(room.commands.at(-1)).toEqual({ type: "lock_microphones", locked: true, participants: ["b"] });
    await room.press(testId("word-b"));
    expect(get(testId("words")).dataset["thread"]).toBe("b");
  });

  it("offers no lock on another leader", async () => {
    const { room } = await led(fay);
    await room.press(testId("people"));
    await room.press(testId("more-f"));
    expect(find(testId("lock-microphone-f"))).toBeNull();
    expect(find(testId("word-f"))).not.toBeNull();
  });

  it("locks all, mutes all but some, and sets the chat's rules on the desk", async () => {
    const { room } = await led(person("b"), person("c"));
    await room.desk("moderation");
    await room.press(testId("lock-microphones"));
    expect(room.commands.at(-1)).toEqual({ type: "lock_microphones", locked: true });
    await room.press(testId("but-b"));
    await room.press(testId("mute-others"));
    expect(room.commands.at(-1)).toEqual({ type: "mute_all", but: ["b"] });
    await room.press(testId("chat-private"));
    expect(room.commands.at(-1)).toEqual({ type: "set_private_chat", allowed: true });
  });

  it("releases everyone's microphones from the strip", async () => {
    const room = new TestRoom();
    await room.enter(locked(view(person("a", { role: "facilitator" }), person("b")), ["b"], true), {
      role: "facilitator",
    });
    await room.press(testId("unlock-microphone"));
    expect(room.commands.at(-1)).toEqual({ type: "lock_microphones", locked: false });
  });
});

describe("somebody who is spoken to", () => {
  it("answers a question in a dialog", async () => {
    const room = new TestRoom();
    await room.enter(view(person("a", { muted: true }), fay));
    await room.then(() => room.server.signals({ asked: { from: "f", media: "microphone" } }));
    expect(document.querySelector("dialog")?.textContent).toContain("Fay asks you");
    await room.press(testId("question-no"));
    expect(room.commands.at(-1)).toEqual({ type: "decline_ask", media: "microphone" });
    expect(document.querySelector("dialog")).toBeNull();
  });

  it("sees a card until it is put away, also on hold", async () => {
    const room = new TestRoom();
    await room.enter(view(person("a", { held: true }), fay));
    await room.then(() =>
      room.server.signals({ message: { from: "f", scope: "prompt", text: "Take your time.", to: "a" } }),
    );
    expect(get(testId("prompt")).textContent).toContain("Take your time.");
    await room.press(testId("prompt-thanks"));
    expect(find(testId("prompt"))).toBeNull();
  });

  it("reads nothing of it while away", async () => {
    const room = new TestRoom();
    await room.enter(view(person("a"), fay));
    room.reply = { ok: true, seq: 9 };
    await room.press(testId("away"));
    await room.then(() => room.server.signals({ message: { from: "f", scope: "word", text: "Hello", to: "a" } }));
    expect(find(testId("words"))).toBeNull();
  });
});

describe("an observer", () => {
  it("whispers from the bar", async () => {
    const room = new TestRoom();
    await room.enter(view(person("a", { role: "observer" }), fay), { role: "observer" });
    await room.press(testId("private-words"));
    expect(get(testId("words")).dataset["thread"]).toBe("whispers");
    expect(find(testId("react"))).toBeNull();
  });
});
