"""Transport-wide feedback, read back by a decoder written from the draft alone."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from server.sfu.twcc import Arrivals


def decode(packet: bytes) -> tuple[int, dict[int, int | None]]:
    """The feedback count, and for each sequence number its arrival in µs, None where it did not arrive."""
    first, kind, words, _, _, base, count, reference_and_feedbacks = struct.unpack_from("!BBHIIHHI", packet)
    assert (first, kind) == (0x8F, 205)
    assert len(packet) == 4 + 4 * words
    symbols: list[int] = []
    at = 20
    while len(symbols) < count:
        chunk = int.from_bytes(packet[at : at + 2], "big")
        at += 2
        if not chunk & 0x8000:
            assert chunk & 0x1FFF
            symbols += [chunk >> 13] * (chunk & 0x1FFF)
        elif chunk & 0x4000:
            symbols += [chunk >> shift & 3 for shift in range(12, -2, -2)]
        else:
            symbols += [chunk >> shift & 1 for shift in range(13, -1, -1)]
    assert not any(symbols[count:])
    tick = (reference_and_feedbacks >> 8) * 256
    arrivals: dict[int, int | None] = {}
    for place, symbol in enumerate(symbols[:count]):
        arrivals[(base + place) & 0xFFFF] = None
        if symbol:
            tick += int.from_bytes(packet[at : at + symbol], "big", signed=symbol == 2)
            at += symbol
            arrivals[(base + place) & 0xFFFF] = tick * 250
    assert len(packet) - at < 4
    return reference_and_feedbacks & 0xFF, arrivals


def told(packets: list[bytes]) -> list[dict[int, int | None]]:
    return [decode(packet)[1] for packet in packets]


def recorded(*arrivals: tuple[int, int]) -> Arrivals:
    found = Arrivals()
    for sequence, arrival in arrivals:
        found.record(sequence, arrival)
    return found


def test_nothing_arrived_is_nothing_told() -> None:
    assert Arrivals().feedback(1, 2) == []


def test_the_packet_is_as_the_draft_draws_it() -> None:
    (packet,) = recorded((5, 64_000), (6, 64_500), (8, 100_000)).feedback(1, 2)
    assert packet == bytes.fromhex(
        "8fcd0006 00000001 00000002 0005 0004 000001 00 b400 00 02 8e 000000".replace(" ", "")
    )


def test_packets_in_order_are_told_with_their_arrival() -> None:
    assert told(recorded((10, 1_000_000), (11, 1_020_000)).feedback(1, 2)) == [{10: 1_000_000, 11: 1_020_000}]


def test_a_gap_is_told_as_not_received() -> None:
    assert told(recorded((10, 0), (13, 250)).feedback(1, 2)) == [{10: 0, 11: None, 12: None, 13: 250}]


def test_a_gap_between_two_feedbacks_is_told_by_the_second() -> None:
    arrivals = recorded((10, 0))
    arrivals.feedback(1, 2)
    arrivals.record(12, 250)
    assert told(arrivals.feedback(1, 2)) == [{11: None, 12: 250}]


def test_reordered_packets_are_told_in_the_order_of_sending() -> None:
    assert told(recorded((10, 0), (12, 1000), (11, 2000)).feedback(1, 2)) == [{10: 0, 11: 2000, 12: 1000}]


def test_numbers_wrap() -> None:
    assert told(recorded((65535, 0), (1, 250)).feedback(1, 2)) == [{65535: 0, 0: None, 1: 250}]


def test_a_packet_that_comes_twice_counts_by_its_first_arrival() -> None:
    assert told(recorded((10, 0), (10, 5000)).feedback(1, 2)) == [{10: 0}]


def test_a_packet_told_as_lost_is_told_again_when_it_comes() -> None:
    arrivals = recorded((10, 0), (12, 250))
    arrivals.feedback(1, 2)
    arrivals.record(11, 500)
    arrivals.record(13, 750)
    assert told(arrivals.feedback(1, 2)) == [{11: 500}, {13: 750}]


def test_a_packet_from_before_the_first_is_told() -> None:
    assert told(recorded((0, 250), (65535, 500)).feedback(1, 2)) == [{65535: 500}, {0: 250}]


def test_a_delta_beyond_eight_seconds_begins_another_packet() -> None:
    packets = told(recorded((10, 0), (11, 9_000_000)).feedback(1, 2))
    assert packets == [{10: 0}, {11: 9_000_000}]


def test_a_gap_too_wide_to_tell_is_left_out() -> None:
    assert told(recorded((10, 0), (5000, 250)).feedback(1, 2)) == [{10: 0}, {5000: 250}]


def test_feedbacks_are_counted_and_wrap() -> None:
    arrivals = Arrivals()
    counts = []
    for sequence in range(258):
        arrivals.record(sequence, 0)
        counts += [decode(packet)[0] for packet in arrivals.feedback(1, 2)]
    assert counts == [*range(256), 0, 1]


def test_what_nobody_asks_for_is_not_kept_without_bound() -> None:
    arrivals = recorded(*((sequence & 0xFFFF, sequence) for sequence in range(100_000)))
    assert sum(len(part) for part in told(arrivals.feedback(1, 2))) == 4096


def test_the_worst_pattern_stays_below_1200_bytes() -> None:
    arrivals = Arrivals()
    arrivals.record(0, 0)
    arrivals.feedback(1, 2)
    time = 0
    for place in range(2000):
        time += 0 if place % 2 else 100_000
        arrivals.record((950 + place + place // 3) & 0xFFFF, time)
    packets = arrivals.feedback(1, 2)
    assert max(map(len, packets)) < 1200


@given(
    st.integers(0, 65535),
    st.lists(
        st.tuples(st.integers(0, 40), st.one_of(st.integers(0, 3000), st.integers(0, 20_000_000))),
        min_size=1,
        max_size=400,
    ),
    st.integers(1, 60),
)
def test_every_arrival_is_told_once_and_exactly(first: int, steps: list[tuple[int, int]], batch: int) -> None:
    sequence, time = first, 0
    sent: list[tuple[int, int]] = []
    for step, later in steps:
        sequence, time = sequence + 1 + step, time + later
        sent.append((sequence & 0xFFFF, time))
    arrivals = Arrivals()
    found: dict[int, int] = {}
    for start in range(0, len(sent), batch):
        for arrival in sent[start : start + batch]:
            arrivals.record(*arrival)
        for packet in arrivals.feedback(1, 2):
            assert len(packet) < 1200
            for number, arrived in decode(packet)[1].items():
                if arrived is not None:
                    assert number not in found
                    found[number] = arrived
    assert found == {number: arrived // 250 * 250 for number, arrived in sent}
