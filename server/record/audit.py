"""Who read, exported, erased or purged what: events in the stream "audit", which is kept for good and names nobody.

Rule that holds: what is done to the record is put down before it is done.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from rooms.kernel import BaseEvent
from server.ports import Clock, WrongSequence
from server.record.codec import Codec
from server.record.ledger import Ledger

STREAM: Final = "audit"
COMMAND_LINE: Final = "command_line"
"""`by` of whoever can run programs on the server's machine; others are the ids of their keys or accounts."""

What: TypeAlias = Literal["log", "export", "report", "sheet", "trend", "backup"]

_TRIES: Final = 8


class RecordRead(BaseEvent, frozen=True):
    """Somebody was shown (or took away, `export`) what the stream holds; `about` one person only, if that is said."""

    stream: str
    what: What
    by: str
    about: str | None = None


class Erased(BaseEvent, frozen=True):
    """The texts of these owners (people, invitations) were erased."""

    owners: tuple[str, ...]
    by: str


class Purged(BaseEvent, frozen=True):
    """A stream was deleted. `events` and `head` are how many it held and the hash of the last."""

    stream: str
    events: int
    head: str
    by: str


class Restored(BaseEvent, frozen=True):
    """The store was filled from a backup with this digest."""

    digest: str
    by: str


AuditEvent: TypeAlias = RecordRead | Erased | Purged | Restored

CODEC: Final[Codec[AuditEvent]] = Codec(AuditEvent)


class Audit:
    """Writes the stream. Several processes may do so at once."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def read(self, stream: str, what: What, by: str, about: str | None = None) -> None:
        """Somebody is about to see it. Raises: StoreUnavailable."""
        await self._append(RecordRead(at=self._clock.now(), stream=stream, what=what, by=by, about=about))

    async def erased(self, owners: tuple[str, ...], by: str) -> None:
        """They are about to be erased. Raises: StoreUnavailable."""
        await self._append(Erased(at=self._clock.now(), owners=owners, by=by))

    async def purged(self, stream: str, events: int, head: str, by: str) -> None:
        """It is about to be deleted. Raises: StoreUnavailable."""
        await self._append(Purged(at=self._clock.now(), stream=stream, events=events, head=head, by=by))

    async def restored(self, digest: str, by: str) -> None:
        """It has been filled. Raises: StoreUnavailable."""
        await self._append(Restored(at=self._clock.now(), digest=digest, by=by))

    async def _append(self, event: AuditEvent) -> None:
        encoded = CODEC.encode(event)
        for _ in range(_TRIES - 1):
            head = await self._ledger.store.head(STREAM)
            try:
                await self._ledger.append(STREAM, head.seq, [encoded])
            except WrongSequence:
                continue  # another process, or another request, was faster
            return
        head = await self._ledger.store.head(STREAM)
        await self._ledger.append(STREAM, head.seq, [encoded])
