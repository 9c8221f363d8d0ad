"""Real processes and kill -9: what a client was told is in the record afterwards, and a restart goes on from there.

Clients send as fast as they are answered; the kill comes while commands, appends and answers are on their way.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from server.record.ledger import Ledger
from server.store import open_store
from tests.server.gateway.harness import Client
from tests.support.api import Api
from tests.support.node import HearthNode
from tests.support.redis_server import redis_server

TALKERS = 4
PATIENCE = 60.0
"""Seconds after which a busy machine counts as one that will never answer."""
AT_FULL_SPEED = {"HEARTH_LIMITS__COMMANDS_PER_SECOND": "100000", "HEARTH_LIMITS__COMMANDS_BURST": "100000"}


class Load:
    """People who rename themselves again and again. `promised`: what was acknowledged, by its number in the log."""

    def __init__(self, node: HearthNode) -> None:
        self.url = node.origin
        self.promised: dict[int, str] = {}
        self.refused: list[str] = []
        self._names = 0
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def running(self, tokens: list[str]) -> AsyncIterator[None]:
        """Everyone is in and talks."""
        async with AsyncExitStack() as stack:
            clients = [await stack.enter_async_context(Client.joined(self, token)) for token in tokens]
            talking = [asyncio.create_task(self._talk(client)) for client in clients]
            try:
                yield
            finally:
                for task in talking:
                    task.cancel()
                await asyncio.gather(*talking, return_exceptions=True)

    async def _talk(self, client: Client) -> None:
        while True:
            self._names += 1
            name = f"Name {self._names}"
            answer = await client.command("rename", name=name)
            if answer["ok"]:
                self.promised[answer["seq"]] = name
            else:
                self.refused.append(answer["error"]["code"])
            self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Until enough has been answered."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def until_answered(self, more: int) -> None:
        target = len(self.promised) + more
        await self.until(lambda: len(self.promised) >= target)


def check(load: Load, log: list[dict[str, object]]) -> None:
    """Everything promised is in the log, in its place."""
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
    for seq, name in load.promised.items():
        assert (log[seq - 1]["type"], log[seq - 1]["name"]) == ("renamed", name)


async def invited(api: Api) -> tuple[str, list[str]]:
    session = await api.create_session(capacity=TALKERS)
    return session, [(await api.invite(session)).token for _ in range(TALKERS)]


@pytest.mark.timeout(600)
async def test_twenty_times_kill_9_under_load_loses_nothing_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(9)
    node = HearthNode(tmp_path, settings=AT_FULL_SPEED)
    async with node:
        api, load = Api(node), Load(node)
        session, tokens = await invited(api)
        for _ in range(20):
            async with load.running(tokens):
                await load.until_answered(chance.randrange(1, 60))
                await node.kill()
            await node.start(PATIENCE)
            check(load, await api.log(session))
    assert len(load.promised) > 20
    await whole(f"sqlite:///{tmp_path / 'hearth.db'}")


@pytest.mark.timeout(600)
async def test_on_redis_neither_its_kill_nor_the_nodes_loses_anything_acknowledged(tmp_path: Path) -> None:
    (tmp_path / "redis").mkdir()
    with redis_server(tmp_path / "redis") as redis:
        secret = {"HEARTH_STORE__URL": redis.url, "HEARTH_AUTH__SECRET": "s" * 40}
        node = HearthNode(tmp_path, settings=AT_FULL_SPEED | secret)
        async with node:
            api, load = Api(node), Load(node)
            session, tokens = await invited(api)
            for _ in range(3):
                async with load.running(tokens):
                    await load.until_answered(20)
                    redis.kill()
                    await load.until(lambda: "unavailable" in load.refused)
                    redis.start()
                    load.refused.clear()
                    await load.until_answered(20)  # the node has recovered by itself
                    await node.kill()
                await node.start(PATIENCE)
                check(load, await api.log(session))
        await whole(redis.url)


async def whole(url: str) -> None:
    """The record verifies."""
    ledger = Ledger(open_store(url))
    streams = await ledger.streams("session/")
    assert streams
    for stream in streams:
        assert (await ledger.check(stream))[1] is None
    await ledger.close()
