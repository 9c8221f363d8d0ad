"""Whatever keeps somebody's voice in is enforced by the server, at once, against a client that does not care."""

from __future__ import annotations

import pytest

from tests.support.api import Api
from tests.support.hostile import falls_silent, hostile_circle, is_heard_again
from tests.support.node import HearthNode

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(60)]


async def test_who_is_muted_is_heard_by_nobody_until_they_unmute_themselves(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        mallory = circle.mallory
        await falls_silent(mallory, circle.fay.command("mute", participant=mallory.id), circle)
        await is_heard_again(mallory, mallory.command("set_media", microphone=True), circle)


async def test_who_is_on_hold_is_heard_by_nobody_and_hears_nobody_until_released(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        seats = [mallory.table[other.id] for other in (fay, ben)]

        held_at = await falls_silent(mallory, fay.command("hold", participant=mallory.id), circle)

        late = [at for seat in seats for at in mallory.heard_in(seat) if at > held_at + 200_000_000]
        assert late == []
        assert await mallory.refused("release", participant=mallory.id) == "forbidden"
        await mallory.command("set_media", microphone=True)

        await is_heard_again(mallory, fay.command("release", participant=mallory.id), circle)
        await mallory.hears(ben)
