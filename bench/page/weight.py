"""What stays in a page's memory when others have come and gone.

Rule that holds: the first comings and goings are not weighed, as whatever is made once is made then.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import msgspec

from bench.page.crowd import Crowd
from bench.page.window import Weight, Window
from tests.support.api import Api
from tests.support.browser import FakeBrowser
from tests.support.member import knock

Visits: TypeAlias = Callable[[int], Awaitable[None]]
"""Have others come in and leave for good, so many times."""


class Kept(msgspec.Struct, frozen=True):
    """What `visits` comings and goings of others have left behind."""

    visits: int
    before: Weight
    after: Weight
    pictures: int
    """Video elements made meanwhile."""

    @property
    def more(self) -> Weight:
        """What there is now and was not before."""
        return self.after - self.before


async def kept(window: Window, visits: Visits, times: int, first: int = 20) -> Kept:
    """Weigh after the `first` visits, and again after so many more."""
    await visits(first)
    before, pictures = await window.weight(), await window.pictures_made()
    await visits(times)
    return Kept(times, before, await window.weight(), await window.pictures_made() - pictures)


def unseen(window: Window, crowd: Crowd, together: int = 10) -> Visits:
    """People without media, so many at the same time. `window` is inside, and nobody else."""

    async def visits(times: int) -> None:
        for begun in range(0, times, together):
            people = min(together, times - begun)
            async with crowd.visit(people):
                await window.shows(1 + people)
            await window.shows(1)

    return visits


def seen(window: Window, api: Api, session: str, browser: FakeBrowser) -> Visits:
    """People with voice and picture, one at a time. `window` is inside, and nobody else."""

    async def visits(times: int) -> None:
        for _ in range(times):
            page = await browser.page()
            await knock(page, (await api.invite(session)).url, "Visitor")
            await window.sees_somebody()
            await page.get_by_test_id("leave").click()
            await window.shows(1)
            await page.context.close()

    return visits
