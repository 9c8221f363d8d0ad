"""The HTTP API as an application: every operation's route, and what happens around every request.

A request is refused, in this order, when the server is not ready, when nobody known sends it, when there is no such
path, when its sender may not do it, and when its query or body is not what the operation takes. Rule that holds: errors
are problem details with a stable code, also those of the HTTP library and our own faults.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Final

from aiohttp import web

from rooms.kernel import Code
from server.api import openapi, problems
from server.api.idempotency import HEADER, Idempotency
from server.api.operations import PREFIX, Call, Operation, answer_of, body_of, query_of
from server.api.problems import Refusal, refuse
from server.directory.aggregate import DirectoryCorrupt
from server.directory.directory import Directory, Grant
from server.directory.keys import Scope
from server.gateway.limits import Buckets
from server.ports import Clock, LogBroken, StoreUnavailable
from server.record.codec import CodecError

_log = logging.getLogger(__name__)

FAILURES_PER_SECOND: Final = 5.0
FAILURES_BURST: Final = 200
"""Wrong keys an address may try before it is held back. A key has 256 random bits; this is for the log and the CPU."""

_UNKEPT: Final = (StoreUnavailable, LogBroken, CodecError, DirectoryCorrupt)
_ASK: Final = "A valid API key or sign-in is needed: Authorization: Bearer <key or token>."

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Api:
    """Serves `operations`. While `ready` says no, the node is starting or stopping."""

    def __init__(
        self,
        operations: Sequence[Operation],
        directory: Directory,
        clock: Clock,
        steady: Callable[[], float],
        address: Callable[[web.Request], str],
        ready: Callable[[], bool],
    ) -> None:
        self._operations = operations
        self._directory = directory
        self._address = address
        self._ready = ready
        self._failures: Buckets[str] = Buckets(FAILURES_PER_SECOND, FAILURES_BURST, steady)
        self._idempotency = Idempotency(clock)
        self._document = openapi.document(operations)
        self._open: set[tuple[str, str]] = set()

    def application(self) -> web.Application:
        """An application to be mounted at `/api`."""
        app = web.Application(middlewares=[self._problems, self._known])
        version = PREFIX.removeprefix("/api")
        app.router.add_get(f"{version}/openapi.json", self._describe)
        self._open.add(("GET", f"{PREFIX}/openapi.json"))
        for operation in self._operations:
            app.router.add_route(operation.method, version + operation.path, self._served(operation))
            if operation.access == "anyone":
                self._open.add((operation.method, PREFIX + operation.path))
        return app

    async def _describe(self, request: web.Request) -> web.Response:
        return web.Response(body=self._document, content_type="application/json")

    def _served(self, operation: Operation) -> Handler:
        async def serve(request: web.Request) -> web.StreamResponse:
            grant = self._grant(request)
            _check(operation, grant)
            raw = await request.read()  # bounded by the outermost application's client_max_size
            call = Call(
                who=grant,
                path=request.match_info,
                query=query_of(operation, request.query),
                body=body_of(operation, raw),
                address=self._address(request),
            )

            async def do() -> web.StreamResponse:
                return answer_of(operation, await operation.handler(call))

            key = request.headers.get(HEADER)
            if key is None or grant is None or operation.method != "POST":
                return await do()
            return await self._idempotency.once(grant.by, key, request.raw_path.encode() + b"\n" + raw, do)

        return serve

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
        except _UNKEPT:
            _log.exception("%s cannot be answered", request.path)
            return problems.response(refuse(Code.UNAVAILABLE, "The event log cannot be used now; please try again."))
        except Exception:  # noqa: BLE001 - a fault of ours is told as a problem too, and logged
            _log.exception("%s failed", request.path)
            fault = refuse(Code.UNAVAILABLE, "Something went wrong on the server.", HTTPStatus.INTERNAL_SERVER_ERROR)
            return problems.response(fault)

    @web.middleware
    async def _known(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self._ready():
            raise refuse(Code.UNAVAILABLE, "The server is starting or stopping; please try again.")
        if (request.method, request.path) in self._open:
            return await handler(request)
        grant = self._grant(request)
        if grant is None:
            if not self._failures.take(self._address(request)):
                raise refuse(Code.RATE_LIMITED, "Too many requests without a valid key; please wait.")
            raise refuse(Code.UNAUTHENTICATED, _ASK)
        await self._directory.note_use(grant)
        return await handler(request)

    def _grant(self, request: web.Request) -> Grant | None:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        return self._directory.grant(secret.strip()) if scheme.lower() == "bearer" else None


def _check(operation: Operation, grant: Grant | None) -> None:
    """Raises: Refusal unless whoever asks may."""
    access = operation.access
    if access == "anyone":
        return
    if grant is None:  # signed out since the request came in
        raise refuse(Code.UNAUTHENTICATED, _ASK)
    if access == "signed_in" and grant.staff is None:
        raise refuse(Code.FORBIDDEN, "This is for people who are signed in, not for API keys.")
    if isinstance(access, Scope) and access not in grant.scopes:
        raise refuse(Code.FORBIDDEN, f"This takes the scope {access.value}.")
