"""The last packets of one incoming stream, shared by everybody who may ask for one of them again.

A ring, indexed by the publisher's own sequence number: a packet is kept until another takes its place, until the stream
has stopped for a while (`expire`), or until its person is muted (`clear`).

Rule that holds: at most `size` packets are kept, and those of a stream that has stopped no longer than `age`.
"""

from __future__ import annotations

from server.sfu.rtp import Packet


class History:
    """Up to `size` packets (a power of two, so that places stay in line when sequence numbers wrap), `age` seconds."""

    __slots__ = ("_age", "_latest", "_latest_at", "_mask", "_packets", "_seen")

    def __init__(self, size: int = 512, age: float = 2.0) -> None:
        if not 0 < size <= 0x8000 or size & (size - 1):
            raise ValueError("The size of a history is a power of two up to 32768.")
        self._mask = size - 1
        self._age = age
        self._packets: list[Packet | None] = [None] * size
        self._latest: Packet | None = None
        self._seen: Packet | None = None
        self._latest_at = 0.0

    def put(self, sequence: int, packet: Packet) -> None:
        """Keep `packet`. Called for every packet."""
        self._packets[sequence & self._mask] = self._latest = packet

    def get(self, sequence: int) -> Packet | None:
        """The packet of that sequence number, if it is still there."""
        packet = self._packets[sequence & self._mask]
        return packet if packet is not None and packet.sequence == sequence else None

    def expire(self, now: float) -> None:
        """Free the memory of a stream that has stopped. Called now and then: time is read here, not for each packet."""
        if self._latest is not self._seen:
            self._seen = self._latest
            self._latest_at = now
        elif self._latest is not None and now - self._latest_at > self._age:
            self.clear()

    def clear(self) -> None:
        """Forget everything: what was said before a mute cannot be asked for after it."""
        self._packets = [None] * (self._mask + 1)
        self._latest = self._seen = None
