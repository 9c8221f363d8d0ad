import { describe, expect, it } from "vitest";
import { keyAction, type KeyPress } from "./keys";

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  type: "keydown",
  key,
  repeat: false,
  modified: false,
  focus: "nothing",
  ...change,
});

describe("keys", () => {
  it.each([
    ["m", "microphone"],
    ["M", "microphone"],
    ["v", "camera"],
    ["p", "people"],
    ["?", "help"],
    [" ", "talk"],
    ["x", null],
    ["Enter", null],
  ])("%j means %s", (key, action) => {
    expect(keyAction(press(key))).toBe(action);
  });

  it.each(["m", "v", "p", "?", " "])("%j means nothing while typing, in a dialog, repeated or modified", (key) => {
    expect(keyAction(press(key, { focus: "typing" }))).toBeNull();
    expect(keyAction(press(key, { focus: "dialog" }))).toBeNull();
    expect(keyAction(press(key, { repeat: true }))).toBeNull();
    expect(keyAction(press(key, { modified: true }))).toBeNull();
  });

  it("leaves Space to a focused button", () => {
    expect(keyAction(press(" ", { focus: "control" }))).toBeNull();
    expect(keyAction(press("m", { focus: "control" }))).toBe("microphone");
  });

  it("ends talking when Space is released, wherever the focus went", () => {
    expect(keyAction(press(" ", { type: "keyup", focus: "typing" }))).toBe("hush");
    expect(keyAction(press("m", { type: "keyup" }))).toBeNull();
  });
});
