/**
 * Sharing one's own screen: the browser's question what to share, then the server's word, and only then the others see it.
 *
 *     off ──start──▶ choosing ──chosen──▶ asking ──the view says so──▶ on ──stop, ended, or the view says no──▶ off
 *                        └── nothing chosen ─┴── refused, or nothing came of it ──▶ off
 *
 * Rule that holds: outside of `choosing` to `on` nothing is captured, and nothing is sent before the server has said that
 * it is shared. A screen of ours that the server still counts as shared, as after a reload, is taken back.
 */
import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { trouble } from "../media/devices";
import type { Transport } from "../media/transport";
import type { Text } from "../text";
import type { Timers } from "../timers";
import type { Meeting } from "./meeting";

export type Sharing = "off" | "choosing" | "asking" | "on";

/** The part of `navigator.mediaDevices` that is used; without `getDisplayMedia`, as on phones, nothing can be shared. */
export interface ScreenDevices {
  getDisplayMedia?(options: DisplayMediaStreamOptions): Promise<MediaStream>;
}

export interface OwnScreenNeeds {
  readonly meeting: Pick<
    Meeting,
    "shares" | "screen" | "leads" | "stage" | "apart" | "view" | "ask" | "quietly" | "tell"
  >;
  readonly transport: Pick<Transport, "publish">;
  readonly devices: ScreenDevices | undefined;
  readonly timers: Timers;
  readonly text: Text;
}

/** How long an accepted request may take to show in the view. */
export const PATIENCE_MS = 5_000;

/** Sound is not taken along: who explains something on a screen is heard by their microphone. */
const WANTED = {
  audio: false,
  video: { frameRate: { ideal: 8, max: 12 }, width: { max: 2560 }, height: { max: 1600 } },
  // Showing this very page would show itself in itself.
  selfBrowserSurface: "exclude",
  surfaceSwitching: "include",
} as DisplayMediaStreamOptions;

export class OwnScreen {
  readonly #needs: OwnScreenNeeds;
  readonly #state = signal<Sharing>("off");
  readonly #stop: () => void;
  #track: MediaStreamTrack | null = null;
  #taken = false;
  #cancel: () => void = () => undefined;

  constructor(needs: OwnScreenNeeds) {
    this.#needs = needs;
    this.#stop = effect(() => this.#follow());
  }

  get state(): ReadonlySignal<Sharing> {
    return this.#state;
  }

  /** Whether this browser can share a screen at all. */
  get possible(): boolean {
    return this.#needs.devices?.getDisplayMedia !== undefined;
  }

  /** Ask the person what to share, and share it. To be called while handling a press: browsers want one. */
  async start(): Promise<void> {
    const { meeting, text } = this.#needs;
    if (this.#state.value !== "off") return;
    const other = meeting.screen.value;
    if (other !== null && !meeting.leads.value) return meeting.tell(text.sharing.busy(other.person.name));
    this.#state.value = "choosing";
    const chosen = await this.#choose();
    if (this.#state.value !== "choosing") {
      if (typeof chosen !== "string") chosen.stop();
      return;
    }
    if (typeof chosen === "string") {
      this.#end();
      return meeting.tell(chosen);
    }
    await this.#offer(chosen);
  }

  /** Share nothing any more. */
  stop(): void {
    const told = this.#state.value === "asking" || this.#state.value === "on";
    this.#end();
    if (told) this.#takeBack();
  }

  close(): void {
    this.#stop();
    this.#end();
  }

  /** Returns: the track of what was chosen, or why there is none. */
  async #choose(): Promise<MediaStreamTrack | string> {
    const { devices, text } = this.#needs;
    try {
      const stream = await devices?.getDisplayMedia?.(WANTED);
      return stream?.getVideoTracks()[0] ?? text.sharing.trouble.failed;
    } catch (error) {
      return text.sharing.trouble[trouble(error)];
    }
  }

  async #offer(track: MediaStreamTrack): Promise<void> {
    track.contentHint = "detail";
    track.addEventListener("ended", () => {
      if (this.#track === track) this.stop();
    });
    this.#track = track;
    this.#state.value = "asking";
    const reply = await this.#needs.meeting.ask({ type: "share_screen" });
    if (this.#track !== track || this.#state.value !== "asking") return;
    if (!reply.ok) return this.#end();
    this.#cancel = this.#needs.timers.after(PATIENCE_MS, () => this.stop());
  }

  /** The view, or the stage of the meeting, has changed. */
  #follow(): void {
    const { meeting } = this.#needs;
    const shares = meeting.shares.value;
    const at = meeting.stage.value.at;
    const apart = meeting.apart.value !== null;
    const state = this.#state.value;
    untracked(() => {
      if (!shares) this.#taken = false;
      if (at === "over") return this.#end();
      // The privacy button is ahead of the server.
      if (apart && state !== "off") this.stop();
      else if (state === "asking" && shares) this.#begin();
      else if (state === "on" && !shares && meeting.view.value !== null) this.#end();
      else if (state === "off" && shares) this.#takeBack();
    });
  }

  /** Once, until the view has followed. */
  #takeBack(): void {
    if (this.#taken) return;
    this.#taken = true;
    void this.#needs.meeting.quietly({ type: "stop_sharing" });
  }

  #begin(): void {
    this.#cancel();
    this.#state.value = "on";
    this.#needs.transport.publish("screen", this.#track);
  }

  #end(): void {
    this.#cancel();
    this.#needs.transport.publish("screen", null);
    this.#track?.stop();
    this.#track = null;
    this.#state.value = "off";
  }
}
