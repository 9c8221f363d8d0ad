"""The events of a session as viewers are told of them (docs/protocol.md). `server.live.views` makes them."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from rooms.kernel import Instant, ParticipantId, snake_case
from rooms.people import Role
from server.live.view_types import PersonView, ViewPatch


class BaseWireEvent(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=snake_case):
    """An event as one viewer is told of it. `seq` is its number in the log, `at` when it happened.

    `view`, when there, has the parts of the view beside single participants that have changed with it for this viewer;
    all of them, when they see the session from another place than before.
    """

    seq: int
    at: Instant
    view: ViewPatch | UnsetType = UNSET


class ViewChanged(BaseWireEvent, frozen=True):
    """Something happened that is not for this viewer, save what `view` says."""


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


class Admitted(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None
    person: PersonView


class SentToLobby(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class RoleSet(BaseWireEvent, frozen=True):
    """Whole, because whoever becomes an observer has both switches off."""

    participant: ParticipantId
    role: Role
    by: ParticipantId | None
    person: PersonView


class InvitedToSpeak(BaseWireEvent, frozen=True):
    """Whole, because an observer who is no longer invited has both switches off."""

    participant: ParticipantId
    allowed: bool
    by: ParticipantId | None
    person: PersonView


class SteppedAway(BaseWireEvent, frozen=True):
    participant: ParticipantId


class CameBack(BaseWireEvent, frozen=True):
    participant: ParticipantId


class Held(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class Released(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class SessionOpened(BaseWireEvent, frozen=True):
    by: ParticipantId | None


class SessionLocked(BaseWireEvent, frozen=True):
    locked: bool
    by: ParticipantId | None


class Unattended(BaseWireEvent, frozen=True):
    closes_at: Instant | None


class SessionEnded(BaseWireEvent, frozen=True):
    by: ParticipantId | None
    reason: Literal["ended", "unattended"]


WireEvent: TypeAlias = (
    ViewChanged
    | Joined
    | LinkLost
    | LinkReturned
    | Left
    | Removed
    | Renamed
    | MediaSet
    | Muted
    | Admitted
    | SentToLobby
    | RoleSet
    | InvitedToSpeak
    | SteppedAway
    | CameBack
    | Held
    | Released
    | SessionOpened
    | SessionLocked
    | Unattended
    | SessionEnded
)
