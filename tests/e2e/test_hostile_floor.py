"""Under an enforced floor only who has the word is heard, measured at the receivers, against a client that talks on."""

from __future__ import annotations

import pytest

from tests.support.api import Api
from tests.support.hostile import falls_silent, hostile_circle, is_heard_again, stays_silent
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(90)]


async def test_who_has_not_the_word_is_heard_by_nobody_until_it_is_theirs_or_they_are_let_in(
    node: HearthNode, api: Api
) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        await falls_silent(mallory, fay.command("set_floor", mode="enforced"), circle)
        await falls_silent(mallory, mallory.command("set_media", microphone=True), circle)
        for asked in ("grant_turn", "let_in"):
            fields = {"allowed": True} if asked == "let_in" else {}
            assert await mallory.refused(asked, participant=mallory.id, **fields) == "forbidden"
        await ben.hears(fay)

        await is_heard_again(mallory, fay.command("grant_turn", participant=mallory.id), circle)
        await falls_silent(mallory, fay.command("end_turn"), circle)

        await is_heard_again(mallory, fay.command("let_in", participant=mallory.id, allowed=True), circle)
        await falls_silent(mallory, fay.command("let_in", participant=mallory.id, allowed=False), circle)

        await is_heard_again(mallory, fay.command("set_floor", mode="open"), circle)


async def test_the_word_goes_from_one_to_the_next_and_so_does_being_heard(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        others = circle.without(ben)
        begun = await falls_silent(ben, fay.command("set_floor", mode="enforced"), circle)
        await is_heard_again(
            mallory,
            fay.command("start_go_around", order="list", participants=[mallory.id, ben.id], seconds=60),
            circle,
        )
        await stays_silent(ben, begun, others)

        await is_heard_again(ben, mallory.command("pass_turn"), circle)
        await falls_silent(mallory, fay.command("set_floor", mode="enforced"), circle)
        assert await mallory.refused("end_turn") == "forbidden"

        await falls_silent(ben, fay.command("end_turn"), circle)
        await falls_silent(mallory, fay.command("set_floor", mode="enforced"), circle)


async def test_each_room_has_its_own_floor(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        await falls_silent(mallory, fay.command("set_floor", mode="enforced"), circle)
        await fay.command("open_breakouts", rooms=[{"name": "Oak", "participants": [mallory.id, ben.id]}])
        await ben.hears(mallory)  # in a room of their own nobody has set a floor

        closed = await fay.command("close_breakouts", in_seconds=0)

        await stays_silent(mallory, closed, circle.without(mallory))
        await ben.hears(fay)


async def test_the_floor_and_whose_turn_it_is_survive_a_crash_of_the_server(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        await circle.fay.command("set_floor", mode="enforced")
        await circle.fay.command("grant_turn", participant=circle.ben.id)
    await node.kill()
    await node.start()
    async with (
        RawClient.enter(node, circle.tokens["Fay"], "Fay") as fay,
        RawClient.enter(node, circle.tokens["Mallory"], "Mallory") as mallory,
        RawClient.enter(node, circle.tokens["Ben"], "Ben") as ben,
    ):
        await mallory.hears(fay)
        await fay.hears(ben)
        await mallory.talks_on(50)
        assert fay.heard(mallory) == []
        assert ben.heard(mallory) == []
