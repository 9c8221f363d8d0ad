"""Groups in the HTTP API: their settings, roster, pairs and invitations. When they meet is in `server.api.meetings`.

Whatever changes in a group reaches its sessions that are not over before the answer is given.
"""

from __future__ import annotations

from http import HTTPStatus

import msgspec

from rooms.kernel import Code, Instant, InvitationId, SessionId
from rooms.people import Role
from server.api.access import Access, limited
from server.api.operations import Call, Made, Nothing, Operation, accepted
from server.api.problems import refuse
from server.directory.directory import Directory
from server.directory.groupbook import Groupbook
from server.directory.groups.state import Group, GroupInvitation
from server.directory.groups.vocabulary import (
    AddPerson,
    ArchiveGroup,
    ChangeGroup,
    ChangePerson,
    Command,
    CreateGroup,
    InviteToGroup,
    Kind,
    Pair,
    RemovePerson,
    RevokeInvitation,
    SetAgreements,
    SetFacilitators,
    SetOwnSummary,
    SetPairs,
    SetRetention,
)
from server.directory.kernel import GroupId, PersonId, StaffId
from server.directory.keys import Scope
from server.directory.schedule import Schedule
from server.invitations import Invitations
from server.live.sessions import Sessions
from server.ports import Clock, Ids
from server.programme import Programme
from server.records import ErasedPeople


class NewGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group to be made. Staff who make one are a facilitator of it."""

    kind: Kind
    title: str
    facilitators: tuple[StaffId, ...] = ()


class GroupChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is null stays as it is."""

    title: str | None = None
    kind: Kind | None = None


class AgreementsWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people accept before entering; null: nothing."""

    text: str | None


class RetentionWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For how many days sessions are kept after their end; null: as the server keeps them."""

    days: int | None


class OwnSummaryWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether people may see after a session how long they spoke themselves."""

    allowed: bool


class FacilitatorsWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    staff: tuple[StaffId, ...]


class PairsWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pairs of people on the roster, in place of those before."""

    apart: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()


class PersonWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`name` is seen by staff only, `display_name` by the group; null: the person chooses when coming in."""

    name: str
    display_name: str | None = None


class PersonShown(msgspec.Struct, frozen=True):
    """Somebody on a roster."""

    id: PersonId
    name: str
    display_name: str | None


class GroupShown(msgspec.Struct, frozen=True):
    """A group as staff see it. `agreements_version` counts from 1; 0: there never were any."""

    id: GroupId
    kind: Kind
    title: str
    created_at: Instant
    archived_at: Instant | None
    facilitators: tuple[StaffId, ...]
    agreements: str | None
    agreements_version: int
    retention_days: int | None
    own_summary: bool
    people: tuple[PersonShown, ...]
    apart: tuple[Pair, ...]
    together: tuple[Pair, ...]
    schedule: Schedule | None


class GroupList(msgspec.Struct, frozen=True):
    groups: tuple[GroupShown, ...]


class NewGroupInvitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way in for one `person` of the roster, or shared (null); into one `session`, or into all there are between
    `not_before` and `expires_at`. Guests are invited to one session."""

    expires_at: Instant
    role: Role = Role.PARTICIPANT
    person: PersonId | None = None
    session: SessionId | None = None
    not_before: Instant | None = None


class GroupInvitationShown(msgspec.Struct, frozen=True):
    """`token` and `url` are null once it is revoked or has expired."""

    id: InvitationId
    role: Role
    person: PersonId | None
    session: SessionId | None
    not_before: Instant | None
    expires_at: Instant
    revoked_at: Instant | None
    token: str | None
    url: str | None


class GroupInvitations(msgspec.Struct, frozen=True):
    invitations: tuple[GroupInvitationShown, ...]


