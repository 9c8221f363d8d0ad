/**
 * Signalling: one Socket.IO connection that comes back by itself.
 *
 *     closed ──open──▶ connecting ──welcome──▶ online ──drop──▶ reconnecting ──welcome──▶ online
 *                          └──────────── refused for good, or goodbye ────────────▶ over
 *
 * Socket.IO retries lost transports (first after about a quarter of a second, then at most every second, later every
 * five). It does not retry when the server refuses or ends the connection; where the reason may pass (`rate_limited`,
 * `unavailable`, a server shutting down), this module does. Rule that holds: commands are never stored up while offline; they fail at
 * once as `offline`, and who sent them decides.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Command, Failure, Goodbye, MediaReply, Reply, SeatEntry, Signals, Welcome, WireEvent } from "../protocol";
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
  readonly active: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on(event: string, handler: (data: never) => void): unknown;
  timeout(ms: number): { emitWithAck(event: string, data: unknown): Promise<unknown> };
  readonly io: {
    on(event: "reconnect_attempt", handler: (attempt: number) => void): unknown;
    reconnectionDelayMax(ms: number): unknown;
  };
}

/** Refusals that pass: the same token may be let in a little later. */
const PASSING: ReadonlySet<string> = new Set(["rate_limited", "unavailable", "shutting_down"]);

export const FIRST_RETRY_MS = 250;
export const LAST_RETRY_MS = 1_000;
const PATIENT_RETRY_MS = 5_000;
const PATIENT_FROM_ATTEMPT = 30;
const ACK_MS = 8_000;
const OFFLINE: Failure = { ok: false, error: { code: "offline", message: "There is no connection at the moment." } };

export class Connection {
  readonly #socket: SocketLike;
  readonly #handlers: Handlers;
  readonly #timers: Timers;
  readonly #status = signal<Status>("closed");
  #refusals = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(socket: SocketLike, handlers: Handlers, timers: Timers) {
    this.#socket = socket;
    this.#handlers = handlers;
    this.#timers = timers;
    socket.on("welcome", (welcome: Welcome) => this.#welcome(welcome));
    socket.on("events", (events: WireEvent[]) => handlers.events(events));
    socket.on("seats", (table: SeatEntry[]) => handlers.seats(table));
    socket.on("signals", (signals: Signals) => handlers.signals(signals));
    socket.on("goodbye", (goodbye: Goodbye) => this.#goodbye(goodbye));
    socket.on("disconnect", () => this.#dropped());
    socket.on("connect_error", (error: Error & { data?: Partial<Goodbye> }) => this.#refused(error.data));
    socket.io.on("reconnect_attempt", (attempt) => {
      socket.io.reconnectionDelayMax(attempt < PATIENT_FROM_ATTEMPT ? LAST_RETRY_MS : PATIENT_RETRY_MS);
    });
  }

  get status(): ReadonlySignal<Status> {
    return this.#status;
  }

  open(): void {
    this.#status.value = "connecting";
    this.#socket.connect();
  }

  /** Go away without a word. */
  close(): void {
    this.#end("closed");
  }

  /** The device says it has a network again, or the page is looked at again: do not wait out the delay. */
  hurry(): void {
    const waiting = this.#status.value === "connecting" || this.#status.value === "reconnecting";
    if (!waiting) return;
    this.#cancelRetry();
    this.#socket.disconnect(); // Ends Socket.IO's own delay, during which it ignores `connect`.
    this.#socket.connect();
  }

  command(command: Command): Promise<Reply> {
    return this.#ask<Reply>("command", command);
  }

  /** Returns: the answer's SDP. */
  media(sdp: string): Promise<MediaReply> {
    return this.#ask<MediaReply>("media", { sdp });
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
    this.#status.value = "online";
    this.#handlers.welcome(welcome);
  }

  #goodbye({ code, message }: Goodbye): void {
    if (PASSING.has(code)) return; // The disconnect that follows takes up the connection again.
    this.#end("over");
    this.#handlers.over(code, message);
  }

  #dropped(): void {
    if (this.#isEnded) return;
    const wasOnline = this.#status.value === "online";
    this.#status.value = "reconnecting";
    if (!this.#socket.active) this.#retry();
    if (wasOnline) this.#handlers.lost();
  }

  #refused(reason: Partial<Goodbye> | undefined): void {
    if (this.#isEnded) return;
    const code = reason?.code;
    if (code !== undefined && !PASSING.has(code)) {
      this.#end("over");
      this.#handlers.over(code, reason?.message ?? "");
    } else {
      this.#status.value = "reconnecting";
      if (!this.#socket.active) this.#retry();
    }
  }

  #retry(): void {
    const delay = Math.min(PATIENT_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#refusals);
    this.#refusals += 1;
    this.#cancelRetry();
    this.#cancelRetry = this.#timers.after(delay, () => this.#socket.connect());
  }

  #end(status: "closed" | "over"): void {
    this.#status.value = status;
    this.#cancelRetry();
    this.#socket.disconnect();
  }

  get #isEnded(): boolean {
    return this.#status.value === "closed" || this.#status.value === "over";
  }
}
