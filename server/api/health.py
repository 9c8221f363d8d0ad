"""For whoever watches the node: `/healthz` (the process lives), `/readyz` (it can take people), `/metrics`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from aiohttp import web

from server.metrics import CONTENT_TYPE, Metrics
from server.ports import EventStore, StoreUnavailable

PROBE_SECONDS: Final = 2.0


class Health:
    """`ready` is asked at every probe: false before the sessions are there and once the node is stopping."""

    def __init__(self, store: EventStore, metrics: Metrics, ready: Callable[[], bool]) -> None:
        self._store = store
        self._metrics = metrics
        self._ready = ready

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/healthz", self._alive)
        app.router.add_get("/readyz", self._can_take_people)
        app.router.add_get("/metrics", self._page)

    async def _alive(self, request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def _can_take_people(self, request: web.Request) -> web.Response:
        if not self._ready():
            return web.json_response({"status": "starting or stopping"}, status=503)
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                await self._store.streams("directory")
        except (StoreUnavailable, TimeoutError):
            return web.json_response({"status": "the event log cannot be used"}, status=503)
        return web.json_response({"status": "ok"})

    async def _page(self, request: web.Request) -> web.Response:
        return web.Response(body=self._metrics.page(), headers={"Content-Type": CONTENT_TYPE})
