/**
 * Joins the meeting to the person's devices and to the transport: what is switched on is opened and sent, nothing else.
 *
 * Rule that holds: nothing is captured or sent that the person has not switched on, nothing is captured while they are
 * apart from the others (away, on hold), and nothing is sent before they have been let in. Where a device cannot be opened,
 * the session is told that it is off, so that nobody waits for a picture or a word that cannot come.
 */
import { effect, untracked } from "@preact/signals";
import { type Device, type DeviceState, type Kind, type MediaDevicesLike, openTogether } from "../media/devices";
import type { Transport } from "../media/transport";
import type { Text } from "../text";
import type { Meeting } from "./meeting";

export interface StudioNeeds {
  readonly meeting: Pick<Meeting, "own" | "stage" | "door" | "apart" | "setMedia" | "tell">;
  readonly transport: Pick<Transport, "publish">;
  readonly microphone: Device;
  readonly camera: Device;
  readonly devices: MediaDevicesLike | undefined;
  readonly text: Text;
}

export class Studio {
  readonly #needs: StudioNeeds;
  readonly #stop: (() => void)[];
  /** Being opened in order to be switched on. */
  readonly #opening = new Set<Kind>();
  /** The trouble of each device that the session was last told of: once each, whatever its answer. */
  readonly #told = new Map<Kind, DeviceState>();
  #talking = false;

  constructor(needs: StudioNeeds) {
    this.#needs = needs;
    this.#stop = [effect(() => this.#apply("microphone")), effect(() => this.#apply("camera"))];
  }

  /** For the preview: open both, as the person will have to decide only once; the microphone alone for sound only. */
  async preview(): Promise<void> {
    const { devices, microphone, camera, meeting } = this.#needs;
    if (meeting.own.value.camera) await openTogether(devices, microphone, camera);
    else await microphone.open();
  }

  /** Switch on what is off and off what is on. On is only what could be opened. */
  async toggle(kind: Kind): Promise<void> {
    if (this.#needs.meeting.apart.value !== null) return;
    if (this.#needs.meeting.own.value[kind]) return this.#switch(kind, false);
    await this.#open(kind);
    const { track, trouble } = this.#needs[kind].state.value;
    if (track) this.#switch(kind, true);
    else if (trouble) this.#needs.meeting.tell(this.#needs.text.trouble[kind][trouble]);
  }

  /** Talk while muted, for as long as the key is held. */
  async talk(): Promise<void> {
    const { own, apart } = this.#needs.meeting;
    if (own.value.microphone || apart.value !== null || this.#talking) return;
    this.#talking = true;
    await this.#open("microphone");
    if (this.#talking && this.#needs.microphone.state.value.track) this.#switch("microphone", true);
  }

  /** The key was released: muted again, if it was the key that unmuted. */
  hush(): void {
    if (!this.#talking) return;
    this.#talking = false;
    this.#switch("microphone", false);
  }

  /** Close the devices for good. */
  close(): void {
    for (const stop of this.#stop) stop();
    this.#needs.microphone.close();
    this.#needs.camera.close();
  }

  /** Opened, the device waits to be switched on in the same turn; what is not is closed by the next change. */
  async #open(kind: Kind): Promise<void> {
    this.#opening.add(kind);
    await this.#needs[kind].open();
    this.#opening.delete(kind);
  }

  #switch(kind: Kind, on: boolean): void {
    this.#needs.meeting.setMedia({ [kind]: on });
  }

  #apply(kind: Kind): void {
    const { meeting, transport } = this.#needs;
    const device = this.#needs[kind];
    const stage = meeting.stage.value.at;
    const apart = meeting.apart.value !== null;
    const on = meeting.own.value[kind] && !apart;
    const state = device.state.value;
    const { track, trouble } = state;
    if (stage === "over") {
      device.close();
      return;
    }
    if (track) track.enabled = on;
    // A camera that is off is closed and its light goes out; a microphone stays ready to be back at once.
    if ((kind === "camera" || apart) && !on && track && !this.#opening.has(kind)) device.close();
    transport.publish(kind, on && meeting.door.value === null ? track : null);
    if (!on || track) return;
    if (trouble) {
      if (this.#told.get(kind) === state) return;
      this.#told.set(kind, state);
      untracked(() => this.#switch(kind, false));
    } else if (stage === "inside") {
      void device.open();
    }
  }
}
