"""The hour in real browsers: a quiet moment in which nobody is heard, a break that switches all off, the agenda."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.hostile import falls_silent, hostile_circle, is_heard_again
from tests.support.member import Member
from tests.support.node import HearthNode

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


async def circle(api: Api, browsers: Browsers) -> tuple[Member, Member, Member]:
    """Fay, who leads, Ann and Ben see and hear each other, and Fay has the hour before her."""
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann, ben = [
        await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in ("Ann", "Ben")
    ]
    await ann.sees(ben)
    await ann.hears(ben)
    await fay.desk("hour")
    return fay, ann, ben


async def test_in_a_guided_pause_the_guide_alone_is_heard_and_everyone_has_a_calm_screen(
    api: Api, browsers: Browsers
) -> None:
    fay, ann, ben = await circle(api, browsers)

    await fay.page.get_by_test_id("pause-text").fill("Feel the ground under your feet.")
    await fay.press("start-pause")

    for member in (ann, ben):
        await expect(member.page.get_by_test_id("calm-screen")).to_be_visible()
        await expect(member.page.get_by_test_id("calm-text")).to_have_text("Feel the ground under your feet.")
        await expect(member.page.get_by_test_id("kept-in")).to_contain_text("Fay")
        await expect(member.page.get_by_test_id("pacer")).to_have_attribute("data-part", "exhale", timeout=12_000)
    await expect(fay.page.get_by_test_id("pause-strip")).to_be_visible()
    await ann.stops_hearing(ben)
    await fay.stops_hearing(ann)
    await ann.hears(fay)

    await ann.press("put-calm-aside")
    await expect(ann.page.get_by_test_id("calm-screen")).to_have_count(0)
    await ann.sees(ben)  # pictures rest behind the calm screen, and are back at once
    await expect(ann.page.get_by_test_id("pause-strip")).to_be_visible()
    await fay.stops_hearing(ann)
    await ben.page.reload()
    await expect(ben.page.get_by_test_id("calm-screen")).to_be_visible()

    await fay.page.get_by_test_id("pause-strip").get_by_test_id("end-pause").click()
    for member in (ann, ben):
        await expect(member.page.get_by_test_id("calm-screen")).to_have_count(0)
        await expect(member.page.get_by_test_id("pause-strip")).to_have_count(0)
        await expect(member.page.get_by_test_id("mic")).to_have_attribute("data-on", "true")
    await ann.hears(ben)
    await fay.hears(ann)


async def test_a_break_switches_everyone_off_and_waits_for_those_who_are_away(api: Api, browsers: Browsers) -> None:
    fay, ann, ben = await circle(api, browsers)

    await fay.page.get_by_test_id("break-minutes").fill("5")
    await fay.press("start-break")
    for member in (fay, ann, ben):
        await expect(member.page.get_by_test_id("break-time")).to_be_visible()
        await expect(member.page.get_by_test_id("mic")).to_have_attribute("data-on", "false")
        await expect(member.page.get_by_test_id("camera")).to_have_attribute("data-on", "false")
    await ann.stops_hearing(ben)

    await ann.press("back-from-break")
    await expect(ann.page.get_by_test_id("welcome-back")).to_be_visible()
    await expect(ann.page.get_by_test_id("break-screen")).to_have_count(0)
    await expect(ann.page.get_by_test_id("mic")).to_have_attribute("data-on", "false")
    await expect(ben.page.locator(f'[data-back="{ann.id}"]')).to_be_visible()
    await expect(fay.page.get_by_test_id("not-back")).to_contain_text("Ben")
    await ann.press("switch-on-both")
    await expect(ann.page.get_by_test_id("camera")).to_have_attribute("data-on", "true")

    await fay.page.get_by_test_id("break-part").get_by_test_id("end-break").click()
    await expect(ben.page.get_by_test_id("break-screen")).to_have_count(0)
    await ben.hears(ann)
    await ben.sees(ann)
    await expect(ben.page.get_by_test_id("mic")).to_have_attribute("data-on", "false")


async def test_a_group_goes_through_its_agenda_which_begins_the_break_by_itself(api: Api, browsers: Browsers) -> None:
    fay, ann, _ = await circle(api, browsers)

    await fay.press("template-process")
    await fay.press("add-segment")
    await fay.page.get_by_test_id("title-3").fill("Tea")
    await fay.page.get_by_test_id("kind-3").select_option("break")
    await fay.page.get_by_test_id("opens-3").select_option("0")
    for place in (3, 2):
        await fay.press(f"up-{place}")
    await fay.press("save-agenda")
    await expect(ann.page.get_by_test_id("agenda-strip")).to_have_count(0)

    await fay.press("start-agenda")
    await expect(ann.page.get_by_test_id("segment")).to_have_text("How we are")
    await expect(ann.page.get_by_test_id("next-segment")).to_contain_text("Tea")
    await expect(ann.page.get_by_test_id("segment-time")).to_contain_text("9:")

    await fay.page.get_by_test_id("agenda-strip").get_by_test_id("go-on").click()
    await expect(ann.page.get_by_test_id("break-screen")).to_be_visible()
    await fay.page.get_by_test_id("hour-panel").get_by_test_id("go-on").click()
    await expect(ann.page.get_by_test_id("break-screen")).to_have_count(0)
    await expect(ann.page.get_by_test_id("segment")).to_have_text("Open circle")


async def test_who_goes_on_sending_through_a_pause_is_heard_by_nobody_until_it_is_over(
    node: HearthNode, api: Api
) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        await falls_silent(mallory, fay.command("start_pause", minutes=5), circle)
        await mallory.command("set_media", microphone=True)
        assert await mallory.refused("end_pause") == "forbidden"
        await ben.hears(fay)

        await is_heard_again(mallory, fay.command("end_pause"), circle)
        await fay.hears(ben)
