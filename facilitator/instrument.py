"""What an instrument is to the desk: the contract that each module of `facilitator` fulfils.

An instrument owns its commands, its events and its state, and declares itself as one `Instrument`; the desk keeps the
state of each in a field of its own and asks them all in the same way. Beside `decide` and `evolve` (`rooms.kernel`):

    due(state, around, now)    what has to happen by itself: time is up, somebody has gone, a room has closed. Asked
                               after every command until nothing is due any more; so it answers from the state alone,
                               and once its events have happened, it is empty
    ending(state, around, now) what is to be put down before the session ends
    closes(state, around, who) which of somebody's media it keeps in, whatever their own switches say
    notes(state, around, at)   its state, with what it remembers of the session as it is once anything around it has
                               changed: for those who have to know how things were
    orders(before, event)      what of other instruments an event of its own sets going, as commands of whoever caused
                               it; what is refused of them is left out. `before` is its state before the event

Rule that holds: an instrument sees the rest of the session through `Around` only, and changes nothing but itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

from facilitator.ballots import NO_BALLOTS, Ballots
from rooms.aside import Asides
from rooms.breakouts import Breakouts
from rooms.kernel import MAIN_ROOM, BaseCommand, BaseEvent, Instant, Issued, ParticipantId, Rejected, RoomId
from rooms.people import Person
from rooms.permissions import May
from rooms.state import Session


class Around(msgspec.Struct, frozen=True):
    """The session as an instrument sees it.

    `spoken` is for how many milliseconds each has been heard to speak so far (`facilitator.speech`); who is missing
    there has not. It grows by `spoke`, an event that changes nobody's view (`server.live.instruments`): what is shown
    may follow from it by an event of the instrument's own only. `ballots` are there only while something is decided.
    """

    session: Session
    rooms: Breakouts
    spoken: Mapping[ParticipantId, int] = {}
    asides: Asides = Asides()
    ballots: Ballots = NO_BALLOTS

    def room_of(self, participant: ParticipantId) -> RoomId:
        """The room somebody is in now: a side room, else a small room or the main one."""
        aside = self.asides.of(participant)
        return self.home_of(participant) if aside is None else aside.room

    def home_of(self, participant: ParticipantId) -> RoomId:
        """The room somebody is in, or comes back to from a side room."""
        return self.rooms.room_of(participant)

    def is_open(self, room: RoomId) -> bool:
        """Whether there is such a room now: the main one, a small one or a side room."""
        return room == MAIN_ROOM or room in self.rooms.rooms or room in self.asides.open

    def inside(self, room: RoomId) -> tuple[Person, ...]:
        """Those of the circle who are in `room`, visiting leaders included, in order of first arrival."""
        return tuple(person for person in self.session.here if self.room_of(person.id) == room)


class Closed(msgspec.Struct, frozen=True):
    """Which of somebody's media an instrument keeps in."""

    microphone: bool = False
    camera: bool = False
    screen: bool = False


OPEN = Closed()

# Any: an instrument's own commands, events and state, which its module has types for and the desk has not.
Decide: TypeAlias = Callable[[Any, Around, Issued[Any], Instant], tuple[Any, ...] | Rejected]
Evolve: TypeAlias = Callable[[Any, Any], Any]
Due: TypeAlias = Callable[[Any, Around, Instant], tuple[Any, ...]]
Deadline: TypeAlias = Callable[[Any], Instant | None]
Closes: TypeAlias = Callable[[Any, Around, ParticipantId], Closed]
Notes: TypeAlias = Callable[[Any, Around, Instant], Any]
Orders: TypeAlias = Callable[[Any, Any], tuple[BaseCommand, ...]]


def _nothing(_state: object, _around: Around, _now: Instant) -> tuple[()]:
    return ()


def _no_deadline(_state: object) -> None:
    return None


def _keeps_nothing_in(_state: object, _around: Around, _who: ParticipantId) -> Closed:
    return OPEN


def orders_nothing(_before: object, _event: object) -> tuple[()]:
    """The orders of an instrument that keeps to itself."""
    return ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument, as its module declares it.

    `part` is the field of the desk that has its state. `follows` are events of others that its `evolve` takes as well.
    """

    part: str
    may: May
    events: tuple[type[BaseEvent], ...]
    decide: Decide
    evolve: Evolve
    at_the_door: frozenset[type[BaseCommand]] = frozenset()
    follows: tuple[type[BaseEvent], ...] = ()
    due: Due = _nothing
    ending: Due = _nothing
    next_deadline: Deadline = _no_deadline
    closes: Closes = _keeps_nothing_in
    notes: Notes | None = None
    orders: Orders = orders_nothing
