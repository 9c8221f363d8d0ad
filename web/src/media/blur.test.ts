import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { FakeStore, FakeTrack, settle } from "../testing/devices";
import { Blur } from "./blur";
import type { DeviceState } from "./devices";

class BlurringTrack extends FakeTrack {
  on = false;
  fails = false;
  constructor(readonly can: readonly boolean[] | undefined) {
    super("camera", "video");
  }
  getCapabilities = (): object => ({ backgroundBlur: this.can });
  override getSettings = (): { deviceId: string; backgroundBlur: boolean } => ({
    deviceId: "camera",
    backgroundBlur: this.on,
  });
  getConstraints = (): object => ({ width: { ideal: 1280 } });
  applied: object[] = [];
  async applyConstraints(asked: { backgroundBlur?: boolean }): Promise<void> {
    this.applied.push(asked);
    if (this.fails) throw new Error("not now");
    this.on = asked.backgroundBlur === true;
  }
}

function set(track: BlurringTrack | null, store = new FakeStore()) {
  const camera = signal<DeviceState>({
    track: track as unknown as MediaStreamTrack | null,
    silent: false,
    trouble: null,
    chosen: "",
  });
  return { camera, store, blur: new Blur(camera, store) };
}

describe("blur behind the person", () => {
  it.each([
    [undefined, "none"],
    [[false], "none"],
    [[true], "always"],
    [[false, true], "choice"],
  ] as const)("of a camera that can %j is %s", (can, offer) => {
    expect(set(new BlurringTrack(can)).blur.state.value.offer).toBe(offer);
  });

  it("is not offered without a camera", () => {
    expect(set(null).blur.state.value.offer).toBe("none");
  });

  it("is applied with what the camera was asked for before, and remembered for the next", async () => {
    const track = new BlurringTrack([false, true]);
    const { camera, blur, store } = set(track);
    await blur.choose(true);
    expect(track.applied).toEqual([{ width: { ideal: 1280 }, backgroundBlur: true }]);
    expect(blur.state.value).toEqual({ offer: "choice", on: true });
    const next = new BlurringTrack([false, true]);
    camera.value = { ...camera.value, track: next as unknown as MediaStreamTrack };
    await settle();
    expect([next.on, store.getItem("hearth:blur")]).toEqual([true, "on"]);
  });

  it("shows what is, not what was asked for, and follows the system's own switch", async () => {
    const track = new BlurringTrack([false, true]);
    track.fails = true;
    const { blur } = set(track);
    await blur.choose(true);
    expect(blur.state.value.on).toBe(false);
    track.on = true;
    track.dispatchEvent(new Event("configurationchange"));
    expect(blur.state.value.on).toBe(true);
  });
});
