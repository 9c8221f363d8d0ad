"""The events of a session as viewers are told of them (docs/protocol.md). `server.live.views` makes them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rooms.breakouts.vocabulary import Method
from rooms.kernel import Instant, ParticipantId, RoomId
from rooms.people import Role
from server.live.instruments.asides.events import AsideEnded, TakenAside
from server.live.instruments.chat.events import ChatWireEvent
from server.live.instruments.checkins.events import (
    CheckInAnswered,
    CheckInClosed,
    CheckInDeclined,
    CheckInOpened,
    ConcernAcknowledged,
    ConcernRaised,
    HelpTextSet,
)
from server.live.instruments.hour import events as hour
from server.live.instruments.moderation.events import ModerationWireEvent
from server.live.instruments.polls.events import PollWireEvent
from server.live.instruments.scene.events import SceneWireEvent
from server.live.instruments.sharing.events import SharingWireEvent
from server.live.instruments.speech.events import BalanceSet, SilenceHeld
from server.live.instruments.support.events import SupportAcknowledged, SupportAsked, SupportSettled, SupportWithdrawn
from server.live.instruments.turns import events as turns
from server.live.view_types import PersonView
from server.live.wire_base import BaseWireEvent


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


class WaitingRoomSet(BaseWireEvent, frozen=True):
    on: bool
    by: ParticipantId | None


class Unattended(BaseWireEvent, frozen=True):
    closes_at: Instant | None


class SessionEnded(BaseWireEvent, frozen=True):
    by: ParticipantId | None
    reason: Literal["ended", "unattended"]


# --- small rooms -----------------------------------------------------------------------------------------------------


class BreakoutsPlanned(BaseWireEvent, frozen=True):
    """Leaders only, as all that concerns a plan."""

    method: Method
    by: ParticipantId | None


class PlanChanged(BaseWireEvent, frozen=True):
    participant: ParticipantId
    room: RoomId | None
    by: ParticipantId | None


class PlanDiscarded(BaseWireEvent, frozen=True):
    by: ParticipantId | None


class RoomRenamed(BaseWireEvent, frozen=True):
    """`planned`: in the plan, of which leaders alone are told."""

    room: RoomId
    name: str
    planned: bool
    by: ParticipantId | None


class PairsKept(BaseWireEvent, frozen=True):
    """Leaders only."""

    by: ParticipantId | None


class BreakoutsOpened(BaseWireEvent, frozen=True):
    ends_at: Instant | None
    by: ParticipantId | None


class Moved(BaseWireEvent, frozen=True):
    """`person` and `room` are null for those whom the move takes the person away from; `by` is themselves when they
    went of their own accord."""

    participant: ParticipantId
    room: RoomId | None
    by: ParticipantId | None
    person: PersonView | None


class BreakoutsExtended(BaseWireEvent, frozen=True):
    ends_at: Instant
    by: ParticipantId | None


class BreakoutsWarned(BaseWireEvent, frozen=True):
    """About so many minutes are left."""

    minutes: int


class BreakoutsClosing(BaseWireEvent, frozen=True):
    """The countdown has begun; `by` is null when the time has run out."""

    closing_at: Instant
    by: ParticipantId | None


class RoomClosing(BaseWireEvent, frozen=True):
    room: RoomId
    closing_at: Instant
    by: ParticipantId | None


class RoomClosed(BaseWireEvent, frozen=True):
    """Its people are in the main room."""

    room: RoomId


class BreakoutsClosed(BaseWireEvent, frozen=True):
    """Everyone is in the main room."""


class Visited(BaseWireEvent, frozen=True):
    """A leader has gone into a room; `listening`: to see and hear it without being seen or heard, of which its people
    and the leaders are told. `person` is null for those who do not know of them."""

    participant: ParticipantId
    room: RoomId
    listening: bool
    person: PersonView | None


class VisitEnded(BaseWireEvent, frozen=True):
    """A leader is back where they belong."""

    participant: ParticipantId
    person: PersonView | None


class RoomsAddressed(BaseWireEvent, frozen=True):
    """A leader is seen and heard in all rooms, or no longer."""

    participant: ParticipantId
    on: bool


class HelpAsked(BaseWireEvent, frozen=True):
    """Told to leaders and to the person themselves, as are the next two."""

    participant: ParticipantId


class HelpWithdrawn(BaseWireEvent, frozen=True):
    participant: ParticipantId


class HelpAnswered(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


WireEvent: TypeAlias = (
    ViewChanged
    | Joined
    | LinkLost
    | LinkReturned
    | Left
    | Removed
    | Renamed
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
    | WaitingRoomSet
    | Unattended
    | SessionEnded
    | BreakoutsPlanned
    | PlanChanged
    | PlanDiscarded
    | RoomRenamed
    | PairsKept
    | BreakoutsOpened
    | Moved
    | BreakoutsExtended
    | BreakoutsWarned
    | BreakoutsClosing
    | RoomClosing
    | RoomClosed
    | BreakoutsClosed
    | Visited
    | VisitEnded
    | RoomsAddressed
    | HelpAsked
    | HelpWithdrawn
    | HelpAnswered
    | PollWireEvent
    | SceneWireEvent
    | BalanceSet
    | SilenceHeld
    | CheckInOpened
    | CheckInAnswered
    | CheckInDeclined
    | CheckInClosed
    | ConcernRaised
    | ConcernAcknowledged
    | HelpTextSet
    | ModerationWireEvent
    | ChatWireEvent
    | TakenAside
    | AsideEnded
    | SupportAsked
    | SupportWithdrawn
    | SupportAcknowledged
    | SupportSettled
    | hour.WireEvent
    | SharingWireEvent
    | turns.WireEvent
)
