"""The server draws the lots: every command comes to the core with a chance of its own."""

from __future__ import annotations

import pytest

from facilitator import desk
from facilitator.ballots import Ballots
from facilitator.desk import Command, Desk, Event
from facilitator.moderation import MuteAll
from rooms.kernel import Instant, Issued, Rejected
from rooms.people import Role
from tests.sim.stage_set import House
from tests.sim.virtual_time import in_virtual_time

decide = desk.decide


@in_virtual_time
async def test_each_command_is_decided_with_a_fresh_number(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def watching(
        state: Desk | None, issued: Issued[Command], now: Instant, ballots: Ballots
    ) -> tuple[Event, ...] | Rejected:
        if isinstance(issued.command, MuteAll):
            seen.append(issued.chance)
        return decide(state, issued, now, ballots)

    monkeypatch.setattr(desk, "decide", watching)
    house = House()
    await house.open()
    leader = await house.client(Role.FACILITATOR)
    for _ in range(3):
        await leader.ask(MuteAll())
    assert len(set(seen)) == 3
