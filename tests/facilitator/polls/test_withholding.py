"""Trying to compute what is withheld, by going through all votes there could have been.

The attacker knows the program, how many voted, and all that is told; the insider knows their own vote, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement
from typing import TypeAlias

import pytest

from facilitator.polls.withholding import MIN_CELL, bands, each_of, mean, one_of

Counts: TypeAlias = tuple[int, ...]
Told: TypeAlias = tuple[int | None, ...]


def all_counts(votes: int, options: int) -> Iterator[Counts]:
    """Every way in which so many can choose one of so many answers."""
    if options == 1:
        yield (votes,)
        return
    for first in range(votes + 1):
        for rest in all_counts(votes - first, options - 1):
            yield (first, *rest)


def computed(cell: int, possible: Iterable[Counts]) -> bool:
    """Whether somebody who knows what is possible knows a small cell."""
    values = {counts[cell] for counts in possible}
    return len(values) == 1 and min(values) < MIN_CELL


def by_what_is_told(worlds: Iterable[tuple[Counts, Told]]) -> dict[Told, list[Counts]]:
    indistinct: dict[Told, list[Counts]] = defaultdict(list)
    for counts, told in worlds:
        indistinct[told].append(counts)
    return indistinct


# --- one answer each ---


@pytest.mark.parametrize("options", [2, 3, 4, 5])
def test_no_small_cell_of_single_choices_can_be_computed_not_even_by_those_who_voted(options: int) -> None:
    for votes in range(3, 17 if options < 5 else 13):
        worlds = ((counts, one_of(counts)) for counts in all_counts(votes, options))
        for told, possible in by_what_is_told(worlds).items():
            for cell in (cell for cell, count in enumerate(told) if count is None):
                assert not computed(cell, possible)
                for own in range(options):
                    assert not computed(cell, [counts for counts in possible if counts[own]])


@pytest.mark.parametrize("options", [2, 3, 4])
def test_what_remains_when_the_told_cells_are_taken_from_the_total_is_no_small_cell(options: int) -> None:
    for votes in range(3, 15):
        for counts in all_counts(votes, options):
            told = one_of(counts)
            rest = votes - sum(count for count in told if count is not None)
            assert rest == 0 or rest >= MIN_CELL
            assert all(count is None or count >= MIN_CELL for count in told)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((4, 3), (4, 3)),
        ((5, 2, 1), (5, None, None)),
        ((5, 3, 0), (5, None, None)),
        ((6, 2), (None, None)),
        ((8, 0, 0), (None, None, None)),
        ((3, 2, 2), (None, None, None)),
        ((4, 4, 1), (None, None, None)),
    ],
)
def test_as_little_is_withheld_as_can_be(counts: Counts, told: Told) -> None:
    assert one_of(counts) == told


# --- several answers each ---


def all_ballots(options: int, most: int) -> list[frozenset[int]]:
    return [frozenset(picked) for size in range(1, most + 1) for picked in combinations(range(options), size)]


def counted(ballots: Sequence[frozenset[int]], options: int) -> Counts:
    return tuple(sum(option in ballot for ballot in ballots) for option in range(options))


@pytest.mark.parametrize(("options", "most", "votes"), [(2, 2, 9), (3, 2, 8), (3, 3, 7), (4, 2, 6), (5, 2, 6)])
@pytest.mark.parametrize("more", [False, True])
def test_no_small_cell_of_several_choices_can_be_computed_not_even_by_those_who_voted(
    options: int, most: int, votes: int, more: bool
) -> None:
    ballots = all_ballots(options, most)
    possible: dict[Told, set[Counts]] = defaultdict(set)
    with_own: dict[tuple[Told, frozenset[int]], set[Counts]] = defaultdict(set)
    for world in combinations_with_replacement(ballots, votes):
        counts = counted(world, options)
        told = each_of(counts, votes, most, more=more)
        possible[told].add(counts)
        for own in set(world):
            with_own[told, own].add(counts)
    for told, worlds in possible.items():
        for cell in (cell for cell, count in enumerate(told) if count is None):
            assert not computed(cell, worlds)
    for (told, _), worlds in with_own.items():
        for cell in (cell for cell, count in enumerate(told) if count is None):
            assert not computed(cell, worlds)


def test_an_answer_that_few_did_not_choose_is_withheld_as_one_that_few_chose() -> None:
    assert each_of((8, 7, 6, 5, 3, 2, 0), 8, 7) == (None, None, None, 5, 3, None, None)


# --- a scale ---


@pytest.mark.parametrize("votes", range(3, 17))
def test_a_mean_leaves_every_single_vote_open(votes: int) -> None:
    """For each mean that can be told and each number, somebody can have voted that number."""
    sums: dict[float, set[int]] = defaultdict(set)
    for total in range(10 * votes + 1):
        sums[mean(numbers_with_sum(total, votes))].add(total)
    for told, totals in sums.items():
        for vote in range(11):
            assert any(0 <= total - vote <= 10 * (votes - 1) for total in totals), (told, vote)


@pytest.mark.parametrize("votes", [3, 4])
def test_a_mean_and_its_withheld_bands_leave_every_vote_of_a_small_group_open(votes: int) -> None:
    worlds: dict[tuple[float, Counts | None], list[tuple[int, ...]]] = defaultdict(list)
    for numbers in combinations_with_replacement(range(11), votes):
        worlds[mean(numbers), bands(in_bands(numbers))].append(numbers)
    for possible in worlds.values():
        assert {number for numbers in possible for number in numbers} == set(range(11))


def test_bands_are_told_if_none_of_them_is_small() -> None:
    assert bands((3, 4, 3)) == (3, 4, 3)
    assert bands((9, 4, 2)) is None


def numbers_with_sum(total: int, votes: int) -> list[int]:
    whole, rest = divmod(total, votes)
    return [whole + (place < rest) for place in range(votes)]


def in_bands(numbers: Sequence[int]) -> Counts:
    return (
        sum(number <= 3 for number in numbers),
        sum(4 <= number <= 6 for number in numbers),
        sum(number >= 7 for number in numbers),
    )
