import { describe, expect, it } from "vitest";
import type { WireEvent } from "../protocol";
import { person, view } from "../testing/samples";
import { en } from "../text/en";
import { news } from "./news";

const group = view(person("a"), person("f", { role: "facilitator" }));
const at = { seq: 1, at: 0 };
const told = (event: WireEvent, you: string): { text: string; shown: boolean } | null =>
  news(event, group, group, you, en);

describe("news of moderation", () => {
  it("shows a lock to those it keeps off, and says it quietly to who leads", () => {
    const lock: WireEvent = { ...at, type: "microphones_locked", locked: true, participants: null, by: "f" };
    expect(told(lock, "a")?.shown).toBe(true);
    expect(told(lock, "f")?.shown).toBe(false);
  });

  it("tells the one person whose own it is, and when they may switch on again", () => {
    const lock: WireEvent = { ...at, type: "cameras_locked", locked: false, participants: ["a"], by: "f" };
    expect(told(lock, "a")).toEqual({ text: en.moderation.ownCameraReleased, shown: true });
    expect(told(lock, "f")).toBeNull();
  });

  it("shows that one's camera was stopped", () => {
    expect(told({ ...at, type: "camera_stopped", participant: "a", by: "f" }, "a")?.shown).toBe(true);
    expect(told({ ...at, type: "camera_stopped", participant: "a", by: "f" }, "f")).toBeNull();
  });

  it("says quietly what is set about the chat", () => {
    expect(told({ ...at, type: "slow_mode_set", seconds: 10, by: "f" }, "a")?.shown).toBe(false);
    expect(told({ ...at, type: "chat_set", on: false, by: "f" }, "a")?.text).toBe(en.moderation.chatOff);
    expect(told({ ...at, type: "private_chat_set", allowed: true, by: "f" }, "a")?.shown).toBe(false);
  });

  it("does not tell who is locked that they were muted, and may unmute", () => {
    const locked = { ...group, locks: { ...group.locks, microphones: { everyone: true, participants: ["a"] } } };
    expect(news({ ...at, type: "muted", participant: "a", by: "f" }, locked, locked, "a", en)).toBeNull();
    expect(news({ ...at, type: "muted", participant: "a", by: "f" }, group, group, "a", en)?.shown).toBe(true);
  });
});
