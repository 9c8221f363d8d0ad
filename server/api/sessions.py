"""Sessions in the HTTP API: made, listed, shown, ended; their invitations, logs, reports and sheets."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Final, Literal, TypeAlias

import msgspec
from aiohttp import web

from rooms.kernel import Code, Instant, InvitationId, Issued, ParticipantId, SessionId
from rooms.people import LEADERS, Presence, Role
from rooms.state import Life
from rooms.unattended import USUAL_GRACE
from rooms.vocabulary import EndSession, RevokeInvitation
from server.api.access import Access, limited
from server.api.operations import Call, Made, Nothing, Operation, accepted
from server.api.problems import refuse
from server.directory.groupbook import Groupbook
from server.directory.kernel import GroupId
from server.directory.keys import Scope
from server.invitations import Invitations, Link
from server.live.history import session_of, stream_of
from server.live.runner import SessionRunner
from server.live.sessions import NotFound, Sessions
from server.live.view_types import View
from server.live.views import view
from server.ports import EventStore, LogBroken
from server.programme import Programme
from server.record.export import poll_rows, report_rows, sheet_rows
from server.record.report import Report, Sheet
from server.records import ErasedPeople, Records

DEFAULT_CAPACITY: Final = 16
MINUTE: Final = 60_000
MOST_LISTED: Final = 100
NDJSON: Final = "application/x-ndjson"
CSV: Final = "text/csv"

_LINES_AT_ONCE: Final = 256

EventNumber: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=10**15)]


class NewSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A session to be made. `unattended_minutes`: how long it goes on without leaders; null: without end.
    `own_summary`: people may see afterwards how long they spoke themselves."""

    title: str
    capacity: Annotated[int, msgspec.Meta(ge=1)] | None = None
    waiting_room: bool = False
    scheduled_for: Instant | None = None
    agreements: str | None = None
    unattended_minutes: Annotated[int, msgspec.Meta(ge=1)] | None = USUAL_GRACE // MINUTE
    retention_days: Annotated[int, msgspec.Meta(ge=1)] | None = None
    own_summary: bool = False


class NewInvitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way into a session. `shared`: any number of people may come in by it."""

    role: Role
    name: str | None = None
    shared: bool = False


class InvitationMade(msgspec.Struct, frozen=True):
    """A link, ready to be handed out."""

    id: InvitationId
    token: str
    url: str
    expires_at: Instant


class SessionInvitation(msgspec.Struct, frozen=True):
    """A way into a session that was made earlier. `participant` is who came in by it, of a personal one."""

    id: InvitationId
    role: Role
    name: str | None
    shared: bool
    expires_at: Instant | None
    revoked: bool
    participant: ParticipantId | None


class SessionInvitations(msgspec.Struct, frozen=True):
    invitations: tuple[SessionInvitation, ...]


class SessionState(msgspec.Struct, frozen=True):
    """A session as staff see it. `group` is the one it belongs to; `here` are those let in whose link is up, `leading`
    those of them who lead, `waiting` those at the door."""

    id: SessionId
    title: str
    state: Life
    capacity: int
    waiting_room: bool
    created_at: Instant
    scheduled_for: Instant | None
    opened_at: Instant | None
    ended_at: Instant | None
    seq: int
    group: GroupId | None
    here: int
    leading: int
    waiting: int


WholeSession: Final = msgspec.defstruct(
    "WholeSession",
    [(f.name, f.type) for kind in (SessionState, View) for f in msgspec.structs.fields(kind)],
    frozen=True,
)
"""A session as staff see it, and in the same object the fields of a facilitator's view."""


class SessionQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which sessions to list. `after` is the id of the last one known, for the next page."""

    state: Life | Literal["current", "all"] = "current"
    group: str | None = None
    after: str = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_LISTED)] = 20


class SessionList(msgspec.Struct, frozen=True):
    """`next` is what to give as `after` for the next page; null: there is none."""

    sessions: tuple[SessionState, ...]
    next: SessionId | None


class LogQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From after which event on, and in which form."""

    after: EventNumber = 0
    format: Literal["ndjson", "csv"] = "ndjson"


class FormQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In which form."""

    format: Literal["json", "csv"] = "json"


class ReportQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In which form. `part`: what a table has."""

    format: Literal["json", "csv"] = "json"
    part: Literal["attendance", "polls"] = "attendance"


