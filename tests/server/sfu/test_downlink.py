"""What one viewer receives: how much a picture may take, and what is told of it."""

from __future__ import annotations

import pytest

from server.sfu.counters import COUNTERS
from server.sfu.downlink import Downlink
from server.sfu.fanout import Outbox
from server.sfu.reports import RemoteClock
from server.sfu.rtcp import Nack, ReceiverReport, Remb, ReportBlock
from server.sfu.rtp import Packet
from server.sfu.sdp import Extensions, Offer, Section
from server.sfu.seats import Layer, Track
from server.sfu.turn import Turn

RIDS = ("q", "h", "f")
BITRATES = {"q": 100_000, "h": 300_000, "f": 900_000}


def section(mid: str, kind: str) -> Section:
    return Section(
        mid=mid,
        kind="audio" if kind == "audio" else "video",
        direction="recvonly",
        protocol="UDP/TLS/RTP/SAVPF",
        payload_type=96,
        rtx=97 if kind == "video" else None,
        feedback=frozenset(),
        extensions=Extensions(abs_send_time=2),
        rids=(),
        dtx=False,
        reduced_rtcp=True,
        ssrc=None,
        rtx_ssrc=None,
    )


class Viewer:
    """A viewer of one person with three layers, in a time of its own."""

    def __init__(self) -> None:
        pair = (section("0", "audio"), section("1", "video"))
        offer = Offer(pair, (), "ufrag", "password", None, None, None, (pair,))
        ssrcs = iter(range(1, 100))
        self.downlink = Downlink(offer, Outbox(), lambda: next(ssrcs))
        self.turn = Turn()
        self.track = Track("camera", self._requested, RIDS)
        self.asked: list[str] = []
        self.number = 0
        self._counted = COUNTERS.copy()
        for ssrc, rid in enumerate(RIDS):
            layer = Layer(self.track, ssrc, rid, RemoteClock())
            layer.bitrate = BITRATES[rid]
            self.track.layers[rid] = layer
        self.pass_time(0)

    def _requested(self, layer: Layer, now: float) -> None:
        self.asked.append(layer.rid)

    @property
    def seat_layer(self) -> str | None:
        layer = self.downlink.places[0].video.layer
        return None if layer is None else layer.rid

    def pass_time(self, seconds: float) -> None:
        """Let time pass; every layer goes on flowing and answers requests for key frames."""
        steps = max(1, round(seconds / 0.1))
        for _ in range(steps):
            self.turn.begin(self.turn.now + 0.1)
            for layer in self.track.layers.values():
                self.number += 1
                first = Packet(0x80, 0, 96, self.number & 0xFFFF, self.number * 9000, layer.ssrc, b"key")
                layer.advance(first, self.turn.now)
                for seat in tuple(layer.waiting):
                    seat.begin(first, self.turn.now)
            self.downlink.keep(self.turn)

    def sit(self) -> None:
        self.downlink.sit(0, None, self.track)
        self.downlink.settle(self.turn)

    def estimate(self, bitrate: int) -> None:
        self.downlink.rtcp(Remb(bitrate, ()), self.turn)

    def lose(self, sequence: int) -> None:
        """The viewer asks for a packet of the picture again."""
        self._counted = COUNTERS.copy()
        self.downlink.rtcp(Nack(self.downlink.places[0].video.ssrc, (sequence,)), self.turn)

    def counted(self, name: str) -> int:
        """How often this was counted in consequence."""
        return COUNTERS[name] - self._counted[name]


@pytest.fixture
def viewer() -> Viewer:
    made = Viewer()
    made.sit()
    made.pass_time(0.2)
    return made


def test_a_new_picture_begins_in_the_middle(viewer: Viewer) -> None:
    assert (viewer.seat_layer, viewer.asked) == ("h", ["h"])


def test_a_key_frame_is_asked_for_at_once() -> None:
    viewer = Viewer()
    viewer.sit()
    assert viewer.asked == ["h"]


def test_an_estimate_that_merely_lags_lowers_nothing(viewer: Viewer) -> None:
    for bitrate in (150_000, 160_000, 170_000, 185_000):
        viewer.estimate(bitrate)
        viewer.pass_time(1)
        assert viewer.seat_layer in ("h", "f")


def test_an_estimate_that_falls_below_what_is_sent_lowers_the_picture(viewer: Viewer) -> None:
    viewer.estimate(500_000)
    viewer.estimate(200_000)
    viewer.pass_time(2)
    assert viewer.seat_layer == "q"


