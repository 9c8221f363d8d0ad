"""The server dies in the middle of a meeting and comes back: so does everybody, by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.api import Api, Person
from tests.support.browser import Browsers
from tests.support.media_files import speech
from tests.support.member import Member
from tests.support.node import HearthNode
from tests.support.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

BACK_WITHIN = 5.0
"""Seconds from the restarted server being ready until the picture moves again."""


async def test_after_kill_9_the_same_people_meet_again_within_five_seconds_without_a_click(
    node: HearthNode, api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser = await browsers.start(says=speech(tmp_path))
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    ana = await Member.join(browser, api, session, (await api.invite(session)).url, "Ana")
    await fay.sees(ana)
    await ana.sees(fay)
    await fay.mute(ana)
    await expect(ana.tile(ana)).to_have_attribute("data-muted", "true")
    before = await _people(api, session)
    events = await api.log(session)

    await node.kill()
    await node.start()

    await fay.sees(ana, frames=5, within=BACK_WITHIN)
    await ana.sees(fay, frames=5, within=BACK_WITHIN)
    await ana.hears(fay, packets=5, within=BACK_WITHIN)

    async def same_people() -> bool:
        return await _people(api, session) == before

    await until("the same people are present again, with the same names and mutes", same_people)
    assert (await api.log(session))[: len(events)] == events
    await fay.stops_hearing(ana)


async def _people(api: Api, session: str) -> list[Person]:
    return (await api.session(session)).participants
