"""From where each person sees a session, and whom they know of because of it.

How much somebody may know depends on where they stand: who is gone knows nothing, who is at the door knows the
session's title and their own place in line, who is inside knows the circle, and leaders know the door, too. While there
are small rooms, the circle is the people of one's own room and the leaders. Who has been taken aside from it stays
known there, as somebody who is in a side conversation.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from facilitator.desk import Desk
from rooms.kernel import ParticipantId, RoomId
from rooms.people import Person

Viewer: TypeAlias = ParticipantId | None
"""Somebody of the session, or None for the programme's staff (HTTP API), who see what a facilitator sees."""


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
    return Standpoint("inside", room=desk.room_of(person.id))


def knows(desk: Desk | None, viewer: Viewer, participant: ParticipantId) -> bool:
    """Whether `viewer` knows now that this person is there."""
    person = None if desk is None else desk.session.people.get(participant)
    if desk is None or person is None or not person.is_here:
        return False
    stands = standpoint(desk, viewer)
    if viewer is None or stands.leads:
        return True
    return stands.place == "inside" and _meets(desk, viewer, person)


def is_aside(desk: Desk, viewer: Viewer, participant: ParticipantId) -> bool:
    """Whether somebody is in a side conversation that `viewer` is not in."""
    aside = desk.asides.of(participant)
    return aside is not None and viewer not in aside.people


def _meets(desk: Desk, viewer: ParticipantId, person: Person) -> bool:
    """Whether somebody who does not lead knows of this person: they share a room, or the person leads or has been taken
    aside from the viewer's room."""
    own = desk.room_of(viewer)
    return person.is_leader or own in (desk.room_of(person.id), desk.around.home_of(person.id))
