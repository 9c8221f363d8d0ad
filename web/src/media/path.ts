/** How media travels: read from a connection's statistics, and from the server's answer where it would have to go. */

export interface Path {
  /** What packets go by between this device and the server, or the relay between them. */
  readonly protocol: "udp" | "tcp";
  /** Seconds there and back; null while unknown. */
  readonly roundTrip: number | null;
  /** What the browser believes it can send, bit/s; null where it does not say. */
  readonly outgoing: number | null;
}

/** An address of the server's at which it takes media. */
export interface Target {
  readonly protocol: "udp" | "tcp";
  readonly address: string;
  readonly port: number;
}

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly selected?: boolean;
  readonly protocol?: string;
  readonly relayProtocol?: string;
  readonly currentRoundTripTime?: number;
  readonly availableOutgoingBitrate?: number;
}

/** The path in use, or null while there is none. */
export function pathOf(statistics: Iterable<unknown>): Path | null {
  const entries = [...statistics] as Entry[];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const transport = entries.find((entry) => entry.type === "transport" && entry.selectedCandidatePairId);
  // Older versions of Firefox mark the pair instead.
  const pair =
    byId.get(transport?.selectedCandidatePairId ?? "") ??
    entries.find((entry) => entry.type === "candidate-pair" && entry.selected === true);
  const local = byId.get(pair?.localCandidateId ?? "");
  if (!pair || !local) return null;
  return {
    protocol: (local.relayProtocol ?? local.protocol) === "udp" ? "udp" : "tcp",
    roundTrip: pair.currentRoundTripTime ?? null,
    outgoing: pair.availableOutgoingBitrate ?? null,
  };
}

/** Where the server takes media, by its answer; UDP first, each address once. */
export function targets(sdp: string): Target[] {
  const found = [...sdp.matchAll(/^a=candidate:\S+ 1 (udp|tcp) \d+ (\S+) (\d+) typ host/gim)].map(
    ([, protocol, address, port]): Target => ({
      protocol: protocol!.toLowerCase() as "udp" | "tcp",
      address: address!,
      port: Number(port),
    }),
  );
  const unlike = (target: Target, place: number): boolean =>
    found.findIndex((each) => JSON.stringify(each) === JSON.stringify(target)) === place;
  return found.filter(unlike).sort((a, b) => Number(a.protocol === "tcp") - Number(b.protocol === "tcp"));
}
