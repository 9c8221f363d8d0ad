/**
 * Draws the icons of the installed application from one shape: `node scripts/icons.mjs` writes public/favicon.svg and
 * public/icons/. Devices want them as PNG in several sizes; a flame needs no more than what is here to become one.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";

const EMBER = [0xa6, 0x48, 0x2a];
const CREAM = [0xff, 0xf6, 0xea];
/** In a square of 32: a flame over its hearthstone. */
const FLAME =
  "M16 6 C17.2 10 10.4 12.6 10.4 18.6 C10.4 21.8 12.9 24.4 16 24.4 C19.1 24.4 21.6 21.8 21.6 18.6 " +
  "C21.6 16 20.2 14.4 19.2 13.2 C19 15 18.3 15.9 17.4 16.4 C18.6 12.4 18.4 8.6 16 6 Z";
const STONE = { from: 8, to: 24, y: 27, half: 1 };
const CORNER = 9;
const SQUARE = 32;
/** Sub-samples of a pixel along each side. */
const FINE = 4;

const hex = (colour) => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
const SVG =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${CORNER}" fill="${hex(EMBER)}"/>` +
  `<path d="${FLAME}" fill="${hex(CREAM)}"/>` +
  `<path d="M8 27h16" stroke="${hex(CREAM)}" stroke-width="2" stroke-linecap="round"/></svg>\n`;

/** The flame's outline as many short lines. */
function outline() {
  const numbers = FLAME.match(/-?\d+(\.\d+)?/g).map(Number);
  let [x, y] = numbers;
  const points = [[x, y]];
  for (let at = 2; at < numbers.length; at += 6) {
    const [ax, ay, bx, by, toX, toY] = numbers.slice(at, at + 6);
    for (let step = 1; step <= 24; step++) {
      const t = step / 24;
      const u = 1 - t;
      const on = (p, a, b, q) => u * u * u * p + 3 * u * u * t * a + 3 * u * t * t * b + t * t * t * q;
      points.push([on(x, ax, bx, toX), on(y, ay, by, toY)]);
    }
    [x, y] = [toX, toY];
  }
  return points;
}

const POINTS = outline();

function inFlame(x, y) {
  let inside = false;
  for (let i = 0, j = POINTS.length - 1; i < POINTS.length; j = i++) {
    const [ax, ay] = POINTS[i];
    const [bx, by] = POINTS[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const inStone = (x, y) => Math.hypot(x - Math.min(STONE.to, Math.max(STONE.from, x)), y - STONE.y) <= STONE.half;

function inCorners(x, y) {
  const off = (at) => Math.max(CORNER - at, at - (SQUARE - CORNER), 0);
  return Math.hypot(off(x), off(y)) <= CORNER;
}

/** A PNG of `size` pixels. `scale`: of the flame on its ground; `whole`: the ground goes to the edges. */
function png(size, { scale = 1, whole = false } = {}) {
  const row = size * 4 + 1;
  const pixels = Buffer.alloc(row * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [ground, mark] = covered(x, y, size, scale, whole);
      const at = y * row + 1 + x * 4;
      EMBER.forEach((part, n) => (pixels[at + n] = Math.round(part + (CREAM[n] - part) * mark)));
      pixels[at + 3] = Math.round(255 * ground);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = deflateSync(pixels, { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", body), chunk("IEND", Buffer.alloc(0))]);
}

/** How much of a pixel is ground, and how much of it the flame and its stone. */
function covered(x, y, size, scale, whole) {
  let ground = 0;
  let mark = 0;
  for (let n = 0; n < FINE * FINE; n++) {
    const px = ((x + ((n % FINE) + 0.5) / FINE) / size) * SQUARE;
    const py = ((y + (Math.floor(n / FINE) + 0.5) / FINE) / size) * SQUARE;
    if (whole || inCorners(px, py)) ground++;
    const [fx, fy] = [(px - 16) / scale + 16, (py - 16) / scale + 16];
    if (inStone(fx, fy) || inFlame(fx, fy)) mark++;
  }
  return [ground / (FINE * FINE), mark / (FINE * FINE)];
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, "ascii"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const at = (name) => fileURLToPath(new URL(`../public/${name}`, import.meta.url));
await mkdir(at("icons"), { recursive: true });
await writeFile(at("favicon.svg"), SVG);
await writeFile(at("icons/192.png"), png(192));
await writeFile(at("icons/512.png"), png(512));
// Cut to any shape by the device: what matters lies within four fifths (W3C, maskable icons).
await writeFile(at("icons/maskable-512.png"), png(512, { scale: 0.8, whole: true }));
await writeFile(at("icons/apple-180.png"), png(180, { scale: 0.9, whole: true }));
