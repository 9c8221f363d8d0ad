"""What the HTTP API can be asked, as data: each operation with its path, types, and the scope it takes.

From the same table come the routes (`server.api.application`) and the OpenAPI document (`server.api.openapi`). Rule
that holds: a handler is called only with a path, query and body of its types, and by somebody who may.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar

import msgspec
from aiohttp import web

from rooms.kernel import Code, Rejected
from server.api.problems import Refusal, refuse
from server.directory.directory import Grant
from server.directory.keys import Scope

PREFIX: Final = "/api/v1"
MOST_BODY_BYTES: Final = 65_536

Method: TypeAlias = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Access: TypeAlias = Scope | Literal["anyone", "signed_in", "authenticated"]
"""What it takes: a scope, any valid key or sign-in, a sign-in, or nothing."""

T = TypeVar("T")
Q_co = TypeVar("Q_co", covariant=True)
B_co = TypeVar("B_co", covariant=True)


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No fields: the query of most operations, and the body of those that take none."""


class Call(Generic[Q_co, B_co]):
    """One request, understood. `grant` says who asks, and is None for operations that are open to anyone."""

    __slots__ = ("address", "body", "path", "query", "who")

    def __init__(self, who: Grant | None, path: Mapping[str, str], query: Q_co, body: B_co, address: str) -> None:
        self.who = who
        self.path = path
        self.query = query
        self.body = body
        self.address = address

    @property
    def grant(self) -> Grant:
        """Who asks, in operations that are not open to anyone."""
        if self.who is None:
            raise refuse(Code.UNAUTHENTICATED, "Please sign in, or use an API key.")
        return self.who


class Made(msgspec.Struct, Generic[T], frozen=True):
    """The answer that something was made, and where it is now, below `PREFIX`."""

    value: T
    location: str


Handler: TypeAlias = Callable[[Call[Any, Any]], Awaitable[object]]
"""Gives the value to be sent, `Made` of it, None for an empty answer, or a whole response. The call's types are those
that the operation names, which no type checker can see in a table."""


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be asked. `name` is its operationId; `content` is the media type of an answer that is not
    JSON."""

    name: str
    method: Method
    path: str
    summary: str
    access: Access
    handler: Handler
    query: type[msgspec.Struct] = Nothing
    body: type[msgspec.Struct] | None = None
    answer: object = None
    status: HTTPStatus = HTTPStatus.OK
    content: str | None = None


def body_of(operation: Operation, raw: bytes) -> msgspec.Struct | None:
    """The body as the operation wants it. Raises: Refusal."""
    if len(raw) > MOST_BODY_BYTES:
        raise refuse(Code.TOO_LARGE, f"The body has more than {MOST_BODY_BYTES} bytes.")
    if operation.body is None:
        return None
    try:
        decoded: msgspec.Struct = msgspec.json.decode(raw, type=operation.body)
    except msgspec.ValidationError as error:
        raise refuse(Code.INVALID, f"The body is not valid: {error}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise refuse(Code.INVALID, "The body is not JSON.") from None
    return decoded


def query_of(operation: Operation, raw: Mapping[str, str]) -> msgspec.Struct:
    """The query as the operation wants it. Raises: Refusal."""
    try:
        return msgspec.convert(dict(raw), operation.query, strict=False)
    except (msgspec.ValidationError, ValueError, OverflowError) as error:
        raise refuse(Code.INVALID, f"The query is not valid: {error}.") from None


def accepted(answer: T | Rejected) -> T:
    """What was asked for. Raises: Refusal when it was rejected."""
    if isinstance(answer, Rejected):
        raise Refusal(answer)
    return answer


def json(value: object, status: HTTPStatus = HTTPStatus.OK, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer in JSON. Staff data must not stay in a cache on the way."""
    return web.Response(
        status=status,
        body=msgspec.json.encode(value),
        content_type="application/json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def answer_of(operation: Operation, value: object) -> web.StreamResponse:
    """The response to send for what a handler gave."""
    if isinstance(value, web.StreamResponse):
        return value
    if isinstance(value, Made):
        return json(value.value, operation.status, {"Location": PREFIX + value.location})
    if operation.answer is None:
        return web.Response(status=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})
    return json(value, operation.status)
