"""ICE over TCP for networks that let no UDP through: a passive listener (RFC 6544) with RFC 4571 framing.

One connection is one path of a client, learned, as for UDP, by a valid binding request on it.

Rule that holds: a connection that is not ours within a few seconds is closed; what a slow connection cannot take is
dropped and counted, never queued without bound.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, cast

from server.sfu.counters import COUNTERS
from server.sfu.framing import FrameDecoder, FramingError, frame
from server.sfu.udp import Memory

_MAX_CONNECTIONS: Final = 512
_PROVE_SECONDS: Final = 10.0
_WRITE_LIMIT: Final = 256 * 1024
"""Bytes that may wait for the client's side of the connection: about two seconds of a full group."""

Received = Callable[["TcpPath", bytes], None]


class TcpPath(asyncio.Protocol):
    """One accepted connection. `proven` is set by whoever accepts a binding request on it."""

    def __init__(self, received: Received, connections: set[TcpPath], lost: Callable[[TcpPath], None]) -> None:
        self._received = received
        self._connections = connections
        self._lost = lost
        self._decoder = FrameDecoder()
        self._transport: asyncio.Transport | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._pending: list[bytes] = []
        self.remote: tuple[str, int] = ("", 0)
        self.proven = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        if len(self._connections) >= _MAX_CONNECTIONS:
            COUNTERS["tcp_refused"] += 1
            self._transport.abort()
            return
        self._connections.add(self)
        host, port = self._transport.get_extra_info("peername")[:2]
        self.remote = (host, port)
        self._deadline = asyncio.get_running_loop().call_later(_PROVE_SECONDS, self._expire)

    def data_received(self, data: bytes) -> None:
        try:
            for datagram in self._decoder.feed(data):
                self._received(self, datagram)
        except FramingError:
            COUNTERS["tcp_malformed"] += 1
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._connections.discard(self)
        if self._deadline is not None:
            self._deadline.cancel()
        self._transport = None
        self._lost(self)

    def close(self) -> None:
        """Drop the connection with whatever waits in it."""
        if self._transport is not None:
            self._transport.abort()

    def send(self, datagram: bytes) -> None:
        """Send one datagram at once."""
        self._pending.append(frame(datagram))
        self.flush()

    def add(self, memory: Memory, start: int, length: int, segment: int) -> None:
        """Take a run of packets, see `server.sfu.fanout.Path`."""
        view = memoryview(memory.bytes)
        end = start + length
        self._pending.extend(
            frame(bytes(view[offset : min(offset + segment, end)])) for offset in range(start, end, segment)
        )

    def flush(self) -> None:
        """Write what was taken, unless the client is too far behind."""
        if not self._pending:
            return
        transport = self._transport
        if transport is None or transport.get_write_buffer_size() > _WRITE_LIMIT:
            COUNTERS["tcp_dropped"] += len(self._pending)
        else:
            transport.write(b"".join(self._pending))
        self._pending.clear()

    def _expire(self) -> None:
        if not self.proven:
            COUNTERS["tcp_unproven"] += 1
            self.close()


class TcpListener:
    """Accepts ICE-TCP connections on some addresses."""

    def __init__(self, received: Received, lost: Callable[[TcpPath], None]) -> None:
        self._received = received
        self._lost = lost
        self._connections: set[TcpPath] = set()
        self._servers: list[asyncio.Server] = []

    async def listen(self, host: str, port: int) -> None:
        """Raises: OSError when the address cannot be bound."""
        loop = asyncio.get_running_loop()
        self._servers.append(
            await loop.create_server(lambda: TcpPath(self._received, self._connections, self._lost), host, port)
        )

    @property
    def ports(self) -> list[int]:
        """The port of each address, in the order they were listened on."""
        return [server.sockets[0].getsockname()[1] for server in self._servers]

    async def close(self) -> None:
        for server in self._servers:
            server.close()
        for connection in tuple(self._connections):
            connection.close()
