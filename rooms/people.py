"""Who belongs to a session: invitations, and the people who came in by them.

Presence of a person is whether their link is there, and what moves it:

    (invited) --joined--> PRESENT --link_lost--> LOST --left--> LEFT
                             ^  \\                 |              |
                             |   +----------left--|------------->|
                             +----link_returned---+--------------+        any of them --removed--> REMOVED

REMOVED is for good where it came with a ban; without one a return leads into the waiting room.

Standing is how far in they have come:

    AGREEING --agreements_accepted--> WAITING --admitted--> IN --sent_to_lobby--> WAITING
            \\--agreements_accepted (no waiting room)--------^

Rules that hold:
- A person, once joined, stays in the state for ever with their name, role and place. A return never makes a new person,
  and leaves everything about them as it was: role, standing, hold and stepping away.
- Leaders are always IN: no waiting room can lock them out.
- Who is not IN knows nobody, and nobody but the leaders knows of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from rooms.kernel import Instant, InvitationId, ParticipantId


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


class Standing(StrEnum):
    """How far in somebody has come: reading the agreements, in the waiting room, or let in."""

    AGREEING = "agreeing"
    WAITING = "waiting"
    IN = "in"


class Person(msgspec.Struct, frozen=True):
    """One person of the session.

    `place` counts from 1 in order of first arrival and is theirs for ever. `since` is when `presence` last changed,
    `queued_at` when they last began to wait to be admitted. `agreed` is the version of the agreements they accepted.
    `held` is a leader's doing, `away` their own, because of the circle when they have `stepped_out`; `invited_to_speak`
    matters for observers only.
    """

    id: ParticipantId
    invitation: InvitationId
    name: str
    role: Role
    place: int
    since: Instant
    presence: Presence = Presence.PRESENT
    standing: Standing = Standing.IN
    queued_at: Instant = Instant(0)
    agreed: str | None = None
    held: bool = False
    away: bool = False
    stepped_out: bool = False
    invited_to_speak: bool = False
    banned: bool = False

    @property
    def is_around(self) -> bool:
        """True while they are at the door or inside: present, or lost and expected back."""
        return self.presence is Presence.PRESENT or self.presence is Presence.LOST

    @property
    def is_here(self) -> bool:
        """True while they are part of the circle: around, and let in."""
        return self.is_around and self.standing is Standing.IN

    @property
    def is_waiting(self) -> bool:
        """True while they stand in line to be admitted."""
        return self.is_around and self.standing is Standing.WAITING

    @property
    def is_leader(self) -> bool:
        return self.role in LEADERS

    @property
    def may_speak(self) -> bool:
        """Whether media of theirs is for others at all: everyone's but that of observers nobody has invited."""
        return self.role is not Role.OBSERVER or self.invited_to_speak

    @property
    def may_receive(self) -> bool:
        """Whether they may see and hear others now."""
        return self.is_here and not self.held and not self.away

    @property
    def may_send(self) -> bool:
        """Whether they may be seen and heard now, as far as their own switches let it out."""
        return self.may_receive and self.may_speak


class Invitation(msgspec.Struct, frozen=True):
    """A way in. A personal one is bound to the `participant` who first came by it; a shared one to nobody."""

    id: InvitationId
    role: Role
    name: str | None = None
    shared: bool = False
    expires_at: Instant | None = None
    participant: ParticipantId | None = None
    revoked: bool = False
