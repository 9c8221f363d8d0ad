"""How a meeting ends for somebody, or why it does not begin: each has a page that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import silence
from tests.support.member import Member, knock
from tests.support.node import HearthNode

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(90)]


async def _ends_with(page: Page, ending: str) -> None:
    await expect(page.get_by_test_id("ending")).to_have_attribute("data-ending", ending, timeout=15_000)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()


async def test_a_link_that_no_server_has_signed_leads_to_a_page_that_says_so(
    node: HearthNode, browsers: Browsers
) -> None:
    page = await (await browsers.start()).page()

    await knock(page, f"{node.origin}/join#nobody.signed.this", "Ana")

    await _ends_with(page, "invalid")


async def test_whoever_comes_to_a_full_group_is_told_so(api: Api, browsers: Browsers, tmp_path: Path) -> None:
    browser = await browsers.start(says=silence(tmp_path))
    session = await api.create_session(capacity=2)
    for name in ("Ana", "Ben"):
        await Member.join(browser, api, session, (await api.invite(session)).url, name)
    page = await browser.page()

    await knock(page, (await api.invite(session)).url, "Cleo")

    await _ends_with(page, "full")


async def test_when_the_session_ends_everybody_sees_it_and_nobody_comes_in_any_more(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser = await browsers.start(says=silence(tmp_path))
    session = await api.create_session()
    invitation = await api.invite(session)
    ana = await Member.join(browser, api, session, invitation.url, "Ana")

    await api.end(session)

    await _ends_with(ana.page, "ended")
    late = await browser.page()
    await knock(late, invitation.url, "Ana")
    await _ends_with(late, "ended")


async def test_whoever_is_removed_sees_it_stays_out_and_disappears_from_the_circle(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser = await browsers.start(says=silence(tmp_path))
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    invitation = await api.invite(session, name="Ana")
    ana = await Member.join(browser, api, session, invitation.url, "Ana")
    await expect(fay.tile(ana)).to_have_count(1)

    await fay.remove(ana)

    await _ends_with(ana.page, "removed")
    await expect(fay.tile(ana)).to_have_count(0)
    again = await browser.page()
    await knock(again, invitation.url, "Ana")
    await _ends_with(again, "removed")
