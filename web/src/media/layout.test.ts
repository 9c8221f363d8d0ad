import { describe, expect, it } from "vitest";
import { layout, SLIM, staged, WIDE } from "./layout";

describe("the layout of tiles", () => {
  it("lets a single tile fill the space within its shape", () => {
    expect(layout(1, 1600, 900, 8)).toEqual({ columns: 1, width: 1600, height: 900 });
    expect(layout(1, 3000, 900, 8).width).toBe(1600);
  });

  it("stacks two people on a tall phone and puts them side by side on a desktop", () => {
    expect(layout(2, 344, 600, 8).columns).toBe(1);
    expect(layout(2, 1400, 700, 8).columns).toBe(2);
  });

  it.each([1, 2, 3, 5, 8, 16])("fits %i tiles into any space without overflow and keeps their shape", (count) => {
    for (const [width, height] of [
      [344, 560],
      [740, 260],
      [1400, 780],
      [3000, 400],
    ] as const) {
      const tile = layout(count, width, height, 10);
      const rows = Math.ceil(count / tile.columns);
      expect(tile.columns * tile.width + (tile.columns - 1) * 10).toBeLessThanOrEqual(width);
      expect(rows * tile.height + (rows - 1) * 10).toBeLessThanOrEqual(height);
      expect(tile.width / tile.height).toBeGreaterThanOrEqual(SLIM * 0.98);
      expect(tile.width / tile.height).toBeLessThanOrEqual(WIDE * 1.02);
    }
  });

  it("never gives a negative size where there is no room", () => {
    expect(layout(16, 10, 10, 10)).toEqual({ columns: 1, width: 0, height: 0 });
  });
});

describe("the layout with some in front", () => {
  it.each([
    [1, 7],
    [2, 1],
    [3, 12],
  ])("fits %i before %i, and shows those in front larger", (front, back) => {
    for (const [width, height] of [
      [344, 560],
      [1400, 780],
    ] as const) {
      const plan = staged(front, back, width, height, 10);
      const tall = (part: { columns: number; height: number }, count: number): number => {
        const rows = Math.ceil(count / part.columns);
        return rows * part.height + (rows - 1) * 10;
      };
      expect(tall(plan.front, front) + 10 + tall(plan.back, back)).toBeLessThanOrEqual(height);
      expect(plan.front.width * plan.front.height).toBeGreaterThan(plan.back.width * plan.back.height);
    }
  });
});
