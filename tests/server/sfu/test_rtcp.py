"""RTCP on the wire, read and written."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sfu.nack import build_nack
from server.sfu.rtcp import (
    Bye,
    KeyframeRequest,
    Nack,
    ReceiverReport,
    Remb,
    ReportBlock,
    RtcpError,
    SenderReport,
    goodbye,
    parse_compound,
    picture_loss,
    receiver_report,
    remb,
    sender_report,
)

BLOCK = ReportBlock(ssrc=7, fraction_lost=12, lost=-3, highest=0x2FFFF, jitter=90, lsr=0x11223344, dlsr=5)
SDES = bytes.fromhex("81ca0002 00000001 01010000".replace(" ", ""))
U32 = st.integers(0, 0xFFFFFFFF)
BLOCKS = st.builds(ReportBlock, U32, st.integers(0, 255), st.integers(-0x800000, 0x7FFFFF), U32, U32, U32, U32)


def test_a_sender_report_is_read_as_written() -> None:
    data = sender_report(1, 2 << 32 | 3, 4, 5, 6, [BLOCK])
    assert parse_compound(data) == [SenderReport(1, 2 << 32 | 3, 4, 5, 6, (BLOCK,))]


def test_packet_and_octet_counts_wrap() -> None:
    (report,) = parse_compound(sender_report(1, 2, 3, (1 << 32) + 5, (1 << 32) + 6))
    assert isinstance(report, SenderReport)
    assert (report.packets, report.octets) == (5, 6)


@given(U32, st.lists(BLOCKS, max_size=31))
def test_receiver_reports_are_read_as_written(ssrc: int, blocks: list[ReportBlock]) -> None:
    assert parse_compound(receiver_report(ssrc, blocks)) == [ReceiverReport(ssrc, tuple(blocks))]


def test_more_than_31_blocks_take_another_report() -> None:
    reports = parse_compound(receiver_report(1, [BLOCK] * 40))
    assert [len(report.blocks) for report in reports if isinstance(report, ReceiverReport)] == [31, 9]


def test_a_loss_beyond_24_bits_is_written_as_the_most_there_is() -> None:
    block = ReportBlock(7, 0, 1 << 30, 0, 0, 0, 0)
    (report,) = parse_compound(receiver_report(1, [block]))
    assert isinstance(report, ReceiverReport)
    assert report.blocks[0].lost == 0x7FFFFF


def test_requests_for_key_frames_are_read() -> None:
    fir = struct.pack("!BBHIIIB3x", 0x84, 206, 4, 1, 0, 9, 1)
    assert parse_compound(picture_loss(1, 8) + fir) == [KeyframeRequest(8), KeyframeRequest(9)]


def test_a_nack_is_read() -> None:
    assert parse_compound(build_nack(1, 9, [5, 6])) == [Nack(9, (5, 6))]


@given(st.integers(0, (1 << 18) - 1), st.integers(0, 40), st.lists(U32, max_size=20))
def test_bandwidth_estimates_are_read_as_written(mantissa: int, exponent: int, ssrcs: list[int]) -> None:
    bitrate = mantissa << exponent
    assert parse_compound(remb(1, bitrate, ssrcs)) == [Remb(bitrate, tuple(ssrcs))]


def test_an_estimate_is_rounded_down() -> None:
    (estimate,) = parse_compound(remb(1, (1 << 20) + 1, []))
    assert isinstance(estimate, Remb)
    assert estimate.bitrate == 1 << 20


def test_other_application_feedback_is_left_out() -> None:
    assert parse_compound(remb(1, 1000, []).replace(b"REMB", b"ABCD")) == []


def test_a_goodbye_names_its_streams() -> None:
    assert parse_compound(goodbye([1, 2])) == [Bye((1, 2))]


def test_packets_of_no_use_are_left_out_of_a_compound() -> None:
    data = receiver_report(1, []) + SDES + picture_loss(1, 8)
    assert parse_compound(data) == [ReceiverReport(1, ()), KeyframeRequest(8)]


def test_an_empty_source_description_is_no_error() -> None:
    assert parse_compound(b"\x80\xca\x00\x00" + picture_loss(1, 8)) == [KeyframeRequest(8)]


def test_padding_of_the_last_packet_is_taken_off() -> None:
    data = bytearray(goodbye([1]) + b"\x00\x00\x00\x04")
    data[0] |= 0x20
    data[3] += 1
    assert parse_compound(bytes(data)) == [Bye((1,))]


@pytest.mark.parametrize(
    "data",
    [
        b"\x80",
        b"\x80\xc9\x00\x01",
        b"\x40\xc9\x00\x01\x00\x00\x00\x01",
        b"\x80\xc9\x00\x00",
        b"\x80\xc8\x00\x01\x00\x00\x00\x01",
        b"\x81\xc9\x00\x01\x00\x00\x00\x01",
        b"\x82\xcb\x00\x01\x00\x00\x00\x01",
        b"\x81\xce\x00\x01\x00\x00\x00\x01",
        b"\xa0\xc9\x00\x01\x00\x00\x00\x00",
        b"\xa0\xc9\x00\x01\x00\x00\x00\x08",
        b"\xa0\xc9\x00\x01\x00\x00\x00\x03",
        b"\xa0\xc9\x00\x01\x00\x00\x00\x04" + SDES,
        remb(1, 5, [1, 2])[:16] + b"\x09\x00\x00\x05",
    ],
)
def test_lengths_that_do_not_fit_together_are_an_error(data: bytes) -> None:
    with pytest.raises(RtcpError):
        parse_compound(data)
