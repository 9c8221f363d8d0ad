"""Stamped payloads: what a talker writes into every packet, and what a receiver makes of it.

The last 20 bytes of a payload are the stamp: stream (2), bytes covered by the checksum before it (2), number within
the stream (4), time of sending in wall-clock ns (8), CRC-32 of the covered bytes and the stamp so far (4). It stands at
the end because a server may rewrite a VP8 descriptor at the front; for the same reason the descriptor is not covered.

Rule that holds: only a packet whose checksum is right counts as received. Latency is from the moment before the send
call to the receiver's kernel (SO_TIMESTAMPNS), so that waiting in the generator's own queues is not in it.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from zlib import crc32

_STAMP: Final = struct.Struct("!HHIQI")
_UNSEALED: Final = struct.Struct("!HHIQ")
_CHECK: Final = struct.Struct("!I")
_FIXED: Final = struct.Struct("!HII")
_NEVER: Final = 1 << 63

STAMP_BYTES: Final = _STAMP.size


def seal(payload: bytearray, uncovered: int, stream: int, number: int, sent_ns: int) -> None:
    """Write the stamp over the last 20 bytes of `payload`. Its first `uncovered` bytes may be changed on the way."""
    at = len(payload) - STAMP_BYTES
    _UNSEALED.pack_into(payload, at, stream, at - uncovered, number, sent_ns)
    end = at + _UNSEALED.size
    _CHECK.pack_into(payload, end, crc32(memoryview(payload)[uncovered:end]))


@dataclass(slots=True)
class Window:
    """The measured part of a run, in wall-clock ns of sending: from `start` until `end`. Shared by all collectors,
    which put their latencies (ns) into it."""

    start: int = _NEVER
    end: int = _NEVER
    latencies: array[int] = field(default_factory=lambda: array("q"))


class _Flow:
    """One stream as one receiver hears it."""

    __slots__ = ("highest", "seen", "shift", "ssrc")

    def __init__(self, ssrc: int, sequence: int, shift: int) -> None:
        self.ssrc = ssrc
        self.highest = sequence
        self.shift = shift
        self.seen = bytearray(1024)


class Collector:
    """The sink of one receiver: verifies, counts, measures."""

    __slots__ = ("_flows", "_window", "corrupt", "duplicates", "received", "renumbered")

    def __init__(self, window: Window) -> None:
        self._window = window
        self._flows: dict[int, _Flow] = {}
        self.received = 0
        """Different packets that were sent within the window and arrived whole."""
        self.corrupt = 0
        self.duplicates = 0
        self.renumbered = 0
        """Times a stream's RTP numbering or SSRC jumped although it should go on."""

    @property
    def flows(self) -> int:
        """How many streams were heard."""
        return len(self._flows)

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        if arena[start] & 0x20:
            end -= arena[end - 1]
        at = end - 20
        if at < start + 12:
            self.corrupt += 1
            return
        stream, covered, number, sent_ns, check = _STAMP.unpack_from(arena, at)
        if at - covered < start + 12 or crc32(memoryview(arena)[at - covered : at + 16]) != check:
            self.corrupt += 1
            return
        sequence, _, ssrc = _FIXED.unpack_from(arena, start + 2)
        flow = self._flows.get(stream)
        shift = (sequence - number) & 0xFFFF
        if flow is None:
            flow = self._flows[stream] = _Flow(ssrc, sequence, shift)
        elif flow.shift != shift or flow.ssrc != ssrc:
            self.renumbered += 1
            flow.shift, flow.ssrc = shift, ssrc
        ahead = (sequence - flow.highest) & 0xFFFF
        if ahead < 0x8000:
            flow.highest += ahead
        seen = flow.seen
        while number >= len(seen):
            seen += bytes(len(seen))
        if seen[number]:
            self.duplicates += 1
            return
        seen[number] = 1
        window = self._window
        if window.start <= sent_ns < window.end:
            self.received += 1
            window.latencies.append(received_ns - sent_ns)

    def progress(self) -> Iterable[tuple[int, int]]:
        return [(flow.ssrc, flow.highest) for flow in self._flows.values()]
