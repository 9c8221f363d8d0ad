"""What is kept for retransmission, and for how long."""

from __future__ import annotations

import gc
import weakref

import pytest

from server.sfu.history import History
from server.sfu.rtp import Packet


class Kept(Packet, weakref=True, gc=True):
    """A packet whose end can be watched."""


def packet(sequence: int) -> Kept:
    return Kept(0x80, 0, 96, sequence, 0, 7)


def test_a_packet_is_found_by_its_number() -> None:
    history = History(8)
    wanted = packet(5)
    history.put(5, wanted)
    assert history.get(5) is wanted


def test_a_number_never_seen_is_not_found() -> None:
    assert History(8).get(5) is None


def test_a_packet_whose_place_was_taken_is_not_found() -> None:
    history = History(8)
    history.put(5, packet(5))
    history.put(13, packet(13))
    assert history.get(5) is None
    assert history.get(13) is not None


def test_numbers_on_both_sides_of_the_wrap_have_places_of_their_own() -> None:
    history = History(8)
    for sequence in (65532, 65533, 65534, 65535, 0, 1, 2, 3):
        history.put(sequence, packet(sequence))
    assert all(history.get(sequence) for sequence in (65532, 65535, 0, 3))


def test_a_stream_that_flows_is_kept() -> None:
    history = History(8, age=1.0)
    for second in range(5):
        history.put(second, packet(second))
        history.expire(float(second))
    assert history.get(0) is not None


def test_a_cleared_history_has_nothing() -> None:
    history = History(8)
    history.put(5, packet(5))
    history.clear()
    assert history.get(5) is None


def test_the_memory_of_a_stream_that_stopped_is_freed() -> None:
    history = History(8, age=1.0)
    made = packet(5)
    watched = weakref.ref(made)
    history.put(5, made)
    del made
    history.expire(1.0)
    history.expire(1.5)
    gc.collect()
    assert watched() is not None
    history.expire(2.5)
    gc.collect()
    assert watched() is None


@pytest.mark.parametrize("size", [0, 3, 500, 65536])
def test_a_size_that_does_not_divide_the_numbers_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        History(size)
