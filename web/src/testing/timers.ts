/** Virtual time for tests. */
import type { Timers } from "../timers";

export class FakeTimers implements Timers {
  #now = 0;
  #queue: { at: number; then: () => void }[] = [];

  after(ms: number, then: () => void): () => void {
    const entry = { at: this.#now + ms, then };
    this.#queue.push(entry);
    return () => {
      this.#queue = this.#queue.filter((each) => each !== entry);
    };
  }

  /** Let `ms` milliseconds pass, with all that falls due in them, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#queue.filter((each) => each.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#now = due.at;
      this.#queue = this.#queue.filter((each) => each !== due);
      due.then();
    }
    this.#now = end;
  }

  now(): number {
    return this.#now;
  }

  get pending(): number {
    return this.#queue.length;
  }
}
