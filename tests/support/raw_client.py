"""A client without a browser: Socket.IO by hand and RTP by `bench.rtc`. It does what it is told, not what it is asked.

It keeps sending although it is muted, offers what it likes, and notes when each packet reaches it.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Any, Self

import socketio

from bench.rtc import Peer
from tests.support.node import HearthNode
from tests.support.waiting import until

SEATS = 4
_LOUD = 20
"""Audio level in -dBov: a clear voice."""


class Arrivals:
    """When RTP packets came, by SSRC: the kernel's receive times in ns of the wall clock."""

    def __init__(self) -> None:
        self.times: defaultdict[int, list[int]] = defaultdict(list)

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        self.times[int.from_bytes(arena[start + 8 : start + 12], "big")].append(received_ns)

    def progress(self) -> Iterable[tuple[int, int]]:
        return ()


class RawClient:
    """`enter` joins by invitation; `id` is then this person's."""

    def __init__(self) -> None:
        self.arrivals = Arrivals()
        self.peer = Peer(self.arrivals)
        self.id = ""
        self.talked = 0
        """Audio packets sent so far."""
        self.shared = 0
        """Pictures of a screen sent so far."""
        self.table: dict[str, int] = {}
        """Who sits in which seat, as last told."""
        self.screens: dict[str, int] = {}
        """The seat of the screen that somebody shares, as last told."""
        self.messages: list[dict[str, Any]] = []
        """Words that were passed on to this client, the oldest first."""
        self._socket = socketio.AsyncClient(serializer="msgpack", reconnection=False)
        self._welcomed = asyncio.get_running_loop().create_future()
        self._socket.on("welcome", self._welcome)
        self._socket.on("seats", self._seats)
        self._socket.on("signals", self._signals)

    def _welcome(self, welcome: dict[str, Any]) -> None:
        self._welcomed.set_result(welcome)

    def _seats(self, table: list[dict[str, Any]]) -> None:
        people = [entry for entry in table if entry["participant"] and not entry.get("screen")]
        self.table = {entry["participant"]: entry["seat"] for entry in people}
        self.screens = {entry["participant"]: entry["seat"] for entry in table if entry.get("screen")}

    def _signals(self, signals: dict[str, Any]) -> None:
        if "message" in signals:
            self.messages.append(signals["message"])

    @classmethod
    @asynccontextmanager
    async def enter(cls, node: HearthNode, token: str, name: str) -> AsyncIterator[Self]:
        """Join, dial, and talk until the end."""
        client = cls()
        talking: asyncio.Task[None] | None = None
        try:
            await client._socket.connect(node.origin, auth={"token": token, "name": name}, transports=["websocket"])
            async with asyncio.timeout(10):
                client.id = (await client._welcomed)["you"]["id"]
            answer = await client._call("media", {"sdp": client.peer.offer(seats=SEATS, screen=True)})
            await client.peer.connect(answer["sdp"])
            talking = asyncio.create_task(client._talk())
            yield client
        finally:
            if talking is not None:
                talking.cancel()
                with suppress(asyncio.CancelledError):
                    await talking
            await client.peer.close()
            await client._socket.disconnect()

    async def command(self, type_: str, **fields: object) -> int:
        """Send a command that must be accepted. Returns: when the acknowledgement came, in ns of the wall clock."""
        await self._call("command", {"type": type_, **fields})
        return time.time_ns()

    async def refused(self, type_: str, **fields: object) -> str:
        """Send a command that must be refused. Returns: the error's code."""
        answer: dict[str, Any] = await self._socket.call("command", {"type": type_, **fields}, timeout=10)
        assert not answer["ok"], f"{type_} was accepted"
        return str(answer["error"]["code"])

    async def _call(self, event: str, data: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = await self._socket.call(event, data, timeout=10)
        assert answer["ok"], f"{event} {data.get('type', '')}: {answer['error']}"
        return answer

    def share(self) -> None:
        """Send a picture of a screen, be it shared or not."""
        self.shared += 1
        picture = b"\x90\x80\x80\x01" + bytes([0x10]) + bytes(200)
        self.peer.send(self.peer.sending[2], picture, timestamp=self.shared * 9_000, marker=True)

    def sees_screen_of(self, other: RawClient) -> list[int]:
        """When packets of the other's screen came."""
        seat = self.screens.get(other.id)
        return [] if seat is None else self.arrivals.times[self.peer.seats[seat][1]]

    async def _talk(self) -> None:
        """50 packets a second of loud audio, whatever anybody says."""
        microphone = self.peer.microphone
        assert microphone is not None
        begin = asyncio.get_running_loop().time()
        for number in count():
            self.peer.send(microphone, bytes([0x78]) + bytes(60), timestamp=number * 960, level=_LOUD)
            self.talked += 1
            await asyncio.sleep(max(0.0, begin + (number + 1) * 0.02 - asyncio.get_running_loop().time()))

    def heard(self, other: RawClient) -> list[int]:
        """When the other's audio packets came."""
        seat = self.table.get(other.id)
        return [] if seat is None else self.heard_in(seat)

    def heard_in(self, seat: int) -> list[int]:
        """When audio packets came in a seat, whoever sat in it."""
        return self.arrivals.times[self.peer.seats[seat][0]]

    def heard_since(self, other: RawClient, begun: int) -> list[int]:
        """When the other's audio packets came, from `begun` (ns of the wall clock) on."""
        return [at for at in self.heard(other) if at >= begun]

    async def hears(self, other: RawClient, packets: int = 25) -> None:
        before = len(self.heard(other))

        async def more() -> bool:
            return len(self.heard(other)) >= before + packets

        await until(f"{packets} more packets of the other's voice", more)

    async def talks_on(self, packets: int) -> None:
        """Wait until this client has sent so many more audio packets."""
        before = self.talked

        async def more() -> bool:
            return self.talked >= before + packets

        await until(f"{packets} more packets sent", more)
