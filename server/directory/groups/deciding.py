"""What follows from what is asked of a group.

Rules that hold: whoever asks has been found entitled before; an archived group refuses everything but the closing of
its sessions and that somebody is taken off its roster; a rejected command has changed nothing; whatever `decide`
returns, `evolve` accepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias, assert_never

from rooms.kernel import Code, Instant, Rejected
from rooms.names import MAX_TITLE, clean_name, clean_page, clean_text
from rooms.people import Role
from server.directory.groups.state import Group
from server.directory.groups.vocabulary import (
    INVITABLE,
    AddPerson,
    AddWays,
    AgreementsSet,
    ArchiveGroup,
    CancelOccurrence,
    ChangeGroup,
    ChangePerson,
    ClearSchedule,
    CloseSession,
    Command,
    CreateGroup,
    Event,
    FacilitatorsSet,
    GroupArchived,
    GroupChanged,
    GroupCreated,
    InvitationRevoked,
    InvitedToGroup,
    InviteToGroup,
    OccurrenceCancelled,
    OccurrenceRestored,
    OwnSummarySet,
    Pair,
    PairsSet,
    PersonAdded,
    PersonChanged,
    PersonRemoved,
    PlanSession,
    RemovePerson,
    RestoreOccurrence,
    RetentionSet,
    RevokeInvitation,
    ScheduleCleared,
    ScheduleSet,
    SessionClosed,
    SessionPlanned,
    SetAgreements,
    SetFacilitators,
    SetOwnSummary,
    SetPairs,
    SetRetention,
    SetSchedule,
    WaysAdded,
)
from server.directory.kernel import Actor, Asked, GroupId
from server.directory.schedule import Schedule, checked

MAX_AGREEMENTS: Final = 20_000
MOST_PEOPLE: Final = 200
MOST_FACILITATORS: Final = 20
MOST_PAIRS: Final = 100
MOST_INVITATIONS: Final = 2000
LONGEST_RETENTION: Final = 36_500
"""Days."""

Answer: TypeAlias = tuple[Event, ...] | Rejected
SettingCommand: TypeAlias = ChangeGroup | SetAgreements | SetRetention | SetOwnSummary | SetFacilitators | ArchiveGroup
PeopleCommand: TypeAlias = AddPerson | ChangePerson | RemovePerson | SetPairs
TimeCommand: TypeAlias = SetSchedule | ClearSchedule | CancelOccurrence | RestoreOccurrence
WayCommand: TypeAlias = InviteToGroup | RevokeInvitation | PlanSession | AddWays | CloseSession


def decide(id_: GroupId, group: Group | None, asked: Asked[Command], now: Instant) -> Answer:
    """What follows from a command to the group `id_`, None as long as it has not been created."""
    command, by = asked.command, asked.by
    if isinstance(command, CreateGroup):
        return _create(id_, group, command, by, now)
    if group is None:
        return Rejected(Code.NOT_FOUND, "There is no such group.")
    if not group.is_active and not isinstance(command, CloseSession | ArchiveGroup | RemovePerson):
        return Rejected(Code.CONFLICT, "This group is archived.")
    match command:
        case ChangeGroup() | SetAgreements() | SetRetention() | SetOwnSummary() | SetFacilitators() | ArchiveGroup():
            return _setting(group, command, by, now)
        case AddPerson() | ChangePerson() | RemovePerson() | SetPairs():
            return _people(group, command, by, now)
        case SetSchedule() | ClearSchedule() | CancelOccurrence() | RestoreOccurrence():
            return _time(group, command, by, now)
        case _:
            return _ways(group, command, by, now)


def _create(id_: GroupId, group: Group | None, command: CreateGroup, by: Actor | None, now: Instant) -> Answer:
    if group is not None:
        return Rejected(Code.CONFLICT, "This group exists already.")
    title = clean_text(command.title, MAX_TITLE)
    if title is None:
        return _bad_title()
    facilitators = tuple(dict.fromkeys(command.facilitators))
    if len(facilitators) > MOST_FACILITATORS:
        return _invalid(f"A group has at most {MOST_FACILITATORS} facilitators.")
    return (GroupCreated(at=now, by=by, group=id_, kind=command.kind, title=title, facilitators=facilitators),)


# --- settings --------------------------------------------------------------------------------------------------------


def _setting(group: Group, command: SettingCommand, by: Actor | None, now: Instant) -> Answer:
    match command:
        case ChangeGroup():
            title = group.title if command.title is None else clean_text(command.title, MAX_TITLE)
            if title is None:
                return _bad_title()
            kind = command.kind or group.kind
            same = (title, kind) == (group.title, group.kind)
            return () if same else (GroupChanged(at=now, by=by, title=title, kind=kind),)
        case SetAgreements():
            text = None if command.text is None else clean_page(command.text, MAX_AGREEMENTS)
            if command.text is not None and text is None:
                return _invalid(f"Agreements have 1 to {MAX_AGREEMENTS} characters.")
            if text == group.agreements.text:
                return ()
            return (AgreementsSet(at=now, by=by, version=group.agreements.version + 1, text=text),)
        case SetRetention():
            if command.days is not None and not 1 <= command.days <= LONGEST_RETENTION:
                return _invalid(f"Sessions are kept for 1 to {LONGEST_RETENTION} days.")
            return () if command.days == group.retention_days else (RetentionSet(at=now, by=by, days=command.days),)
        case SetOwnSummary():
            same = command.allowed is group.own_summary
            return () if same else (OwnSummarySet(at=now, by=by, allowed=command.allowed),)
        case SetFacilitators():
            staff = tuple(dict.fromkeys(command.staff))
            if len(staff) > MOST_FACILITATORS:
                return _invalid(f"A group has at most {MOST_FACILITATORS} facilitators.")
            return () if staff == group.facilitators else (FacilitatorsSet(at=now, by=by, staff=staff),)
        case ArchiveGroup():
            return (GroupArchived(at=now, by=by),) if group.is_active else ()
        case _:
            assert_never(command)


# --- people ----------------------------------------------------------------------------------------------------------


def _people(group: Group, command: PeopleCommand, by: Actor | None, now: Instant) -> Answer:
    if isinstance(command, SetPairs):
        return _pairs(group, command, by, now)
    known = command.person in group.roster
    if isinstance(command, AddPerson):
        if known:
            return Rejected(Code.CONFLICT, "This person is on the roster already.")
        if len(group.roster) >= MOST_PEOPLE:
            return Rejected(Code.CONFLICT, f"A roster has at most {MOST_PEOPLE} people.")
    elif not known:
        return Rejected(Code.NOT_FOUND, "There is no such person on the roster.")
    if isinstance(command, RemovePerson):
        return (PersonRemoved(at=now, by=by, person=command.person),)
    name = clean_name(command.name)
    display_name = None if command.display_name is None else clean_name(command.display_name)
    if name is None or (command.display_name is not None and display_name is None):
        return _invalid("A name has 1 to 64 characters.")
    if isinstance(command, AddPerson):
        return (PersonAdded(at=now, by=by, person=command.person, name=name, display_name=display_name),)
    before = group.roster[command.person]
    if (name, display_name) == (before.name, before.display_name):
        return ()
    return (PersonChanged(at=now, by=by, person=command.person, name=name, display_name=display_name),)


def _pairs(group: Group, command: SetPairs, by: Actor | None, now: Instant) -> Answer:
    apart, together = _in_order(command.apart), _in_order(command.together)
    if len(apart) + len(together) > MOST_PAIRS:
        return _invalid(f"There can be at most {MOST_PAIRS} pairs.")
    for one, other in (*apart, *together):
        if one == other:
            return _invalid("A pair is two different people.")
        if one not in group.roster or other not in group.roster:
            return Rejected(Code.NOT_FOUND, "A pair is of two people on the roster.")
    if set(apart) & set(together):
        return _invalid("Two people cannot be kept both apart and together.")
    if (apart, together) == (group.apart, group.together):
        return ()
    return (PairsSet(at=now, by=by, apart=apart, together=together),)


def _in_order(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Each pair once, whichever way round it was given."""
    return tuple(sorted({(min(pair), max(pair)) for pair in pairs}))


