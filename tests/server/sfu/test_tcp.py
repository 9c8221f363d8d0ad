"""ICE-TCP connections over real sockets: framing, bounds, and clients that do not behave."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from server.sfu import tcp
from server.sfu.counters import COUNTERS
from server.sfu.framing import FrameDecoder, frame
from server.sfu.tcp import TcpListener, TcpPath
from server.sfu.udp import Memory


class Server:
    """A listener that keeps what it receives."""

    def __init__(self) -> None:
        self.received: asyncio.Queue[tuple[TcpPath, bytes]] = asyncio.Queue()
        self.lost: asyncio.Queue[TcpPath] = asyncio.Queue()
        self.listener = TcpListener(lambda path, data: self.received.put_nowait((path, data)), self.lost.put_nowait)
        self.port = 0

    async def dial(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    await made.listener.listen("127.0.0.1", 0)
    made.port = made.listener.ports[0]
    yield made
    await made.listener.close()


async def test_datagrams_go_both_ways_whole(server: Server) -> None:
    reader, writer = await server.dial()
    writer.write(frame(b"one") + frame(b"two"))
    path, first = await server.received.get()
    _, second = await server.received.get()
    assert (first, second) == (b"one", b"two")
    path.send(b"three")
    assert FrameDecoder().feed(await reader.read(100)) == [b"three"]
    assert path.remote[0] == "127.0.0.1"
    writer.close()


async def test_a_run_becomes_one_frame_a_packet(server: Server) -> None:
    reader, writer = await server.dial()
    writer.write(frame(b"hello"))
    path, _ = await server.received.get()
    memory = Memory(100)
    memory.bytes[:] = bytes(range(100))
    path.add(memory, 10, 25, 10)
    memory.bytes[:] = bytes(100)  # what was taken was copied
    path.flush()
    assert FrameDecoder().feed(await reader.read(100)) == [
        bytes(range(10, 20)),
        bytes(range(20, 30)),
        bytes(range(30, 35)),
    ]
    writer.close()


async def test_a_frame_too_long_ends_the_connection(server: Server) -> None:
    reader, writer = await server.dial()
    before = COUNTERS["tcp_malformed"]
    writer.write(b"\xff\xff" + bytes(3000))
    assert await _ended(reader)
    assert COUNTERS["tcp_malformed"] == before + 1
    writer.close()


async def test_a_connection_that_proves_nothing_is_closed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tcp, "_PROVE_SECONDS", 0.01)
    reader, writer = await server.dial()
    assert await _ended(reader)
    await server.lost.get()
    writer.close()


async def test_more_connections_than_allowed_are_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tcp, "_MAX_CONNECTIONS", 1)
    _, one = await server.dial()
    one.write(frame(b"here"))
    await server.received.get()
    reader, other = await server.dial()
    assert await _ended(reader)
    one.close()
    other.close()


async def test_what_a_slow_client_does_not_take_is_dropped_and_counted(server: Server) -> None:
    _, writer = await server.dial()
    writer.write(frame(b"hello"))
    path, _ = await server.received.get()
    before = COUNTERS["tcp_dropped"]
    for _ in range(8_000):
        path.send(bytes(2000))
    assert COUNTERS["tcp_dropped"] > before
    writer.close()


async def test_a_closed_connection_is_told_and_takes_nothing_more(server: Server) -> None:
    _, writer = await server.dial()
    writer.write(frame(b"hello"))
    path, _ = await server.received.get()
    writer.close()
    assert await server.lost.get() is path
    before = COUNTERS["tcp_dropped"]
    path.send(b"too late")
    assert COUNTERS["tcp_dropped"] == before + 1


async def _ended(reader: asyncio.StreamReader) -> bool:
    try:
        return await reader.read() == b""
    except ConnectionResetError:
        return True
