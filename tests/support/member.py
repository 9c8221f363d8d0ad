"""Somebody in the group, at their browser: does what a person does there, and reads what they see and hear.

The page is found by the hooks listed in web/README.md, never by its words or style.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Self

import msgspec
from playwright.async_api import Locator, Page

from tests.support.api import Api
from tests.support.browser import FakeBrowser
from tests.support.media_files import Colour
from tests.support.waiting import until

TABS = {"polls": "asks", "checkins": "asks", "moderation": "more", "balance": "more", "scene": "more"}
"""The parts of the rail that share a tab with others."""


class Received(msgspec.Struct, frozen=True):
    """What one person's seat has brought so far, as Chromium counts it; durations in seconds."""

    frames: int
    width: int
    freezes: int
    frozen: float
    video_packets: int
    video_lost: int
    repaired: int
    nacks: int
    audio_packets: int
    audio_energy: float


class Sent(msgspec.Struct, frozen=True):
    """What this page has sent of its camera, over all layers. `layers`: the rids that carry frames."""

    frames: int
    retransmitted: int
    nacks: int
    layers: list[str]


class Dialled(msgspec.Struct, frozen=True):
    """How many peer connections the page has made, and how many offers."""

    connections: int
    offers: int


async def preview(page: Page, url: str) -> bool:
    """Open the link and go on from its first page, which not everyone is shown. Returns: whether it leads so far."""
    await page.goto(url)
    first, name, ending = (page.get_by_test_id(hook) for hook in ("continue", "name", "ending"))
    await first.or_(name).or_(ending).first.wait_for()
    if await first.count():
        await first.click()
        await name.wait_for()
    return await name.count() > 0


async def knock(page: Page, url: str, name: str) -> None:
    """Open the link, give a name and press join; whether the door opens is another matter."""
    if not await preview(page, url):
        return
    await page.get_by_test_id("name").fill(name)
    await page.get_by_test_id("join").click()


