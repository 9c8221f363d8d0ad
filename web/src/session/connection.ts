/**
 * Signalling: one Socket.IO connection that comes back by itself.
 *
 *     closed ──open──▶ connecting ──welcome──▶ online ──drop──▶ reconnecting ──welcome──▶ online
 *                          └──────────── refused for good, or goodbye ────────────▶ over
 *
 * Tries again are this module's, Socket.IO's own are switched off, so that the page can say when the next one is and the
 * person can have it at once: the first after about a quarter of a second, then at most every second, later every five;
 * more slowly from the start where the server refuses for a reason that may pass (`rate_limited`, `unavailable`). Rule
 * that holds: commands are never stored up while offline; they fail at once as `offline`, and who sent them decides.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type {
  Command,
  Failure,
  Goodbye,
  MediaReply,
  Reply,
  SeatEntry,
  ShownSeat,
  Signals,
  Welcome,
  WireEvent,
} from "../protocol";
import type { Timers } from "../timers";

export type Status = "closed" | "connecting" | "online" | "reconnecting" | "over";

export interface Handlers {
  welcome(welcome: Welcome): void;
  events(events: WireEvent[]): void;
  seats(table: SeatEntry[]): void;
  signals(signals: Signals): void;
  /** Signalling dropped; it is being taken up again. */
  lost(): void;
  /** Refused or sent away for good. */
  over(code: string, message: string): void;
}

/** The part of Socket.IO's client that is used; a fake stands in for it in tests. */
export interface SocketLike {
  connect(): unknown;
  disconnect(): unknown;
  on(event: string, handler: (data: never) => void): unknown;
  timeout(ms: number): { emitWithAck(event: string, data: unknown): Promise<unknown> };
}

/** Where the tries to come back stand. */
export interface Retry {
  /** Tries since the connection was last there. */
  readonly tried: number;
  /** When the next one begins, on the timers' clock; null while one is under way, or none is needed. */
  readonly at: number | null;
}

/** Refusals that pass: the same token may be let in a little later. */
const PASSING: ReadonlySet<string> = new Set(["rate_limited", "unavailable", "shutting_down"]);

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 1_000;
const PATIENT_RETRY_MS = 5_000;
/** From this try on, a server that is gone is gone for longer. */
export const PATIENT_FROM = 15;
/** Each delay is up to so much longer or shorter, so that a whole group does not come back in the same instant. */
const SPREAD = 0.25;
const NO_RETRY: Retry = { tried: 0, at: null };
const ACK_MS = 8_000;
const OFFLINE: Failure = { ok: false, error: { code: "offline", message: "There is no connection at the moment." } };

export class Connection {
  readonly #socket: SocketLike;
  readonly #handlers: Handlers;
  readonly #timers: Timers;
  readonly #chance: () => number;
  readonly #status = signal<Status>("closed");
  readonly #retry = signal<Retry>(NO_RETRY);
  #refusals = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(socket: SocketLike, handlers: Handlers, timers: Timers, chance: () => number = Math.random) {
    this.#socket = socket;
    this.#handlers = handlers;
    this.#timers = timers;
    this.#chance = chance;
    socket.on("welcome", (welcome: Welcome) => this.#welcome(welcome));
    socket.on("events", (events: WireEvent[]) => handlers.events(events));
    socket.on("seats", (table: SeatEntry[]) => handlers.seats(table));
    socket.on("signals", (signals: Signals) => handlers.signals(signals));
    socket.on("goodbye", (goodbye: Goodbye) => this.#goodbye(goodbye));
    socket.on("disconnect", () => this.#dropped());
    socket.on("connect_error", (error: Error & { data?: Partial<Goodbye> }) => this.#refused(error.data));
  }

  get status(): ReadonlySignal<Status> {
    return this.#status;
  }

  get retry(): ReadonlySignal<Retry> {
    return this.#retry;
  }

  open(): void {
    this.#status.value = "connecting";
    this.#socket.connect();
  }

  /** Go away without a word. */
  close(): void {
    this.#end("closed");
  }

  /** The person asks for it, the network is there again, or the page is looked at again: do not wait out the delay. */
  hurry(): void {
    const waiting = this.#status.value === "connecting" || this.#status.value === "reconnecting";
    if (!waiting) return;
    this.#refusals = 0;
    this.#cancelRetry();
    this.#socket.disconnect(); // A try that hangs, over a network that is gone, would hang on.
    this.#try(1);
  }

  command(command: Command): Promise<Reply> {
    return this.#ask<Reply>("command", command);
  }

  /** Returns: the answer's SDP. */
  media(sdp: string): Promise<MediaReply> {
    return this.#ask<MediaReply>("media", { sdp });
  }

  /** Tell the server which seats the page shows, and how large. */
  show(seats: readonly ShownSeat[]): Promise<{ ok: boolean }> {
    return this.#ask<{ ok: boolean }>("show", { seats });
  }

  async #ask<R extends { ok: boolean }>(event: string, data: unknown): Promise<R | Failure> {
    if (this.#status.value !== "online") return OFFLINE;
    try {
      return (await this.#socket.timeout(ACK_MS).emitWithAck(event, data)) as R;
    } catch {
      return OFFLINE; // Socket.IO's only error here: no answer in time, or none to come.
    }
  }

  #welcome(welcome: Welcome): void {
    this.#refusals = 0;
    this.#cancelRetry();
    this.#retry.value = NO_RETRY;
    this.#status.value = "online";
    this.#handlers.welcome(welcome);
  }

  #goodbye({ code, message }: Goodbye): void {
    if (PASSING.has(code)) return; // The disconnect that follows takes the connection up again.
    this.#end("over");
    this.#handlers.over(code, message);
  }

  #dropped(): void {
    if (this.#isEnded) return;
    const wasOnline = this.#status.value === "online";
    this.#status.value = "reconnecting";
    this.#wait();
    if (wasOnline) this.#handlers.lost();
  }

  #refused(reason: Partial<Goodbye> | undefined): void {
    if (this.#isEnded) return;
    const code = reason?.code;
    if (code !== undefined && !PASSING.has(code)) {
      this.#end("over");
      this.#handlers.over(code, reason?.message ?? "");
    } else {
      if (code !== undefined) this.#refusals += 1;
      this.#status.value = "reconnecting";
      this.#wait();
    }
  }

  /** Wait for the next try. */
  #wait(): void {
    const { tried } = this.#retry.value;
    const longest = this.#refusals > 0 || tried >= PATIENT_FROM ? PATIENT_RETRY_MS : LAST_RETRY_MS;
    const plain = Math.min(longest, FIRST_RETRY_MS * 2 ** Math.min(tried, 10));
    const delay = plain * (1 + SPREAD * (2 * this.#chance() - 1));
    this.#cancelRetry();
    this.#retry.value = { tried, at: this.#timers.now() + delay };
    this.#cancelRetry = this.#timers.after(delay, () => this.#try(tried + 1));
  }

  #try(tried: number): void {
    this.#retry.value = { tried, at: null };
    this.#socket.connect();
  }

  #end(status: "closed" | "over"): void {
    this.#status.value = status;
    this.#retry.value = NO_RETRY;
    this.#cancelRetry();
    this.#socket.disconnect();
  }

  get #isEnded(): boolean {
    return this.#status.value === "closed" || this.#status.value === "over";
  }
}
