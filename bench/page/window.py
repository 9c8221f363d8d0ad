"""A page under measurement: what is open in it, what it weighs, what moved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
from playwright.async_api import CDPSession, Page

from bench.page.snapshot import own_bytes
from tests.support.browser import FakeBrowser
from tests.support.waiting import until

_WATCH: Final = Path(__file__).with_name("watch.js")
_CIRCLE: Final = ".tiles [data-participant]"


class Weight(msgspec.Struct, frozen=True):
    """What a page holds once everything that nobody holds is gone."""

    heap_bytes: int
    object_bytes: int
    """Of the heap, what the page's own objects take: see `bench.page.snapshot`."""
    nodes: int
    """DOM nodes, those in no document included."""
    listeners: int

    def __sub__(self, other: Weight) -> Weight:
        mine, others = msgspec.structs.astuple(self), msgspec.structs.astuple(other)
        return Weight(*(after - before for after, before in zip(mine, others, strict=True)))


class Moved(msgspec.Struct, frozen=True):
    """An element that was elsewhere in the frame before. Boxes are x, y, width, height in CSS pixels."""

    element: str
    before: tuple[int, int, int, int]
    after: tuple[int, int, int, int]


class Shift(msgspec.Struct, frozen=True):
    """A layout shift. `value` as in the Layout Instability specification: how much of the page moved, times how far."""

    value: float
    sources: Sequence[Moved]


class Window:
    """Wraps a page. Opened before its first address is."""

    def __init__(self, page: Page, devtools: CDPSession) -> None:
        self.page = page
        self._devtools = devtools

    @classmethod
    async def open(cls, browser: FakeBrowser) -> Window:
        page = await browser.page()
        await page.add_init_script(path=_WATCH)
        devtools = await page.context.new_cdp_session(page)
        await devtools.send("Performance.enable")
        return cls(page, devtools)

    async def weight(self) -> Weight:
        """Collect what can be collected, and weigh the rest. What has been noted of shifts is dropped, not to weigh."""
        await self.shifts()
        for _ in range(2):  # what a finalizer lets go of is collected the second time
            await self._devtools.send("HeapProfiler.collectGarbage")
        answer = await self._devtools.send("Performance.getMetrics")
        figures = {metric["name"]: int(metric["value"]) for metric in answer["metrics"]}
        own = own_bytes(await self._snapshot())
        return Weight(figures["JSHeapUsedSize"], own, figures["Nodes"], figures["JSEventListeners"])

    async def _snapshot(self) -> str:
        chunks: list[str] = []

        def take(event: dict[str, str]) -> None:
            chunks.append(event["chunk"])

        self._devtools.on("HeapProfiler.addHeapSnapshotChunk", take)
        await self._devtools.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
        self._devtools.remove_listener("HeapProfiler.addHeapSnapshotChunk", take)
        return "".join(chunks)

    async def pictures_made(self) -> int:
        """How many video elements the page has made so far."""
        return int(await self.page.evaluate("__watch.made()"))

    async def waited(self) -> float | None:
        """Milliseconds from the press of Join to the first picture of somebody else; None until it is there."""
        waited = await self.page.evaluate("__watch.waited()")
        return None if waited is None else float(waited)

    async def shifts(self) -> Sequence[Shift]:
        """What has moved since this was asked last."""
        return msgspec.convert(await self.page.evaluate("__watch.taken()"), list[Shift])

    async def sees(self, selector: str, *, there: bool = True) -> None:
        """Wait until something is on the page, seen or not, or is no longer."""
        await self.page.locator(selector).first.wait_for(state="attached" if there else "detached")

    async def sees_somebody(self) -> None:
        """Wait until there is a picture in somebody else's tile."""
        await self.page.wait_for_function(
            "() => [...document.querySelectorAll('[data-participant]:not([data-own]) video')]"
            ".some((video) => video.videoWidth > 0)"
        )

    async def shows(self, people: int) -> None:
        """Wait until there are tiles of so many, the own one included."""

        async def shown() -> bool:
            return await self.page.locator(_CIRCLE).count() == people

        await until(f"{people} tiles", shown)
