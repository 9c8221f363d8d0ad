"""Drawing lots from a number."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rooms.chance import shuffled


@given(st.lists(st.integers(), max_size=30), st.integers(0, 2**64 - 1))
def test_everybody_is_in_the_order_once(items: list[int], chance: int) -> None:
    assert sorted(shuffled(items, chance)) == sorted(items)


@given(st.integers(0, 2**64 - 1))
def test_the_same_number_gives_the_same_order(chance: int) -> None:
    assert shuffled("abcdef", chance) == shuffled("abcdef", chance)


def test_what_a_number_means_never_changes() -> None:
    assert "".join(shuffled("abcdefgh", 0)) == "cfadegbh"


def test_every_order_comes_about_as_often_as_any_other() -> None:
    drawn = Counter(shuffled("abc", chance) for chance in range(6000))
    assert len(drawn) == 6
    assert all(850 < times < 1150 for times in drawn.values())
