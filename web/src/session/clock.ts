/**
 * The server's time, for countdowns on a device whose clock is wrong.
 *
 * Every event says when it happened. It was here a little later, so of all differences seen the largest is the nearest
 * to the truth. Until the first event the device's own clock counts.
 */
export class ServerClock {
  readonly #now: () => number;
  #ahead: number | null = null;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** An event of the instant `at` has just arrived. Milliseconds since the Unix epoch, as everywhere here. */
  learn(at: number): void {
    const ahead = at - this.#now();
    this.#ahead = this.#ahead === null ? ahead : Math.max(this.#ahead, ahead);
  }

  now(): number {
    return this.#now() + (this.#ahead ?? 0);
  }
}
