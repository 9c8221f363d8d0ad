import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Welcome } from "../protocol";
import { FakeTimers } from "../testing/timers";
import { Connection, PATIENT_FROM, type SocketLike } from "./connection";

class FakeSocket {
  connected = false;
  connects = 0;
  disconnects = 0;
  sent: [string, unknown][] = [];
  answer: () => Promise<unknown> = async () => ({ ok: true, seq: 1 });
  #handlers = new Map<string, (data: unknown) => void>();

  connect(): void {
    this.connects += 1;
  }
  disconnect(): void {
    this.disconnects += 1;
    if (this.connected) this.hear("disconnect", "io client disconnect");
  }
  on(event: string, handler: (data: never) => void): void {
    this.#handlers.set(event, handler as (data: unknown) => void);
  }
  timeout(): { emitWithAck(event: string, data: unknown): Promise<unknown> } {
    return {
      emitWithAck: (event, data) => {
        this.sent.push([event, data]);
        return this.answer();
      },
    };
  }
  hear(event: string, data?: unknown): void {
    if (event === "welcome") this.connected = true;
    if (event === "disconnect") this.connected = false;
    this.#handlers.get(event)?.(data);
  }
}

const WELCOME = { seq: 1 } as unknown as Welcome;

describe("the connection", () => {
  let socket: FakeSocket;
  let timers: FakeTimers;
  let connection: Connection;
  const handlers = {
    welcome: vi.fn(),
    events: vi.fn(),
    seats: vi.fn(),
    signals: vi.fn(),
    lost: vi.fn(),
    over: vi.fn(),
  };

  beforeEach(() => {
    vi.resetAllMocks();
    socket = new FakeSocket();
    timers = new FakeTimers();
    connection = new Connection(socket as SocketLike, handlers, timers, () => 0.5);
    connection.open();
  });

  it("is online with the welcome, not before", () => {
    expect(connection.status.value).toBe("connecting");
    socket.hear("welcome", WELCOME);
    expect(connection.status.value).toBe("online");
    expect(handlers.welcome).toHaveBeenCalledWith(WELCOME);
  });

  it("passes on what the server says", () => {
    socket.hear("events", [{ seq: 2 }]);
    socket.hear("seats", [{ seat: 0 }]);
    socket.hear("signals", { speaking: [] });
    expect(handlers.events).toHaveBeenCalledWith([{ seq: 2 }]);
    expect(handlers.seats).toHaveBeenCalledWith([{ seat: 0 }]);
    expect(handlers.signals).toHaveBeenCalledWith({ speaking: [] });
  });

  it("comes back by itself after a drop, telling once", () => {
    socket.hear("welcome", WELCOME);
    socket.hear("disconnect", "transport close");
    socket.hear("connect_error", new Error("websocket error"));
    expect(connection.status.value).toBe("reconnecting");
    expect(handlers.lost).toHaveBeenCalledTimes(1);
    timers.advance(250);
    expect(socket.connects).toBe(2);
    socket.hear("welcome", WELCOME);
    expect(connection.status.value).toBe("online");
    expect(timers.pending).toBe(0);
    expect(connection.retry.value).toEqual({ tried: 0, at: null });
  });

  it("says that it is trying when the server cannot be reached at all", () => {
    socket.hear("connect_error", new Error("websocket error"));
    expect(connection.status.value).toBe("reconnecting");
    expect(handlers.lost).not.toHaveBeenCalled();
  });

  it("takes up a connection the server closed while shutting down", () => {
    socket.hear("welcome", WELCOME);
    socket.hear("goodbye", { code: "shutting_down", message: "…" });
    socket.hear("disconnect", "io server disconnect");
    expect(handlers.over).not.toHaveBeenCalled();
    timers.advance(250);
    expect(socket.connects).toBe(2);
  });

  it.each(["rate_limited", "unavailable"])("tries again, ever more slowly, when refused as %s", (code) => {
    const refuse = (): void => socket.hear("connect_error", Object.assign(new Error(), { data: { code } }));
    const waited: (number | null)[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      refuse();
      waited.push(connection.retry.value.at! - timers.now());
      timers.advance(5_000);
    }
    expect(waited).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    expect(socket.connects).toBe(8);
    expect(handlers.over).not.toHaveBeenCalled();
  });

  it.each(["expired", "unauthenticated", "full", "ended", "removed", "forbidden", "not_found"])(
    "is over when refused as %s",
    (code) => {
      socket.hear("connect_error", Object.assign(new Error(), { data: { code, message: "Because." } }));
      expect(handlers.over).toHaveBeenCalledWith(code, "Because.");
      expect(connection.status.value).toBe("over");
      expect(timers.pending).toBe(0);
    },
  );

  it.each(["replaced", "removed", "ended"])("is over, and stays so, after a goodbye as %s", (code) => {
    socket.hear("welcome", WELCOME);
    socket.hear("goodbye", { code, message: "Bye." });
    socket.hear("disconnect", "io server disconnect");
    expect(handlers.over).toHaveBeenCalledWith(code, "Bye.");
    expect(handlers.lost).not.toHaveBeenCalled();
    expect(connection.status.value).toBe("over");
    connection.hurry();
    expect(socket.connects).toBe(1);
  });

  it("answers a command with the server's reply", async () => {
    socket.hear("welcome", WELCOME);
    socket.answer = async () => ({ ok: true, seq: 9 });
    await expect(connection.command({ type: "leave" })).resolves.toEqual({ ok: true, seq: 9 });
    expect(socket.sent).toEqual([["command", { type: "leave" }]]);
  });

  it("fails commands and offers at once while offline, and never stores them up", async () => {
    await expect(connection.command({ type: "leave" })).resolves.toMatchObject({ error: { code: "offline" } });
    socket.hear("welcome", WELCOME);
    socket.hear("disconnect", "transport close");
    await expect(connection.media("sdp")).resolves.toMatchObject({ ok: false });
    expect(socket.sent).toEqual([]);
  });

  it("treats an answer that never comes as offline", async () => {
    socket.hear("welcome", WELCOME);
    socket.answer = async () => Promise.reject(new Error("operation has timed out"));
    await expect(connection.command({ type: "leave" })).resolves.toMatchObject({ error: { code: "offline" } });
  });

  it("hurries only while it is waiting to be online", () => {
    connection.hurry();
    expect(socket.connects).toBe(2);
    socket.hear("welcome", WELCOME);
    connection.hurry();
    expect(socket.connects).toBe(2);
  });

  it("tries about once a second while the server may be restarting, and says when; later every five", () => {
    socket.hear("welcome", WELCOME);
    socket.hear("disconnect", "transport close");
    for (let turn = 0; turn < PATIENT_FROM; turn += 1) {
      timers.advance(1_000);
      expect(connection.retry.value).toEqual({ tried: turn + 1, at: null });
      socket.hear("connect_error", new Error("websocket error"));
    }
    expect(connection.retry.value).toEqual({ tried: PATIENT_FROM, at: timers.now() + 5_000 });
  });

  it("tries at once when it is asked to, and quickly again after that", () => {
    socket.hear("welcome", WELCOME);
    socket.hear("disconnect", "transport close");
    for (let turn = 0; turn <= PATIENT_FROM; turn += 1) {
      timers.advance(5_000);
      socket.hear("connect_error", new Error("websocket error"));
    }
    const before = socket.connects;
    connection.hurry();
    expect(socket.connects).toBe(before + 1);
    expect(connection.retry.value).toEqual({ tried: 1, at: null });
    socket.hear("connect_error", new Error("websocket error"));
    expect(connection.retry.value.at).toBe(timers.now() + 500);
  });

  it("spreads the tries of many over time", () => {
    const early = new FakeSocket();
    const one = new Connection(early as SocketLike, handlers, timers, () => 0);
    one.open();
    early.hear("connect_error", new Error("websocket error"));
    expect(one.retry.value.at).toBe(timers.now() + 187.5);
  });

  it("closes for good without telling anybody", () => {
    socket.hear("welcome", WELCOME);
    connection.close();
    expect(connection.status.value).toBe("closed");
    expect(handlers.lost).not.toHaveBeenCalled();
    expect(handlers.over).not.toHaveBeenCalled();
  });
});
