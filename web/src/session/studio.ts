/**
 * Joins the meeting to the person's devices and to the transport: what is switched on is opened and sent, nothing else.
 *
 * Rule that holds: nothing is captured or sent that the person has not switched on, nothing is captured while they are
 * apart from the others (away, on hold), and nothing is sent before they have been let in. Where a device cannot be opened,
 * the session is told that it is off, so that nobody waits for a picture or a word that cannot come; and the person is
 * told (`missing`) until it is there again or they do without. A microphone that was pulled out gives way to another at
 * once; a camera does not, for another may show what nobody is to see.
 */
import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import {
  choices,
  type Device,
  type DeviceState,
  type Kind,
  type MediaDevicesLike,
  openTogether,
  type Trouble,
} from "../media/devices";
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

/** A device that the person wants to be on and that cannot be. */
export interface Missing {
  readonly trouble: Trouble;
  /** It can be tried with good hope again: one was plugged in, or allowed. */
  readonly back: boolean;
}

/** Trouble that may be over when a device was plugged in. */
const PLUGGED: ReadonlySet<Trouble> = new Set(["missing", "unplugged"]);

export class Studio {
  readonly #needs: StudioNeeds;
  readonly #stop: (() => void)[];
  /** Being opened in order to be switched on. */
  readonly #opening = new Set<Kind>();
  /** The trouble of each device that the session was last told of: once each, whatever its answer. */
  readonly #told = new Map<Kind, DeviceState>();
  readonly #missing = signal<Readonly<Partial<Record<Kind, Missing>>>>({});
  /** The loss that another device was tried for. */
  #replacing: DeviceState | null = null;
  #talking = false;

  constructor(needs: StudioNeeds) {
    this.#needs = needs;
    this.#stop = [effect(() => this.#apply("microphone")), effect(() => this.#apply("camera"))];
  }

  /** What of the person's own is wanted and cannot be; only inside, the pages before say it themselves. */
  get missing(): ReadonlySignal<Readonly<Partial<Record<Kind, Missing>>>> {
    return this.#missing;
  }

  /** Do without it, or: it is there again. */
  forget(kind: Kind): void {
    const { [kind]: gone, ...others } = this.#missing.peek();
    if (gone) this.#missing.value = others;
  }

  /** Devices were plugged in or pulled out. */
  async devicesChanged(): Promise<void> {
    const found = choices((await this.#needs.devices?.enumerateDevices()) ?? []);
    for (const kind of ["microphone", "camera"] as const) {
      const { trouble } = this.#missing.peek()[kind] ?? {};
      if (trouble && PLUGGED.has(trouble)) this.#miss(kind, { trouble, back: found[kind].length > 0 });
    }
  }

  /** The browser's permission was given; nothing is switched on by that alone. */
  permitted(kind: Kind): void {
    if (this.#missing.peek()[kind]?.trouble === "denied") this.#miss(kind, { trouble: "denied", back: true });
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
    else if (trouble) this.#miss(kind, { trouble, back: false });
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

  #miss(kind: Kind, missing: Missing): void {
    const { stage, door } = this.#needs.meeting;
    const inside = stage.peek().at === "inside" && door.peek() === null;
    if (inside) this.#missing.value = { ...this.#missing.peek(), [kind]: missing };
  }

  /** The microphone was pulled out in the middle of it: go on with another, and say so. */
  async #replace(lost: DeviceState): Promise<void> {
    this.#replacing = lost;
    const { microphone, meeting, text } = this.#needs;
    await microphone.open();
    const { track } = microphone.state.peek();
    const words = text.recovery.microphone;
    if (track) meeting.tell(track.label === "" ? words.replacedUnnamed : words.replaced(track.label));
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
    if (on && track) untracked(() => this.forget(kind));
    if (!on || track) return;
    if (trouble === "unplugged" && kind === "microphone" && this.#replacing !== state) {
      void untracked(() => this.#replace(state));
    } else if (trouble) {
      if (this.#told.get(kind) === state || this.#replacing === state) return;
      this.#told.set(kind, state);
      untracked(() => {
        this.#miss(kind, { trouble, back: false });
        this.#switch(kind, false);
      });
    } else if (stage === "inside") {
      void device.open();
    }
  }
}
