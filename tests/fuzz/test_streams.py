"""Whatever numbers and levels an authenticated but hostile publisher sends, what is kept of them stays bounded and what
is written of them well-formed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.sfu.levels import Speech
from server.sfu.nack import Gaps, build_nack
from server.sfu.reports import ReceiverStats, RemoteClock, SrMapping, round_trip
from server.sfu.rtcp import Nack, ReceiverReport, ReportBlock, SenderReport, parse_compound, receiver_report
from server.sfu.twcc import Arrivals

SEQUENCES = st.integers(0, 0xFFFF)
U32 = st.integers(0, 0xFFFFFFFF)
SECONDS = st.floats(0, 1e6)


@given(st.lists(st.tuples(SEQUENCES, SECONDS), max_size=300))
def test_gaps(packets: list[tuple[int, float]]) -> None:
    gaps = Gaps()
    for sequence, now in packets:
        gaps.received(sequence, now)
        assert len(gaps) <= 200
        due = gaps.due(now)
        if due:
            (nack,) = parse_compound(build_nack(1, 2, due))
            assert nack == Nack(2, tuple(due))


@given(st.lists(st.tuples(SEQUENCES, U32, SECONDS), max_size=300))
def test_receiver_statistics(packets: list[tuple[int, int, float]]) -> None:
    stats = ReceiverStats(90_000)
    for sequence, timestamp, now in packets:
        stats.received(sequence, timestamp, now)
        block = stats.report_block(7, now)
        assert 0 <= block.fraction_lost <= 255
        (report,) = parse_compound(receiver_report(1, [block]))
        assert isinstance(report, ReceiverReport)
        assert report.blocks[0].fraction_lost == block.fraction_lost


@given(st.lists(st.lists(st.tuples(SEQUENCES, st.integers(0, 1 << 50)), max_size=50), max_size=20))
def test_transport_feedback(batches: list[list[tuple[int, int]]]) -> None:
    arrivals = Arrivals()
    for batch in batches:
        for sequence, arrival in batch:
            arrivals.record(sequence, arrival)
        for packet in arrivals.feedback(1, 2):
            assert len(packet) < 1200
            assert parse_compound(packet) == []


@given(st.lists(st.tuples(st.integers(0, (1 << 64) - 1), U32, SECONDS), max_size=50))
def test_sender_reports(reports: list[tuple[int, int, float]]) -> None:
    clock = RemoteClock()
    mapping = SrMapping(clock, 90_000)
    for ntp, timestamp, now in reports:
        mapping.reported(SenderReport(1, ntp, timestamp, 0, 0), now)
        found = mapping.timestamp_at(now)
        assert found is not None
        assert 0 <= found <= 0xFFFFFFFF


@given(U32, U32, SECONDS)
def test_round_trips(lsr: int, dlsr: int, now: float) -> None:
    seconds = round_trip(ReportBlock(1, 0, 0, 0, 0, lsr, dlsr), now)
    assert seconds is None or 0 <= seconds <= 10


@given(st.lists(st.tuples(st.integers(0, 127), SECONDS), max_size=200))
def test_levels(packets: list[tuple[int, float]]) -> None:
    speech = Speech()
    for level, now in packets:
        before = speech.speaking
        assert speech.level(level, now) == (speech.speaking != before)
