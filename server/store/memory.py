"""Streams in memory: for tests and trials. Everything is gone with the process."""

from __future__ import annotations

from collections.abc import Sequence

from server.ports import Stored, StoreUnavailable, WrongSequence


class MemoryStore:
    """An `EventStore` that keeps what it is given until it is closed."""

    def __init__(self) -> None:
        self._streams: dict[str, list[bytes]] = {}
        self._closed = False

    async def append(self, stream: str, expected_seq: int, events: Sequence[bytes]) -> int:
        self._must_be_open()
        held = self._streams.get(stream, [])
        if len(held) != expected_seq:
            raise WrongSequence(f"{stream} is at {len(held)}, not at {expected_seq}")
        if events:
            self._streams[stream] = [*held, *events]
        return expected_seq + len(events)

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        self._must_be_open()
        held = self._streams.get(stream, [])
        return [Stored(seq=seq, data=data) for seq, data in enumerate(held[after:], start=after + 1)]

    async def streams(self, prefix: str = "") -> list[str]:
        self._must_be_open()
        return sorted(name for name in self._streams if name.startswith(prefix))

    async def close(self) -> None:
        self._closed = True

    def _must_be_open(self) -> None:
        if self._closed:
            raise StoreUnavailable("the store is closed")
