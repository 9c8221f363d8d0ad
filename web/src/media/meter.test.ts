import { describe, expect, it } from "vitest";
import { HEARD, level, smooth } from "./meter";

const tone = (amplitude: number): number[] =>
  Array.from({ length: 1024 }, (_, index) => amplitude * Math.sin((index * Math.PI) / 16));

describe("the microphone's level", () => {
  it("is 0 for silence, and for nothing at all", () => {
    expect(level(tone(0))).toBe(0);
    expect(level([])).toBe(0);
    expect(level(tone(0.0001))).toBe(0);
  });

  it("is 1 for what is loud, and never more", () => {
    expect(level(tone(1))).toBe(1);
  });

  it("rises with loudness, and ordinary speech counts as heard", () => {
    expect(level(tone(0.05))).toBeGreaterThan(level(tone(0.01)));
    expect(level(tone(0.05))).toBeGreaterThan(HEARD);
  });

  it("rises at once and falls gently", () => {
    expect(smooth(0.1, 0.9)).toBe(0.9);
    expect(smooth(0.9, 0)).toBeCloseTo(0.765);
  });
});
