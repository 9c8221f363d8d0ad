import { describe, expect, it, vi } from "vitest";
import { settle } from "../testing/devices";
import { FakeTimers } from "../testing/timers";
import { Loader } from "./loader";

describe("a part that is loaded when it is wanted", () => {
  it("is loaded once, however often it is asked for", async () => {
    const load = vi.fn(async () => "part");
    const loader = new Loader(load, new FakeTimers());
    expect(loader.part.value).toBeNull();
    await Promise.all([loader.begin(), loader.begin()]);
    await loader.begin();
    expect(loader.part.value).toBe("part");
    expect(load).toHaveBeenCalledOnce();
  });

  it("says that it failed and tries again by itself, until it is there", async () => {
    const timers = new FakeTimers();
    let there = false;
    const load = vi.fn(async () => {
      if (!there) throw new Error("no network");
      return "part";
    });
    const loader = new Loader(load, timers);
    await loader.begin();
    expect(loader.failed.value).toBe(true);
    timers.advance(1_000);
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    expect(loader.failed.value).toBe(true); // and does not flicker while it is tried
    there = true;
    timers.advance(3_000);
    await settle();
    expect(loader.part.value).toBe("part");
    expect(loader.failed.value).toBe(false);
    expect(timers.pending).toBe(0);
  });
});
