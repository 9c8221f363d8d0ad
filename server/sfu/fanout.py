"""The inner loop: one packet of a publisher to every seat it flows to. Rewrite, protect, send.

This module is the seam a compiled version would replace: `Batch`, `repair` and `Outbox` are all the rest of the SFU
knows of it. A packet is written into the outbox of each receiver behind the ones already there, with the seat's own
header, and encrypted in place by libsrtp; nothing is allocated per receiver. Once per loop turn `Outbox.flush` hands
the outbox over as runs of equal-sized packets, which is what UDP segmentation offload wants.

Rule that holds: everything is bounded by the outbox's size; what lies in an outbox is sent, or dropped and counted,
before the loop turn ends.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final, Protocol

from pylibsrtp import Session, _binding

from server.sfu.counters import COUNTERS
from server.sfu.rtp import RTP_HEADER, RTP_HEADER_BYTES, Packet
from server.sfu.seats import Epoch, Layer, Seat
from server.sfu.udp import MAX_RUN_BYTES, MAX_SEGMENTS, Memory

_ffi = _binding.ffi
_srtp_protect = _binding.lib.srtp_protect
_srtp_protect_rtcp = _binding.lib.srtp_protect_rtcp
_length = _ffi.new("int *")

_EXTENDED_HEADER: Final = struct.Struct("!BBHIIII")  # RFC 8285 one-byte header with one word of extensions
_EXTENDED_HEADER_BYTES: Final = 20
_ONE_WORD: Final = 0xBEDE0001
_RESERVE: Final = _EXTENDED_HEADER_BYTES + 2 + 148  # RTX number, and the longest trailer libsrtp may add (SRTCP)
_CAPACITY: Final = 128 * 1024
_PLAIN: Final = 0x80
_PADDED: Final = 0xA0
_PADDING_AT_MOST: Final = 16
"""Bytes added to a packet to make it as long as another: one per cent of a picture's packet."""
_PADDING: Final = [bytes(max(0, count - 1)) + bytes([count]) for count in range(_PADDING_AT_MOST + 1)]


class Path(Protocol):
    """Where an outbox's packets go: a UDP address or a TCP connection."""

    def add(self, memory: Memory, start: int, length: int, segment: int) -> None:
        """Take `length` bytes cut every `segment` bytes. The memory may change after the next `flush`."""

    def flush(self) -> None:
        """Send everything taken so far."""


class Outbox:
    """The packets of one client that leave at the end of this loop turn, encrypted, one behind the other."""

    __slots__ = ("_memory", "_session", "arena", "base", "path", "position", "sizes", "srtp")

    def __init__(self) -> None:
        self._memory = Memory(_CAPACITY)
        self._session: Session | None = None
        self.arena = self._memory.bytes
        self.base = _ffi.cast("char *", self._memory.address)
        self.srtp = _ffi.NULL
        self.position = 0
        self.sizes: list[int] = []
        self.path: Path | None = None

    def open(self, session: Session) -> None:
        """Encrypt with `session` from now on."""
        self._session = session  # kept, for libsrtp's context lives as long as it
        self.srtp = session._srtp[0]

    def close(self) -> None:
        """Send and encrypt nothing more."""
        self.srtp = _ffi.NULL
        self._session = None
        self.path = None
        self.finish()

    def make_room(self) -> None:
        """The outbox is full before its turn ended: send what is there."""
        self.flush()
        self.finish()

    def finish(self) -> None:
        """Let the path send what `flush` gave it, and begin anew."""
        if self.path is not None:
            self.path.flush()
        self.position = 0
        self.sizes.clear()

    def rtcp(self, compound: bytes) -> None:
        """Queue an RTCP compound packet."""
        if not self.srtp:
            return
        start = self.position
        if start + len(compound) + _RESERVE > _CAPACITY:
            self.make_room()
            start = self.position
        self.arena[start : start + len(compound)] = compound
        _length[0] = len(compound)
        if _srtp_protect_rtcp(self.srtp, self.base + start, _length):
            COUNTERS["protect_failed"] += 1
            return
        self.position = start + _length[0]
        self.sizes.append(_length[0])

    def flush(self) -> None:
        """Hand the packets to the path as runs: equal sizes, the last of a run may be shorter."""
        path = self.path
        if path is None:
            COUNTERS["no_path"] += len(self.sizes)
            return
        start = length = segment = count = 0
        closed = False
        for size in self.sizes:
            if closed or size > segment or count == MAX_SEGMENTS or length + size > MAX_RUN_BYTES:
                if length:
                    path.add(self._memory, start, length, segment)
                start += length
                length = count = 0
                segment = size
            closed = size < segment
            length += size
            count += 1
        if length:
            path.add(self._memory, start, length, segment)


