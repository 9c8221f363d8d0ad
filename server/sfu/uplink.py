"""What one client sends: its tracks and layers, repaired where packets were lost, forwarded, and told how it arrives.

    packet -> known SSRC? -> retransmission unwrapped -> statistics -> gate (mute)
           -> microphone: speech level; camera: gaps, history, key frame -> the seats it flows to

An SSRC is learned from the mid and rid of its first packets (RFC 9143 section 9.2, RFC 8852 section 3) and latched.
Rule that holds: a packet of a closed track is counted and dropped before its level is measured or any of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from server.sfu.counters import COUNTERS
from server.sfu.fanout import Outbox, forward, late
from server.sfu.microphone import Microphone
from server.sfu.nack import build_nack
from server.sfu.reports import RemoteClock
from server.sfu.rtcp import Bye, Rtcp, SenderReport, picture_loss, receiver_report
from server.sfu.rtp import Extension, Packet, is_padding_only, parse, picture_width, read_vp8
from server.sfu.sdp import Offer, Section
from server.sfu.seats import Kind, Layer, Track
from server.sfu.turn import Turn
from server.sfu.twcc import Arrivals

_KEYFRAME_INTERVAL: Final = 0.3
"""Seconds between key frame requests for one layer: what all viewers together may cost a publisher."""
_KEYFRAME_RETRY: Final = 0.5
_FLOWING: Final = 2.0
"""Seconds without a packet after which a layer is off, and nobody is asked for its key frames."""
_STILL: Final = 60.0
"""The same for a screen, which sends nothing while nothing moves on it."""
_REPORT_INTERVAL: Final = 1.0
_LOSSY: Final = 26  # 10 % in 1/256


class Publication:
    """One track and what was negotiated for it. `layers` maps an rid ("" without simulcast) to its layer."""

    __slots__ = ("mid", "payload_type", "repair_payload_type", "rids", "track")

    def __init__(self, kind: Kind, section: Section, request_keyframe: Callable[[Layer, float], None]) -> None:
        self.track = Track(kind, request_keyframe, section.rids)
        self.mid = section.mid
        self.payload_type = section.payload_type
        self.repair_payload_type = -1 if section.rtx is None else section.rtx
        self.rids = section.rids


class Uplink:
    """One client's incoming media. `ssrc` is the SFU's own in reports."""

    def __init__(self, offer: Offer, outbox: Outbox, ssrc: int, microphone: Microphone) -> None:
        self._outbox = outbox
        self._ssrc = ssrc
        self._microphone = microphone
        self._extensions = _extension_table(offer)
        offered: tuple[tuple[Kind, Section | None], ...] = (
            ("microphone", offer.microphone),
            ("camera", offer.camera),
            ("screen", offer.screen),
        )
        self._publications = {
            kind: Publication(kind, section, self._request_keyframe) for kind, section in offered if section is not None
        }
        self._layers: dict[int, Layer] = {}
        self._repaired: dict[int, Layer] = {}
        self._lossy: set[Layer] = set()
        self._arrivals = Arrivals()
        self._clock = RemoteClock()
        self._reported_at = 0.0
        self.is_lossy = False

    def track(self, kind: Kind) -> Track | None:
        publication = self._publications.get(kind)
        return None if publication is None else publication.track

    def gate(self, kind: Kind, is_open: bool) -> None:
        """Let `kind` be forwarded, or stop it at once."""
        if kind == "microphone":
            self._microphone.gate(is_open)
        track = self.track(kind)
        if track is not None and track.is_open is not is_open:
            track.gate(is_open)

    def rtp(self, buffer: bytearray, start: int, end: int, turn: Turn, arrival_us: int) -> None:
        """Take one decrypted packet. `arrival_us` is when the kernel received it, microseconds of its clock."""
        packet = parse(buffer, start, end, self._extensions)
        if packet is None:
            COUNTERS["rtp_malformed"] += 1
            return
        if packet.transport_sequence >= 0:
            self._arrivals.record(packet.transport_sequence, arrival_us)
        layer = self._layers.get(packet.ssrc) or self._latch(packet)
        if layer is None:
            return
        layer.stats.received(packet.sequence, packet.timestamp, turn.now)
        track = layer.track
        if not track.is_open:
            COUNTERS["gated"] += 1
        elif track.kind == "microphone":
            self._audio(packet, layer, turn)
        else:
            self._video(packet, layer, turn)

    def rtcp(self, packet: Rtcp, turn: Turn) -> None:
        """Take a report about the client's own streams."""
        if isinstance(packet, SenderReport):
            layer = self._layers.get(packet.ssrc)
            if layer is not None:
                layer.stats.reported(packet, turn.now)
                layer.clock.reported(packet, turn.now)
        elif isinstance(packet, Bye):
            for ssrc in packet.ssrcs:
                gone = self._layers.get(ssrc)
                if gone is not None:
                    gone.flowed_at = 0.0

    def keep(self, turn: Turn) -> None:
        """Send what is due: transport feedback, requests for lost packets and key frames, receiver reports."""
        now = turn.now
        self._microphone.keep(now)
        for feedback in self._arrivals.feedback(self._ssrc, next(iter(self._layers), 0)):
            self._outbox.rtcp(feedback)
        for layer in self._layers.values():
            layer.measure(now)
            if layer.history is not None:
                layer.history.expire(now)
            since = now - layer.keyframe_asked_at
            flowing = _STILL if layer.track.kind == "screen" else _FLOWING
            awaited = layer.waiting and layer.track.is_open and now - layer.flowed_at < flowing
            if (layer.keyframe_due and since > _KEYFRAME_INTERVAL) or (awaited and since > _KEYFRAME_RETRY):
                self._ask_for_keyframe(layer, now)
        if now - self._reported_at >= _REPORT_INTERVAL and self._layers:
            self._reported_at = now
            blocks = [layer.stats.report_block(ssrc, now) for ssrc, layer in self._layers.items()]
            self.is_lossy = any(block.fraction_lost > _LOSSY for block in blocks)
            self._outbox.rtcp(receiver_report(self._ssrc, blocks))

    def ask_for_lost(self, turn: Turn, round_trip: float) -> None:
        """Ask the client again, once a `round_trip` (seconds), for packets that did not come."""
        for layer in tuple(self._lossy):
            gaps = layer.gaps
            assert gaps is not None  # only video layers are in the set
            lost = gaps.due(turn.now, round_trip)
            if lost:
                COUNTERS["nack_sent"] += len(lost)
                self._outbox.rtcp(build_nack(self._ssrc, layer.ssrc, lost))
            if gaps.lost_for_good():
                layer.keyframe_due = True
            if not len(gaps):
                self._lossy.discard(layer)

    def close(self) -> None:
        """Nobody sees or hears this client any more."""
        for publication in self._publications.values():
            for seat in tuple(publication.track.seats):
                seat.sit(None)
        self._microphone.close()

    def _audio(self, packet: Packet, layer: Layer, turn: Turn) -> None:
        newest = layer.advance(packet, turn.now)
        self._microphone.packet(packet.level, turn.now)
        if layer.waiting and newest:
            _begin(packet, layer, turn)
        _forward(packet, layer, newest, turn)

    def _video(self, packet: Packet, layer: Layer, turn: Turn) -> None:
        gaps, history = layer.gaps, layer.history
        assert gaps is not None  # every video layer has both
        assert history is not None
        if not is_padding_only(packet) and not read_vp8(packet):
            COUNTERS["vp8_malformed"] += 1
            return
        if history.get(packet.sequence) is not None:
            COUNTERS["duplicate"] += 1
            return
        newest = layer.advance(packet, turn.now)
        gaps.received(packet.sequence, turn.now)
        history.put(packet.sequence, packet)
        if packet.keyframe and newest:
            gaps.forget_before(packet.sequence)
            layer.keyframe_due = False
            layer.width = picture_width(packet.body) or layer.width
            if layer.waiting:
                _begin(packet, layer, turn)
        if len(gaps):
            self._lossy.add(layer)
        _forward(packet, layer, newest, turn)

    def _latch(self, packet: Packet) -> Layer | None:
        """The layer of an SSRC seen for the first time, or of a retransmission, which becomes what it repeats."""
        publication = self._publication(packet)
        if publication is None:
            COUNTERS["ssrc_unknown"] += 1
            return None
        if packet.payload_type == publication.repair_payload_type:
            return self._unwrap(packet, publication)
        if packet.payload_type != publication.payload_type:
            COUNTERS["payload_type_unknown"] += 1
            return None
        if publication.rids and packet.rid not in publication.rids:
            COUNTERS["layer_unknown"] += 1
            return None
        return self._add(packet.ssrc, packet.rid if publication.rids else "", publication)

    def _publication(self, packet: Packet) -> Publication | None:
        """Whose packet this is: by its mid, or by a payload type that only one publication has."""
        repaired = self._repaired.get(packet.ssrc)
        if repaired is not None:
            return self._publications[repaired.track.kind]
        if packet.mid:
            return next((p for p in self._publications.values() if p.mid == packet.mid), None)
        number = packet.payload_type
        fitting = [p for p in self._publications.values() if number in (p.payload_type, p.repair_payload_type)]
        return fitting[0] if len(fitting) == 1 else None

    def _add(self, ssrc: int, rid: str, publication: Publication) -> Layer:
        track = publication.track
        old = track.layers.get(rid)
        if old is not None:
            self._layers.pop(old.ssrc, None)  # the client began the layer anew under another SSRC
            self._lossy.discard(old)
        layer = Layer(track, ssrc, rid, self._clock)
        self._layers[ssrc] = layer
        track.layers[rid] = layer
        for seat in tuple(track.seats):
            seat.discover(layer)
        return layer

    def _unwrap(self, packet: Packet, publication: Publication) -> Layer | None:
        """RFC 4588 section 4: the original sequence number comes first, the rest is the packet repeated."""
        layer = self._repaired.get(packet.ssrc)
        if layer is None:
            rid = packet.repaired_rid if publication.rids else ""
            layer = publication.track.layers.get(rid)
            if layer is None:
                COUNTERS["repair_unknown"] += 1
                return None
            self._repaired[packet.ssrc] = layer
        if is_padding_only(packet) or len(packet.body) < 3:
            COUNTERS["probe"] += 1  # padding that probes for bandwidth
            return None
        COUNTERS["repaired"] += 1
        packet.sequence = packet.body[0] << 8 | packet.body[1]
        packet.body = packet.body[2:]
        packet.payload_type = publication.payload_type
        packet.ssrc = layer.ssrc
        return layer

    def _request_keyframe(self, layer: Layer, now: float) -> None:
        """Ask for a key frame of `layer`: at once, or, if that was done a moment ago and has not helped, soon."""
        if now - layer.keyframe_asked_at > _KEYFRAME_INTERVAL:
            self._ask_for_keyframe(layer, now)
        else:
            layer.keyframe_due = True

    def _ask_for_keyframe(self, layer: Layer, now: float) -> None:
        layer.keyframe_asked_at = now
        layer.keyframe_due = False
        COUNTERS["keyframe_asked"] += 1
        self._outbox.rtcp(picture_loss(self._ssrc, layer.ssrc))


