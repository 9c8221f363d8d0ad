"""Janus beside Hearth: Debian's janus with its videoroom plugin, one room, one subscriber handle for all others.

It runs with a configuration made for the run: only videoroom and the WebSocket API loaded, no STUN server, ICE-lite as
Hearth has it. Otherwise its defaults hold. A person is two peer connections there, one to publish and one multistream
subscription to everybody else's. Janus never takes a loopback address for media, so it gets the machine's own first
address; the kernel carries packets to oneself over the loopback device all the same.

Janus API: https://janus.conf.meetecho.com/docs/ (WebSocket transport, videoroom plugin, version 1.x).
"""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

import aiohttp
from aioice.ice import get_host_addresses

from bench.meeting import Member
from bench.process import Process, ServerFailed, free_port
from bench.rtc import Peer
from bench.stamps import Collector, Window

INSTALL: Final = "janus is not installed; on Debian: apt-get install janus"

_CONTROL_HOST: Final = "127.0.0.1"
_PLUGIN: Final = "janus.plugin.videoroom"
_BITRATE: Final = 10_000_000
_START_TIMEOUT: Final = 10.0
_REPLY_TIMEOUT: Final = 20.0


class JanusError(ServerFailed):
    """Janus refused a request."""


def find() -> str | None:
    """Where janus is installed, or None."""
    return shutil.which("janus", path="/usr/bin:/usr/sbin:/usr/local/bin")


def _plugins() -> Path | None:
    return next(iter(Path("/usr/lib").glob("**/janus/plugins")), None)


def configuration(plugins: Path, port: int, media_host: str) -> dict[str, str]:
    """Configuration files by name. `plugins` is the installed plugin folder, of which only videoroom is loaded;
    `port` is for the WebSocket API, `media_host` the address media is bound to."""
    others = ",".join(sorted(path.name for path in plugins.glob("*.so") if "videoroom" not in path.name))
    transports = plugins.parent / "transports"
    idle = ",".join(sorted(path.name for path in transports.glob("*.so") if "websockets" not in path.name))
    return {
        "janus.jcfg": f"""
general: {{
    debug_level = 2
    session_timeout = 0
    plugins_folder = "{plugins}"
    transports_folder = "{transports}"
}}
nat: {{
    ice_lite = true
    ice_enforce_list = "{media_host}"
}}
plugins: {{ disable = "{others}" }}
transports: {{ disable = "{idle}" }}
""",
        "janus.transport.websockets.jcfg": f"""
general: {{
    json = "compact"
    ws = true
    ws_ip = "{_CONTROL_HOST}"
    ws_port = {port}
    wss = false
}}
admin: {{ admin_ws = false }}
""",
        "janus.plugin.videoroom.jcfg": "",
    }