class Member:
    """`join` opens the page and goes in. Afterwards `id` is theirs."""

    def __init__(self, page: Page, name: str, participant: str) -> None:
        self.page = page
        self.name = name
        self.id = participant

    @classmethod
    async def join(
        cls, browser: FakeBrowser, api: Api, session: str, url: str, name: str, *, beforehand: str = ""
    ) -> Self:
        """Go in by the link, as far as the door opens, and wait until the server counts them present.

        beforehand: a script that runs before the page's own, each time it is loaded.
        """
        page = await browser.page()
        await page.add_init_script(beforehand)
        await knock(page, url, name)
        await page.get_by_test_id("leave").wait_for()

        async def participant() -> str | None:
            person = (await api.session(session)).named(name)
            return person.id if person and person.present else None

        found = await until(f"{name} is present", participant)
        assert found
        return cls(page, name, found)

    def tile(self, other: Member) -> Locator:
        return self.page.locator(f'[data-participant="{other.id}"]')

    def door(self, state: str) -> Locator:
        """The page of somebody who has not been let in: `agreeing` or `waiting`."""
        return self.page.locator(f'[data-testid=door][data-door="{state}"]')

    def apart(self, why: str) -> Locator:
        """What somebody sees who is `away` or `held`."""
        return self.page.locator(f'[data-testid=apart][data-apart="{why}"]')

    def room_strip(self, name: str) -> Locator:
        """The line that says in which room somebody is while small rooms are open."""
        return self.page.locator("[data-testid=room-name]", has_text=name)

    async def press(self, hook: str) -> None:
        await self.page.get_by_test_id(hook).click()

    async def write(self, hook: str, text: str) -> None:
        """Into a field with a button beside it that sends."""
        await self.page.get_by_test_id(hook).fill(text)
        await self.press(f"{hook}-send")

    async def leave(self) -> None:
        """Go, and leave the others to go on; who leads is asked whether that is meant."""
        await self.press("leave")
        alone = self.page.get_by_test_id("leave-alone")
        await alone.or_(self.page.get_by_test_id("ending")).wait_for()
        if await alone.is_visible():
            await alone.click()

    async def leave_at(self) -> float:
        """Press leave. Returns: when, in ms of the machine's wall clock, which all browsers here share."""
        pressed = "(button) => { const pressed = Date.now(); button.click(); return pressed; }"
        return float(await self.page.get_by_test_id("leave").evaluate(pressed))

    async def share_screen(self) -> None:
        """By the bar, once they may."""
        await self.press("share")
        await self.page.get_by_test_id("sharing").wait_for()

    async def out_of_sight(self, away: bool) -> None:
        """Turn to another tab, as the page is told of it, or come back."""
        state = """(state) => {
            Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
        await self.page.evaluate(state, "hidden" if away else "visible")

    async def watch_for(self, colour: Colour) -> Callable[[], Awaitable[float]]:
        """Watch every picture from now on. Returns: what waits for the first frame of this colour and says when it was
        presented, on the clock of `leave_at`."""
        await self.page.evaluate("(colour) => { window.__appeared = __probe.firstFrame(colour); }", colour)

        async def appeared() -> float:
            async with asyncio.timeout(20):
                return float(await self.page.evaluate("window.__appeared"))

        return appeared

    async def mute(self, other: Member) -> None:
        """As a facilitator, by the people panel."""
        await self.people()
        await self.page.get_by_test_id(f"mute-{other.id}").click()

    async def remove(self, other: Member, *, ban: bool = True) -> None:
        """As a facilitator, by the people panel, which asks once more: for good, unless there is no ban."""
        await self._acts(other)
        await self.press(f"remove-{other.id}")
        await self.page.get_by_test_id("ban").set_checked(ban)
        await self.page.get_by_test_id("confirm").click()

    async def do_for(self, other: Member, act: str) -> None:
        """As a facilitator, one of the acts beside a name: `hold`, `release`, `send-back`, `speak`."""
        await self._acts(other)
        await self.press(f"{act}-{other.id}")

    async def admit(self, other: Member) -> None:
        """As a facilitator, let one of those waiting in."""
        await self.people()
        await self.press(f"admit-{other.id}")

    async def open_rooms(self, *groups: Sequence[Member], minutes: int | None = None) -> None:
        """As a facilitator, make a plan by hand with these groups and open its rooms, Room 1 and so on."""
        await self.rooms()
        await self.page.get_by_test_id("method").select_option("manual")
        await self.page.get_by_test_id("rooms-number").fill(str(len(groups)))
        await self.press("plan")
        await self.page.get_by_test_id("review").wait_for()
        for number, group in enumerate(groups, start=1):
            for other in group:
                await self.place(other, f"Room {number}")
        await self.page.get_by_test_id("minutes").fill("" if minutes is None else str(minutes))
        await self.press("launch")
        await self.page.get_by_test_id("live-rooms").wait_for()

    async def place(self, other: Member, room: str) -> float:
        """As a facilitator, put somebody into a room of the board. Returns: when, as `leave_at` does."""
        choose = """(menu, room) => {
            const option = [...menu.options].find((each) => each.text === room);
            menu.value = option.value;
            const pressed = Date.now();
            menu.dispatchEvent(new Event("change", { bubbles: true }));
            return pressed;
        }"""
        pressed = float(await self.page.get_by_test_id(f"place-{other.id}").evaluate(choose, room))
        card = self.page.locator(".room-card", has=self.page.locator(f'[data-placed="{other.id}"]'), has_text=room)
        await card.wait_for()
        return pressed

    async def desk(self, part: str) -> Locator:
        """As a facilitator, open a part of the rail: `turns`, `polls`, `moderation`. Returns: what it shows."""
        panel = self.page.get_by_test_id(f"{part}-panel")
        if not await panel.is_visible():
            await self._open("desk")
            tab = TABS.get(part, part)
            await self.press(f"desk-{tab}")
            if tab != part:
                await self.press(f"desk-{part}")
        await panel.wait_for()
        return panel

    async def people(self) -> None:
        """Open the list of people, by the bar's button, or leave it open."""
        await self._open("people")

    async def rooms(self) -> None:
        """As a facilitator, open what small rooms are set up and led with."""
        await self._open("rooms")

    async def _acts(self, other: Member) -> None:
        """What may be done for somebody beside their name in the people panel."""
        await self.people()
        await self._open(f"more-{other.id}")

    async def _open(self, button: str) -> None:
        found = self.page.get_by_test_id(button)
        if await found.get_attribute("aria-expanded") != "true":
            await found.click()

    async def received(self, other: Member) -> Received | None:
        """None while the other's picture has no track here."""
        return msgspec.convert(await self._probe("received", other.id), Received | None)

    async def sent(self) -> Sent:
        return msgspec.convert(await self._probe("sent"), Sent)

    async def dialled(self) -> Dialled:
        return msgspec.convert(await self._probe("dialled"), Dialled)

    async def protocol(self) -> str | None:
        """`udp` or `tcp`: what the selected ICE candidate pair uses; None while there is none."""
        path = await self._probe("path")
        return str(path["protocol"]) if path else None

    async def condition(self) -> str:
        """How the page is doing, for whoever reads of a failed test."""
        tiles = await self.page.locator("[data-participant]").evaluate_all(
            "(tiles) => tiles.map((t) => ({...t.dataset}))"
        )
        words = (await self.page.locator("body").inner_text()).replace("\n", " | ")
        return f"{await self.dialled()}, path {await self._probe('path')}, tiles {tiles}, words: {words}"

    async def _probe(self, function: str, *arguments: object) -> Any:
        return await self.page.evaluate(f"(arguments) => __probe.{function}(...arguments)", list(arguments))

    async def sees(self, other: Member, *, frames: int = 20, within: float = 20.0) -> Received:
        """Wait until `frames` more frames of the other have been decoded."""
        return await self._more(other, "frames", frames, within)

    async def hears(self, other: Member, *, packets: int = 25, within: float = 20.0) -> Received:
        """Wait until `packets` more packets of the other's voice have come, with sound in them."""
        await self.hears_packets(other, packets=packets, within=within)
        return await self._more(other, "audio_energy", 1e-6, within)

    async def hears_packets(self, other: Member, *, packets: int = 25, within: float = 20.0) -> Received:
        """Wait until `packets` more packets of the other's voice have come, be it silence."""
        return await self._more(other, "audio_packets", packets, within)

    async def stops_hearing(self, other: Member, *, within: float = 10.0) -> None:
        """Wait until no packet of the other's voice has come for half a second, 25 times what lies between two."""
        seen, since = -1, time.monotonic()

        async def still() -> bool:
            nonlocal seen, since
            now = await self.received(other)
            packets = now.audio_packets if now else -1
            if packets != seen:
                seen, since = packets, time.monotonic()
            return seen >= 0 and time.monotonic() - since > 0.5

        await until(f"{self.name} no longer hears {other.name}", still, within)

    async def stops_seeing(self, other: Member, *, within: float = 15.0) -> None:
        """Wait until no packet of the other's picture has come for a second."""
        seen, since = -1, time.monotonic()

        async def still() -> bool:
            nonlocal seen, since
            now = await self.received(other)
            packets = now.video_packets if now else -1
            if packets != seen:
                seen, since = packets, time.monotonic()
            return seen >= 0 and time.monotonic() - since > 1.0

        await until(f"{self.name} is sent no picture of {other.name}", still, within)

    async def _more(self, other: Member, figure: str, by: float, within: float) -> Received:
        first: float | None = None

        async def grown() -> Received | None:
            nonlocal first
            now = await self.received(other)
            if now is None:
                return None
            value: float = getattr(now, figure)
            if first is None or value < first:  # counted anew after a reconnection
                first = value
            return now if value >= first + by else None

        try:
            answer = await until(f"{self.name} receives {by} more {figure} of {other.name}", grown, within)
        except AssertionError as error:
            for member in (self, other):
                error.add_note(f"{member.name}'s page: {await member.condition()}")
            raise
        assert answer
        return answer
