"""A session's time never runs back, and never stands still."""

from __future__ import annotations

import asyncio

from rooms.kernel import Instant
from server.live.session_clock import SessionClock
from tests.sim.meeting import START
from tests.sim.virtual_time import LoopClock, in_virtual_time

NEVER = Instant(0)


@in_virtual_time
async def test_it_shows_what_the_wall_clock_shows() -> None:
    time = SessionClock(LoopClock())
    assert time.now(NEVER) == START
    await asyncio.sleep(3.5)
    assert time.now(NEVER) == START + 3_500


@in_virtual_time
async def test_it_is_not_before_the_last_event() -> None:
    assert SessionClock(LoopClock()).now(Instant(START + 100)) == START + 100


@in_virtual_time
async def test_it_goes_on_when_the_wall_clock_is_set_back() -> None:
    clock = LoopClock()
    time = SessionClock(clock)
    time.now(NEVER)
    clock.set_back = 3_600_000
    await asyncio.sleep(10)
    assert time.now(Instant(START)) == START + 10_000
    await asyncio.sleep(10)
    assert time.now(Instant(START + 10_000)) == START + 20_000


@in_virtual_time
async def test_it_goes_on_from_the_log_when_the_wall_clock_was_set_back_before_the_start() -> None:
    clock = LoopClock()
    clock.set_back = 3_600_000
    time = SessionClock(clock)
    assert time.now(START) == START
    await asyncio.sleep(10)
    assert time.now(START) == START + 10_000


@in_virtual_time
async def test_it_waits_for_a_clock_that_was_corrected_a_little() -> None:
    clock = LoopClock()
    time = SessionClock(clock)
    time.now(NEVER)
    clock.set_back = 500
    assert time.now(START) == START
    await asyncio.sleep(2)
    assert time.now(START) == START + 1_500


@in_virtual_time
async def test_it_follows_the_wall_clock_again_once_that_has_caught_up() -> None:
    clock = LoopClock()
    time = SessionClock(clock)
    time.now(NEVER)
    clock.set_back = 3_600_000
    await asyncio.sleep(10)
    time.now(START)
    clock.set_back = 0
    await asyncio.sleep(10)
    assert time.now(START) == START + 20_000
