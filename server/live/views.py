"""What each person may know: the state as a view of theirs, and each event as they are told of it.

Two pure functions. `view` is the snapshot at some sequence number; `view_event` is what one event adds to it, or None
when it is not for this viewer. Rule that holds, for every viewer (the fold law):

    fold(view(state at n), events after n as this viewer is told of them) == view(state now)

where folding is what a client does (docs/protocol.md): `joined` and `link_returned` put a whole `person` in place of
the one with that id, in order of `place`; `left` and `removed` take one out; the others change fields.

People who left or were removed are in nobody's view. No view holds an invitation's id.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

import msgspec

from facilitator import moderation
from facilitator.desk import Desk, Event
from rooms import vocabulary
from rooms.kernel import MAIN_ROOM, Instant, InvariantBroken, ParticipantId, RoomId, SessionId, snake_case
from rooms.people import Person, Presence, Role

Viewer: TypeAlias = ParticipantId | None
"""Somebody of the session, or None for the programme's staff (HTTP API), who see what a facilitator sees."""

# --- the snapshot --------------------------------------------------------------------------------------------------


class SessionView(msgspec.Struct, frozen=True):
    id: SessionId
    title: str
    state: Literal["open", "ended"]
    capacity: int


class PersonView(msgspec.Struct, frozen=True):
    """One tile of the circle. `present` is false while their link is lost; `place` is their order of first arrival."""

    id: ParticipantId
    name: str
    role: Role
    room: RoomId
    place: int
    present: bool
    muted: bool
    camera: bool


class RoomView(msgspec.Struct, frozen=True):
    id: RoomId
    name: str


class View(msgspec.Struct, frozen=True):
    """Everything a viewer may know. `participants` is in order of `place`; `hands` in the order they went up."""

    session: SessionView
    participants: tuple[PersonView, ...]
    rooms: tuple[RoomView, ...] = (RoomView(id=MAIN_ROOM, name="Main room"),)
    hands: tuple[ParticipantId, ...] = ()
    turn: None = None
    polls: tuple[()] = ()


def view(desk: Desk, viewer: Viewer) -> View:
    """What `viewer` may know of the session now."""
    session = desk.session
    return View(
        session=SessionView(
            id=session.id,
            title=session.title,
            state="open" if session.is_open else "ended",
            capacity=session.capacity,
        ),
        participants=tuple(_person_view(desk, person) for person in session.here),
    )


def _person_view(desk: Desk, person: Person) -> PersonView:
    switches = desk.moderation.switches[person.id]
    return PersonView(
        id=person.id,
        name=person.name,
        role=person.role,
        room=person.room,
        place=person.place,
        present=person.presence is Presence.PRESENT,
        muted=not switches.microphone,
        camera=switches.camera,
    )


# --- events --------------------------------------------------------------------------------------------------------


class BaseWireEvent(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=snake_case):
    """An event as one viewer is told of it. `seq` is its number in the log, `at` when it happened."""

    seq: int
    at: Instant


class Joined(BaseWireEvent, frozen=True):
    person: PersonView


class LinkLost(BaseWireEvent, frozen=True):
    participant: ParticipantId


class LinkReturned(BaseWireEvent, frozen=True):
    """Back after a lost link, or after having left; whole, because who had left is in nobody's view."""

    person: PersonView


class Left(BaseWireEvent, frozen=True):
    participant: ParticipantId
    reason: Literal["left", "link_lost"]


class Removed(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class Renamed(BaseWireEvent, frozen=True):
    participant: ParticipantId
    name: str


class MediaSet(BaseWireEvent, frozen=True):
    participant: ParticipantId
    microphone: bool
    camera: bool


class Muted(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class SessionEnded(BaseWireEvent, frozen=True):
    by: ParticipantId | None


WireEvent: TypeAlias = Joined | LinkLost | LinkReturned | Left | Removed | Renamed | MediaSet | Muted | SessionEnded


def view_event(seq: int, before: Desk | None, event: Event, after: Desk, viewer: Viewer) -> WireEvent | None:
    """How `viewer` is told of `event` (number `seq`, between the states `before` and `after`); None when they are not.

    That somebody who had already left was kept from coming back is nobody's news.
    """
    at = event.at
    match event:
        case vocabulary.SessionCreated() | vocabulary.Invited():
            return None
        case vocabulary.Joined():
            return Joined(seq=seq, at=at, person=_subject(after, event.participant))
        case vocabulary.LinkReturned():
            return LinkReturned(seq=seq, at=at, person=_subject(after, event.participant))
        case vocabulary.LinkWasLost():
            return LinkLost(seq=seq, at=at, participant=event.participant)
        case vocabulary.Left():
            return Left(seq=seq, at=at, participant=event.participant, reason=event.reason)
        case vocabulary.Removed():
            if before is None or not before.session.people[event.participant].is_here:
                return None
            return Removed(seq=seq, at=at, participant=event.participant, by=event.by)
        case vocabulary.Renamed():
            return Renamed(seq=seq, at=at, participant=event.participant, name=event.name)
        case moderation.MediaSet():
            microphone, camera = event.microphone, event.camera
            return MediaSet(seq=seq, at=at, participant=event.participant, microphone=microphone, camera=camera)
        case moderation.Muted():
            return Muted(seq=seq, at=at, participant=event.participant, by=event.by)
        case vocabulary.SessionEnded():
            return SessionEnded(seq=seq, at=at, by=event.by)
        case _:
            assert_never(event)


def _subject(desk: Desk, participant: ParticipantId) -> PersonView:
    person = desk.session.people.get(participant)
    if person is None:
        raise InvariantBroken(f"a view of {participant}, who never joined")
    return _person_view(desk, person)
