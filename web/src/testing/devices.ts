/** Fake devices of a browser for tests: what is asked of them can be seen, and they can be made to fail. */

export class FakeTrack extends EventTarget {
  stopped = false;
  enabled = true;
  muted = false;
  label = "";
  contentHint = "";
  constructor(
    readonly deviceId: string,
    readonly kind: string,
  ) {
    super();
  }
  stop(): void {
    this.stopped = true;
  }
  getSettings(): { deviceId: string } {
    return { deviceId: this.deviceId };
  }
}

export class FakeDevices {
  present = ["built-in", "headset"];
  /** The name of the error to fail with. */
  failure: string | null = null;
  withoutCamera = false;
  asked = 0;
  opened: FakeTrack[] = [];
  pause: Promise<void> = Promise.resolve();

  async getUserMedia(asked: MediaStreamConstraints): Promise<MediaStream> {
    await this.pause;
    if (this.failure) throw Object.assign(new Error(), { name: this.failure });
    this.asked += 1;
    const tracks = (["audio", "video"] as const).flatMap((kind) =>
      asked[kind] ? [this.#open(kind, asked[kind])] : [],
    );
    this.opened.push(...tracks);
    return { getTracks: () => tracks } as unknown as MediaStream;
  }

  /** What the browser lists; it is asked for on `devicechange`. */
  listed: Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">[] = [];
  async getDisplayMedia(): Promise<MediaStream> {
    await this.pause;
    if (this.failure) throw Object.assign(new Error(), { name: this.failure });
    const track = new FakeTrack("screen", "video");
    this.opened.push(track);
    return { getVideoTracks: () => [track] } as unknown as MediaStream;
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return this.listed as MediaDeviceInfo[];
  }

  #open(kind: "audio" | "video", asked: unknown): FakeTrack {
    const wanted = (asked as { deviceId?: { exact: string } }).deviceId?.exact;
    if (this.withoutCamera && kind === "video") throw Object.assign(new Error(), { name: "NotFoundError" });
    if (wanted !== undefined && !this.present.includes(wanted)) {
      throw Object.assign(new Error(), { name: "OverconstrainedError" });
    }
    return new FakeTrack(wanted ?? this.present[0]!, kind);
  }
}

export class FakeStore {
  readonly entries = new Map<string, string>();
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

/** Let all promises that are ready run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}
