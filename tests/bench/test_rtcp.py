"""Feedback is understood, whatever surrounds it; reports read back by aiortc."""

import struct

from aiortc import rtp
from hypothesis import given
from hypothesis import strategies as st

from bench import rtcp


def nack(media_ssrc: int, first: int, mask: int = 0) -> bytes:
    return struct.pack("!BBHIIHH", 0x81, 205, 3, 1, media_ssrc, first, mask)


def test_a_picture_loss_is_a_key_frame_request() -> None:
    assert rtcp.parse(rtcp.picture_loss(1, 2)) == [rtcp.KeyframeRequest(2)]


def test_a_full_intra_request_names_its_sources_in_its_entries() -> None:
    fci = b"\x00\x00\x00\x05\x01\x00\x00\x00"
    packet = bytes(rtp.RtcpPsfbPacket(fmt=rtp.RTCP_PSFB_FIR, ssrc=1, media_ssrc=0, fci=fci))

    assert rtcp.parse(packet) == [rtcp.KeyframeRequest(5)]


def test_lost_packets_read_back_across_the_wrap_around() -> None:
    assert rtcp.parse(nack(2, 65534, 0b101)) == [rtcp.Nack(2, (65534, 65535, 1))]


def test_a_sender_report_reads_back() -> None:
    report = rtcp.sender_report(1, 1_500_000_000, 960, 10, 200)

    assert rtcp.parse(report) == [rtcp.SenderReport(1, (2_208_988_801 << 32) + (1 << 31), 960, 10, 200)]


def test_every_message_of_a_compound_packet_is_found() -> None:
    compound = rtcp.sender_report(1, 0, 0, 0, 0) + rtcp.picture_loss(1, 2) + nack(3, 4)

    assert [type(message) for message in rtcp.parse(compound)] == [
        rtcp.SenderReport,
        rtcp.KeyframeRequest,
        rtcp.Nack,
    ]


def test_transport_feedback_is_noticed() -> None:
    packet = bytes([0x8F, 205, 0, 4]) + bytes(16)

    assert rtcp.parse(packet) == [rtcp.TransportFeedback()]


def test_many_blocks_take_several_reports() -> None:
    reports = rtcp.receiver_reports(1, [rtcp.Block(ssrc, 70_000) for ssrc in range(40)])

    parsed = [packet for report in reports for packet in rtp.RtcpPacket.parse(report)]
    assert [len(packet.reports) for packet in parsed if isinstance(packet, rtp.RtcpRrPacket)] == [31, 9]


def test_bandwidth_reads_back() -> None:
    (packet,) = rtp.RtcpPacket.parse(rtcp.bandwidth(1, 1_000_000, [7]))

    assert isinstance(packet, rtp.RtcpPsfbPacket)
    assert rtp.unpack_remb_fci(packet.fci) == (1_000_000, [7])


@given(st.binary(max_size=200))
def test_noise_is_passed_over(data: bytes) -> None:
    rtcp.parse(data)


@given(st.integers(0, 60))
def test_a_truncated_packet_gives_only_what_is_whole(length: int) -> None:
    compound = rtcp.picture_loss(1, 2) + nack(3, 4)

    assert len(rtcp.parse(compound[:length])) == (length >= 12) + (length >= 28)
