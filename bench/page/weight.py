"""What stays in a page's memory when others have come and gone.

Rule that holds: the first comings and goings are not weighed, as whatever is made once is made then.
"""

from __future__ import annotations

from typing import Final

import msgspec

from bench.page.crowd import Crowd
from bench.page.window import Weight, Window

WARM_UP: Final = 20


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


async def comings_and_goings(window: Window, crowd: Crowd, visits: int, together: int) -> Kept:
    """Have others come in and leave for good, so many together, until there were so many `visits`. `window` is inside,
    and nobody else."""
    await _wave(window, crowd, WARM_UP, together)
    before, pictures = await window.weight(), await window.pictures_made()
    await _wave(window, crowd, visits, together)
    return Kept(visits, before, await window.weight(), await window.pictures_made() - pictures)


async def _wave(window: Window, crowd: Crowd, visits: int, together: int) -> None:
    for begun in range(0, visits, together):
        people = min(together, visits - begun)
        async with crowd.visit(people):
            await window.shows(1 + people)
        await window.shows(1)
