"""Errors as problem details."""

from __future__ import annotations

import msgspec
import pytest
from aiohttp import web

from rooms.kernel import Code
from server.api.problems import CONTENT_TYPE, STATUS, of_http_error, refuse, response


def test_every_code_has_a_status() -> None:
    assert set(STATUS) == set(Code)


@pytest.mark.parametrize("code", list(Code))
def test_a_problem_names_its_code_and_status(code: Code) -> None:
    answer = response(refuse(code, "A sentence."))
    assert isinstance(answer.body, bytes)
    body = msgspec.json.decode(answer.body)
    assert answer.content_type == CONTENT_TYPE
    assert body == {
        "type": "about:blank", "title": STATUS[code].phrase, "status": answer.status, "detail": "A sentence.",
        "code": code.value,
    }  # fmt: skip


def test_an_unauthenticated_client_is_told_how() -> None:
    assert "WWW-Authenticate" in response(refuse(Code.UNAUTHENTICATED, "No.")).headers


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (web.HTTPNotFound(), Code.NOT_FOUND),
        (web.HTTPMethodNotAllowed("PUT", ["GET"]), Code.INVALID),
        (web.HTTPRequestEntityTooLarge(1, 2), Code.TOO_LARGE),
    ],
)
def test_the_librarys_errors_become_problems(error: web.HTTPError, code: Code) -> None:
    refusal = of_http_error(error)
    assert (refusal.rejected.code, refusal.status) == (code, error.status)
