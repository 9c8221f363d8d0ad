/**
 * The one offer a client makes for the life of its transport.
 *
 * Order of the sections: sendonly microphone, sendonly camera (simulcast q/h/f by rid), sendonly screen, then for each
 * seat a recvonly audio and a recvonly video. Nothing is sendrecv, so that end-to-end transforms stay possible. Codecs are trimmed to Opus and
 * VP8 with RTX: untrimmed, the offer for 15 seats is three times as large and slow to parse for the server.
 * Tracks come and go with `replaceTrack`, never with a new offer.
 */

/** Quarter, half and full size; the server forwards one of them to each seat. Bits per second. */
export const LAYERS: readonly RTCRtpEncodingParameters[] = [
  { rid: "q", scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { rid: "h", scaleResolutionDownBy: 2, maxBitrate: 450_000 },
  { rid: "f", scaleResolutionDownBy: 1, maxBitrate: 1_200_000 },
];

/** A screen has to be read: every pixel of it, and few pictures a second. */
export const SCREEN: RTCRtpEncodingParameters = { maxBitrate: 1_800_000, maxFramerate: 12 };

const WANTED: Record<"audio" | "video", RegExp> = {
  audio: /^audio\/opus$/i,
  video: /^video\/(vp8|rtx)$/i,
};

/** The codecs of `all` which are offered for `kind`. */
export function trim<T extends { mimeType: string }>(kind: "audio" | "video", all: readonly T[]): T[] {
  return all.filter((codec) => WANTED[kind].test(codec.mimeType));
}

export interface Publisher {
  readonly microphone: RTCRtpTransceiver;
  readonly camera: RTCRtpTransceiver;
  readonly screen: RTCRtpTransceiver;
}

/** What the browser can send and receive, so that tests need no browser. */
export interface Capabilities {
  send(kind: "audio" | "video"): RTCRtpCodec[];
  receive(kind: "audio" | "video"): RTCRtpCodec[];
}

export const browserCapabilities: Capabilities = {
  send: (kind) => RTCRtpSender.getCapabilities(kind)?.codecs ?? [],
  receive: (kind) => RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [],
};

/** Add all sections to a fresh connection, in the order the server reads them. */
export function prepare(
  connection: Pick<RTCPeerConnection, "addTransceiver">,
  seats: number,
  capabilities: Capabilities = browserCapabilities,
): Publisher {
  const add = (kind: "audio" | "video", init: RTCRtpTransceiverInit): RTCRtpTransceiver => {
    const transceiver = connection.addTransceiver(kind, init);
    const codecs = trim(kind, init.direction === "sendonly" ? capabilities.send(kind) : capabilities.receive(kind));
    // A browser without the call, or without VP8 among its preferences, still offers all it has.
    if (codecs.length > 0 && "setCodecPreferences" in transceiver) transceiver.setCodecPreferences(codecs);
    return transceiver;
  };
  const microphone = add("audio", { direction: "sendonly" });
  const camera = add("video", { direction: "sendonly", sendEncodings: LAYERS.map((layer) => ({ ...layer })) });
  const screen = add("video", { direction: "sendonly", sendEncodings: [{ ...SCREEN }] });
  for (let seat = 0; seat < seats; seat += 1) {
    add("audio", { direction: "recvonly" });
    add("video", { direction: "recvonly" });
  }
  return { microphone, camera, screen };
}
