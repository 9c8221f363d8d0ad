"""Why somebody is not heard now: they choose to be silent, or something keeps them so. The leaders' to know.

What is furthest from their own will comes first: a lost link hides everything else, who is apart is not expected to
speak, and only whose microphone is open and works is silent because they choose to be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, TypeAlias

from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from rooms.people import Person, Presence
from server.ports import Link, Sound

Silence: TypeAlias = Literal[
    "speaking", "choosing", "muted", "kept_in", "no_sound", "digital_silence", "link_lost", "apart", "watching"
]
"""`kept_in`: by a lock or by what is going on. `no_sound`: nothing comes from a microphone that is on;
`digital_silence`: exact zeros do, as from one switched off at the device. `watching`: they are here to see and hear."""


def why(
    desk: Desk,
    person: Person,
    speaking: Collection[ParticipantId],
    sounds: Mapping[ParticipantId, Sound],
    links: Mapping[ParticipantId, Link],
) -> Silence:
    """Why this person of the circle is not heard, or that they are."""
    if person.presence is not Presence.PRESENT or links.get(person.id, "lost") == "lost":
        return "link_lost"
    if not person.may_receive:
        return "apart"
    if not person.may_speak:
        return "watching"
    if not desk.moderation.switches[person.id].microphone:
        return "muted"
    if not desk.gates(person.id).microphone:
        return "kept_in"
    return _of_open_microphone(person.id, speaking, sounds)


def _of_open_microphone(
    who: ParticipantId, speaking: Collection[ParticipantId], sounds: Mapping[ParticipantId, Sound]
) -> Silence:
    if who in speaking:
        return "speaking"
    match sounds.get(who, "works"):
        case "nothing":
            return "no_sound"
        case "digital_silence":
            return "digital_silence"
        case _:
            return "choosing"
