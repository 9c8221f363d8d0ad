"""RTCP as far as a client needs it: feedback and sender reports are read, reports and requests are built.

Pure. RFC 3550 section 6, RFC 4585 (NACK, PLI), RFC 5104 (FIR), draft-alvestrand-rmcat-remb. Written with aiortc's
types where they exist; reading is our own, because it has to pass over whatever else a compound packet holds.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiortc import rtp

_MAX_BLOCKS: Final = 31
_NTP_EPOCH: Final = 2_208_988_800


@dataclass(frozen=True, slots=True)
class KeyframeRequest:
    """PLI or FIR for one of our sources."""

    ssrc: int


@dataclass(frozen=True, slots=True)
class Nack:
    """Packets of one of our sources that did not arrive."""

    ssrc: int
    sequences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SenderReport:
    """What a source says of its clock: 64-bit NTP time and the RTP timestamp of the same moment."""

    ssrc: int
    ntp: int
    rtp_timestamp: int
    packets: int
    octets: int


@dataclass(frozen=True, slots=True)
class TransportFeedback:
    """Transport-wide congestion feedback, not looked into."""


Message = KeyframeRequest | Nack | SenderReport | TransportFeedback


@dataclass(frozen=True, slots=True)
class Block:
    """A report block without losses: how far source `ssrc` has come, and when its last sender report was heard
    (`last_report` its middle 32 bits, `delay` since then in 1/65536 s; both 0 when there was none)."""

    ssrc: int
    highest: int
    last_report: int = 0
    delay: int = 0


def parse(packet: bytes) -> list[Message]:
    """The messages of a compound packet that concern a client; a truncated tail is passed over."""
    messages: list[Message] = []
    at = 0
    while at + 4 <= len(packet):
        first, kind, words = struct.unpack_from("!BBH", packet, at)
        body = packet[at + 4 : at + 4 + words * 4]
        at += 4 + words * 4
        if len(body) < words * 4:
            break
        messages += _messages(kind, first & 0x1F, body)
    return messages


def _messages(kind: int, count: int, body: bytes) -> list[Message]:
    if kind == rtp.RTCP_SR and len(body) >= 24:
        return [SenderReport(*struct.unpack_from("!IQIII", body))]
    if kind == rtp.RTCP_PSFB and len(body) >= 8:
        if count == rtp.RTCP_PSFB_PLI:
            return [KeyframeRequest(struct.unpack_from("!I", body, 4)[0])]
        if count == rtp.RTCP_PSFB_FIR:
            return [KeyframeRequest(ssrc) for ssrc, _ in struct.iter_unpack("!II", body[8 : len(body) // 8 * 8])]
    if kind == rtp.RTCP_RTPFB and len(body) >= 8:
        if count == rtp.RTCP_RTPFB_NACK:
            return [Nack(struct.unpack_from("!I", body, 4)[0], _lost(body[8:]))]
        return [TransportFeedback()]
    return []


def _lost(fci: bytes) -> tuple[int, ...]:
    lost = []
    for first, mask in struct.iter_unpack("!HH", fci[: len(fci) // 4 * 4]):
        lost.append(first)
        lost += [(first + bit + 1) & 0xFFFF for bit in range(16) if mask >> bit & 1]
    return tuple(lost)


def sender_report(ssrc: int, now_ns: int, rtp_timestamp: int, packets: int, octets: int) -> bytes:
    """`now_ns` is the wall clock at which `rtp_timestamp` would be captured."""
    info = rtp.RtcpSenderInfo(ntp(now_ns), rtp_timestamp, packets & 0xFFFFFFFF, octets & 0xFFFFFFFF)
    return bytes(rtp.RtcpSrPacket(ssrc=ssrc, sender_info=info))


def receiver_reports(ssrc: int, blocks: Sequence[Block]) -> list[bytes]:
    """As many receiver reports as it takes for all blocks, 31 in each."""
    reports = []
    for start in range(0, len(blocks), _MAX_BLOCKS):
        infos = [
            rtp.RtcpReceiverInfo(block.ssrc, 0, 0, block.highest & 0xFFFFFFFF, 0, block.last_report, block.delay)
            for block in blocks[start : start + _MAX_BLOCKS]
        ]
        reports.append(bytes(rtp.RtcpRrPacket(ssrc=ssrc, reports=infos)))
    return reports


def picture_loss(ssrc: int, media_ssrc: int) -> bytes:
    """PLI: ask `media_ssrc` for a key frame."""
    return bytes(rtp.RtcpPsfbPacket(fmt=rtp.RTCP_PSFB_PLI, ssrc=ssrc, media_ssrc=media_ssrc))


def bandwidth(ssrc: int, bits_per_second: int, sources: list[int]) -> bytes:
    """REMB: what this client can receive in all."""
    fci = rtp.pack_remb_fci(bits_per_second, sources)
    return bytes(rtp.RtcpPsfbPacket(fmt=rtp.RTCP_PSFB_APP, ssrc=ssrc, media_ssrc=0, fci=fci))


def ntp(now_ns: int) -> int:
    """A wall-clock time as a 64-bit NTP timestamp."""
    seconds, rest = divmod(now_ns, 1_000_000_000)
    return (seconds + _NTP_EPOCH) << 32 | (rest << 32) // 1_000_000_000
