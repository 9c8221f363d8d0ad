"""What a node knows beside its sessions: the API key and the quickstart session, as events in the stream "directory".

The projection is read once at start and kept in memory. Rule that holds: an event is in the log before it counts here.
The key itself is never stored, only its hash.
"""

from __future__ import annotations

from typing import assert_never

import msgspec

from rooms.kernel import InvitationId, SessionId
from server.auth import key_hash, new_api_key, same_hash
from server.ports import Clock, EventStore

STREAM = "directory"
VERSION = 1


class ApiKeySet(msgspec.Struct, frozen=True, tag_field="type", tag="api_key_set"):
    """From now on the key with this hash is the one that counts; the one before it no longer does."""

    hash: str


class QuickstartOpened(msgspec.Struct, frozen=True, tag_field="type", tag="quickstart_opened"):
    """A session was made at start for whoever tries the server out, or got fresh invitations."""

    session: SessionId
    facilitator: InvitationId
    everybody: InvitationId


DirectoryEvent = ApiKeySet | QuickstartOpened

_DECODER: msgspec.json.Decoder[DirectoryEvent] = msgspec.json.Decoder(DirectoryEvent)


class DirectoryCorrupt(Exception):
    """The stream "directory" holds something this version cannot read."""


class Directory:
    """The directory of one node. Use `await Directory.open(...)`."""

    def __init__(self, store: EventStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._seq = 0
        self._key_hash: str | None = None
        self.quickstart: QuickstartOpened | None = None

    @classmethod
    async def open(cls, store: EventStore, clock: Clock) -> Directory:
        """The directory as the log tells it. Raises: StoreUnavailable, DirectoryCorrupt."""
        directory = cls(store, clock)
        for stored in await store.read(STREAM):
            directory._evolve(_decode(stored.data))
            directory._seq = stored.seq
        return directory

    async def ensure_key(self, given: str) -> str | None:
        """Make sure there is an API key: `given` (empty: none) replaces another one; without any, one is made.

        Returns: the key if it was made now, to be shown once, else None.
        Raises: StoreUnavailable, WrongSequence.
        """
        if given:
            if not self.accepts(given):
                await self._append(ApiKeySet(key_hash(given)))
            return None
        if self._key_hash is not None:
            return None
        fresh = new_api_key()
        await self._append(ApiKeySet(key_hash(fresh)))
        return fresh

    def accepts(self, key: str) -> bool:
        """Whether `key` is the API key; takes the same time whatever it is."""
        return self._key_hash is not None and same_hash(key_hash(key), self._key_hash)

    async def open_quickstart(self, opened: QuickstartOpened) -> None:
        """Remember the quickstart session. Raises: StoreUnavailable, WrongSequence."""
        await self._append(opened)

    async def _append(self, event: DirectoryEvent) -> None:
        self._seq = await self._store.append(STREAM, self._seq, [_encode(event, self._clock.now())])
        self._evolve(event)

    def _evolve(self, event: DirectoryEvent) -> None:
        match event:
            case ApiKeySet(hash=hashed):
                self._key_hash = hashed
            case QuickstartOpened():
                self.quickstart = event
            case _:
                assert_never(event)


def _encode(event: DirectoryEvent, at: int) -> bytes:
    return msgspec.json.encode({"v": VERSION, "at": at, **msgspec.to_builtins(event)})


def _decode(data: bytes) -> DirectoryEvent:
    try:
        return _DECODER.decode(data)
    except msgspec.DecodeError as error:
        raise DirectoryCorrupt(f"The directory holds an event this version cannot read: {error}.") from error
