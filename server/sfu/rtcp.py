"""RTCP on the wire: the packets the SFU understands, and those it writes.

References: RFC 3550 section 6.4 (SR, RR) and 6.6 (BYE), RFC 4585 section 6.2.1 (NACK) and 6.3.1 (PLI), RFC 5104
section 4.3.1 (FIR), RFC 5506 (packets need not begin with a report), draft-alvestrand-rmcat-remb (REMB).

Rule that holds: `parse_compound` raises `RtcpError` and nothing else. What is well-formed but of no use here (SDES,
APP, XR, transport-wide feedback) is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

import msgspec

from server.sfu.nack import parse_nack


class _Kind(IntEnum):
    SR = 200
    RR = 201
    BYE = 203
    RTPFB = 205
    PSFB = 206


_NACK: Final = 1
_PLI: Final = 1
_FIR: Final = 4
_ALFB: Final = 15

_HEADER: Final = struct.Struct("!BBH")
_REPORT: Final = struct.Struct("!BBHI")
_FEEDBACK: Final = struct.Struct("!BBHII")
_SENDER: Final = struct.Struct("!IQIII")
_BLOCK: Final = struct.Struct("!IIIIII")
_BLOCKS_AT_MOST: Final = 31


class RtcpError(ValueError):
    """What came is not RTCP: its lengths do not fit together."""


class ReportBlock(msgspec.Struct, frozen=True, gc=False):
    """What a receiver says of one stream (RFC 3550 section 6.4.1).

    `fraction_lost` is in 1/256 since the report before, `lost` the whole number of packets, `highest` the extended
    sequence number, `jitter` in units of the stream's clock, `lsr` and `dlsr` in 1/65536 s.
    """

    ssrc: int
    fraction_lost: int
    lost: int
    highest: int
    jitter: int
    lsr: int
    dlsr: int


class SenderReport(msgspec.Struct, frozen=True, gc=False):
    """`ntp` (64 bits, 32.32 fixed-point seconds) and `rtp_timestamp` name the same instant."""

    ssrc: int
    ntp: int
    rtp_timestamp: int
    packets: int
    octets: int
    blocks: tuple[ReportBlock, ...] = ()


class ReceiverReport(msgspec.Struct, frozen=True, gc=False):
    ssrc: int
    blocks: tuple[ReportBlock, ...]


class Nack(msgspec.Struct, frozen=True, gc=False):
    """The packets of `media_ssrc` that did not arrive, by sequence number."""

    media_ssrc: int
    lost: tuple[int, ...]


class KeyframeRequest(msgspec.Struct, frozen=True, gc=False):
    """PLI or FIR: the receiver cannot go on without a key frame of `media_ssrc`."""

    media_ssrc: int


class Remb(msgspec.Struct, frozen=True, gc=False):
    """The receiver's estimate of what it can take, all streams together, in bit/s."""

    bitrate: int
    ssrcs: tuple[int, ...]


class Bye(msgspec.Struct, frozen=True, gc=False):
    ssrcs: tuple[int, ...]


Rtcp = SenderReport | ReceiverReport | Nack | KeyframeRequest | Remb | Bye


def parse_compound(data: bytes) -> list[Rtcp]:
    """The packets of a decrypted RTCP datagram, in order.

    Raises: RtcpError.
    """
    found: list[Rtcp] = []
    position = 0
    size = len(data)
    while position < size:
        if size - position < _HEADER.size:
            raise RtcpError("An RTCP packet is cut off.")
        first, kind, words = _HEADER.unpack_from(data, position)
        start, end = position + _HEADER.size, position + _HEADER.size + 4 * words
        if first & 0xC0 != 0x80 or end > size:
            raise RtcpError("An RTCP packet has a malformed header.")
        position = end
        if first & 0x20:
            padding = data[end - 1]
            if end < size or padding == 0 or padding % 4 or padding > end - start:
                raise RtcpError("An RTCP packet has malformed padding.")
            end -= padding
        found += _parse(kind, first & 0x1F, data[start:end])
    return found


def _parse(kind: int, count: int, body: bytes) -> Sequence[Rtcp]:
    """One packet: `count` is the header's 5 bits, `body` what follows the header."""
    match kind:
        case _Kind.SR:
            if len(body) < _SENDER.size:
                raise RtcpError("A sender report is cut off.")
            ssrc, ntp, rtp_timestamp, packets, octets = _SENDER.unpack_from(body)
            blocks = _parse_blocks(count, body[_SENDER.size :])
            return (SenderReport(ssrc, ntp, rtp_timestamp, packets, octets, blocks),)
        case _Kind.RR:
            if len(body) < 4:
                raise RtcpError("A receiver report is cut off.")
            return (ReceiverReport(_ssrc(body, 0), _parse_blocks(count, body[4:])),)
        case _Kind.BYE:
            if len(body) < 4 * count:
                raise RtcpError("A BYE is cut off.")
            return (Bye(struct.unpack_from(f"!{count}I", body)),)
        case _Kind.RTPFB | _Kind.PSFB:
            if len(body) < 8:
                raise RtcpError("A feedback packet is cut off.")
            return _parse_feedback(kind, count, _ssrc(body, 4), body[8:])
        case _:
            return ()


