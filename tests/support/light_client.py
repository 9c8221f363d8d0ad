"""Somebody in the group without a browser and without media: Socket.IO alone, for people who fill the circle."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import socketio

from tests.support.node import HearthNode
from tests.support.waiting import until


class LightClient:
    """`enter` joins by invitation; `id` is then this person's."""

    def __init__(self) -> None:
        self.id = ""
        self.at_door = False
        self._socket = socketio.AsyncClient(serializer="msgpack", reconnection=False)
        self._welcomed: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._socket.on("welcome", self._welcome)

    def _welcome(self, welcome: dict[str, Any]) -> None:
        self.at_door = welcome["view"]["door"] is not None
        if not self._welcomed.done():
            self._welcomed.set_result(welcome)

    @classmethod
    @asynccontextmanager
    async def enter(cls, node: HearthNode, token: str, name: str) -> AsyncIterator[Self]:
        client = cls()
        try:
            await client._socket.connect(node.origin, auth={"token": token, "name": name}, transports=["websocket"])
            async with asyncio.timeout(10):
                client.id = (await client._welcomed)["you"]["id"]
            yield client
        finally:
            await client._socket.disconnect()

    async def command(self, type_: str, **fields: object) -> None:
        """Send a command that must be accepted."""
        answer = await self._send(type_, fields)
        assert answer["ok"], f"{type_}: {answer['error']}"

    async def soon(self, type_: str, **fields: object) -> None:
        """Send it again and again until it is accepted, as when somebody is about to be let in."""

        async def accepted() -> bool:
            return bool((await self._send(type_, fields))["ok"])

        await until(f"{type_} is accepted", accepted)

    async def _send(self, type_: str, fields: dict[str, object]) -> dict[str, Any]:
        answer: dict[str, Any] = await self._socket.call("command", {"type": type_, **fields}, timeout=10)
        return answer
