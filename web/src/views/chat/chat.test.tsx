// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import type { ChatLine } from "../../protocol";
import { find, get, testId, TestRoom, tileOf } from "../../testing/room";
import { person, view } from "../../testing/samples";

vi.stubGlobal("MediaStream", class {});
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

const fay = person("f", { name: "Fay", role: "facilitator" });
const line: ChatLine = { id: "m1", at: 0, from: "b", name: "Ben", room: "main", to: "everyone", text: "Hello" };

// A room has a `then` of its own, so it is not returned from what is awaited bare.
async function inside(role: "participant" | "facilitator" = "participant"): Promise<{ room: TestRoom }> {
  const room = new TestRoom();
  room.devices.failure = "NotFoundError";
  await room.enter(view(person("a", { role }), person("b", { name: "Ben" }), fay), { role });
  return { room };
}

function type(text: string): void {
  const field = get(testId("chat-text")) as HTMLTextAreaElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

describe("the chat", () => {
  it("says how many messages are new, and shows them when it is opened by its key", async () => {
    const { room } = await inside();
    await room.then(() => room.server.signals({ chat: { lines: [line], gone: [] } }));
    expect(get(testId("chat")).textContent).toContain("1");
    await room.then(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "c" })));
    expect(get(testId("chat-log")).textContent).toContain("Hello");
    expect(get(testId("chat")).querySelector(".badge")?.textContent ?? "").not.toContain("1");
  });

  it("sends with Enter and keeps what is not sent while it is closed", async () => {
    const { room } = await inside();
    await room.press(testId("chat"));
    await room.then(() => type("Hello"));
    await room.press(testId("chat"));
    await room.press(testId("chat"));
    expect((get(testId("chat-text")) as HTMLTextAreaElement).value).toBe("Hello");
    await room.then(() =>
      get(testId("chat-text")).dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true })),
    );
    expect(room.commands.at(-1)).toEqual({ type: "chat", to: "everyone", text: "Hello" });
    expect((get(testId("chat-text")) as HTMLTextAreaElement).value).toBe("");
  });

  it("keeps what the server did not take", async () => {
    const { room } = await inside();
    await room.press(testId("chat"));
    await room.then(() => type("Hello"));
    room.reply = { ok: false, error: { code: "rate_limited", message: "Please wait." } };
    await room.press(testId("chat-send"));
    expect((get(testId("chat-text")) as HTMLTextAreaElement).value).toBe("Hello");
    expect(get(testId("notice")).textContent).toContain("Please wait.");
  });

  it("offers taking a message away to who leads, and to nobody else", async () => {
    const { room } = await inside("facilitator");
    await room.press(testId("chat"));
    await room.then(() => room.server.signals({ chat: { lines: [line], gone: [] } }));
    await room.press(testId("remove-line-m1"));
    expect(room.commands.at(-1)).toEqual({ type: "remove_message", message: "m1" });
    const { room: member } = await inside();
    await member.press(testId("chat"));
    await member.then(() => member.server.signals({ chat: { lines: [line], gone: [] } }));
    expect(find(testId("remove-line-m1"))).toBeNull();
  });
});

describe("reactions", () => {
  it("are chosen in the bar and shown with their word on the tile", async () => {
    const { room } = await inside();
    await room.press(testId("react"));
    await room.press(testId("react-hug"));
    expect(room.commands.at(-1)).toEqual({ type: "react", reaction: "hug" });
    expect(find(testId("react-hug"))).toBeNull();
    await room.then(() => room.server.signals({ reaction: { from: "b", reaction: "hug" } }));
    expect(get(`${tileOf("b")} ${testId("reaction")}`).textContent).toContain("hug");
  });

  it("are put away with Escape", async () => {
    const { room } = await inside();
    await room.press(testId("react"));
    await room.then(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })));
    expect(find(testId("react-panel"))).toBeNull();
  });
});
