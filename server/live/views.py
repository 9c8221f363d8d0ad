"""What each person may know: the state of a session as a view of theirs.

`view` is the snapshot at some sequence number; `server.live.view_events` tells what each event adds to it.

How much that is depends on where they stand (`server.live.standpoint`). What each instrument shows stands in
`server.live.instruments`. No view holds an invitation's id, or who is banned.
"""

from __future__ import annotations

import msgspec

from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from rooms.people import Person, Presence, Standing
from rooms.state import Session
from server.live import views_breakouts
from server.live.instruments.registry import shown_by_instruments
from server.live.standpoint import Viewer, is_aside, knows, standpoint
from server.live.view_types import DoorView, LobbyEntry, PersonView, SessionView, View

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
        silenced=_silenced(desk, viewer),
        **shown_by_instruments(desk, viewer, place),
    )


def participants(desk: Desk, viewer: Viewer) -> tuple[PersonView, ...]:
    """The circle, as far as `viewer` knows it, in order of first arrival."""
    return tuple(person_view(desk, person, viewer) for person in desk.session.here if knows(desk, viewer, person.id))


def _silenced(desk: Desk, viewer: Viewer) -> tuple[ParticipantId, ...]:
    """Whose open microphone something keeps in now, of those whom the viewer knows."""
    return tuple(
        person.id
        for person in desk.session.here
        if person.may_send
        and desk.moderation.switches[person.id].microphone
        and not desk.gates(person.id).microphone
        and knows(desk, viewer, person.id)
    )


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


def person_view(desk: Desk, person: Person, viewer: Viewer) -> PersonView:
    """One person as somebody sees them who may know of them; who is in a side room, where they come back to."""
    switches = desk.moderation.switches[person.id]
    aside = is_aside(desk, viewer, person.id)
    room = desk.around.home_of if aside else desk.room_of
    return PersonView(
        id=person.id,
        name=person.name,
        role=person.role,
        room=room(person.id),
        place=person.place,
        present=person.presence is Presence.PRESENT,
        muted=not switches.microphone,
        camera=switches.camera,
        held=person.held,
        away=person.away,
        may_speak=person.may_speak,
        aside=aside,
    )
