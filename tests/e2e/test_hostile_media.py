"""Whatever keeps somebody's voice in is enforced by the server, at once, against a client that does not care."""

from __future__ import annotations

import pytest

from tests.support.api import Api
from tests.support.hostile import falls_silent, hostile_circle, is_heard_again, stays_silent
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

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


async def test_who_is_locked_is_heard_by_nobody_until_released_and_unmuted_by_themselves(
    node: HearthNode, api: Api
) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory = circle.fay, circle.mallory
        await falls_silent(mallory, fay.command("lock_microphones", locked=True), circle)
        assert await mallory.refused("set_media", microphone=True) == "locked"

        await falls_silent(mallory, fay.command("lock_microphones", locked=False), circle)  # which switches nobody on

        await is_heard_again(mallory, mallory.command("set_media", microphone=True), circle)


async def test_a_lock_on_one_person_holds_in_a_small_room_and_back_and_leaves_the_others_heard(
    node: HearthNode, api: Api
) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        locked_at = await falls_silent(
            mallory, fay.command("lock_microphones", locked=True, participants=[mallory.id]), circle
        )
        await fay.command("open_breakouts", rooms=[{"name": "Oak", "participants": [mallory.id, ben.id]}])
        await mallory.hears(ben)
        assert await mallory.refused("set_media", microphone=True) == "locked"
        await stays_silent(mallory, locked_at, circle.without(mallory))

        await fay.command("close_breakouts", in_seconds=0)

        await stays_silent(mallory, locked_at, circle.without(mallory))
        await ben.hears(fay)
        await fay.command("lock_microphones", locked=False, participants=[mallory.id])
        await is_heard_again(mallory, mallory.command("set_media", microphone=True), circle)


async def test_a_lock_holds_for_who_comes_in_anew_and_over_a_crash_of_the_server(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        await circle.fay.command("lock_microphones", locked=True)
    await node.kill()
    await node.start()
    async with (
        RawClient.enter(node, circle.tokens["Fay"], "Fay") as fay,
        RawClient.enter(node, circle.tokens["Mallory"], "Mallory") as mallory,
        RawClient.enter(node, (await api.invite(circle.session)).token, "Nina") as newcomer,
    ):
        await mallory.hears(fay)
        await newcomer.hears(fay)
        for sender in (mallory, newcomer):
            assert await sender.refused("set_media", microphone=True) == "locked"
            await sender.talks_on(50)
            assert fay.heard(sender) == []
