import { beforeEach, describe, expect, it } from "vitest";
import { FakeDevices, FakeStore } from "../testing/devices";
import { choices, constraints, Device, openTogether, trouble } from "./devices";

describe("a device", () => {
  let devices: FakeDevices;
  let store: FakeStore;
  let device: Device;

  beforeEach(() => {
    devices = new FakeDevices();
    store = new FakeStore();
    device = new Device("microphone", devices, store);
  });

  it("opens the system's choice, once", async () => {
    await device.open();
    await device.open();
    expect(device.state.value).toMatchObject({ track: devices.opened[0], trouble: null, chosen: "built-in" });
    expect(devices.opened).toHaveLength(1);
  });

  it("uses the chosen one from now on, and next time", async () => {
    await device.open();
    await device.choose("headset");
    expect(devices.opened[0]?.stopped).toBe(true);
    expect(device.state.value.chosen).toBe("headset");
    const next = new Device("microphone", devices, store);
    await next.open();
    expect(next.state.value.chosen).toBe("headset");
  });

  it("only notes the choice while it is off", async () => {
    await device.choose("headset");
    expect(devices.opened).toHaveLength(0);
  });

  it("takes the system's choice when the chosen one is gone", async () => {
    await device.choose("headset");
    devices.present = ["built-in"];
    await device.open();
    expect(device.state.value).toMatchObject({ trouble: null, chosen: "built-in" });
  });

  it.each([
    ["NotAllowedError", "denied"],
    ["NotFoundError", "missing"],
    ["NotReadableError", "taken"],
    ["TypeError", "failed"],
  ])("says that %s means %s, and can be opened later", async (name, meaning) => {
    devices.failure = name;
    await device.open();
    expect(device.state.value).toMatchObject({ track: null, trouble: meaning });
    devices.failure = null;
    await device.open();
    expect(device.state.value.trouble).toBeNull();
  });

  it("is not left open when it was switched off while the browser was asking", async () => {
    let go: () => void = () => undefined;
    devices.pause = new Promise((resolve) => (go = resolve));
    const opening = device.open();
    device.close();
    go();
    await opening;
    expect(device.state.value.track).toBeNull();
    expect(devices.opened[0]?.stopped).toBe(true);
  });

  it("notices that it was pulled out", async () => {
    await device.open();
    devices.opened[0]?.dispatchEvent(new Event("ended"));
    expect(device.state.value).toMatchObject({ track: null, trouble: "unplugged" });
  });

  it("notices that the system keeps it silent, and that it no longer does", async () => {
    await device.open();
    const [track] = devices.opened;
    track?.dispatchEvent(new Event("mute"));
    expect(device.state.value.silent).toBe(true);
    track?.dispatchEvent(new Event("unmute"));
    expect(device.state.value.silent).toBe(false);
    track?.dispatchEvent(new Event("mute"));
    device.close();
    expect(device.state.value.silent).toBe(false);
  });

  it("says so where the browser offers no devices at all", async () => {
    const none = new Device("camera", undefined, null);
    await none.open();
    expect(none.state.value.trouble).toBe("unsupported");
  });
});

describe("microphone and camera together", () => {
  const both = async (devices: FakeDevices): Promise<[Device, Device]> => {
    const pair: [Device, Device] = [new Device("microphone", devices, null), new Device("camera", devices, null)];
    await openTogether(devices, ...pair);
    return pair;
  };

  it("cost one question", async () => {
    const devices = new FakeDevices();
    const [microphone, camera] = await both(devices);
    expect(microphone.state.value.track?.kind).toBe("audio");
    expect(camera.state.value.track?.kind).toBe("video");
    expect(devices.asked).toBe(1);
  });

  it("are opened apart when one is missing", async () => {
    const devices = new FakeDevices();
    devices.withoutCamera = true;
    const [microphone, camera] = await both(devices);
    expect(microphone.state.value.track?.kind).toBe("audio");
    expect(camera.state.value.trouble).toBe("missing");
  });

  it("are both in trouble where there are none", async () => {
    const pair: [Device, Device] = [new Device("microphone", undefined, null), new Device("camera", undefined, null)];
    await openTogether(undefined, ...pair);
    expect(pair.map((device) => device.state.value.trouble)).toEqual(["unsupported", "unsupported"]);
  });
});

describe("constraints", () => {
  it("ask for 720p, which simulcast needs, and name a device only when one is chosen", () => {
    expect(constraints("camera", "")).toMatchObject({ video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
    expect(constraints("camera", "")).not.toHaveProperty("video.deviceId");
    expect(constraints("microphone", "x")).toHaveProperty("audio.deviceId", { exact: "x" });
  });
});

describe("what went wrong", () => {
  it("is told for things that are no errors too", () => {
    expect(trouble("odd")).toBe("failed");
  });
});

describe("the choices", () => {
  it("are sorted by kind, without the nameless entries a browser gives before permission", () => {
    expect(
      choices([
        { kind: "audioinput", deviceId: "a", label: "Headset" },
        { kind: "videoinput", deviceId: "", label: "" },
        { kind: "audiooutput", deviceId: "c", label: "Speakers" },
      ]),
    ).toEqual({ microphone: [{ id: "a", label: "Headset" }], camera: [], speaker: [{ id: "c", label: "Speakers" }] });
  });
});
