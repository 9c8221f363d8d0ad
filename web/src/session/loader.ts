/**
 * A part of the client that only some need, loaded when it is wanted.
 *
 *     idle ──begin──▶ loading ──▶ ready
 *                       │  ▲
 *                       ▼  │ after a while, again and again
 *                      failed
 *
 * A network that fails for a moment must not leave somebody without it for the rest of the hour.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Timers } from "../timers";

const PAUSES_MS = [1_000, 3_000, 10_000] as const;

export class Loader<T> {
  readonly #load: () => Promise<T>;
  readonly #timers: Timers;
  readonly #part = signal<T | null>(null);
  readonly #failed = signal(false);
  #begun: Promise<void> | null = null;
  #failures = 0;

  constructor(load: () => Promise<T>, timers: Timers) {
    this.#load = load;
    this.#timers = timers;
  }

  /** The part as soon as it is there. */
  get part(): ReadonlySignal<T | null> {
    return this.#part;
  }
  /** Whether it could not be loaded so far; the next try comes by itself. */
  get failed(): ReadonlySignal<boolean> {
    return this.#failed;
  }

  /** Load it, unless that has begun. Resolves when the first try is over, however it went. */
  begin(): Promise<void> {
    this.#begun ??= this.#try();
    return this.#begun;
  }

  async #try(): Promise<void> {
    try {
      this.#part.value = await this.#load();
      this.#failed.value = false;
    } catch (error) {
      console.warn("A part of the page could not be loaded", error);
      this.#failed.value = true;
      const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)]!;
      this.#failures += 1;
      this.#timers.after(pause, () => void this.#try());
    }
  }
}
