"""The page stays light: what it loads, what it keeps of people who have gone, and that nothing in the circle jumps.

Figures are printed by `python -m bench page`; what is asserted here is what does not depend on the machine.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench.page import shift, sizes
from bench.page.crowd import SETTINGS, Crowd
from bench.page.weight import kept, unseen
from bench.page.window import Window
from server.api.client import STATIC
from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import silence
from tests.support.member import knock
from tests.support.node import HearthNode

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

JOIN_PAGE = 150_000
"""Bytes of JavaScript, compressed, that the first load may take."""

MARK = 0.001
"""A layout shift of this size is a mark on a tile that another one moved aside."""

VISITS = 40
TRACE = 250
"""Bytes: who kept the lists of people, and nothing else, of everyone's coming and going would take twice that."""


@pytest.fixture
async def node(tmp_path: Path) -> AsyncIterator[HearthNode]:
    async with HearthNode(tmp_path, settings=SETTINGS) as node:
        yield node


@pytest.fixture
async def session(api: Api) -> str:
    return await api.create_session(capacity=16)


@pytest.fixture
def crowd(node: HearthNode, api: Api, session: str) -> Crowd:
    return Crowd(node, api, session)


@pytest.fixture
async def window(api: Api, session: str, browsers: Browsers, tmp_path: Path) -> Window:
    """Ann's page, in the circle, alone."""
    window = await Window.open(await browsers.start(says=silence(tmp_path)))
    await knock(window.page, (await api.invite(session)).url, "Ann")
    await window.shows(1)
    return window


def test_what_the_first_page_loads_is_small() -> None:
    page = sizes.page("join", STATIC)
    assert page.script_bytes < JOIN_PAGE, page.scripts


async def test_nothing_is_left_of_those_who_have_gone(window: Window, crowd: Crowd) -> None:
    found = await kept(window, unseen(window, crowd), times=VISITS)
    assert found.more.nodes < VISITS / 2  # what is being announced at the moment takes a few
    assert found.more.listeners == 0
    assert found.more.object_bytes < VISITS * TRACE


async def test_the_circle_stands_still_when_others_speak_or_ask_something(window: Window, crowd: Crowd) -> None:
    async with shift.cast(window, crowd) as cast:
        async for jumped in shift.jumps(window, cast, shift.STILL):
            assert jumped.value == 0, jumped
        async for jumped in shift.jumps(window, cast, shift.STRIPS):
            assert jumped.value < MARK, jumped
