"""Moves the packets of all clients: sends what is due, reads what has come, in slices between turns of the event loop.

One packet per wake-up of an event loop would cost several times what the packet itself costs. So sockets are read in
sweeps, every 5 ms, while sending keeps its own times to a fraction of a millisecond: it is looked after between any two
sockets. Reading late does not lengthen the measured latency, for the kernel stamps arrivals.
"""

from __future__ import annotations

import asyncio
import heapq
import random
import time
from collections.abc import Callable, Sequence
from typing import Final

from bench.rtc import Peer
from bench.traffic import AUDIO_INTERVAL_NS, VIDEO_INTERVAL_NS, Talker

_SWEEP_NS: Final = 5_000_000
_MAX_LATE_NS: Final = 200_000_000


class Pump:
    """Drives connected peers. `silence` stops the talkers while reading goes on."""

    def __init__(self, peers: Sequence[Peer], talkers: Sequence[Talker]) -> None:
        self._transports = [peer.transport for peer in peers]
        chance = random.Random(len(talkers))
        now = time.monotonic_ns()
        self._due: list[tuple[int, int, int, Callable[[], None]]] = []
        for place, talker in enumerate(talkers):
            for which, (interval, send) in enumerate(
                ((AUDIO_INTERVAL_NS, talker.send_audio), (VIDEO_INTERVAL_NS, talker.send_picture))
            ):
                # Nobody's clock starts together with another's.
                self._due.append((now + chance.randrange(interval), place * 2 + which, interval, send))
        heapq.heapify(self._due)
        self.worst_late_ns = 0
        """The longest a packet was sent after its time: large when the generator cannot keep up."""

    def silence(self) -> None:
        """Send nothing more."""
        self._due.clear()

    async def run(self) -> None:
        """Pump until cancelled."""
        for transport in self._transports:
            transport.take_over()
        while True:
            self._sweep(time.monotonic_ns() + _SWEEP_NS)
            # Keep-alives, reports and signalling have their turn here.
            await asyncio.sleep(0)

    def _sweep(self, until: int) -> None:
        """Read every socket empty, then wait for `until`, sending on time all along."""
        for transport in self._transports:
            while transport.poll() == transport.slots:
                self._send_due()
            self._send_due()
        while (now := self._send_due()) < until:
            next_due = self._due[0][0] if self._due else until
            time.sleep(max(0, min(next_due, until) - now) / 1e9)

    def _send_due(self) -> int:
        due = self._due
        now = time.monotonic_ns()
        while due and due[0][0] <= now:
            at, place, interval, send = due[0]
            self.worst_late_ns = max(self.worst_late_ns, now - at)
            # A generator that has fallen far behind skips ahead instead of flooding the server.
            following = at + interval if now - at < _MAX_LATE_NS else now + interval
            heapq.heapreplace(due, (following, place, interval, send))
            send()
        return now
