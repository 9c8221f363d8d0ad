"""Each kind of trouble on somebody's own side: it is said in words, it can be looked at and read out, and it passes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import jwt
import pytest
from playwright.async_api import Page, expect

from tests.support.api import Api
from tests.support.axe import assert_accessible
from tests.support.browser import Browsers
from tests.support.media_files import speech
from tests.support.member import Member, preview
from tests.support.node import HearthNode
from tests.support.photographs import photograph

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

TROUBLE = (Path(__file__).parents[1] / "support/trouble.js").read_text()
NOT_ALLOWED = "for (const kind of ['audio', 'video']) __trouble.fail(kind, 'NotAllowedError');"
SECRET = "a secret of this test alone, long enough"


@pytest.fixture
async def node(tmp_path: Path) -> AsyncIterator[HearthNode]:
    async with HearthNode(tmp_path, settings={"HEARTH_AUTH__SECRET": SECRET}) as node:
        yield node


async def _look(page: Page, state: str) -> None:
    await photograph(page, f"recovery-{state}", whole=False)
    await assert_accessible(page, state)


async def _tells(page: Page, trouble: str | None, within: float = 15.0) -> None:
    """Wait until the page tells of this trouble with the connection, or of none."""
    connection = page.get_by_test_id("connection")
    if trouble is None:
        await expect(connection).not_to_have_attribute("data-trouble", "", timeout=within * 1000)
        await expect(connection).to_have_text("", timeout=within * 1000)
    else:
        await expect(connection).to_have_attribute("data-trouble", trouble, timeout=within * 1000)


async def test_devices_that_are_not_allowed_taken_pulled_out_or_silenced_are_told_of_until_they_work_again(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser = await browsers.start(says=speech(tmp_path))
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    link = (await api.invite(session)).url
    before = await browser.page()
    await before.add_init_script(TROUBLE + NOT_ALLOWED)
    await preview(before, link)
    await expect(before.locator(".trouble")).to_have_count(1)
    await before.locator(".trouble-details summary").click()
    await _look(before, "not-allowed-preview")
    await before.close()

    ana = await Member.join(browser, api, session, link, "Ana", beforehand=TROUBLE + NOT_ALLOWED)
    page = ana.page
    await ana.press("mic")
    await ana.press("camera")
    await page.get_by_test_id("trouble-microphone-camera").wait_for()
    await _look(page, "not-allowed")

    await page.evaluate("__trouble.fail('audio', ''); __trouble.fail('video', 'NotReadableError')")
    await ana.press("retry-microphone-camera")
    await expect(page.get_by_test_id("trouble-camera")).to_have_attribute("data-trouble", "taken")
    await _look(page, "taken")
    await fay.hears(ana)

    await page.evaluate("__trouble.fail('video', '')")
    await ana.press("retry-camera")
    await expect(page.get_by_test_id("trouble-camera")).to_have_count(0)
    await fay.sees(ana)

    await page.evaluate("__trouble.pullOut('video')")
    await expect(page.get_by_test_id("trouble-camera")).to_have_attribute("data-trouble", "unplugged")
    await expect(fay.tile(ana)).to_have_attribute("data-camera", "false")
    await _look(page, "pulled-out")
    await page.evaluate("__trouble.plugIn('video')")
    await expect(page.get_by_test_id("retry-camera")).to_have_class("primary small")
    await expect(page.get_by_test_id("camera")).to_have_attribute("data-on", "false")
    await ana.press("retry-camera")
    await fay.sees(ana)

    await page.evaluate("__trouble.swap('audio')")
    await expect(page.get_by_test_id("notice")).not_to_have_text("")
    await expect(page.get_by_test_id("mic")).to_have_attribute("data-on", "true")
    await fay.hears(ana)
    await page.evaluate("__trouble.silence('audio', true)")
    await page.get_by_test_id("silent-microphone").wait_for()
    await page.evaluate("__trouble.silence('audio', false)")
    await expect(page.get_by_test_id("silent-microphone")).to_have_count(0)


async def test_without_server_network_or_a_way_for_media_the_last_picture_stays_and_all_comes_back_by_itself(
    node: HearthNode, api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser = await browsers.start(says=speech(tmp_path))
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    ana = await Member.join(browser, api, session, (await api.invite(session)).url, "Ana", beforehand=TROUBLE)
    page = ana.page
    await ana.sees(fay)

    await node.kill()
    await _tells(page, "server")
    await expect(page.get_by_test_id("connection")).to_have_attribute("data-frozen", "true")
    assert await page.locator(f'[data-participant="{fay.id}"] video').evaluate("(video) => video.videoWidth") > 0
    await _look(page, "server-gone")
    await page.get_by_test_id("try-now").click()
    # Meanwhile the server's addresses lead nowhere, as in a network that lets neither UDP nor TCP through.
    await page.evaluate("__trouble.block(true)")
    await node.start()
    await _tells(page, "blocked", within=40)
    assert await page.evaluate("document.activeElement !== document.body")
    await ana.press("for-it")
    await expect(page.get_by_test_id("for-it")).to_contain_text(str(node.media_port))
    await _look(page, "media-blocked")
    await page.evaluate("__trouble.block(false)")
    await ana.sees(fay, within=30)
    await _tells(page, None)
    await expect(page.get_by_test_id("notice")).not_to_have_text("")

    await page.context.set_offline(True)
    await _tells(page, "offline")
    await _look(page, "offline")
    await page.context.set_offline(False)
    await _tells(page, None)
    await ana.sees(fay)


async def test_whoever_is_put_out_replaced_or_unheard_is_told_why_and_what_they_can_do(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    browser = await browsers.start(says=speech(tmp_path))
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    link = (await api.invite(session, name="Ana")).url
    ana = await Member.join(browser, api, session, link, "Ana", beforehand=f"{TROUBLE};__trouble.hush();")
    await ana.page.get_by_test_id("unblock").wait_for()
    await _look(ana.page, "sound-held-back")
    await ana.press("unblock")
    await ana.hears(fay)

    # A token of an earlier time, kept by the tab, has expired: the link itself leads back in, as the same person.
    await ana.page.evaluate(
        """(token) => {
            const [key] = Object.keys(sessionStorage).filter((each) => each.startsWith("hearth:ey"));
            const memory = { ...JSON.parse(sessionStorage.getItem(key)), personal: token };
            sessionStorage.setItem(key, JSON.stringify(memory));
        }""",
        _expired(link.split("#")[1], ana.id),
    )
    await ana.page.reload()
    await ana.hears_packets(fay)
    assert {person.name: person.id for person in (await api.session(session)).participants}["Ana"] == ana.id

    elsewhere = await Member.join(browser, api, session, link, "Ana")
    await _ends(ana.page, "replaced")
    await _look(ana.page, "replaced")
    await ana.press("return")
    await _ends(elsewhere.page, "replaced")
    await ana.hears_packets(fay)

    await fay.remove(ana, ban=False)
    await _ends(ana.page, "dismissed")
    await _look(ana.page, "dismissed")
    ben = await Member.join(browser, api, session, (await api.invite(session)).url, "Ben")
    await fay.remove(ben)
    await _ends(ben.page, "removed")
    await _look(ben.page, "removed")


async def _ends(page: Page, ending: str) -> None:
    await expect(page.get_by_test_id("ending")).to_have_attribute("data-ending", ending, timeout=15_000)


def _expired(token: str, participant: str) -> str:
    """A personal token like those of the server, whose time is over."""
    claims = jwt.decode(token, SECRET, algorithms=["HS256"])
    return jwt.encode(json.loads(json.dumps(claims)) | {"par": participant, "iat": 1, "exp": 2}, SECRET, "HS256")
