"""What somebody meets who starts Hearth for the first time: two printed links, and behind them a group."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.browser import Browsers
from tests.support.media_files import speech
from tests.support.member import knock
from tests.support.node import HearthNode
from tests.support.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]


@pytest.fixture
async def node(tmp_path: Path) -> AsyncIterator[HearthNode]:
    async with HearthNode(tmp_path, settings={"HEARTH_QUICKSTART": "true"}) as node:
        yield node


async def _printed_links(node: HearthNode) -> list[str]:
    async def links() -> list[str]:
        found = re.findall(rf"{re.escape(node.origin)}/join#\S+", node.log())
        return found if len(found) >= 2 else []

    return await until("two links are printed", links)


async def test_the_two_printed_links_lead_into_one_group(node: HearthNode, browsers: Browsers, tmp_path: Path) -> None:
    links = await _printed_links(node)
    browser = await browsers.start(says=speech(tmp_path))
    pages = []
    for link, name in zip(links, ("Fay", "Ana"), strict=False):
        page = await browser.page()
        await knock(page, link, name)
        pages.append(page)

    for page in pages:
        await expect(page.locator("[data-participant]")).to_have_count(2)
    facilitator, member = pages
    await expect(facilitator.get_by_test_id("people")).to_be_visible()
    await facilitator.get_by_test_id("people").click()
    await expect(facilitator.locator('[data-testid^="more-"]')).to_have_count(1)
    await expect(member.locator('[data-testid^="more-"]')).to_have_count(0)


async def test_the_landing_page_opens_without_a_complaint(node: HearthNode, browsers: Browsers) -> None:
    browser = await browsers.start()
    page = await browser.page()

    await page.goto(node.origin)

    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert not browser.traffic.complaints


async def _asks_a_stranger(origin: str) -> None:
    async with Browsers.open() as browsers:
        page = await (await browsers.start()).page()
        await page.goto(origin)
        await page.evaluate("fetch('http://127.0.0.1:9/').catch(() => null)")


async def test_a_page_that_asks_a_stranger_for_anything_fails_its_test(node: HearthNode) -> None:
    with pytest.raises(AssertionError, match=re.escape("127.0.0.1:9/")):
        await _asks_a_stranger(node.origin)