class Janus:
    """A running Janus and our WebSocket session with it."""

    name = "Janus"

    def __init__(self, process: Process, socket: aiohttp.ClientWebSocketResponse, media_host: str) -> None:
        self.process = process
        self.media_host = media_host
        self._socket = socket
        self._pending: dict[str, asyncio.Future[Mapping[str, Any]]] = {}
        self._transactions = itertools.count(1)
        self._rooms = itertools.count(1)
        self._session_id = 0

    @classmethod
    @asynccontextmanager
    async def running(cls, core: int | None) -> AsyncIterator[Self]:
        """Janus on `core` with an open session; it ends with the context.

        Raises: ServerFailed.
        """
        executable, plugins, addresses = find(), _plugins(), get_host_addresses(use_ipv4=True, use_ipv6=False)
        if executable is None:
            raise ServerFailed(INSTALL)
        if plugins is None or not addresses:
            raise ServerFailed("janus needs its plugins below /usr/lib, and an IPv4 address that is not loopback")
        port = free_port()
        async with AsyncExitStack() as cleanup:
            folder = Path(cleanup.enter_context(TemporaryDirectory(prefix="bench-janus-")))
            for name, text in configuration(plugins, port, addresses[0]).items():
                (folder / name).write_text(text)
            process = await Process.start([executable, "--configs-folder", str(folder)], folder / "janus.log", core)
            cleanup.push_async_callback(process.stop)
            http = await cleanup.enter_async_context(aiohttp.ClientSession())
            yield await cleanup.enter_async_context(cls._session(process, http, port, addresses[0]))

    @asynccontextmanager
    async def meet(self, people: int, window: Window) -> AsyncIterator[Sequence[Member]]:
        """A room in which `people` publish and each subscribes to all others."""
        room = next(self._rooms)
        async with AsyncExitStack() as cleanup:
            owner = await cleanup.enter_async_context(self.handle())
            await owner.request(
                {
                    "request": "create",
                    "room": room,
                    "publishers": people,
                    "bitrate": _BITRATE,
                    "audiocodec": "opus",
                    "videocodec": "vp8",
                }
            )
            cleanup.push_async_callback(owner.request, {"request": "destroy", "room": room})
            publishers = [await cleanup.enter_async_context(self._publisher(room)) for _ in range(people)]
            members = []
            for feed, publisher in publishers:
                feeds = [other for other, _ in publishers if other != feed]
                collector = Collector(window)
                receiver = await cleanup.enter_async_context(self._subscriber(room, feeds, collector))
                members.append(Member(publisher, receiver, collector))
            yield members

    @asynccontextmanager
    async def handle(self) -> AsyncIterator[Handle]:
        """A videoroom handle, which is one peer connection."""
        reply = await self.request({"janus": "attach", "plugin": _PLUGIN})
        handle = Handle(self, int(reply["data"]["id"]))
        try:
            yield handle
        finally:
            await self.request({"janus": "detach", "handle_id": handle.id})

    async def request(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """Send a request of the Janus API and wait for its final reply.

        Raises: JanusError, TimeoutError.
        """
        transaction = str(next(self._transactions))
        reply: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()
        self._pending[transaction] = reply
        session = {"session_id": self._session_id} if self._session_id else {}
        try:
            await self._socket.send_json({**message, **session, "transaction": transaction})
            async with asyncio.timeout(_REPLY_TIMEOUT):
                return await reply
        finally:
            del self._pending[transaction]

    @asynccontextmanager
    async def _publisher(self, room: int) -> AsyncIterator[tuple[int, Peer]]:
        """A peer that sends into the room, and the number others subscribe to it by."""
        async with self.handle() as handle, Peer(_Silent(), self.media_host) as peer:
            joined, answer = await handle.request(
                {"request": "joinandconfigure", "ptype": "publisher", "room": room, "bitrate": _BITRATE},
                {"type": "offer", "sdp": peer.offer()},
            )
            await peer.connect(answer)
            yield int(joined["id"]), peer

    @asynccontextmanager
    async def _subscriber(self, room: int, feeds: Sequence[int], collector: Collector) -> AsyncIterator[Peer]:
        """A peer that receives everything of all `feeds`."""
        async with self.handle() as handle, Peer(collector, self.media_host) as peer:
            streams = [{"feed": feed} for feed in feeds]
            _, offer = await handle.request(
                {"request": "join", "ptype": "subscriber", "room": room, "streams": streams}
            )
            await handle.request({"request": "start"}, {"type": "answer", "sdp": peer.answer(offer)})
            await peer.connect(offer)
            yield peer

    @classmethod
    @asynccontextmanager
    async def _session(
        cls, process: Process, http: aiohttp.ClientSession, port: int, media_host: str
    ) -> AsyncIterator[Self]:
        async with await _dial(process, http, port) as socket:
            janus = cls(process, socket, media_host)
            reading = asyncio.create_task(janus._read())
            try:
                created = await janus.request({"janus": "create"})
                janus._session_id = int(created["data"]["id"])
                yield janus
            finally:
                reading.cancel()

    async def _read(self) -> None:
        async for frame in self._socket:
            if frame.type is not aiohttp.WSMsgType.TEXT:
                continue
            message = frame.json()
            waiting = self._pending.get(message.get("transaction", ""))
            # An "ack" only says that the answer comes later.
            if waiting is None or waiting.done() or message["janus"] == "ack":
                continue
            if message["janus"] == "error":
                waiting.set_exception(JanusError(message["error"]["reason"]))
            else:
                waiting.set_result(message)


@dataclass(frozen=True, slots=True)
class Handle:
    """One plugin handle, which is one peer connection."""

    janus: Janus
    id: int

    async def request(
        self, body: Mapping[str, Any], jsep: Mapping[str, str] | None = None
    ) -> tuple[Mapping[str, Any], str]:
        """Send a videoroom request. Returns the plugin's data, and the SDP that came with it ("" if none).

        Raises: JanusError, TimeoutError.
        """
        message: dict[str, Any] = {"janus": "message", "handle_id": self.id, "body": body}
        if jsep is not None:
            message["jsep"] = jsep
        reply = await self.janus.request(message)
        data = reply["plugindata"]["data"]
        if "error" in data:
            raise JanusError(data["error"])
        return data, reply.get("jsep", {}).get("sdp", "")


class _Silent:
    """The sink of a peer that only publishes."""

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        pass

    def progress(self) -> list[tuple[int, int]]:
        return []


async def _dial(process: Process, http: aiohttp.ClientSession, port: int) -> aiohttp.ClientWebSocketResponse:
    """Connect as soon as Janus listens."""
    deadline = asyncio.get_running_loop().time() + _START_TIMEOUT
    while True:
        process.check()
        try:
            return await http.ws_connect(f"ws://{_CONTROL_HOST}:{port}", protocols=("janus-protocol",))
        except aiohttp.ClientError:
            if asyncio.get_running_loop().time() > deadline:
                raise ServerFailed(f"janus does not answer: {process.output()}") from None
            await asyncio.sleep(0.05)
