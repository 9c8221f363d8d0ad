import { describe, expect, it, vi } from "vitest";
import type { Reply } from "../protocol";
import { Ahead } from "./ahead";

describe("what runs ahead of the server", () => {
  let reply: Reply = { ok: true, seq: 7 };
  const send = vi.fn(async (_want: boolean) => reply);
  const refused = vi.fn();
  const fresh = (): Ahead<boolean> => {
    vi.clearAllMocks();
    reply = { ok: true, seq: 7 };
    return new Ahead<boolean>({ send, refused, seq: () => 5 });
  };

  it("holds at once and until its event has come round", async () => {
    const ahead = fresh();
    const telling = ahead.want(true);
    expect(ahead.effective(false)).toBe(true);
    await telling;
    ahead.caughtUp(6);
    expect(ahead.effective(false)).toBe(true);
    ahead.caughtUp(7);
    expect(ahead.effective(false)).toBe(false);
  });

  it("is told again after a drop, and only what is unanswered", async () => {
    const ahead = fresh();
    reply = { ok: false, error: { code: "offline", message: "" } };
    await ahead.want(true);
    expect(ahead.effective(false)).toBe(true);
    reply = { ok: true, seq: 7 };
    await ahead.tell();
    await ahead.tell();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it("gives way when the server refuses, with its reason", async () => {
    const ahead = fresh();
    reply = { ok: false, error: { code: "forbidden", message: "No." } };
    await ahead.want(true);
    expect(ahead.effective(false)).toBe(false);
    expect(refused).toHaveBeenCalledWith(
      expect.objectContaining({ error: expect.objectContaining({ message: "No." }) }),
    );
  });
});
