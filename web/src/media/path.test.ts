import { describe, expect, it } from "vitest";
import { pathOf, targets } from "./path";

const PAIR = { id: "P", type: "candidate-pair", localCandidateId: "L", currentRoundTripTime: 0.08 };
const LOCAL = { id: "L", type: "local-candidate", protocol: "udp" };
const TRANSPORT = { id: "T", type: "transport", selectedCandidatePairId: "P" };

describe("the path", () => {
  it("is the selected pair's", () => {
    const other = { id: "Q", type: "candidate-pair", localCandidateId: "M" };
    expect(pathOf([other, { ...PAIR, availableOutgoingBitrate: 300_000 }, LOCAL, TRANSPORT])).toEqual({
      protocol: "udp",
      roundTrip: 0.08,
      outgoing: 300_000,
    });
  });

  it("is found where the pair itself is marked", () => {
    expect(
      pathOf([
        { ...PAIR, selected: true },
        { ...LOCAL, protocol: "tcp" },
      ]),
    ).toEqual({
      protocol: "tcp",
      roundTrip: 0.08,
      outgoing: null,
    });
  });

  it("over a relay is what leads to the relay", () => {
    expect(pathOf([PAIR, { ...LOCAL, relayProtocol: "tls" }, TRANSPORT])?.protocol).toBe("tcp");
  });

  it("is none before one was selected", () => {
    expect(pathOf([])).toBeNull();
    expect(pathOf([PAIR, { id: "T", type: "transport" }])).toBeNull();
  });
});

describe("the server's addresses", () => {
  it("are those of its answer, UDP first, each once", () => {
    const sdp = [
      "v=0",
      "a=candidate:2 1 tcp 1520434943 203.0.113.5 3478 typ host tcptype passive",
      "a=candidate:1 1 udp 2130706431 203.0.113.5 3478 typ host",
      "a=candidate:1 1 udp 2130706431 203.0.113.5 3478 typ host",
      "a=candidate:3 1 udp 1 2001:db8::1 3478 typ host",
      "",
    ].join("\r\n");
    expect(targets(sdp)).toEqual([
      { protocol: "udp", address: "203.0.113.5", port: 3478 },
      { protocol: "udp", address: "2001:db8::1", port: 3478 },
      { protocol: "tcp", address: "203.0.113.5", port: 3478 },
    ]);
  });

  it("are none where the answer has none", () => {
    expect(targets("v=0\r\n")).toEqual([]);
  });
});
