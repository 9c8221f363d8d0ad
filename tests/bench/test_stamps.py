"""Only whole packets count, each once, and only those of the window are measured."""

import struct

import pytest

from bench.stamps import Collector, Window, seal

SSRC = 99
SENT = 1_000_000_000


def packet(number: int, sent_ns: int = SENT, shift: int = 0, padding: int = 0, ssrc: int = SSRC) -> bytearray:
    """An RTP packet of stream 3 with a 4-byte descriptor in front of its body."""
    payload = bytearray(b"desc" + b"body" * 10 + bytes(20))
    seal(payload, 4, 3, number, sent_ns)
    first = 0xA0 if padding else 0x80
    filling = bytes(padding - 1) + bytes([padding]) if padding else b""
    return bytearray(struct.pack("!BBHII", first, 96, (number + shift) & 0xFFFF, 0, ssrc)) + payload + filling


def take(collector: Collector, data: bytearray, received_ns: int = SENT + 2_000_000) -> None:
    """As it lies in an arena: with something before and behind it."""
    collector.rtp(bytearray(7) + data + bytearray(9), 7, 7 + len(data), received_ns)


@pytest.fixture
def window() -> Window:
    return Window(start=SENT, end=SENT + 1_000_000_000)


@pytest.fixture
def collector(window: Window) -> Collector:
    return Collector(window)


def test_a_whole_packet_counts_with_its_latency(collector: Collector, window: Window) -> None:
    take(collector, packet(0))

    assert (collector.received, collector.flows, list(window.latencies)) == (1, 1, [2_000_000])


def test_padding_does_not_hide_the_stamp(collector: Collector) -> None:
    take(collector, packet(0, padding=12))

    assert (collector.received, collector.corrupt) == (1, 0)


def test_a_rewritten_descriptor_is_fine_and_a_changed_body_is_not(collector: Collector) -> None:
    rewritten, changed = packet(0), packet(1)
    rewritten[12] ^= 0xFF
    changed[20] ^= 0x01

    take(collector, rewritten)
    take(collector, changed)

    assert (collector.received, collector.corrupt) == (1, 1)


@pytest.mark.parametrize("length", [12, 20, 40])
def test_a_truncated_packet_is_corrupt(collector: Collector, length: int) -> None:
    take(collector, packet(0)[:length])

    assert (collector.received, collector.corrupt) == (0, 1)


def test_a_packet_counts_once(collector: Collector) -> None:
    for number in (0, 1, 1, 0):
        take(collector, packet(number))

    assert (collector.received, collector.duplicates) == (2, 2)


def test_packets_sent_outside_the_window_are_not_measured(collector: Collector, window: Window) -> None:
    take(collector, packet(0, sent_ns=SENT - 1))
    take(collector, packet(1, sent_ns=SENT + 1_000_000_000))

    assert (collector.received, collector.flows, len(window.latencies)) == (0, 1, 0)


def test_numbering_may_start_anywhere_and_wrap_but_not_jump(collector: Collector) -> None:
    for number in (0, 1, 2):
        take(collector, packet(number, shift=0xFFFF))
    assert (collector.renumbered, list(collector.progress())) == (0, [(SSRC, 0x10001)])

    take(collector, packet(3, shift=5))
    assert collector.renumbered == 1


def test_a_stream_that_changes_its_ssrc_is_noticed(collector: Collector) -> None:
    take(collector, packet(0))
    take(collector, packet(1, ssrc=100))

    assert collector.renumbered == 1


def test_streams_may_be_longer_than_foreseen(collector: Collector) -> None:
    take(collector, packet(0))
    take(collector, packet(5000))

    assert collector.received == 2
