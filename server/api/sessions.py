"""The HTTP API v1 of a clinic's own systems: sessions, invitations, log, report (docs/protocol.md).

Every request carries `Authorization: Bearer <API key>`. Rule that holds: errors are problem details with a stable code,
also those of the HTTP library and our own faults.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Annotated, Final, TypeVar

import msgspec
from aiohttp import web

from rooms.kernel import Code, Instant, InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Role
from rooms.state import Life
from rooms.unattended import USUAL_GRACE
from rooms.vocabulary import EndSession
from server.api import problems
from server.api.problems import Refusal, refuse
from server.directory.directory import Directory
from server.gateway.limits import Buckets
from server.invitations import Invitations
from server.live.runner import SessionRunner
from server.live.sessions import NotFound, Sessions
from server.live.view_types import View
from server.live.views import view
from server.ports import LogBroken, StoreUnavailable
from server.record.codec import CodecError
from server.records import Records

_log = logging.getLogger(__name__)

PREFIX: Final = "/api/v1"
MOST_BODY_BYTES: Final = 65_536
BY: Final = web.RequestKey("by", str)
"""Under this key a request keeps who makes it."""

DEFAULT_CAPACITY: Final = 16
MINUTE: Final = 60_000
FAILURES_PER_SECOND: Final = 5.0
FAILURES_BURST: Final = 200
"""Wrong keys an address may try before it is held back. A key has 256 random bits; this is for the log and the CPU."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
T = TypeVar("T")


class NewSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of `POST /sessions`. `unattended_minutes`: how long it goes on without leaders; null: without end."""

    title: str
    capacity: Annotated[int, msgspec.Meta(ge=1)] | None = None
    waiting_room: bool = False
    scheduled_for: Instant | None = None
    agreements: str | None = None
    unattended_minutes: Annotated[int, msgspec.Meta(ge=1)] | None = USUAL_GRACE // MINUTE


class NewInvitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of `POST /sessions/{id}/invitations`. `shared`: any number of people may come in by it."""

    role: Role
    name: str | None = None
    shared: bool = False


class Erase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of `POST /erasures`: a participant or an invitation."""

    id: str


class InvitationMade(msgspec.Struct, frozen=True):
    """The answer to it."""

    id: InvitationId
    token: str
    url: str
    expires_at: Instant


class SessionState(msgspec.Struct, frozen=True):
    """A session as staff see it, beside the fields of a facilitator's view."""

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


