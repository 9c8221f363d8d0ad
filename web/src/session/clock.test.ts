import { describe, expect, it } from "vitest";
import { ServerClock } from "./clock";

describe("the server's clock", () => {
  it("is the device's own until something is known", () => {
    expect(new ServerClock(() => 1_000).now()).toBe(1_000);
  });

  it("follows the events, of which the quickest is the nearest to the truth", () => {
    let device = 1_000;
    const clock = new ServerClock(() => device);
    clock.learn(9_500);
    device = 2_000;
    clock.learn(10_900);
    device = 3_000;
    clock.learn(11_200);
    expect(clock.now()).toBe(11_900);
  });

  it("also goes back, on a device that is ahead", () => {
    const clock = new ServerClock(() => 60_000);
    clock.learn(1_000);
    expect(clock.now()).toBe(1_000);
  });
});
