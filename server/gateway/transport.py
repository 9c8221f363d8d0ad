"""python-socketio and python-engineio, hardened: the one file that knows their insides.

The libraries speak Engine.IO protocol 4 and Socket.IO protocol 5 (msgpack packets) well with well-behaved peers. Here
is what they leave open:

- A malformed frame raises deep inside, is logged with a trace, and leaves the connection half alive. Here every frame
  is judged first (`frame_fits`, `WirePacket`); a bad one is counted and ends that connection.
- A client may emit an event called "connect" or "disconnect", which would call our own handlers. Refused.
- Nobody bounds what waits for a client that does not read. `push` does.
- A transport that never joins stays open for ever. `sweep` ends it.
- A socket that the server closed is still read from. Not here.

Rule that holds: what one client sends ends at most that client's connection, and costs a counter, not a log line.
"""

from __future__ import annotations

import base64
import binascii
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlsplit

import engineio
import msgspec
import socketio
from aiohttp import web
from engineio.async_drivers.aiohttp import WebSocket, translate_request
from socketio import packet as sio_packet
from socketio.msgpack_packet import MsgPackPacket

from rooms.kernel import Code

NAMESPACE: Final = "/"
SEPARATOR: Final = "\x1e"
MAX_WAITING: Final = 1024
"""Packets that may wait for one client before it counts as not reading."""
JOIN_WITHIN: Final = 10.0
"""Seconds a transport may be open without having joined a session."""
PING_INTERVAL: Final = 5
PING_TIMEOUT: Final = 5

