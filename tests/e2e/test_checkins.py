"""Check-ins in real browsers: a client answers and the leader sees it; an alert reaches them whatever is open."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import Locator, expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.member import Member

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


async def desk(leader: Member) -> Locator:
    """The leader's tab, open."""
    return await leader.desk("checkins")


def part(panel: Locator, member: Member) -> Locator:
    return panel.locator(f'[data-part="{member.id}"]').first


async def set_level(member: Member, field: str, level: int) -> None:
    """By the keyboard alone, as somebody does who uses no mouse."""
    await member.page.get_by_test_id(f"{field}-0").focus()
    for _ in range(level):
        await member.page.keyboard.press("ArrowRight")
    if level == 0:
        await member.page.keyboard.press("Space")


async def test_a_client_answers_before_and_after_and_the_leader_sees_what_is_shared(
    api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann, ben = [
        await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in ("Ann", "Ben")
    ]
    panel = await desk(fay)
    await fay.press("open-check-in")
    await expect(ben.page.get_by_test_id("check-in")).to_be_visible()

    await ann.press("check-in-answer")
    await set_level(ann, "mood", 3)
    await ann.page.get_by_label("hopeful", exact=True).check()
    await ann.press("check-in-later")
    await ann.page.reload()
    await ann.press("check-in-answer")
    await expect(ann.page.get_by_test_id("mood-3")).to_be_checked()
    await ann.page.get_by_test_id("check-in-share").check()
    await ann.press("check-in-send")
    await expect(ann.page.get_by_test_id("check-in")).to_have_attribute("data-own", "answered")
    await expect(part(panel, ann)).to_contain_text("Mood 3 of 10")
    await expect(part(panel, ann)).to_contain_text("hopeful")
    await ben.press("check-in-decline")
    await expect(part(panel, ben)).to_have_attribute("data-state", "declined")
    await expect(ben.page.locator("body")).not_to_contain_text("hopeful")
    await fay.press("close-check-in")
    await expect(ann.page.get_by_test_id("check-in")).to_have_count(0)

    await fay.press("open-check-in")
    await ann.press("check-in-answer")
    await set_level(ann, "mood", 7)
    await ann.page.get_by_test_id("check-in-share").check()
    await ann.page.get_by_test_id("check-in-keep").check()
    await ann.press("check-in-send")
    await expect(ann.page.get_by_test_id("check-in-shift")).to_contain_text("3 → 7 (+4)")
    await expect(panel.get_by_test_id(f"shift-{ann.id}")).to_contain_text("3 → 7 (+4)")
    await fay.page.reload()
    panel = await desk(fay)
    await expect(panel.get_by_test_id(f"shift-{ann.id}")).to_contain_text("3 → 7 (+4)")

    log = await api.log(session)
    answered = [event for event in log if event["type"] == "check_in_answered"]
    assert [event["answers"] is None for event in answered] == [True, False]
    assert json.loads(str(answered[1]["answers"]))["mood"] == 7


async def test_the_ninth_question_alerts_the_leader_whatever_is_open_and_shows_the_client_where_help_is(
    api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann, ben = [
        await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in ("Ann", "Ben")
    ]
    panel = await desk(fay)
    await panel.get_by_test_id("ask-questionnaire").select_option("phq9")
    await fay.press("open-check-in")
    await fay.press("close-desk")

    await ann.press("check-in-answer")
    await expect(ann.page.get_by_test_id("alert-first")).to_contain_text("question 9")
    for item in range(9):
        await ann.page.get_by_test_id(f"item-{item}-1").check()
    await ann.page.get_by_test_id("check-in-share").check()
    await ann.press("check-in-send")

    alert = fay.page.locator(f'[data-concern="{ann.id}"]')
    await expect(alert).to_be_visible()
    await expect(ann.page.get_by_test_id("help-now")).to_contain_text("988")
    await expect(ben.page.locator(".alert")).to_have_count(0)
    await expect(ben.page.get_by_test_id("help-now")).to_have_count(0)
    await fay.press(f"acknowledge-{ann.id}")
    await expect(alert).to_have_count(0)
    panel = await desk(fay)
    await expect(panel.get_by_test_id(f"score-{ann.id}")).to_contain_text("9 of 27, mild")
    await expect(panel.locator(f'[data-taken="{ann.id}"]')).to_be_visible()
    await expect(ann.page.get_by_test_id("help-now")).to_be_visible()
    concerned = [event["type"] for event in await api.log(session) if event["type"].startswith("concern_")]
    assert concerned == ["concern_raised", "concern_acknowledged"]
    assert [complaint for started in browsers.started for complaint in started.traffic.complaints] == []
