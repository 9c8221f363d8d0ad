"""What of an anonymous result may be told, so that nobody's vote can be worked out of it.

A *cell* is a number of people of whom the result would say what they chose. Rules that hold, each of which a test tries
to break by going through all votes there could be:

- No cell under `MIN_CELL` is told, be it one answer or what remains when those that are told are taken from the total.
- No cell that is withheld can be computed, also not by somebody who knows this program and their own vote.
- Of a mean is told only so much that any single vote could still be anything (`mean`).

How: of single choices the small cells are withheld, and with them the next larger ones until those that are withheld
are neither few together nor all as many as a small cell can be (complementary suppression: Willenborg and de Waal,
Elements of Statistical Disclosure Control, 2001, ch. 4). Where people choose several answers, each is a question of its
own, withheld when those who chose it or those who did not are few; and more, when what is told would leave no choices
for the others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

MIN_CELL: Final = 3
"""Fewer people are never told of by themselves."""

_TOP: Final = 10


def one_of(counts: Sequence[int]) -> tuple[int | None, ...]:
    """The votes for each of several answers, of which everyone chose one; None where they are withheld."""
    hidden = [count for count in counts if count < MIN_CELL]
    if not hidden:
        return tuple(counts)
    told = sorted(count for count in counts if count >= MIN_CELL)
    while told and not _is_safe(hidden):
        smallest = told[0]
        hidden += [count for count in told if count == smallest]  # all alike, or their order would tell them apart
        told = [count for count in told if count > smallest]
    return tuple(count if count in told else None for count in counts)


def _is_safe(hidden: Sequence[int]) -> bool:
    """Whether what is withheld cannot be computed from how many votes it is together."""
    together = sum(hidden)
    if len(hidden) < 2 or together < MIN_CELL:
        return False
    return max(hidden) >= MIN_CELL or together < len(hidden) * (MIN_CELL - 1)


def each_of(counts: Sequence[int], voters: int, most: int, *, more: bool = False) -> tuple[int | None, ...]:
    """The votes for each of several answers, of which everyone chose one to `most`; None where they are withheld.

    `more`: there are answers beside these, which nobody or few have chosen.
    """
    told = sorted(count for count in counts if MIN_CELL <= count <= voters - MIN_CELL)
    room = most * voters - max(MIN_CELL, most + 1)
    while told and (more or len(told) < len(counts)) and sum(told) > room:
        told = [count for count in told if count < told[-1]]
    return tuple(count if count in told else None for count in counts)


def bands(counts: Sequence[int]) -> tuple[int, ...] | None:
    """The votes in each part of a scale, if no part is small; there is a mean beside them, so it is all or nothing."""
    return tuple(counts) if min(counts) >= MIN_CELL else None


def mean(numbers: Sequence[int]) -> float:
    """The mean of votes from 0 to 10, to a half, and no nearer to the ends than leaves every vote open.

    Of n votes with the mean m, one can be 0 if the others can come to nm, at most 10(n - 1): for m up to 10 - 10/n;
    and one can be 10 for m from 10/n on.
    """
    lowest = math.ceil(2 * _TOP / len(numbers)) / 2
    halves = math.floor(2 * sum(numbers) / len(numbers) + 0.5) / 2
    return min(max(halves, lowest), _TOP - lowest)
