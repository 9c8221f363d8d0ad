import { describe, expect, it } from "vitest";
import { accepted, caughtUp, declined, effective, mutedByOther, type OwnMedia, type Wish } from "./wish";

const on = { microphone: true, camera: true };
const off = { microphone: false, camera: true };
const wish = (want: OwnMedia, until: number | null = null, id = 1): Wish<OwnMedia> => ({ id, want, until });

describe("own microphone and camera", () => {
  it("shows the wish while it is open, else the session's word", () => {
    expect(effective(wish(off), on)).toBe(off);
    expect(effective(null, on)).toBe(on);
  });

  it("keeps the wish until its event has come round", () => {
    const sent = wish(off);
    const open = accepted(sent, sent, 7);
    expect(caughtUp(open, 6)).toEqual(wish(off, 7));
    expect(caughtUp(open, 7)).toBeNull();
  });

  it("keeps an unanswered wish whatever else happens", () => {
    expect(caughtUp(wish(off), 1_000)).toEqual(wish(off));
  });

  it("returns to the session's word when the server declines", () => {
    const sent = wish(on);
    expect(declined(sent, sent)).toBeNull();
  });

  it("does not let the answer to an older wish end a newer one", () => {
    const sent = wish(off);
    const newer = wish(on, null, 2);
    expect(accepted(newer, sent, 7)).toBe(newer);
    expect(declined(newer, sent)).toBe(newer);
  });

  it("lets a mute by somebody else win over a wish for sound", () => {
    expect(mutedByOther(wish(on))?.want).toEqual(off);
    expect(mutedByOther(wish(off))?.want).toBe(off);
    expect(mutedByOther(null)).toBeNull();
  });

  it("still ends a wish that was overruled while it was under way", () => {
    const sent = wish(on);
    const open = accepted(mutedByOther(sent), sent, 7);
    expect(open?.want).toEqual(off);
    expect(caughtUp(open, 7)).toBeNull();
  });
});
