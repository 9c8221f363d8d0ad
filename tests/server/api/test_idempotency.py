"""A request sent twice is done once."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from server.api.idempotency import KEPT, MOST, REPLAYED, Idempotency
from server.api.problems import Refusal
from tests.server.directory.doubles import SetClock


class Work:
    """Counts how often it is done."""

    def __init__(self, status: int = 201) -> None:
        self.done = 0
        self.status = status
        self.gate = asyncio.Event()
        self.gate.set()

    async def __call__(self) -> web.StreamResponse:
        self.done += 1
        number = self.done
        await self.gate.wait()
        return web.Response(status=self.status, body=str(number).encode(), headers={"Location": "/there"})


def body(response: web.StreamResponse) -> bytes:
    assert isinstance(response, web.Response)
    assert isinstance(response.body, bytes)
    return response.body


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def once(clock: SetClock) -> Idempotency:
    return Idempotency(clock)


async def test_a_repeated_request_gets_the_same_answer(once: Idempotency) -> None:
    work = Work()
    first = await once.once("root", "k", b"r", work)
    again = await once.once("root", "k", b"r", work)
    assert (work.done, body(again), again.status, again.headers["Location"]) == (1, b"1", 201, "/there")
    assert REPLAYED not in first.headers
    assert again.headers[REPLAYED] == "true"


async def test_a_request_repeated_while_it_is_done_is_done_once(once: Idempotency) -> None:
    work = Work()
    work.gate.clear()
    both = [asyncio.create_task(once.once("root", "k", b"r", work)) for _ in range(2)]
    await asyncio.sleep(0)
    work.gate.set()
    assert [body(answer) for answer in await asyncio.gather(*both)] == [b"1", b"1"]
    assert work.done == 1


async def test_a_key_used_for_another_request_is_a_conflict(once: Idempotency) -> None:
    await once.once("root", "k", b"r", Work())
    with pytest.raises(Refusal, match="another request"):
        await once.once("root", "k", b"other", Work())


async def test_keys_of_different_callers_are_different_keys(once: Idempotency) -> None:
    work = Work()
    await once.once("one", "k", b"r", work)
    await once.once("two", "k", b"r", work)
    assert work.done == 2


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_an_answer_to_try_again_is_not_remembered(once: Idempotency, status: int) -> None:
    work = Work(status)
    await once.once("root", "k", b"r", work)
    await once.once("root", "k", b"r", work)
    assert work.done == 2


async def test_a_request_that_was_refused_may_be_corrected_under_the_same_key(once: Idempotency) -> None:
    async def refused() -> web.StreamResponse:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await once.once("root", "k", b"r", refused)
    assert (await once.once("root", "k", b"corrected", Work())).status == 201


async def test_answers_are_forgotten_after_a_day(once: Idempotency, clock: SetClock) -> None:
    work = Work()
    await once.once("root", "k", b"r", work)
    clock.pass_(KEPT)
    await once.once("root", "k", b"r", work)
    assert work.done == 2


async def test_the_number_of_answers_is_bounded(once: Idempotency) -> None:
    work = Work()
    for number in range(MOST + 1):
        await once.once("root", str(number), b"r", work)
    assert len(once) <= MOST


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 256, "ä"])
async def test_a_key_that_is_none_is_refused(once: Idempotency, key: str) -> None:
    with pytest.raises(Refusal):
        await once.once("root", key, b"r", Work())
