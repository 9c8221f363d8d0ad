"""What one client receives: its seats, repaired when it asks, reported so that lips match, fitted to its bandwidth.

Rule that holds: a seat's SSRCs never change; whoever is seated, layers and people alike, `Seat` keeps the stream whole.
Retransmissions are bounded per client, so that nobody can make the server send without end.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from server.sfu.counters import COUNTERS
from server.sfu.fanout import Outbox, repair
from server.sfu.layers import Allocator, Option, Picture
from server.sfu.reports import ntp_time, round_trip
from server.sfu.rtcp import KeyframeRequest, Nack, ReceiverReport, Remb, Rtcp, SenderReport, sender_report
from server.sfu.sdp import Offer, SeatSsrcs, Section
from server.sfu.seats import Layer, Seat, Track
from server.sfu.turn import Turn

_REPORT_INTERVAL: Final = 1.0
_CHOICE_INTERVAL: Final = 0.5
_REPAIRS_PER_SECOND: Final = 1000
_STEADY: Final = 0.97
_STRAIN_SECONDS: Final = 5.0
_LOSSY: Final = 26  # 10 % in 1/256


@dataclass(frozen=True, slots=True)
class Place:
    """The two streams of one seat: its sound and its picture."""

    audio: Seat
    video: Seat


class Downlink:
    """One client's outgoing media. `new_ssrc` gives a fresh SSRC for each stream."""

    def __init__(self, offer: Offer, outbox: Outbox, new_ssrc: Callable[[], int]) -> None:
        self._outbox = outbox
        self.places = [
            Place(_seat(outbox, audio, 48_000, new_ssrc), _seat(outbox, video, 90_000, new_ssrc))
            for audio, video in offer.seats
        ]
        self._by_ssrc = {seat.ssrc: seat for place in self.places for seat in (place.audio, place.video)}
        self._repairs_left = float(_REPAIRS_PER_SECOND)
        self._kept_at = 0.0
        self._chosen_at = 0.0
        self._allocator = Allocator()
        self._widths: Mapping[int, int] = {}
        self._strained_at = float("-inf")
        self.estimate = 0
        """The client's own of what it can take, bit/s; 0 while it has not said."""
        self.round_trip = 0.0
        self.is_lossy = False

    @property
    def ssrcs(self) -> list[SeatSsrcs]:
        """For the answer: the streams of each seat."""
        return [SeatSsrcs(place.audio.ssrc, place.video.ssrc, place.video.repair_ssrc) for place in self.places]

    def sit(self, place: int, audio: Track | None, video: Track | None) -> None:
        """Seat somebody, or nobody, in a place. Who sits there already stays undisturbed."""
        seats = self.places[place]
        seats.audio.sit(audio)
        if audio is not None:
            for layer in audio.layers.values():
                seats.audio.discover(layer)
        seats.video.sit(video)

    def settle(self, turn: Turn) -> None:
        """Begin to show whoever has just been seated."""
        if any(_is_new(place.video) for place in self.places):
            self._choose(turn)

    def show(self, widths: Mapping[int, int], turn: Turn) -> None:
        """The client shows the pictures of these places so wide, in pixels; 0: not at all. Of the others it says
        nothing, and they are sent as if it never had. Sound goes on in any case."""
        self._widths = widths
        for number, place in enumerate(self.places):
            is_shown = widths.get(number, 1) > 0
            if place.video.is_shown is not is_shown:
                place.video.show(is_shown)
        self._choose(turn)

    def rtcp(self, packet: Rtcp, turn: Turn) -> None:
        """Take what the client says of its seats."""
        if isinstance(packet, Nack):
            seat = self._by_ssrc.get(packet.media_ssrc)
            if seat is not None:
                self._repair(seat, packet.lost, turn)
        elif isinstance(packet, KeyframeRequest):
            seat = self._by_ssrc.get(packet.media_ssrc)
            if seat is not None and seat.layer is not None:
                seat.layer.track.request_keyframe(seat.layer, turn.now)
        elif isinstance(packet, Remb):
            if packet.bitrate < self.estimate * _STEADY:
                self._strained_at = turn.now
            self.estimate = packet.bitrate
        elif isinstance(packet, ReceiverReport | SenderReport):
            ours = [block for block in packet.blocks if block.ssrc in self._by_ssrc]
            if ours:
                self.is_lossy = max(block.fraction_lost for block in ours) > _LOSSY
            for block in ours:
                self.round_trip = round_trip(block, turn.now) or self.round_trip

    def keep(self, turn: Turn) -> None:
        """Send what is due: sender reports; and let each picture follow the layer that fits now."""
        self._repairs_left = min(
            float(_REPAIRS_PER_SECOND), self._repairs_left + (turn.now - self._kept_at) * _REPAIRS_PER_SECOND
        )
        self._kept_at = turn.now
        for place in self.places:
            self._report(place.audio, turn.now)
            self._report(place.video, turn.now)
        if turn.now - self._chosen_at >= _CHOICE_INTERVAL:
            self._choose(turn)

    def close(self) -> None:
        """Empty every seat."""
        for seat in self._by_ssrc.values():
            seat.sit(None)

    def _repair(self, seat: Seat, lost: tuple[int, ...], turn: Turn) -> None:
        """Send again what is still good for something. What came before the key frame that the seat's layer began with
        would change nothing on the screen, and take from a strained link just what that frame waits for."""
        for sequence in lost:
            found = seat.source(sequence)
            if found is not None and found[0] is not seat.epochs[-1]:
                COUNTERS["repair_outdated"] += 1
                continue
            packet = None
            if found is not None and found[0].layer.history is not None:
                packet = found[0].layer.history.get(found[1])
            if found is None or packet is None or not seat.repair_ssrc:
                COUNTERS["repair_missing"] += 1
            elif self._repairs_left < 1:
                COUNTERS["repair_refused"] += 1
            else:
                self._repairs_left -= 1
                COUNTERS["repair_sent"] += 1
                repair(packet, seat, found[0], turn.send_time)

    def _report(self, seat: Seat, now: float) -> None:
        """RFC 3550 section 6.4.1, on our clock, so that a seat's sound and picture name the same instants."""
        layer = seat.layer
        if layer is None or now - seat.reported_at < _REPORT_INTERVAL:
            return
        timestamp = layer.clock.timestamp_at(now)
        if timestamp is None:
            return
        seat.reported_at = now
        packets, octets = seat.sent()
        whole = sender_report(seat.ssrc, ntp_time(now), (timestamp + seat.timestamp) & 0xFFFFFFFF, packets, octets)
        self._outbox.rtcp(whole)

    def _choose(self, turn: Turn) -> None:
        """Let every picture have the layer that fits. What flows goes on until the chosen layer begins."""
        self._chosen_at = turn.now
        shown = [
            (place.video, self._widths.get(number, 0))
            for number, place in enumerate(self.places)
            if place.video.is_shown
            and place.video.track is not None
            and place.video.track.is_open
            and place.video.track.layers
        ]
        seats = [seat for seat, _ in shown]
        pictures = [_picture(seat, width, turn.now) for seat, width in shown]
        for seat, rid in zip(seats, self._allocator.choose(pictures, self._budget(turn.now), turn.now), strict=True):
            if rid is not None and seat.track is not None:
                seat.chosen = rid
                _switch(seat, seat.track.layers[rid], turn.now)

    def _budget(self, now: float) -> int:
        """What pictures may take, bit/s; 0 while unknown.

        An estimate that falls, or comes with loss, is a limit. One that merely lags behind what we send is not: it
        climbs by a few per cent a second, while a picture that begins to move needs thrice as much at once.
        """
        if not self.estimate:
            return 0
        sound = sum(place.audio.layer.bitrate for place in self.places if place.audio.layer is not None)
        budget = max(1, self.estimate - sound)
        if self.is_lossy or now - self._strained_at < _STRAIN_SECONDS:
            return budget
        sent = sum(place.video.layer.bitrate for place in self.places if place.video.layer is not None)
        return max(budget, sent * 5 // 4)


def _is_new(seat: Seat) -> bool:
    """Whether somebody sits there for whom no layer has been chosen yet."""
    return seat.is_shown and seat.track is not None and seat.layer is None and seat.chosen is None


def _picture(seat: Seat, width: int, now: float) -> Picture:
    track = seat.track
    assert track is not None  # only seats somebody sits in are asked for
    layers = [track.layers[rid] for rid in track.rids if rid in track.layers]
    options = tuple(Option(layer.rid, layer.bitrate, now - layer.flowed_at, layer.width) for layer in layers)
    return Picture(options, seat.chosen, screen=track.kind == "screen", width=width)


def _switch(seat: Seat, layer: Layer, now: float) -> None:
    if layer is seat.wanted:
        return
    if layer is seat.layer:
        seat.want(None)
        return
    seat.want(layer)
    layer.track.request_keyframe(layer, now)


def _seat(outbox: Outbox, section: Section, clock_rate: int, new_ssrc: Callable[[], int]) -> Seat:
    number = section.extensions.abs_send_time
    repairs = section.rtx is not None
    return Seat(
        outbox,
        new_ssrc(),
        section.payload_type,
        clock_rate,
        first_sequence=secrets.randbits(15),
        first_timestamp=secrets.randbits(32),
        extension=number << 28 | 2 << 24 if number is not None and section.kind == "video" else 0,
        repair_ssrc=new_ssrc() if repairs else 0,
        repair_payload_type=section.rtx or 0,
    )
