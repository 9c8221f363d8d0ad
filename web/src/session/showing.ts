/**
 * What this page shows, as it tells the server: a picture nobody looks at is not sent, and a small one is sent small.
 *
 * Changes are gathered for a moment, and only what differs is said. A page that is out of sight goes on for a few
 * seconds, so that a glance at another tab costs nothing; then it is sent no pictures, only sound. Rule that holds: each
 * new transport is told anew, for it begins with everything shown.
 */
import type { ShownSeat } from "../protocol";
import type { Timers } from "../timers";

export interface ShowingNeeds {
  /** Tell the server. Returns: whether it has taken it. */
  send(seats: readonly ShownSeat[]): Promise<boolean>;
  readonly timers: Timers;
}

/** How long changes are gathered. */
export const GATHER_MS = 200;
/** How long a page may be out of sight before its pictures stop. */
export const OUT_OF_SIGHT_MS = 5_000;
export const RETRY_MS = 2_000;
/** Widths are told in steps, so that dragging a window is not a hundred messages. */
const STEP = 80;

export class Showing {
  readonly #needs: ShowingNeeds;
  #widths: ReadonlyMap<number, number> = new Map();
  #inSight = true;
  #told = "";
  #cancel: (() => void) | null = null;
  #cancelSight: () => void = () => undefined;

  constructor(needs: ShowingNeeds) {
    this.#needs = needs;
  }

  /** The pictures of these seats stand so wide on the page, in device pixels; 0 is not at all. */
  shows(widths: ReadonlyMap<number, number>): void {
    this.#widths = widths;
    this.#gather(GATHER_MS);
  }

  /** The page is in sight, or no longer. */
  sight(inSight: boolean): void {
    this.#cancelSight();
    if (inSight) return this.#see(true);
    this.#cancelSight = this.#needs.timers.after(OUT_OF_SIGHT_MS, () => this.#see(false));
  }

  /** There is a new transport, which knows nothing yet. */
  begun(): void {
    this.#told = "";
    this.#gather(0);
  }

  #see(inSight: boolean): void {
    if (this.#inSight === inSight) return;
    this.#inSight = inSight;
    this.#gather(0);
  }

  #gather(ms: number): void {
    if (ms > 0 && this.#cancel !== null) return;
    this.#cancel?.();
    this.#cancel = this.#needs.timers.after(ms, () => {
      this.#cancel = null;
      void this.#tell();
    });
  }

  async #tell(): Promise<void> {
    const seats = [...this.#widths]
      .sort(([one], [other]) => one - other)
      .map(([seat, width]) => ({ seat, width: this.#inSight ? Math.ceil(width / STEP) * STEP : 0 }));
    const words = JSON.stringify(seats);
    if (words === this.#told) return;
    this.#told = words;
    if (await this.#needs.send(seats)) return;
    if (this.#told !== words) return; // Something newer is on its way.
    this.#told = "";
    this.#gather(RETRY_MS);
  }
}
