// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { bellsOn, soundsOn } from "../media/sounds";
import { find, get, TestRoom, testId, tileOf } from "../testing/room";
import { person, view } from "../testing/samples";
import { theme } from "../ui/theme";
import { keysEnabled } from "./help";
import { ownTileShown } from "./tile";

vi.stubGlobal("MediaStream", class {});
vi.stubGlobal("AudioContext", undefined);
HTMLMediaElement.prototype.play = async () => undefined;
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

describe("help and settings in the circle", () => {
  let room: TestRoom;

  beforeEach(async () => {
    localStorage.clear();
    theme.value = "system";
    room = new TestRoom();
    room.devices.failure = "NotFoundError";
    await room.enter(view(person("a"), person("b")));
    await room.press(testId("help"));
  });

  it("choose the colours, and remember them", async () => {
    await room.press(testId("theme-contrast"));
    expect(theme.value).toBe("contrast");
    expect(localStorage.getItem("hearth:theme")).toBe("contrast");
  });

  it("turn all sounds off with one switch, and the bell with its own", async () => {
    await room.press(testId("bells-setting"));
    expect([soundsOn.value, bellsOn.value]).toEqual([true, false]);
    await room.press(testId("sounds"));
    expect(soundsOn.value).toBe(false);
    expect(find(testId("bells-setting"))).toBeNull();
    expect(localStorage.getItem("hearth:sounds")).toBe("off");
  });

  it("turn keys off and hide the own tile", async () => {
    await room.press(testId("keys-enabled"));
    await room.press(testId("own-tile"));
    expect([keysEnabled.value, ownTileShown.value]).toEqual([false, false]);
    expect(find(tileOf("a"))).toBeNull();
    expect(find(tileOf("b"))).not.toBeNull();
  });

  it("offer a language, and a button only when it is another one", async () => {
    expect(find(testId("use-language"))).toBeNull();
    const menu = get(testId("language")) as HTMLSelectElement;
    await room.then(() => {
      menu.value = "de";
      menu.dispatchEvent(new Event("change", { bubbles: true }));
    });
    expect(find(testId("use-language"))).not.toBeNull();
  });
});
