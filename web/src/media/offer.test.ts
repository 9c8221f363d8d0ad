import { describe, expect, it } from "vitest";
import { type Capabilities, LAYERS, prepare, trim } from "./offer";

const codec = (mimeType: string): RTCRtpCodec => ({ mimeType, clockRate: 90_000 });
const AUDIO = ["audio/opus", "audio/red", "audio/G722", "audio/PCMU", "audio/CN", "audio/telephone-event"].map(codec);
const VIDEO = ["video/VP8", "video/rtx", "video/VP9", "video/H264", "video/AV1", "video/red", "video/ulpfec"].map(
  codec,
);
const capabilities: Capabilities = {
  send: (kind) => (kind === "audio" ? AUDIO : VIDEO),
  receive: (kind) => (kind === "audio" ? AUDIO : VIDEO),
};

interface Added {
  kind: string;
  init: RTCRtpTransceiverInit;
  codecs: string[];
}

function record(seats: number): Added[] {
  const added: Added[] = [];
  const addTransceiver = (kind: MediaStreamTrack | string, init: RTCRtpTransceiverInit = {}): RTCRtpTransceiver => {
    const entry: Added = { kind: kind as string, init, codecs: [] };
    added.push(entry);
    const fake = {
      setCodecPreferences: (codecs: RTCRtpCodec[]) => {
        entry.codecs = codecs.map((each) => each.mimeType);
      },
    };
    return fake as unknown as RTCRtpTransceiver;
  };
  prepare({ addTransceiver }, seats, capabilities);
  return added;
}

describe("the offer", () => {
  it("has microphone, camera, screen, then an audio and a video for each seat", () => {
    expect(record(2).map((entry) => `${entry.kind} ${entry.init.direction}`)).toEqual([
      "audio sendonly",
      "video sendonly",
      "video sendonly",
      "audio recvonly",
      "video recvonly",
      "audio recvonly",
      "video recvonly",
    ]);
  });

  it("sends the camera in three layers, the smallest first", () => {
    const encodings = record(0)[1]?.init.sendEncodings ?? [];
    expect(encodings.map((layer) => [layer.rid, layer.scaleResolutionDownBy])).toEqual([
      ["q", 4],
      ["h", 2],
      ["f", 1],
    ]);
    expect(encodings[0]).not.toBe(LAYERS[0]);
  });

  it("keeps Opus, VP8 and its retransmission only", () => {
    for (const entry of record(1)) {
      expect(entry.codecs).toEqual(entry.kind === "audio" ? ["audio/opus"] : ["video/VP8", "video/rtx"]);
    }
  });

  it("matches codec names whatever their case", () => {
    expect(trim("video", [codec("video/vp8"), codec("video/RTX"), codec("video/VP80")])).toHaveLength(2);
  });

  it("leaves the browser's own choice where none of the wanted codecs is known", () => {
    const none: Capabilities = { send: () => [], receive: () => [] };
    let called = false;
    const fake = { setCodecPreferences: () => (called = true) } as unknown as RTCRtpTransceiver;
    prepare({ addTransceiver: () => fake }, 1, none);
    expect(called).toBe(false);
  });
});