class GroupsApi:
    """See the module."""

    def __init__(
        self,
        book: Groupbook,
        directory: Directory,
        sessions: Sessions,
        programme: Programme,
        invitations: Invitations,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._book = book
        self._directory = directory
        self._access = Access(book, sessions)
        self._programme = programme
        self._invitations = invitations
        self._clock = clock
        self._ids = ids

    def operations(self) -> list[Operation]:
        """What can be asked of groups."""
        one, read, write = "/groups/{group}", Scope.GROUPS_READ, Scope.GROUPS_WRITE
        person, invitation = f"{one}/people/{{person}}", f"{one}/invitations/{{invitation}}"
        return [
            Operation(
                name="listGroups", method="GET", path="/groups", summary="List the groups, the oldest first.",
                access=read, handler=self._list, answer=GroupList,
            ),
            Operation(
                name="createGroup", method="POST", path="/groups", summary="Make a group.", access=write,
                handler=self._create, body=NewGroup, answer=GroupShown, status=HTTPStatus.CREATED,
            ),
            Operation(
                name="showGroup", method="GET", path=one, summary="Show a group.", access=read, handler=self._show,
                answer=GroupShown,
            ),
            Operation(
                name="changeGroup", method="PATCH", path=one, summary="Change a group's title or kind.", access=write,
                handler=self._change, body=GroupChange, answer=GroupShown,
            ),
            Operation(
                name="archiveGroup", method="POST", path=f"{one}/archive", access=write,
                summary="Let a group meet no more. Its sessions that have not begun are called off.",
                handler=self._archive, answer=GroupShown,
            ),
            Operation(
                name="setAgreements", method="PUT", path=f"{one}/agreements", access=write,
                summary="Say what people accept before entering; it counts for sessions made from now on.",
                handler=self._agreements, body=AgreementsWish, answer=GroupShown,
            ),
            Operation(
                name="setRetention", method="PUT", path=f"{one}/retention", access=write,
                summary="Say how long sessions are kept; it counts for sessions made from now on.",
                handler=self._retention, body=RetentionWish, answer=GroupShown,
            ),
            Operation(
                name="setOwnSummary", method="PUT", path=f"{one}/own_summary", access=write,
                summary="Say whether people may see afterwards how long they spoke; for sessions made from now on.",
                handler=self._own_summary, body=OwnSummaryWish, answer=GroupShown,
            ),
            Operation(
                name="setFacilitators", method="PUT", path=f"{one}/facilitators", summary="Say who leads the group.",
                access=write, handler=self._facilitators, body=FacilitatorsWish, answer=GroupShown,
            ),
            Operation(
                name="setPairs", method="PUT", path=f"{one}/pairs", access=write,
                summary="Say who is kept apart and together in breakouts.",
                handler=self._pairs, body=PairsWish, answer=GroupShown,
            ),
            Operation(
                name="addPerson", method="POST", path=f"{one}/people", summary="Put somebody on the roster.",
                access=write, handler=self._add, body=PersonWish, answer=PersonShown, status=HTTPStatus.CREATED,
            ),
            Operation(
                name="changePerson", method="PUT", path=person, summary="Give somebody other names.", access=write,
                handler=self._change_person, body=PersonWish, answer=PersonShown,
            ),
            Operation(
                name="removePerson", method="DELETE", path=person, access=write,
                summary="Take somebody off the roster. Their links lead nowhere from now on.", handler=self._remove,
            ),
            Operation(
                name="erasePerson", method="POST", path=f"{person}/erase", access=Scope.ADMIN,
                summary="Take somebody off the roster and erase their names wherever they are.",
                handler=self._erase, answer=ErasedPeople,
            ),
            Operation(
                name="listGroupInvitations", method="GET", path=f"{one}/invitations", access=read,
                summary="List the group's invitations.", handler=self._invited, answer=GroupInvitations,
            ),
            Operation(
                name="inviteToGroup", method="POST", path=f"{one}/invitations", access=write,
                summary="Make a way into the group's sessions.", handler=self._invite, body=NewGroupInvitation,
                answer=GroupInvitationShown, status=HTTPStatus.CREATED,
            ),
            Operation(
                name="revokeGroupInvitation", method="DELETE", path=invitation, access=write,
                summary="Let nobody in by an invitation any more.", handler=self._revoke,
            ),
        ]  # fmt: skip

    # --- groups ------------------------------------------------------------------------------------------------------

    async def _list(self, call: Call[Nothing, None]) -> GroupList:
        return GroupList(tuple(shown(group) for group in self._access.groups(call.grant)))

    async def _create(self, call: Call[Nothing, NewGroup]) -> Made[GroupShown]:
        wish, own = call.body, call.grant.staff
        facilitators = wish.facilitators
        if own is not None and (limited(call.grant) or not facilitators) and own not in facilitators:
            facilitators = (own, *facilitators)
        self._check_staff(facilitators)
        command = CreateGroup(kind=wish.kind, title=wish.title, facilitators=facilitators)
        made = accepted(await self._book.create(command, call.grant.by))
        return Made(shown(self._book.get(made)), f"/groups/{made}")

    async def _show(self, call: Call[Nothing, None]) -> GroupShown:
        return shown(self._group(call))

    async def _change(self, call: Call[Nothing, GroupChange]) -> GroupShown:
        return await self._do(call, ChangeGroup(title=call.body.title, kind=call.body.kind))

    async def _archive(self, call: Call[Nothing, None]) -> GroupShown:
        return await self._do(call, ArchiveGroup())

    async def _agreements(self, call: Call[Nothing, AgreementsWish]) -> GroupShown:
        return await self._do(call, SetAgreements(text=call.body.text))

    async def _own_summary(self, call: Call[Nothing, OwnSummaryWish]) -> GroupShown:
        return await self._do(call, SetOwnSummary(allowed=call.body.allowed))

    async def _retention(self, call: Call[Nothing, RetentionWish]) -> GroupShown:
        return await self._do(call, SetRetention(days=call.body.days))

    async def _facilitators(self, call: Call[Nothing, FacilitatorsWish]) -> GroupShown:
        self._group(call)
        self._check_staff(call.body.staff)
        return await self._do(call, SetFacilitators(staff=call.body.staff))

    async def _pairs(self, call: Call[Nothing, PairsWish]) -> GroupShown:
        return await self._do(call, SetPairs(apart=call.body.apart, together=call.body.together), pairs_changed=True)

    # --- people ------------------------------------------------------------------------------------------------------

    async def _add(self, call: Call[Nothing, PersonWish]) -> Made[PersonShown]:
        person = PersonId(self._ids.new("m"))
        command = AddPerson(person=person, name=call.body.name, display_name=call.body.display_name)
        group = await self._do(call, command)
        return Made(_person(group, person), f"/groups/{group.id}/people/{person}")

    async def _change_person(self, call: Call[Nothing, PersonWish]) -> PersonShown:
        person = PersonId(call.path["person"])
        command = ChangePerson(person=person, name=call.body.name, display_name=call.body.display_name)
        return _person(await self._do(call, command), person)

    async def _remove(self, call: Call[Nothing, None]) -> None:
        await self._do(call, RemovePerson(person=PersonId(call.path["person"])))

    async def _erase(self, call: Call[Nothing, None]) -> ErasedPeople:
        group = self._group(call)
        erased = await self._programme.erase(group.id, PersonId(call.path["person"]), call.grant.by)
        if erased is None:
            raise refuse(Code.NOT_FOUND, "There is no such person, and no name of theirs.")
        return erased

    # --- invitations -------------------------------------------------------------------------------------------------

    async def _invited(self, call: Call[Nothing, None]) -> GroupInvitations:
        group = self._group(call)
        return GroupInvitations(tuple(self._invitation(group, each) for each in group.invitations.values()))

    async def _invite(self, call: Call[Nothing, NewGroupInvitation]) -> Made[GroupInvitationShown]:
        wish, invitation = call.body, InvitationId(self._ids.new("gi"))
        command = InviteToGroup(
            invitation=invitation,
            role=wish.role,
            expires_at=wish.expires_at,
            person=wish.person,
            session=wish.session,
            not_before=wish.not_before,
        )
        await self._do(call, command)
        group = self._group(call)
        made = self._invitation(group, group.invitations[invitation])
        return Made(made, f"/groups/{group.id}/invitations/{invitation}")

    async def _revoke(self, call: Call[Nothing, None]) -> None:
        await self._do(call, RevokeInvitation(invitation=InvitationId(call.path["invitation"])))

    def _invitation(self, group: Group, made: GroupInvitation) -> GroupInvitationShown:
        good = made.revoked_at is None and made.expires_at > self._clock.now()
        token, url = None, None
        if good:
            token, url = self._invitations.for_group(group.id, made.id, made.role, made.expires_at)
        return GroupInvitationShown(
            id=made.id,
            role=made.role,
            person=made.person,
            session=made.session,
            not_before=made.not_before,
            expires_at=made.expires_at,
            revoked_at=made.revoked_at,
            token=token,
            url=url,
        )

    # --- all of them -------------------------------------------------------------------------------------------------

    def _group(self, call: Call[object, object]) -> Group:
        return self._access.group(call.grant, call.path["group"])

    async def _do(self, call: Call[object, object], command: Command, pairs_changed: bool = False) -> GroupShown:
        group = self._group(call)
        accepted(await self._book.submit(group.id, command, call.grant.by))
        await self._programme.follow(group.id, pairs_changed)
        return shown(self._book.get(group.id))

    def _check_staff(self, wanted: tuple[StaffId, ...]) -> None:
        accounts = self._directory.state.staff.accounts
        if any(staff not in accounts or not accounts[staff].is_open for staff in wanted):
            raise refuse(Code.NOT_FOUND, "A facilitator is an open staff account; one of these is none.")


def shown(group: Group) -> GroupShown:
    """A group as staff see it."""
    return GroupShown(
        id=group.id,
        kind=group.kind,
        title=group.title,
        created_at=group.created_at,
        archived_at=group.archived_at,
        facilitators=group.facilitators,
        agreements=group.agreements.text,
        agreements_version=group.agreements.version,
        retention_days=group.retention_days,
        own_summary=group.own_summary,
        people=tuple(PersonShown(listed.id, listed.name, listed.display_name) for listed in group.roster.values()),
        apart=group.apart,
        together=group.together,
        schedule=group.schedule,
    )


def _person(group: GroupShown, person: PersonId) -> PersonShown:
    return next(listed for listed in group.people if listed.id == person)
