"""Participation as leaders are told of it while the session runs: the signal `balance`, every few seconds.

Rules that hold: it goes to leaders only, of everyone who is in the circle; nobody is suggested to be invited who could
not speak if they wanted to, and nobody at all while the silence is held.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from facilitator.desk import Desk
from facilitator.speech.balance import WINDOWS, GroupTalk, Part, PersonTalk, RoomTalk, balance, suggested
from facilitator.speech.state import Speech
from rooms.kernel import Instant, ParticipantId, RoomId
from server.live.silence import Silence, why
from server.ports import Link, Sound


class PersonBalance(msgspec.Struct, frozen=True):
    """One person. `shares` and, of a room, `groups` go with `windows`; `total` is what they spoke in all rooms, `trace`
    the same by the five minutes of the last hour; `last_at` when they were last heard, `silence` why not now."""

    participant: ParticipantId
    silence: Silence
    shares: tuple[Part, ...]
    total: int
    trace: tuple[int, ...]
    last_at: Instant | None


class RoomBalance(msgspec.Struct, frozen=True):
    """One room. `suggested` are those whom one might invite to speak."""

    room: RoomId
    groups: tuple[GroupTalk, ...]
    people: tuple[PersonBalance, ...]
    suggested: tuple[ParticipantId, ...]


class Balance(msgspec.Struct, frozen=True):
    """`windows` are minutes up to now, null for the whole session; `at` is when it was measured."""

    at: Instant
    windows: tuple[int | None, ...]
    rooms: tuple[RoomBalance, ...]


def measured(
    desk: Desk,
    speech: Speech,
    speaking: Collection[ParticipantId],
    sounds: Mapping[ParticipantId, Sound],
    links: Mapping[ParticipantId, Link],
    now: Instant,
) -> Balance:
    """Participation as it is now. `speech` is the session's, with what has not been recorded yet."""
    silences = {person.id: why(desk, person, speaking, sounds, links) for person in desk.session.here}
    rooms = tuple(_room(room, silences, held=speech.silence_held) for room in balance(speech, desk.around, now))
    return Balance(at=now, windows=WINDOWS, rooms=rooms)


def _room(room: RoomTalk, silences: Mapping[ParticipantId, Silence], held: bool) -> RoomBalance:
    willing = () if held else [who for who, reason in silences.items() if reason in ("choosing", "muted")]
    return RoomBalance(
        room=room.room,
        groups=room.groups,
        people=tuple(_person(person, silences[person.participant]) for person in room.people),
        suggested=suggested(room, willing),
    )


def _person(person: PersonTalk, silence: Silence) -> PersonBalance:
    return PersonBalance(
        participant=person.participant,
        silence=silence,
        shares=person.parts,
        total=person.total,
        trace=person.trace,
        last_at=person.last_at,
    )
