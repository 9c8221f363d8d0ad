"""Somebody needs support: only the facilitators learn of it, two talk aside, and both are back where they were."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.member import Member

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]


async def test_a_call_for_support_leads_to_a_side_conversation_and_back_to_the_same_seat(
    api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann, ben = [
        await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in ("Ann", "Ben")
    ]
    for member in (ann, ben):
        await member.sees(fay)
        await fay.sees(member)
    await ben.sees(ann)
    seats = await _seats(ben)
    dialled = [await member.dialled() for member in (fay, ann, ben)]

    await ann.press("support")
    await ann.press("ask-support")
    call = fay.page.locator(f'[data-support="{ann.id}"]')
    await expect(call.get_by_role("alert")).to_contain_text("Ann")
    await expect(ann.page.get_by_test_id("own-call")).to_be_visible()
    await expect(ben.page.locator("[data-support]")).to_have_count(0)
    await fay.press(f"seen-{ann.id}")
    await expect(ann.page.get_by_test_id("own-call")).to_contain_text("Fay")

    await fay.press(f"take-aside-{ann.id}")
    for member, other in ((fay, ann), (ann, fay)):
        await expect(member.page.get_by_test_id("aside-strip")).to_contain_text(other.name)
        await member.sees(other)
        await member.hears(other)
    await expect(fay.page.get_by_test_id("left-alone")).to_be_visible()
    await expect(ann.tile(ben)).to_have_count(0)
    for member in (ann, fay):
        await expect(ben.tile(member)).to_have_attribute("data-apart", "aside")
    heard = await ben.received(ann)
    assert await _seats(ben) == seats

    await ann.page.reload()
    await expect(ann.page.get_by_test_id("aside-strip")).to_be_visible()
    await ann.hears(fay)
    assert await ben.received(ann) == heard, "nothing of a side conversation reaches the others"

    await ann.press("end-aside")
    for member in (fay, ann):
        await expect(member.page.get_by_test_id("aside-strip")).to_have_count(0)
        await ben.hears(member)
        await ben.sees(member)
    await ann.sees(ben)
    await expect(call).to_have_count(0)
    assert await _seats(ben) == seats
    assert [await member.dialled() for member in (fay, ben)] == [dialled[0], dialled[2]]


async def test_who_steps_out_is_followed_and_met_when_they_are_ready(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann, ben = [
        await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in ("Ann", "Ben")
    ]
    await ben.sees(ann)

    await ann.press("support")
    await ann.press("step-out")
    await expect(ann.apart("away")).to_be_visible()
    await expect(ben.tile(ann)).to_have_attribute("data-apart", "away")
    await expect(fay.page.locator(f'[data-stepped-out="{ann.id}"]')).to_be_visible()
    await expect(ben.page.locator("[data-stepped-out]")).to_have_count(0)

    await fay.press(f"take-aside-{ann.id}")
    await expect(ann.page.get_by_test_id("waits")).to_be_visible()
    await expect(ann.apart("away")).not_to_contain_text("Fay")

    await ann.press("come-back")
    await ann.hears(fay)
    await fay.sees(ann)
    await expect(ben.tile(ann)).to_have_attribute("data-apart", "aside")
    await fay.press("end-aside")
    await ben.sees(ann)
    await ben.hears(ann)


async def _seats(member: Member) -> list[str | None]:
    """Who is in the tiles, in the order in which they stand."""
    tiles = member.page.locator(".tile[data-participant]")
    return [await tile.get_attribute("data-participant") for tile in await tiles.all()]
