"""The last packets of one incoming stream, shared by everybody who may ask for one of them again.

A ring, indexed by the publisher's own sequence number: a packet is kept until another takes its place, until it is too
old to help, or until its person is muted (`clear`).

Rule that holds: at most `size` packets are kept, and none is given out that is older than `age`.
"""

from __future__ import annotations

from server.sfu.rtp import Packet


class History:
    """Up to `size` packets (a power of two, so that places stay in line when sequence numbers wrap), `age` seconds."""

    __slots__ = ("_age", "_latest", "_mask", "_packets", "_times")

    def __init__(self, size: int = 512, age: float = 2.0) -> None:
        if not 0 < size <= 0x8000 or size & (size - 1):
            raise ValueError("The size of a history is a power of two up to 32768.")
        self._mask = size - 1
        self._age = age
        self._packets: list[Packet | None] = [None] * size
        self._times = [0.0] * size
        self._latest = 0.0

    def put(self, sequence: int, packet: Packet, now: float) -> None:
        """Keep `packet`. Called for every packet."""
        place = sequence & self._mask
        self._packets[place] = packet
        self._times[place] = self._latest = now

    def get(self, sequence: int, now: float) -> Packet | None:
        """The packet of that sequence number, if it is still there and worth sending."""
        place = sequence & self._mask
        packet = self._packets[place]
        if packet is None or packet.sequence != sequence or now - self._times[place] > self._age:
            return None
        return packet

    def expire(self, now: float) -> None:
        """Free the memory of a stream that has stopped. Called now and then."""
        if self._latest and now - self._latest > self._age:
            self.clear()

    def clear(self) -> None:
        """Forget everything: what was said before a mute cannot be asked for after it."""
        self._packets = [None] * (self._mask + 1)
        self._latest = 0.0
