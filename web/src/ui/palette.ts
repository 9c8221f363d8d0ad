/** What charts are drawn with: colours from the style sheet's tokens, and patterns, so that none is told by colour alone. */
import { colourOf } from "./theme";

export interface Palette {
  readonly ink: string;
  readonly softInk: string;
  readonly line: string;
  readonly ground: string;
  readonly font: string;
  readonly series: readonly string[];
}

const SERIES = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5"] as const;

/** The colours in use now, in whichever scheme. */
export function palette(root: Element): Palette {
  const token = (name: string): string => colourOf(root.ownerDocument, name);
  return {
    ink: token("--ink"),
    softInk: token("--soft-ink"),
    line: token("--line"),
    ground: token("--raised"),
    font: getComputedStyle(root).fontFamily,
    series: SERIES.map(token),
  };
}

/** The shapes of a line's points, by the series' number. */
export const POINTS = ["circle", "rect", "triangle", "rectRot", "star"] as const;

const TILE = 8;
const MARKS: readonly ((tile: CanvasRenderingContext2D) => void)[] = [
  () => undefined,
  (tile) => lines(tile, [0, TILE, TILE, 0], [-2, 2, 2, -2], [TILE - 2, TILE + 2, TILE + 2, TILE - 2]),
  (tile) => dot(tile),
  (tile) => lines(tile, [0, TILE / 2, TILE, TILE / 2]),
  (tile) => lines(tile, [0, 0, TILE, TILE], [0, TILE, TILE, 0]),
];

/** The fill of a series' bars: the first is plain, the others are marked, each in a way of its own. */
export function pattern(number: number, colour: string, ground: string): CanvasPattern | string {
  const mark = MARKS[number % MARKS.length];
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = TILE;
  const tile = canvas.getContext("2d");
  if (number % MARKS.length === 0 || mark === undefined || tile === null) return colour;
  tile.fillStyle = colour;
  tile.fillRect(0, 0, TILE, TILE);
  tile.strokeStyle = tile.fillStyle = ground;
  tile.lineWidth = 1.6;
  mark(tile);
  return tile.createPattern(canvas, "repeat") ?? colour;
}

function lines(tile: CanvasRenderingContext2D, ...each: readonly (readonly [number, number, number, number])[]): void {
  tile.beginPath();
  for (const [x, y, toX, toY] of each) {
    tile.moveTo(x, y);
    tile.lineTo(toX, toY);
  }
  tile.stroke();
}

function dot(tile: CanvasRenderingContext2D): void {
  tile.beginPath();
  tile.arc(TILE / 2, TILE / 2, 1.7, 0, 2 * Math.PI);
  tile.fill();
}
