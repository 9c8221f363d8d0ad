"""The client that costs little, against a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import islice

import aiohttp
import pytest

from bench.hearth import Hearth, HearthError
from bench.record.client import Client
from bench.record.commands import script


@pytest.fixture
async def hearth() -> AsyncIterator[Hearth]:
    async with Hearth.running(None) as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def token(hearth: Hearth) -> str:
    session = (await hearth.post("sessions", {"title": "Short", "capacity": 2}))["id"]
    made = await hearth.post(f"sessions/{session}/invitations", {"role": "participant"})
    return str(made["token"])


async def test_every_command_of_the_script_is_an_event_of_its_own(hearth: Hearth, http: aiohttp.ClientSession) -> None:
    async with Client.entered(http, hearth.origin, await token(hearth), "Ann") as ann:
        answers = [await ann.ask(command) for command in islice(script(), 20)]
        forbidden = await ann.ask({"type": "mute_all"})

    assert all(answer.ok for answer in answers)
    assert [answer.seq for answer in answers] == list(range(answers[0].seq, answers[0].seq + 20))
    assert ann.messages > 20  # the welcome, and her own events
    assert not forbidden.ok
    assert forbidden.error is not None
    assert forbidden.error.code == "forbidden"


async def test_who_is_refused_learns_why(hearth: Hearth, http: aiohttp.ClientSession) -> None:
    with pytest.raises(HearthError, match="link is not valid"):
        async with Client.entered(http, hearth.origin, "nonsense", "Ann"):
            pass


async def test_asking_a_server_that_has_gone_fails(http: aiohttp.ClientSession) -> None:
    async with Hearth.running(None) as hearth:
        way_in = await token(hearth)
        async with Client.entered(http, hearth.origin, way_in, "Ann") as ann:
            await hearth.process.stop()
            with pytest.raises(HearthError):
                await ann.ask({"type": "set_media", "microphone": False})
