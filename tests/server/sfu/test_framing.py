"""Frames on a stream: cut anywhere, bounded always."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.sfu.framing import MAX_FRAME, FrameDecoder, FramingError, frame

DATAGRAMS = st.lists(st.binary(min_size=1, max_size=200), max_size=10)


def test_a_frame_is_its_length_and_its_datagram() -> None:
    assert frame(b"abc") == b"\x00\x03abc"


def test_two_frames_in_one_piece_are_two_datagrams() -> None:
    assert FrameDecoder().feed(frame(b"one") + frame(b"two")) == [b"one", b"two"]


def test_an_unfinished_frame_waits_for_its_rest() -> None:
    decoder = FrameDecoder()
    assert decoder.feed(b"\x00") == []
    assert decoder.feed(b"\x03ab") == []
    assert decoder.feed(b"c\x00") == [b"abc"]


def test_empty_frames_are_left_out() -> None:
    assert FrameDecoder().feed(frame(b"") + frame(b"x") + frame(b"")) == [b"x"]


def test_the_longest_frame_is_taken() -> None:
    assert FrameDecoder().feed(frame(bytes(MAX_FRAME))) == [bytes(MAX_FRAME)]


def test_a_frame_that_is_too_long_is_an_error_before_it_has_arrived() -> None:
    with pytest.raises(FramingError):
        FrameDecoder().feed((MAX_FRAME + 1).to_bytes(2, "big"))


def test_a_datagram_too_long_for_its_length_is_not_sent() -> None:
    with pytest.raises(FramingError):
        frame(bytes(65536))


@given(DATAGRAMS, st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_datagrams_come_out_as_they_went_in_however_the_stream_is_cut(datagrams: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(map(frame, datagrams))
    decoder = FrameDecoder()
    found: list[bytes] = []
    while stream:
        cut = cuts[len(stream) % len(cuts)]
        found += decoder.feed(stream[:cut])
        stream = stream[cut:]
    assert found == datagrams
