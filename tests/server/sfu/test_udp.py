"""Batches of datagrams over real sockets on the loopback interface."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from server.sfu.udp import Memory, Receiver, Sender, kernel_drops, open_socket, pack_address, unpack_address


class Pair:
    """Two sockets of one address, the first sending to the second."""

    def __init__(self, host: str) -> None:
        self.near = open_socket(host, 0)
        self.far = open_socket(host, 0)
        self.sender = Sender(self.near)
        self.receiver = Receiver(self.far)
        raw = pack_address(*self.far.getsockname()[:2])
        self.name = Memory(len(raw))
        self.name.bytes[:] = raw
        self.memory = Memory(64_000)
        self.memory.bytes[:] = bytes(i % 251 for i in range(64_000))

    def add(self, start: int, length: int, segment: int) -> None:
        self.sender.add(self.name.address, self.memory, start, length, segment)

    def received(self) -> list[bytes]:
        found: list[bytes] = []
        while count := self.receiver.receive():
            for slot in range(count):
                start = self.receiver.offsets[slot]
                found.append(bytes(self.receiver.arena[start : start + self.receiver.length(slot)]))
        return found

    def close(self) -> None:
        self.near.close()
        self.far.close()


@pytest.fixture(params=["127.0.0.1", "::1"])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    pair = Pair(request.param)
    yield pair
    pair.close()


def test_a_run_is_cut_into_datagrams_of_its_segment_size(pair: Pair) -> None:
    pair.add(100, 3300, 1000)
    pair.sender.flush()
    assert pair.received() == [
        bytes(pair.memory.bytes[a:b]) for a, b in [(100, 1100), (1100, 2100), (2100, 3100), (3100, 3400)]
    ]


def test_runs_leave_in_the_order_they_were_added(pair: Pair) -> None:
    pair.add(0, 10, 10)
    pair.add(10, 40, 20)
    pair.add(50, 7, 100)
    pair.sender.flush()
    assert [len(datagram) for datagram in pair.received()] == [10, 20, 20, 7]


def test_a_batch_longer_than_its_slots_is_sent_in_parts(pair: Pair) -> None:
    for place in range(300):
        pair.add(place, 1, 1)
    pair.sender.flush()
    assert b"".join(pair.received()) == bytes(pair.memory.bytes[:300])


def test_the_receiver_tells_who_sent_and_when(pair: Pair) -> None:
    pair.add(0, 10, 10)
    pair.add(0, 10, 10)
    pair.sender.flush()
    assert pair.receiver.receive() == 2
    assert unpack_address(pair.receiver.address(1)) == pair.near.getsockname()[:2]
    assert 0 < pair.receiver.stamp_ns(0) <= pair.receiver.stamp_ns(1)


def test_an_empty_socket_gives_nothing(pair: Pair) -> None:
    assert pair.receiver.receive() == 0


def test_what_the_kernel_refuses_is_counted_and_the_rest_is_sent() -> None:
    pair = Pair("127.0.0.1")
    nowhere = Memory(16)
    nowhere.bytes[:] = pack_address("0.0.0.0", 0)  # port 0 cannot be sent to
    pair.add(0, 10, 10)
    pair.sender.add(nowhere.address, pair.memory, 0, 30, 10)
    pair.add(10, 10, 10)
    pair.sender.flush()
    assert pair.received() == [bytes(pair.memory.bytes[0:10]), bytes(pair.memory.bytes[10:20])]
    assert pair.sender.failed == 3
    pair.close()


def test_datagrams_the_kernel_dropped_for_want_of_room_are_known() -> None:
    far = open_socket("127.0.0.1", 0)
    far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    near = open_socket("127.0.0.1", 0)
    for _ in range(64):
        near.sendto(bytes(1000), far.getsockname())
    assert kernel_drops(far) > 0
    near.close()
    far.close()


@pytest.mark.parametrize("address", [("192.0.2.7", 8443), ("2001:db8::1", 1)])
def test_addresses_survive_packing(address: tuple[str, int]) -> None:
    assert unpack_address(pack_address(*address)) == address


def test_a_taken_port_is_an_error() -> None:
    taken = open_socket("127.0.0.1", 0)
    with pytest.raises(OSError, match="in use"):
        open_socket("127.0.0.1", taken.getsockname()[1])
    taken.close()
