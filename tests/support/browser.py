"""Debian's Chromium, and its Firefox, with fake devices, driven by Playwright.

What a fake microphone says and a fake camera shows belongs to the browser process: people who must be told apart live
in different browsers, the others share one (each in a context of their own, so that they share no storage).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from playwright.async_api import Browser, ConsoleMessage, Page, Request, Response, WebSocket, async_playwright

from tests.support import firefox

CHROMIUM = "/usr/bin/chromium"
PROBE = Path(__file__).with_name("probe.js")

_FLAGS = (
    "--no-sandbox",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream=fps=20",
    "--autoplay-policy=no-user-gesture-required",
    # Several browsers share few cores here; one in the background must not be slowed down.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)


@dataclass(slots=True)
class Traffic:
    """What a page asked the network for, and what it complained about."""

    addresses: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    """What no page may ever do: ask another origin than its own, or be served with a policy that lets strangers in."""

    def watch(self, page: Page) -> None:
        own = ""

        def asked(url: str) -> None:
            nonlocal own
            self.addresses.append(url)
            own = own or _host(url)
            if _host(url) not in {own, ""}:
                self.breaches.append(f"a page of {own} asked for {url}")

        def request(request: Request) -> None:
            asked(request.url)

        def websocket(socket: WebSocket) -> None:
            asked(socket.url)

        def response(response: Response) -> None:
            if response.request.resource_type == "document" and _host(response.url):
                self.breaches += [f"{response.url}: {each}" for each in _weaknesses(response.headers)]

        def console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.complaints.append(message.text)
                if "Content Security Policy" in message.text:
                    self.breaches.append(message.text)

        def error(error: Exception) -> None:
            self.complaints.append(str(error))

        page.on("request", request)
        page.on("websocket", websocket)
        page.on("response", response)
        page.on("console", console)
        page.on("pageerror", error)


def _host(url: str) -> str:
    """The host with its port; "" for what comes from the page itself."""
    parts = urlsplit(url)
    return "" if parts.scheme in {"data", "blob", "about"} else parts.netloc


def _weaknesses(headers: Mapping[str, str]) -> list[str]:
    """What is missing in a document's Content-Security-Policy, or should not be there."""
    policy = headers.get("content-security-policy", "")
    found = [each for each in ("unsafe-inline", "unsafe-eval", "http:", "https:", "*") if each in policy]
    missing = [each for each in ("default-src 'none'", "script-src 'self'") if each not in policy]
    return [f"its policy has {each}" for each in found] + [f"its policy lacks {each}" for each in missing]


@dataclass(slots=True)
class FakeBrowser:
    """One browser process. `page` opens a window of a person of their own."""

    _browser: Browser
    traffic: Traffic = field(default_factory=Traffic)

    async def page(self, *, clipboard: bool = False) -> Page:
        context = await self._browser.new_context(viewport={"width": 1000, "height": 700})
        if clipboard:
            await context.grant_permissions(["clipboard-read", "clipboard-write"])
        await context.add_init_script(path=PROBE)
        page = await context.new_page()
        self.traffic.watch(page)
        return page


class Browsers:
    """Starts browsers, and ends all of them together. None of their pages may have asked a stranger for anything."""

    def __init__(self, stack: AsyncExitStack) -> None:
        self._stack = stack
        self.started: list[FakeBrowser] = []

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncIterator[Self]:
        async with AsyncExitStack() as stack:
            browsers = cls(stack)
            yield browsers
            breaches = [each for started in browsers.started for each in started.traffic.breaches]
            assert not breaches, "\n".join(breaches)

    async def start(
        self,
        *,
        says: Path | None = None,
        shows: Path | None = None,
        program: Path | str = CHROMIUM,
        secure_origin: str | None = None,
    ) -> FakeBrowser:
        """A new process.

        says: a WAV file for the microphone. shows: a YUV4MPEG2 file for the camera. program: another way to start
        Chromium. secure_origin: an http origin other than loopback that may use the camera all the same.
        """
        flags = [*_FLAGS]
        if says:
            flags.append(f"--use-file-for-fake-audio-capture={says}")
        if shows:
            flags.append(f"--use-file-for-fake-video-capture={shows}")
        if secure_origin:
            flags.append(f"--unsafely-treat-insecure-origin-as-secure={secure_origin}")
        playwright = await self._stack.enter_async_context(async_playwright())
        return self._started(await playwright.chromium.launch(executable_path=program, args=flags))

    async def start_firefox(self, directory: Path) -> FakeBrowser:
        """A Firefox. It reaches no media server at a loopback address: see `tests.support.node.outward_address`."""
        playwright = await self._stack.enter_async_context(async_playwright())
        return self._started(await firefox.launch(playwright, directory))

    def _started(self, browser: Browser) -> FakeBrowser:
        self._stack.push_async_callback(browser.close)
        fake = FakeBrowser(browser)
        self.started.append(fake)
        return fake
