/**
 * The media transport: one RTCPeerConnection at a time, driven by the policy of `link.ts`.
 *
 * While a new connection is being dialled the earlier one stays on screen, so that a reconnect shows the last picture
 * and not a black tile. Rule that holds: only the current connection feeds the policy; at most one other is kept.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Timers } from "../timers";
import { INITIAL, type Input, type LinkState, type Phase, step } from "./link";
import { prepare, type Publisher } from "./offer";
import { type Path, pathOf, type Target, targets } from "./path";
import { seatPair } from "./seats";

export interface MediaTerms {
  readonly seats: number;
  readonly ice_servers: readonly RTCIceServer[];
}

/** What one seat receives; the same objects for the life of a connection, whoever sits there. */
export interface SeatStreams {
  readonly audio: MediaStream;
  readonly video: MediaStream;
}

export type Kind = "microphone" | "camera" | "screen";

interface Dialled {
  readonly connection: RTCPeerConnection;
  readonly publisher: Publisher;
  readonly seats: number;
}

export interface TransportNeeds {
  /** Send an offer over signalling. Returns: the answer's SDP, or null if it was refused. */
  offer(sdp: string): Promise<string | null>;
  open(configuration: RTCConfiguration): RTCPeerConnection;
  stream(track: MediaStreamTrack): MediaStream;
  readonly timers: Timers;
}

/** How often the counters of a transport in doubt are read. */
const PROBE_EVERY_MS = 100;

export class Transport {
  readonly #needs: TransportNeeds;
  readonly #phase = signal<Phase>("idle");
  readonly #streams = signal<readonly SeatStreams[]>([]);
  readonly #failures = signal(0);
  readonly #targets = signal<readonly Target[]>([]);
  readonly #tracks: Record<Kind, MediaStreamTrack | null> = { microphone: null, camera: null, screen: null };
  #state: LinkState = INITIAL;
  #terms: MediaTerms = { seats: 0, ice_servers: [] };
  #current: Dialled | null = null;
  #shown: Dialled | null = null;
  #cancel: () => void = () => undefined;
  #sparing = false;

  constructor(needs: TransportNeeds) {
    this.#needs = needs;
  }

  get phase(): ReadonlySignal<Phase> {
    return this.#phase;
  }

  /** By seat number; empty until the first connection is up. */
  get streams(): ReadonlySignal<readonly SeatStreams[]> {
    return this.#streams;
  }

  /** Dials in a row that led to no connection. */
  get failures(): ReadonlySignal<number> {
    return this.#failures;
  }

  /** Where the server has said that it takes media; empty while it has answered no offer. */
  get targets(): ReadonlySignal<readonly Target[]> {
    return this.#targets;
  }

