"""What is written in a session's chat: kept in memory for the life of the session, and nowhere else.

    Pace       when each person last wrote or reacted, for slow mode
    Chatter    the lines, and who may read each of them

Who may read a line is settled when it is written, by where everybody is then: those of the room, the leaders, or two
people. Beside them: what was written to everyone in the main room is for those who come in later, too, and what was
written to the facilitators for a leader who comes in later; but nobody who was inside and kept out of it (in another
room, on hold, not leading) gets it afterwards. Who reads it at a time is that and what holds now: nobody reads
anything while they are held, away or not inside, and only leaders what was written to the leaders by others.

Rules that hold: the lines are bounded, the oldest go first; nothing of them is in the log, in a view or in the state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from facilitator.chat import MAX_LINE, Chat, ClearChat, React, RemoveMessage
from facilitator.desk import Command, Desk
from rooms.kernel import MAIN_ROOM, BaseCommand, Code, Instant, Issued, ParticipantId, Rejected, RoomId
from rooms.names import clean_page
from rooms.people import Person

MOST_LINES: Final = 300
"""Lines kept of one session."""


class Line(msgspec.Struct, frozen=True):
    """A line as its readers get it. `name` is its writer's then: they may be gone when it is read. `room` is where it
    was written, `to` is `everyone` in it, the `facilitators` or a participant."""

    id: str
    at: Instant
    sender: ParticipantId = msgspec.field(name="from")
    name: str
    room: RoomId
    to: str
    text: str


class ChatSignal(msgspec.Struct, frozen=True):
    """Lines the viewer has not been given yet, in order, and the ids of those that are no longer for them."""

    lines: tuple[Line, ...] = ()
    gone: tuple[str, ...] = ()


class _Kept(msgspec.Struct, frozen=True):
    """`latecomers`: it is for who comes in later, too, save those of `excluded`."""

    line: Line
    readers: frozenset[ParticipantId]
    latecomers: bool
    excluded: frozenset[ParticipantId]

    def is_for(self, person: Person) -> bool:
        if person.id == self.line.sender:
            return True
        if self.line.to == "facilitators" and not person.is_leader:
            return False
        return person.id in self.readers or (self.latecomers and person.id not in self.excluded)


# --- slow mode -------------------------------------------------------------------------------------------------------


class Pace(msgspec.Struct, frozen=True):
    """When each member last wrote and reacted. A value, so that a batch that fails has set no pace."""

    last: Mapping[tuple[ParticipantId, type[BaseCommand]], Instant] = {}

    def refusal(self, desk: Desk, issued: Issued[Command], now: Instant) -> Rejected | None:
        """Why it is too early for this command, or None."""
        by, kind, slow = issued.by, type(issued.command), desk.chat.slow
        if by is None or not slow or not _is_paced(desk, by, issued.command):
            return None
        wait = self.last.get((by, kind), -slow * 1_000) + slow * 1_000 - now
        if wait <= 0:
            return None
        seconds = -(-wait // 1_000)
        return Rejected(Code.RATE_LIMITED, f"It goes slowly just now; please wait {seconds} more s.")

    def after(self, issued: Issued[Command], now: Instant) -> Pace:
        """The pace once this command has been accepted."""
        if issued.by is None or type(issued.command) not in _PACED:
            return self
        return Pace({**self.last, (issued.by, type(issued.command)): now})


_PACED: Final = frozenset({Chat, React})


def _is_paced(desk: Desk, by: ParticipantId, command: BaseCommand) -> bool:
    """Leaders have no pace, and neither has what is written to them: that way is always open."""
    if type(command) not in _PACED or desk.session.people[by].is_leader:
        return False
    to = desk.session.people.get(ParticipantId(command.to)) if isinstance(command, Chat) else None
    return not (isinstance(command, Chat) and (command.to == "facilitators" or (to is not None and to.is_leader)))


# --- the lines -------------------------------------------------------------------------------------------------------


class Chatter:
    """The lines of one session, and what each viewer has been given of them."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._changes = 0
        self._given: dict[ParticipantId, frozenset[str]] = {}
        self._asked: dict[ParticipantId, tuple[int, bool, bool]] = {}
        """What the answer to each viewer hung on when it was given last."""

    def refusal(self, issued: Issued[Command]) -> Rejected | None:
        """Why this message cannot be taken from the screens, or None."""
        command = issued.command
        if not isinstance(command, RemoveMessage) or command.message in self._kept:
            return None
        return Rejected(Code.NOT_FOUND, "This message is no longer there.")

    def take(self, desk: Desk, issued: Issued[Command], now: Instant, fresh: str) -> None:
        """Do what an accepted command says; a line gets the id `fresh`."""
        match issued.command:
            case Chat() if issued.by is not None:
                self._write(desk, issued.by, issued.command, now, fresh)
            case RemoveMessage():
                self._kept.pop(issued.command.message, None)
            case ClearChat():
                self._kept.clear()
            case _:
                return
        self._changes += 1

    def forget(self, viewer: ParticipantId) -> None:
        """The viewer has a new page, which has been given nothing yet."""
        self._given.pop(viewer, None)
        self._asked.pop(viewer, None)

    def news_for(self, desk: Desk, viewer: ParticipantId) -> ChatSignal | None:
        """What `viewer` has to be given and taken from now, once; None: nothing."""
        person = desk.session.people[viewer]
        asked = (self._changes, person.is_leader, person.may_receive)
        if self._asked.get(viewer) == asked:
            return None
        self._asked[viewer] = asked
        given, mine = self._given.get(viewer, frozenset()), self._readable(person)
        now_given = frozenset(line.id for line in mine)
        if given == now_given:
            return None
        self._given[viewer] = now_given
        return ChatSignal(
            lines=tuple(line for line in mine if line.id not in given), gone=tuple(sorted(given - now_given))
        )

    def _readable(self, person: Person) -> tuple[Line, ...]:
        if not person.may_receive:
            return ()
        return tuple(kept.line for kept in self._kept.values() if kept.is_for(person))

    def _write(self, desk: Desk, by: ParticipantId, command: Chat, now: Instant, fresh: str) -> None:
        text, writer = clean_page(command.text, MAX_LINE), desk.session.people[by]
        if text is None:
            return
        here, room = desk.session.here, desk.room_of(by)
        line = Line(id=fresh, at=now, sender=by, name=writer.name, room=room, to=command.to, text=text)
        if command.to == "everyone":
            readers = _ids(p for p in here if desk.room_of(p.id) == room and not p.held)
            latecomers = room == MAIN_ROOM
        elif command.to == "facilitators":
            readers, latecomers = _ids(p for p in here if p.is_leader), True
        else:
            readers, latecomers = frozenset({ParticipantId(command.to)}), False
        self._kept[fresh] = _Kept(line, readers, latecomers, excluded=_ids(here) - readers)
        while len(self._kept) > MOST_LINES:
            del self._kept[next(iter(self._kept))]


def _ids(people: Iterable[Person]) -> frozenset[ParticipantId]:
    return frozenset(person.id for person in people)
