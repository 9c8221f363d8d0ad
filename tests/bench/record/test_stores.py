"""Stores of both kinds."""

from __future__ import annotations

import pytest
from redis.asyncio import Redis

from bench.record import stores
from server.store import open_store


@pytest.mark.parametrize("name", ["SQLite", "Redis"])
async def test_every_store_begins_empty(name: str) -> None:
    async with stores.opened(name, None) as kind:
        first, second = open_store(kind.fresh()), open_store(kind.fresh())
        await first.append("a", 0, [b"{}"])

        assert await first.streams() == ["a"]
        assert await second.streams() == []
        await first.close()
        await second.close()


async def test_redis_is_set_to_keep_what_it_acknowledges() -> None:
    async with stores.opened("Redis", None) as kind, Redis.from_url(kind.fresh(), decode_responses=True) as redis:
        settings = await redis.config_get("append*")

    assert (settings["appendonly"], settings["appendfsync"]) == ("yes", "always")
