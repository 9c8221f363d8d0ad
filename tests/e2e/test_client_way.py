"""A client's whole way in a real browser, from the link to the last page, and the links that lead nowhere.

At every stop the page is photographed on three screens in both themes, and judged by axe-core.
"""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.async_api import Page, expect

from rooms.kernel import Instant, InvitationId, SessionId
from server.auth import Tokens
from server.system import SystemClock
from tests.support.api import Api
from tests.support.axe import assert_accessible
from tests.support.browser import Browsers
from tests.support.member import Member, knock
from tests.support.node import HearthNode
from tests.support.photographs import photograph
from tests.support.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

AGREEMENTS = "What is said here stays here.\nWe listen, and let each other finish.\nEveryone may pass at any time."

ASKED = """const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
window.__asked = [];
navigator.mediaDevices.getUserMedia = (wish) => {
    window.__asked.push(Object.keys(wish));
    return open(wish);
};"""
"""Note for what the browser is asked."""


async def stop_at(page: Page, where: str, *, whole: bool = True) -> None:
    """Look at the page as it is here."""
    await assert_accessible(page, where)
    await photograph(page, f"way-{where}", whole=whole)


async def answer(member: Member, mood: int) -> None:
    """The check-in that is open, by the keyboard, kept and shared."""
    await member.press("check-in-answer")
    await member.page.get_by_test_id("mood-0").focus()
    for _ in range(mood):
        await member.page.keyboard.press("ArrowRight")
    await member.page.get_by_test_id("check-in-share").check()


async def ask_everyone(leader: Member) -> None:
    await leader.desk("checkins")
    await leader.press("open-check-in")


async def test_a_clients_whole_way(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session("Tuesday circle", waiting_room=True, agreements=AGREEMENTS, own_summary=True)
    leading = await api.invite(session, "facilitator", "Fay")
    fay = await Member.join(browser, api, session, leading.url, "Fay")

    page = await browser.page()
    await page.goto((await api.invite(session, name="Ann")).url)
    await expect(page.get_by_test_id("invitation")).to_contain_text("Tuesday circle")
    await expect(page.get_by_test_id("invitation")).to_contain_text("Fay")
    await expect(page.locator("h1")).to_be_focused()
    await stop_at(page, "1-link")

    await page.keyboard.press("Tab")
    await page.get_by_test_id("continue").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("meter")).to_have_attribute("data-heard", "true")
    await expect(page.get_by_test_id("name")).to_have_value("Ann")
    await page.get_by_test_id("speaker-play").click()
    await page.get_by_test_id("speaker-no").click()
    await stop_at(page, "2-preview-unheard")
    await page.get_by_test_id("speaker-play").click()
    await page.get_by_test_id("speaker-yes").click()
    await expect(page.get_by_test_id("speaker-test")).to_have_attribute("data-state", "heard")
    await stop_at(page, "2-preview")

    await page.get_by_test_id("join").click()
    await expect(page.locator("[data-door=agreeing]")).to_contain_text("stays here")
    await expect(page.get_by_test_id("agreements-version")).to_be_visible()
    await page.get_by_test_id("kept").locator("summary").click()
    await stop_at(page, "3-agreements")
    await page.get_by_test_id("accept").click()

    await expect(page.locator("[data-door=waiting]")).to_contain_text("Fay")
    await stop_at(page, "4-waiting")

    async def waits() -> str | None:
        person = (await api.session(session)).named("Ann")
        return person.id if person else None

    ann = Member(page, "Ann", str(await until("Ann waits", waits)))
    await fay.admit(ann)
    await ann.sees(fay)
    await fay.hears(ann)
    await stop_at(page, "5-circle", whole=False)
    await ask_everyone(fay)
    await answer(ann, 3)
    await stop_at(page, "6-check-in", whole=False)
    await ann.press("check-in-send")
    await fay.press("close-check-in")

    await fay.open_rooms([ann], minutes=10)
    await expect(ann.room_strip("Room 1")).to_be_visible()
    await expect(page.get_by_test_id("time-left")).to_be_visible()
    await ann.press("ask-help")
    await expect(page.get_by_test_id("help-asked")).to_be_visible()
    await stop_at(page, "7-breakout", whole=False)
    await fay.press("close-all")
    await fay.page.get_by_test_id("countdown").select_option("10")
    await fay.press("confirm")
    await expect(page.get_by_test_id("closing")).to_be_visible()
    await stop_at(page, "8-called-back", whole=False)
    await expect(page.get_by_test_id("room-strip")).to_have_count(0, timeout=20_000)
    await ann.sees(fay)

    await ask_everyone(fay)
    await answer(ann, 7)
    await ann.press("check-in-send")
    await expect(page.get_by_test_id("check-in-shift")).to_contain_text("3 → 7")
    await stop_at(page, "9-closing", whole=False)
    await api.end(session)
    await expect(page.get_by_test_id("ending")).to_have_attribute("data-ending", "ended")
    await expect(page.get_by_test_id("own-talk")).to_be_visible()
    await expect(page.get_by_test_id("own-shift")).to_contain_text("3 → 7")
    await stop_at(page, "10-end")
    assert browser.traffic.complaints == []


