"""A request sent twice is done once: the header Idempotency-Key on POST requests.

The first request with a key is done; whoever repeats it, also while it is still being done, gets the same answer. The
answers of the last day are remembered, `MOST` of them, in memory: after a restart a repeated request is a new one.

Rules that hold: keys of different callers are different keys; a key used for another request is a conflict; an answer
that asks to try again later (5xx, 429) is not remembered.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from aiohttp import web

from rooms.kernel import Code
from server.api.problems import refuse
from server.ports import Clock

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"
MOST: Final = 5_000
MOST_BYTES: Final = 65_536
KEPT: Final = 24 * 3_600_000
"""Milliseconds."""

_KEY: Final = re.compile(r"[\x21-\x7e]{1,255}")


class _Answer(msgspec.Struct, frozen=True):
    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]


class _Entry:
    __slots__ = ("answer", "at", "fingerprint")

    def __init__(self, fingerprint: bytes, at: int) -> None:
        self.fingerprint = fingerprint
        self.at = at
        self.answer: asyncio.Future[_Answer | None] = asyncio.get_running_loop().create_future()


class Idempotency:
    """Remembers answers by caller and key."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._entries: OrderedDict[tuple[str, str], _Entry] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    async def once(
        self, caller: str, key: str, request: bytes, do: Callable[[], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """The answer to `request`: by `do`, unless it was done before.

        Raises: Refusal, and what `do` raises; then the request counts as not done.
        """
        if not _KEY.fullmatch(key):
            raise refuse(Code.INVALID, f"{HEADER} has 1 to 255 visible ASCII characters.")
        self._forget()
        name, fingerprint = (caller, key), hashlib.sha256(request).digest()
        known = self._entries.get(name)
        if known is not None:
            if known.fingerprint != fingerprint:
                raise refuse(Code.CONFLICT, f"This {HEADER} was used for another request.")
            answer = await asyncio.shield(known.answer)
            if answer is not None:
                return _replayed(answer)
            return await self.once(caller, key, request, do)  # the first one failed, so this one is now the first
        entry = self._entries[name] = _Entry(fingerprint, self._clock.now())
        remembered: _Answer | None = None
        try:
            response = await do()
            remembered = _remembered(response)
            return response
        finally:
            if remembered is None:
                del self._entries[name]
            entry.answer.set_result(remembered)

    def _forget(self) -> None:
        old = self._clock.now() - KEPT
        while self._entries:
            name, entry = next(iter(self._entries.items()))
            if not entry.answer.done() or (entry.at > old and len(self._entries) < MOST):
                return
            del self._entries[name]


def _remembered(response: web.StreamResponse) -> _Answer | None:
    if not isinstance(response, web.Response) or response.status >= 500 or response.status == 429:
        return None
    body = response.body if isinstance(response.body, bytes) else b""
    if len(body) > MOST_BYTES:
        return None
    return _Answer(response.status, body, tuple(response.headers.items()))


def _replayed(answer: _Answer) -> web.Response:
    headers = {name: value for name, value in answer.headers if name.lower() != "content-length"}
    return web.Response(status=answer.status, body=answer.body, headers={**headers, REPLAYED: "true"})
