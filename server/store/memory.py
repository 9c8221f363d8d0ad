"""Streams in memory: for tests and trials. Everything is gone with the process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from server.ports import Head, SealedText, Stored, StoreUnavailable, WrongSequence


class MemoryStore:
    """A `RecordStore` that keeps what it is given until it is closed."""

    def __init__(self) -> None:
        self._streams: dict[str, list[bytes]] = {}
        self._heads: dict[str, Head] = {}
        self._texts: dict[str, list[SealedText]] = {}
        self._keys: dict[str, bytes | None] = {}
        self._closed = False

    async def append(
        self, stream: str, expected_seq: int, events: Sequence[bytes], texts: Sequence[SealedText] = ()
    ) -> int:
        self._must_be_open()
        held = self._heads.get(stream, Head()).seq
        if held != expected_seq:
            raise WrongSequence(f"{stream} is at {held}, not at {expected_seq}")
        if events:
            self._streams[stream] = [*self._streams.get(stream, []), *events]
            self._heads[stream] = Head(expected_seq + len(events), hashlib.sha256(events[-1]).hexdigest())
            self._texts[stream] = [*self._texts.get(stream, []), *texts]
        return expected_seq + len(events)

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        self._must_be_open()
        held = self._streams.get(stream, [])
        return [Stored(seq=seq, data=data) for seq, data in enumerate(held[after:], start=after + 1)]

    async def snapshot(self, stream: str) -> tuple[Head, list[Stored]]:
        return await self.head(stream), await self.read(stream)

    async def head(self, stream: str) -> Head:
        self._must_be_open()
        return self._heads.get(stream, Head())

    async def streams(self, prefix: str = "") -> list[str]:
        self._must_be_open()
        return sorted(name for name in self._streams if name.startswith(prefix))

    async def remove(self, stream: str) -> None:
        self._must_be_open()
        for kept in (self._streams, self._heads, self._texts):
            kept.pop(stream, None)

    async def texts(self, stream: str) -> list[SealedText]:
        self._must_be_open()
        return list(self._texts.get(stream, []))

    async def key(self, owner: str, fresh: bytes) -> bytes | None:
        self._must_be_open()
        return self._keys.setdefault(owner, fresh)

    async def keys(self, owners: Sequence[str] | None = None) -> dict[str, bytes | None]:
        self._must_be_open()
        wanted = self._keys if owners is None else owners
        return {owner: self._keys[owner] for owner in wanted if owner in self._keys}

    async def owned(self, owner: str) -> list[str]:
        self._must_be_open()
        return sorted(name for name, held in self._texts.items() if any(text.owner == owner for text in held))

    async def erase(self, owners: Sequence[str]) -> None:
        self._must_be_open()
        for stream, held in self._texts.items():
            self._texts[stream] = [text for text in held if text.owner not in owners]
        self._keys.update(dict.fromkeys(owners))

    async def close(self) -> None:
        self._closed = True

    def _must_be_open(self) -> None:
        if self._closed:
            raise StoreUnavailable("the store is closed")
