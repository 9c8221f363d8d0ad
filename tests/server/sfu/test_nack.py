"""Missing packets: asked for, asked for again, given up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.sfu.nack import Gaps, build_nack, parse_nack

HEADER = 12


def gaps(*sequences: int) -> Gaps:
    found = Gaps()
    for sequence in sequences:
        found.received(sequence, 0.0)
    return found


def test_a_stream_in_order_misses_nothing() -> None:
    assert gaps(65534, 65535, 0, 1).due(1.0) == []


def test_a_missing_packet_is_given_time_to_come_by_itself() -> None:
    missing = gaps(1, 3)
    assert missing.due(0.005) == []
    assert missing.due(0.011) == [2]


def test_a_packet_that_came_late_is_not_asked_for() -> None:
    assert gaps(1, 3, 2).due(0.011) == []


def test_missing_packets_are_asked_for_in_the_order_of_the_stream_across_the_wrap() -> None:
    assert gaps(65533, 1, 3).due(0.011) == [65534, 65535, 0, 2]


def test_an_answer_ends_the_asking() -> None:
    missing = gaps(1, 3)
    missing.due(0.011)
    missing.received(2, 0.03)
    assert len(missing) == 0
    assert missing.due(1.0) == []


def test_a_stream_may_begin_at_any_number() -> None:
    assert [gaps(first, (first + 2) & 0xFFFF).due(0.011) for first in (0, 65534, 65535)] == [[1], [65535], [0]]


def test_a_packet_is_asked_for_again_after_a_round_trip() -> None:
    missing = gaps(1, 3)
    assert missing.due(0.02, round_trip=0.1) == [2]
    assert missing.due(0.11, round_trip=0.1) == []
    assert missing.due(0.13, round_trip=0.1) == [2]


def test_a_packet_is_not_asked_for_again_at_once_however_short_the_round_trip() -> None:
    missing = gaps(1, 3)
    assert missing.due(0.02, round_trip=0.001) == [2]
    assert missing.due(0.05, round_trip=0.001) == []
    assert missing.due(0.07, round_trip=0.001) == [2]


def test_a_packet_is_asked_for_ten_times_and_then_given_up() -> None:
    missing = gaps(1, 3)
    asked = [missing.due(0.02 + 0.05 * time) for time in range(12)]
    assert asked == [[2]] * 10 + [[], []]
    assert len(missing) == 0
    assert missing.lost_for_good()


def test_a_packet_too_old_to_be_worth_it_is_given_up() -> None:
    missing = gaps(1, 3)
    assert missing.due(1.1) == []
    assert missing.lost_for_good()


def test_what_was_given_up_is_told_once() -> None:
    missing = gaps(1, 3)
    missing.due(1.1)
    assert missing.lost_for_good()
    assert not missing.lost_for_good()


def test_a_gap_too_wide_to_repair_is_given_up_at_once() -> None:
    missing = gaps(1, 300)
    assert len(missing) == 0
    assert missing.lost_for_good()
    missing.received(301, 0.0)
    assert missing.due(1.0) == []


def test_too_many_gaps_are_given_up_together() -> None:
    missing = gaps(*range(0, 450, 2))
    assert len(missing) <= 200
    assert missing.lost_for_good()


def test_a_key_frame_makes_what_was_before_it_needless() -> None:
    missing = gaps(1, 3, 5, 7)
    missing.forget_before(5)
    assert missing.due(0.011) == [6]
    assert not missing.lost_for_good()


def test_a_packet_that_comes_twice_changes_nothing() -> None:
    missing = gaps(1, 2, 2, 1, 3)
    assert missing.due(1.0) == []
    assert not missing.lost_for_good()


def test_a_sender_that_counts_anew_from_further_back_is_followed() -> None:
    missing = gaps(40000, 40002, 20000, 20001, 20003)
    assert missing.due(0.011) == [20002]
    assert missing.lost_for_good()


def test_one_packet_from_far_back_changes_nothing() -> None:
    assert gaps(40000, 20000, 40001, 40003).due(0.011) == [40002]


@given(st.integers(0, 65535), st.lists(st.integers(0, 400), max_size=150))
def test_the_missing_are_those_between_the_received(first: int, offsets: list[int]) -> None:
    missing = Gaps()
    received = {0}
    missing.received(first, 0.0)
    for offset in offsets:
        if offset - max(received) <= 100:
            missing.received((first + offset) & 0xFFFF, 0.0)
            received.add(offset)
    due = [(sequence - first) & 0xFFFF for sequence in missing.due(0.02)]
    if missing.lost_for_good():
        assert len(due) <= 200
    else:
        assert due == [offset for offset in range(max(received)) if offset not in received]


def test_a_nack_packs_seventeen_packets_into_one_pair() -> None:
    packet = build_nack(1, 2, range(100, 117))
    assert packet == bytes.fromhex("81cd0003 00000001 00000002 0064ffff".replace(" ", ""))


@given(st.integers(0, 65535), st.sets(st.integers(0, 1000), min_size=1, max_size=100))
def test_a_nack_is_read_as_written(first: int, offsets: set[int]) -> None:
    sequences = [(first + offset) & 0xFFFF for offset in sorted(offsets)]
    packet = build_nack(1, 2, sequences)
    assert parse_nack(packet[HEADER:]) == sequences
    assert len(packet) == 4 + 4 * int.from_bytes(packet[2:4], "big")


def test_a_sequence_named_twice_is_asked_for_once() -> None:
    assert parse_nack(build_nack(1, 2, [5, 5])[HEADER:]) == [5]


def test_a_cut_off_pair_is_not_read() -> None:
    assert parse_nack(b"\x00\x05\x00\x00\x00\x09") == [5]
