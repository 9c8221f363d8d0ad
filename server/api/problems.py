"""Errors of the HTTP API as problem details (RFC 9457), with the same stable `code` as on Socket.IO."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

import msgspec
from aiohttp import web

from rooms.kernel import Code, Rejected

CONTENT_TYPE: Final = "application/problem+json"

STATUS: Final[Mapping[Code, HTTPStatus]] = {
    Code.UNAUTHENTICATED: HTTPStatus.UNAUTHORIZED,
    Code.EXPIRED: HTTPStatus.UNAUTHORIZED,
    Code.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Code.REMOVED: HTTPStatus.FORBIDDEN,
    Code.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Code.INVALID: HTTPStatus.BAD_REQUEST,
    Code.CONFLICT: HTTPStatus.CONFLICT,
    Code.FULL: HTTPStatus.CONFLICT,
    Code.LOCKED: HTTPStatus.CONFLICT,
    Code.ENDED: HTTPStatus.CONFLICT,
    Code.RATE_LIMITED: HTTPStatus.TOO_MANY_REQUESTS,
    Code.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Code.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}


class ProblemDetails(msgspec.Struct, frozen=True):
    """The body of every error. `detail` is a sentence a person understands."""

    title: str
    status: int
    detail: str
    code: Code
    type: str = "about:blank"


class Refusal(Exception):
    """Ends the handling of a request with a problem."""

    def __init__(self, rejected: Rejected, status: HTTPStatus | None = None) -> None:
        super().__init__(rejected.message)
        self.rejected = rejected
        self.status = status or STATUS[rejected.code]


def refuse(code: Code, message: str, status: HTTPStatus | None = None) -> Refusal:
    """A `Refusal` to raise; `status` where the code's usual one does not fit."""
    return Refusal(Rejected(code, message), status)


def response(refusal: Refusal) -> web.Response:
    """The problem as it is sent."""
    status = refusal.status
    details = ProblemDetails(
        title=status.phrase, status=status.value, detail=refusal.rejected.message, code=refusal.rejected.code
    )
    headers = {"WWW-Authenticate": 'Bearer realm="hearth"'} if status is HTTPStatus.UNAUTHORIZED else {}
    return web.Response(
        status=status.value, body=msgspec.json.encode(details), content_type=CONTENT_TYPE, headers=headers
    )


_CODES: Final[Mapping[int, Code]] = {
    HTTPStatus.NOT_FOUND: Code.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Code.TOO_LARGE,
}


def of_http_error(error: web.HTTPError) -> Refusal:
    """An error of the HTTP library itself (no such path, wrong method, body too large) as a problem."""
    status = HTTPStatus(error.status)
    return refuse(_CODES.get(error.status, Code.INVALID), f"{status.description or status.phrase}.", status)
