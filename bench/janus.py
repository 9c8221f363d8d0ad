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
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

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
_KEEPALIVE: Final = 25.0


class JanusError(RuntimeError):
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

    def __init__(self, process: Process, directory: tempfile.TemporaryDirectory[str], media_host: str) -> None:
        self.process = process
        self.media_host = media_host
        self._directory = directory
        self._http = aiohttp.ClientSession()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._pending: dict[str, asyncio.Future[Mapping[str, Any]]] = {}
        self._transactions = itertools.count(1)
        self._rooms = itertools.count(1)
        self._tasks: list[asyncio.Task[None]] = []
        self._session = 0

    @classmethod
    async def start(cls, core: int | None) -> Janus:
        """Start Janus on `core` and open a session.

        Raises: ServerFailed.
        """
        executable = find()
        if executable is None:
            raise ServerFailed(INSTALL)
        plugins, addresses = _plugins(), get_host_addresses(use_ipv4=True, use_ipv6=False)
        if plugins is None or not addresses:
            raise ServerFailed("janus needs its plugins below /usr/lib, and an IPv4 address that is not loopback")
        directory = tempfile.TemporaryDirectory(prefix="janus-bench-")
        folder = Path(directory.name)
        port = free_port()
        for name, text in configuration(plugins, port, addresses[0]).items():
            (folder / name).write_text(text)
        process = await Process.start([executable, "--configs-folder", directory.name], folder / "janus.log", core)
        janus = cls(process, directory, addresses[0])
        try:
            await janus._connect(port)
        except BaseException:
            await janus.stop()
            raise
        return janus

    async def meet(self, people: int, window: Window) -> JanusMeeting:
        """A room in which `people` publish and each subscribes to all others."""
        room = next(self._rooms)
        owner = await self.attach()
        await owner.request(
            {
                "request": "create",
                "room": room,
                "publishers": people,
                "bitrate": _BITRATE,
                "audiocodec": "opus",
                "videocodec": "vp8",
                "notify_joining": False,
            }
        )
        members = [_JanusMember(self, room, window) for _ in range(people)]
        for member in members:
            await member.publish()
        for member in members:
            await member.subscribe([other.feed for other in members if other is not member])
        return JanusMeeting(owner, room, members)

    async def attach(self) -> Handle:
        """A new videoroom handle."""
        reply = await self.request({"janus": "attach", "plugin": _PLUGIN})
        return Handle(self, int(reply["data"]["id"]))

    async def request(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """Send a request of the Janus API and wait for its final reply.

        Raises: JanusError, TimeoutError.
        """
        assert self._socket is not None
        transaction = str(next(self._transactions))
        reply: asyncio.Future[Mapping[str, Any]] = asyncio.get_running_loop().create_future()
        self._pending[transaction] = reply
        session = {"session_id": self._session} if self._session else {}
        try:
            await self._socket.send_json({**message, **session, "transaction": transaction})
            async with asyncio.timeout(_REPLY_TIMEOUT):
                return await reply
        finally:
            del self._pending[transaction]

    async def stop(self) -> None:
        """End the session and the process."""
        for task in self._tasks:
            task.cancel()
        if self._socket is not None:
            await self._socket.close()
        await self._http.close()
        await self.process.stop()
        self._directory.cleanup()

    async def _connect(self, port: int) -> None:
        deadline = asyncio.get_running_loop().time() + _START_TIMEOUT
        while self._socket is None:
            self.process.check()
            try:
                self._socket = await self._http.ws_connect(
                    f"ws://{_CONTROL_HOST}:{port}", protocols=("janus-protocol",)
                )
            except aiohttp.ClientError:
                if asyncio.get_running_loop().time() > deadline:
                    raise ServerFailed(f"janus does not answer: {self.process.output()}") from None
                await asyncio.sleep(0.05)
        self._tasks.append(asyncio.create_task(self._read(self._socket)))
        created = await self.request({"janus": "create"})
        self._session = int(created["data"]["id"])
        self._tasks.append(asyncio.create_task(self._keep_alive()))

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
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

    async def _keep_alive(self) -> None:
        while True:
            await asyncio.sleep(_KEEPALIVE)
            await self.request({"janus": "keepalive"})


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

    async def detach(self) -> None:
        await self.janus.request({"janus": "detach", "handle_id": self.id})


class _Silent:
    """The sink of a peer that only publishes."""

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        pass

    def progress(self) -> list[tuple[int, int]]:
        return []


class _JanusMember:
    """One person: two handles, two peers."""

    def __init__(self, janus: Janus, room: int, window: Window) -> None:
        self.collector = Collector(window)
        self.publisher = Peer(_Silent(), janus.media_host)
        self.receiver = Peer(self.collector, janus.media_host)
        self.handles: list[Handle] = []
        self.feed = 0
        self._janus = janus
        self._room = room

    async def publish(self) -> None:
        """Join the room and send."""
        handle = await self._attach()
        joined, answer = await handle.request(
            {"request": "joinandconfigure", "ptype": "publisher", "room": self._room, "bitrate": _BITRATE},
            {"type": "offer", "sdp": self.publisher.offer()},
        )
        self.feed = int(joined["id"])
        await self.publisher.connect(answer)

    async def subscribe(self, feeds: Sequence[int]) -> None:
        """Receive everything of all `feeds` in one peer connection."""
        handle = await self._attach()
        _, offer = await handle.request(
            {
                "request": "join",
                "ptype": "subscriber",
                "room": self._room,
                "streams": [{"feed": feed} for feed in feeds],
            }
        )
        await handle.request({"request": "start"}, {"type": "answer", "sdp": self.receiver.answer(offer)})
        await self.receiver.connect(offer)

    async def _attach(self) -> Handle:
        handle = await self._janus.attach()
        self.handles.append(handle)
        return handle


class JanusMeeting:
    """People in one room."""

    def __init__(self, owner: Handle, room: int, people: Sequence[_JanusMember]) -> None:
        self.members = [Member(person.publisher, person.receiver, person.collector) for person in people]
        self._owner = owner
        self._room = room
        self._people = people

    async def close(self) -> None:
        """Everybody leaves, and the room goes."""
        for person in self._people:
            for handle in person.handles:
                await handle.detach()
            await person.publisher.close()
            await person.receiver.close()
        await self._owner.request({"request": "destroy", "room": self._room})
        await self._owner.detach()