async def test_a_link_that_does_not_lead_in_says_so_and_what_can_be_done(
    api: Api, browsers: Browsers, node: HearthNode
) -> None:
    browser = await browsers.start()
    session = await api.create_session(capacity=1)
    page = await browser.page()

    async def leads_to(url: str, ending: str) -> None:
        await page.goto("about:blank")  # another fragment alone would load nothing
        await page.goto(url)
        await expect(page.get_by_test_id("ending")).to_have_attribute("data-ending", ending)
        await expect(page.locator("h1")).to_be_focused()
        await stop_at(page, f"link-{ending}")

    invitation = await api.invite(session)
    await leads_to(f"{invitation.url}x", "invalid")
    signing = Tokens((node.directory / "hearth.secret").read_text().encode(), SystemClock())
    old = signing.issue(SessionId(session), InvitationId(invitation.id), "participant", Instant(1000))
    await leads_to(f"{node.origin}/join#{old}", "expired")
    withdrawn = await api.invite(session)
    await api.withdraw(session, withdrawn)
    await leads_to(withdrawn.url, "withdrawn")
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(hours=20)
    await leads_to(await api.group_link("Thursday circle", tomorrow.strftime("%Y-%m-%dT%H:00")), "early")
    await expect(page.get_by_test_id("ending")).to_contain_text(tomorrow.astimezone().strftime("%A"))

    ben = await Member.join(browser, api, session, (await api.invite(session)).url, "Ben")
    await leads_to(invitation.url, "full")
    await ben.leave()
    await expect(ben.page.get_by_test_id("ending")).to_be_visible()
    await page.get_by_test_id("look-again").click()
    await expect(page.get_by_test_id("invitation")).to_be_visible()
    await api.end(session)
    await leads_to(invitation.url, "ended")


async def test_who_is_in_on_another_page_goes_on_here_and_is_taken_out_there(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    url = (await api.invite(session)).url
    ann = await Member.join(browser, api, session, url, "Ann")

    page = await browser.page()
    await page.goto(url)
    await expect(page.get_by_test_id("present")).to_be_visible()
    await stop_at(page, "link-present")
    await knock(page, url, "Ann")
    await expect(page.locator('[data-own="true"]')).to_have_attribute("data-participant", ann.id)
    await expect(ann.page.get_by_test_id("ending")).to_have_attribute("data-ending", "replaced")
    await photograph(ann.page, "way-link-replaced")


async def test_sound_only_asks_for_no_camera(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    page = await browser.page()
    await page.add_init_script(ASKED)
    await page.goto((await api.invite(session)).url)
    await page.get_by_test_id("continue-sound").click()
    await expect(page.get_by_test_id("meter")).to_have_attribute("data-heard", "true")
    await expect(page.get_by_test_id("camera")).to_have_attribute("data-on", "false")
    await page.get_by_test_id("name").fill("Ann")
    await page.get_by_test_id("join").click()
    await page.get_by_test_id("leave").wait_for()
    await expect(page.locator(".bar [data-testid=camera]")).to_have_attribute("data-on", "false")
    assert await page.evaluate("window.__asked") == [["audio"]]
