// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { find, get, TestRoom, testId } from "../testing/room";
import { person, view } from "../testing/samples";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;
Object.assign(HTMLMediaElement.prototype, { setSinkId: async () => undefined });
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
const device = (kind: string, deviceId: string) => ({ kind, deviceId, label: deviceId });
Object.defineProperty(navigator, "mediaDevices", {
  value: Object.assign(new EventTarget(), {
    enumerateDevices: async () => [
      device("audioinput", "built-in"),
      device("audioinput", "headset"),
      device("videoinput", "webcam"),
      device("audiooutput", "loudspeaker"),
    ],
  }),
});

describe("the menus of devices", () => {
  let room: TestRoom;

  beforeEach(() => {
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
  });

  it("stand in the circle as well, where another microphone can be taken up", async () => {
    await room.enter(view(person("a")));
    await room.press(testId("help"));
    const menu = get(testId("microphone-menu")) as HTMLSelectElement;
    expect([...menu.options].map((option) => option.text)).toContain("headset");
    room.devices.failure = null;
    await room.then(() => {
      menu.value = "headset";
      menu.dispatchEvent(new Event("change"));
    });
    expect(room.room.microphone.state.value.chosen).toBe("headset");
  });

  it("offer observers a speaker only", async () => {
    await room.enter(view(person("a", { role: "observer" })), { role: "observer" });
    await room.press(testId("help"));
    expect(find(testId("microphone-menu"))).toBeNull();
    expect(find(testId("camera-menu"))).toBeNull();
    expect(find(testId("speaker-menu"))).not.toBeNull();
  });
});
