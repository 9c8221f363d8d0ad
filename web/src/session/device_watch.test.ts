import { describe, expect, it, vi } from "vitest";
import { settle } from "../testing/devices";
import { type Sources, watchDevices } from "./device_watch";

describe("the watch over the devices", () => {
  const studio = () => ({ devicesChanged: vi.fn(async () => undefined), permitted: vi.fn() });

  it("tells of what is plugged in and of what is allowed", async () => {
    const told = studio();
    const mediaDevices = new EventTarget() as MediaDevices;
    const camera = Object.assign(new EventTarget(), { state: "denied" });
    const permissions = {
      query: async ({ name }: { name: string }) => (name === "camera" ? camera : new EventTarget()),
    } as unknown as NonNullable<Sources["permissions"]>;
    watchDevices(told, { mediaDevices, permissions });
    await settle();
    mediaDevices.dispatchEvent(new Event("devicechange"));
    expect(told.devicesChanged).toHaveBeenCalledOnce();
    camera.dispatchEvent(new Event("change"));
    expect(told.permitted).not.toHaveBeenCalled();
    camera.state = "granted";
    camera.dispatchEvent(new Event("change"));
    expect(told.permitted.mock.calls).toEqual([["camera"]]);
  });

  it("does without where the browser offers neither", async () => {
    watchDevices(studio(), {});
    watchDevices(studio(), { permissions: { query: () => Promise.reject(new TypeError("camera?")) } });
    await settle();
  });
});
