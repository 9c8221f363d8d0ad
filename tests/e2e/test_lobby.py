"""At the door and apart from the circle: waiting, let in, sent back, on hold, stepped away, and media stays up."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import picture
from tests.support.member import Member, knock
from tests.support.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


async def test_who_waits_knows_nobody_and_is_let_in_over_the_connection_that_is_already_up(
    api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session(waiting_room=True)
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann, ben = [
        await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in ("Ann", "Ben")
    ]
    await expect(ann.door("waiting")).to_be_visible()
    await expect(ann.page.locator("[data-participant]")).to_have_count(0)
    await expect(ben.page.get_by_test_id("place")).to_have_attribute("data-place", "2")

    await fay.people()
    await fay.write("message-lobby", "We begin in a minute.")
    await expect(ann.page.get_by_test_id("message")).to_contain_text("We begin in a minute.")
    await expect(ben.page.get_by_test_id("message")).to_contain_text("We begin in a minute.")
    dialled = await ann.dialled()
    await fay.admit(ann)

    await fay.sees(ann)
    await ann.sees(fay)
    await ann.hears(fay)
    assert await ann.dialled() == dialled
    await expect(ben.page.get_by_test_id("place")).to_have_attribute("data-place", "1")
    await expect(ann.tile(ben)).to_have_count(0)

    await fay.do_for(ann, "send-back")
    await expect(ann.door("waiting")).to_be_visible()
    await expect(ann.page.locator("[data-participant]")).to_have_count(0)
    await expect(fay.tile(ann)).to_have_count(0)
    await fay.press("admit-all")
    await ann.sees(ben)
    await fay.sees(ann)
    assert await ann.dialled() == dialled


async def test_agreements_come_before_the_waiting_room_and_a_lock_before_both(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session(waiting_room=True, agreements="What is said here stays here.")
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    await expect(fay.page.get_by_test_id("people")).to_be_visible()
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    await expect(ann.door("agreeing")).to_contain_text("What is said here stays here.")

    await ann.press("accept")
    await expect(ann.door("waiting")).to_be_visible()
    await fay.people()
    await fay.press("lock")
    await expect(fay.page.get_by_test_id("lock")).to_have_attribute("data-locked", "true")
    late = await browser.page()
    await knock(late, (await api.invite(session)).url, "Late")
    await expect(late.get_by_test_id("ending")).to_have_attribute("data-ending", "locked")

    await fay.admit(ann)
    await fay.sees(ann)


async def test_one_press_steps_away_from_the_circle_and_another_comes_back(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    await fay.hears(ann)
    await ann.sees(fay)
    dialled = await ann.dialled()

    await ann.press("away")
    await expect(ann.apart("away")).to_be_visible()
    await expect(ann.page.locator("[data-participant], audio")).to_have_count(0)
    await expect(fay.tile(ann)).to_have_attribute("data-apart", "away")
    await fay.stops_hearing(ann)
    await ann.page.reload()
    await expect(ann.apart("away")).to_be_visible()

    async def dialled_again() -> bool:
        return (await ann.dialled()).offers > 0

    await until("the reloaded page has dialled", dialled_again)
    dialled = await ann.dialled()
    await ann.press("come-back")
    await fay.hears(ann)
    await ann.sees(fay)
    assert await ann.dialled() == dialled


async def test_who_is_on_hold_is_told_so_and_keeps_their_place_and_their_connection(
    api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    await fay.hears(ann)
    await ann.sees(fay)
    dialled = await ann.dialled()

    await fay.do_for(ann, "hold")
    await expect(ann.apart("held")).to_be_visible()
    await expect(ann.page.get_by_test_id("mic")).to_have_count(0)
    await expect(fay.tile(ann)).to_have_attribute("data-apart", "held")
    await fay.stops_hearing(ann)

    await fay.do_for(ann, "release")
    await fay.hears(ann)
    await ann.sees(fay)
    assert await ann.dialled() == dialled


async def test_an_observer_is_shown_to_everyone_and_heard_only_when_invited_to_speak(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser, watching = await browsers.start(), await browsers.start(shows=picture(tmp_path, "blue"))
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    oli = await Member.join(watching, api, session, (await api.invite(session, "observer")).url, "Oli")
    for member in (fay, ann, oli):
        await expect(member.page.locator(f'[data-observer="{oli.id}"]')).to_be_visible()
    await expect(oli.page.get_by_test_id("mic")).to_have_count(0)
    await oli.sees(ann)

    await fay.do_for(oli, "speak")
    await oli.press("mic")
    await ann.hears(oli)
    await expect(ann.page.locator(f'[data-observer="{oli.id}"]')).to_be_visible()

    await fay.do_for(oli, "speak")
    await expect(ann.page.locator(f'.tile[data-participant="{oli.id}"]')).to_have_count(0)
    await expect(oli.page.get_by_test_id("mic")).to_have_count(0)


async def test_who_is_removed_without_a_ban_may_come_back_to_the_waiting_room(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")

    await fay.remove(ann, ban=False)
    await expect(ann.page.get_by_test_id("ending")).to_have_attribute("data-ending", "dismissed")
    await ann.press("return")
    await ann.press("join")
    await expect(ann.door("waiting")).to_be_visible()

    await fay.admit(ann)
    await fay.sees(ann)