def _ssrc(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 4], "big")


def _parse_blocks(count: int, body: bytes) -> tuple[ReportBlock, ...]:
    if count * _BLOCK.size > len(body):
        raise RtcpError("A report has fewer blocks than it says.")
    blocks = []
    for place in range(count):
        ssrc, loss, highest, jitter, lsr, dlsr = _BLOCK.unpack_from(body, place * _BLOCK.size)
        lost = loss & 0xFFFFFF
        lost -= (lost & 0x800000) << 1
        blocks.append(ReportBlock(ssrc, loss >> 24, lost, highest, jitter, lsr, dlsr))
    return tuple(blocks)


def _parse_feedback(kind: int, form: int, media_ssrc: int, fci: bytes) -> Sequence[Rtcp]:
    if kind == _Kind.RTPFB:
        return (Nack(media_ssrc, tuple(parse_nack(fci))),) if form == _NACK else ()
    if form == _PLI:
        return (KeyframeRequest(media_ssrc),)
    if form == _FIR:
        return [KeyframeRequest(_ssrc(fci, at)) for at in range(0, len(fci) - 7, 8)]
    if form == _ALFB and fci[:4] == b"REMB":
        return (_parse_remb(fci),)
    return ()


def _parse_remb(fci: bytes) -> Remb:
    """4 bytes "REMB", the number of SSRCs, 6 bits exponent, 18 bits mantissa, the SSRCs."""
    if len(fci) < 8 or len(fci) < 8 + 4 * fci[4]:
        raise RtcpError("A bandwidth estimate is cut off.")
    mantissa = (fci[5] & 0x03) << 16 | fci[6] << 8 | fci[7]
    return Remb(mantissa << (fci[5] >> 2), struct.unpack_from(f"!{fci[4]}I", fci, 8))


def sender_report(
    ssrc: int, ntp: int, rtp_timestamp: int, packets: int, octets: int, blocks: Sequence[ReportBlock] = ()
) -> bytes:
    """A sender report with at most 31 blocks. `packets` and `octets` may be larger than 32 bits and wrap."""
    body = _SENDER.pack(ssrc, ntp, rtp_timestamp, packets & 0xFFFFFFFF, octets & 0xFFFFFFFF) + _blocks(blocks)
    return _HEADER.pack(0x80 | len(blocks), _Kind.SR, len(body) // 4) + body


def receiver_report(ssrc: int, blocks: Sequence[ReportBlock]) -> bytes:
    """One receiver report or, beyond 31 blocks, several behind one another."""
    whole = b""
    for start in range(0, max(1, len(blocks)), _BLOCKS_AT_MOST):
        some = blocks[start : start + _BLOCKS_AT_MOST]
        whole += _REPORT.pack(0x80 | len(some), _Kind.RR, 1 + 6 * len(some), ssrc) + _blocks(some)
    return whole


def _blocks(blocks: Sequence[ReportBlock]) -> bytes:
    return b"".join(
        _BLOCK.pack(
            block.ssrc,
            block.fraction_lost << 24 | max(-0x800000, min(0x7FFFFF, block.lost)) & 0xFFFFFF,
            block.highest & 0xFFFFFFFF,
            block.jitter & 0xFFFFFFFF,
            block.lsr,
            block.dlsr,
        )
        for block in blocks
    )


def picture_loss(sender_ssrc: int, media_ssrc: int) -> bytes:
    """A PLI: ask for a key frame."""
    return _FEEDBACK.pack(0x80 | _PLI, _Kind.PSFB, 2, sender_ssrc, media_ssrc)


def remb(sender_ssrc: int, bitrate: int, ssrcs: Sequence[int]) -> bytes:
    """Tell the sender of `ssrcs` that `bitrate` bit/s, all together, is what may come (rounded down to 18 bits)."""
    exponent = max(0, bitrate.bit_length() - 18)
    mantissa = bitrate >> exponent
    fci = b"REMB" + (len(ssrcs) << 24 | exponent << 18 | mantissa).to_bytes(4, "big")
    fci += struct.pack(f"!{len(ssrcs)}I", *ssrcs)
    return _FEEDBACK.pack(0x80 | _ALFB, _Kind.PSFB, 2 + len(fci) // 4, sender_ssrc, 0) + fci


def goodbye(ssrcs: Sequence[int]) -> bytes:
    """A BYE of up to 31 streams: they will not be heard of again."""
    return struct.pack(f"!BBH{len(ssrcs)}I", 0x80 | len(ssrcs), _Kind.BYE, len(ssrcs), *ssrcs)
