// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { find, get, TestRoom, testId } from "../testing/room";
import { en } from "../text/en";

const play = vi.fn(async (_speaker: string): Promise<void> => undefined);
vi.mock("../media/chime", () => ({ chime: (speaker: string) => play(speaker), call: () => undefined }));
vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;

const state = (): string | undefined => get(testId("speaker-test")).dataset["state"];

describe("the speaker's test", () => {
  let room: TestRoom;

  beforeEach(async () => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
    await room.open();
  });

  it("plays, asks, and is content with a yes", async () => {
    await room.press(testId("speaker-play"));
    expect(get('[data-testid="speaker-test"] [role="status"]').textContent).toBe(en.way.preview.didYou);
    await room.press(testId("speaker-yes"));
    expect(get(".good").textContent).toBe(en.way.preview.good);
    expect(document.activeElement?.contains(get(".good"))).toBe(true);
  });

  it("says what to try after a no, and plays again", async () => {
    await room.press(testId("speaker-play"));
    await room.press(testId("speaker-no"));
    expect(document.querySelectorAll(".dots li")).toHaveLength(en.way.preview.tries.length);
    expect(document.activeElement?.querySelector(".dots")).not.toBeNull();
    await room.press(testId("speaker-play"));
    expect([state(), find(".dots")]).toEqual(["asked", null]);
  });

  it("says what to try where nothing can be played", async () => {
    play.mockRejectedValueOnce(new Error());
    await room.press(testId("speaker-play"));
    expect(state()).toBe("unheard");
  });
});
