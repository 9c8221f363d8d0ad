"""A thousand kills at any point of the work: whatever was acknowledged is there afterwards, and the record is whole.

In virtual time and one process: a kill ends the session's task wherever it is waiting, before, in or after an append,
and another process reads the same store. Real processes are killed in test_kill_9.py.
"""

from __future__ import annotations

import asyncio
import logging
import random

import pytest

from facilitator.desk import Command
from facilitator.moderation import Mute, MuteAll, SetMedia
from rooms.kernel import Rejected
from rooms.people import Role
from rooms.vocabulary import Leave, Rename, Renamed
from server.live.codec import decode
from server.live.history import replay, stream_of
from server.ports import Stored
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time

WORLDS = 10
KILLS = 100
ROLES = [Role.FACILITATOR, Role.CO_FACILITATOR, *[Role.PARTICIPANT] * 8, Role.GUEST, Role.OBSERVER]


class Life:
    """Twelve people over many lives of their server. `promised` are the new names that were acknowledged, by number."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.house = House()
        self.house.store.latency = lambda: self.chance.choice([0.0, 0.001, 0.01])
        self.clients: list[Client] = []
        self.promised: dict[int, tuple[str, str]] = {}
        self.acknowledged = 0
        self._names = 0

    async def begin(self) -> None:
        await self.house.open(capacity=12)
        for role in ROLES:
            self.clients.append(await self.house.client(role))

    async def busy(self, client: Client) -> None:
        """Somebody does one thing after another until the server is no more."""
        while True:
            if self.chance.random() < 0.1:
                await client.go()
                await asyncio.sleep(self.chance.uniform(0, 0.01))
                await client.come()
            elif self.chance.random() < 0.5:
                await self.rename(client)
            else:
                await self.note(client, self.anything())
            await asyncio.sleep(self.chance.uniform(0, 0.005))

    def anything(self) -> Command:
        other = self.chance.choice(self.clients).id
        wish = SetMedia(microphone=self.chance.random() < 0.5, camera=self.chance.random() < 0.5)
        wishes: list[Command] = [wish, wish, Mute(other), MuteAll(), Leave()]
        return self.chance.choice(wishes)

    async def rename(self, client: Client) -> None:
        self._names += 1
        name = f"Name {self._names}"
        seq = await self.note(client, Rename(name))
        if seq is not None:
            self.promised[seq] = (client.id, name)

    async def note(self, client: Client, command: Command) -> int | None:
        answer = await client.ask(command)
        if isinstance(answer, Rejected):
            return None
        self.acknowledged = max(self.acknowledged, answer.seq)
        return answer.seq

    async def live_and_die(self) -> None:
        """Everyone is busy for a moment; then nothing of this process goes on."""
        everyone = [asyncio.create_task(self.busy(client)) for client in self.clients]
        await asyncio.sleep(self.chance.uniform(0, 0.02))
        work = (await self.house.runner())._task
        assert work is not None
        for task in (work, *everyone):
            task.cancel()
        await asyncio.gather(work, *everyone, return_exceptions=True)
        self.house = await self.house.crash_and_restart()
        for client in self.clients:
            client.house = self.house

    async def log(self) -> list[Stored]:
        return await self.house.store.read(stream_of(self.house.session))

    async def check(self) -> None:
        log = await self.log()
        assert len(log) >= self.acknowledged
        for seq, (who, name) in self.promised.items():
            event = decode(log[seq - 1].data)
            assert isinstance(event, Renamed)
            assert (event.participant, event.name) == (who, name)
        runner = await self.house.runner()
        await self.house.settle()
        assert replay(await self.log())[-1].after == runner.state


@pytest.mark.parametrize("seed", range(WORLDS))
def test_every_acknowledged_command_survives_kills_at_any_point(seed: int) -> None:
    @in_virtual_time
    async def scenario() -> None:
        life = Life(seed)
        await life.begin()
        for kill in range(KILLS):
            await life.live_and_die()
            if kill % 10 == 9:
                await life.check()
        assert len(life.promised) > KILLS
        assert (await life.house.store.inner.check(stream_of(life.house.session)))[1] is None

    logging.disable(logging.CRITICAL)  # what goes wrong is meant to
    try:
        scenario()
    finally:
        logging.disable(logging.NOTSET)
