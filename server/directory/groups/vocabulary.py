"""What can be asked of a group and what can have happened in it.

Rule that holds: as for `rooms.vocabulary`, an event once written never changes its name, its fields or their meaning.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, TypeAlias

import msgspec

from rooms.kernel import BaseCommand, Instant, InvitationId, SessionId, owned_by
from rooms.people import Role
from server.directory.kernel import BaseDirectoryEvent, GroupId, PersonId, StaffId

Pair: TypeAlias = tuple[PersonId, PersonId]
GroupText: TypeAlias = Annotated[str, owned_by("")]
RosterText: TypeAlias = Annotated[str, owned_by("person")]

INVITABLE: Final = frozenset({Role.PARTICIPANT, Role.GUEST, Role.OBSERVER})
"""The roles an invitation of a group can have. Facilitators come in by the staff accounts of the group."""


class Kind(StrEnum):
    """What sort of group it is."""

    THERAPY = "therapy"
    FAMILY = "family"
    COUPLES = "couples"
    ALUMNI = "alumni"


class Way(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way into one session: the invitation that its log has, and for whom.

    Of `person` (the roster), `staff` (a facilitator) and `source` (a shared invitation of the group) one is given.
    """

    invitation: InvitationId
    person: PersonId | None = None
    staff: StaffId | None = None
    source: InvitationId | None = None


# --- commands --------------------------------------------------------------------------------------------------------


class CreateGroup(BaseCommand, frozen=True):
    """Make a group."""

    kind: Kind
    title: str
    facilitators: tuple[StaffId, ...] = ()


class ChangeGroup(BaseCommand, frozen=True):
    """Give it another title or kind; None: as it is."""

    title: str | None = None
    kind: Kind | None = None


class SetAgreements(BaseCommand, frozen=True):
    """Say what is accepted before entering its sessions; None: nothing."""

    text: str | None


class SetRetention(BaseCommand, frozen=True):
    """Say for how many days its sessions are kept; None: as long as the server keeps any."""

    days: int | None


class SetOwnSummary(BaseCommand, frozen=True):
    """Say whether people may see after a session how long they spoke themselves."""

    allowed: bool


class SetFacilitators(BaseCommand, frozen=True):
    """Say who leads it."""

    staff: tuple[StaffId, ...]


class ArchiveGroup(BaseCommand, frozen=True):
    """Let it meet no more."""


class AddPerson(BaseCommand, frozen=True):
    """Put somebody on the roster. `name` is for staff only; the group sees `display_name`, or what the person chooses
    when they come in."""

    person: PersonId
    name: str
    display_name: str | None = None


class ChangePerson(BaseCommand, frozen=True):
    """Give somebody other names."""

    person: PersonId
    name: str
    display_name: str | None = None


class RemovePerson(BaseCommand, frozen=True):
    """Take somebody off the roster, with their invitations and pairs."""

    person: PersonId


class SetPairs(BaseCommand, frozen=True):
    """Say who is kept apart and together in breakouts, in place of what was said before."""

    apart: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()


class SetSchedule(BaseCommand, frozen=True):
    """Say when it meets; the fields are those of `server.directory.schedule.Schedule`."""

    start: str
    minutes: int
    zone: str
    rule: str | None = None


class ClearSchedule(BaseCommand, frozen=True):
    """Let it meet ad hoc only."""


class CancelOccurrence(BaseCommand, frozen=True):
    """Let one meeting of the schedule not take place."""

    starts_at: Instant


class RestoreOccurrence(BaseCommand, frozen=True):
    """Let it take place after all."""

    starts_at: Instant


class InviteToGroup(BaseCommand, frozen=True):
    """Make a way into the group's sessions: for one `person` of the roster, or shared; into one `session`, or into all
    there are between `not_before` and `expires_at`."""

    invitation: InvitationId
    role: Role
    expires_at: Instant
    person: PersonId | None = None
    session: SessionId | None = None
    not_before: Instant | None = None


class RevokeInvitation(BaseCommand, frozen=True):
    """Let a way in lead nowhere."""

    invitation: InvitationId


class PlanSession(BaseCommand, frozen=True):
    """Server only: there is to be a session. `occurrence` is the meeting of the schedule that it is, None: ad hoc."""

    session: SessionId
    title: str
    starts_at: Instant
    ends_at: Instant | None
    occurrence: Instant | None
    ways: tuple[Way, ...] = ()


