"""In a scene nobody is heard but those whose moment it is, whatever the others send; measured at the receivers."""

from __future__ import annotations

import pytest

from tests.support.api import Api
from tests.support.hostile import HostileCircle, falls_silent, hostile_circle, is_heard_again
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(60)]


async def cast(circle: HostileCircle, player: RawClient) -> None:
    await circle.fay.command("set_up_scene", cast=[{"participant": player.id, "role_name": "Kim"}])


async def test_who_watches_is_heard_by_nobody_until_the_scene_is_over(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        await cast(circle, ben)
        await falls_silent(mallory, fay.command("start_scene"), circle)
        await falls_silent(mallory, mallory.command("set_media", microphone=True), circle)
        assert await mallory.refused("recast", participant=mallory.id, role_name="Kim") == "forbidden"
        await fay.hears(ben)

        await is_heard_again(mallory, fay.command("end_scene"), circle)


async def test_who_plays_is_heard_by_nobody_while_the_scene_is_frozen(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory = circle.fay, circle.mallory
        await cast(circle, mallory)
        await fay.command("start_scene")
        await circle.ben.hears(mallory)

        await falls_silent(mallory, fay.command("freeze_scene", frozen=True), circle)
        assert await mallory.refused("freeze_scene", frozen=False) == "forbidden"

        await is_heard_again(mallory, fay.command("freeze_scene", frozen=False), circle)


async def test_in_the_round_one_is_heard_in_ones_own_turn_alone(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        await cast(circle, ben)
        await fay.command("start_scene")
        await falls_silent(mallory, fay.command("start_feedback", order=[ben.id, mallory.id]), circle)
        assert await mallory.refused("next_speaker") == "forbidden"

        await is_heard_again(mallory, ben.command("next_speaker", after=ben.id), circle)
        await falls_silent(ben, fay.command("allow_answer", allowed=False), circle)

        await is_heard_again(ben, mallory.command("pass_feedback"), circle)
