"""Hearth under measurement: `hearth serve` as its users run it, people who come in by invitation and dial once.

Everything between is the real thing: HTTP API, Socket.IO with msgpack, the event log on disk, one offer with a seat
for each of the others. Only limits that would refuse a crowd from one address are raised.

The wire contract is in docs/protocol.md.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any, Final, Self

import aiohttp
import socketio

from bench.meeting import Member
from bench.process import Process, ServerFailed, free_port
from bench.rtc import Peer
from bench.stamps import Collector, Window

_HOST: Final = "127.0.0.1"
_START_TIMEOUT: Final = 20.0
_REPLY_TIMEOUT: Final = 20.0
_POLL: Final = 0.01


class HearthError(ServerFailed):
    """Hearth refused a request."""


def environment(folder: Path, http_port: int, media_port: int, api_key: str) -> dict[str, str]:
    """What `hearth serve` is started with: our own environment, and the run's settings in place of any of ours."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("HEARTH_")}
    return inherited | {
        "HEARTH_HTTP__HOST": _HOST,
        "HEARTH_HTTP__PORT": str(http_port),
        "HEARTH_MEDIA__HOST": _HOST,
        "HEARTH_MEDIA__PORT": str(media_port),
        "HEARTH_STORE__URL": f"sqlite:///{folder / 'hearth.sqlite'}",
        "HEARTH_LOG__LEVEL": "warning",
        "HEARTH_QUICKSTART": "false",
        "HEARTH_API_KEY": api_key,
    }


class Hearth:
    """A running Hearth and our key to its HTTP API."""

    name = "Hearth"

    def __init__(self, process: Process, http: aiohttp.ClientSession, origin: str) -> None:
        """`http` carries the API key and has `origin` as its base."""
        self.process = process
        self.origin = origin
        self._http = http

    @classmethod
    @asynccontextmanager
    async def running(cls, core: int | None, settings: Mapping[str, str] = MappingProxyType({})) -> AsyncIterator[Self]:
        """Hearth on `core`, ready; it ends with the context. `settings` are further environment variables.

        Raises: ServerFailed.
        """
        http_port, media_port = free_port(), free_port(socket.SOCK_DGRAM)
        origin, key = f"http://{_HOST}:{http_port}", secrets.token_hex(32)
        async with AsyncExitStack() as cleanup:
            folder = Path(cleanup.enter_context(TemporaryDirectory(prefix="bench-hearth-")))
            process = await Process.start(
                [sys.executable, "-m", "server", "serve"],
                folder / "hearth.log",
                core,
                {**environment(folder, http_port, media_port, key), **settings},
            )
            cleanup.push_async_callback(process.stop)
            http = await cleanup.enter_async_context(
                aiohttp.ClientSession(origin, headers={"Authorization": f"Bearer {key}"})
            )
            hearth = cls(process, http, origin)
            await hearth._ready()
            yield hearth

    @asynccontextmanager
    async def meet(self, people: int, window: Window) -> AsyncIterator[Sequence[Member]]:
        """A session in which each of `people` sends and has a seat for every other."""
        session = (await self.post("sessions", {"title": "Load", "capacity": people, "waiting_room": False}))["id"]
        async with AsyncExitStack() as cleanup:
            cleanup.push_async_callback(self.post, f"sessions/{session}/end", {})
            members = []
            for number in range(people):
                invitation = await self.post(f"sessions/{session}/invitations", {"role": "participant"})
                members.append(
                    await cleanup.enter_async_context(
                        self._member(invitation["token"], f"Person {number}", people - 1, window)
                    )
                )
            yield members

    @asynccontextmanager
    async def _member(self, token: str, name: str, seats: int, window: Window) -> AsyncIterator[Member]:
        """One person, in and connected."""
        collector = Collector(window)
        async with signalling(self.origin, token, name) as client, Peer(collector, _HOST) as peer:
            answer = await client.call("media", {"sdp": peer.offer(seats=seats)}, timeout=_REPLY_TIMEOUT)
            if not answer["ok"]:
                raise HearthError(answer["error"]["message"])
            await peer.connect(answer["sdp"])
            yield Member(peer, peer, collector)

    async def post(self, path: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Ask the HTTP API for something, `path` being below /api/v1. Raises: HearthError."""
        async with self._http.post(f"/api/v1/{path}", json=body) as response:
            content = await response.text()
            if not response.ok:
                raise HearthError(f"POST {path}: {response.status} {content}")
            reply: Mapping[str, Any] = await response.json() if content else {}
            return reply

    async def _ready(self) -> None:
        deadline = asyncio.get_running_loop().time() + _START_TIMEOUT
        while True:
            self.process.check()
            try:
                async with self._http.get("/readyz") as response:
                    if response.ok:
                        return
            except aiohttp.ClientError:
                pass
            if asyncio.get_running_loop().time() > deadline:
                raise ServerFailed(f"hearth is not ready: {self.process.output()}")
            await asyncio.sleep(_POLL)


@asynccontextmanager
async def signalling(origin: str, token: str, name: str) -> AsyncIterator[socketio.AsyncClient]:
    """A Socket.IO connection that has been welcomed.

    Raises: HearthError when the server refuses it or stays silent.
    """
    client = socketio.AsyncClient(serializer="msgpack", reconnection=False, request_timeout=_REPLY_TIMEOUT)
    welcomed = asyncio.get_running_loop().create_future()
    client.on("welcome", welcomed.set_result)
    try:
        auth = {"token": token, "name": name}
        await client.connect(origin, auth=auth, transports=["websocket"], wait_timeout=_REPLY_TIMEOUT)
        async with asyncio.timeout(_REPLY_TIMEOUT):
            await welcomed
    except (socketio.exceptions.ConnectionError, TimeoutError) as error:
        await client.disconnect()
        raise HearthError(f"{name} is not let in: {error}") from error
    try:
        yield client
    finally:
        await client.disconnect()
