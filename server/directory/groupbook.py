"""The groups of a programme as the server works with them, each a stream "group/<id>"."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final, TypeAlias

from rooms.kernel import Rejected, SessionId
from server.directory.aggregate import Aggregate, DirectoryCorrupt
from server.directory.groups.deciding import decide
from server.directory.groups.state import Group, Planned, evolve
from server.directory.groups.vocabulary import Command, CreateGroup, Event
from server.directory.kernel import Actor, GroupId
from server.ports import Clock, EventStore, Ids
from server.record.codec import Codec

_log = logging.getLogger(__name__)

PREFIX: Final = "group/"
CODEC: Final[Codec[Event]] = Codec(Event)

Aggregated: TypeAlias = Aggregate[Group | None, Command, Event]


class NoGroup(LookupError):
    """There is no such group."""


class Groupbook:
    """Use `await Groupbook.open(...)`. A group whose stream cannot be used is left out, and the others are served."""

    def __init__(self, store: EventStore, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._groups: dict[GroupId, Aggregated] = {}

    @classmethod
    async def open(cls, store: EventStore, clock: Clock, ids: Ids) -> Groupbook:
        """The groups as the log tells them. Raises: StoreUnavailable."""
        book = cls(store, clock, ids)
        await book.renew()
        return book

    async def renew(self) -> None:
        """Read the log again, after texts in it were erased. Raises: StoreUnavailable."""
        for stream in await self._store.streams(PREFIX):
            id_ = GroupId(stream.removeprefix(PREFIX))
            aggregate = self._groups.get(id_) or self._aggregate(id_)
            try:
                await aggregate.load()
            except DirectoryCorrupt as error:
                _log.error("group %s is left out: %s", id_, error)
                self._groups.pop(id_, None)
            else:
                self._groups[id_] = aggregate

    def all(self) -> list[Group]:
        """All groups, the oldest first."""
        groups = (aggregate.state for aggregate in self._groups.values())
        return sorted((group for group in groups if group is not None), key=lambda group: (group.created_at, group.id))

    def get(self, id_: GroupId) -> Group:
        """One group. Raises: NoGroup."""
        aggregate = self._groups.get(id_)
        if aggregate is None or aggregate.state is None:
            raise NoGroup(id_)
        return aggregate.state

    def of_session(self, session: SessionId) -> tuple[Group, Planned] | None:
        """The group that a session belongs to, and the session in it."""
        found = ((group, group.sessions.get(session)) for group in self.all())
        return next(((group, planned) for group, planned in found if planned is not None), None)

    async def create(self, command: CreateGroup, by: Actor | None) -> GroupId | Rejected:
        """Make a group."""
        id_ = GroupId(self._ids.new("g"))
        aggregate = self._aggregate(id_)
        answer = await aggregate.submit(command, by)
        if isinstance(answer, Rejected):
            return answer
        self._groups[id_] = aggregate
        return id_

    async def submit(self, id_: GroupId, command: Command, by: Actor | None) -> tuple[Event, ...] | Rejected:
        """Do what is asked of a group. Raises: NoGroup, DirectoryCorrupt."""
        self.get(id_)
        return await self._groups[id_].submit(command, by)

    def _aggregate(self, id_: GroupId) -> Aggregated:
        return Aggregate(self._store, self._clock, f"{PREFIX}{id_}", CODEC, partial(decide, id_), evolve, None)
