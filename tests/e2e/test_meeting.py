"""Three people meet in real browsers: they see and hear each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import silence, speech
from tests.support.member import Member

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


async def test_three_people_see_and_hear_each_other_and_the_speaker_is_shown(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    talking = await browsers.start(says=speech(tmp_path))
    quiet = await browsers.start(says=silence(tmp_path))
    session = await api.create_session()
    staff = await api.invite(session, "facilitator", "Fay")
    shared = await api.invite(session, "participant")

    fay = await Member.join(quiet, api, session, staff.url, "Fay")
    ana = await Member.join(talking, api, session, shared.url, "Ana")
    ben = await Member.join(quiet, api, session, (await api.invite(session, "participant")).url, "Ben")

    everyone = (fay, ana, ben)
    for viewer in everyone:
        for other in everyone:
            if viewer is not other:
                received = await viewer.sees(other)
                assert received.width > 0
    for listener in (fay, ben):
        await listener.hears(ana)
        await expect(listener.tile(ana)).to_have_attribute("data-speaking", "true", timeout=10_000)
        await expect(listener.tile(fay if listener is ben else ben)).not_to_have_attribute("data-speaking", "true")
    await ana.hears_packets(ben)

    assert {member.name: (await member.dialled()).offers for member in everyone} == {"Fay": 1, "Ana": 1, "Ben": 1}
    for browser in browsers.started:
        assert not browser.traffic.complaints


async def test_a_facilitators_mute_shows_on_every_page_and_silences_the_person(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser = await browsers.start(says=speech(tmp_path))
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    ana = await Member.join(browser, api, session, (await api.invite(session)).url, "Ana")
    await fay.hears(ana)

    await fay.mute(ana)

    for page in (fay, ana):
        await expect(page.tile(ana)).to_have_attribute("data-muted", "true")
        await expect(page.tile(fay)).not_to_have_attribute("data-muted", "true")
    await fay.stops_hearing(ana)
    await fay.sees(ana)
