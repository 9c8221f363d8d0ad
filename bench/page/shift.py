"""What moves in the circle when nobody has touched anything.

Others speak, raise hands, take turns, are asked something; somebody in the circle only looks on. Everything is done and
undone, and what has moved on the page meanwhile is summed, as layout shifts of the Layout Instability specification.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final, TypeAlias

import msgspec

from bench.page.crowd import Crowd, Visitor
from bench.page.window import Moved, Window
from tests.support.raw_client import RawClient

MEMBERS: Final = 4
"""Members in the circle beside the one who looks on, the one who leads, and the one who talks."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does things: one who leads, members, and one who talks all the time they may."""

    leader: Visitor
    members: Sequence[Visitor]
    talker: RawClient


Act: TypeAlias = Callable[[Cast], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that others do, and undo. `sign` is on the page in between."""

    name: str
    do: Act
    undo: Act
    sign: str


class Jumped(msgspec.Struct, frozen=True):
    """What one `Doing` moved, there and back."""

    doing: str
    value: float
    sources: Sequence[Moved]


@asynccontextmanager
async def cast(window: Window, crowd: Crowd) -> AsyncIterator[Cast]:
    """Everybody is in the circle with the one whose `window` it is."""
    async with AsyncExitStack() as cleanup:
        (leader,) = await cleanup.enter_async_context(crowd.visit(1, "facilitator", "Leader"))
        members = await cleanup.enter_async_context(crowd.visit(MEMBERS, name="Member"))
        talker = await cleanup.enter_async_context(crowd.talk("Talker"))
        for visitor in (leader, *members):
            await visitor.does("set_media", microphone=False, camera=False)
        await talker.command("set_media", microphone=False, camera=False)
        await window.shows(MEMBERS + 3)
        yield Cast(leader, members, talker)


async def jumps(window: Window, cast: Cast, doings: Iterable[Doing]) -> AsyncIterator[Jumped]:
    """Have each of these done and undone, one after the other."""
    for doing in doings:
        await window.shifts()
        await doing.do(cast)
        await window.sees(doing.sign)
        moved = [*await window.shifts()]
        await doing.undo(cast)
        await window.sees(doing.sign, there=False)
        moved += await window.shifts()
        yield Jumped(
            doing.name, sum(shift.value for shift in moved), [each for shift in moved for each in shift.sources]
        )


def tile(state: str) -> str:
    """Somebody else's tile in this state."""
    return f".tiles [data-participant]:not([data-own]){state}"


async def _turn(cast: Cast) -> None:
    await cast.members[0].does("raise_hand")
    await cast.leader.does("next_turn", seconds=120)


async def _agenda(cast: Cast) -> None:
    await cast.leader.does("set_agenda", segments=[{"title": "Arriving", "minutes": 10}])
    await cast.leader.does("start_agenda")


def leader(type_: str, **fields: object) -> Act:
    """The leader asks for this."""
    return lambda cast: cast.leader.does(type_, **fields)


def members(type_: str, **fields: object) -> Act:
    """Every member asks for this, one after the other."""

    async def ask(cast: Cast) -> None:
        for member in cast.members:
            await member.does(type_, **fields)

    return ask


def switch(*, on: bool) -> Act:
    """The members switch microphones and cameras."""
    return members("set_media", microphone=on, camera=on)


def talker(*, on: bool) -> Act:
    """The one who talks switches the microphone."""
    return lambda cast: cast.talker.command("set_media", microphone=on, camera=False)


_QUESTION: Final = leader("open_poll", question="Shall we go on?", kind="single", options=["Yes", "No"])
_CHECK_IN: Final = leader("open_check_in", when="before", mood=True)

STILL: Final = (
    Doing("speak", talker(on=True), talker(on=False), tile('[data-speaking="true"]')),
    Doing("raise hands", members("raise_hand"), leader("lower_all_hands"), tile(" [data-testid^=hand-]")),
    Doing("switch cameras and microphones", switch(on=True), switch(on=False), tile('[data-camera="true"]')),
)
"""What happens all the time."""

STRIPS: Final = (
    Doing("take a turn", _turn, leader("end_turn"), "[data-testid=turn-strip]"),
    Doing("follow the agenda", _agenda, leader("end_agenda"), "[data-testid=agenda-strip]"),
    Doing("are asked", _QUESTION, leader("close_poll", poll="poll-1"), "[data-testid=poll-poll-1]"),
    Doing("check in", _CHECK_IN, leader("close_check_in", check_in="check-in-1"), "[data-testid=check-in]"),
)
"""What a line under the header tells of."""

SCREENS: Final = (
    Doing("pause", leader("start_pause"), leader("end_pause"), "[data-testid=calm-screen]"),
    Doing("have a break", leader("start_break", minutes=5), leader("end_break"), "[data-testid=break-screen]"),
)
"""What stands before the circle for a while."""
