/**
 * Something of one's own that runs ahead of the server: shown and done at once, told, and told again after a drop.
 *
 * Rule that holds (`wish.ts`): once the server's answer has come round, its word counts.
 */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Failure, Reply } from "../protocol";
import * as wishes from "./wish";

export interface AheadNeeds<T> {
  send(want: T): Promise<Reply>;
  /** The server did not take it. */
  refused(failure: Failure): void;
  /** The last event that is known. */
  seq(): number;
}

export class Ahead<T> {
  readonly #needs: AheadNeeds<T>;
  readonly #wish: Signal<wishes.Wish<T> | null> = signal(null);
  #count = 0;

  constructor(needs: AheadNeeds<T>) {
    this.#needs = needs;
  }

  get wish(): ReadonlySignal<wishes.Wish<T> | null> {
    return this.#wish;
  }

  /** What to show and do now, `session` being the session's word. */
  effective(session: T): T {
    return wishes.effective(this.#wish.value, session);
  }

  /** Want this from now on, without telling yet. */
  hold(want: T): void {
    this.#wish.value = { id: ++this.#count, want, until: null };
  }

  /** Want this, and tell the server. */
  async want(want: T): Promise<void> {
    this.hold(want);
    await this.tell();
  }

  /** Tell what the server has not answered yet; offline it stays and is told with the next welcome. */
  async tell(): Promise<void> {
    const sent = this.#wish.peek();
    if (sent === null || sent.until !== null) return;
    const reply = await this.#needs.send(sent.want);
    if (reply.ok) {
      this.#wish.value = wishes.accepted(this.#wish.peek(), sent, reply.seq);
      this.caughtUp(this.#needs.seq());
    } else if (reply.error.code !== "offline") {
      this.#wish.value = wishes.declined(this.#wish.peek(), sent);
      this.#needs.refused(reply);
    }
  }

  /** All events up to `seq` are known. */
  caughtUp(seq: number): void {
    this.#wish.value = wishes.caughtUp(this.#wish.peek(), seq);
  }

  /** Something happened that bears on the wish. */
  change(how: (wish: wishes.Wish<T> | null) => wishes.Wish<T> | null): void {
    this.#wish.value = how(this.#wish.peek());
  }
}
