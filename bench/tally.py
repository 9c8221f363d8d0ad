"""A sink that counts packets per SSRC, with the kernel's arrival times: what end-to-end tests measure mute with."""

from __future__ import annotations

import asyncio
import struct
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

_FIXED: Final = struct.Struct("!BBHII")


@dataclass(slots=True)
class Heard:
    """One stream as it arrived. `arrivals` are wall-clock nanoseconds, one a packet; `highest` is the extended
    sequence number (RFC 3550 appendix A.1)."""

    payload_type: int
    highest: int
    timestamp: int = 0
    octets: int = 0
    arrivals: array[int] = field(default_factory=lambda: array("q"))

    @property
    def packets(self) -> int:
        return len(self.arrivals)

    def since(self, wall_ns: int) -> int:
        """Packets that arrived at or after a wall-clock time."""
        count = 0
        for arrival in reversed(self.arrivals):
            if arrival < wall_ns:
                break
            count += 1
        return count


class Tally:
    """Counts what one peer receives; `streams` is keyed by SSRC. It keeps every arrival: for tests, not for days."""

    def __init__(self) -> None:
        self.streams: dict[int, Heard] = {}
        self._waiting: list[tuple[Callable[[Tally], bool], asyncio.Future[None]]] = []

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        _, marked_type, sequence, timestamp, ssrc = _FIXED.unpack_from(arena, start)
        stream = self.streams.get(ssrc)
        if stream is None:
            stream = self.streams[ssrc] = Heard(marked_type & 0x7F, sequence)
        ahead = (sequence - stream.highest) & 0xFFFF
        if ahead < 0x8000:
            stream.highest += ahead
            stream.timestamp = timestamp
        stream.octets += end - start
        stream.arrivals.append(received_ns)
        if self._waiting:
            self._wake()

    def progress(self) -> Iterable[tuple[int, int]]:
        return [(ssrc, stream.highest) for ssrc, stream in self.streams.items()]

    def packets(self, ssrc: int) -> int:
        """Packets heard of one SSRC; 0 when it was never heard."""
        stream = self.streams.get(ssrc)
        return stream.packets if stream else 0

    async def until(self, reached: Callable[[Tally], bool], timeout: float = 5.0) -> None:
        """Wait until `reached` holds; it is asked after each packet.

        Raises: TimeoutError.
        """
        if reached(self):
            return
        entry = (reached, asyncio.get_running_loop().create_future())
        self._waiting.append(entry)
        try:
            async with asyncio.timeout(timeout):
                await entry[1]
        finally:
            self._waiting.remove(entry)

    def _wake(self) -> None:
        for reached, waiter in self._waiting:
            if not waiter.done() and reached(self):
                waiter.set_result(None)
