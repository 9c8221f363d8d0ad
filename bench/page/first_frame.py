"""How long after pressing Join somebody sees the others.

From the press, as the browser timed it, to the first frame of somebody else that was presented. The one who is joined
sends real pictures from a browser of their own; the page was loaded and its own camera opened before, as people do it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from bench.page.window import Window
from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import picture, silence
from tests.support.member import Member, preview
from tests.support.waiting import until


async def waits(api: Api, browsers: Browsers, folder: Path, times: int) -> AsyncIterator[float]:
    """Join so many times, each time as somebody new. Yields: what they waited, in ms."""
    session = await api.create_session(capacity=2)
    quiet = silence(folder)
    shown = await browsers.start(says=quiet, shows=picture(folder, "blue"))
    host = await Member.join(shown, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    joining = await browsers.start(says=quiet, shows=picture(folder, "red"))
    for _ in range(times):
        window = await Window.open(joining)
        yield await _wait(window, (await api.invite(session)).url)
        await window.page.get_by_test_id("leave").click()
        await window.page.get_by_test_id("ending").wait_for()
        await window.page.context.close()
    await host.leave()


async def _wait(window: Window, url: str) -> float:
    page = window.page
    assert await preview(page, url)
    await page.get_by_test_id("name").fill("Ann")
    await page.wait_for_function("() => [...document.querySelectorAll('video')].some((video) => video.videoWidth > 0)")
    await page.get_by_test_id("join").click()
    waited = await until("the first picture", window.waited)
    assert waited is not None
    return waited
