import { beforeEach, describe, expect, it, vi } from "vitest";
import { settle } from "../testing/devices";
import { FakeTimers } from "../testing/timers";
import { RESTART_MS, UNSURE_MS, PROBE_MS } from "./link";
import { Transport } from "./transport";

vi.stubGlobal("RTCRtpSender", { getCapabilities: () => ({ codecs: [] }) });
vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => ({ codecs: [] }) });

class FakeConnection {
  connectionState = "new";
  onconnectionstatechange: (() => void) | null = null;
  localDescription: { sdp: string } | null = null;
  closed = false;
  restarts = 0;
  bytes = 0;
  sent = new Map<number, unknown>();
  #count = 0;
  #transceivers: unknown[] = [];

  addTransceiver(): unknown {
    const index = this.#count++;
    const transceiver = {
      sender: {
        replaceTrack: async (track: unknown) => {
          this.sent.set(index, track);
        },
      },
      receiver: { track: `track ${index}` },
    };
    this.#transceivers.push(transceiver);
    return transceiver;
  }
  getTransceivers(): unknown[] {
    return this.#transceivers;
  }
  restartIce(): void {
    this.restarts += 1;
  }
  async setLocalDescription(): Promise<void> {
    this.localDescription = { sdp: "offer" };
  }
  async setRemoteDescription(): Promise<void> {}
  async getStats(): Promise<Map<string, unknown>> {
    return new Map([["pair", { type: "candidate-pair", bytesReceived: this.bytes }]]);
  }
  close(): void {
    this.closed = true;
  }
  become(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

describe("the transport", () => {
  let timers: FakeTimers;
  let opened: FakeConnection[];
  let answers: (string | null)[];
  let transport: Transport;

  beforeEach(() => {
    timers = new FakeTimers();
    opened = [];
    answers = [];
    transport = new Transport({
      timers,
      offer: async () => (answers.length > 0 ? answers.shift()! : "answer"),
      open: () => {
        const connection = new FakeConnection();
        opened.push(connection);
        return connection as unknown as RTCPeerConnection;
      },
      stream: (track) => ({ of: track }) as unknown as MediaStream,
    });
  });

  const connect = async (): Promise<FakeConnection> => {
    transport.welcome({ seats: 2, ice_servers: [] });
    await settle();
    const connection = opened.at(-1)!;
    connection.become("connected");
    return connection;
  };

  it("shows an audio and a video stream for each seat once connected", async () => {
    await connect();
    expect(transport.phase.value).toBe("connected");
    expect(transport.streams.value).toEqual([
      { audio: { of: "track 3" }, video: { of: "track 4" } },
      { audio: { of: "track 5" }, video: { of: "track 6" } },
    ]);
  });

  it("sends tracks given before and after dialling, and over the next connection too", async () => {
    const microphone = "mic" as unknown as MediaStreamTrack;
    const camera = "cam" as unknown as MediaStreamTrack;
    transport.publish("microphone", microphone);
    const first = await connect();
    transport.publish("camera", camera);
    expect([first.sent.get(0), first.sent.get(1)]).toEqual(["mic", "cam"]);
    first.become("failed");
    timers.advance(RESTART_MS);
    await settle();
    expect(opened).toHaveLength(2);
    expect([opened[1]!.sent.get(0), opened[1]!.sent.get(1)]).toEqual(["mic", "cam"]);
  });

  it("restarts ICE on the same connection after a silence", async () => {
    const connection = await connect();
    connection.become("disconnected");
    timers.advance(UNSURE_MS);
    await settle();
    expect(connection.restarts).toBe(1);
    connection.become("connected");
    expect(transport.phase.value).toBe("connected");
    expect(opened).toHaveLength(1);
    expect(timers.pending).toBe(0);
  });

  it("keeps the last picture until the next connection is up, then closes the old one", async () => {
    const first = await connect();
    const before = transport.streams.value;
    transport.signallingLost();
    transport.welcome({ seats: 2, ice_servers: [] });
    await settle();
    timers.advance(PROBE_MS);
    await settle();
    expect(opened).toHaveLength(2);
    expect(first.closed).toBe(false);
    expect(transport.streams.value).toBe(before);
    opened[1]!.become("connected");
    expect(first.closed).toBe(true);
    expect(transport.streams.value).not.toBe(before);
  });

  it("keeps a transport over which packets still come after a new welcome", async () => {
    const connection = await connect();
    transport.welcome({ seats: 2, ice_servers: [] });
    await settle();
    connection.bytes += 100;
    timers.advance(PROBE_MS - 100);
    await settle();
    expect(transport.phase.value).toBe("connected");
    timers.advance(60_000);
    expect(opened).toHaveLength(1);
  });

  it("dials again after a refused offer", async () => {
    answers = [null];
    transport.welcome({ seats: 1, ice_servers: [] });
    await settle();
    expect(transport.phase.value).toBe("waiting");
    timers.advance(250);
    await settle();
    expect(opened).toHaveLength(2);
    expect(opened[0]!.closed).toBe(true);
  });

  it("ignores what an abandoned connection says", async () => {
    const first = await connect();
    first.become("failed");
    timers.advance(RESTART_MS);
    await settle();
    first.become("connected");
    expect(transport.phase.value).toBe("dialling");
  });

  it("closes everything and forgets the streams", async () => {
    const connection = await connect();
    transport.close();
    expect(connection.closed).toBe(true);
    expect(transport.streams.value).toEqual([]);
    expect(timers.pending).toBe(0);
  });
});
