/**
 * Where each tile stands and how large it is, so that all of them fit without scrolling.
 *
 * Everything follows from how many tiles there are and the space they have, and from nothing that happens while people
 * talk: nobody's tile moves because somebody speaks, raises a hand or switches a camera. Equal tiles are as large as they
 * can be; where some stand in front, be it a shared screen, a pinned person or the cast of a scene, the others share the
 * rest, equal again. A tile keeps within two shapes: not narrower than `SLIM`, not wider than `WIDE`.
 */
export const SLIM = 3 / 4;
export const WIDE = 16 / 9;

/** CSS pixels, from the top and from where a line of text begins. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Space {
  readonly width: number;
  readonly height: number;
  /** Between tiles. */
  readonly gap: number;
}

export interface Layout {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/** The largest equal tiles: every number of columns is tried. */
export function layout(count: number, { width, height, gap }: Space): Layout {
  let best: Layout = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(Math.max(1, count) / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    const tileWidth = Math.max(0, Math.min(cellWidth, cellHeight * WIDE));
    const tileHeight = Math.max(0, Math.min(cellHeight, tileWidth / SLIM));
    if (tileWidth * tileHeight > best.width * best.height) {
      best = { columns, width: Math.floor(tileWidth), height: Math.floor(tileHeight) };
    }
  }
  return best;
}

/** How much of the height those in front have before those behind. */
const FRONT_SHARE = 0.7;
/** From this shape on the others stand beside what is large, else below it. */
const BESIDE = 1.25;
/** How much of the width they have beside it, and of the height below it: a few, or many. */
const SHARES = { few: { beside: 0.22, below: 0.26 }, many: { beside: 0.32, below: 0.42 } };
/** Up to here they are few. Only between the two does somebody who comes in change the size of what is large. */
const FEW = 5;
const BESIDE_MOST = 440;

/** Places for `count` equal tiles in the middle of the space; the last row stands in the middle as well. */
export function equal(count: number, space: Space, at = { x: 0, y: 0 }): Place[] {
  const { columns, width, height } = layout(count, space);
  const { gap } = space;
  const rows = Math.ceil(count / columns);
  const top = at.y + Math.max(0, (space.height - rows * height - (rows - 1) * gap) / 2);
  return Array.from({ length: count }, (_, number) => {
    const row = Math.floor(number / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = at.x + (space.width - inRow * width - (inRow - 1) * gap) / 2;
    return {
      x: Math.round(start + (number % columns) * (width + gap)),
      y: Math.round(top + row * (height + gap)),
      width,
      height,
    };
  });
}

/** Those in front above, the others smaller below; `behind` is at least 1. */
export function staged(front: number, behind: number, space: Space): { front: Place[]; behind: Place[] } {
  const { width, height, gap } = space;
  const above = Math.floor((height - gap) * FRONT_SHARE);
  return {
    front: equal(front, { width, height: above, gap }),
    behind: equal(behind, { width, height: height - gap - above, gap }, { x: 0, y: above + gap }),
  };
}

/** One large thing, and `others` beside it where the space is wide, else below it. */
export function featured(others: number, space: Space): { large: Place; others: Place[] } {
  const { width, height, gap } = space;
  if (others === 0) return { large: { x: 0, y: 0, width, height }, others: [] };
  const share = others <= FEW ? SHARES.few : SHARES.many;
  if (width >= BESIDE * height) {
    const side = Math.floor(Math.min(width * share.beside, BESIDE_MOST));
    const large = { x: 0, y: 0, width: width - gap - side, height };
    return { large, others: equal(others, { width: side, height, gap }, { x: width - side, y: 0 }) };
  }
  const above = Math.max(0, Math.floor((height - gap) * (1 - share.below)));
  const large = { x: 0, y: 0, width, height: above };
  const below = { width, height: height - gap - above, gap };
  return { large, others: equal(others, below, { x: 0, y: above + gap }) };
}

/** What is to be arranged: tiles by their keys in order, and what stands out of them. */
export interface Wanted {
  readonly keys: readonly string[];
  /** In front of the others: a scene's cast. */
  readonly front: ReadonlySet<string>;
  /** The one that is large: a shared screen, or somebody pinned. */
  readonly large: string | null;
}

/** A shared screen's key. Unlike a person it may have any shape. */
export const SCREEN = "screen";

/** The place of every tile by its key. */
export function arrange({ keys, front, large }: Wanted, space: Space): ReadonlyMap<string, Place> {
  const others = keys.filter((key) => key !== large);
  if (large !== null && others.length < keys.length) {
    const plan = featured(others.length, space);
    const shaped = equal(1, { ...plan.large, gap: space.gap }, plan.large);
    return placed([large, ...others], [...(large === SCREEN ? [plan.large] : shaped), ...plan.others]);
  }
  const before = keys.filter((key) => front.has(key));
  if (before.length === 0 || before.length === keys.length) return placed(keys, equal(keys.length, space));
  const plan = staged(before.length, keys.length - before.length, space);
  return placed([...before, ...keys.filter((key) => !front.has(key))], [...plan.front, ...plan.behind]);
}

function placed(keys: readonly string[], places: readonly Place[]): Map<string, Place> {
  return new Map(keys.map((key, number) => [key, places[number]!]));
}
