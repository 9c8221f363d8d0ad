"""The machine's clock and chance."""

from __future__ import annotations

import time

from server.system import RandomIds, SystemClock


def test_the_clock_is_the_wall_clock_in_milliseconds() -> None:
    before, now, after = time.time(), SystemClock().now(), time.time()
    assert int(before * 1000) <= now <= after * 1000


def test_identifiers_say_what_they_are_of_and_are_never_the_same() -> None:
    ids = RandomIds()
    made = {ids.new("p") for _ in range(100)}
    assert len(made) == 100
    assert all(one.startswith("p_") and len(one) == 34 for one in made)


def test_chance_is_drawn_anew_each_time_from_64_bits() -> None:
    ids = RandomIds()
    drawn = [ids.draw() for _ in range(100)]
    assert len(set(drawn)) == 100
    assert all(0 <= number < 2**64 for number in drawn)