# --- time ------------------------------------------------------------------------------------------------------------


def _time(group: Group, command: TimeCommand, by: Actor | None, now: Instant) -> Answer:
    match command:
        case SetSchedule():
            wish = Schedule(start=command.start, minutes=command.minutes, zone=command.zone, rule=command.rule)
            kept = checked(wish)
            if isinstance(kept, Rejected):
                return kept
            if kept == group.schedule:
                return ()
            return (ScheduleSet(at=now, by=by, start=kept.start, minutes=kept.minutes, zone=kept.zone, rule=kept.rule),)
        case ClearSchedule():
            return () if group.schedule is None else (ScheduleCleared(at=now, by=by),)
        case CancelOccurrence() | RestoreOccurrence():
            at = command.starts_at
            if not any(meeting.starts_at == at for meeting in group.meetings(at, Instant(at + 1))):
                return Rejected(Code.NOT_FOUND, "The group has no meeting at this time.")
            cancelled = at in group.cancelled
            if isinstance(command, CancelOccurrence):
                return () if cancelled else (OccurrenceCancelled(at=now, by=by, starts_at=at),)
            return (OccurrenceRestored(at=now, by=by, starts_at=at),) if cancelled else ()
        case _:
            assert_never(command)


# --- invitations and sessions ----------------------------------------------------------------------------------------


