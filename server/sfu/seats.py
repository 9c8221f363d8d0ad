"""Seats: outgoing streams that never end, though the person sitting in them changes.

A client is given its seats once, in the answer, each with SSRCs of its own. Whoever sits there, the client sees one
unbroken RTP stream: sequence numbers, timestamps, VP8 picture ids and TL0PICIDX go on from where they stood.

    Track    what one publisher sends of one kind (microphone, camera, screen)
    Layer    one SSRC of a track: the only one, or one of the simulcast layers, named by its rid
    Seat     one outgoing stream; `track` is who sits there, `layer` what flows now, None while it waits

States of a seat: empty (no track) -> waiting (a track, in its layer's `waiting`) -> flowing (in its layer's `seats`);
while its viewer shows it nowhere it rests, whoever sits there, and neither waits nor flows.
An audio seat begins to flow with the next packet, a video seat with the next key frame of the layer it waits for; the
layer it had goes on until then. Rules that hold: a seat is in at most one `seats` and at most one `waiting` list;
a closed track (mute) has no flowing seats, so nothing of it can be forwarded.

The offset between a layer's numbers and a seat's is constant while the seat flows. Each such span is an `Epoch`, kept
for a while, so that a retransmission asked for by the seat's number is found by the publisher's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from server.sfu.history import History
from server.sfu.nack import Gaps
from server.sfu.reports import ReceiverStats, RemoteClock, SrMapping
from server.sfu.rtp import Packet, newer

if TYPE_CHECKING:
    from server.sfu.fanout import Outbox

Kind = Literal["microphone", "camera", "screen"]

_EPOCHS: Final = 6
_MEASURE_SECONDS: Final = 1.0


class Layer:
    """One SSRC of a publisher. `top_*` describe its newest packet, from which seats take their bearings."""

    __slots__ = (
        "_measured_at",
        "_measured_octets",
        "bitrate",
        "clock",
        "flowed_at",
        "gaps",
        "history",
        "keyframe_asked_at",
        "keyframe_due",
        "octets",
        "packets",
        "rid",
        "seats",
        "ssrc",
        "stats",
        "top_picture",
        "top_sequence",
        "top_timestamp",
        "top_tl0",
        "track",
        "waiting",
        "width",
    )

    def __init__(self, track: Track, ssrc: int, rid: str, clock: RemoteClock) -> None:
        self.track = track
        self.ssrc = ssrc
        self.rid = rid
        self.stats = ReceiverStats(track.clock_rate)
        self.clock = SrMapping(clock, track.clock_rate)
        pictures = track.kind != "microphone"
        self.gaps = Gaps() if pictures else None
        self.history = History() if pictures else None
        self.seats: list[Seat] = []
        self.waiting: list[Seat] = []
        self.packets = 0
        self.octets = 0
        self.top_sequence = -1
        self.top_timestamp = 0
        self.top_picture = 0
        self.top_tl0 = 0
        self.flowed_at = 0.0
        """When its newest packet came, seconds: a layer the sender has switched off is not waited for."""
        self.keyframe_asked_at = -1.0
        self.keyframe_due = False
        self.bitrate = 0
        """Of the last second or so, bit/s."""
        self.width = 0
        """Of its pictures, as its last key frame said, pixels; 0 while there was none."""
        self._measured_at = 0.0
        self._measured_octets = 0

    def measure(self, now: float) -> None:
        """Bring `bitrate` up to date. Called now and then."""
        elapsed = now - self._measured_at
        if elapsed >= _MEASURE_SECONDS:
            self.bitrate = round((self.octets - self._measured_octets) * 8 / elapsed)
            self._measured_at = now
            self._measured_octets = self.octets

    def advance(self, packet: Packet, now: float) -> bool:
        """Take note of a packet. Returns whether it is the newest so far (False: late, or sent again)."""
        self.packets += 1
        self.octets += len(packet.body)
        if self.top_sequence >= 0 and not newer(packet.sequence, self.top_sequence):
            return False
        self.top_sequence = packet.sequence
        self.top_timestamp = packet.timestamp
        if packet.picture_at:
            self.top_picture = packet.picture_id
        if packet.tl0_at:
            self.top_tl0 = packet.tl0
        self.flowed_at = now
        return True


class Track:
    """What one publisher sends of one kind. While `is_open` is false nothing of it reaches anyone.

    `request_keyframe(layer, now)` asks the publisher, within its budget.
    """

    __slots__ = ("clock_rate", "is_open", "kind", "layers", "request_keyframe", "rids", "seats")

    def __init__(
        self, kind: Kind, request_keyframe: Callable[[Layer, float], None], rids: tuple[str, ...] = ()
    ) -> None:
        self.kind = kind
        self.clock_rate = 48_000 if kind == "microphone" else 90_000
        self.request_keyframe = request_keyframe
        self.rids = rids or ("",)
        """The names its layers may have, least first; just "" without simulcast."""
        self.layers: dict[str, Layer] = {}
        self.seats: set[Seat] = set()
        """Everyone this track is assigned to, flowing or not."""
        self.is_open = True

    def gate(self, is_open: bool) -> None:
        """Stop forwarding at once, or let it begin again: then every layer is taken up wherever it is by now."""
        self.is_open = is_open
        for layer in self.layers.values():
            for seat in tuple(layer.seats):
                seat.pause()
            layer.top_sequence = -1
            if layer.gaps is not None and layer.history is not None:
                layer.gaps = Gaps()
                layer.history.clear()


@dataclass(frozen=True, slots=True)
class Epoch:
    """While it lasts, seat number = layer number + `sequence`, modulo 2^16, and likewise for the others."""

    layer: Layer
    first: int
    """The layer's sequence number the epoch began with: earlier ones were never sent to this seat."""
    sequence: int
    timestamp: int
    picture: int
    tl0: int