  /** How media travels now; null while it does not. */
  async path(): Promise<Path | null> {
    if (this.#state.phase !== "connected" || !this.#current) return null;
    return pathOf(await statistics(this.#current.connection));
  }

  /** Send the picture in its least size only, so that sound has room; or in all sizes again. */
  spare(sparing: boolean): void {
    if (this.#sparing === sparing) return;
    this.#sparing = sparing;
    if (this.#current) void thin(this.#current.publisher.camera, sparing);
  }

  /** Signalling is up; `terms` are those of the newest welcome. */
  welcome(terms: MediaTerms): void {
    this.#terms = terms;
    this.#feed("welcome");
  }

  signallingLost(): void {
    this.#feed("signalling_lost");
  }

  close(): void {
    this.#feed("close");
  }

  /** Send `track` as the microphone, camera or screen from now on, also over later connections; null sends nothing. */
  publish(kind: Kind, track: MediaStreamTrack | null): void {
    if (this.#tracks[kind] === track) return;
    this.#tracks[kind] = track;
    if (this.#current) void attach(this.#current.publisher[kind], track);
  }

  #feed(input: Input): void {
    const before = this.#state.phase;
    const { state, action, timer } = step(this.#state, input);
    this.#state = state;
    this.#phase.value = state.phase;
    this.#failures.value = state.failures;
    if (state.phase !== before || action !== null) {
      this.#cancel();
      this.#cancel = timer === null ? () => undefined : this.#needs.timers.after(timer, () => this.#feed("timeout"));
    }
    if (state.phase === "connected") this.#show();
    if (action === "dial") void this.#dial();
    else if (action === "restart") void this.#restart();
    else if (action === "probe") void this.#probe();
    else if (action === "close") this.#closeAll();
  }

  async #dial(): Promise<void> {
    if (this.#current !== this.#shown) this.#current?.connection.close();
    const connection = this.#needs.open({
      iceServers: [...this.#terms.ice_servers],
      bundlePolicy: "max-bundle",
    });
    const publisher = prepare(connection, this.#terms.seats);
    const dialled = { connection, publisher, seats: this.#terms.seats };
    this.#current = dialled;
    connection.onconnectionstatechange = () => {
      const { connectionState } = connection;
      const told =
        connectionState === "connected" || connectionState === "disconnected" || connectionState === "failed";
      if (told && this.#current === dialled) this.#feed(connectionState);
    };
    await Promise.all([
      attach(publisher.microphone, this.#tracks.microphone),
      attach(publisher.camera, this.#tracks.camera),
      attach(publisher.screen, this.#tracks.screen),
    ]);
    if (this.#sparing) await thin(publisher.camera, true);
    await this.#negotiate(dialled);
  }

  async #restart(): Promise<void> {
    const dialled = this.#current;
    if (!dialled) return;
    dialled.connection.restartIce();
    await this.#negotiate(dialled);
  }

  async #negotiate(dialled: Dialled): Promise<void> {
    const { connection } = dialled;
    try {
      // The server is ICE-lite and reachable at its own candidates: ours need not be gathered before the offer goes.
      await connection.setLocalDescription();
      const answer = await this.#needs.offer(connection.localDescription?.sdp ?? "");
      if (this.#current !== dialled) return;
      this.#targets.value = answer === null ? [] : targets(answer);
      if (answer === null) this.#feed("refused");
      else await connection.setRemoteDescription({ type: "answer", sdp: answer });
    } catch (error) {
      console.warn("The media offer could not be completed", error);
      if (this.#current === dialled) this.#feed("refused");
    }
  }

  async #probe(): Promise<void> {
    const dialled = this.#current;
    if (!dialled) return;
    const before = await received(dialled.connection);
    const look = async (): Promise<void> => {
      if (this.#current !== dialled || this.#state.phase !== "probing") return;
      if ((await received(dialled.connection)) > before) this.#feed("traffic");
      else this.#needs.timers.after(PROBE_EVERY_MS, () => void look());
    };
    await look();
  }

  #show(): void {
    const dialled = this.#current;
    if (!dialled || dialled === this.#shown) return;
    this.#shown?.connection.close();
    this.#shown = dialled;
    const transceivers = dialled.connection.getTransceivers();
    const streams: SeatStreams[] = [];
    for (let seat = 0; seat < dialled.seats; seat += 1) {
      const pair = seatPair(transceivers, seat);
      if (!pair) break;
      streams.push({
        audio: this.#needs.stream(pair.audio.receiver.track),
        video: this.#needs.stream(pair.video.receiver.track),
      });
    }
    this.#streams.value = streams;
  }

  #closeAll(): void {
    this.#current?.connection.close();
    this.#shown?.connection.close();
    this.#current = null;
    this.#shown = null;
    this.#streams.value = [];
  }
}

async function attach(transceiver: RTCRtpTransceiver, track: MediaStreamTrack | null): Promise<void> {
  try {
    await transceiver.sender.replaceTrack(track);
  } catch (error) {
    // Only a connection closed in the meantime refuses; its successor attaches the track anew.
    console.debug("The track was not attached", error);
  }
}

/** Whether only the first encoding, the least, is sent. */
async function thin(transceiver: RTCRtpTransceiver, only: boolean): Promise<void> {
  try {
    const parameters = transceiver.sender.getParameters();
    for (const [place, encoding] of parameters.encodings.entries()) encoding.active = !only || place === 0;
    await transceiver.sender.setParameters(parameters);
  } catch (error) {
    console.debug("The sizes of the picture were not changed", error);
  }
}

async function statistics(connection: RTCPeerConnection): Promise<unknown[]> {
  const report: unknown[] = [];
  (await connection.getStats()).forEach((entry: unknown) => report.push(entry));
  return report;
}

/** Bytes received over the connection so far, STUN not counted. */
async function received(connection: RTCPeerConnection): Promise<number> {
  let total = 0;
  const report = await statistics(connection);
  for (const entry of report as { type?: string; bytesReceived?: number }[]) {
    if (entry.type === "candidate-pair") total += entry.bytesReceived ?? 0;
  }
  return total;
}