class Batch:
    """The packets of one turn, waiting to be forwarded together.

    Packets of a layer keep their order. The layers with the largest packets go first, and a packet a few bytes shorter
    than the one before is padded to its size (RFC 3550 section 5.1): browsers cut a frame into packets that differ by
    a byte, and a run ends with the first that is shorter.
    """

    __slots__ = ("_layers",)

    def __init__(self) -> None:
        self._layers: dict[Layer, list[Packet]] = {}

    def add(self, packet: Packet, layer: Layer) -> None:
        """Forward `packet`, the newest of its layer, to those the layer flows to at the time of `forward`."""
        waiting = self._layers.get(layer)
        if waiting is None:
            self._layers[layer] = [packet]
        else:
            waiting.append(packet)

    def forward(self, send_time: int) -> None:
        """Forward everything added. `send_time` is abs-send-time, 24 bits of 6.18 fixed-point seconds."""
        if not self._layers:
            return
        groups = [
            (max(len(packet.body) for packet in packets), layer.seats, packets)
            for layer, packets in self._layers.items()
        ]
        self._layers = {}
        groups.sort(key=_largest, reverse=True)
        segment = 0
        for largest, seats, packets in groups:
            if segment - largest > _PADDING_AT_MOST or segment == 0:
                segment = largest
            for packet in packets:
                missing = segment - len(packet.body)
                if 0 < missing <= _PADDING_AT_MOST and packet.first == _PLAIN:
                    forward(packet, packet.body + _PADDING[missing], _PADDED, seats, send_time)
                else:
                    forward(packet, packet.body, packet.first, seats, send_time)


def _largest(group: tuple[int, list[Seat], list[Packet]]) -> int:
    return group[0]


def forward(packet: Packet, body: bytes, first: int, seats: Sequence[Seat], send_time: int) -> None:
    """Give `packet` to each of `seats`, all of which flow from the packet's layer.

    `body` and `first` are the packet's own, or the same with padding.
    """
    size = len(body)
    marker = packet.marker
    sequence = packet.sequence
    timestamp = packet.timestamp
    picture_at = packet.picture_at
    for seat in seats:
        box = seat.outbox
        start = box.position
        if start + size + _RESERVE > _CAPACITY:
            box.make_room()
            start = 0
        arena = box.arena
        if seat.extension:
            _EXTENDED_HEADER.pack_into(
                arena,
                start,
                first | 0x10,
                marker | seat.payload_type,
                (sequence + seat.sequence) & 0xFFFF,
                (timestamp + seat.timestamp) & 0xFFFFFFFF,
                seat.ssrc,
                _ONE_WORD,
                seat.extension | send_time,
            )
            at = start + _EXTENDED_HEADER_BYTES
        else:
            RTP_HEADER.pack_into(
                arena,
                start,
                first,
                marker | seat.payload_type,
                (sequence + seat.sequence) & 0xFFFF,
                (timestamp + seat.timestamp) & 0xFFFFFFFF,
                seat.ssrc,
            )
            at = start + RTP_HEADER_BYTES
        end = at + size
        arena[at:end] = body
        if picture_at:
            picture = packet.picture_id + seat.picture
            arena[at + picture_at] = 0x80 | (picture >> 8) & 0x7F
            arena[at + picture_at + 1] = picture & 0xFF
            if packet.tl0_at:
                arena[at + packet.tl0_at] = (packet.tl0 + seat.tl0) & 0xFF
        _length[0] = end - start
        if _srtp_protect(box.srtp, box.base + start, _length):
            COUNTERS["protect_failed"] += 1
            continue
        size_on_wire = _length[0]
        box.position = start + size_on_wire
        box.sizes.append(size_on_wire)


def late(packet: Packet, layer: Layer) -> list[Seat]:
    """The seats that had begun before `packet`, which came out of order or was recovered."""
    return [seat for seat in layer.seats if (packet.sequence - seat.epochs[-1].first) & 0xFFFF < 0x8000]


def repair(packet: Packet, seat: Seat, epoch: Epoch, send_time: int) -> None:
    """Send `packet` to one seat again, as the retransmission stream of RFC 4588 section 4, numbered by `epoch`."""
    box = seat.outbox
    start = box.position
    if start + len(packet.body) + _RESERVE > _CAPACITY:
        box.make_room()
        start = 0
    seat.repair_sequence = (seat.repair_sequence + 1) & 0xFFFF
    header = _EXTENDED_HEADER.pack(
        packet.first | 0x10 if seat.extension else packet.first,
        packet.marker | seat.repair_payload_type,
        seat.repair_sequence,
        (packet.timestamp + epoch.timestamp) & 0xFFFFFFFF,
        seat.repair_ssrc,
        _ONE_WORD,
        seat.extension | send_time,
    )[: _EXTENDED_HEADER_BYTES if seat.extension else RTP_HEADER_BYTES]
    body = bytearray(packet.body)
    if packet.picture_at:
        picture = (packet.picture_id + epoch.picture) & 0x7FFF
        body[packet.picture_at : packet.picture_at + 2] = (0x8000 | picture).to_bytes(2, "big")
    if packet.tl0_at:
        body[packet.tl0_at] = (packet.tl0 + epoch.tl0) & 0xFF
    original = (packet.sequence + epoch.sequence) & 0xFFFF
    whole = header + original.to_bytes(2, "big") + body
    box.arena[start : start + len(whole)] = whole
    _commit(box, start, len(whole))


def _commit(box: Outbox, start: int, length: int) -> None:
    _length[0] = length
    if _srtp_protect(box.srtp, box.base + start, _length):
        COUNTERS["protect_failed"] += 1
        return
    box.position = start + _length[0]
    box.sizes.append(_length[0])