class SessionsApi:
    """The routes below `/api/v1`. While `ready` says no, the node is starting or stopping."""

    def __init__(
        self,
        sessions: Sessions,
        directory: Directory,
        invitations: Invitations,
        records: Records,
        steady: Callable[[], float],
        most: int,
        address: Callable[[web.Request], str],
        ready: Callable[[], bool],
    ) -> None:
        self._sessions = sessions
        self._directory = directory
        self._invitations = invitations
        self._records = records
        self._most = most
        self._address = address
        self._ready = ready
        self._failures: Buckets[str] = Buckets(FAILURES_PER_SECOND, FAILURES_BURST, steady)

    def application(self) -> web.Application:
        """An application to be mounted at `/api`."""
        app = web.Application(middlewares=[self._problems, self._authorised])
        one = "/v1/sessions/{id}"
        app.router.add_post("/v1/sessions", self._create)
        app.router.add_get(one, self._show)
        app.router.add_post(f"{one}/invitations", self._invite)
        app.router.add_get(f"{one}/log", self._export)
        app.router.add_get(f"{one}/report", self._report)
        app.router.add_get(f"{one}/report/{{participant}}", self._sheet)
        app.router.add_post("/v1/erasures", self._erase)
        app.router.add_post(f"{one}/end", self._end)
        return app

    # --- around every request ------------------------------------------------------------------------------------

    @web.middleware
    async def _problems(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refusal as refusal:
            return problems.response(refusal)
        except web.HTTPError as error:
            answer = problems.response(problems.of_http_error(error))
            if "Allow" in error.headers:
                answer.headers["Allow"] = error.headers["Allow"]
            return answer
        except (LogBroken, CodecError) as error:
            _log.error("%s cannot be answered: %s", request.path, error)
            return problems.response(refuse(Code.UNAVAILABLE, f"The record is not as it was written: {error}."))
        except StoreUnavailable:
            _log.exception("%s cannot be answered", request.path)
            return problems.response(refuse(Code.UNAVAILABLE, "The event log cannot be used now; please try again."))
        except Exception:  # noqa: BLE001 - a fault of ours is told as a problem too, and logged
            _log.exception("%s failed", request.path)
            fault = refuse(Code.UNAVAILABLE, "Something went wrong on the server.", HTTPStatus.INTERNAL_SERVER_ERROR)
            return problems.response(fault)

    @web.middleware
    async def _authorised(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self._ready():
            raise refuse(Code.UNAVAILABLE, "The server is starting or stopping; please try again.")
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        grant = self._directory.grant(key.strip()) if scheme.lower() == "bearer" else None
        if grant is None:
            if not self._failures.take(self._address(request)):
                raise refuse(Code.RATE_LIMITED, "Too many requests without a valid key; please wait.")
            raise refuse(Code.UNAUTHENTICATED, "A valid API key is needed: Authorization: Bearer <key>.")
        request[BY] = grant.by
        return await handler(request)

    # --- the routes ------------------------------------------------------------------------------------------------

    async def _create(self, request: web.Request) -> web.Response:
        wish = await _body(request, NewSession)
        capacity = min(DEFAULT_CAPACITY, self._most) if wish.capacity is None else wish.capacity
        if capacity > self._most:
            raise refuse(Code.INVALID, f"This server takes at most {self._most} people in a session.")
        grace = None if wish.unattended_minutes is None else wish.unattended_minutes * MINUTE
        created = _accepted(
            await self._sessions.create(
                wish.title,
                capacity,
                wish.waiting_room,
                scheduled_for=wish.scheduled_for,
                agreements=wish.agreements,
                unattended_grace=grace,
            )
        )
        runner = await self._sessions.get(created)
        location = {"Location": f"{PREFIX}/sessions/{created}"}
        return _json(_state(runner), HTTPStatus.CREATED, location)

    async def _show(self, request: web.Request) -> web.Response:
        runner = await self._runner(request)
        shown: View = view(runner.state, None)
        return _json({**msgspec.to_builtins(shown), **msgspec.to_builtins(_state(runner))})

    async def _invite(self, request: web.Request) -> web.Response:
        runner = await self._runner(request)
        wish = await _body(request, NewInvitation)
        link = _accepted(await self._invitations.invite(runner, None, wish.role, wish.name, wish.shared))
        return _json(InvitationMade(link.id, link.token, link.url, link.expires_at), HTTPStatus.CREATED)

    async def _export(self, request: web.Request) -> web.StreamResponse:
        runner = await self._runner(request)
        lines = await self._records.log(runner.id, request[BY], _after(request))
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)
        for first in range(0, len(lines), _LINES_AT_ONCE):
            await response.write("".join(lines[first : first + _LINES_AT_ONCE]).encode())
        await response.write_eof()
        return response

    async def _report(self, request: web.Request) -> web.Response:
        runner = await self._runner(request)
        return _json(await self._records.report(runner.id, request[BY]))

    async def _sheet(self, request: web.Request) -> web.Response:
        runner = await self._runner(request)
        sheet = await self._records.sheet(runner.id, ParticipantId(request.match_info["participant"]), request[BY])
        if sheet is None:
            raise refuse(Code.NOT_FOUND, "There is no such person in this session.")
        return _json(sheet)

    async def _erase(self, request: web.Request) -> web.Response:
        wish = await _body(request, Erase)
        erased = await self._records.erase(wish.id, request[BY])
        if erased is None:
            raise refuse(Code.NOT_FOUND, "Nobody of this id is in the record.")
        return _json(erased)

    async def _end(self, request: web.Request) -> web.Response:
        runner = await self._runner(request)
        _accepted(await runner.submit(Issued(None, EndSession())))
        return _json(_state(runner))

    async def _runner(self, request: web.Request) -> SessionRunner:
        try:
            return await self._sessions.get(SessionId(request.match_info["id"]))
        except NotFound:
            raise refuse(Code.NOT_FOUND, "There is no such session.") from None


_LINES_AT_ONCE: Final = 256


def _after(request: web.Request) -> int:
    text = request.query.get("after", "0")
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise refuse(Code.INVALID, "`after` is the number of an event.")
    return int(text)


def _state(runner: SessionRunner) -> SessionState:
    session = runner.state.session
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
    )


async def _body(request: web.Request, kind: type[T]) -> T:
    body = await request.read()  # bounded by the outermost application's client_max_size
    if len(body) > MOST_BODY_BYTES:
        raise refuse(Code.TOO_LARGE, f"The body has more than {MOST_BODY_BYTES} bytes.")
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise refuse(Code.INVALID, f"The body is not valid: {error}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise refuse(Code.INVALID, "The body is not JSON.") from None


def _accepted(answer: T | Rejected) -> T:
    if isinstance(answer, Rejected):
        raise Refusal(answer)
    return answer


def _json(value: object, status: HTTPStatus = HTTPStatus.OK, headers: dict[str, str] | None = None) -> web.Response:
    body = msgspec.json.encode(value)
    # Staff data must not stay in a cache on the way.
    return web.Response(
        status=status,
        body=body,
        content_type="application/json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )
