"""A shared screen in real browsers: seen beside its owner, ended by a leader, and enforced by the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.axe import assert_accessible
from tests.support.browser import Browsers
from tests.support.hostile import WITHIN_NS, hostile_circle
from tests.support.member import Member
from tests.support.node import HearthNode
from tests.support.photographs import photograph
from tests.support.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

FAKE_SCREEN = Path(__file__).parents[1] / "support" / "fake_screen.js"


async def screen_at(member: Member) -> dict[str, Any] | None:
    found: dict[str, Any] | None = await member.page.evaluate("__probe.screen()")
    return found


async def sees_screen(member: Member, frames: int = 5) -> dict[str, Any]:
    """Wait until the shared screen moves on this page."""
    first = await screen_at(member)
    before = first["frames"] if first else 0

    async def moves() -> dict[str, Any] | None:
        now = await screen_at(member)
        return now if now and now["frames"] >= before + frames else None

    found = await until(f"{member.name} sees the screen", moves, 20)
    assert found
    return found


async def test_a_screen_is_seen_beside_its_owner_until_a_leader_ends_it(
    node: HearthNode, api: Api, browsers: Browsers
) -> None:
    session = await api.create_session()
    browser = await browsers.start()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    await fay.page.evaluate(FAKE_SCREEN.read_text())
    await ann.page.evaluate(FAKE_SCREEN.read_text())
    await fay.sees(ann)
    await expect(ann.page.get_by_test_id("share")).to_have_count(0)

    await fay.do_for(ann, "allow-sharing")
    await ann.share_screen()

    seen = await sees_screen(fay)
    assert seen["width"] == 1280
    assert seen["blue"]
    await fay.sees(ann)  # their face goes on
    await expect(ann.page.get_by_test_id("screen")).to_have_count(0)
    await fay.press("people")  # closes the panel
    for member, name in ((fay, "screen-leader"), (ann, "screen-owner")):
        await assert_accessible(member.page, name)
        await photograph(member.page, name, whole=False)

    await fay.press("screen-size")
    await sees_screen(fay)
    await fay.press("screen-size")
    await fay.press("stop-screen")
    await expect(fay.page.get_by_test_id("screen")).to_have_count(0)
    await expect(ann.page.get_by_test_id("sharing")).to_have_count(0)
    assert await ann.page.evaluate("__screen.readyState") == "ended"

    await fay.share_screen()
    await sees_screen(ann)
    await fay.page.reload()  # which forgets the screen, and the session does so too
    await expect(ann.page.get_by_test_id("screen")).to_have_count(0)


async def test_a_page_out_of_sight_is_sent_no_pictures_and_all_the_sound(
    node: HearthNode, api: Api, browsers: Browsers
) -> None:
    session = await api.create_session()
    browser = await browsers.start()
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    ben = await Member.join(browser, api, session, (await api.invite(session)).url, "Ben")
    await ann.sees(ben)

    await ann.out_of_sight(True)

    await ann.stops_seeing(ben)
    await ann.hears_packets(ben)
    await ben.sees(ann)

    await ann.out_of_sight(False)
    await ann.sees(ben)


async def test_who_does_not_share_sends_a_screen_to_nobody(node: HearthNode, api: Api) -> None:
    async with hostile_circle(node, api) as circle:
        fay, mallory, ben = circle.fay, circle.mallory, circle.ben
        assert await mallory.refused("share_screen") == "forbidden"
        await fay.command("allow_sharing", allowed=True, participants=[mallory.id])
        await mallory.command("share_screen")

        async def seen() -> bool:
            mallory.share()
            return bool(fay.sees_screen_of(mallory) and ben.sees_screen_of(mallory))

        await until("the screen is seen", seen, 10)
        seats = [(viewer, viewer.peer.seats[viewer.screens[mallory.id]][1]) for viewer in (fay, ben)]

        ended = await fay.command("stop_sharing", participant=mallory.id)
        for _ in range(50):
            mallory.share()
            await mallory.talks_on(1)

        for viewer, ssrc in seats:
            assert [at for at in viewer.arrivals.times[ssrc] if at > ended + WITHIN_NS] == []
