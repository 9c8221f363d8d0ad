"""What is kept for retransmission, and for how long."""

from __future__ import annotations

import gc
import weakref

import pytest

from server.sfu.history import History
from server.sfu.rtp import Packet


class Kept(Packet):  # a packet that can be watched
    __slots__ = ("__weakref__",)


def packet(sequence: int) -> Kept:
    made = Kept()
    made.sequence = sequence
    return made


def test_a_packet_is_found_by_its_number() -> None:
    history = History(8)
    wanted = packet(5)
    history.put(5, wanted, 1.0)
    assert history.get(5, 1.1) is wanted


def test_a_number_never_seen_is_not_found() -> None:
    assert History(8).get(5, 1.0) is None


def test_a_packet_whose_place_was_taken_is_not_found() -> None:
    history = History(8)
    history.put(5, packet(5), 1.0)
    history.put(13, packet(13), 1.0)
    assert history.get(5, 1.0) is None
    assert history.get(13, 1.0) is not None


def test_numbers_on_both_sides_of_the_wrap_have_places_of_their_own() -> None:
    history = History(8)
    for sequence in (65532, 65533, 65534, 65535, 0, 1, 2, 3):
        history.put(sequence, packet(sequence), 1.0)
    assert all(history.get(sequence, 1.0) for sequence in (65532, 65535, 0, 3))


def test_a_packet_too_old_to_help_is_not_given_out() -> None:
    history = History(8, age=1.0)
    history.put(5, packet(5), 1.0)
    assert history.get(5, 2.0) is not None
    assert history.get(5, 2.1) is None


def test_a_cleared_history_has_nothing() -> None:
    history = History(8)
    history.put(5, packet(5), 1.0)
    history.clear()
    assert history.get(5, 1.0) is None


def test_the_memory_of_a_stream_that_stopped_is_freed() -> None:
    history = History(8, age=1.0)
    made = packet(5)
    watched = weakref.ref(made)
    history.put(5, made, 1.0)
    del made
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
