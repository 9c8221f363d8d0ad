/**
 * The server's time, for countdowns on a device whose clock is wrong.
 *
 * The welcome and every event say when they were. They were here a little later, so of all differences seen the largest
 * is the nearest to the truth.
 */
export class ServerClock {
  readonly #now: () => number;
  #ahead: number | null = null;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Something of the instant `at` has just arrived. Milliseconds since the Unix epoch, as everywhere here. */
  learn(at: number): void {
    const ahead = at - this.#now();
    this.#ahead = this.#ahead === null ? ahead : Math.max(this.#ahead, ahead);
  }

  now(): number {
    return this.#now() + (this.#ahead ?? 0);
  }
}
