"""The state of small rooms, and how each event changes it.

    (none) --planned--> a plan --launched--> rooms open --closing--> countdown --closed--> (none)
                    opened without a plan ------^  ^------ extended -----+

Where somebody is follows from two facts: the room they are placed in (`places`; who is in none is in the main room),
and for leaders the room they are visiting, which leaves their place and everybody else's as it was.

Rules that hold:
- A place lasts as long as its room: it survives a lost link, leaving and coming back, a hold and the waiting room. When
  the room closes, everyone placed in it is in the main room, whether they are there or not.
- Visits, calls for help and a voice to all rooms end when the person goes; a place in the plan ends with a removal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias, TypeVar, assert_never

import msgspec

from rooms.assignment import Group, Groups, Pairs
from rooms.breakouts.vocabulary import (
    BreakoutsClosed,
    BreakoutsClosing,
    BreakoutsExtended,
    BreakoutsOpened,
    BreakoutsPlanned,
    BreakoutsWarned,
    Event,
    HelpAnswered,
    HelpAsked,
    HelpWithdrawn,
    KeyPair,
    Late,
    Method,
    Moved,
    PairsKept,
    PersonKey,
    PlanChanged,
    PlanDiscarded,
    RoomClosed,
    RoomClosing,
    RoomPlan,
    RoomRenamed,
    RoomsAddressed,
    RoomsMessaged,
    RoundsRecalled,
    Visited,
    VisitEnded,
)
from rooms.kernel import MAIN_ROOM, Instant, InvariantBroken, InvitationId, ParticipantId, RoomId
from rooms.people import LEADERS
from rooms.state import Session
from rooms.vocabulary import Left, Removed, RoleSet, SentToLobby, SessionEnded

WARNING: Final = 5 * 60_000
"""Milliseconds before the end of the time at which everyone is told that it is near."""

COUNTDOWN: Final = 60_000
"""Milliseconds before the end of the time at which the rooms begin to close."""

SessionNews: TypeAlias = Left | Removed | SentToLobby | RoleSet | SessionEnded
"""Events of the session that end something in the small rooms as well."""

PlanEvent: TypeAlias = BreakoutsPlanned | PlanChanged | PlanDiscarded | RoomRenamed | PairsKept | RoundsRecalled
TimeEvent: TypeAlias = (
    BreakoutsExtended | BreakoutsWarned | BreakoutsClosing | RoomClosing | RoomClosed | BreakoutsClosed
)
PeopleEvent: TypeAlias = (
    Moved | Visited | VisitEnded | RoomsAddressed | RoomsMessaged | HelpAsked | HelpWithdrawn | HelpAnswered
)

T = TypeVar("T")


class Room(msgspec.Struct, frozen=True):
    """A small room. `met` are all who were ever placed in it, `closing_at` is its own countdown."""

    id: RoomId
    name: str
    limit: int | None = None
    met: Group = ()
    closing_at: Instant | None = None


class Plan(msgspec.Struct, frozen=True):
    """Rooms to be, and who is to be placed in them."""

    method: Method
    rooms: tuple[Room, ...]
    places: Mapping[ParticipantId, RoomId]


class Timer(msgspec.Struct, frozen=True):
    """When the time is over, and what is due before. `warning_at` is None when it is no more to be given."""

    ends_at: Instant
    warning_at: Instant | None
    countdown_at: Instant


class Stay(msgspec.Struct, frozen=True):
    """A leader in a room they do not belong to; `listening` means unseen and unheard."""

    room: RoomId
    listening: bool


class Breakouts(msgspec.Struct, frozen=True):
    """`rooms` is empty while there are no small rooms; all that follows it up to `addressing` is then as at first.

    `round` counts how often rooms have been opened; `history` has the groups of each of those rounds as far as their
    rooms are closed, `earlier` those of earlier sessions. `help` is in the order of asking.
    """

    round: int = 0
    plan: Plan | None = None
    rooms: Mapping[RoomId, Room] = {}
    places: Mapping[ParticipantId, RoomId] = {}
    visits: Mapping[ParticipantId, Stay] = {}
    timer: Timer | None = None
    warned: int | None = None
    closing_at: Instant | None = None
    late: Late = Late.MAIN
    may_return: bool = True
    choose: bool = False
    help: tuple[ParticipantId, ...] = ()
    addressing: tuple[ParticipantId, ...] = ()
    apart: tuple[KeyPair, ...] = ()
    together: tuple[KeyPair, ...] = ()
    history: tuple[Groups, ...] = ()
    earlier: tuple[tuple[tuple[PersonKey, ...], ...], ...] = ()

    @property
    def are_open(self) -> bool:
        return bool(self.rooms)

    def place_of(self, participant: ParticipantId) -> RoomId:
        """The room somebody belongs to."""
        return self.places.get(participant, MAIN_ROOM)

    def room_of(self, participant: ParticipantId) -> RoomId:
        """The room somebody is in: the one they visit, else the one they belong to."""
        visit = self.visits.get(participant)
        return self.place_of(participant) if visit is None else visit.room

    def listens_in(self, participant: ParticipantId) -> bool:
        """Whether somebody is in their room only to see and hear."""
        visit = self.visits.get(participant)
        return visit is not None and visit.listening


def pairs(state: Breakouts, session: Session) -> Pairs:
    """Those kept apart and together who have come into the session."""
    return Pairs(apart=_known(session, state.apart), together=_known(session, state.together))


def rounds(state: Breakouts, session: Session) -> tuple[Groups, ...]:
    """Who has shared rooms so far: in earlier sessions, in this one, and in the rooms that are open now."""
    earlier = tuple(
        tuple(tuple(p for p in (resolved(session, key) for key in group) if p is not None) for group in groups)
        for groups in state.earlier
    )
    return (*earlier, *_recorded(state, state.rooms.values()))


def resolved(session: Session, key: PersonKey) -> ParticipantId | None:
    """Who is meant, or None as long as they have not come."""
    participant = ParticipantId(key)
    if participant in session.people:
        return participant
    invitation = session.invitations.get(InvitationId(key))
    return None if invitation is None else invitation.participant


def _known(session: Session, keys: Sequence[KeyPair]) -> tuple[tuple[ParticipantId, ParticipantId], ...]:
    found = ((resolved(session, one), resolved(session, other)) for one, other in keys)
    return tuple((one, other) for one, other in found if one is not None and other is not None)


# --- evolve ----------------------------------------------------------------------------------------------------------


def evolve(state: Breakouts, event: Event | SessionNews) -> Breakouts:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case Left() | Removed() | SentToLobby() | RoleSet() | SessionEnded():
            return _after_news(state, event)
        case BreakoutsPlanned() | PlanChanged() | PlanDiscarded() | RoomRenamed() | PairsKept() | RoundsRecalled():
            return _planned(state, event)
        case BreakoutsOpened():
            return _opened(state, event)
    if not state.are_open:
        raise InvariantBroken(f"{type(event).__name__} while no small rooms are open")
    return _in_time(state, event) if isinstance(event, TimeEvent) else _among_people(state, event)


def _planned(state: Breakouts, event: PlanEvent) -> Breakouts:
    match event:
        case BreakoutsPlanned():
            rooms = tuple(Room(id=room.id, name=room.name, limit=room.limit) for room in event.rooms)
            return msgspec.structs.replace(state, plan=Plan(event.method, rooms, _places(event.rooms)))
        case PlanChanged():
            if state.plan is None or not (event.room is None or event.room in {room.id for room in state.plan.rooms}):
                raise InvariantBroken("plan_changed without a plan or without that room")
            places = _with(state.plan.places, event.participant, event.room)
            return msgspec.structs.replace(state, plan=msgspec.structs.replace(state.plan, places=places))
        case PlanDiscarded():
            return msgspec.structs.replace(state, plan=None)
        case RoomRenamed():
            return _renamed(state, event)
        case PairsKept():
            return msgspec.structs.replace(state, apart=event.apart, together=event.together)
        case RoundsRecalled():
            return msgspec.structs.replace(state, earlier=event.rounds)
        case _:
            assert_never(event)


def _renamed(state: Breakouts, event: RoomRenamed) -> Breakouts:
    if not event.planned:
        renamed = msgspec.structs.replace(_room(state, event.room), name=event.name)
        return msgspec.structs.replace(state, rooms={**state.rooms, renamed.id: renamed})
    if state.plan is None or event.room not in {room.id for room in state.plan.rooms}:
        raise InvariantBroken("room_renamed without a plan or without that room")
    rooms = tuple(
        msgspec.structs.replace(room, name=event.name) if room.id == event.room else room for room in state.plan.rooms
    )
    return msgspec.structs.replace(state, plan=msgspec.structs.replace(state.plan, rooms=rooms))


def _opened(state: Breakouts, event: BreakoutsOpened) -> Breakouts:
    if state.are_open:
        raise InvariantBroken("breakouts_opened while small rooms are open")
    return msgspec.structs.replace(
        _closed(state),
        round=state.round + 1,
        plan=None,
        rooms={r.id: Room(id=r.id, name=r.name, limit=r.limit, met=r.participants) for r in event.rooms},
        places=_places(event.rooms),
        timer=None if event.ends_at is None else _timer(event.ends_at, event.at),
        late=event.late,
        may_return=event.may_return,
        choose=event.choose,
        history=(*state.history, ()),
    )


def _in_time(state: Breakouts, event: TimeEvent) -> Breakouts:
    match event:
        case BreakoutsExtended():
            timer = _timer(event.ends_at, event.at)
            return msgspec.structs.replace(state, timer=timer, warned=None, closing_at=None)
        case BreakoutsWarned():
            given = None if state.timer is None else msgspec.structs.replace(state.timer, warning_at=None)
            return msgspec.structs.replace(state, timer=given, warned=event.minutes)
        case BreakoutsClosing():
            return msgspec.structs.replace(state, closing_at=event.closing_at)
        case RoomClosing():
            closing = msgspec.structs.replace(_room(state, event.room), closing_at=event.closing_at)
            return msgspec.structs.replace(state, rooms={**state.rooms, closing.id: closing})
        case RoomClosed():
            return _without_room(state, _room(state, event.room))
        case BreakoutsClosed():
            return _closed(state)
        case _:
            assert_never(event)


def _among_people(state: Breakouts, event: PeopleEvent) -> Breakouts:
    match event:
        case Moved():
            return _moved(state, event)
        case Visited():
            stay = Stay(room=_room(state, event.room).id, listening=event.listening)
            return msgspec.structs.replace(state, visits={**state.visits, event.participant: stay})
        case VisitEnded():
            return msgspec.structs.replace(state, visits=_with(state.visits, event.participant, None))
        case RoomsAddressed():
            others = _without(state.addressing, event.participant)
            return msgspec.structs.replace(state, addressing=(*others, event.participant) if event.on else others)
        case RoomsMessaged():
            return state
        case HelpAsked():
            return msgspec.structs.replace(state, help=(*_without(state.help, event.participant), event.participant))
        case HelpWithdrawn() | HelpAnswered():
            return msgspec.structs.replace(state, help=_without(state.help, event.participant))
        case _:
            assert_never(event)


def _after_news(state: Breakouts, event: SessionNews) -> Breakouts:
    if isinstance(event, SessionEnded):
        return _closed(msgspec.structs.replace(state, plan=None))
    if isinstance(event, RoleSet):
        return state if event.role in LEADERS else _without_office(state, event.participant)
    state = msgspec.structs.replace(
        _without_office(state, event.participant), help=_without(state.help, event.participant)
    )
    if isinstance(event, Removed) and state.plan is not None:
        planned = msgspec.structs.replace(state.plan, places=_with(state.plan.places, event.participant, None))
        state = msgspec.structs.replace(state, plan=planned)
    return state


def _moved(state: Breakouts, event: Moved) -> Breakouts:
    """A new place, of this one person only. For a leader on a visit it ends the visit as well."""
    room = None if event.room == MAIN_ROOM else _room(state, event.room)
    rooms = state.rooms
    if room is not None:
        met = tuple(dict.fromkeys((*room.met, event.participant)))
        rooms = {**rooms, room.id: msgspec.structs.replace(room, met=met)}
    return msgspec.structs.replace(
        state,
        rooms=rooms,
        places=_with(state.places, event.participant, None if room is None else room.id),
        visits=_with(state.visits, event.participant, None),
        help=_without(state.help, event.participant),
    )


def _without_room(state: Breakouts, room: Room) -> Breakouts:
    placed = {who for who, where in state.places.items() if where == room.id}
    return msgspec.structs.replace(
        state,
        rooms={other.id: other for other in state.rooms.values() if other.id != room.id},
        places={who: where for who, where in state.places.items() if who not in placed},
        visits={who: visit for who, visit in state.visits.items() if visit.room != room.id},
        help=tuple(who for who in state.help if who not in placed),
        history=_recorded(state, (room,)),
    )


def _closed(state: Breakouts) -> Breakouts:
    """Without any small room; what lasts longer than they do stays."""
    return Breakouts(
        round=state.round,
        plan=state.plan,
        apart=state.apart,
        together=state.together,
        history=_recorded(state, state.rooms.values()),
        earlier=state.earlier,
    )


def _recorded(state: Breakouts, closed: Iterable[Room]) -> tuple[Groups, ...]:
    """The history once these rooms, of the round that is on, are no more."""
    groups = tuple(room.met for room in closed)
    return (*state.history[:-1], (*state.history[-1], *groups)) if groups else state.history


def _without_office(state: Breakouts, participant: ParticipantId) -> Breakouts:
    """What a leader does in the rooms, ended."""
    return msgspec.structs.replace(
        state,
        visits=_with(state.visits, participant, None),
        addressing=_without(state.addressing, participant),
    )


def _timer(ends_at: Instant, now: Instant) -> Timer:
    warning_at = Instant(ends_at - WARNING)
    return Timer(
        ends_at=ends_at,
        warning_at=warning_at if warning_at > now else None,
        countdown_at=Instant(max(now, ends_at - COUNTDOWN)),
    )


def _room(state: Breakouts, room: RoomId) -> Room:
    found = state.rooms.get(room)
    if found is None:
        raise InvariantBroken(f"an event about {room}, which is not open")
    return found


def _places(planned: Sequence[RoomPlan]) -> Mapping[ParticipantId, RoomId]:
    return dict(chain.from_iterable(((who, room.id) for who in room.participants) for room in planned))


def _with(entries: Mapping[ParticipantId, T], who: ParticipantId, value: T | None) -> Mapping[ParticipantId, T]:
    others = {key: other for key, other in entries.items() if key != who}
    return others if value is None else {**others, who: value}


def _without(people: tuple[ParticipantId, ...], who: ParticipantId) -> tuple[ParticipantId, ...]:
    return tuple(other for other in people if other != who)
