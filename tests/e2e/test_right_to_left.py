"""The pages as those see them who read from the right: in a language nobody speaks, whose words are longer as well.

Nothing may stand beyond an edge, nothing may be said that is not in the tables of words.
"""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.member import Member
from tests.support.node import HearthNode
from tests.support.office import Office
from tests.support.photographs import SCREENS, beyond_the_edge, photograph

TURNED = "lang=ar-XB"


def turned(url: str) -> str:
    """The same link in the language from the right."""
    return url.replace("/join#", f"/join?{TURNED}#")


async def stands(page: Page, name: str) -> None:
    """The page is read from the right, fits every screen, and is photographed there."""
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")  # with the words, which come by themselves
    await photograph(page, f"right-to-left-{name}", whole=False)
    before = page.viewport_size
    for screen, size in SCREENS.items():
        await page.set_viewport_size(size)
        assert await beyond_the_edge(page) == [], f"{name} on a {screen}"
    assert before is not None
    await page.set_viewport_size(before)


async def test_the_circle_and_its_instruments_stand_from_the_right(
    node: HearthNode, api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session("Tuesday circle")
    page = await browser.page()
    link = turned((await api.invite(session)).url)
    await page.goto(link)
    await expect(page.locator("h1")).to_be_visible()
    await stands(page, "link")
    fay = await Member.join(browser, api, session, turned((await api.invite(session, "facilitator")).url), "Fay")
    ann = await Member.join(browser, api, session, turned((await api.invite(session)).url), "Ann")
    await expect(fay.tile(ann)).to_be_visible()
    await fay.page.set_viewport_size(SCREENS["laptop"])
    # Whose place is first stands at the right.
    own, other = await fay.tile(fay).bounding_box(), await fay.tile(ann).bounding_box()
    assert own
    assert other
    assert own["x"] > other["x"]
    await stands(fay.page, "circle")
    await fay.people()
    await stands(fay.page, "people")
    for part in ("turns", "polls", "hour"):
        await fay.desk(part)
        await stands(fay.page, part)
    await ann.press("chat")
    await stands(ann.page, "chat")


async def test_the_staffs_pages_stand_from_the_right(node: HearthNode, api: Api, browsers: Browsers) -> None:
    office = await Office.open(await browsers.start(), node, api)
    page = office.page
    await page.goto(f"{node.origin}/staff?{TURNED}")
    await expect(page.locator("h1")).to_be_visible()
    await stands(page, "sign-in")
    await office.sign_in()
    await expect(page.get_by_test_id("go-groups")).to_be_visible()
    for place in ("today", "groups", "sessions", "keys"):
        await office.go(f"go-{place}")
        await expect(page.locator("h1")).to_be_visible()
        await stands(page, f"staff-{place}")
    # A word that is not in the tables would stand here as it is written.
    words = await page.locator("main").inner_text()
    plain = [line for line in words.splitlines() if re.search(r"[a-zA-Z]{3}", line) and "\u202e" not in line]
    assert plain == []
