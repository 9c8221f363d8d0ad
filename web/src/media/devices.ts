/**
 * The person's own microphone and camera: opening them, choosing among them, and what to say when that fails.
 *
 * The two are opened apart, so that one that is missing or taken does not cost the other. Rule that holds: a camera that is
 * off is stopped (its light goes out); a microphone that is off stays open but silent, so that it is back at once.
 */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** Why a device could not be opened. */
export type Trouble = "denied" | "missing" | "unplugged" | "taken" | "unsupported" | "failed";
export type Kind = "microphone" | "camera";

export interface DeviceState {
  readonly track: MediaStreamTrack | null;
  readonly trouble: Trouble | null;
  /** The device in use, or wished for; "" for the system's choice. */
  readonly chosen: string;
  /** Open, but kept silent by the system: by a switch on the headset, a call, another program. */
  readonly silent: boolean;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface Choices {
  readonly microphone: readonly Choice[];
  readonly camera: readonly Choice[];
  readonly speaker: readonly Choice[];
}

/** The part of `navigator.mediaDevices` that is used. */
export type MediaDevicesLike = Pick<MediaDevices, "getUserMedia" | "enumerateDevices">;

type Store = Pick<Storage, "getItem" | "setItem">;

const KINDS: Record<string, keyof Choices> = {
  audioinput: "microphone",
  videoinput: "camera",
  audiooutput: "speaker",
};

export function constraints(kind: Kind, device: string): MediaStreamConstraints {
  const chosen = device === "" ? {} : { deviceId: { exact: device } };
  return kind === "microphone"
    ? { audio: { ...chosen, echoCancellation: true, noiseSuppression: true, autoGainControl: true } }
    : // Simulcast gives its third layer from 720p only.
      { video: { ...chosen, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24, max: 30 } } };
}

/** What a failed `getUserMedia` or `getDisplayMedia` means. Of a screen, choosing nothing and being forbidden look the same. */
export function trouble(error: unknown): "denied" | "missing" | "taken" | "failed" {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "taken";
    default:
      return "failed";
  }
}

/** The devices by kind. Without permission a browser gives no ids; such entries offer no choice and are left out. */
export function choices(devices: readonly Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">[]): Choices {
  const found: Record<keyof Choices, Choice[]> = { microphone: [], camera: [], speaker: [] };
  for (const { kind, deviceId, label } of devices) {
    const list = KINDS[kind];
    if (list && deviceId !== "") found[list].push({ id: deviceId, label });
  }
  return found;
}

export class Device {
  readonly #kind: Kind;
  readonly #devices: MediaDevicesLike | undefined;
  readonly #store: Store | null;
  readonly #state: Signal<DeviceState>;
  #turn = 0;

  /** `devices` undefined is a browser that has none to offer, for example on a page without TLS. */
  constructor(kind: Kind, devices: MediaDevicesLike | undefined, store: Store | null) {
    this.#kind = kind;
    this.#devices = devices;
    this.#store = store;
    const chosen = store?.getItem(`hearth:${kind}`) ?? "";
    this.#state = signal({ track: null, trouble: null, chosen, silent: false });
  }

  get state(): ReadonlySignal<DeviceState> {
    return this.#state;
  }

  /** Open the device, unless it is. A chosen one that is gone gives way to the system's choice. */
  async open(): Promise<void> {
    if (this.#state.value.track) return;
    const turn = ++this.#turn;
    const { chosen } = this.#state.value;
    let opened = await this.#request(chosen);
    if (opened === "missing" && chosen !== "") opened = await this.#request("");
    if (turn !== this.#turn) {
      // Switched off or to another device while the browser was asking.
      if (typeof opened !== "string") opened.stop();
      return;
    }
    if (typeof opened === "string") {
      this.#state.value = { ...this.#state.value, trouble: opened };
    } else {
      this.adopt(opened);
    }
  }

  /** Use a track of this kind that was opened elsewhere. */
  adopt(track: MediaStreamTrack): void {
    this.#turn += 1;
    this.#state.value.track?.stop();
    track.contentHint = this.#kind === "microphone" ? "speech" : "motion";
    // A device that is pulled out ends its track; "ended" does not come for our own `stop`.
    const of = (change: Partial<DeviceState>) => (): void => {
      if (this.#state.value.track === track) this.#state.value = { ...this.#state.value, ...change };
    };
    track.addEventListener("ended", of({ track: null, trouble: "unplugged", silent: false }));
    track.addEventListener("mute", of({ silent: true }));
    track.addEventListener("unmute", of({ silent: false }));
    const chosen = track.getSettings().deviceId ?? "";
    this.#state.value = { track, trouble: null, chosen, silent: track.muted };
  }

  /** Stop the device: its light goes out. */
  close(): void {
    this.#turn += 1;
    const { track } = this.#state.value;
    if (!track) return;
    track.stop();
    this.#state.value = { ...this.#state.value, track: null, silent: false };
  }

  /** Use this device from now on, also next time. */
  async choose(id: string): Promise<void> {
    const wasOpen = this.#state.value.track !== null || this.#state.value.trouble !== null;
    this.close();
    this.#state.value = { track: null, trouble: null, chosen: id, silent: false };
    try {
      this.#store?.setItem(`hearth:${this.#kind}`, id);
    } catch (error) {
      console.debug("This browser does not remember the choice", error);
    }
    if (wasOpen) await this.open();
  }

  /** What `getUserMedia` is asked for, to open this device. */
  get asks(): MediaStreamConstraints {
    return constraints(this.#kind, this.#state.value.chosen);
  }

  async #request(device: string): Promise<MediaStreamTrack | Trouble> {
    if (!this.#devices) return "unsupported";
    try {
      const stream = await this.#devices.getUserMedia(constraints(this.#kind, device));
      return stream.getTracks()[0] ?? "failed";
    } catch (error) {
      return trouble(error);
    }
  }
}

/** Open both with one question to the person; apart where that fails, so that one does not cost the other. */
export async function openTogether(
  devices: MediaDevicesLike | undefined,
  microphone: Device,
  camera: Device,
): Promise<void> {
  if (microphone.state.value.track || camera.state.value.track) return;
  try {
    const stream = await devices?.getUserMedia({ ...microphone.asks, ...camera.asks });
    for (const track of stream?.getTracks() ?? []) (track.kind === "audio" ? microphone : camera).adopt(track);
  } catch (error) {
    console.debug("Not both devices at once", trouble(error));
  }
  await Promise.all([microphone.open(), camera.open()]);
}