def _begin(packet: Packet, layer: Layer, turn: Turn) -> None:
    """Let the seats that wait for `layer` begin with `packet`."""
    turn.settle()  # a seat that changes layers must have what came of the old one
    for seat in tuple(layer.waiting):
        seat.begin(packet, turn.now)


def _forward(packet: Packet, layer: Layer, newest: bool, turn: Turn) -> None:
    if newest:
        turn.batch.add(packet, layer)
    else:
        forward(packet, packet.body, packet.first, late(packet, layer), turn.send_time)


def _extension_table(offer: Offer) -> tuple[int, ...]:
    """Negotiated number -> `Extension`. Numbers mean the same in all sections of a bundle (RFC 9143 section 9.1)."""
    table = [int(Extension.NONE)] * 16
    for section in (offer.microphone, offer.camera, offer.screen):
        if section is None:
            continue
        ids = section.extensions
        for number, extension in (
            (ids.mid, Extension.MID),
            (ids.rid, Extension.RID),
            (ids.repaired_rid, Extension.REPAIRED_RID),
            (ids.audio_level, Extension.AUDIO_LEVEL),
            (ids.transport_cc, Extension.TRANSPORT_SEQUENCE),
        ):
            if number is not None:
                table[number] = int(extension)
    return tuple(table)
