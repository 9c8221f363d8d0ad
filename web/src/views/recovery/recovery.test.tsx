// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { find, get, TestRoom, testId } from "../../testing/room";
import { person, view } from "../../testing/samples";
import { en } from "../../text/en";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;

describe("what is said of trouble", () => {
  let room: TestRoom;

  beforeEach(async () => {
    room = new TestRoom();
    room.devices.failure = "NotAllowedError";
    await room.enter(view(person("a", { muted: true, camera: false }), person("b")));
  });

  it("is that there is no network, with a way to try now", async () => {
    await room.then(() => (room.online.value = false));
    expect(get(testId("connection")).dataset["trouble"]).toBe("offline");
    expect(get(testId("connection")).textContent).toContain(en.recovery.offlineMore);
    await room.then(() => (room.online.value = true));
    expect(get(testId("connection")).textContent).toBe("");
    expect(find(testId("try-now"))).toBeNull();
    expect(get(testId("notice")).textContent).toContain(en.recovery.back);
  });

  it("is why each device cannot be used, what to do, and that one may do without", async () => {
    await room.press(testId("mic"));
    await room.press(testId("camera"));
    expect(get(testId("trouble-microphone-camera")).textContent).toBe(en.recovery.both.denied);
    expect(document.querySelector(".trouble-details")?.textContent).toContain(en.recovery.steps.computer);
    await room.press(testId("retry-microphone-camera"));
    await room.then(() => room.room.studio.forget("camera"));
    expect(get(testId("trouble-microphone")).textContent).toBe(en.trouble.microphone.denied);
    await room.press(testId("without-microphone"));
    expect(find(testId("trouble-microphone"))).toBeNull();
    await room.press(testId("mic"));
    await act(async () => room.room.studio.permitted("microphone"));
    expect(get(testId("trouble-microphone")).textContent).toBe(en.recovery.microphone.back);
    expect(get(testId("retry-microphone")).textContent).toBe(en.recovery.microphone.start);
  });

  it("is nothing of the devices while the person is apart", async () => {
    await room.press(testId("mic"));
    expect(find(testId("trouble-microphone"))).not.toBeNull();
    await room.then(() => room.server.events([{ seq: 2, at: 0, type: "stepped_away", participant: "a" }]));
    expect(find(testId("trouble-microphone"))).toBeNull();
  });
});
