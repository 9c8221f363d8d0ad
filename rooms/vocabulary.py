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
from rooms.people import EVERYONE, LEADERS, MEMBERS, Role, Standing
from rooms.permissions import May

# --- commands ------------------------------------------------------------------------------------------------------


class CreateSession(BaseCommand, frozen=True):
    """Server only. With `scheduled_for` it opens when a leader comes in. `agreements` is what everyone but leaders
    accepts before coming in; `unattended_grace` the milliseconds a session goes on without leaders, None: for ever;
    `retention_days` how long its record is kept after its end, None: as the server keeps records; `own_summary`
    whether people may see afterwards how long they spoke themselves."""

    id: SessionId
    title: str
    capacity: int
    waiting_room: bool
    scheduled_for: Instant | None = None
    agreements: str | None = None
    unattended_grace: int | None = None
    retention_days: int | None = None
    own_summary: bool = False


class OpenSession(BaseCommand, frozen=True):
    """Begin a scheduled session before a leader comes in."""


class Invite(BaseCommand, frozen=True):
    """Make a way in. `invitation` is fresh and unguessable, from the server."""

    invitation: InvitationId
    role: Role
    name: str | None = None
    shared: bool = False
    expires_at: Instant | None = None


class RevokeInvitation(BaseCommand, frozen=True):
    """Server only: let nobody in by an invitation any more. Who is in by it stays, until they leave."""

    invitation: InvitationId


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
    """Take somebody out of the session: for good, or without a `ban` until they come back to the waiting room."""

    participant: ParticipantId
    ban: bool = True


class Leave(BaseCommand, frozen=True):
    """Go; coming back later is possible."""


class EndSession(BaseCommand, frozen=True):
    """End it for everyone, for good."""


class LockSession(BaseCommand, frozen=True):
    """Let nobody new come in, or let them again. Who was in before may return all the same."""

    locked: bool


class SetWaitingRoom(BaseCommand, frozen=True):
    """Have newcomers wait to be admitted from now on, or come in at once. Who waits already, waits on."""

    on: bool


class Admit(BaseCommand, frozen=True):
    """Let somebody in from the waiting room."""

    participant: ParticipantId


class AdmitAll(BaseCommand, frozen=True):
    """Let everyone in from the waiting room, in order, as far as there is room."""


class SendToLobby(BaseCommand, frozen=True):
    """Send somebody back to the waiting room."""

    participant: ParticipantId


class MessageLobby(BaseCommand, frozen=True):
    """Tell those in the waiting room something. The text is passed on and not kept."""

    text: str


class AcceptAgreements(BaseCommand, frozen=True):
    """Accept the group's agreements, which everyone but leaders does before coming in."""


class SetRole(BaseCommand, frozen=True):
    """Give somebody another role."""

    participant: ParticipantId
    role: Role


class InviteToSpeak(BaseCommand, frozen=True):
    """Let an observer be seen and heard by the group, or no longer."""

    participant: ParticipantId
    allowed: bool


class StepAway(BaseCommand, frozen=True):
    """See, hear, show and say nothing for a while; or come back from it."""

    away: bool


class StepOut(BaseCommand, frozen=True):
    """Leave the circle for a moment, as by stepping away, and let the leaders know that it is that; or come back."""

    out: bool = True


class Hold(BaseCommand, frozen=True):
    """Keep somebody apart for a while: they neither see nor hear, are neither seen nor heard, and are told so."""

    participant: ParticipantId


class Release(BaseCommand, frozen=True):
    """End a hold."""

    participant: ParticipantId


Command: TypeAlias = (
    CreateSession
    | OpenSession
    | Invite
    | RevokeInvitation
    | Join
    | LinkLost
    | LinkBack
    | Tick
    | Rename
    | Remove
    | Leave
    | EndSession
    | LockSession
    | SetWaitingRoom
    | Admit
    | AdmitAll
    | SendToLobby
    | MessageLobby
    | AcceptAgreements
    | SetRole
    | InviteToSpeak
    | StepAway
    | StepOut
    | Hold
    | Release
)

NOBODY: Final[frozenset[Role]] = frozenset()

MAY: Final[May] = {
    CreateSession: NOBODY,
    OpenSession: LEADERS,
    Invite: LEADERS,
    RevokeInvitation: NOBODY,
    Join: NOBODY,
    LinkLost: NOBODY,
    LinkBack: NOBODY,
    Tick: NOBODY,
    Rename: EVERYONE,
    Remove: LEADERS,
    Leave: EVERYONE,
    EndSession: LEADERS,
    LockSession: LEADERS,
    SetWaitingRoom: LEADERS,
    Admit: LEADERS,
    AdmitAll: LEADERS,
    SendToLobby: LEADERS,
    MessageLobby: LEADERS,
    AcceptAgreements: MEMBERS | {Role.OBSERVER},
    SetRole: LEADERS,
    InviteToSpeak: LEADERS,
    StepAway: EVERYONE,
    StepOut: MEMBERS | {Role.OBSERVER},
    Hold: LEADERS,
    Release: LEADERS,
}

