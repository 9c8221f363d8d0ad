"""Hands, turns and go-arounds in real browsers, on both sides' screens."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.member import Member

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]


async def turns_tab(leader: Member) -> Locator:
    """The leader's tab, open."""
    return await leader.desk("turns")


async def group(api: Api, browsers: Browsers, *names: str) -> tuple[Member, ...]:
    """Fay, who leads, and clients."""
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    clients = [await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in names]
    return (fay, *clients)


async def sees_turn_of(member: Member, other: Member) -> None:
    await expect(member.page.locator(f'[data-testid=turn-strip][data-turn="{other.id}"]')).to_be_visible()
    await expect(member.page.get_by_test_id(f"turn-{other.id}")).to_be_visible()


async def test_a_go_around_with_passing_and_coming_back(api: Api, browsers: Browsers) -> None:
    fay, ann, ben, cem = await group(api, browsers, "Ann", "Ben", "Cem")
    panel = await turns_tab(fay)

    await fay.press("start-round")
    for member in (fay, ann, ben, cem):
        await sees_turn_of(member, ann)
    await expect(ann.page.get_by_test_id("turn-time")).to_have_attribute("data-state", "running")
    await expect(ben.page.get_by_test_id("next-up")).to_have_text("You are next")

    await ann.press("turn-defer")
    for member in (fay, ann, ben):
        await sees_turn_of(member, ben)
    await expect(panel.locator(f'[data-round="{ann.id}"]')).to_have_attribute("data-standing", "deferred")

    await ben.press("turn-pass")
    for member in (fay, ben, cem):
        await sees_turn_of(member, cem)
    await expect(panel.locator(f'[data-round="{ben.id}"]')).to_have_attribute("data-standing", "passed")

    await fay.press("strip-next")
    for member in (fay, ann, cem):
        await sees_turn_of(member, ann)  # to whom it comes back
    await expect(panel.locator(f'[data-round="{cem.id}"]')).to_have_attribute("data-standing", "done")

    await ann.press("turn-done")
    for member in (fay, ann, ben, cem):
        await expect(member.page.get_by_test_id("turn-strip")).to_have_count(0)
    await expect(panel.get_by_test_id("round-set-up")).to_be_visible()


async def test_who_reloads_in_the_middle_of_their_turn_still_has_it_and_the_hand_its_place(
    api: Api, browsers: Browsers
) -> None:
    fay, ann, ben = await group(api, browsers, "Ann", "Ben")
    for member in (ann, ben):
        await member.press("mic")  # a hand whose owner speaks for a while goes down by itself
    await ben.press("hand")
    await ann.page.keyboard.press("h")
    await expect(ann.page.get_by_test_id("hand-place")).to_have_attribute("data-place", "2")
    await expect(fay.page.get_by_test_id(f"hand-{ann.id}")).to_have_attribute("data-place", "2")

    panel = await turns_tab(fay)
    await panel.get_by_test_id("turn-seconds").select_option("120")
    await fay.press(f"grant-{ben.id}")
    await sees_turn_of(ann, ben)
    await ben.page.reload()
    await sees_turn_of(ben, ben)
    await expect(ben.page.get_by_test_id("hand-place")).to_have_attribute("data-place", "1")
    await expect(ben.page.get_by_test_id("turn-time")).to_have_attribute("data-state", "running")

    await fay.press("turn-next")
    for member in (fay, ann, ben):
        await sees_turn_of(member, ann)
    await expect(ben.page.get_by_test_id("hand-place")).to_have_count(0)
    await expect(ann.page.get_by_test_id("hand-place")).to_have_attribute("data-place", "1")


async def test_a_talking_piece_goes_from_hand_to_hand_and_only_its_holder_is_heard(
    api: Api, browsers: Browsers
) -> None:
    fay, ann, ben = await group(api, browsers, "Ann", "Ben")
    await ben.hears(ann)
    panel = await turns_tab(fay)
    await panel.get_by_test_id("floor-enforced").check()
    await panel.get_by_test_id("piece-to").select_option(ben.id)
    await fay.press("piece-to-act")
    await sees_turn_of(ann, ben)
    await expect(ann.page.get_by_test_id("floor-words")).to_contain_text("not heard")
    await ben.stops_hearing(ann)
    await ann.hears(ben)

    await ben.page.get_by_test_id("hand-on").select_option(ann.id)
    await ben.press("hand-on-act")
    await sees_turn_of(fay, ann)
    await ben.hears(ann)
    await ann.stops_hearing(ben)

    await fay.press("end-piece")
    await panel.get_by_test_id("floor-open").check()
    await ann.hears(ben)
