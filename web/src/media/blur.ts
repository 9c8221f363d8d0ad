/**
 * Blur behind the person, as far as their own system does it: the `backgroundBlur` constraint of Media Capture Extensions.
 *
 * Whether it can be chosen is the camera's to say (`capabilities`); where it cannot, nothing is offered. The choice is
 * remembered for this browser and holds for the next camera as well. Rule that holds: no picture leaves the device to be
 * blurred, and nothing is loaded for it.
 */
import { effect, type ReadonlySignal, type Signal, signal, untracked } from "@preact/signals";
import type { DeviceState } from "./devices";

/** `always`: the system blurs, and only there can that be changed. */
export type Offer = "none" | "choice" | "always";

export interface BlurState {
  readonly offer: Offer;
  readonly on: boolean;
}

type Store = Pick<Storage, "getItem" | "setItem">;
// The constraint is too new for the compiler's library.
type Blurred = { backgroundBlur?: boolean };
type Capable = { backgroundBlur?: readonly boolean[] };

const KEY = "hearth:blur";
const NONE: BlurState = { offer: "none", on: false };

/** What a camera offers now. */
export function read(track: MediaStreamTrack): BlurState {
  const can = (track.getCapabilities?.() as Capable | undefined)?.backgroundBlur ?? [];
  const on = (track.getSettings() as Blurred).backgroundBlur === true;
  if (can.includes(true)) return { offer: can.includes(false) ? "choice" : "always", on };
  return NONE;
}

export class Blur {
  readonly #camera: ReadonlySignal<DeviceState>;
  readonly #store: Store | null;
  readonly #state: Signal<BlurState> = signal(NONE);

  constructor(camera: ReadonlySignal<DeviceState>, store: Store | null) {
    this.#camera = camera;
    this.#store = store;
    effect(() => {
      const { track } = camera.value;
      return untracked(() => this.#follow(track));
    });
  }

  get state(): ReadonlySignal<BlurState> {
    return this.#state;
  }

  /** Blur from now on, or no more; also next time. */
  async choose(on: boolean): Promise<void> {
    try {
      this.#store?.setItem(KEY, on ? "on" : "off");
    } catch (error) {
      console.debug("This browser does not remember the choice", error);
    }
    const { track } = this.#camera.value;
    if (track) await this.#apply(track, on);
  }

  #follow(track: MediaStreamTrack | null): (() => void) | undefined {
    if (track === null) {
      this.#state.value = NONE;
      return undefined;
    }
    // The system's own switch may be used meanwhile.
    const look = (): void => void (this.#state.value = read(track));
    look();
    track.addEventListener("configurationchange", look);
    const { offer, on } = this.#state.value;
    const wanted = this.#store?.getItem(KEY);
    if (offer === "choice" && wanted !== undefined && wanted !== null && (wanted === "on") !== on) {
      void this.#apply(track, wanted === "on");
    }
    return () => track.removeEventListener("configurationchange", look);
  }

  async #apply(track: MediaStreamTrack, on: boolean): Promise<void> {
    try {
      // What is not named again would be given up: size and frame rate.
      await track.applyConstraints({ ...track.getConstraints(), backgroundBlur: on } as MediaTrackConstraints);
    } catch (error) {
      console.debug("The background could not be blurred", error);
    }
    if (this.#camera.peek().track === track) this.#state.value = read(track);
  }
}
