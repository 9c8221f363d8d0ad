import { describe, expect, it } from "vitest";
import { arrange, equal, featured, layout, type Place, SCREEN, SLIM, type Space, staged, WIDE } from "./layout";

/** What is left of a page for tiles: phones upright and on their side, a tablet, laptops with and without the rail. */
const SPACES: readonly Space[] = [
  { width: 344, height: 520, gap: 6 },
  { width: 344, height: 360, gap: 6 },
  { width: 700, height: 250, gap: 6 },
  { width: 800, height: 1000, gap: 10 },
  { width: 1000, height: 700, gap: 10 },
  { width: 1420, height: 760, gap: 10 },
  { width: 2500, height: 1300, gap: 10 },
];
const COUNTS = Array.from({ length: 16 }, (_, number) => number + 1);

function overlaps(one: Place, other: Place): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function expectFitting(places: readonly Place[], space: Space): void {
  for (const [number, place] of places.entries()) {
    expect(place.x).toBeGreaterThanOrEqual(0);
    expect(place.y).toBeGreaterThanOrEqual(0);
    expect(place.x + place.width).toBeLessThanOrEqual(space.width + 1); // rounding
    expect(place.y + place.height).toBeLessThanOrEqual(space.height + 1);
    for (const other of places.slice(number + 1)) expect(overlaps(place, other)).toBe(false);
  }
}

function expectEqual(places: readonly Place[]): void {
  expect(new Set(places.map(({ width, height }) => `${width}x${height}`)).size).toBeLessThanOrEqual(1);
  for (const { width, height } of places) {
    expect(width / height).toBeGreaterThan(SLIM * 0.95);
    expect(width / height).toBeLessThan(WIDE * 1.05);
  }
}

const shape = ({ width, height }: Space): string => `${width} x ${height}`;

describe.each(SPACES.map((space) => [shape(space), space] as const))("on %s", (_, space) => {
  it.each(COUNTS)("%i tiles are equal, in their shape, inside, and do not touch", (count) => {
    const places = equal(count, space);
    expect(places).toHaveLength(count);
    expectFitting(places, space);
    expectEqual(places);
    expect(places[0]!.width).toBeGreaterThan(50);
  });

  it.each(COUNTS)("%i people have their places beside or below a shared screen, which is larger", (count) => {
    const { large, others } = featured(count, space);
    expectFitting([large, ...others], space);
    expectEqual(others);
    expect(others[0]!.width).toBeGreaterThan(40);
    expect(large.width * large.height).toBeGreaterThan(2 * others[0]!.width * others[0]!.height);
    expect(large.width * large.height).toBeGreaterThan(0.28 * space.width * space.height);
  });

  it.each([
    [1, 7],
    [2, 1],
    [3, 12],
  ])("%i stand in front of %i, larger", (front, behind) => {
    const plan = staged(front, behind, space);
    expectFitting([...plan.front, ...plan.behind], space);
    expectEqual(plan.front);
    expectEqual(plan.behind);
    expect(plan.front[0]!.width * plan.front[0]!.height).toBeGreaterThan(
      plan.behind[0]!.width * plan.behind[0]!.height,
    );
  });
});

describe("equal tiles", () => {
  it("fill the space when there is one, within its shape", () => {
    expect(layout(1, { width: 1600, height: 900, gap: 8 })).toEqual({ columns: 1, width: 1600, height: 900 });
    expect(layout(1, { width: 3000, height: 900, gap: 8 }).width).toBe(1600);
  });

  it("of two stand above each other on a tall phone and side by side on a desktop", () => {
    expect(layout(2, { width: 344, height: 600, gap: 8 }).columns).toBe(1);
    expect(layout(2, { width: 1400, height: 700, gap: 8 }).columns).toBe(2);
  });

  it("stand in the middle, the last row too", () => {
    const [one, two, three] = equal(3, { width: 1000, height: 1000, gap: 10 });
    expect(one!.x + two!.x + two!.width).toBe(1000);
    expect(three!.x + three!.width / 2).toBeCloseTo(500, -1);
  });

  it("never have a negative size where there is no room", () => {
    expect(layout(16, { width: 10, height: 10, gap: 10 })).toEqual({ columns: 1, width: 0, height: 0 });
    expect(featured(3, { width: 0, height: 0, gap: 10 }).others.every(({ width }) => width === 0)).toBe(true);
  });
});

describe("an arrangement", () => {
  const space = SPACES[4]!;
  const nobody: ReadonlySet<string> = new Set();
  const keys = ["own", "seat-0", "seat-1", "seat-2"];

  it("is of equal tiles, each in its order, when nothing stands out", () => {
    const places = arrange({ keys, front: nobody, large: null }, space);
    expect([...places.keys()]).toEqual(keys);
    expect([...places.values()]).toEqual(equal(4, space));
  });

  it("gives a screen all it can have, and a pinned person the shape of a tile", () => {
    const shared = arrange({ keys: [SCREEN, ...keys], front: nobody, large: SCREEN }, space);
    expect(shared.get(SCREEN)).toEqual(featured(4, space).large);
    const pinned = arrange({ keys, front: nobody, large: "seat-1" }, space).get("seat-1")!;
    expectEqual([pinned]);
  });

  it("takes a screen that is not to be large for one tile more", () => {
    const places = arrange({ keys: [SCREEN, ...keys], front: nobody, large: null }, space);
    expect([...places.values()]).toEqual(equal(5, space));
  });

  it("keeps the others in their order when one is pinned, and forgets a pin on somebody who has gone", () => {
    expect([...arrange({ keys, front: nobody, large: "seat-1" }, space).keys()]).toEqual([
      "seat-1",
      "own",
      "seat-0",
      "seat-2",
    ]);
    expect(arrange({ keys, front: nobody, large: "seat-9" }, space)).toEqual(
      arrange({ keys, front: nobody, large: null }, space),
    );
  });

  it("puts a cast in front, unless it is everybody or nobody", () => {
    const cast = arrange({ keys, front: new Set(["seat-1"]), large: null }, space);
    expect(cast.get("seat-1")!.width).toBeGreaterThan(cast.get("own")!.width);
    expect([...arrange({ keys, front: new Set(keys), large: null }, space).values()]).toEqual(equal(4, space));
  });

  it("lets a shared screen be large while a scene is on", () => {
    const places = arrange({ keys: [SCREEN, ...keys], front: new Set(["seat-1"]), large: SCREEN }, space);
    expect(places.get("seat-1")!.width).toBe(places.get("own")!.width);
  });

  it("keeps a screen's size while people come and go, as long as they are few or many", () => {
    const large = (count: number): Place => featured(count, space).large;
    expect([2, 3, 4, 5].map(large)).toEqual(Array(4).fill(large(1)));
    expect([7, 12, 16].map(large)).toEqual(Array(3).fill(large(6)));
  });

  it("follows from the number of tiles alone: who comes last moves nobody to another order", () => {
    const before = [...arrange({ keys, front: nobody, large: null }, space).keys()];
    const after = [...arrange({ keys: [...keys, "seat-3"], front: nobody, large: null }, space).keys()];
    expect(after.slice(0, 4)).toEqual(before);
  });
});
