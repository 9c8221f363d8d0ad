"""Who of a scene's people is there, and what keeps the others from it."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.instrument import Around
from facilitator.scenes.state import Scene
from facilitator.scenes.vocabulary import Why
from rooms.kernel import Code, ParticipantId, Rejected, RoomId
from rooms.people import Person, Presence
from rooms.refusals import no_such_person


def reachable(around: Around, room: RoomId, who: ParticipantId) -> bool:
    """Whether somebody is in the room, be it with a lost link or apart for a while."""
    person = around.session.people.get(who)
    return person is not None and person.is_here and around.room_of(who) == room


def hindrance(around: Around, room: RoomId, who: ParticipantId) -> Why | None:
    """What keeps somebody from being seen and heard in the room now, or None."""
    person = around.session.people.get(who)
    if person is None or not person.is_here:
        return "left"
    if around.room_of(who) != room:
        return "elsewhere"
    if person.presence is not Presence.PRESENT:
        return "link_lost"
    if person.held:
        return "held"
    if person.away:
        return "away"
    return None if person.may_speak else "silent"


def able(around: Around, room: RoomId, who: ParticipantId) -> bool:
    return hindrance(around, room, who) is None


def not_to_be_asked(around: Around, room: RoomId, people: Iterable[ParticipantId]) -> Rejected | None:
    """Why these people cannot have a part in what goes on in the room, or None when they can."""
    for who in people:
        person = around.session.people.get(who)
        if person is None or not person.is_here:
            return no_such_person()
        if around.room_of(who) != room:
            return Rejected(Code.CONFLICT, "Only people who are in this room can have a part in the scene.")
        if not person.may_speak:
            return Rejected(Code.CONFLICT, "Observers can have a part once they are invited to speak.")
    return None


def watching(scene: Scene, around: Around, room: RoomId) -> tuple[Person, ...]:
    """Those in the room who watch: all who do not play and do not lead, or those named for it."""
    playing = {part.participant for part in scene.cast}
    return tuple(
        person
        for person in around.inside(room)
        if person.id not in playing
        and (person.id in scene.observers if scene.observers is not None else not person.is_leader)
    )
