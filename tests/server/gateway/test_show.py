"""What a page shows, as it tells the server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from server.gateway import gateway
from tests.server.gateway.harness import Client, World


@asynccontextmanager
async def member(world: World) -> AsyncIterator[Client]:
    """Somebody in a session of their own."""
    async with Client.joined(world, await world.token(await world.session())) as client:
        yield client


async def test_what_a_page_shows_is_told_to_the_sfu_and_changes_nothing_else() -> None:
    async with World.running() as world, member(world) as client:
        seq = client.welcome["seq"]
        reply = await client.ask("show", {"seats": [{"seat": 0, "width": 640}, {"seat": 2, "width": 0}]})
        assert reply == {"ok": True}
        assert world.plane.shown == {client.id: {0: 640, 2: 0}}
        assert (await client.command("set_media", camera=False))["seq"] == seq + 1


@pytest.mark.parametrize(
    "payload",
    [
        None,
        {},
        {"seats": [{"seat": 0}]},
        {"seats": [{"seat": -1, "width": 1}]},
        {"seats": [{"seat": 64, "width": 1}]},
        {"seats": [{"seat": 0, "width": 1e9}]},
        {"seats": [{"seat": 0, "width": "large"}]},
        {"seats": [{"seat": n % 64, "width": 1} for n in range(65)]},
    ],
)
async def test_what_makes_no_sense_is_refused(payload: object) -> None:
    async with World.running() as world, member(world) as client:
        reply = await client.ask("show", payload)
        assert reply["error"]["code"] == "invalid"
        assert world.plane.shown == {}


async def test_a_flood_is_refused_and_leaves_commands_alone() -> None:
    async with World.running() as world, member(world) as client:
        replies = [await client.ask("show", {"seats": []}) for _ in range(gateway.SHOWS_BURST + 5)]
        assert "rate_limited" in {reply["error"]["code"] for reply in replies if not reply["ok"]}
        assert (await client.command("set_media", camera=False))["ok"]
