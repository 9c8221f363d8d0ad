"""What a talker sends: shape, sizes, stamps."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.rtc import Peer
from bench.rtp import Outgoing
from bench.stamps import STAMP_BYTES, Collector, Window
from bench.traffic import Talker, split


@dataclass
class Sent:
    stream: Outgoing
    payload: bytes
    timestamp: int
    marker: bool
    level: int


@dataclass
class RecordingPeer:
    """Takes a talker's packets down instead of sending them."""

    microphone: Outgoing = field(default_factory=lambda: Outgoing(1, 111, {}, "0"))
    camera: Outgoing = field(default_factory=lambda: Outgoing(2, 96, {}, "1"))
    sent: list[Sent] = field(default_factory=list)

    def send(self, stream: Outgoing, payload: bytearray, timestamp: int, marker: bool, level: int) -> None:
        self.sent.append(Sent(stream, bytes(payload), timestamp, marker, level))


@pytest.fixture
def peer() -> RecordingPeer:
    return RecordingPeer()


@pytest.fixture
def talker(peer: RecordingPeer) -> Talker:
    return Talker(3, cast(Peer, peer), Window(start=0))


def test_a_second_is_600_kilobits_in_125_packets(talker: Talker, peer: RecordingPeer) -> None:
    for _ in range(10):
        for _ in range(50):
            talker.send_audio()
        for _ in range(25):
            talker.send_picture()

    assert len(peer.sent) / 10 == pytest.approx(125, rel=0.06)
    assert sum(len(sent.payload) for sent in peer.sent) * 8 / 10 == pytest.approx(600_000, rel=0.06)


def test_voice_is_60_to_120_bytes_every_20_ms(talker: Talker, peer: RecordingPeer) -> None:
    for _ in range(100):
        talker.send_audio()

    assert all(60 <= len(sent.payload) <= 120 for sent in peer.sent)
    assert [sent.timestamp for sent in peer.sent[:3]] == [0, 960, 1920]
    assert all(sent.level < 127 for sent in peer.sent)


def test_packets_of_a_picture_are_equal_in_size_and_share_a_timestamp(talker: Talker, peer: RecordingPeer) -> None:
    talker.send_picture()

    sizes = {len(sent.payload) for sent in peer.sent}
    assert max(sizes) - min(sizes) <= 1
    assert {sent.timestamp for sent in peer.sent} == {0}
    assert [sent.marker for sent in peer.sent] == [False] * (len(peer.sent) - 1) + [True]


def is_key(picture: Sent) -> bool:
    return picture.payload[4] & 1 == 0


def test_the_first_picture_is_a_key_frame_and_so_is_one_that_is_asked_for(talker: Talker, peer: RecordingPeer) -> None:
    keys = []
    for place in range(4):
        if place == 2:
            vars(peer)["on_keyframe_request"](peer.camera.ssrc)
        before = len(peer.sent)
        talker.send_picture()
        keys.append(is_key(peer.sent[before]))

    assert keys == [True, False, True, False]


def test_a_key_frame_request_for_another_stream_is_not_ours(talker: Talker, peer: RecordingPeer) -> None:
    talker.send_picture()
    vars(peer)["on_keyframe_request"](4711)
    before = len(peer.sent)
    talker.send_picture()

    assert not is_key(peer.sent[before])


def test_every_packet_bears_a_stamp_that_a_collector_accepts(talker: Talker, peer: RecordingPeer) -> None:
    talker.send_audio()
    talker.send_picture()
    collector = Collector(Window(start=0))

    for sent in peer.sent:
        buffer = bytearray(1400)
        length = sent.stream.write(buffer, sent.payload, sent.timestamp, sent.marker, 0, 0, 0)
        collector.rtp(buffer, 0, length, time.time_ns())

    assert (collector.received, collector.corrupt, collector.flows) == (talker.sent, 0, 2)


def test_only_packets_within_the_window_are_counted(peer: RecordingPeer) -> None:
    talker = Talker(0, cast(Peer, peer), Window())
    talker.send_audio()

    assert talker.sent == 0


@given(st.integers(0, 20_000), st.integers(200, 1_200))
def test_parts_are_equal_and_as_few_as_can_be(size: int, limit: int) -> None:
    parts = split(size, limit)

    assert sum(parts) == max(size, STAMP_BYTES)
    assert max(parts) - min(parts) <= 1
    assert max(parts) <= limit
    assert (len(parts) - 1) * limit < max(size, 1) or len(parts) == 1
