"""Reading RTP: well-formed packets to the last field, malformed ones to None."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sfu.rtp import Extension, Packet, is_padding_only, newer, parse, picture_width, read_vp8

EXTENSIONS = tuple(
    {1: Extension.AUDIO_LEVEL, 3: Extension.TRANSPORT_SEQUENCE, 4: Extension.MID, 10: Extension.RID}.get(
        n, Extension.NONE
    )
    for n in range(16)
)


def packet(
    body: bytes = b"media", extensions: bytes = b"", first: int = 0x80, second: int = 0xE0, sources: int = 0
) -> bytes:
    header = struct.pack("!BBHII", first | sources | (0x10 if extensions else 0), second, 0x1234, 0xDEADBEEF, 0xCAFE)
    header += bytes(4 * sources)
    if extensions:
        extensions += bytes(-len(extensions) % 4)
        header += struct.pack("!HH", 0xBEDE, len(extensions) // 4) + extensions
    return header + body


def read(data: bytes, extensions: tuple[int, ...] = EXTENSIONS) -> Packet:
    found = parse(data, 0, len(data), extensions)
    assert found is not None
    return found


def test_the_header_is_read_field_by_field() -> None:
    found = read(packet())
    assert (found.marker, found.payload_type, found.sequence, found.timestamp, found.ssrc) == (
        0x80, 0x60, 0x1234, 0xDEADBEEF, 0xCAFE,
    )  # fmt: skip
    assert (found.body, found.level, found.transport_sequence, found.mid) == (b"media", -1, -1, "")


def test_a_packet_is_read_in_the_middle_of_a_buffer() -> None:
    data = packet()
    found = parse(b"??" + data + b"??", 2, 2 + len(data), EXTENSIONS)
    assert found is not None
    assert found.body == b"media"


def test_contributing_sources_are_skipped() -> None:
    assert read(packet(sources=3)).body == b"media"


def test_extensions_are_read_by_their_negotiated_numbers() -> None:
    found = read(packet(extensions=b"\x10\xb2" + b"\x31\x12\x34" + b"\x00" + b"\x400" + b"\xa0q"))
    assert (found.level, found.transport_sequence, found.mid, found.rid) == (0x32, 0x1234, "0", "q")


def test_extensions_that_were_not_negotiated_are_ignored() -> None:
    found = read(packet(extensions=b"\x10\xb2" + b"\x31\x12\x34"), (Extension.NONE,) * 16)
    assert (found.level, found.transport_sequence) == (-1, -1)


def test_number_fifteen_ends_the_extensions() -> None:
    assert read(packet(extensions=b"\xf0\x00" + b"\x10\xb2")).level == -1


def test_an_extension_longer_than_its_block_ends_them() -> None:
    assert read(packet(extensions=b"\x1f\xb2\x00\x00")).level == -1


def test_two_byte_extensions_are_skipped_whole() -> None:
    data = packet(extensions=b"\x10\xb2\x00\x00").replace(b"\xbe\xde", b"\x10\x00")
    assert read(data).body == b"media"
    assert read(data).level == -1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        packet()[:11],
        packet(first=0x00),
        packet(first=0xC0),
        packet(b"", sources=3)[:20],
        packet(b"", extensions=b"\x10\xb2\x00\x00")[:14],
        packet(b"", extensions=b"\x10\xb2\x00\x00")[:18],
        packet(b"abc\x05", first=0xA0),
        packet(b"abc\x00", first=0xA0),
        packet(b"", first=0xA0),
    ],
)
def test_lengths_that_do_not_fit_together_are_refused(data: bytes) -> None:
    assert parse(data, 0, len(data), EXTENSIONS) is None


@pytest.mark.parametrize(
    ("body", "first", "only"), [(b"", 0x80, True), (b"\0\0\3", 0xA0, True), (b"\1\0\2", 0xA0, False)]
)
def test_padding_is_told_from_media(body: bytes, first: int, only: bool) -> None:
    assert is_padding_only(read(packet(body, first=first))) is only


def test_a_vp8_key_frame_with_every_field() -> None:
    found = read(packet(b"\x90\xe0\x81\x02\x07\x20\x10rest"))
    assert read_vp8(found)
    assert (found.keyframe, found.picture_at, found.picture_id, found.tl0_at, found.tl0) == (True, 2, 0x102, 4, 7)


@pytest.mark.parametrize(
    ("body", "keyframe"),
    [
        (b"\x10\x10", True),
        (b"\x10\x11", False),
        (b"\x00\x10", False),  # not the start of a partition
        (b"\x11\x10", False),  # a later partition
        (b"\x90\x80\x05\x10", True),  # a picture id of seven bits
    ],
)
def test_key_frames_are_known_by_start_and_p_bit(body: bytes, keyframe: bool) -> None:
    found = read(packet(body))
    assert read_vp8(found)
    assert found.keyframe is keyframe
    assert found.picture_at == 0


@pytest.mark.parametrize(
    "body", [b"\x10", b"\x90\x80", b"\x90\x80\x81", b"\x90\x80\x81\x02", b"\x90\x40", b"\x90\x20\x00"]
)
def test_a_descriptor_cut_short_is_refused(body: bytes) -> None:
    assert not read_vp8(read(packet(body)))


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    found = parse(data, 0, len(data), EXTENSIONS)
    if found is not None:
        read_vp8(found)
        is_padding_only(found)


@given(st.integers(0, 0xFFFF), st.integers(1, 0x7FFF))
def test_newer_holds_across_the_wrap(base: int, step: int) -> None:
    assert newer((base + step) & 0xFFFF, base)
    assert not newer(base, (base + step) & 0xFFFF)
    assert not newer(base, base)


def test_a_key_frame_says_how_wide_its_picture_is_whatever_stands_before_it() -> None:
    frame = b"\x50\x01\x00\x9d\x01\x2a\x80\x02\x68\x01pixels"
    for descriptor in (b"\x10", b"\x90\x80\x80\x01", b"\x90\xe0\x80\x01\x07\x20"):
        assert picture_width(descriptor + frame) == 640


@pytest.mark.parametrize("body", [b"", b"\x10\x00", b"\x10\x50\x01\x00\x9d\x01\x2a\x80", b"\x10" + bytes(20)])
def test_what_is_no_whole_key_frame_has_no_width(body: bytes) -> None:
    assert picture_width(body) == 0
