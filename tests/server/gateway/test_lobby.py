"""The waiting room over real connections: what a client that waits is sent, and what it may ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec
import pytest

from tests.server.gateway.harness import API_KEY, Client, Refused, World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


async def test_who_waits_is_let_in_on_the_same_connection(world: World) -> None:
    session = await world.session(waiting_room=True)
    async with (
        Client.joined(world, await world.token(session, "facilitator"), name="Fay") as fay,
        Client.joined(world, await world.token(session), name="Ana") as ana,
    ):
        assert (ana.welcome["view"]["participants"], ana.welcome["view"]["door"]["state"]) == ([], "waiting")
        assert fay.id not in repr(ana.welcome)
        waiting = await fay.event("view_changed")
        assert [entry["name"] for entry in waiting["view"]["lobby"]] == ["Ana"]
        assert (await fay.command("message_lobby", text="One moment."))["ok"]
        await ana.until(lambda: any("message" in data for data in ana.told["signals"]))
        assert (await fay.command("admit", participant=ana.id))["ok"]
        admitted = await ana.event("admitted")
        assert {person["name"] for person in admitted["view"]["participants"]} == {"Fay", "Ana"}


async def test_who_waits_may_ask_for_nothing_that_is_inside(world: World) -> None:
    session = await world.session(waiting_room=True)
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        assert (await ana.command("admit", participant=ana.id))["error"]["code"] == "forbidden"
        assert (await ana.command("step_away", away=True))["error"]["code"] == "forbidden"
        assert (await ana.command("rename", name="Anna"))["ok"]
        assert (await ana.command("set_media", microphone=False))["ok"]


async def test_a_locked_session_says_so_to_who_is_new(world: World) -> None:
    session = await world.session()
    late = await world.token(session)
    async with Client.joined(world, await world.token(session, "facilitator")) as fay:
        assert (await fay.command("lock_session", locked=True))["ok"]
        with pytest.raises(Refused) as refused:
            async with Client.joined(world, late):
                pass
        assert refused.value.data["code"] == "locked"


async def test_the_staff_see_who_waits(world: World) -> None:
    session = await world.session(waiting_room=True)
    async with Client.joined(world, await world.token(session), name="Ana"):
        _, state = await world.api("GET", f"/sessions/{session}")
        assert [entry["name"] for entry in state["lobby"]] == ["Ana"]
        assert state["participants"] == []


async def test_nothing_that_was_said_to_the_lobby_is_in_the_log(world: World) -> None:
    session = await world.session(waiting_room=True)
    async with (
        Client.joined(world, await world.token(session, "facilitator")) as fay,
        Client.joined(world, await world.token(session)),
    ):
        await fay.command("message_lobby", text="A secret word.")
    headers = {"Authorization": f"Bearer {API_KEY}"}
    async with world.http.get(f"{world.url}/api/v1/sessions/{session}/log", headers=headers) as response:
        lines = [msgspec.json.decode(line) for line in (await response.read()).splitlines()]
    assert "lobby_messaged" in [line["type"] for line in lines]
    assert "secret" not in repr(lines)
