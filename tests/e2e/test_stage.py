"""The circle's tiles in a real browser: sixteen people on every screen, equal, whole, and where they were."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
import socketio
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.axe import assert_accessible
from tests.support.browser import Browsers
from tests.support.member import Member
from tests.support.node import HearthNode
from tests.support.photographs import SCREENS, photograph

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

NAMES = [
    "Ada", "Ben", "Cem", "Dora", "Emil", "Finn", "Greta", "Hana", "Ines", "Jonas", "Kofi", "Lena-Marie", "Mira", "Noor",
    "Otto",
]  # fmt: skip

Box = dict[str, float]


@asynccontextmanager
async def without_media(node: HearthNode, api: Api, session: str, name: str) -> AsyncIterator[socketio.AsyncClient]:
    """Somebody in the circle who sends and receives no media."""
    client = socketio.AsyncClient(serializer="msgpack", reconnection=False)
    token = (await api.invite(session)).token
    await client.connect(node.origin, auth={"token": token, "name": name}, transports=["websocket"])
    try:
        yield client
    finally:
        await client.disconnect()


async def boxes(member: Member) -> dict[str, Box]:
    """Where every tile stands, by participant."""
    measured: list[tuple[str, Box]] = await member.page.locator(".tile[data-participant]").evaluate_all(
        "(tiles) => tiles.map((tile) => [tile.dataset.participant, tile.getBoundingClientRect().toJSON()])"
    )
    return dict(measured)


def apart(one: Box, other: Box) -> bool:
    return (
        one["right"] <= other["left"] + 1
        or other["right"] <= one["left"] + 1
        or one["bottom"] <= other["top"] + 1
        or other["bottom"] <= one["top"] + 1
    )


async def test_sixteen_people_are_shown_equal_and_whole_and_stay_where_they_are(
    node: HearthNode, api: Api, browsers: Browsers
) -> None:
    session = await api.create_session(capacity=16)
    browser = await browsers.start()
    async with AsyncExitStack() as stack:
        others = [await stack.enter_async_context(without_media(node, api, session, name)) for name in NAMES]
        mia = await Member.join(browser, api, session, (await api.invite(session)).url, "Mia")
        await expect(mia.page.locator(".tile[data-participant]")).to_have_count(16)
        usual = mia.page.viewport_size
        assert usual is not None
        for name, size in SCREENS.items():
            await mia.page.set_viewport_size(size)
            await mia.page.wait_for_timeout(100)  # the browser tells of a new size in its own time
            before = await boxes(mia)
            await everybody_fits(mia, before, name)
            for other in others[:2]:
                reply: dict[str, Any] = await other.call("command", {"type": "raise_hand"}, timeout=10)
                assert reply["ok"]
            await expect(mia.page.locator("[data-testid^=hand-]")).to_have_count(2)
            assert await boxes(mia) == before, f"on a {name} tiles moved with a raised hand"
            for other in others[:2]:
                await other.call("command", {"type": "lower_hand"}, timeout=10)
        await mia.page.set_viewport_size(usual)
        await assert_accessible(mia.page, "sixteen people")
        await photograph(mia.page, "circle-16", whole=False)

        first = mia.page.locator(".tile[data-participant]:not([data-own])").first
        await first.hover()
        await first.locator(".pin").click()
        await expect(mia.page.locator(".tiles[data-large=person]")).to_have_count(1)
        await photograph(mia.page, "circle-16-pinned", whole=False)


async def everybody_fits(member: Member, tiles: dict[str, Box], screen: str) -> None:
    stage: Box = await member.page.locator(".stage").evaluate("(stage) => stage.getBoundingClientRect().toJSON()")
    found = list(tiles.values())
    assert len(found) == 16
    assert len({(round(box["width"]), round(box["height"])) for box in found}) == 1, f"unequal on a {screen}"
    for number, box in enumerate(found):
        assert box["left"] >= stage["left"] - 1
        assert box["right"] <= stage["right"] + 1
        assert box["top"] >= stage["top"] - 1
        assert box["bottom"] <= stage["bottom"] + 1
        assert all(apart(box, other) for other in found[number + 1 :]), f"tiles lie over each other on a {screen}"