class Seat:
    """One outgoing stream of one client. `outbox` is that client's; `extension` is the first word of the
    abs-send-time extension with a zero time, 0 where it was not negotiated."""

    __slots__ = (
        "chosen",
        "clock_rate",
        "epochs",
        "extension",
        "is_shown",
        "last_at",
        "last_picture",
        "last_sequence",
        "last_timestamp",
        "last_tl0",
        "layer",
        "outbox",
        "payload_type",
        "picture",
        "repair_payload_type",
        "repair_sequence",
        "repair_ssrc",
        "reported_at",
        "sent_octets",
        "sent_packets",
        "sequence",
        "ssrc",
        "timestamp",
        "tl0",
        "track",
        "wanted",
    )

    def __init__(
        self,
        outbox: Outbox,
        ssrc: int,
        payload_type: int,
        clock_rate: int,
        *,
        first_sequence: int,
        first_timestamp: int,
        extension: int = 0,
        repair_ssrc: int = 0,
        repair_payload_type: int = 0,
    ) -> None:
        self.outbox = outbox
        self.ssrc = ssrc
        self.payload_type = payload_type
        self.clock_rate = clock_rate
        self.extension = extension
        self.repair_ssrc = repair_ssrc
        self.repair_payload_type = repair_payload_type
        self.repair_sequence = first_sequence
        self.track: Track | None = None
        self.layer: Layer | None = None
        self.wanted: Layer | None = None
        self.chosen: str | None = None
        """The rid chosen for this viewer of this track, None until there was a choice."""
        self.is_shown = True
        """False: it rests."""
        self.epochs: list[Epoch] = []
        self.sequence = self.timestamp = self.picture = self.tl0 = 0
        self.last_sequence = (first_sequence - 1) & 0xFFFF
        self.last_timestamp = first_timestamp
        self.last_picture = first_sequence & 0x7FFF
        self.last_tl0 = first_sequence & 0xFF
        self.last_at = 0.0
        self.reported_at = 0.0
        self.sent_packets = self.sent_octets = 0
        """Sent before the layer that flows now, less what that layer had counted when it began."""

    def sit(self, track: Track | None) -> bool:
        """Give the seat to `track`, or empty it. The stream stands still until the new one begins.

        Returns whether anything changed.
        """
        if track is self.track:
            return False
        self._stop()
        self.want(None)
        if self.track is not None:
            self.track.seats.discard(self)
        self.track = track
        self.chosen = None
        if track is not None:
            track.seats.add(self)
        return True

    def discover(self, layer: Layer) -> None:
        """A layer of this seat's track has appeared, or another has taken its place under the same name."""
        named = self.wanted or self.layer
        if not self.is_shown:
            return
        if named is None or (named is not layer and named.rid == layer.rid):
            self.want(layer)

    def show(self, is_shown: bool) -> None:
        """Rest from now on, or no longer: then it takes a new choice of a layer for it to begin again."""
        self.is_shown = is_shown
        if not is_shown:
            self._stop()
            self.want(None)

    def sent(self) -> tuple[int, int]:
        """Packets and octets sent so far, for sender reports."""
        if self.layer is None:
            return self.sent_packets, self.sent_octets
        return self.sent_packets + self.layer.packets, self.sent_octets + self.layer.octets

    def want(self, layer: Layer | None) -> None:
        """Wait for `layer`; what flows now goes on until it begins. None waits for nothing."""
        if self.wanted is not None:
            self.wanted.waiting.remove(self)
        self.wanted = layer
        if layer is not None:
            layer.waiting.append(self)

    def pause(self) -> None:
        """Stop what flows now and wait for it to begin anew."""
        layer = self.layer
        self._stop()
        if self.wanted is None:
            self.want(layer)

    def begin(self, packet: Packet, now: float) -> None:
        """The layer this seat waits for begins with `packet`: go on from the seat's own last numbers.

        The timestamp advances by the time that passed, so that a switch is neither a jump nor a stand-still.
        """
        layer = self.wanted
        assert layer is not None  # only seats in a `waiting` list are begun
        self._stop()
        elapsed = max(1, round((now - self.last_at) * self.clock_rate)) if self.last_at else 0
        self.sequence = (self.last_sequence + 1 - packet.sequence) & 0xFFFF
        self.timestamp = (self.last_timestamp + elapsed - packet.timestamp) & 0xFFFFFFFF
        if packet.picture_at:
            self.picture = (self.last_picture + 1 - packet.picture_id) & 0x7FFF
        if packet.tl0_at:
            self.tl0 = (self.last_tl0 + 1 - packet.tl0) & 0xFF
        self.epochs.append(Epoch(layer, packet.sequence, self.sequence, self.timestamp, self.picture, self.tl0))
        del self.epochs[:-_EPOCHS]
        self.want(None)
        self.layer = layer
        layer.seats.append(self)
        self.sent_packets -= layer.packets
        self.sent_octets -= layer.octets
        self.reported_at = 0.0

    def source(self, sequence: int) -> tuple[Epoch, int] | None:
        """The epoch and the layer's own number of what this seat sent as `sequence`; None where it is forgotten."""
        for epoch in reversed(self.epochs):
            original = (sequence - epoch.sequence) & 0xFFFF
            if original == epoch.first or newer(original, epoch.first):
                return epoch, original
        return None

    def _stop(self) -> None:
        """Leave the layer that flows, remembering where the seat's own numbers stand."""
        layer = self.layer
        if layer is None:
            return
        layer.seats.remove(self)
        self.sent_packets, self.sent_octets = self.sent()
        self.layer = None
        self.last_sequence = (layer.top_sequence + self.sequence) & 0xFFFF
        self.last_timestamp = (layer.top_timestamp + self.timestamp) & 0xFFFFFFFF
        self.last_picture = (layer.top_picture + self.picture) & 0x7FFF
        self.last_tl0 = (layer.top_tl0 + self.tl0) & 0xFF
        self.last_at = layer.flowed_at