class Erase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is to be erased from the record: a participant or an invitation."""

    id: str


class SessionsApi:
    """`most` is how many people a session may be for."""

    def __init__(
        self,
        store: EventStore,
        sessions: Sessions,
        book: Groupbook,
        programme: Programme,
        invitations: Invitations,
        records: Records,
        most: int,
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._book = book
        self._access = Access(book, sessions)
        self._programme = programme
        self._invitations = invitations
        self._records = records
        self._most = most

    def operations(self) -> list[Operation]:
        """What can be asked of sessions."""
        one = "/sessions/{id}"
        read, write, reports = Scope.SESSIONS_READ, Scope.SESSIONS_WRITE, Scope.REPORTS_READ
        return [
            Operation(
                name="createSession", method="POST", path="/sessions", summary="Make a session.", access=write,
                handler=self._create, body=NewSession, answer=SessionState, status=HTTPStatus.CREATED,
            ),
            Operation(
                name="listSessions", method="GET", path="/sessions", access=read,
                summary="List sessions, in the order of their ids.",
                handler=self._list, query=SessionQuery, answer=SessionList,
            ),
            Operation(
                name="showSession", method="GET", path=one, summary="Show a session as a facilitator sees it.",
                access=read, handler=self._show, answer=WholeSession,
            ),
            Operation(
                name="endSession", method="POST", path=f"{one}/end", summary="End a session for everyone.",
                access=write, handler=self._end, answer=SessionState,
            ),
            Operation(
                name="enterSession", method="POST", path=f"{one}/entrance", access="signed_in",
                summary="Get the link by which you enter a session of your group.",
                handler=self._enter, answer=InvitationMade,
            ),
            Operation(
                name="inviteToSession", method="POST", path=f"{one}/invitations", summary="Make a way into a session.",
                access=write, handler=self._invite, body=NewInvitation, answer=InvitationMade,
                status=HTTPStatus.CREATED,
            ),
            Operation(
                name="listSessionInvitations", method="GET", path=f"{one}/invitations", access=read,
                summary="List the ways into a session.", handler=self._invited, answer=SessionInvitations,
            ),
            Operation(
                name="revokeSessionInvitation", method="DELETE", path=f"{one}/invitations/{{invitation}}",
                summary="Let nobody in by an invitation any more.", access=write, handler=self._revoke,
            ),
            Operation(
                name="exportLog", method="GET", path=f"{one}/log", summary="Export a session's log, one event a line.",
                access=reports, handler=self._export, query=LogQuery, content=NDJSON,
            ),
            Operation(
                name="report", method="GET", path=f"{one}/report", summary="Report on a session.",
                access=reports, handler=self._report, query=ReportQuery, answer=Report,
            ),
            Operation(
                name="sheet", method="GET", path=f"{one}/report/{{participant}}", access=reports,
                summary="Report on one person's part in a session, naming nobody else.",
                handler=self._sheet, query=FormQuery, answer=Sheet,
            ),
            Operation(
                name="erase", method="POST", path="/erasures", access=Scope.ADMIN,
                summary="Erase a participant or an invitation from the record.",
                handler=self._erase, body=Erase, answer=ErasedPeople,
            ),
        ]  # fmt: skip

    # --- sessions ---------------------------------------------------------------------------------------------------

    async def _create(self, call: Call[Nothing, NewSession]) -> Made[SessionState]:
        wish = call.body
        if limited(call.grant):
            raise refuse(Code.FORBIDDEN, "Sessions of yours belong to a group: POST /groups/{group}/sessions.")
        capacity = min(DEFAULT_CAPACITY, self._most) if wish.capacity is None else wish.capacity
        if capacity > self._most:
            raise refuse(Code.INVALID, f"This server takes at most {self._most} people in a session.")
        grace = None if wish.unattended_minutes is None else wish.unattended_minutes * MINUTE
        created = accepted(
            await self._sessions.create(
                wish.title,
                capacity,
                wish.waiting_room,
                scheduled_for=wish.scheduled_for,
                agreements=wish.agreements,
                unattended_grace=grace,
                retention_days=wish.retention_days,
                own_summary=wish.own_summary,
            )
        )
        return Made(self._state(await self._sessions.get(created)), f"/sessions/{created}")

    async def _list(self, call: Call[SessionQuery, None]) -> SessionList:
        query = call.query
        if query.group is not None:
            sessions = [SessionId(id_) for id_ in self._access.group(call.grant, query.group).sessions]
        elif query.state in ("ended", "all"):
            sessions = [session_of(stream) for stream in await self._store.streams(stream_of(SessionId("")))]
        else:
            sessions = [runner.id for runner in self._sessions.open()]
        wanted = {"current": ("scheduled", "open"), "all": ("scheduled", "open", "ended")}
        lives = wanted.get(query.state, (query.state,))
        found: list[SessionState] = []
        for session in sorted(session for session in sessions if session > query.after):
            if not self._access.may_see(call.grant, session):
                continue
            if len(found) == query.limit:
                return SessionList(tuple(found), next=found[-1].id)
            try:
                state = self._state(await self._sessions.get(session))
            except (NotFound, LogBroken):
                continue
            if state.state in lives:
                found.append(state)
        return SessionList(tuple(found), next=None)

    async def _show(self, call: Call[Nothing, None]) -> object:
        runner = await self._runner(call)
        return {**msgspec.to_builtins(view(runner.state, None)), **msgspec.to_builtins(self._state(runner))}

    async def _end(self, call: Call[Nothing, None]) -> SessionState:
        runner = await self._runner(call)
        accepted(await runner.submit(Issued(None, EndSession())))
        return self._state(runner)

    async def _enter(self, call: Call[Nothing, None]) -> InvitationMade:
        runner, staff = await self._runner(call), call.grant.staff
        assert staff is not None  # the operation is for those who are signed in
        return _made(accepted(await self._programme.entrance(runner.id, staff)))

    async def _runner(self, call: Call[object, object]) -> SessionRunner:
        return await self._access.session(call.grant, call.path["id"])

    def _state(self, runner: SessionRunner) -> SessionState:
        session = runner.state.session
        found = self._book.of_session(session.id)
        here = [person for person in session.here if person.presence is Presence.PRESENT]
        return SessionState(
            id=session.id,
            title=session.title,
            state=session.life,
            capacity=session.capacity,
            waiting_room=session.waiting_room,
            created_at=session.created_at,
            scheduled_for=session.scheduled_for,
            opened_at=session.opened_at,
            ended_at=session.ended_at,
            seq=runner.seq,
            group=None if found is None else found[0].id,
            here=len(here),
            leading=sum(person.role in LEADERS for person in here),
            waiting=len(session.line),
        )

    # --- invitations ------------------------------------------------------------------------------------------------

    async def _invite(self, call: Call[Nothing, NewInvitation]) -> Made[InvitationMade]:
        runner, wish = await self._runner(call), call.body
        link = accepted(await self._invitations.invite(runner, None, wish.role, wish.name, wish.shared))
        return Made(_made(link), f"/sessions/{runner.id}/invitations/{link.id}")

    async def _invited(self, call: Call[Nothing, None]) -> SessionInvitations:
        runner = await self._runner(call)
        return SessionInvitations(
            tuple(
                SessionInvitation(
                    id=made.id,
                    role=made.role,
                    name=made.name,
                    shared=made.shared,
                    expires_at=made.expires_at,
                    revoked=made.revoked,
                    participant=made.participant,
                )
                for made in runner.state.session.invitations.values()
            )
        )

    async def _revoke(self, call: Call[Nothing, None]) -> None:
        runner = await self._runner(call)
        command = RevokeInvitation(invitation=InvitationId(call.path["invitation"]))
        accepted(await runner.submit(Issued(None, command)))

    # --- the record -------------------------------------------------------------------------------------------------

    async def _export(self, call: Call[LogQuery, None]) -> web.Response:
        runner = await self._access.session(call.grant, call.path["id"])
        lines = await self._records.log(runner.id, call.grant.by, call.query.after, call.query.format)
        return _text("".join(lines), NDJSON if call.query.format == "ndjson" else CSV)

    async def _report(self, call: Call[ReportQuery, None]) -> Report | web.Response:
        runner = await self._access.session(call.grant, call.path["id"])
        report = await self._records.report(runner.id, call.grant.by)
        if call.query.format == "json":
            return report
        table = poll_rows(report.polls) if call.query.part == "polls" else report_rows(report)
        return _text("".join(table), CSV)

    async def _sheet(self, call: Call[FormQuery, None]) -> Sheet | web.Response:
        runner = await self._access.session(call.grant, call.path["id"])
        participant = ParticipantId(call.path["participant"])
        sheet = await self._records.sheet(runner.id, participant, call.grant.by)
        if sheet is None:
            raise refuse(Code.NOT_FOUND, "There is no such person in this session.")
        return sheet if call.query.format == "json" else _text("".join(sheet_rows(sheet)), CSV)

    async def _erase(self, call: Call[Nothing, Erase]) -> ErasedPeople:
        erased = await self._records.erase(call.body.id, call.grant.by)
        if erased is None:
            raise refuse(Code.NOT_FOUND, "Nobody of this id is in the record.")
        return erased


def _made(link: Link) -> InvitationMade:
    return InvitationMade(link.id, link.token, link.url, link.expires_at)


def _text(text: str, content_type: str) -> web.Response:
    return web.Response(body=text.encode(), headers={"Content-Type": content_type, "Cache-Control": "no-store"})
