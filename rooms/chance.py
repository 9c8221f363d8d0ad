"""Chance as data: what is decided by lot follows from a number that the server drew (`rooms.kernel.Issued.chance`).

Rule that holds: the same number gives the same order for ever, so what was decided by lot can be looked at again in a
test. The generator is SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014): its
numbers are fair, but no secret.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

_WORD: Final = 2**64 - 1


def shuffled(items: Iterable[T], chance: int) -> tuple[T, ...]:
    """`items` in an order in which every one is as likely as every other (Fisher and Yates)."""
    order = list(items)
    numbers = _numbers(chance)
    for last in range(len(order) - 1, 0, -1):
        other = next(numbers) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return tuple(order)


def _numbers(chance: int) -> Iterator[int]:
    """Endless numbers of 64 bits. What one modulo makes uneven of them is far below what anybody could notice."""
    state = chance & _WORD
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _WORD
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
        yield mixed ^ (mixed >> 31)
