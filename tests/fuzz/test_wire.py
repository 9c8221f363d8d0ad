"""Whatever comes from the network, a parser gives a value, None or its own error, and nothing else."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from server.sfu.framing import FrameDecoder, FramingError, frame
from server.sfu.nack import build_nack, parse_nack
from server.sfu.rtcp import (
    ReportBlock,
    RtcpError,
    goodbye,
    parse_compound,
    picture_loss,
    receiver_report,
    remb,
    sender_report,
)
from server.sfu.rtp import Extension, is_padding_only, parse, read_vp8
from server.sfu.stun import binding_request, parse_request, parse_response, response, verify
from server.sfu.twcc import Arrivals
from tests.fuzz.mutations import hostile

PASSWORD = "password-of-the-server"
REQUEST = binding_request(bytes(12), "ours:theirs", PASSWORD, tie_breaker=1)


def _response() -> bytes:
    request = parse_request(REQUEST)
    assert request is not None
    return response(request, ("2001:db8::1", 5000), PASSWORD)


def _feedback() -> bytes:
    arrivals = Arrivals()
    for sequence in (1, 2, 5, 9):
        arrivals.record(sequence, sequence * 1000)
    (packet,) = arrivals.feedback(1, 2)
    return packet


BLOCK = ReportBlock(7, 1, 2, 3, 4, 5, 6)
COMPOUNDS = [
    sender_report(1, 2, 3, 4, 5, [BLOCK, BLOCK]) + goodbye([1, 2]),
    receiver_report(1, [BLOCK]) + picture_loss(1, 7) + remb(1, 900_000, [7, 8]),
    build_nack(1, 7, [5, 6, 30, 65535]) + bytes.fromhex("84ce0004000000010000000000000009010000 00".replace(" ", "")),
    _feedback(),
]
EXTENSIONS = tuple(int(Extension(number)) if number <= max(Extension) else 0 for number in range(16))
VP8 = bytes.fromhex("90e0 8123 45 20 10 0102030405".replace(" ", ""))
PACKETS = [
    bytes.fromhex("906f0001 00000002 00000003 bede0003 10 30 4101ab 22616263 00000000".replace(" ", "")) + VP8,
    bytes.fromhex("b0600001 00000002 00000003 bede0001 10300000".replace(" ", "")) + VP8 + b"\x00\x00\x03",
    bytes.fromhex("82600001 00000002 00000003 00000004 00000005".replace(" ", "")) + VP8,
]


@given(hostile([REQUEST, _response()]))
@settings(max_examples=500)
def test_stun(data: bytes) -> None:
    request = parse_request(data)
    if request is not None and verify(request, PASSWORD):
        assert (request.local_ufrag, request.remote_ufrag) == ("ours", "theirs")
    parse_response(data, PASSWORD)


@given(hostile(COMPOUNDS))
@settings(max_examples=500)
def test_rtcp(data: bytes) -> None:
    with suppress(RtcpError):
        parse_compound(data)


@given(st.binary(max_size=300))
def test_nack(data: bytes) -> None:
    assert all(0 <= sequence <= 0xFFFF for sequence in parse_nack(data))


@given(hostile(PACKETS))
@settings(max_examples=500)
def test_rtp(data: bytes) -> None:
    packet = parse(bytearray(data), 0, len(data), EXTENSIONS)
    if packet is not None:
        is_padding_only(packet)
        if read_vp8(packet):
            assert packet.picture_at + 1 < len(packet.body)
            assert packet.tl0_at < len(packet.body)


@given(st.lists(hostile([frame(b"one") + frame(b"two")]), max_size=5))
def test_framing(pieces: list[bytes]) -> None:
    decoder = FrameDecoder()
    with suppress(FramingError):
        for piece in pieces:
            assert all(decoder.feed(piece))
