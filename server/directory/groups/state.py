"""What a group is, and how each event changes it.

States: (none) --group_created--> active --group_archived--> archived, for good.

Rule that holds: `evolve` never judges whether something should have happened, it only refuses what cannot have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

import msgspec

from rooms.kernel import Instant, InvariantBroken, InvitationId, SessionId
from rooms.people import Role
from server.directory.groups.vocabulary import (
    AgreementsSet,
    Event,
    FacilitatorsSet,
    GroupArchived,
    GroupChanged,
    GroupCreated,
    InvitationRevoked,
    InvitedToGroup,
    Kind,
    OccurrenceCancelled,
    OccurrenceRestored,
    OwnSummarySet,
    Pair,
    PairsSet,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
    RetentionSet,
    ScheduleCleared,
    ScheduleSet,
    SessionClosed,
    SessionPlanned,
    Way,
    WaysAdded,
)
from server.directory.kernel import GroupId, PersonId, StaffId
from server.directory.schedule import Occurrence, Schedule, occurrences


class Listed(msgspec.Struct, frozen=True):
    """Somebody on the roster. `name` is for staff only."""

    id: PersonId
    name: str
    display_name: str | None


class GroupInvitation(msgspec.Struct, frozen=True):
    """A way into sessions of the group. Without a `person` it is shared; without a `session` it leads into any."""

    id: InvitationId
    role: Role
    made_at: Instant
    expires_at: Instant
    person: PersonId | None = None
    session: SessionId | None = None
    not_before: Instant | None = None
    revoked_at: Instant | None = None


class Planned(msgspec.Struct, frozen=True):
    """A session of the group. `closed` once it is over; `cancelled` when it never began."""

    id: SessionId
    title: str
    starts_at: Instant
    ends_at: Instant | None
    occurrence: Instant | None
    ways: tuple[Way, ...]
    closed: bool = False
    cancelled: bool = False

    def way(
        self, person: PersonId | None = None, staff: StaffId | None = None, source: InvitationId | None = None
    ) -> Way | None:
        """The way in of somebody, or by a shared invitation."""
        wanted = (person, staff, source)
        return next((way for way in self.ways if (way.person, way.staff, way.source) == wanted), None)


class Agreements(msgspec.Struct, frozen=True):
    version: int
    text: str | None


class Group(msgspec.Struct, frozen=True):
    """`roster`, `invitations` and `sessions` are in the order of their making."""

    id: GroupId
    kind: Kind
    title: str
    created_at: Instant
    facilitators: tuple[StaffId, ...]
    agreements: Agreements = Agreements(0, None)
    retention_days: int | None = None
    own_summary: bool = False
    archived_at: Instant | None = None
    roster: Mapping[PersonId, Listed] = {}
    apart: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()
    schedule: Schedule | None = None
    cancelled: frozenset[Instant] = frozenset()
    invitations: Mapping[InvitationId, GroupInvitation] = {}
    sessions: Mapping[SessionId, Planned] = {}

    @property
    def is_active(self) -> bool:
        return self.archived_at is None

    @property
    def running(self) -> tuple[Planned, ...]:
        """The sessions that are not over, in the order of their beginning."""
        return tuple(sorted((s for s in self.sessions.values() if not s.closed), key=lambda s: s.starts_at))

    def meetings(self, since: Instant, until: Instant) -> tuple[Occurrence, ...]:
        """The meetings of the schedule that begin from `since` up to but not including `until`, cancelled ones too."""
        return () if self.schedule is None else occurrences(self.schedule, since, until)

    def session_of(self, occurrence: Instant) -> Planned | None:
        """The session that a meeting of the schedule has become."""
        return next((s for s in self.sessions.values() if s.occurrence == occurrence and not s.cancelled), None)


PeopleEvent: TypeAlias = PersonAdded | PersonChanged | PersonRemoved | PairsSet
TimeEvent: TypeAlias = ScheduleSet | ScheduleCleared | OccurrenceCancelled | OccurrenceRestored
WayEvent: TypeAlias = InvitedToGroup | InvitationRevoked | SessionPlanned | WaysAdded | SessionClosed


def evolve(group: Group | None, event: Event) -> Group:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, GroupCreated):
        if group is not None:
            raise InvariantBroken("group_created in a group that exists")
        return Group(
            id=event.group, kind=event.kind, title=event.title, created_at=event.at, facilitators=event.facilitators
        )
    if group is None:
        raise InvariantBroken(f"{type(event).__name__} before group_created")
    replace = msgspec.structs.replace
    match event:
        case GroupChanged():
            return replace(group, title=event.title, kind=event.kind)
        case AgreementsSet():
            return replace(group, agreements=Agreements(event.version, event.text))
        case RetentionSet():
            return replace(group, retention_days=event.days)
        case OwnSummarySet():
            return replace(group, own_summary=event.allowed)
        case FacilitatorsSet():
            return replace(group, facilitators=event.staff)
        case GroupArchived():
            return replace(group, archived_at=event.at)
        case PersonAdded() | PersonChanged() | PersonRemoved() | PairsSet():
            return _people(group, event)
        case ScheduleSet() | ScheduleCleared() | OccurrenceCancelled() | OccurrenceRestored():
            return _time(group, event)
        case _:
            return _ways(group, event)


def _people(group: Group, event: PeopleEvent) -> Group:
    match event:
        case PersonAdded() | PersonChanged():
            listed = Listed(id=event.person, name=event.name, display_name=event.display_name)
            return msgspec.structs.replace(group, roster={**group.roster, listed.id: listed})
        case PersonRemoved():
            gone = event.person
            return msgspec.structs.replace(
                group,
                roster={id_: listed for id_, listed in group.roster.items() if id_ != gone},
                apart=tuple(pair for pair in group.apart if gone not in pair),
                together=tuple(pair for pair in group.together if gone not in pair),
                invitations={
                    id_: _revoked(invitation, event.at) if invitation.person == gone else invitation
                    for id_, invitation in group.invitations.items()
                },
            )
        case PairsSet():
            return msgspec.structs.replace(group, apart=event.apart, together=event.together)
        case _:
            assert_never(event)


def _time(group: Group, event: TimeEvent) -> Group:
    match event:
        case ScheduleSet():
            schedule = Schedule(start=event.start, minutes=event.minutes, zone=event.zone, rule=event.rule)
            return msgspec.structs.replace(group, schedule=schedule, cancelled=frozenset())
        case ScheduleCleared():
            return msgspec.structs.replace(group, schedule=None, cancelled=frozenset())
        case OccurrenceCancelled():
            return msgspec.structs.replace(group, cancelled=group.cancelled | {event.starts_at})
        case OccurrenceRestored():
            return msgspec.structs.replace(group, cancelled=group.cancelled - {event.starts_at})
        case _:
            assert_never(event)


def _ways(group: Group, event: WayEvent) -> Group:
    match event:
        case InvitedToGroup():
            invitation = GroupInvitation(
                id=event.invitation,
                role=event.role,
                made_at=event.at,
                expires_at=event.expires_at,
                person=event.person,
                session=event.session,
                not_before=event.not_before,
            )
            return msgspec.structs.replace(group, invitations={**group.invitations, invitation.id: invitation})
        case InvitationRevoked():
            found = group.invitations.get(event.invitation)
            if found is None:
                raise InvariantBroken("invitation_revoked for an invitation that was never made")
            revoked = _revoked(found, event.at)
            return msgspec.structs.replace(group, invitations={**group.invitations, revoked.id: revoked})
        case SessionPlanned():
            planned = Planned(
                id=event.session,
                title=event.title,
                starts_at=event.starts_at,
                ends_at=event.ends_at,
                occurrence=event.occurrence,
                ways=event.ways,
            )
            return _with_session(group, planned)
        case WaysAdded() | SessionClosed():
            session = group.sessions.get(event.session)
            if session is None:
                raise InvariantBroken(f"{type(event).__name__} in a session that was never planned")
            if isinstance(event, SessionClosed):
                closed = msgspec.structs.replace(session, closed=True, cancelled=event.cancelled)
                return _with_session(group, closed)
            return _with_session(group, msgspec.structs.replace(session, ways=(*session.ways, *event.ways)))
        case _:
            assert_never(event)


def _with_session(group: Group, session: Planned) -> Group:
    return msgspec.structs.replace(group, sessions={**group.sessions, session.id: session})


def _revoked(invitation: GroupInvitation, at: Instant) -> GroupInvitation:
    return invitation if invitation.revoked_at is not None else msgspec.structs.replace(invitation, revoked_at=at)
