"""A circle with somebody in it who goes on sending whatever anybody says, and what must hold of it at the receivers.

    async with hostile_circle(node, api) as circle:
        await falls_silent(circle.mallory, circle.fay.command("mute", participant=circle.mallory.id), circle)
        await is_heard_again(circle.mallory, circle.mallory.command("set_media", microphone=True), circle)

Everything is measured where the packets arrive, by the kernel's receive times, against the moment in which the
acknowledgement of the command reached whoever issued it.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

from tests.support.api import Api, Role
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

WITHIN_NS: Final = 200 * 1_000_000
"""How long after an acknowledgement the media may still be as it was before."""

_LONG: Final = 75
"""Packets, one and a half seconds, that are sent on into the silence."""


@dataclass(slots=True)
class HostileCircle:
    """All of them talk all the time, and everyone hears everyone. `mallory` is the one who does not care."""

    session: str
    fay: RawClient
    mallory: RawClient
    ben: RawClient
    tokens: dict[str, str]
    """Of each of them by name, for coming back as the same person."""

    @property
    def everyone(self) -> tuple[RawClient, ...]:
        return (self.fay, self.mallory, self.ben)

    def without(self, one: RawClient) -> tuple[RawClient, ...]:
        return tuple(client for client in self.everyone if client is not one)


@asynccontextmanager
async def hostile_circle(node: HearthNode, api: Api, mallory: Role = "participant") -> AsyncIterator[HostileCircle]:
    """Fay, who leads, Mallory and Ben, in a session of their own."""
    session = await api.create_session()
    people: tuple[tuple[str, Role], ...] = (("Fay", "facilitator"), ("Mallory", mallory), ("Ben", "participant"))
    tokens = {name: (await api.invite(session, role, name)).token for name, role in people}
    async with AsyncExitStack() as stack:
        fay, hostile, ben = [
            await stack.enter_async_context(RawClient.enter(node, tokens[name], name)) for name, _ in people
        ]
        circle = HostileCircle(session, fay, hostile, ben, tokens)
        if mallory != "observer":
            for client in circle.without(hostile):
                await client.hears(hostile)
        await ben.hears(fay)
        await fay.hears(ben)
        yield circle


async def falls_silent(
    speaker: RawClient, act: Awaitable[int], circle: HostileCircle, at: tuple[RawClient, ...] | None = None
) -> int:
    """When `act` is acknowledged, nothing of `speaker` arrives later than 200 ms after that, although they go on.

    `at`: those who must not hear them, or else all the others. Returns: when the acknowledgement came.
    """
    listeners = circle.without(speaker) if at is None else at
    acknowledged = await act
    await stays_silent(speaker, acknowledged, listeners)
    return acknowledged


async def stays_silent(speaker: RawClient, since: int, at: tuple[RawClient, ...]) -> None:
    """Nothing of `speaker` arrives at anybody of `at` later than 200 ms after `since`, while they talk on."""
    seats = [(listener, listener.table.get(speaker.id)) for listener in at]
    await speaker.talks_on(_LONG)
    for listener, seat in seats:
        assert seat is None or [late for late in listener.heard_in(seat) if late > since + WITHIN_NS] == []
        assert [late for late in listener.heard(speaker) if late > since + WITHIN_NS] == []


async def is_heard_again(
    speaker: RawClient, act: Awaitable[int], circle: HostileCircle, at: tuple[RawClient, ...] | None = None
) -> int:
    """When `act` is acknowledged, `speaker` is heard no later than 200 ms after that, and goes on being heard.

    Returns: the longest time, in ns, from the acknowledgement to the first packet at anybody.
    """
    listeners = circle.without(speaker) if at is None else at
    begun = time.time_ns()
    acknowledged = await act
    delays = []
    for listener in listeners:
        await listener.hears(speaker)
        delays.append(listener.heard_since(speaker, begun)[0] - acknowledged)
    assert max(delays) <= WITHIN_NS, f"heard only {max(delays) / 1e6:.0f} ms after the acknowledgement"
    return max(delays)