def _ways(group: Group, command: WayCommand, by: Actor | None, now: Instant) -> Answer:
    match command:
        case InviteToGroup():
            return _invite(group, command, by, now)
        case RevokeInvitation():
            invitation = group.invitations.get(command.invitation)
            if invitation is None:
                return Rejected(Code.NOT_FOUND, "There is no such invitation.")
            if invitation.revoked_at is not None:
                return ()
            return (InvitationRevoked(at=now, by=by, invitation=invitation.id),)
        case PlanSession():
            return _plan(group, command, by, now)
        case AddWays() | CloseSession():
            session = group.sessions.get(command.session)
            if session is None:
                return Rejected(Code.NOT_FOUND, "The group has no such session.")
            if isinstance(command, CloseSession):
                closed = SessionClosed(at=now, by=by, session=session.id, cancelled=command.cancelled)
                return () if session.closed else (closed,)
            new = tuple(way for way in command.ways if session.way(way.person, way.staff, way.source) is None)
            return (WaysAdded(at=now, by=by, session=session.id, ways=new),) if new else ()
        case _:
            assert_never(command)


def _invite(group: Group, command: InviteToGroup, by: Actor | None, now: Instant) -> Answer:
    if command.invitation in group.invitations:
        return Rejected(Code.CONFLICT, "This invitation exists already.")
    if len(group.invitations) >= MOST_INVITATIONS:
        return Rejected(Code.CONFLICT, f"A group has at most {MOST_INVITATIONS} invitations.")
    if command.role not in INVITABLE:
        return _invalid("Facilitators come in by their accounts; a group invites participants, guests and observers.")
    if command.person is not None and command.person not in group.roster:
        return Rejected(Code.NOT_FOUND, "There is no such person on the roster.")
    if command.person is not None and command.role is not Role.PARTICIPANT:
        return _invalid("People on the roster are invited as participants.")
    session = None if command.session is None else group.sessions.get(command.session)
    if command.session is not None and (session is None or session.closed):
        return Rejected(Code.NOT_FOUND, "The group has no such session, or it is over.")
    if command.role is Role.GUEST and session is None:
        return _invalid("A guest is invited to one session.")
    if command.expires_at <= max(now, command.not_before or now):
        return _invalid("An invitation ends after it begins, and not in the past.")
    invited = InvitedToGroup(
        at=now,
        by=by,
        invitation=command.invitation,
        role=command.role,
        expires_at=command.expires_at,
        person=command.person,
        session=command.session,
        not_before=command.not_before,
    )
    return (invited,)


def _plan(group: Group, command: PlanSession, by: Actor | None, now: Instant) -> Answer:
    title = clean_text(command.title, MAX_TITLE)
    if title is None:
        return _bad_title()
    if command.session in group.sessions:
        return Rejected(Code.CONFLICT, "This session exists already.")
    if command.occurrence is not None and group.session_of(command.occurrence) is not None:
        return Rejected(Code.CONFLICT, "There is a session for this meeting already.")
    planned = SessionPlanned(
        at=now,
        by=by,
        session=command.session,
        title=title,
        starts_at=command.starts_at,
        ends_at=command.ends_at,
        occurrence=command.occurrence,
        ways=command.ways,
    )
    return (planned,)


def _bad_title() -> Rejected:
    return _invalid(f"A title has 1 to {MAX_TITLE} characters.")


def _invalid(message: str) -> Rejected:
    return Rejected(Code.INVALID, message)
