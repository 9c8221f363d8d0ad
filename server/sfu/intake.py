"""One UDP socket on the event loop, read in ticks.

A wake-up of the loop costs more than a packet. So when packets come faster than one a tick, the socket is taken off
the loop and read by a timer instead: everything that came is handled together and answered with one flush. When a few
ticks in a row find nothing, the socket goes back on the loop, where the next packet is handled at once.

    watching --(two wake-ups within two ticks)--> ticking --(idle ticks)--> watching
"""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from server.sfu.counters import COUNTERS
from server.sfu.udp import Memory, Receiver, Sender, unpack_address

if TYPE_CHECKING:
    from server.sfu.peer import Peer

_log = logging.getLogger(__name__)

_IDLE_TICKS: Final = 3
_MAX_BATCHES: Final = 16

Handle = Callable[["UdpIntake", int, float], None]
"""Called with the intake, how many datagrams lie in its receiver, and the loop's time."""


class UdpIntake:
    """A bound socket, its receiver and its sender. `done` is called once after each turn of handling."""

    def __init__(self, sock: socket.socket, tick: float, handle: Handle, done: Callable[[], None]) -> None:
        self.socket = sock
        self.receiver = Receiver(sock)
        self.sender = Sender(sock)
        self.routes: dict[bytes, tuple[Peer, UdpPath]] = {}
        """Which peer a proven raw sockaddr belongs to."""
        self._tick = tick
        self._handle = handle
        self._done = done
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._woken_at = 0.0
        self._idle = 0
        self._loop.add_reader(sock.fileno(), self._wake)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        else:
            self._loop.remove_reader(self.socket.fileno())
        self.socket.close()

    def _wake(self) -> None:
        now = self._loop.time()
        if self._tick and now - self._woken_at < 2 * self._tick:
            self._loop.remove_reader(self.socket.fileno())
            self._idle = 0
            self._timer = self._loop.call_later(self._tick, self._on_tick)
        self._woken_at = now
        self._drain(now)

    def _on_tick(self) -> None:
        now = self._loop.time()
        self._idle = 0 if self._drain(now) else self._idle + 1
        if self._idle < _IDLE_TICKS:
            self._timer = self._loop.call_later(self._tick, self._on_tick)
        else:
            self._timer = None
            self._loop.add_reader(self.socket.fileno(), self._wake)

    def _drain(self, now: float) -> bool:
        """Handle all that has come; bounded, so that a flood cannot keep the loop."""
        receiver = self.receiver
        found = False
        for _ in range(_MAX_BATCHES):
            count = receiver.receive()
            if count:
                found = True
                self._guarded(count, now)
            if count < receiver.slots:
                break
        if found:
            self._done()
        return found

    def _guarded(self, count: int, now: float) -> None:
        try:
            self._handle(self, count, now)
        except Exception:  # noqa: BLE001 - a fault of ours must cost one batch, never the socket everyone hangs on
            COUNTERS["batch_failed"] += 1
            _log.exception("a batch of datagrams could not be handled")


class UdpPath:
    """One remote address (`address`, a raw sockaddr) reached through one intake's socket."""

    __slots__ = ("_name", "address", "intake", "remote")

    def __init__(self, intake: UdpIntake, address: bytes) -> None:
        self.intake = intake
        self.address = address
        self.remote = unpack_address(address)
        self._name = Memory(len(address))
        self._name.bytes[:] = address

    def send(self, datagram: bytes) -> None:
        """Send one datagram at once; a full buffer drops it, as a network would."""
        try:
            self.intake.socket.sendto(datagram, self.remote)
        except OSError:
            self.intake.sender.failed += 1

    def add(self, memory: Memory, start: int, length: int, segment: int) -> None:
        self.intake.sender.add(self._name.address, memory, start, length, segment)

    def flush(self) -> None:
        self.intake.sender.flush()
