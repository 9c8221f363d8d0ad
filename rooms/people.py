"""Who belongs to a session: invitations, and the people who came in by them.

Presence of a person, and what moves it:

    (invited) --joined--> PRESENT --link_lost--> LOST --left--> LEFT
                             ^  \\                 |              |
                             |   +----------left--|------------->|
                             +----link_returned---+--------------+        any of them --removed--> REMOVED, for good

Rule that holds: a person, once joined, stays in the state for ever with their name, role and place. A return never
makes a new person and never changes a role.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from rooms.kernel import MAIN_ROOM, Instant, InvitationId, ParticipantId, RoomId


class Role(StrEnum):
    """What somebody is in this session; what they may do follows from it (`facilitator.desk.PERMISSIONS`)."""

    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co_facilitator"
    PARTICIPANT = "participant"
    GUEST = "guest"
    OBSERVER = "observer"


LEADERS: Final = frozenset({Role.FACILITATOR, Role.CO_FACILITATOR})
MEMBERS: Final = frozenset({Role.PARTICIPANT, Role.GUEST})
EVERYONE: Final = frozenset(Role)


class Presence(StrEnum):
    """Whether somebody's signalling link is there. LOST is the time of grace in which everything of theirs is kept."""

    PRESENT = "present"
    LOST = "lost"
    LEFT = "left"
    REMOVED = "removed"


class Person(msgspec.Struct, frozen=True):
    """One person of the session.

    `place` counts from 1 in order of first arrival and is theirs for ever. `since` is when `presence` last changed.
    """

    id: ParticipantId
    invitation: InvitationId
    name: str
    role: Role
    place: int
    since: Instant
    presence: Presence = Presence.PRESENT
    room: RoomId = MAIN_ROOM

    @property
    def is_here(self) -> bool:
        """True while they are part of the circle: present, or lost and expected back."""
        return self.presence is Presence.PRESENT or self.presence is Presence.LOST

    @property
    def is_leader(self) -> bool:
        return self.role in LEADERS


class Invitation(msgspec.Struct, frozen=True):
    """A way in. A personal one is bound to the `participant` who first came by it; a shared one to nobody."""

    id: InvitationId
    role: Role
    name: str | None = None
    shared: bool = False
    expires_at: Instant | None = None
    participant: ParticipantId | None = None
