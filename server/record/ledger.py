"""The record as the program uses it: an `EventStore` whose streams are chained and whose texts are in the vault.

    runner, directory, audit ──events, texts marked──▶ Ledger ──lines, sealed texts──▶ SQLite, Redis or memory

Rules that hold: what was appended is read back byte for byte, except that a text whose owner has been erased reads
`texts.ERASED`; no name and no free text is stored in clear; the chain covers the stored lines, so that erasing a
person leaves it whole; a stream that is not as it was written is not read but refused.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final, Generic, TypeVar

import msgspec

from server.ports import Head, LogBroken, RecordStore, SealedText, Stored, WrongSequence
from server.record import chain, texts, vault

REMEMBERED: Final = 4096
"""Heads of streams, and keys of owners, kept at hand."""

V = TypeVar("V")


class Ledger:
    """See the module. Several processes may share one `RecordStore`; the sequence numbers keep them apart."""

    def __init__(self, store: RecordStore) -> None:
        self.store = store
        self._heads: _Recent[Head] = _Recent()
        self._keys: _Recent[bytes] = _Recent()

    async def append(self, stream: str, expected_seq: int, events: Sequence[bytes]) -> int:
        """See `EventStore.append`. Each event is a JSON object that is not empty.

        Raises: WrongSequence, StoreUnavailable, ValueError for what is no event.
        """
        head = self._heads.pop(stream)  # should this fail half-way, what the head is has to be asked
        if head is None or head.seq != expected_seq:
            head = await self.store.head(stream)
        if head.seq != expected_seq:
            raise WrongSequence(f"{stream} is at {head.seq}, not at {expected_seq}")
        lines: list[bytes] = []
        sealed: list[SealedText] = []
        seq, prev = head.seq, head.hash or chain.genesis(stream)
        for event in events:
            seq += 1
            lines.append(chain.link(seq, prev, await self._sealed(stream, event, sealed)))
            prev = chain.digest(lines[-1])
        await self.store.append(stream, expected_seq, lines, sealed)
        if lines:
            self._heads.put(stream, Head(seq, prev))
        return seq

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        """See `EventStore.read`.

        Raises: StoreUnavailable, LogBroken.
        """
        if after > 0:
            lines = await self.store.read(stream, after)
            broken = chain.first_unlinked(lines, after=after)
        else:
            head, lines = await self.store.snapshot(stream)
            broken = chain.first_broken(stream, head, lines)
        if broken is not None:
            raise LogBroken(str(broken))
        return await self._unsealed(stream, lines)

    async def check(self, stream: str) -> tuple[Head, chain.Broken | None]:
        """Whether a stream is as it was written: its lines, its head, and the texts they refer to.

        Raises: StoreUnavailable.
        """
        head, lines = await self.store.snapshot(stream)
        broken = chain.first_broken(stream, head, lines)
        if broken is None:
            broken = await self._first_damaged(stream, lines)
        return head, broken

    async def streams(self, prefix: str = "") -> list[str]:
        return await self.store.streams(prefix)

    async def remove(self, stream: str) -> None:
        """Delete a stream, and the keys of those who have no text in another, beyond recovery.

        Raises: StoreUnavailable.
        """
        owners = {text.owner for text in await self.store.texts(stream)}
        self._heads.pop(stream)
        await self.store.remove(stream)
        await self.erase([owner for owner in sorted(owners) if not await self.store.owned(owner)])

    async def erase(self, owners: Sequence[str]) -> None:
        """Erase every text of `owners`, beyond recovery, and for what may come as well. Raises: StoreUnavailable."""
        for owner in owners:
            self._keys.pop(owner)
        await self.store.erase(owners)

    async def close(self) -> None:
        await self.store.close()

    # --- texts -----------------------------------------------------------------------------------------------------

    async def _sealed(self, stream: str, event: bytes, sealed: list[SealedText]) -> bytes:
        """`event` with references in place of its marked texts, which are added to `sealed`."""
        if texts.MARKED not in event:
            return event
        raw = msgspec.json.decode(event)
        keys = {owner: await self._key(owner or stream) for _, owner in texts.pairs(raw, texts.TEXT)}

        def put_away(text: str, owner: str) -> dict[str, str]:
            ref, key = vault.new_ref(), keys[owner]
            if key is not None:
                sealed.append(SealedText(ref, owner or stream, vault.seal(key, ref, text)))
            return {texts.REF: ref, texts.OWNER: owner}

        return msgspec.json.encode(texts.replaced(raw, texts.TEXT, put_away))

    async def _key(self, owner: str) -> bytes | None:
        key = self._keys.get(owner)
        if key is None:
            key = await self.store.key(owner, vault.new_key())
            if key is not None:
                self._keys.put(owner, key)
        return key

    async def _unsealed(self, stream: str, lines: Sequence[Stored]) -> list[Stored]:
        """The events of `lines`, with their texts."""
        opener = await self._opener(stream, lines)
        return [Stored(line.seq, _opened(line, opener)) for line in lines]

    async def _opener(self, stream: str, lines: Sequence[Stored]) -> _Opener:
        if not any(texts.REFERENCE in line.data for line in lines):
            return _Opener(stream, {}, {})
        held = {text.ref: text for text in await self.store.texts(stream)}
        owners = {
            owner or stream
            for line in lines
            if texts.REFERENCE in line.data
            for _, owner in texts.pairs(_json(line), texts.REF)
        }
        # Keys are asked for after the texts: should somebody be erased in between, that is seen here.
        return _Opener(stream, held, await self.store.keys(sorted(owners)))

    async def _first_damaged(self, stream: str, lines: Sequence[Stored]) -> chain.Broken | None:
        opener = await self._opener(stream, lines)
        for line in lines:
            try:
                _opened(line, opener)
            except LogBroken:
                return chain.Broken(line.seq, _DAMAGED)
        return None


_DAMAGED: Final = "has a text that is missing from the vault or has been changed"


class _Opener:
    """Opens the texts of one stream."""

    def __init__(self, stream: str, held: Mapping[str, SealedText], keys: Mapping[str, bytes | None]) -> None:
        self._stream = stream
        self._held = held
        self._keys = keys

    def __call__(self, ref: str, owner: str) -> dict[str, str]:
        """The text that `ref` refers to, marked. Raises: Damaged."""
        name = owner or self._stream
        if name not in self._keys:
            raise vault.Damaged
        key, text = self._keys[name], self._held.get(ref)
        if key is None:
            return texts.marked(texts.ERASED, owner)
        if text is None:
            raise vault.Damaged
        return texts.marked(vault.unseal(key, ref, text.data), owner)


def _opened(line: Stored, opener: _Opener) -> bytes:
    event = chain.event_of(line.data)
    if texts.REFERENCE not in event:
        return event
    try:
        return msgspec.json.encode(texts.replaced(_json(line, event), texts.REF, opener))
    except vault.Damaged:
        raise LogBroken(f"event {line.seq} {_DAMAGED}") from None


def _json(line: Stored, event: bytes | None = None) -> object:
    try:
        return msgspec.json.decode(line.data if event is None else event)
    except msgspec.DecodeError:
        raise LogBroken(f"event {line.seq} is not JSON") from None


class _Recent(Generic[V]):
    """The values put in last."""

    def __init__(self) -> None:
        self._values: OrderedDict[str, V] = OrderedDict()

    def get(self, name: str) -> V | None:
        return self._values.get(name)

    def put(self, name: str, value: V) -> None:
        self._values[name] = value
        self._values.move_to_end(name)
        if len(self._values) > REMEMBERED:
            self._values.popitem(last=False)

    def pop(self, name: str) -> V | None:
        return self._values.pop(name, None)
