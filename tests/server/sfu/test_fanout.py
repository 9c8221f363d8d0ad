"""The inner loop with real libsrtp: what is sent decrypts to what was meant."""

from __future__ import annotations

import os
import struct

from pylibsrtp import Policy, Session

from server.sfu.counters import COUNTERS
from server.sfu.fanout import Batch, Outbox, late, repair
from server.sfu.reports import RemoteClock
from server.sfu.rtp import Extension, Packet, parse, read_vp8
from server.sfu.seats import Layer, Seat, Track
from server.sfu.udp import Memory

EXTENSIONS = tuple(Extension.ABS_SEND_TIME if number == 2 else Extension.NONE for number in range(16))


class Wire:
    """A path that keeps what it is given, and the client's end of the encryption."""

    def __init__(self) -> None:
        key = os.urandom(44)
        profile = Policy.SRTP_PROFILE_AEAD_AES_256_GCM
        self.inbound = Session(Policy(key=key, ssrc_type=Policy.SSRC_ANY_INBOUND, srtp_profile=profile))
        self.runs: list[tuple[int, int]] = []
        self.datagrams: list[bytes] = []
        self.outbox = Outbox()
        self.outbox.open(Session(Policy(key=key, ssrc_type=Policy.SSRC_ANY_OUTBOUND, srtp_profile=profile)))
        self.outbox.path = self

    def add(self, memory: Memory, start: int, length: int, segment: int) -> None:
        self.runs.append((length, segment))
        for at in range(start, start + length, segment):
            self.datagrams.append(bytes(memory.bytes[at : min(at + segment, start + length)]))

    def flush(self) -> None:
        pass

    def received(self) -> list[bytes]:
        self.outbox.flush()
        self.outbox.finish()
        datagrams, self.datagrams = self.datagrams, []
        return [self.inbound.unprotect(datagram) for datagram in datagrams]


def seat(wire: Wire, extension: int = 0, ssrc: int = 0xABCD) -> Seat:
    return Seat(
        wire.outbox, ssrc, 100, 90_000, first_sequence=1, first_timestamp=0,
        extension=extension, repair_ssrc=0xEF01, repair_payload_type=101,
    )  # fmt: skip


def layer() -> Layer:
    return Layer(Track("camera", lambda layer, now: None), 7, "", RemoteClock())


def packet(sequence: int, body: bytes = b"\x10\x11payload", first: int = 0x80) -> Packet:
    data = struct.pack("!BBHII", first, 0x80 | 96, sequence, 9000, 7) + body
    made = parse(data, 0, len(data), EXTENSIONS)
    assert made is not None
    read_vp8(made)
    return made


def forward(media: Packet, source: Layer, send_time: int = 0) -> None:
    batch = Batch()
    batch.add(media, source)
    batch.forward(send_time)


def flowing(source: Layer, *seats: Seat) -> None:
    first = packet(50)
    source.advance(first, 1.0)
    for sitter in seats:
        sitter.want(source)
        sitter.begin(first, 1.0)


def read(data: bytes) -> tuple[int, int, int, int, int, bytes]:
    first, second, sequence, timestamp, ssrc = struct.unpack_from("!BBHII", data)
    return first, second, sequence, timestamp, ssrc, data[12:]


def test_each_seat_gets_the_packet_under_its_own_header() -> None:
    wires = [Wire(), Wire()]
    source = layer()
    seats = [seat(wire) for wire in wires]
    flowing(source, *seats)
    forward(packet(51), source, 0)
    for wire in wires:
        (data,) = wire.received()
        assert read(data) == (0x80, 0x80 | 100, 2, (9000 + seats[0].timestamp) & 0xFFFFFFFF, 0xABCD, b"\x10\x11payload")


def test_abs_send_time_is_written_where_it_was_negotiated() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire, extension=2 << 28 | 2 << 24))
    forward(packet(51), source, 0x123456)
    (data,) = wire.received()
    assert data[12:20] == b"\xbe\xde\x00\x01\x22\x12\x34\x56"
    assert data[20:] == b"\x10\x11payload"


def test_picture_id_and_tl0picidx_are_rewritten_and_nothing_else_of_the_payload() -> None:
    wire, source = Wire(), layer()
    sitter = seat(wire)
    flowing(source, sitter)
    sitter.picture, sitter.tl0 = 3, 2
    forward(packet(51, b"\x90\xe0\xff\xfe\xff\x20\x11rest"), source, 0)
    (data,) = wire.received()
    assert data[12:] == b"\x90\xe0\x80\x01\x01\x20\x11rest"


def test_padding_stays_padding() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire))
    forward(packet(51, b"\x10\x11x\x00\x02", first=0xA0), source, 0)
    (data,) = wire.received()
    assert data[0] == 0xA0


