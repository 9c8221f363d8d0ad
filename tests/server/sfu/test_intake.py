"""One socket on the loop: handled at once when quiet, by ticks when busy, and never lost."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest

from server.sfu.counters import COUNTERS
from server.sfu.intake import UdpIntake, UdpPath
from server.sfu.udp import Memory, open_socket

TICK = 0.001


class Harness:
    def __init__(self) -> None:
        self.turns: asyncio.Queue[list[bytes]] = asyncio.Queue()
        self.fail = False
        self.addresses: list[bytes] = []
        self._turn: list[bytes] = []
        self.intake = UdpIntake(open_socket("127.0.0.1", 0), TICK, self._handle, self._done)
        self.client = open_socket("127.0.0.1", 0)
        self.client.connect(self.intake.socket.getsockname())

    def _handle(self, intake: UdpIntake, count: int, now: float) -> None:
        receiver = intake.receiver
        for slot in range(count):
            start = receiver.offsets[slot]
            self._turn.append(bytes(receiver.arena[start : start + receiver.length(slot)]))
            self.addresses.append(receiver.address(slot))
        if self.fail:
            raise RuntimeError("a fault of ours")

    def _done(self) -> None:
        self.turns.put_nowait(self._turn)
        self._turn = []

    async def next(self, count: int) -> list[bytes]:
        """The next `count` datagrams, however many turns they took."""
        found: list[bytes] = []
        async with asyncio.timeout(5):
            while len(found) < count:
                found += await self.turns.get()
        return found


@pytest.fixture
async def harness() -> AsyncIterator[Harness]:
    made = Harness()
    yield made
    made.intake.close()
    made.client.close()


async def test_a_single_datagram_is_handled(harness: Harness) -> None:
    harness.client.send(b"one")
    assert await harness.next(1) == [b"one"]


async def test_nothing_is_lost_between_watching_and_ticking(harness: Harness) -> None:
    sent = []
    for round_ in range(30):
        for place in range(round_ % 7):
            sent.append(f"{round_}.{place}".encode())
            harness.client.send(sent[-1])
        await asyncio.sleep(TICK * (round_ % 5))
    assert await harness.next(len(sent)) == sent


async def test_a_flood_larger_than_the_slots_is_read_in_one_turn(harness: Harness) -> None:
    for place in range(300):
        harness.client.send(place.to_bytes(2, "big"))
    assert await harness.next(300) == [place.to_bytes(2, "big") for place in range(300)]


async def test_a_fault_costs_the_batch_and_not_the_socket(harness: Harness) -> None:
    before = COUNTERS["batch_failed"]
    harness.fail = True
    for _ in range(3):
        harness.client.send(b"poison")
        await harness.next(1)
    harness.fail = False
    harness.client.send(b"fine")
    assert await harness.next(1) == [b"fine"]
    assert COUNTERS["batch_failed"] == before + 3


async def test_a_path_sends_at_once_and_in_runs(harness: Harness) -> None:
    harness.client.send(b"hello")
    await harness.next(1)
    path = UdpPath(harness.intake, harness.addresses[0])
    assert path.remote == harness.client.getsockname()
    path.send(b"at once")
    memory = Memory(20)
    memory.bytes[:] = bytes(range(20))
    path.add(memory, 0, 20, 10)
    path.flush()
    loop = asyncio.get_running_loop()
    received = [await loop.sock_recv(harness.client, 100) for _ in range(3)]
    assert received == [b"at once", bytes(range(10)), bytes(range(10, 20))]


async def test_a_socket_that_cannot_send_counts_it(harness: Harness) -> None:
    harness.client.send(b"hello")
    await harness.next(1)
    path = UdpPath(harness.intake, harness.addresses[0])
    path.send(bytes(70_000))
    assert harness.intake.sender.failed == 1


async def test_closing_takes_the_socket_off_the_loop() -> None:
    harness = Harness()
    harness.intake.close()
    harness.client.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        harness.intake.socket.send(b"closed")
    assert isinstance(harness.intake.socket, socket.socket)
