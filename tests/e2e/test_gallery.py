"""Every component in every state, as the gallery shows them: photographed in each look, judged by axe.

The gallery is built for this and served under the server's own headers; it is no part of what Hearth serves. What a
pointer or a key does to a control is put on by the debugger, so that the real rules of the style sheets are seen.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from aiohttp import web
from playwright.async_api import Page, expect

from server.api import security
from tests.support.axe import assert_accessible, assert_much_contrast
from tests.support.browser import Browsers
from tests.support.photographs import DIRECTORY, SCREENS, beyond_the_edge

WEB: Final = Path(__file__).parents[2] / "web"
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
# As the protocol of the debugger calls them.
FORCED: Final = {"hover": ["hover"], "focus": ["focus", "focus-visible"], "active": ["hover", "active"]}


async def built(into: Path) -> None:
    vite = await asyncio.create_subprocess_exec(
        *("node", str(WEB / "node_modules/vite/bin/vite.js"), "build", "--mode", "gallery", "--outDir", str(into)),
        cwd=WEB,
        env={name: value for name, value in os.environ.items() if name != "NODE_ENV"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await vite.communicate()
    assert vite.returncode == 0, said.decode()


@pytest.fixture
async def gallery(tmp_path: Path) -> AsyncIterator[str]:
    await built(tmp_path)
    app = web.Application()
    app.router.add_static("/", tmp_path)
    runner = web.AppRunner(app)
    security.install(app, "http://127.0.0.1")
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port: int = runner.addresses[0][1]
    yield f"http://127.0.0.1:{port}/gallery.html"
    await runner.cleanup()


async def touch(page: Page) -> None:
    """Put on what a pointer or the keyboard would: each sample's control has the state the sample is named by."""
    debugger = await page.context.new_cdp_session(page)
    await debugger.send("DOM.enable")
    await debugger.send("CSS.enable")
    document: dict[str, Any] = await debugger.send("DOM.getDocument")
    for state, classes in FORCED.items():
        control = f'[data-state="{state}"] :is(button, input, select, textarea)'
        found: dict[str, Any] = await debugger.send(
            "DOM.querySelectorAll", {"nodeId": document["root"]["nodeId"], "selector": control}
        )
        assert found["nodeIds"], state
        for node in found["nodeIds"]:
            await debugger.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": classes})


async def open_gallery(browsers: Browsers, address: str) -> Page:
    page = await (await browsers.start()).page()
    await page.goto(address)
    for form in ("busy", "done", "failed"):
        await page.get_by_test_id(f"{form}-submit").click()
    await expect(page.locator('[data-testid=busy][aria-busy="true"]')).to_be_visible()
    await expect(page.locator('[data-testid=failed] [role="alert"]')).not_to_be_empty()
    await page.evaluate("document.activeElement.blur()")
    await touch(page)
    return page


async def look(page: Page, name: str) -> None:
    """The whole gallery, on a phone and on a laptop."""
    for screen in ("phone", "laptop"):
        await page.set_viewport_size(SCREENS[screen])
        await page.screenshot(path=DIRECTORY / f"gallery-{name}-{screen}.png", full_page=True)
        assert await beyond_the_edge(page) == [], f"{name} on a {screen}"


async def choose(page: Page, theme: str) -> None:
    """Choose the colours as anybody does, in the settings."""
    await page.get_by_test_id("open-dialog").click()
    await page.get_by_test_id(f"theme-{theme}").check()
    await page.keyboard.press("Escape")
    await expect(page.locator(f'html[data-theme="{theme}"]')).to_be_attached()


async def test_every_component_in_every_state_is_readable_in_each_look(browsers: Browsers, gallery: str) -> None:
    page = await open_gallery(browsers, gallery)
    await assert_accessible(page, "gallery")
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await look(page, scheme)
    await choose(page, "contrast")
    await assert_accessible(page, "gallery with more contrast")
    await assert_much_contrast(page, "gallery with more contrast")
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        await look(page, f"contrast-{scheme}")
    await choose(page, "light")
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 246, 240)"
    await page.emulate_media(forced_colors="active", reduced_motion="reduce")
    await look(page, "forced")


async def test_dialogs_and_everything_else_stand_from_the_right_as_well(browsers: Browsers, gallery: str) -> None:
    page = await open_gallery(browsers, f"{gallery}?lang=ar-XB")
    assert await page.evaluate("document.documentElement.dir") == "rtl"
    await look(page, "right-to-left")
    for dialog in ("dialog", "confirm"):
        await page.get_by_test_id(f"open-{dialog}").click()
        await expect(page.locator("dialog")).to_be_visible()
        await assert_accessible(page, f"gallery, {dialog}")
        await page.screenshot(path=DIRECTORY / f"gallery-{dialog}-right-to-left.png")
        await page.keyboard.press("Escape")
        await expect(page.get_by_test_id(f"open-{dialog}")).to_be_focused()