def test_a_repair_names_the_number_the_seat_sent_and_carries_the_same_payload() -> None:
    wire, source = Wire(), layer()
    sitter = seat(wire, extension=2 << 28 | 2 << 24)
    flowing(source, sitter)
    lost = packet(53, b"\x90\x80\x80\x05\x11rest")
    repair(lost, sitter, sitter.epochs[-1], 0)
    (data,) = wire.received()
    first, second, _, timestamp, ssrc, _ = read(data)
    assert (first, second & 0x7F, ssrc) == (0x90, 101, 0xEF01)
    assert timestamp == (9000 + sitter.timestamp) & 0xFFFFFFFF
    assert data[20:22] == (4).to_bytes(2, "big")
    assert data[22:24] == b"\x90\x80"
    assert data[26:] == b"\x11rest"


def test_repairs_are_numbered_by_themselves() -> None:
    wire, source = Wire(), layer()
    sitter = seat(wire)
    flowing(source, sitter)
    for _ in range(3):
        repair(packet(53), sitter, sitter.epochs[-1], 0)
    first = read(wire.received()[0])[2]
    repair(packet(53), sitter, sitter.epochs[-1], 0)
    assert read(wire.received()[0])[2] == (first + 3) & 0xFFFF


def test_equal_packets_leave_as_one_run_and_a_shorter_one_ends_it() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire))
    for sequence, size in enumerate([900, 900, 500, 500, 700], start=51):
        forward(packet(sequence, b"\x10\x11" + bytes(size)), source, 0)
    sizes = [len(data) for data in wire.received()]
    assert sizes == [914, 914, 514, 514, 714]
    overhead = 16
    assert [segment - overhead for _, segment in wire.runs] == [914, 514, 714]


def test_packets_a_few_bytes_shorter_are_padded_to_leave_in_one_run() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire))
    batch = Batch()
    for sequence, size in enumerate([900, 900, 901], start=51):
        batch.add(packet(sequence, b"\x10\x11" + bytes(size)), source)
    batch.forward(0)
    received = wire.received()
    assert [(data[0], len(data), data[-1]) for data in received] == [(0xA0, 915, 1), (0xA0, 915, 1), (0x80, 915, 0)]
    assert len(wire.runs) == 1


def test_padding_is_bounded() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire))
    batch = Batch()
    batch.add(packet(51, b"\x10\x11" + bytes(900)), source)
    batch.add(packet(52, b"\x10\x11" + bytes(800)), source)
    batch.forward(0)
    assert [len(data) for data in wire.received()] == [914, 814]


def test_what_is_padded_already_is_left_alone() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire))
    batch = Batch()
    batch.add(packet(51, b"\x10\x11" + bytes(900)), source)
    batch.add(packet(52, b"\x10\x11" + bytes(897) + b"\x02", first=0xA0), source)
    batch.forward(0)
    assert [(data[0], len(data)) for data in wire.received()] == [(0x80, 914), (0xA0, 912)]


def test_layers_with_large_packets_go_first_and_each_keeps_its_order() -> None:
    wire, small, large = Wire(), layer(), layer()
    flowing(small, seat(wire))
    flowing(large, seat(wire, ssrc=0xABCE))
    batch = Batch()
    batch.add(packet(51, b"\x10\x11" + bytes(90)), small)
    batch.add(packet(51, b"\x10\x11" + bytes(700)), large)
    batch.add(packet(52, b"\x10\x11" + bytes(900)), large)
    batch.forward(0)
    assert [len(data) for data in wire.received()] == [714, 914, 104]


def test_a_burst_larger_than_the_outbox_is_sent_in_parts() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire))
    for sequence in range(51, 251):
        forward(packet(sequence, b"\x10\x11" + bytes(1100)), source, 0)
    assert [read(data)[2] for data in wire.received()] == list(range(2, 202))


def test_late_packets_reach_only_seats_that_had_begun() -> None:
    early, fresh = seat(Wire()), seat(Wire())
    source = layer()
    flowing(source, early)
    now_first = packet(60)
    source.advance(now_first, 2.0)
    fresh.want(source)
    fresh.begin(now_first, 2.0)
    assert late(packet(55), source) == [early]
    assert late(packet(60), source) == [early, fresh]


def test_without_a_path_packets_are_dropped_and_counted() -> None:
    wire, source = Wire(), layer()
    flowing(source, seat(wire))
    wire.outbox.path = None
    before = COUNTERS["no_path"]
    forward(packet(51), source, 0)
    wire.outbox.flush()
    wire.outbox.finish()
    assert COUNTERS["no_path"] == before + 1


def test_rtcp_leaves_encrypted() -> None:
    wire = Wire()
    report = b"\x80\xc9\x00\x01\x00\x00\x00\x01"
    wire.outbox.rtcp(report)
    wire.outbox.flush()
    assert wire.inbound.unprotect_rtcp(wire.datagrams[0]) == report


def test_before_the_handshake_nothing_leaves() -> None:
    outbox = Outbox()
    outbox.rtcp(b"\x80\xc9\x00\x01\x00\x00\x00\x01")
    assert outbox.sizes == []
