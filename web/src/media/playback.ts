/**
 * Playing what is received, within a browser's autoplay rules.
 *
 * Muted pictures may always play. Sound may be held back until the person has touched the page; then `blocked` is true,
 * and one touch (`unblock`) starts everything. The speaker that was chosen is remembered for this browser; where it is gone,
 * the system's choice plays.
 */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** The part of a media element that is used. */
export interface Player {
  srcObject: MediaProvider | null;
  readonly paused?: boolean;
  play(): Promise<void>;
  setSinkId?: (device: string) => Promise<void>;
}

type Store = Pick<Storage, "getItem" | "setItem">;

const KEY = "hearth:speaker";

export class Playback {
  readonly #store: Store | null;
  readonly #blocked = signal(false);
  readonly #speaker: Signal<string>;
  readonly #players = new Set<Player>();

  /** `store` null is a browser that forbids storage. */
  constructor(store: Store | null = null) {
    this.#store = store;
    this.#speaker = signal(store?.getItem(KEY) ?? "");
  }

  get blocked(): ReadonlySignal<boolean> {
    return this.#blocked;
  }

  /** The device that sound comes out of; "" for the system's choice. */
  get speaker(): ReadonlySignal<string> {
    return this.#speaker;
  }

  /** Play `stream` in `player` until the returned function is called. */
  attach(player: Player, stream: MediaStream): () => void {
    this.#players.add(player);
    if (player.srcObject !== stream) player.srcObject = stream;
    if (this.#speaker.value !== "") void this.#route(player);
    void this.#play(player);
    return () => {
      this.#players.delete(player);
      player.srcObject = null;
    };
  }

  /** After a touch: play all that was held back. */
  async unblock(): Promise<void> {
    this.#blocked.value = false;
    await Promise.all([...this.#players].map((player) => this.#play(player)));
  }

  /** After a phone call, or behind another app: a browser that has paused what plays does not go on by itself. */
  async resume(): Promise<void> {
    const paused = [...this.#players].filter((player) => player.paused === true);
    await Promise.all(paused.map((player) => this.#play(player)));
  }

  async choose(speaker: string): Promise<void> {
    this.#speaker.value = speaker;
    try {
      this.#store?.setItem(KEY, speaker);
    } catch (error) {
      console.debug("This browser does not remember the choice", error);
    }
    await Promise.all([...this.#players].map((player) => this.#route(player)));
  }

  async #play(player: Player): Promise<void> {
    try {
      await player.play();
    } catch (error) {
      // AbortError: the stream was changed while starting; the next `attach` plays.
      if (error instanceof Error && error.name === "NotAllowedError") this.#blocked.value = true;
    }
  }

  async #route(player: Player): Promise<void> {
    try {
      await player.setSinkId?.(this.#speaker.value);
    } catch (error) {
      console.debug("The speaker could not be chosen", error);
    }
  }
}
