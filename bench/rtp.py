"""RTP as a browser sends it: numbered packets with one-byte header extensions, and the VP8 payload descriptor.

Pure; packets are written in place into the caller's buffer. Like Chromium, a stream names its mid only on its first
packets, so that whoever receives has to remember it.

RFC 3550 section 5.1, RFC 8285 (header extensions), RFC 6464 (audio level), RFC 7741 section 4.2 (VP8 descriptor).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

from bench import sdp

_MID_PACKETS: Final = 15
_FIXED: Final = struct.Struct("!BBHII")
_TRANSPORT_SEQUENCE: Final = struct.Struct("!H")
_VOICE: Final = 0x80
_PICTURE_IDS: Final = 1 << 15

VP8_DESCRIPTOR_BYTES: Final = 4


class _Extensions:
    """The extension block of one stream as a template, and where its changing fields are (0: absent)."""

    __slots__ = ("block", "level", "send_time", "transport")

    def __init__(self, numbers: Mapping[str, int], mid: str) -> None:
        self.level = self.send_time = self.transport = 0
        body = bytearray()
        for uri, value in (
            (sdp.AUDIO_LEVEL, bytes(1)),
            (sdp.ABS_SEND_TIME, bytes(3)),
            (sdp.TRANSPORT_CC, bytes(2)),
            (sdp.MID, mid.encode()),
        ):
            number = numbers.get(uri)
            if number is None or not value:
                continue
            body.append(number << 4 | len(value) - 1)
            at = 4 + len(body)
            body += value
            if uri == sdp.AUDIO_LEVEL:
                self.level = at
            elif uri == sdp.ABS_SEND_TIME:
                self.send_time = at
            elif uri == sdp.TRANSPORT_CC:
                self.transport = at
        body += bytes(-len(body) % 4)
        self.block = struct.pack("!HH", 0xBEDE, len(body) // 4) + body if body else b""


class Outgoing:
    """One RTP stream being sent: who it is, and how far it has come."""

    __slots__ = (
        "_named",
        "_unnamed",
        "mid",
        "octets",
        "packets",
        "payload_type",
        "sequence",
        "ssrc",
        "timestamp",
    )

    def __init__(
        self, ssrc: int, payload_type: int, extensions: Mapping[str, int], mid: str, sequence: int = 0
    ) -> None:
        """`sequence` is the number of the first packet; `extensions` maps URIs to their negotiated numbers."""
        self.ssrc = ssrc
        self.payload_type = payload_type
        self.mid = mid
        self.sequence = sequence
        self.timestamp = 0
        self.packets = 0
        self.octets = 0
        self._named = _Extensions(extensions, mid)
        self._unnamed = _Extensions(extensions, "")

    def write(
        self,
        buffer: bytearray,
        payload: bytes | bytearray,
        timestamp: int,
        marker: bool,
        level: int,
        transport_sequence: int,
        now_ns: int,
    ) -> int:
        """Write the next packet at the start of `buffer` and count it. Returns its length.

        `level` is the audio level in -dBov (0 loudest, 127 silence); `now_ns` the wall clock for abs-send-time.
        """
        extensions = self._named if self.packets < _MID_PACKETS else self._unnamed
        block = extensions.block
        first = 0x90 if block else 0x80
        _FIXED.pack_into(
            buffer, 0, first, marker << 7 | self.payload_type, self.sequence, timestamp & 0xFFFFFFFF, self.ssrc
        )
        start = 12 + len(block)
        buffer[12:start] = block
        if extensions.level:
            buffer[12 + extensions.level] = level | _VOICE if level < 127 else 127
        if extensions.send_time:
            at = 12 + extensions.send_time
            buffer[at : at + 3] = abs_send_time(now_ns)
        if extensions.transport:
            _TRANSPORT_SEQUENCE.pack_into(buffer, 12 + extensions.transport, transport_sequence & 0xFFFF)
        end = start + len(payload)
        buffer[start:end] = payload
        self.sequence = (self.sequence + 1) & 0xFFFF
        self.timestamp = timestamp & 0xFFFFFFFF
        self.packets += 1
        self.octets += len(payload)
        return end


def abs_send_time(now_ns: int) -> bytes:
    """Seconds as 6.18 fixed point, 3 bytes, wrapping every 64 s."""
    return ((now_ns << 18) // 1_000_000_000 & 0xFFFFFF).to_bytes(3, "big")


def vp8_descriptor(picture: int, first: bool) -> bytes:
    """The descriptor of one packet of a picture: partition 0, 15-bit picture id; `first` marks the picture's start."""
    return struct.pack("!BBH", 0x90 if first else 0x80, 0x80, 0x8000 | picture % _PICTURE_IDS)


def vp8_frame_header(key: bool, size: int) -> bytes:
    """The frame tag in front of a VP8 picture of `size` bytes, with start code and 640×360 on a key frame
    (RFC 6386 section 9.1)."""
    tag = (min(size, 0x7FFFF) << 5 | 0x10 | (not key)).to_bytes(3, "little")
    return tag + b"\x9d\x01\x2a" + struct.pack("<HH", 640, 360) if key else tag
