"""A Socket.IO client that costs little: Socket.IO 5 in msgpack, over Engine.IO 4, over a WebSocket.

The library's client uses more CPU for a message than the server does, so that hundreds of them would measure
themselves. This one looks at what it must: answers, and who it is. Everything else is counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from itertools import count
from typing import Final, Self

import aiohttp
import msgspec

from bench.hearth import HearthError

_TIMEOUT: Final = 20.0
_CONNECT, _EVENT, _ACK, _CONNECT_ERROR = 0, 2, 3, 4


class Refusal(msgspec.Struct, frozen=True):
    """Why a command was not taken."""

    code: str
    message: str


class Answer(msgspec.Struct, frozen=True):
    """The acknowledgement of a command; `seq` is the session's last event then."""

    ok: bool
    seq: int = 0
    error: Refusal | None = None


class _Packet(msgspec.Struct, frozen=True):
    type: int
    data: msgspec.Raw = msgspec.Raw(b"\xc0")
    id: int | None = None


_packet: Final = msgspec.msgpack.Decoder(_Packet)
_answer: Final = msgspec.msgpack.Decoder(tuple[Answer])
_refusal: Final = msgspec.msgpack.Decoder(dict[str, object])
_WELCOME: Final = msgspec.msgpack.encode("welcome")


class Client:
    """Somebody in a session. `messages` is how many the server has sent, answers not counted."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.messages = 0
        self._socket = socket
        self._ids = count(1)
        self._waiting: dict[int, asyncio.Future[Answer]] = {}
        self._welcomed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @classmethod
    @asynccontextmanager
    async def entered(cls, http: aiohttp.ClientSession, origin: str, token: str, name: str) -> AsyncIterator[Self]:
        """Come in by `token` and be welcomed; at the end the connection is closed.

        Raises: HearthError, aiohttp.ClientError.
        """
        async with http.ws_connect(f"{origin}/socket.io/?EIO=4&transport=websocket", max_msg_size=0) as socket:
            client = cls(socket)
            listening = asyncio.create_task(client._listen({"token": token, "name": name}))
            try:
                async with asyncio.timeout(_TIMEOUT):
                    await client._welcomed
                yield client
            except TimeoutError as error:
                raise HearthError(f"{name} is not welcomed") from error
            finally:
                listening.cancel()
                with suppress(asyncio.CancelledError):
                    await listening

    async def ask(self, command: Mapping[str, object]) -> Answer:
        """Send a command and wait for what comes of it. Raises: HearthError when the connection is gone."""
        number = next(self._ids)
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answered
        await self._send(_EVENT, ["command", command], number)
        return await answered

    async def _send(self, kind: int, data: object, number: int | None = None) -> None:
        packet: dict[str, object] = {"type": kind, "nsp": "/", "data": data}
        if number is not None:
            packet["id"] = number
        try:
            await self._socket.send_bytes(msgspec.msgpack.encode(packet))
        except (ConnectionError, aiohttp.ClientError) as error:
            raise HearthError("the connection is gone") from error

    async def _listen(self, auth: Mapping[str, str]) -> None:
        try:
            async for frame in self._socket:
                if frame.type is aiohttp.WSMsgType.BINARY:
                    self._packet(_packet.decode(frame.data))
                elif frame.data.startswith("0"):  # Engine.IO's "open"
                    await self._send(_CONNECT, auth)
                elif frame.data == "2":  # its ping
                    await self._socket.send_str("3")
        finally:
            self._fail("the server has closed the connection")

    def _packet(self, packet: _Packet) -> None:
        if packet.type == _ACK and packet.id is not None:
            self._waiting.pop(packet.id).set_result(_answer.decode(packet.data)[0])
        elif packet.type == _EVENT:
            self.messages += 1
            if not self._welcomed.done() and bytes(packet.data).startswith(_WELCOME, 1):
                self._welcomed.set_result(None)
        elif packet.type == _CONNECT_ERROR:
            self._fail(str(_refusal.decode(packet.data).get("message")))

    def _fail(self, reason: str) -> None:
        if not self._welcomed.done():
            self._welcomed.set_exception(HearthError(reason))
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(HearthError(reason))