AT_THE_DOOR: Final[frozenset[type[BaseCommand]]] = frozenset({Rename, Leave, AcceptAgreements})
"""What may be issued, as far as the role allows it, by people who have not been let in yet."""

GRANTABLE: Final[Mapping[Role, frozenset[Role]]] = {
    Role.FACILITATOR: EVERYONE,
    Role.CO_FACILITATOR: MEMBERS | {Role.OBSERVER},
}
"""The roles a leader may give to others and take from them: nobody makes somebody mightier than themselves."""

# --- events --------------------------------------------------------------------------------------------------------


class SessionCreated(BaseEvent, frozen=True):
    """The session is open from now on, unless it is `scheduled_for` some time."""

    id: SessionId
    title: SessionText
    capacity: int
    waiting_room: bool
    scheduled_for: Instant | None = None
    agreements: SessionText | None = None
    unattended_grace: int | None = None
    retention_days: int | None = None
    own_summary: bool = False


class SessionOpened(BaseEvent, frozen=True):
    by: ParticipantId | None


class Invited(BaseEvent, frozen=True):
    invitation: InvitationId
    role: Role
    name: InvitationText | None
    shared: bool
    expires_at: Instant | None
    by: ParticipantId | None


class InvitationRevoked(BaseEvent, frozen=True):
    """Nobody comes in by it any more; who is in by it stays, until they leave."""

    invitation: InvitationId
    by: ParticipantId | None


class Joined(BaseEvent, frozen=True):
    """Somebody has come for the first time, as far as `standing` says."""

    participant: ParticipantId
    invitation: InvitationId
    name: PersonText
    role: Role
    standing: Standing = Standing.IN


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
    ban: bool = True


class SessionLocked(BaseEvent, frozen=True):
    locked: bool
    by: ParticipantId | None


class WaitingRoomSet(BaseEvent, frozen=True):
    on: bool
    by: ParticipantId | None


class Admitted(BaseEvent, frozen=True):
    """Somebody was let in; by nobody in person when a scheduled session opened that has no waiting room."""

    participant: ParticipantId
    by: ParticipantId | None


class SentToLobby(BaseEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class LobbyMessaged(BaseEvent, frozen=True):
    """Those waiting were told something. What it was is not kept."""

    by: ParticipantId | None


class AgreementsAccepted(BaseEvent, frozen=True):
    """`version` identifies the text that was accepted; `standing` is how far it let them come."""

    participant: ParticipantId
    version: str
    standing: Standing


class RoleSet(BaseEvent, frozen=True):
    participant: ParticipantId
    role: Role
    by: ParticipantId | None


class InvitedToSpeak(BaseEvent, frozen=True):
    """An observer may be seen and heard from now on, or no longer."""

    participant: ParticipantId
    allowed: bool
    by: ParticipantId | None


class SteppedAway(BaseEvent, frozen=True):
    participant: ParticipantId


class SteppedOut(BaseEvent, frozen=True):
    """Somebody has stepped away, or had already, and it is the circle that they need a moment without."""

    participant: ParticipantId


class CameBack(BaseEvent, frozen=True):
    """Somebody who had stepped away or out is back."""

    participant: ParticipantId


class Held(BaseEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class Released(BaseEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class Unattended(BaseEvent, frozen=True):
    """No leader is there any more. The session ends by itself at `closes_at`, unless one comes; None: it does not."""

    closes_at: Instant | None


class SessionEnded(BaseEvent, frozen=True):
    """`unattended`: it ended by itself, because no leader came back."""

    by: ParticipantId | None
    reason: Literal["ended", "unattended"] = "ended"


Event: TypeAlias = (
    SessionCreated
    | SessionOpened
    | Invited
    | InvitationRevoked
    | Joined
    | LinkWasLost
    | LinkReturned
    | Left
    | Renamed
    | Removed
    | SessionLocked
    | WaitingRoomSet
    | Admitted
    | SentToLobby
    | LobbyMessaged
    | AgreementsAccepted
    | RoleSet
    | InvitedToSpeak
    | SteppedAway
    | SteppedOut
    | CameBack
    | Held
    | Released
    | Unattended
    | SessionEnded
)
