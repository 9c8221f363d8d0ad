"""People without a browser, who fill a session for a page to be measured: they come, do as they are told, and go."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Final

import socketio

from bench.hearth import HearthError, signalling
from tests.support.api import Api, Role
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

SETTINGS: Final = {
    f"HEARTH_LIMITS__{limit}": "1000000"
    for limit in (
        "COMMANDS_PER_SECOND",
        "COMMANDS_BURST",
        "CONNECTS_PER_MINUTE",
        "CONNECTS_BURST",
        "JOINS_PER_MINUTE",
        "JOINS_BURST",
    )
}
"""A crowd from one address is what these limits are against."""

_TIMEOUT: Final = 20.0


class Visitor:
    """Somebody inside, without media."""

    def __init__(self, client: socketio.AsyncClient) -> None:
        self._client = client

    async def does(self, type_: str, **fields: object) -> None:
        """A command that must be accepted. Raises: HearthError."""
        answer: dict[str, Any] = await self._client.call("command", {"type": type_, **fields}, timeout=_TIMEOUT)
        if not answer["ok"]:
            raise HearthError(f"{type_}: {answer['error']}")


class Crowd:
    """Whoever may come into one session."""

    def __init__(self, node: HearthNode, api: Api, session: str) -> None:
        self._node = node
        self._api = api
        self._session = session

    @asynccontextmanager
    async def visit(
        self, people: int, role: Role = "participant", name: str = "Visitor"
    ) -> AsyncIterator[Sequence[Visitor]]:
        """So many are inside, until they leave for good. Every visit is of new people."""
        async with AsyncExitStack() as cleanup:
            visitors = []
            for number in range(1, people + 1):
                invitation = await self._api.invite(self._session, role)
                visited = signalling(self._node.origin, invitation.token, f"{name} {number}")
                visitors.append(Visitor(await cleanup.enter_async_context(visited)))
            yield visitors
            for visitor in visitors:
                await visitor.does("leave")

    @asynccontextmanager
    async def talk(self, name: str) -> AsyncIterator[RawClient]:
        """Somebody with a voice is inside, and leaves for good."""
        invitation = await self._api.invite(self._session)
        async with RawClient.enter(self._node, invitation.token, name) as talker:
            yield talker
            await talker.command("leave")
