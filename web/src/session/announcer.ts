/**
 * What is said to those who listen to the page: one utterance after the other, none lost to the next.
 *
 * A screen reader reads what is added to a live region, and forgets what is replaced before it came to it. So words wait
 * here. What comes together is said together; the next is said when the one before has had its time.
 *
 *     idle ──say──▶ gathering ──SETTLE──▶ saying ──its time──▶ gathering what came meanwhile, or idle
 *
 * Rules that hold: words are said in the order they came, the same words waiting are said once; a crowd's words are
 * bounded, and that there were more is said as well. Assertive is for what takes effect on the person at once.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Timers } from "../timers";

export type Urgency = "polite" | "assertive";

/** One utterance; `id` tells equal ones apart. */
export interface Said {
  readonly id: number;
  readonly text: string;
}

/** How long words wait for others of the same moment, in milliseconds. */
const SETTLE_MS = 100;
const MS_PER_CHARACTER = 60;
const SHORTEST_MS = 1_000;
const LONGEST_MS = 4_000;
/** So many utterances stay in the region, for who goes through the page by a screen reader's own cursor. */
const KEPT = 3;
const MOST_WAITING = 8;

export class Announcer {
  readonly #channels: Readonly<Record<Urgency, Channel>>;

  /** `more` says that so many others were left out. */
  constructor(timers: Timers, more: (count: number) => string) {
    this.#channels = { polite: new Channel(timers, more), assertive: new Channel(timers, more) };
  }

  /** The region's utterances, oldest first. */
  said(urgency: Urgency): ReadonlySignal<readonly Said[]> {
    return this.#channels[urgency].said;
  }

  say(text: string, urgency: Urgency = "polite"): void {
    if (text !== "") this.#channels[urgency].say(text);
  }

  /** Forget what waits and what was said: it was not meant for who may look now. */
  hush(): void {
    for (const channel of Object.values(this.#channels)) channel.hush();
  }
}

class Channel {
  readonly #timers: Timers;
  readonly #more: (count: number) => string;
  readonly #said = signal<readonly Said[]>([]);
  #waiting: string[] = [];
  #leftOut = 0;
  #count = 0;
  /** Ends the wait that is on; null while idle. */
  #cancel: (() => void) | null = null;

  constructor(timers: Timers, more: (count: number) => string) {
    this.#timers = timers;
    this.#more = more;
  }

  get said(): ReadonlySignal<readonly Said[]> {
    return this.#said;
  }

  say(text: string): void {
    if (!this.#waiting.includes(text)) this.#waiting.push(text);
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting.shift();
      this.#leftOut += 1;
    }
    this.#cancel ??= this.#timers.after(SETTLE_MS, () => this.#speak());
  }

  hush(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting = [];
    this.#leftOut = 0;
    this.#said.value = [];
  }

  #speak(): void {
    const words = this.#leftOut > 0 ? [this.#more(this.#leftOut), ...this.#waiting] : this.#waiting;
    this.#waiting = [];
    this.#leftOut = 0;
    this.#cancel = null;
    if (words.length === 0) return;
    const text = sentences(words);
    this.#said.value = [...this.#said.value, { id: ++this.#count, text }].slice(-KEPT);
    const time = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, text.length * MS_PER_CHARACTER));
    this.#cancel = this.#timers.after(time, () => this.#speak());
  }
}

/** Several words as one: each a sentence of its own. */
export function sentences(words: readonly string[]): string {
  if (words.length === 1) return words[0]!;
  return words.map((each) => (/[.!?…]$/u.test(each) ? each : `${each}.`)).join(" ");
}