_CONTROL: Final = re.compile(r"[12356](probe)?\Z")
_RESERVED: Final = frozenset(
    {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"}
)
_UNDEFINED: Final = 0
"""The extension type by which the JavaScript encoder writes `undefined`."""

Count = Callable[[str], None]


async def _nobody(sid: str, alive: bool) -> None:
    """Stands in until somebody listens."""


class BadPacket(Exception):
    """A frame that no honest client sends."""


def frame_fits(frame: object) -> bool:
    """Whether an Engine.IO WebSocket frame is one of those we speak: a binary message, or a bare control packet.

    Text messages ("4...") belong to the JSON serializer, which is not spoken here.
    """
    if isinstance(frame, bytes):
        return len(frame) > 0
    return isinstance(frame, str) and _CONTROL.match(frame) is not None


def payload_fits(body: bytes) -> bool:
    """Whether the body of an Engine.IO polling POST is made of frames we speak; binary ones are base64 after a "b"."""
    try:
        text = body.decode("ascii")
    except UnicodeDecodeError:
        return False
    for frame in text.split(SEPARATOR):
        if frame.startswith("b"):
            try:
                if not base64.b64decode(frame[1:], validate=True):
                    return False
            except (binascii.Error, ValueError):
                return False
        elif not frame_fits(frame):
            return False
    return True


def _extension(code: int, data: memoryview) -> None:
    if code != _UNDEFINED:
        raise BadPacket("an unknown msgpack extension")


class WirePacket(MsgPackPacket):  # type: ignore[misc]  # the library has no types
    """A Socket.IO packet in msgpack, accepted only in the shapes a client of ours can send."""

    def encode(self) -> bytes:
        return msgspec.msgpack.encode(self._to_dict())

    def decode(self, encoded_packet: object) -> None:
        """Raises: BadPacket."""
        if not isinstance(encoded_packet, bytes):
            raise BadPacket("not msgpack")
        try:
            decoded = msgspec.msgpack.decode(encoded_packet, ext_hook=_extension)
        except (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError) as error:
            raise BadPacket("not msgpack") from error
        if not isinstance(decoded, dict):
            raise BadPacket("not a packet")
        self.packet_type = decoded.get("type")
        self.namespace = decoded.get("nsp")
        self.id = decoded.get("id")
        self.data = decoded.get("data")
        if self.namespace != NAMESPACE or not self._fits():
            raise BadPacket("not a packet of ours")

    def _fits(self) -> bool:
        if self.id is not None and (type(self.id) is not int or not 0 <= self.id < 2**53):
            return False
        if type(self.packet_type) is not int:
            return False
        if self.packet_type == sio_packet.CONNECT:
            return self.data is None or isinstance(self.data, dict)
        if self.packet_type == sio_packet.DISCONNECT:
            return True
        if self.packet_type == sio_packet.EVENT:
            data = self.data
            return isinstance(data, list) and bool(data) and isinstance(data[0], str) and data[0] not in _RESERVED
        # We never ask a client to acknowledge anything, so ACK is as foreign as the rest.
        return False


class _Frames(WebSocket):  # type: ignore[misc]  # the library has no types
    """The WebSocket of one Engine.IO socket, giving up at the first frame that does not fit."""

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        # Not compressed: messages are small, and every connection would keep hundreds of kilobytes for it.
        self._sock = web.WebSocketResponse(max_msg_size=self.server.max_http_buffer_size, compress=False)
        await self._sock.prepare(environ["aiohttp.request"])
        self.environ = environ
        await self.handler(self)
        return self._sock

    async def wait(self) -> str | bytes:
        frame: str | bytes = await super().wait()
        # The handler is the socket's bound method; its __self__ is the only way from here to that socket.
        if self.handler.__self__.closed:
            raise OSError("closed by the server")
        if not frame_fits(frame):
            self.server.bad_frame()
            raise OSError("a frame that is not ours")
        return frame


class _Body:
    """The body of a POST, read and judged before the library sees it, in the shape the library reads."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    async def read(self, length: int) -> bytes:
        return self._data[:length]


async def _translate(request: web.Request) -> dict[str, object]:
    environ: dict[str, object] = translate_request(request)
    if request.method == "POST":
        body = await request.read()  # the bytes were kept by the first read, in `Transport.handle`
        environ["wsgi.input"] = _Body(body)
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


class _Engine(engineio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Engine.IO server with our frames under it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._async: dict[str, object] = {**self._async, "websocket": _Frames, "translate_request": _translate}
        self.bad_frame: Callable[[], None] = lambda: None


class _OnlyFaults(logging.Filter):
    """Lets pass what the libraries say about faults of their own, not their chatter about what clients sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.exc_info is not None


def _quiet_logger() -> logging.Logger:
    logger = logging.getLogger("hearth.socketio")
    logger.setLevel(logging.ERROR)
    if not logger.filters:
        logger.addFilter(_OnlyFaults())
    return logger


class Transport(socketio.AsyncServer):  # type: ignore[misc]  # the library has no types
    """The Socket.IO server. Handlers are registered with `on`, as in the library.

    `established` is called with the connection's id once its CONNECT has been answered, so that what is pushed from
    there arrives after it, and with whether the transport is still alive.
    """

    def __init__(self, *, message_bytes: int, public_url: str, count: Count, clock: Callable[[], float]) -> None:
        self._public_origin = public_url
        logger = _quiet_logger()
        super().__init__(
            async_mode="aiohttp",
            serializer=WirePacket,
            # One after the other, awaited where the frame was read: a flooding client is held back by its own socket.
            async_handlers=False,
            ping_interval=PING_INTERVAL,
            ping_timeout=PING_TIMEOUT,
            max_http_buffer_size=message_bytes,
            http_compression=False,
            cors_allowed_origins=self._same_origin,
            cors_credentials=False,
            logger=logger,
            engineio_logger=logger,
        )
        self.eio.bad_frame = lambda: count("bad_frame")
        self._count = count
        self._clock = clock
        self._message_bytes = message_bytes
        self._unjoined: dict[str, float] = {}
        self.established: Callable[[str, bool], Awaitable[None]] = _nobody

    def _engineio_server_class(self) -> type[_Engine]:
        return _Engine

    def _same_origin(self, origin: str, environ: dict[str, str]) -> bool:
        # The scheme is not compared: behind a proxy that does TLS we do not see the browser's.
        return origin == self._public_origin or urlsplit(origin).netloc == environ.get("HTTP_HOST")

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one HTTP request to the Socket.IO endpoint."""
        if "j" in request.query:  # JSONP, for browsers older than WebRTC
            return web.Response(status=400, text="JSONP is not spoken here.")
        if request.method == "POST":
            body = await request.read()  # bounded by the application's client_max_size
            if len(body) > self._message_bytes or not payload_fits(body):
                self._count("bad_frame")
                await self.close_transport(request.query.get("sid", ""))
                return web.Response(status=400, text="This is not Engine.IO.")
        response: web.StreamResponse = await self.handle_request(request)
        return response

    @property
    def transports(self) -> int:
        """How many Engine.IO transports are open, joined or not."""
        return len(self.eio.sockets)

    def push(self, sid: str, event: str, data: object) -> bool:
        """Queue one event to a connection, at once and in order.

        Returns: False when the connection is gone or does not read; it should then be closed.
        """
        eio_sid = self.manager.eio_sid_from_sid(sid, NAMESPACE)
        socket = self.eio.sockets.get(eio_sid)
        if socket is None or socket.closed or socket.queue.qsize() >= MAX_WAITING:
            return False
        encoded = WirePacket(sio_packet.EVENT, data=[event, data], namespace=NAMESPACE).encode()
        socket.queue.put_nowait(engineio.packet.Packet(engineio.packet.MESSAGE, encoded))
        return True

    async def close_transport(self, eio_sid: str) -> None:
        """Close an Engine.IO transport, and with it its connection, if there is one."""
        socket = self.eio.sockets.get(eio_sid)
        if socket is not None:
            # Not `wait`: that would wait for the client to read.
            await socket.close(wait=False, reason=self.eio.reason.SERVER_DISCONNECT)

    async def close_connection(self, sid: str) -> None:
        """Close the transport under a connection, without a Socket.IO goodbye: its client will try to come back."""
        eio_sid = self.manager.eio_sid_from_sid(sid, NAMESPACE)
        if eio_sid is not None:
            await self.close_transport(eio_sid)

    async def close_all(self) -> None:
        """Close every transport."""
        for eio_sid in list(self.eio.sockets):
            await self.close_transport(eio_sid)

    async def sweep(self) -> None:
        """End the transports that have been without a joined connection for `JOIN_WITHIN` seconds."""
        now = self._clock()
        joined = set(self.manager.rooms.get(NAMESPACE, {}).get(None, {}).values())
        unjoined = [eio_sid for eio_sid in self.eio.sockets if eio_sid not in joined]
        self._unjoined = {eio_sid: self._unjoined.get(eio_sid, now) for eio_sid in unjoined}
        for eio_sid, since in list(self._unjoined.items()):
            if now - since >= JOIN_WITHIN:
                self._count("never_joined")
                await self.close_transport(eio_sid)

    # --- the library's inner hooks ---

    async def _handle_eio_message(self, eio_sid: str, data: object) -> None:
        if eio_sid not in self.environ:
            return  # closed by us a moment ago
        try:
            if not data:
                raise BadPacket("empty")
            await super()._handle_eio_message(eio_sid, data)
        except BadPacket:
            self._count("bad_packet")
            await self.close_transport(eio_sid)

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        await super()._handle_eio_disconnect(eio_sid, reason)
        socket = self.eio.sockets.get(eio_sid)
        if socket is not None:
            # Ends whoever waits for something to send, after what was queued: the WebSocket's writer, which then
            # closes it, or a long poll. The library leaves them to a timeout.
            socket.queue.put_nowait(None)

    async def _handle_connect(self, eio_sid: str, namespace: str, data: object) -> None:
        if self.manager.sid_from_eio_sid(eio_sid, NAMESPACE) is not None:
            raise BadPacket("a second CONNECT")
        await super()._handle_connect(eio_sid, namespace, data)
        sid = self.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
        if sid is None:
            return  # refused
        # The transport may have gone while the handler ran; the library does not tell of connections that half exist.
        alive = eio_sid in self.environ
        await self.established(sid, alive)
        if not alive:
            await self._handle_disconnect(eio_sid, NAMESPACE, self.eio.reason.TRANSPORT_CLOSE)


def refusal(code: Code, message: str) -> socketio.exceptions.ConnectionRefusedError:
    """What a connect handler raises: the client's `connect_error` carries `{code, message}` as its data."""
    return socketio.exceptions.ConnectionRefusedError(message, {"code": code.value, "message": message})
