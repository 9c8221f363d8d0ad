/**
 * Whether the person's own link is weak, so that sound has to come first: a judgement that is slow to change its mind.
 *
 * Single seconds of loss are everybody's. A link is weak when most of the last seconds were bad, and good again only
 * after a good while of good ones: what the page says and sends must not flicker.
 */
import type { Path } from "./path";

export interface Weakness {
  readonly weak: boolean;
  /** How bad the last while was, 0 to `WORST`. */
  readonly score: number;
}

export const STRONG: Weakness = { weak: false, score: 0 };

/** How often `judge` is called. */
export const JUDGE_EVERY_MS = 1_000;
const WEAK_FROM = 4;
const WORST = 8;
const RELIEF = 0.5;
/** What sound and the least picture take together, bit/s. */
const LEAST_OUTGOING = 120_000;
const LONGEST_ROUND_TRIP = 1;

/** Whether this second was bad: by the server's word on loss in either direction, or by what the browser measures. */
export function isBad(told: "good" | "poor" | "lost" | undefined, path: Path | null): boolean {
  if (told === "poor") return true;
  const narrow = path?.outgoing != null && path.outgoing < LEAST_OUTGOING;
  const slow = path?.roundTrip != null && path.roundTrip > LONGEST_ROUND_TRIP;
  return narrow || slow;
}

/** The judgement after one more second. */
export function judge({ weak, score }: Weakness, bad: boolean): Weakness {
  const next = Math.min(WORST, Math.max(0, bad ? score + 1 : score - RELIEF));
  return { weak: weak ? next > 0 : next >= WEAK_FROM, score: next };
}