class AddWays(BaseCommand, frozen=True):
    """Server only: more ways into a session."""

    session: SessionId
    ways: tuple[Way, ...]


class CloseSession(BaseCommand, frozen=True):
    """Server only: a session is over, or is not to be after all (`cancelled`)."""

    session: SessionId
    cancelled: bool = False


Command: TypeAlias = (
    CreateGroup
    | ChangeGroup
    | SetAgreements
    | SetRetention
    | SetOwnSummary
    | SetFacilitators
    | ArchiveGroup
    | AddPerson
    | ChangePerson
    | RemovePerson
    | SetPairs
    | SetSchedule
    | ClearSchedule
    | CancelOccurrence
    | RestoreOccurrence
    | InviteToGroup
    | RevokeInvitation
    | PlanSession
    | AddWays
    | CloseSession
)

# --- events ----------------------------------------------------------------------------------------------------------


class GroupCreated(BaseDirectoryEvent, frozen=True):
    group: GroupId
    kind: Kind
    title: GroupText
    facilitators: tuple[StaffId, ...]


class GroupChanged(BaseDirectoryEvent, frozen=True):
    title: GroupText
    kind: Kind


class AgreementsSet(BaseDirectoryEvent, frozen=True):
    """`version` counts from 1; without a text there is nothing to accept."""

    version: int
    text: GroupText | None


class RetentionSet(BaseDirectoryEvent, frozen=True):
    days: int | None


class OwnSummarySet(BaseDirectoryEvent, frozen=True):
    allowed: bool


class FacilitatorsSet(BaseDirectoryEvent, frozen=True):
    staff: tuple[StaffId, ...]


class GroupArchived(BaseDirectoryEvent, frozen=True):
    """It is kept, and changes no more."""


class PersonAdded(BaseDirectoryEvent, frozen=True):
    person: PersonId
    name: RosterText
    display_name: RosterText | None


class PersonChanged(BaseDirectoryEvent, frozen=True):
    person: PersonId
    name: RosterText
    display_name: RosterText | None


class PersonRemoved(BaseDirectoryEvent, frozen=True):
    """Their invitations are revoked, and they are in no pair any more."""

    person: PersonId


class PairsSet(BaseDirectoryEvent, frozen=True):
    apart: tuple[Pair, ...]
    together: tuple[Pair, ...]


class ScheduleSet(BaseDirectoryEvent, frozen=True):
    """Cancellations of an earlier schedule are forgotten."""

    start: str
    minutes: int
    zone: str
    rule: str | None


class ScheduleCleared(BaseDirectoryEvent, frozen=True):
    pass


class OccurrenceCancelled(BaseDirectoryEvent, frozen=True):
    starts_at: Instant


class OccurrenceRestored(BaseDirectoryEvent, frozen=True):
    starts_at: Instant


class InvitedToGroup(BaseDirectoryEvent, frozen=True):
    invitation: InvitationId
    role: Role
    expires_at: Instant
    person: PersonId | None
    session: SessionId | None
    not_before: Instant | None


class InvitationRevoked(BaseDirectoryEvent, frozen=True):
    invitation: InvitationId


class SessionPlanned(BaseDirectoryEvent, frozen=True):
    session: SessionId
    title: GroupText
    starts_at: Instant
    ends_at: Instant | None
    occurrence: Instant | None
    ways: tuple[Way, ...]


class WaysAdded(BaseDirectoryEvent, frozen=True):
    session: SessionId
    ways: tuple[Way, ...]


class SessionClosed(BaseDirectoryEvent, frozen=True):
    """It is over; `cancelled`: it never began, and its meeting may become another one."""

    session: SessionId
    cancelled: bool = False


Event: TypeAlias = (
    GroupCreated
    | GroupChanged
    | AgreementsSet
    | RetentionSet
    | OwnSummarySet
    | FacilitatorsSet
    | GroupArchived
    | PersonAdded
    | PersonChanged
    | PersonRemoved
    | PairsSet
    | ScheduleSet
    | ScheduleCleared
    | OccurrenceCancelled
    | OccurrenceRestored
    | InvitedToGroup
    | InvitationRevoked
    | SessionPlanned
    | WaysAdded
    | SessionClosed
)
