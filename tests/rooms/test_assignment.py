"""Splitting people into rooms: by lot, by rotation, balanced; against brute force where that is possible."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooms.assignment import (
    Groups,
    Impossible,
    Pairs,
    Weights,
    balanced,
    by_lot,
    by_rotation,
    encounters,
    even_sizes,
    objection,
    rooms_for,
    split,
)
from rooms.chance import shuffled
from rooms.kernel import ParticipantId

People = tuple[ParticipantId, ...]


def people(names: str) -> People:
    return tuple(ParticipantId(name) for name in names)


def pairs(apart: str = "", together: str = "") -> Pairs:
    """`"ab cd"` are the pairs a-b and c-d."""
    one, other = (tuple((ParticipantId(p[0]), ParticipantId(p[1])) for p in text.split()) for text in (apart, together))
    return Pairs(apart=one, together=other)


def must(result: Groups | Impossible) -> Groups:
    assert not isinstance(result, Impossible), result
    return result


def rooms_of(result: Groups | Impossible) -> set[str]:
    return {"".join(sorted(group)) for group in must(result)}


def cost(groups: Groups, weights: Weights) -> int:
    return sum(weights.get(frozenset(pair), 0) for group in groups for pair in combinations(group, 2))


def respects(groups: Groups, wish: Pairs) -> bool:
    room = {person: number for number, group in enumerate(groups) for person in group}
    known = [(a, b, True) for a, b in wish.together] + [(a, b, False) for a, b in wish.apart]
    return all((room[a] == room[b]) is same for a, b, same in known if a in room and b in room)


def every_split(who: People, sizes: tuple[int, ...]) -> Iterator[Groups]:
    if not sizes:
        yield ()
        return
    for group in combinations(who, sizes[0]):
        rest = tuple(person for person in who if person not in group)
        for others in every_split(rest, sizes[1:]):
            yield (group, *others)


# --- sizes ---


@given(st.integers(0, 100), st.integers(1, 20))
def test_sizes_are_even_and_complete(number: int, rooms: int) -> None:
    sizes = even_sizes(number, rooms)
    assert len(sizes) == rooms
    assert sum(sizes) == number
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(("number", "size", "rooms"), [(12, 4, 3), (13, 4, 4), (3, 4, 1), (0, 4, 1)])
def test_there_are_as_many_rooms_as_a_size_needs(number: int, size: int, rooms: int) -> None:
    assert rooms_for(number, size) == rooms


# --- by lot ---


@given(st.integers(1, 24), st.integers(1, 8), st.integers(0, 2**64 - 1))
def test_by_lot_everyone_is_in_one_room_and_rooms_are_even(number: int, rooms: int, chance: int) -> None:
    who = shuffled((ParticipantId(str(i)) for i in range(number)), chance)
    groups = must(by_lot(who, rooms, Pairs()))
    assert sorted(p for group in groups for p in group) == sorted(who)
    assert sorted(map(len, groups)) == sorted(even_sizes(number, rooms))


def test_the_lot_decides() -> None:
    seen = {frozenset(rooms_of(by_lot(shuffled(people("abcd"), chance), 2, Pairs()))) for chance in range(50)}
    assert len(seen) == 3


def test_a_couple_stays_together_and_adversaries_apart() -> None:
    for chance in range(50):
        groups = must(by_lot(shuffled(people("abcdefgh"), chance), 3, pairs(apart="ac bd", together="ab ef")))
        assert respects(groups, pairs(apart="ac bd", together="ab ef"))


def test_pairs_of_people_who_are_not_among_them_do_not_matter() -> None:
    assert rooms_of(by_lot(people("ab"), 1, pairs(apart="ax xy", together="bz"))) == {"ab"}


# --- by rotation ---


def test_a_rotation_finds_new_partners() -> None:
    earlier = [(people("ab"), people("cd")), (people("ac"), people("bd"))]
    assert rooms_of(by_rotation(people("abcd"), 2, Pairs(), earlier)) == {"ad", "bc"}


def test_where_all_have_met_those_who_met_least_meet_again() -> None:
    earlier = [(people("ab"), people("cd"))] * 2 + [(people("ac"), people("bd"))] * 2 + [(people("ad"), people("bc"))]
    assert rooms_of(by_rotation(people("abcd"), 2, Pairs(), earlier)) == {"ad", "bc"}


def test_a_group_of_twelve_has_new_partners_for_several_rounds() -> None:
    rounds: list[Groups] = []
    for chance in range(3):
        rounds.append(must(by_rotation(shuffled(people("abcdefghijkl"), chance), 4, Pairs(), rounds)))
    assert max(encounters(rounds).values()) == 1


def test_a_couple_is_together_in_every_round_of_a_rotation() -> None:
    rounds: list[Groups] = [(people("abc"), people("def"))]
    assert respects(must(by_rotation(people("abcdef"), 2, pairs(together="ab"), rounds)), pairs(together="ab"))


# --- balanced ---


def test_every_room_has_somebody_talkative_and_somebody_quiet() -> None:
    spoken = {ParticipantId(name): seconds for name, seconds in zip("abcdef", (900, 800, 300, 200, 5, 0), strict=True)}
    groups = must(balanced(people("abcdef"), 2, Pairs(), spoken))
    for group in groups:
        assert [len({*group} & {*people(band)}) for band in ("ab", "cd", "ef")] == [1, 1, 1]


def test_who_has_no_figure_counts_as_quiet() -> None:
    spoken = {ParticipantId("a"): 10, ParticipantId("b"): 10}
    for group in must(balanced(people("cadb"), 2, Pairs(), spoken)):
        assert len({*group} & {*people("ab")}) == 1


# --- what cannot be ---


@pytest.mark.parametrize(
    ("rooms", "wish", "reason", "about"),
    [
        (2, pairs("ab", "ab"), "apart and together at once", "ab"),
        (2, pairs("ac", "ab bc"), "apart and together at once", "ac"),
        (2, pairs("", "ab bc"), "More people are to be kept together", "abc"),
        (2, pairs("ab bc ca", ""), "do not fit into rooms of even size", ""),
        (1, pairs("ab", ""), "do not fit into rooms of even size", ""),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(rooms: int, wish: Pairs, reason: str, about: str) -> None:
    result = by_lot(people("abcd"), rooms, wish)
    assert isinstance(result, Impossible)
    assert reason in result.reason
    assert result.reason.endswith(".")
    assert set(result.people) == set(people(about))


def test_three_couples_cannot_be_in_two_even_rooms() -> None:
    assert isinstance(by_lot(people("abcdef"), 2, pairs(together="ab cd ef")), Impossible)
    assert rooms_of(by_lot(people("abcdef"), 3, pairs(together="ab cd ef"))) == {"ab", "cd", "ef"}


# --- against brute force ---

SEVEN = people("abcdefg")
some_pairs = st.lists(st.sampled_from(list(combinations(SEVEN, 2))), max_size=5).map(tuple)
some_weights = st.dictionaries(st.sampled_from([frozenset(p) for p in combinations(SEVEN, 2)]), st.integers(1, 5))


@given(
    number=st.integers(1, 7),
    rooms=st.integers(1, 4),
    wish=st.builds(Pairs, apart=some_pairs, together=some_pairs),
    weights=some_weights,
    chance=st.integers(0, 2**64 - 1),
)
@settings(max_examples=400)
def test_no_split_is_cheaper_and_none_exists_where_none_is_found(
    number: int, rooms: int, wish: Pairs, weights: Weights, chance: int
) -> None:
    who = shuffled(SEVEN[:number], chance)
    possible = [g for g in every_split(who, even_sizes(number, rooms)) if respects(g, wish)]
    result = split(who, rooms, wish, weights)
    if isinstance(result, Impossible):
        assert not possible
    else:
        assert respects(result, wish)
        assert sorted(map(len, result)) == sorted(even_sizes(number, rooms))
        assert cost(result, weights) == min(cost(g, weights) for g in possible)


@given(
    number=st.integers(8, 40),
    rooms=st.integers(2, 8),
    weights=st.dictionaries(st.tuples(st.integers(0, 39), st.integers(0, 39)), st.integers(1, 3), max_size=80),
    apart=st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=6),
)
@settings(max_examples=30, deadline=None)
def test_large_groups_are_split_soundly_as_well(
    number: int, rooms: int, weights: dict[tuple[int, int], int], apart: list[tuple[int, int]]
) -> None:
    names = [ParticipantId(str(i)) for i in range(40)]
    wish = Pairs(apart=tuple((names[a], names[b]) for a, b in apart if a != b))
    costs = {frozenset((names[a], names[b])): weight for (a, b), weight in weights.items() if a != b}
    result = split(names[:number], rooms, wish, costs)
    if not isinstance(result, Impossible):
        assert sorted(p for group in result for p in group) == sorted(names[:number])
        assert sorted(map(len, result)) == sorted(even_sizes(number, rooms))
        assert respects(result, wish)


# --- by hand ---


@pytest.mark.parametrize(
    ("groups", "wish", "reason"),
    [
        ("ab cde", Pairs(), None),
        ("ab c", pairs(apart="ac dx", together="ab dx"), None),
        ("ab ca", Pairs(), "Nobody can be in two rooms."),
        ("ab c", pairs(apart="ab"), "These people are to be kept apart."),
        ("ab c", pairs(together="ac"), "These people are to be kept together."),
        ("ab c", pairs(together="ax"), None),
    ],
)
def test_a_split_by_hand_is_held_against_the_pairs(groups: str, wish: Pairs, reason: str | None) -> None:
    found = objection(tuple(people(group) for group in groups.split()), wish)
    assert (None if found is None else found.reason) == reason


def test_whoever_is_in_two_rooms_is_named() -> None:
    assert objection((people("ab"), people("ca")), Pairs()) == Impossible("Nobody can be in two rooms.", people("a"))
