/**
 * How large equal tiles may be, so that all of them fit without scrolling.
 *
 * Tries every number of columns and takes the one with the largest tile. A tile keeps within two shapes: not narrower
 * than `SLIM`, not wider than `WIDE`.
 */
export const SLIM = 3 / 4;
export const WIDE = 16 / 9;

export interface Layout {
  readonly columns: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** `width` and `height` of the space and `gap` between tiles in CSS pixels. */
export function layout(count: number, width: number, height: number, gap: number): Layout {
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

/** The sizes when some tiles stand in front, above the others. `back` is at least 1. */
export function staged(
  front: number,
  back: number,
  width: number,
  height: number,
  gap: number,
): { front: Layout; back: Layout } {
  const above = Math.floor((height - gap) * FRONT_SHARE);
  return { front: layout(front, width, above, gap), back: layout(back, width, height - gap - above, gap) };
}
