"""What can be asked of a session and what can have happened in it: the commands and events of `rooms`.

Rule that holds: an event once written to a log never changes its name, its fields or their meaning; a change is a new
version and an upcaster (`server.live.codec`). Commands and events of the same tag (`link_lost`) are different types.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from rooms.kernel import (
    BaseCommand,
    BaseEvent,
    Instant,
    InvitationId,
    InvitationText,
    ParticipantId,
    PersonText,
    SessionId,
    SessionText,
)
from rooms.people import EVERYONE, LEADERS, MEMBERS, Role
from rooms.permissions import May

# --- commands ------------------------------------------------------------------------------------------------------


class CreateSession(BaseCommand, frozen=True):
    """Server only."""

    id: SessionId
    title: str
    capacity: int
    waiting_room: bool


class Invite(BaseCommand, frozen=True):
    """Make a way in. `invitation` is fresh and unguessable, from the server."""

    invitation: InvitationId
    role: Role
    name: str | None = None
    shared: bool = False
    expires_at: Instant | None = None


class Join(BaseCommand, frozen=True):
    """Server only. `participant` is who they were before (from their token) or a fresh id; see `arriving`."""

    participant: ParticipantId
    invitation: InvitationId
    name: str | None = None


class LinkLost(BaseCommand, frozen=True):
    """Server only: the person's signalling link is gone."""

    participant: ParticipantId


class LinkBack(BaseCommand, frozen=True):
    """Server only: the person's signalling link is there."""

    participant: ParticipantId


class Tick(BaseCommand, frozen=True):
    """Server only: time has passed."""


class Rename(BaseCommand, frozen=True):
    """Take another display name."""

    name: str


class Remove(BaseCommand, frozen=True):
    """Take somebody out of the session for good."""

    participant: ParticipantId


class Leave(BaseCommand, frozen=True):
    """Go; coming back later is possible."""


class EndSession(BaseCommand, frozen=True):
    """End it for everyone, for good."""


Command: TypeAlias = CreateSession | Invite | Join | LinkLost | LinkBack | Tick | Rename | Remove | Leave | EndSession

NOBODY: Final[frozenset[Role]] = frozenset()

MAY: Final[May] = {
    CreateSession: NOBODY,
    Invite: LEADERS,
    Join: NOBODY,
    LinkLost: NOBODY,
    LinkBack: NOBODY,
    Tick: NOBODY,
    Rename: EVERYONE,
    Remove: LEADERS,
    Leave: EVERYONE,
    EndSession: LEADERS,
}

GRANTABLE: Final[Mapping[Role, frozenset[Role]]] = {
    Role.FACILITATOR: EVERYONE,
    Role.CO_FACILITATOR: MEMBERS | {Role.OBSERVER},
}
"""The roles a leader may invite others to: nobody makes somebody mightier than themselves."""

# --- events --------------------------------------------------------------------------------------------------------


class SessionCreated(BaseEvent, frozen=True):
    id: SessionId
    title: SessionText
    capacity: int
    waiting_room: bool


class Invited(BaseEvent, frozen=True):
    invitation: InvitationId
    role: Role
    name: InvitationText | None
    shared: bool
    expires_at: Instant | None
    by: ParticipantId | None


class Joined(BaseEvent, frozen=True):
    """Somebody is in for the first time."""

    participant: ParticipantId
    invitation: InvitationId
    name: PersonText
    role: Role


class LinkWasLost(BaseEvent, frozen=True, tag="link_lost"):
    participant: ParticipantId


class LinkReturned(BaseEvent, frozen=True):
    """Somebody who was lost, or had left, is back."""

    participant: ParticipantId


class Left(BaseEvent, frozen=True):
    participant: ParticipantId
    reason: Literal["left", "link_lost"]


class Renamed(BaseEvent, frozen=True):
    participant: ParticipantId
    name: PersonText


class Removed(BaseEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class SessionEnded(BaseEvent, frozen=True):
    by: ParticipantId | None


Event: TypeAlias = (
    SessionCreated | Invited | Joined | LinkWasLost | LinkReturned | Left | Renamed | Removed | SessionEnded
)
