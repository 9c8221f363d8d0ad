import { describe, expect, it } from "vitest";
import type { BalanceSettings } from "../protocol";
import { bars, FIELDS, meant, typed } from "./balance";

const SETTINGS: BalanceSettings = {
  quiet_below: 0.35,
  much_above: 2,
  heard_seconds: 3,
  patience_minutes: 0,
  silence_held: false,
};

describe("a trace", () => {
  it("is between nothing and everything, and shows little talk as well", () => {
    expect(bars([0, 300_000, 400_000])).toEqual([0, 1, 1]);
    expect(bars([3_000])[0]).toBeCloseTo(0.1);
  });
});

describe("what a leader types", () => {
  it("is percent for the quiet, and the others as they are", () => {
    expect(FIELDS.map(({ id }) => typed(id, SETTINGS))).toEqual([35, 2, 3, 0]);
    expect(meant("quiet_below", 40)).toBe(0.4);
    expect(meant("patience_minutes", 0)).toBe(0);
  });

  it.each([
    ["quiet_below", 0],
    ["quiet_below", 100],
    ["much_above", 1],
    ["heard_seconds", 61],
    ["patience_minutes", -1],
    ["patience_minutes", Number.NaN],
  ] as const)("is refused where it makes no sense: %s %s", (field, value) => {
    expect(meant(field, value)).toBeNull();
  });

  it("comes back as it was typed", () => {
    for (const { id } of FIELDS) expect(meant(id, typed(id, SETTINGS))).toBe(SETTINGS[id]);
  });
});
