import { describe, expect, it } from "vitest";
import { clockWords } from "./countdown";

describe("time that is left", () => {
  it.each([
    [0, "0:00"],
    [-5_000, "0:00"],
    [1, "0:01"],
    [59_000, "0:59"],
    [65_000, "1:05"],
    [600_000, "10:00"],
    [3_725_000, "1:02:05"],
  ])("of %d ms is %s", (milliseconds, words) => {
    expect(clockWords(milliseconds)).toBe(words);
  });
});
