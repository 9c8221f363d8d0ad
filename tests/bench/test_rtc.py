"""Two peers connected to each other: real sockets, ICE, DTLS and SRTP."""

from __future__ import annotations

import asyncio
import struct
import time
from collections.abc import AsyncIterator, Callable, Iterable

import pytest

from bench import rtcp
from bench.rtc import Peer


class Inbox:
    """Keeps the packets that arrive; `progress` reports one made-up stream."""

    def __init__(self) -> None:
        self.packets: list[tuple[bytes, int]] = []
        self.arrived = asyncio.Event()

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        self.packets.append((bytes(arena[start:end]), received_ns))
        self.arrived.set()

    def progress(self) -> Iterable[tuple[int, int]]:
        return [(7, 70_000)]


class Pair:
    """`caller` sends a voice and a picture to `callee`."""

    def __init__(self) -> None:
        self.inbox = Inbox()
        self.caller = Peer(Inbox())
        self.callee = Peer(self.inbox)

    async def connect(self) -> None:
        offer = self.caller.offer()
        answer = self.callee.answer(offer)
        async with asyncio.TaskGroup() as group:
            group.create_task(self.caller.connect(answer))
            group.create_task(self.callee.connect(offer))


@pytest.fixture
async def pair() -> AsyncIterator[Pair]:
    pair = Pair()
    async with pair.caller, pair.callee:
        await pair.connect()
        yield pair


async def until(reached: Callable[[], bool], arrived: asyncio.Event) -> None:
    async with asyncio.timeout(5):
        while not reached():
            await arrived.wait()
            arrived.clear()


async def test_a_packet_arrives_decrypted_with_the_kernel_s_time(pair: Pair) -> None:
    before = time.time_ns()
    pair.caller.send(pair.caller.microphone, b"hello", timestamp=960, level=20)
    await until(lambda: bool(pair.inbox.packets), pair.inbox.arrived)

    packet, received_ns = pair.inbox.packets[0]
    assert packet.endswith(b"hello")
    assert struct.unpack_from("!I", packet, 8) == (pair.caller.microphone.ssrc,)
    assert before <= received_ns <= time.time_ns()


async def test_packets_of_both_streams_keep_their_order(pair: Pair) -> None:
    for number in range(50):
        pair.caller.send(pair.caller.microphone, bytes([number]), timestamp=number * 960)
        pair.caller.send(pair.caller.camera, bytes([number]), timestamp=number * 3600)
    await until(lambda: len(pair.inbox.packets) == 100, pair.inbox.arrived)

    assert [packet[-1] for packet, _ in pair.inbox.packets] == [number for number in range(50) for _ in range(2)]


async def test_a_key_frame_request_names_the_stream(pair: Pair) -> None:
    asked = asyncio.get_running_loop().create_future()
    pair.caller.on_keyframe_request = asked.set_result
    pair.callee.request_keyframe(pair.caller.camera.ssrc)

    async with asyncio.timeout(5):
        assert await asked == pair.caller.camera.ssrc
    assert pair.caller.feedback.keyframe_requests == 1


async def test_reports_reach_the_other_side(pair: Pair) -> None:
    reported = asyncio.get_running_loop().create_future()
    pair.callee.on_sender_report = reported.set_result
    pair.caller.send(pair.caller.microphone, b"hello", timestamp=960)
    pair.caller.report()

    async with asyncio.timeout(5):
        report = await reported
    assert isinstance(report, rtcp.SenderReport)
    assert (report.ssrc, report.rtp_timestamp, report.packets) == (pair.caller.microphone.ssrc, 960, 1)


async def test_any_rtp_can_be_sent(pair: Pair) -> None:
    pair.caller.send_rtp(struct.pack("!BBHII", 0x80, 111, 5, 0, 4711) + b"anything")
    await until(lambda: bool(pair.inbox.packets), pair.inbox.arrived)

    assert pair.inbox.packets[0][0].endswith(b"anything")


async def test_what_is_not_encrypted_is_counted_and_goes_no_further(pair: Pair) -> None:
    for noise in (b"\x80" + bytes(40), b"\x80\xc8" + bytes(40), b"\x00" * 30, b"\x16" * 30, b"\xff" * 30):
        pair.caller.transport.send_datagram(noise)
    pair.caller.send(pair.caller.microphone, b"hello", timestamp=960)
    await until(lambda: bool(pair.inbox.packets), pair.inbox.arrived)

    assert len(pair.inbox.packets) == 1
    assert pair.callee.transport.counters.undecryptable == 2


async def test_a_taken_over_socket_is_read_only_by_polling(pair: Pair) -> None:
    pair.callee.transport.take_over()
    pair.caller.send(pair.caller.microphone, b"hello", timestamp=960)
    await asyncio.sleep(0)
    assert pair.inbox.packets == []

    deadline = time.monotonic() + 5
    while not pair.inbox.packets and time.monotonic() < deadline:
        pair.callee.transport.poll()
    assert len(pair.inbox.packets) == 1


async def test_seats_are_what_the_answer_names() -> None:
    async with Peer(Inbox()) as caller, Peer(Inbox()) as callee:
        offer = caller.offer(seats=2, camera=False)
        answer = callee.answer(offer)
        # The other side of a seat is a server's matter: name the sources as one would.
        head, *sections = answer.split("m=")
        sections[1:] = [f"{section}a=ssrc:{10 + place} cname:x\r\n" for place, section in enumerate(sections[1:])]
        async with asyncio.TaskGroup() as group:
            group.create_task(caller.connect("m=".join((head, *sections))))
            group.create_task(callee.connect(offer))

        assert caller.seats == [(10, 11), (12, 13)]
        assert len(caller.sending) == 1
