"""One stream of the directory as the server works with it: its events replayed into a state, commands appended to it.

Rules that hold: an event is in the log before it counts; commands are taken one at a time; whoever finds that another
process has appended in the meantime reads what that was and decides anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, Generic, TypeAlias, TypeVar

from rooms.kernel import BaseCommand, Instant, InvariantBroken, Rejected
from rooms.refusals import unavailable
from server.directory.kernel import Actor, Asked, BaseDirectoryEvent
from server.ports import Clock, EventStore, LogBroken, StoreUnavailable, WrongSequence
from server.record.codec import Codec, CodecError

TRIES: Final = 4
"""How often a command is decided while others append to the same stream."""

S = TypeVar("S")
C = TypeVar("C", bound=BaseCommand)
E = TypeVar("E", bound=BaseDirectoryEvent)

Decide: TypeAlias = Callable[[S, Asked[C], Instant], tuple[E, ...] | Rejected]
Evolve: TypeAlias = Callable[[S, E], S]


class DirectoryCorrupt(Exception):
    """A stream of the directory is not what was written, or holds something this version cannot read."""


class Aggregate(Generic[S, C, E]):
    """Call `load` before anything else."""

    def __init__(
        self,
        store: EventStore,
        clock: Clock,
        stream: str,
        codec: Codec[E],
        decide: Decide[S, C, E],
        evolve: Evolve[S, E],
        empty: S,
    ) -> None:
        self._store = store
        self._clock = clock
        self._codec = codec
        self._decide = decide
        self._evolve = evolve
        self._empty = empty
        self._lock = asyncio.Lock()
        self._last = Instant(0)
        self.stream: Final = stream
        self.state = empty
        self.seq = 0

    async def load(self) -> None:
        """Read the stream from its beginning; also later, when texts in it have been erased.

        Raises: StoreUnavailable, DirectoryCorrupt.
        """
        async with self._lock:
            await self._read_on(self._empty, 0)

    async def refresh(self) -> None:
        """Take in what others have appended. Raises: StoreUnavailable, DirectoryCorrupt."""
        async with self._lock:
            await self._read_on(self.state, self.seq)

    async def submit(self, command: C, by: Actor | None = None) -> tuple[E, ...] | Rejected:
        """Do what is asked. Returns: what happened, perhaps nothing; `unavailable` when the store cannot take it.

        Raises: DirectoryCorrupt.
        """
        async with self._lock:
            try:
                for _ in range(TRIES):
                    # Time never runs back within a stream, whatever the clock does.
                    now = max(self._clock.now(), self._last)
                    events = self._decide(self.state, Asked(by, command), now)
                    if isinstance(events, Rejected) or not events:
                        return events
                    try:
                        await self._append(events)
                    except WrongSequence:
                        await self._read_on(self.state, self.seq)
                    else:
                        return events
            except StoreUnavailable:
                pass
            return unavailable()

    async def _append(self, events: tuple[E, ...]) -> None:
        encoded = [self._codec.encode(event) for event in events]
        seq = await self._store.append(self.stream, self.seq, encoded)
        for event in events:
            self.state = self._evolve(self.state, event)
            self._last = max(self._last, event.at)
        self.seq = seq

    async def _read_on(self, state: S, seq: int) -> None:
        """Take in what the stream holds after `seq`, where `state` is."""
        last = self._last
        try:
            for stored in await self._store.read(self.stream, seq):
                event = self._codec.decode(stored.data)
                state, seq, last = self._evolve(state, event), stored.seq, max(last, event.at)
        except (CodecError, InvariantBroken, LogBroken) as error:
            reason = str(error).rstrip(".")
            raise DirectoryCorrupt(f"The stream {self.stream} cannot be used: {reason}.") from error
        self.state, self.seq, self._last = state, seq, last
