import { beforeEach, describe, expect, it, vi } from "vitest";
import { stayAwake, type WakeLocks } from "./wake";

class FakeLock {
  readonly #listeners: (() => void)[] = [];
  readonly release = vi.fn(async () => this.letGo());

  addEventListener(_type: "release", listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** As the browser does when the page is out of sight. */
  letGo(): void {
    for (const listener of this.#listeners) listener();
  }
}

let page: EventTarget & { visibilityState: string };
let given: FakeLock[];
let locks: WakeLocks & { request: ReturnType<typeof vi.fn> };
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const turn = (to: "visible" | "hidden"): Promise<void> => {
  page.visibilityState = to;
  page.dispatchEvent(new Event("visibilitychange"));
  return settle();
};

beforeEach(() => {
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  given = [];
  const request = vi.fn(async () => {
    const lock = new FakeLock();
    given.push(lock);
    return lock;
  });
  locks = { request };
});

describe("a screen that stays awake", () => {
  it("is asked for once, and let go in the end", async () => {
    const end = stayAwake(locks, page);
    await turn("visible");
    expect(locks.request).toHaveBeenCalledExactlyOnceWith("screen");
    end();
    expect(given[0]?.release).toHaveBeenCalledOnce();
    await turn("visible");
    expect(locks.request).toHaveBeenCalledOnce();
  });

  it("is asked for again when the page comes back into sight", async () => {
    stayAwake(locks, page);
    await settle();
    given[0]?.letGo();
    await turn("hidden");
    expect(locks.request).toHaveBeenCalledOnce();
    await turn("visible");
    expect(locks.request).toHaveBeenCalledTimes(2);
  });

  it("is not asked for by a page nobody sees", async () => {
    page.visibilityState = "hidden";
    stayAwake(locks, page);
    await settle();
    expect(locks.request).not.toHaveBeenCalled();
  });

  it("is let go at once when it comes too late", async () => {
    const end = stayAwake(locks, page);
    end();
    await settle();
    expect(given[0]?.release).toHaveBeenCalledOnce();
  });

  it("is done without where the browser or the battery will not have it", async () => {
    stayAwake(undefined, page)();
    locks.request.mockRejectedValueOnce(new DOMException("no", "NotAllowedError"));
    stayAwake(locks, page);
    await settle();
    await turn("visible");
    expect(given).toHaveLength(1);
  });
});
