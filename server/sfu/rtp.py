"""RTP as far as a forwarder needs it: header, one-byte extensions, the VP8 payload descriptor, wrapping arithmetic.

References: RFC 3550 section 5.1 (header), RFC 8285 section 4.2 (one-byte extensions), RFC 7741 section 4.2 (VP8
descriptor) and 4.3 (the P bit of the payload header, clear for a key frame).

Rule that holds: nothing past the descriptor and the first payload byte is read, so media encrypted end to end is
forwarded like any other.
"""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import Final

import msgspec

RTP_HEADER: Final = struct.Struct("!BBHII")
RTP_HEADER_BYTES: Final = 12
_SHORT: Final = struct.Struct("!H")


class Extension(IntEnum):
    """The header extensions the SFU reads. The value is an index of its own, not the number negotiated by SDP."""

    NONE = 0
    MID = 1
    RID = 2
    REPAIRED_RID = 3
    AUDIO_LEVEL = 4
    TRANSPORT_SEQUENCE = 5
    ABS_SEND_TIME = 6


_MID: Final = int(Extension.MID)
_RID: Final = int(Extension.RID)
_REPAIRED_RID: Final = int(Extension.REPAIRED_RID)
_AUDIO_LEVEL: Final = int(Extension.AUDIO_LEVEL)
_TRANSPORT_SEQUENCE: Final = int(Extension.TRANSPORT_SEQUENCE)


def newer(a: int, b: int) -> bool:
    """Whether 16-bit sequence number `a` comes after `b` (RFC 1982 comparison)."""
    return 0 < (a - b) & 0xFFFF < 0x8000


class Packet(msgspec.Struct, gc=False):
    """One RTP packet of a publisher, parsed once and shared by everybody it is forwarded to.

    `first` is the first byte without CSRC count and extension bit, `marker` 0x80 or 0. `body` is what follows header
    and extensions (padding included, `first` keeps its bit). `level` is -1 and `transport_sequence` is -1 where the
    packet carries none. For VP8, `picture_at` and `tl0_at` are where in `body` the 15-bit picture id and TL0PICIDX
    stand; 0 where absent.

    Not followed by the garbage collector: histories hold thousands, and none can be part of a cycle.
    """

    first: int
    marker: int
    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    body: bytes = b""
    level: int = -1
    transport_sequence: int = -1
    mid: str = ""
    rid: str = ""
    repaired_rid: str = ""
    keyframe: bool = False
    picture_at: int = 0
    picture_id: int = 0
    tl0_at: int = 0
    tl0: int = 0


def parse(buffer: bytes | bytearray, start: int, end: int, extensions: tuple[int, ...]) -> Packet | None:
    """The RTP packet in `buffer[start:end]`, or None when its lengths do not fit together.

    `extensions` maps a negotiated extension number (index 0 to 15) to an `Extension`.
    """
    if end - start < RTP_HEADER_BYTES:
        return None
    first, second, sequence, timestamp, ssrc = RTP_HEADER.unpack_from(buffer, start)
    if first & 0xC0 != 0x80:
        return None
    packet = Packet(0x80 | (first & 0x20), second & 0x80, second & 0x7F, sequence, timestamp, ssrc)
    position = start + RTP_HEADER_BYTES + 4 * (first & 0x0F)
    if first & 0x10:
        if position + 4 > end:
            return None
        body = position + 4 + 4 * _SHORT.unpack_from(buffer, position + 2)[0]
        if body > end:
            return None
        if buffer[position] == 0xBE and buffer[position + 1] == 0xDE:
            _read_extensions(packet, buffer, position + 4, body, extensions)
        position = body
    if position > end or (first & 0x20 and not 0 < buffer[end - 1] <= end - position):
        return None
    packet.body = bytes(buffer[position:end])
    return packet


def _read_extensions(
    packet: Packet, buffer: bytes | bytearray, position: int, end: int, extensions: tuple[int, ...]
) -> None:
    while position < end:
        head = buffer[position]
        position += 1
        if head < 0x10:  # padding, or the reserved number 0
            continue
        following = position + (head & 0x0F) + 1
        kind = extensions[head >> 4]
        if following > end or head >= 0xF0:  # number 15 ends the list
            return
        if kind == _TRANSPORT_SEQUENCE and following - position == 2:
            packet.transport_sequence = buffer[position] << 8 | buffer[position + 1]
        elif kind == _AUDIO_LEVEL:
            packet.level = buffer[position] & 0x7F
        elif kind == _MID:
            packet.mid = buffer[position:following].decode("ascii", "replace")
        elif kind == _RID:
            packet.rid = buffer[position:following].decode("ascii", "replace")
        elif kind == _REPAIRED_RID:
            packet.repaired_rid = buffer[position:following].decode("ascii", "replace")
        position = following


def is_padding_only(packet: Packet) -> bool:
    """Whether the packet carries no media: nothing at all, or nothing but padding."""
    body = packet.body
    return not body or (packet.first & 0x20 != 0 and body[-1] == len(body))


def picture_width(body: bytes) -> int:
    """How wide a VP8 key frame is that begins in this payload, in pixels (RFC 6386 section 9.1); 0: it does not say.

    It stands in the first ten bytes of the frame, which stay in clear when media are encrypted end to end.
    """
    start = body.find(b"\x9d\x01\x2a", 4, 12)
    return 0 if start < 0 or len(body) < start + 5 else (body[start + 3] | body[start + 4] << 8) & 0x3FFF


def read_vp8(packet: Packet) -> bool:
    """Read the VP8 payload descriptor into `packet`. False when the body is too short for it."""
    body = packet.body
    size = len(body)
    if size < 2:
        return False
    first = body[0]
    at = 1
    if first & 0x80:
        flags = body[1]
        at = 2
        if flags & 0x80:
            if at + 1 >= size:
                return False
            if body[at] & 0x80:
                packet.picture_at = at
                packet.picture_id = (body[at] & 0x7F) << 8 | body[at + 1]
                at += 2
            else:
                at += 1
        if flags & 0x40:
            if at >= size:
                return False
            packet.tl0_at = at
            packet.tl0 = body[at]
            at += 1
        if flags & 0x30:
            at += 1
    if at >= size:
        return False
    packet.keyframe = first & 0x17 == 0x10 and not body[at] & 1
    return True
