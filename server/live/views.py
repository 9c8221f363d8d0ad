"""What each person may know: the state of a session as a view of theirs.

`view` is the snapshot at some sequence number; `server.live.view_events` tells what each event adds to it.

How much somebody may know depends on where they stand (`standpoint`): who is gone knows nothing, who is at the door
knows the session's title and their own place in line, who is inside knows the circle, and leaders know the door, too.
While there are small rooms, the circle is the people of one's own room and the leaders (`server.live.views_breakouts`).
No view holds an invitation's id, or who is banned.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

import msgspec

from facilitator.desk import Desk
from rooms.kernel import ParticipantId, RoomId
from rooms.people import Person, Presence, Standing
from rooms.state import Session
from server.live import views_breakouts
from server.live.view_types import DoorView, LobbyEntry, PersonView, SessionView, View

Viewer: TypeAlias = ParticipantId | None
"""Somebody of the session, or None for the programme's staff (HTTP API), who see what a facilitator sees."""

# --- who may know what -----------------------------------------------------------------------------------------------


class Standpoint(NamedTuple):
    """From where a viewer sees the session. Two views of the same standpoint differ by what has happened alone.

    `room` is the one they are in, for those inside who do not lead; leaders see all rooms from wherever they are.
    """

    place: Literal["gone", "door", "inside"]
    leads: bool = False
    room: RoomId | None = None


def standpoint(desk: Desk | None, viewer: Viewer) -> Standpoint:
    """Where `viewer` stands now."""
    if viewer is None:
        return Standpoint("inside", leads=True)
    person = None if desk is None else desk.session.people.get(viewer)
    if desk is None or person is None or not person.is_around:
        return Standpoint("gone")
    if not person.is_here:
        return Standpoint("door")
    if person.is_leader:
        return Standpoint("inside", leads=True)
    return Standpoint("inside", room=desk.breakouts.room_of(person.id))


def knows(desk: Desk | None, viewer: Viewer, participant: ParticipantId) -> bool:
    """Whether `viewer` knows now that this person is there."""
    person = None if desk is None else desk.session.people.get(participant)
    if desk is None or person is None or not person.is_here:
        return False
    stands = standpoint(desk, viewer)
    if viewer is None or stands.leads:
        return True
    return stands.place == "inside" and views_breakouts.meets(desk, viewer, person)


# --- the snapshot ----------------------------------------------------------------------------------------------------


def view(desk: Desk, viewer: Viewer) -> View:
    """What `viewer` may know of the session now."""
    return msgspec.structs.replace(surroundings(desk, viewer), participants=participants(desk, viewer))


def surroundings(desk: Desk, viewer: Viewer) -> View:
    """The view without its participants, who change one by one."""
    session, place = desk.session, standpoint(desk, viewer)
    if place.place != "inside":
        me = None if viewer is None else session.people.get(viewer)
        door = None if me is None or place.place == "gone" else _door_view(session, me)
        return View(session=_session_from_outside(session), door=door, agreements=session.agreements, rooms=())
    return View(
        session=_session_from_inside(session),
        agreements=session.agreements,
        lobby=_lobby(session) if place.leads else (),
        rooms=views_breakouts.rooms(desk, place.room),
        breakouts=views_breakouts.breakouts(desk, viewer, place.leads),
        plan=views_breakouts.plan(desk) if place.leads else None,
        pairs=views_breakouts.kept_pairs(desk) if place.leads else None,
    )


def participants(desk: Desk, viewer: Viewer) -> tuple[PersonView, ...]:
    """The circle, as far as `viewer` knows it, in order of first arrival."""
    return tuple(person_view(desk, person) for person in desk.session.here if knows(desk, viewer, person.id))


def _session_from_outside(session: Session) -> SessionView:
    return SessionView(
        id=session.id,
        title=session.title,
        state=session.life,
        capacity=session.capacity,
        scheduled_for=session.scheduled_for,
    )


def _session_from_inside(session: Session) -> SessionView:
    return msgspec.structs.replace(
        _session_from_outside(session),
        waiting_room=session.waiting_room,
        locked=session.locked,
        unattended=session.unattended,
        closes_at=session.closes_at,
    )


def _door_view(session: Session, person: Person) -> DoorView:
    if person.standing is Standing.AGREEING:
        return DoorView(state="agreeing", name=person.name, place=None)
    return DoorView(state="waiting", name=person.name, place=1 + session.line.index(person))


def _lobby(session: Session) -> tuple[LobbyEntry, ...]:
    reading = (person for person in session.around if person.standing is Standing.AGREEING)
    return tuple(
        LobbyEntry(
            id=person.id,
            name=person.name,
            role=person.role,
            state="waiting" if person.is_waiting else "agreeing",
            since=person.queued_at,
            present=person.presence is Presence.PRESENT,
        )
        for person in (*session.line, *reading)
    )


def person_view(desk: Desk, person: Person) -> PersonView:
    """One person as everyone sees them who may know of them."""
    switches = desk.moderation.switches[person.id]
    return PersonView(
        id=person.id,
        name=person.name,
        role=person.role,
        room=desk.breakouts.room_of(person.id),
        place=person.place,
        present=person.presence is Presence.PRESENT,
        muted=not switches.microphone,
        camera=switches.camera,
        held=person.held,
        away=person.away,
        may_speak=person.may_speak,
    )