def test_loss_makes_a_low_estimate_a_limit(viewer: Viewer) -> None:
    viewer.estimate(200_000)
    block = ReportBlock(viewer.downlink.places[0].video.ssrc, 60, 100, 1000, 0, 0, 0)
    viewer.downlink.rtcp(ReceiverReport(9, (block,)), viewer.turn)
    viewer.pass_time(2)
    assert viewer.downlink.is_lossy
    assert viewer.seat_layer == "q"


def test_room_raises_the_picture_again(viewer: Viewer) -> None:
    viewer.estimate(3_000_000)
    viewer.pass_time(4)
    assert viewer.seat_layer == "f"


def test_a_muted_camera_is_not_chosen_for(viewer: Viewer) -> None:
    viewer.track.gate(is_open=False)
    viewer.pass_time(2)
    assert viewer.seat_layer == "h"


def test_a_layer_that_stops_flowing_is_left(viewer: Viewer) -> None:
    del viewer.track.layers["h"]
    viewer.track.rids = ("q",)
    viewer.pass_time(2)
    assert viewer.seat_layer == "q"


def test_reports_of_other_streams_say_nothing_of_this_viewer(viewer: Viewer) -> None:
    viewer.downlink.rtcp(ReceiverReport(9, (ReportBlock(424242, 255, 100, 1000, 0, 0, 0),)), viewer.turn)
    assert not viewer.downlink.is_lossy


# --- what is shown ---


def test_a_picture_that_is_not_shown_is_not_sent_and_comes_back_with_a_key_frame(viewer: Viewer) -> None:
    viewer.downlink.show({0: 0}, viewer.turn)
    assert viewer.seat_layer is None
    viewer.pass_time(2)
    assert viewer.seat_layer is None
    viewer.asked.clear()
    viewer.downlink.show({0: 600}, viewer.turn)
    assert viewer.asked == ["h"]
    viewer.pass_time(0.2)
    assert viewer.seat_layer == "h"


def test_who_sits_down_in_a_seat_that_is_not_shown_is_not_sent_until_it_is() -> None:
    viewer = Viewer()
    viewer.downlink.show({0: 0}, viewer.turn)
    viewer.sit()
    for layer in viewer.track.layers.values():
        viewer.downlink.places[0].video.discover(layer)
    viewer.pass_time(1)
    assert (viewer.seat_layer, viewer.asked) == (None, [])
    viewer.downlink.show({}, viewer.turn)
    viewer.pass_time(0.2)
    assert viewer.seat_layer == "h"


def test_a_gate_that_opens_wakes_no_picture_that_is_not_shown(viewer: Viewer) -> None:
    viewer.downlink.show({0: 0}, viewer.turn)
    viewer.track.gate(is_open=False)
    viewer.track.gate(is_open=True)
    viewer.pass_time(1)
    assert viewer.seat_layer is None


def test_a_picture_shown_small_gets_the_layer_that_is_wide_enough(viewer: Viewer) -> None:
    for rid, width in (("q", 320), ("h", 640), ("f", 1280)):
        viewer.track.layers[rid].width = width
    viewer.downlink.show({0: 300}, viewer.turn)
    viewer.pass_time(0.2)
    assert viewer.seat_layer == "q"


def test_seats_there_are_none_of_change_nothing(viewer: Viewer) -> None:
    viewer.downlink.show({7: 0, 63: 100}, viewer.turn)
    viewer.pass_time(0.2)
    assert viewer.seat_layer == "h"


# --- what is sent again ---


def test_what_was_lost_before_the_layer_changed_is_not_sent_again(viewer: Viewer) -> None:
    seat = viewer.downlink.places[0].video
    before = (viewer.number + seat.sequence) & 0xFFFF
    viewer.estimate(3_000_000)
    viewer.pass_time(4)
    assert viewer.seat_layer == "f"
    viewer.lose(before)
    assert (viewer.counted("repair_outdated"), viewer.counted("repair_missing")) == (1, 0)


def test_what_was_lost_since_is_looked_for(viewer: Viewer) -> None:
    seat = viewer.downlink.places[0].video
    viewer.lose((viewer.number + seat.sequence) & 0xFFFF)
    assert (viewer.counted("repair_outdated"), viewer.counted("repair_missing")) == (0, 1)
