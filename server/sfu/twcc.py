"""Transport-wide congestion control, receiving side: when each packet arrived, told to the publisher, whose bandwidth
estimation lives on it (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1).

A feedback packet covers a range of transport-wide sequence numbers: a status for each (not received, small delta, large
or negative delta), then the arrival deltas in ticks of 250 µs, the first counted from a reference time in units of
64 ms. Ranges follow one another without overlap; a packet that arrives after its range was told as lost is told again
in a range of its own, which the publisher takes for what it is.

Rule that holds: a feedback packet begins and ends so that it stays below 1200 bytes, and memory is bounded whether or
not feedback is ever asked for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final

_TICK_US: Final = 250
_REFERENCE_TICKS: Final = 256  # 64 ms
_WAITING: Final = 4096
_RECEIVED: Final = 300
_SPAN: Final = 1500
_WIDEST_GAP: Final = 1000
"""Statuses. 300 deltas of 2 bytes and 1500 statuses, 7 to a chunk of 2 bytes, take 1032 bytes at most."""
_LATE: Final = 1000
_LATE_RANGES: Final = 16

_HEADER: Final = struct.Struct("!BBHIIHHI")
_RUN_AT_MOST: Final = 0x1FFF

_Arrival = tuple[int, int]
"""Unwrapped sequence number, tick."""


class Arrivals:
    """The arrivals on one transport since the last feedback."""

    __slots__ = ("_feedbacks", "_newest", "_next", "_sequences", "_times")

    def __init__(self) -> None:
        self._sequences: list[int] = []
        self._times: list[int] = []
        self._newest = -1
        self._next = -1
        self._feedbacks = 0

    def record(self, sequence: int, arrival_us: int) -> None:
        """Take note of a packet. `sequence` is of 16 bits, `arrival_us` monotonic microseconds. Called for every
        packet, so all thinking is left to `feedback`."""
        times = self._times
        if len(times) < _WAITING:
            self._sequences.append(sequence)
            times.append(arrival_us)

    def feedback(self, sender_ssrc: int, media_ssrc: int) -> list[bytes]:
        """The RTCP packets that tell of everything recorded since the last call; none when nothing was."""
        if not self._times:
            return []
        arrivals = self._take()
        late = [arrival for arrival in arrivals if self._next - _LATE <= arrival[0] < self._next]
        fresh = [arrival for arrival in arrivals if arrival[0] >= self._next]
        packets = [
            self._packet(sender_ssrc, media_ssrc, part[0][0], part)
            for part in list(_ranges(late, gap=1))[-_LATE_RANGES:]
        ]
        for part in _ranges(fresh, gap=_WIDEST_GAP):
            first = part[0][0]
            base = self._next if first - self._next < _WIDEST_GAP else first
            packets.append(self._packet(sender_ssrc, media_ssrc, base, part))
            self._next = part[-1][0] + 1
        return packets

    def _take(self) -> list[_Arrival]:
        """What was recorded, in the order of sending; of a packet that came twice, the first arrival."""
        if self._newest < 0:
            self._newest = self._next = self._sequences[0] + 0x10000  # so that earlier ones have numbers, too
        newest = self._newest
        seen: dict[int, int] = {}
        for sequence, time in zip(self._sequences, self._times, strict=True):
            unwrapped = newest + ((sequence - newest + 0x8000) & 0xFFFF) - 0x8000
            seen.setdefault(unwrapped, time // _TICK_US)
            if unwrapped > newest:
                newest = unwrapped
        self._newest = newest
        self._sequences.clear()
        self._times.clear()
        return sorted(seen.items())

    def _packet(self, sender_ssrc: int, media_ssrc: int, base: int, arrivals: Sequence[_Arrival]) -> bytes:
        reference = arrivals[0][1] // _REFERENCE_TICKS
        tick = reference * _REFERENCE_TICKS
        following = base
        symbols = bytearray()
        deltas = bytearray()
        for sequence, arrived in arrivals:
            if sequence != following:
                symbols += bytes(sequence - following)
            following = sequence + 1
            delta = arrived - tick
            tick = arrived
            if 0 <= delta <= 0xFF:
                symbols.append(1)
                deltas.append(delta)
            else:
                symbols.append(2)
                deltas += delta.to_bytes(2, "big", signed=True)
        body = b"".join(chunk.to_bytes(2, "big") for chunk in _chunks(symbols)) + deltas
        body += bytes(-len(body) % 4)
        header = _HEADER.pack(
            0x8F,
            205,
            4 + len(body) // 4,
            sender_ssrc,
            media_ssrc,
            base & 0xFFFF,
            len(symbols),
            (reference & 0xFFFFFF) << 8 | self._feedbacks,
        )
        self._feedbacks = (self._feedbacks + 1) & 0xFF
        return header + body


def _ranges(arrivals: Sequence[_Arrival], gap: int) -> Iterator[Sequence[_Arrival]]:
    """Cut where numbers lie more than `gap` apart, where a delta does not fit its 16 bits, and to size."""
    start = 0
    for end in range(1, len(arrivals) + 1):
        if end < len(arrivals):
            (sequence, tick), (before, tick_before) = arrivals[end], arrivals[end - 1]
            apart = sequence - before > gap or not -0x8000 <= tick - tick_before < 0x8000
            if not apart and end - start < _RECEIVED and sequence - arrivals[start][0] < _SPAN - _WIDEST_GAP:
                continue
        yield arrivals[start:end]
        start = end


def _chunks(symbols: bytearray) -> Iterator[int]:
    """Statuses as 16-bit chunks: runs where they pay, else 14 statuses of one bit or 7 of two."""
    position = 0
    size = len(symbols)
    while position < size:
        symbol = symbols[position]
        run = size - position - len(symbols[position:].lstrip(symbols[position : position + 1]))
        ones = symbols[position : position + 14]
        if run >= len(ones) or (run >= 7 and 2 in ones):
            run = min(run, _RUN_AT_MOST)
            yield symbol << 13 | run
            position += run
        elif 2 not in ones:
            yield 0x8000 | _packed(ones, bits=1, places=14)
            position += 14
        else:
            yield 0xC000 | _packed(symbols[position : position + 7], bits=2, places=7)
            position += 7


def _packed(symbols: bytearray, bits: int, places: int) -> int:
    value = 0
    for symbol in symbols:
        value = value << bits | symbol
    return value << bits * (places - len(symbols))
