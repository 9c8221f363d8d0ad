"""What a watcher asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from server.api.health import Health
from server.metrics import Metrics
from server.ports import Stored, StoreUnavailable


class BrokenStore:
    """Takes and gives nothing."""

    async def append(self, stream: str, expected_seq: int, events: Sequence[bytes]) -> int:
        raise StoreUnavailable

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        raise StoreUnavailable

    async def streams(self, prefix: str = "") -> list[str]:
        raise StoreUnavailable

    async def close(self) -> None:
        """Nothing to close."""


class WorkingStore(BrokenStore):
    async def streams(self, prefix: str = "") -> list[str]:
        return []


@asynccontextmanager
async def probing(store: BrokenStore, ready: bool) -> AsyncIterator[aiohttp.ClientSession]:
    app = web.Application()
    Health(store, Metrics(), lambda: ready).add_routes(app)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{site.port}") as http:
            yield http
    finally:
        await runner.cleanup()


async def status(http: aiohttp.ClientSession, path: str) -> int:
    async with http.get(path) as response:
        return response.status


async def test_a_working_node_is_alive_and_ready() -> None:
    async with probing(WorkingStore(), ready=True) as http:
        assert [await status(http, path) for path in ("/healthz", "/readyz", "/metrics")] == [200, 200, 200]


async def test_a_starting_or_stopping_node_is_alive_and_not_ready() -> None:
    async with probing(WorkingStore(), ready=False) as http:
        assert [await status(http, path) for path in ("/healthz", "/readyz")] == [200, 503]


async def test_a_node_without_its_store_is_alive_and_not_ready() -> None:
    async with probing(BrokenStore(), ready=True) as http:
        assert [await status(http, path) for path in ("/healthz", "/readyz")] == [200, 503]
