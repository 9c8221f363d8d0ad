"""The pump moves real packets between two peers and keeps time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bench.pump import Pump
from bench.rtc import Peer
from bench.stamps import Collector, Window
from bench.traffic import Talker


class Pumped:
    """A caller who talks to a callee, pumped."""

    def __init__(self) -> None:
        self.collector = Collector(Window(start=0))
        self.caller = Peer(Collector(Window()))
        self.callee = Peer(self.collector)

    async def pump(self) -> Pump:
        offer = self.caller.offer()
        answer = self.callee.answer(offer)
        await asyncio.gather(self.caller.connect(answer), self.callee.connect(offer))
        self.talker = Talker(0, self.caller, Window(start=0))
        return Pump([self.caller, self.callee], [self.talker])


async def turns_until(reached: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not reached():  # noqa: ASYNC110 -- the pump makes the time pass, a turn at a time
            await asyncio.sleep(0)


async def test_what_is_sent_arrives_until_silence() -> None:
    pumped = Pumped()
    async with pumped.caller, pumped.callee:
        pump = await pumped.pump()
        pumping = asyncio.create_task(pump.run())

        await turns_until(lambda: pumped.collector.received >= 40)
        pump.silence()
        await turns_until(lambda: pumped.collector.received == pumped.talker.sent)
        pumping.cancel()

        assert pumped.collector.flows == 2
        assert pumped.collector.corrupt == 0


async def test_a_failure_of_a_talker_is_the_pump_s() -> None:
    pumped = Pumped()
    async with pumped.caller, pumped.callee:
        pump = await pumped.pump()
        pumped.caller.send = _refuse  # type: ignore[method-assign, assignment]  # stands for any defect of the generator

        with pytest.raises(RuntimeError, match="defect"):
            async with asyncio.timeout(10):
                await pump.run()


def _refuse(*_: object) -> None:
    raise RuntimeError("defect")
