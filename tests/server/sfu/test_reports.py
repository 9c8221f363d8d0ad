"""Loss, jitter and round trips; sender reports carried over to the seats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sfu.reports import ReceiverStats, RemoteClock, SrMapping, ntp_time, round_trip
from server.sfu.rtcp import ReportBlock, SenderReport

VIDEO = 90_000


def followed(sequences: list[int]) -> ReceiverStats:
    stats = ReceiverStats(VIDEO)
    for place, sequence in enumerate(sequences):
        stats.received(sequence & 0xFFFF, place * 3000 & 0xFFFFFFFF, place / 30)
    return stats


def report(ntp: float, rtp_timestamp: int) -> SenderReport:
    return SenderReport(ssrc=1, ntp=int(ntp * 2**32), rtp_timestamp=rtp_timestamp, packets=0, octets=0)


def test_nothing_received_is_nothing_lost() -> None:
    block = ReceiverStats(VIDEO).report_block(7, 1.0)
    assert block == ReportBlock(ssrc=7, fraction_lost=0, lost=0, highest=0, jitter=0, lsr=0, dlsr=0)


def test_packets_in_order_are_no_loss() -> None:
    block = followed([10, 11, 12]).report_block(7, 1.0)
    assert (block.fraction_lost, block.lost, block.highest) == (0, 0, 12)


def test_a_gap_is_loss() -> None:
    block = followed([10, 11, 13]).report_block(7, 1.0)
    assert (block.fraction_lost, block.lost) == (64, 1)


def test_a_late_packet_is_no_loss() -> None:
    stats = followed([10, 12, 11])
    assert (stats.lost, stats.highest) == (0, 12)


def test_the_fraction_covers_the_time_since_the_report_before() -> None:
    stats = followed([10, 12])
    stats.report_block(7, 1.0)
    for sequence in range(13, 23):
        stats.received(sequence, 0, 2.0)
    block = stats.report_block(7, 2.0)
    assert (block.fraction_lost, block.lost) == (0, 1)


def test_packets_that_come_twice_give_no_negative_fraction() -> None:
    block = followed([10, 10, 10, 11]).report_block(7, 1.0)
    assert (block.fraction_lost, block.lost) == (0, -2)


def test_the_highest_number_counts_the_wraps() -> None:
    assert followed([65534, 65535, 0, 1]).highest == 0x10001


def test_a_late_packet_from_before_the_wrap_does_not_wrap_again() -> None:
    assert followed([65534, 0, 65535, 1]).highest == 0x10001


def test_a_sender_that_restarts_is_counted_anew() -> None:
    stats = followed([10, 11, 12, 40000, 40001, 40002])
    assert (stats.packets, stats.lost, stats.highest) == (2, 0, 40002)


def test_one_packet_from_nowhere_changes_nothing() -> None:
    stats = followed([10, 11, 40000, 12])
    assert (stats.packets, stats.lost, stats.highest) == (3, 0, 12)


def test_an_even_stream_has_no_jitter() -> None:
    assert followed(list(range(100))).jitter == pytest.approx(0, abs=1e-6)


def test_jitter_approaches_the_deviation() -> None:
    stats = ReceiverStats(VIDEO)
    for frame in range(200):
        stats.received(frame, frame * 3000, frame / 30 + (0.005 if frame % 2 else 0.0))
    assert stats.jitter == pytest.approx(0.005 * VIDEO, rel=0.01)


def test_packets_of_one_frame_do_not_jitter() -> None:
    stats = ReceiverStats(VIDEO)
    for packet in range(10):
        stats.received(packet, 3000, packet / 100)
    assert stats.jitter == 0


def test_the_timestamps_wrap_does_not_jitter() -> None:
    stats = ReceiverStats(VIDEO)
    for frame in range(4):
        stats.received(frame, (0xFFFFFFFF - 4000 + frame * 3000) & 0xFFFFFFFF, frame / 30)
    assert stats.jitter == pytest.approx(0, abs=1e-6)


def test_a_report_echoes_the_senders() -> None:
    stats = followed([1])
    stats.reported(SenderReport(1, 0x1111222233334444, 0, 0, 0), 5.0)
    block = stats.report_block(7, 5.5)
    assert (block.lsr, block.dlsr) == (0x22223333, 0x8000)


@given(st.integers(0, 65535), st.lists(st.booleans(), min_size=2, max_size=300))
def test_what_arrived_and_what_was_lost_is_all_that_was_sent(first: int, arrives: list[bool]) -> None:
    arrives[0] = arrives[-1] = True
    stats = ReceiverStats(VIDEO)
    for place, arrived in enumerate(arrives):
        if arrived:
            stats.received((first + place) & 0xFFFF, 0, 0.0)
    assert stats.lost == arrives.count(False)
    assert stats.packets == arrives.count(True)
    assert stats.highest == first + len(arrives) - 1


def test_a_round_trip_is_what_is_left_after_the_reporters_delay() -> None:
    sent = ntp_time(100.0) >> 16 & 0xFFFFFFFF
    block = ReportBlock(1, 0, 0, 0, 0, lsr=sent, dlsr=0x8000)
    assert round_trip(block, 100.75) == pytest.approx(0.25, abs=1e-4)


def test_without_a_report_of_ours_there_is_no_round_trip() -> None:
    assert round_trip(ReportBlock(1, 0, 0, 0, 0, lsr=0, dlsr=0), 100.0) is None


def test_a_round_trip_into_the_future_is_none() -> None:
    block = ReportBlock(1, 0, 0, 0, 0, lsr=ntp_time(100.0) >> 16 & 0xFFFFFFFF, dlsr=0x20000)
    assert round_trip(block, 101.0) is None


def test_before_the_first_report_there_is_no_mapping() -> None:
    assert SrMapping(RemoteClock(), VIDEO).timestamp_at(1.0) is None


def test_the_timestamp_goes_on_from_the_last_report() -> None:
    mapping = SrMapping(RemoteClock(), VIDEO)
    mapping.reported(report(5000.0, 1000), now=10.0)
    assert mapping.timestamp_at(10.5) == 1000 + VIDEO // 2


def test_the_timestamp_wraps() -> None:
    mapping = SrMapping(RemoteClock(), VIDEO)
    mapping.reported(report(5000.0, 0xFFFFFFFF), now=10.0)
    assert mapping.timestamp_at(11.0) == VIDEO - 1


def test_sound_and_picture_of_a_publisher_stay_in_step_whenever_their_reports_arrive() -> None:
    clock = RemoteClock()
    sound, picture = SrMapping(clock, 48_000), SrMapping(clock, VIDEO)
    sound.reported(report(5000.0, 0), now=10.0)
    picture.reported(report(5001.0, VIDEO), now=11.3)  # 0.3 s late: a network that lags, not a clock that differs
    at_sound, at_picture = sound.timestamp_at(12.0), picture.timestamp_at(12.0)
    assert at_sound is not None
    assert at_picture is not None
    assert at_sound / 48_000 == pytest.approx(at_picture / VIDEO)


def test_a_publishers_clock_that_was_set_moves_sound_and_picture_together() -> None:
    clock = RemoteClock()
    sound, picture = SrMapping(clock, 48_000), SrMapping(clock, VIDEO)
    sound.reported(report(5000.0, 0), now=10.0)
    picture.reported(report(5000.0, 0), now=10.0)
    sound.reported(report(9000.0, 48_000), now=11.0)
    picture.reported(report(9000.0, VIDEO), now=11.0)
    assert sound.timestamp_at(11.5) == 72_000
    assert picture.timestamp_at(11.5) == 135_000
