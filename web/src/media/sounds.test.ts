import { describe, expect, it, vi } from "vitest";
import { type Cue, Sounds } from "./sounds";

class FakeContext {
  state: AudioContextState = "running";
  currentTime = 0;
  destination = {};
  readonly tones: number[] = [];
  readonly setSinkId = vi.fn(async () => undefined);
  readonly close = vi.fn(async () => undefined);
  readonly resume = vi.fn(async () => undefined);

  createGain() {
    const gain = {
      setValueAtTime: vi.fn(),
      linearRampToValueAtTime: vi.fn(),
      exponentialRampToValueAtTime: vi.fn(),
    };
    return { gain, connect: vi.fn() };
  }

  createOscillator() {
    const tone = {
      frequency: { value: 0 },
      onended: null as null | ((event: unknown) => void),
      connect: (next: unknown) => next,
      start: () => this.tones.push(tone.frequency.value),
      stop: () => queueMicrotask(() => tone.onended?.({})),
    };
    return tone;
  }
}

function sounds(allowed: (cue: Cue) => boolean = () => true) {
  const context = new FakeContext();
  const clock = { now: 0 };
  const opened = vi.fn(() => context as unknown as AudioContext);
  return { context, clock, opened, sounds: new Sounds({ context: opened, allowed, now: () => clock.now }) };
}

describe("the sounds of the circle", () => {
  it("are heard on the speaker that was chosen, and leave nothing open", async () => {
    const { context, sounds: made } = sounds();
    await made.play("support", "desk");
    expect(context.tones).toHaveLength(4);
    expect(context.setSinkId).toHaveBeenCalledWith("desk");
    expect(context.close).toHaveBeenCalledOnce();
  });

  it("are silent while they are switched off", async () => {
    const { opened, sounds: made } = sounds((cue) => cue !== "hand");
    await made.play("hand", "");
    expect(opened).not.toHaveBeenCalled();
    await made.play("waiting", "");
    expect(opened).toHaveBeenCalledOnce();
  });

  it("sound once for what happens several times at once", async () => {
    const { clock, opened, sounds: made } = sounds();
    await Promise.all([made.play("hand", ""), made.play("hand", ""), made.play("waiting", "")]);
    expect(opened).toHaveBeenCalledTimes(2);
    clock.now = 2_000;
    await made.play("hand", "");
    expect(opened).toHaveBeenCalledTimes(3);
  });

  it("do not wait until the browser allows them", async () => {
    const { context, sounds: made } = sounds();
    context.state = "suspended";
    await made.play("waiting", "");
    expect(context.resume).toHaveBeenCalledOnce();
    expect(context.tones).toEqual([]);
    expect(context.close).toHaveBeenCalledOnce();
  });

  it("fail without a word where there is no sound, and where the speaker is gone", async () => {
    await new Sounds({ context: () => null, allowed: () => true, now: () => 0 }).play("bell", "");
    const { context, sounds: made } = sounds();
    context.setSinkId.mockRejectedValue(new Error("gone"));
    await made.play("bell", "gone");
    expect(context.close).toHaveBeenCalledOnce();
  });
});
