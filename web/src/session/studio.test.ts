import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Device } from "../media/devices";
import type { DoorView } from "../protocol";
import { FakeDevices, settle } from "../testing/devices";
import { en } from "../text/en";
import type { Apart, Stage } from "./meeting";
import { Studio } from "./studio";
import type { OwnMedia } from "./wish";

describe("the studio", () => {
  let devices: FakeDevices;
  let microphone: Device;
  let camera: Device;
  let studio: Studio;
  const own = signal<OwnMedia>({ microphone: true, camera: true });
  const stage = signal<Stage>({ at: "preview", complaint: null });
  const door = signal<DoorView | null>(null);
  const apart = signal<Apart | null>(null);
  const published: Record<string, MediaStreamTrack | null> = {};
  const tell = vi.fn();

  beforeEach(() => {
    vi.resetAllMocks();
    own.value = { microphone: true, camera: true };
    stage.value = { at: "preview", complaint: null };
    door.value = null;
    apart.value = null;
    devices = new FakeDevices();
    microphone = new Device("microphone", devices, null);
    camera = new Device("camera", devices, null);
    studio = new Studio({
      meeting: {
        own: computed(() => own.value),
        stage,
        door,
        apart,
        setMedia: (change) => (own.value = { ...own.value, ...change }),
        tell,
      },
      transport: { publish: (kind, track) => (published[kind] = track) },
      microphone,
      camera,
      devices,
      text: en,
    });
  });

  afterEach(() => studio.close());

  const pullOut = (device: Device): void => {
    (device.state.value.track as unknown as EventTarget).dispatchEvent(new Event("ended"));
  };

  it("opens nothing before it is asked to", () => {
    expect(devices.asked).toBe(0);
  });

  it("opens both for the preview and makes them ready to send", async () => {
    await studio.preview();
    expect(published).toEqual({ microphone: microphone.state.value.track, camera: camera.state.value.track });
  });

  it("comes in with sound only where there is no camera", async () => {
    devices.withoutCamera = true;
    await studio.preview();
    expect(own.value).toEqual({ microphone: true, camera: false });
    expect(published["camera"]).toBeNull();
  });

  it("opens what is on when a reload leads straight back inside", async () => {
    own.value = { microphone: false, camera: true };
    stage.value = { at: "inside" };
    await settle();
    expect(devices.opened.map((track) => track.kind)).toEqual(["video"]);
  });

  it("sends nothing of a muted microphone, and keeps it ready", async () => {
    await studio.preview();
    own.value = { microphone: false, camera: true };
    expect(published["microphone"]).toBeNull();
    expect(microphone.state.value.track).toMatchObject({ enabled: false, stopped: false });
    own.value = { microphone: true, camera: true };
    expect(published["microphone"]).toBe(microphone.state.value.track);
  });

  it("closes a camera that is switched off, and opens it again", async () => {
    await studio.preview();
    await studio.toggle("camera");
    expect(own.value.camera).toBe(false);
    expect(camera.state.value.track).toBeNull();
    await studio.toggle("camera");
    expect(own.value.camera).toBe(true);
    expect(published["camera"]).toBe(camera.state.value.track);
    expect(camera.state.value.track).toMatchObject({ stopped: false });
  });

  it("says why a device cannot be switched on, and leaves it off", async () => {
    own.value = { microphone: false, camera: false };
    stage.value = { at: "inside" };
    devices.failure = "NotAllowedError";
    await studio.toggle("camera");
    expect(own.value.camera).toBe(false);
    expect(studio.missing.value).toEqual({ camera: { trouble: "denied", back: false } });
    studio.permitted("camera");
    expect(studio.missing.value.camera?.back).toBe(true);
    expect(own.value.camera).toBe(false);
    devices.failure = null;
    await studio.toggle("camera");
    expect(own.value.camera).toBe(true);
    expect(studio.missing.value).toEqual({});
  });

  it("tells the session when a device is pulled out", async () => {
    await studio.preview();
    stage.value = { at: "inside" };
    pullOut(camera);
    expect(own.value).toEqual({ microphone: true, camera: false });
  });

  it("says that a camera was pulled out and that one is there again, and waits for the person", async () => {
    await studio.preview();
    stage.value = { at: "inside" };
    pullOut(camera);
    expect(studio.missing.value).toEqual({ camera: { trouble: "unplugged", back: false } });
    devices.listed = [{ kind: "videoinput", deviceId: "x", label: "" }];
    await studio.devicesChanged();
    expect(studio.missing.value.camera?.back).toBe(true);
    devices.listed = [];
    await studio.devicesChanged();
    expect(studio.missing.value.camera?.back).toBe(false);
    expect(own.value.camera).toBe(false);
    studio.forget("camera");
    expect(studio.missing.value).toEqual({});
  });

  it("goes on with another microphone when one is pulled out, and says which", async () => {
    await studio.preview();
    stage.value = { at: "inside" };
    pullOut(microphone);
    await settle();
    expect(own.value.microphone).toBe(true);
    expect(published["microphone"]).toMatchObject({ stopped: false });
    expect(tell).toHaveBeenCalledWith(en.recovery.microphone.replacedUnnamed);
    expect(studio.missing.value).toEqual({});
  });

  it("is without a microphone when there is no other", async () => {
    await studio.preview();
    stage.value = { at: "inside" };
    devices.failure = "NotFoundError";
    pullOut(microphone);
    await settle();
    expect(own.value.microphone).toBe(false);
    expect(studio.missing.value).toEqual({ microphone: { trouble: "missing", back: false } });
  });

  it("leaves a microphone that is pulled out while it is off alone", async () => {
    await studio.preview();
    stage.value = { at: "inside" };
    own.value = { microphone: false, camera: true };
    pullOut(microphone);
    await settle();
    expect(studio.missing.value).toEqual({});
    expect(microphone.state.value.track).toBeNull();
  });

  it("says nothing before the person is inside, where the page does", async () => {
    devices.failure = "NotAllowedError";
    await studio.preview();
    await studio.toggle("camera");
    expect(studio.missing.value).toEqual({});
  });

  it("tells the session once only, also when the session does not agree", async () => {
    devices.failure = "NotFoundError";
    stage.value = { at: "inside" };
    await settle();
    expect(own.value).toEqual({ microphone: false, camera: false });
    own.value = { microphone: true, camera: true };
    await settle();
    expect(own.value).toEqual({ microphone: true, camera: true });
  });

  it("talks while the key is held, if muted", async () => {
    await studio.preview();
    own.value = { microphone: false, camera: true };
    await studio.talk();
    expect(own.value.microphone).toBe(true);
    studio.hush();
    expect(own.value.microphone).toBe(false);
  });

  it("does not mute by a key somebody whose microphone was on before", async () => {
    await studio.preview();
    await studio.talk();
    studio.hush();
    expect(own.value.microphone).toBe(true);
  });

  it("does not talk when the key was released before the microphone was open", async () => {
    own.value = { microphone: false, camera: false };
    const talking = studio.talk();
    studio.hush();
    await talking;
    expect(own.value.microphone).toBe(false);
  });

  it("keeps the preview going at the door, and sends nothing before the person is let in", async () => {
    await studio.preview();
    door.value = { state: "waiting", name: "A", place: 1 };
    stage.value = { at: "inside" };
    expect(published).toEqual({ microphone: null, camera: null });
    expect(camera.state.value.track).toMatchObject({ stopped: false });
    door.value = null;
    expect(published).toEqual({ microphone: microphone.state.value.track, camera: camera.state.value.track });
  });

  it.each(["away", "held"] as const)(
    "closes both devices while the person is %s, and opens them again",
    async (why) => {
      await studio.preview();
      stage.value = { at: "inside" };
      apart.value = why;
      expect(published).toEqual({ microphone: null, camera: null });
      expect(devices.opened.every((track) => track.stopped)).toBe(true);
      await studio.toggle("microphone");
      await studio.talk();
      expect(own.value).toEqual({ microphone: true, camera: true });
      apart.value = null;
      await settle();
      expect(published["camera"]).toMatchObject({ stopped: false });
      expect(published["microphone"]).toMatchObject({ stopped: false });
    },
  );

  it("closes the devices when the meeting is over", async () => {
    await studio.preview();
    stage.value = { at: "over", ending: "ended" };
    expect(devices.opened.every((track) => track.stopped)).toBe(true);
  });
});
