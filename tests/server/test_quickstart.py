"""The session for whoever tries the server out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal

import pytest

from server.quickstart import QuickstartLinks
from tests.server.gateway.harness import Client, World


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'hearth.sqlite'}"


@asynccontextmanager
async def visitor(store: str, who: Literal["facilitator", "everybody"], name: str) -> AsyncIterator[Client]:
    """A start of the node, and somebody who opens one of the printed links."""
    async with (
        World.running(quickstart=True, store=store) as world,
        Client.joined(world, token(getattr(links(world), who)), name=name) as client,
    ):
        yield client


def session(client: Client) -> str:
    return str(client.welcome["view"]["session"]["id"])


def links(world: World) -> QuickstartLinks:
    assert world.node.links is not None
    return world.node.links


def token(link: str) -> str:
    return link.partition("#")[2]


async def test_an_empty_node_makes_a_session_and_two_links() -> None:
    async with World.running(quickstart=True) as world:
        everybody = token(links(world).everybody)
        async with (
            Client.joined(world, token(links(world).facilitator), name="Fay") as fay,
            Client.joined(world, everybody, name="Ana") as ana,
            Client.joined(world, everybody, name="Ben") as ben,
        ):
            assert fay.welcome["you"]["role"] == "facilitator"
            assert len({fay.id, ana.id, ben.id}) == 3


async def test_without_quickstart_there_is_none() -> None:
    async with World.running(quickstart=False) as world:
        assert world.node.links is None


async def test_a_restart_prints_links_into_the_same_session(store: str) -> None:
    async with visitor(store, "everybody", "Ana") as ana:
        own = ana.welcome["you"]["token"]
    async with World.running(quickstart=True, store=store) as world:
        async with Client.joined(world, token(links(world).everybody), name="Ben") as ben:
            assert session(ben) == session(ana)
        async with Client.joined(world, own) as again:
            assert again.id == ana.id


async def test_a_restart_makes_no_new_invitations(store: str) -> None:
    async with visitor(store, "everybody", "Ana") as ana:
        pass
    async with visitor(store, "everybody", "Ben") as ben:
        assert ben.welcome["seq"] == ana.welcome["seq"] + 2  # Ana's lost link, and Ben


async def test_once_it_has_ended_the_next_start_makes_another(store: str) -> None:
    async with visitor(store, "facilitator", "Fay") as fay:
        await fay.command("end_session")
    async with visitor(store, "everybody", "Ana") as ana:
        assert session(ana) != session(fay)


async def test_where_other_sessions_are_open_none_is_made(store: str) -> None:
    async with World.running(quickstart=False, store=store) as world:
        await world.session()
    async with World.running(quickstart=True, store=store) as world:
        assert world.node.links is None
