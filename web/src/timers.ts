/** Timers as a value, so that policies can be tested in virtual time. */
export interface Timers {
  /** Call `then` once after `ms` milliseconds. Returns: cancel. */
  after(ms: number, then: () => void): () => void;
  /** Milliseconds on a clock that only ever goes forward. */
  now(): number;
}

export const browserTimers: Timers = {
  after(ms, then) {
    const id = setTimeout(then, ms);
    return () => clearTimeout(id);
  },
  now: () => performance.now(),
};
