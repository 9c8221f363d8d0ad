"""The way back, short."""

from __future__ import annotations

import pytest

from bench.process import Cores
from bench.record import stores
from bench.record.replay import measure

SETTINGS = {"HEARTH_AUTH__SECRET": "a secret of the benchmark's tests only"}


@pytest.mark.parametrize("name", ["SQLite", "Redis"])
async def test_a_session_comes_back(name: str) -> None:
    async with stores.opened(name, None) as kind:
        result = await measure(kind, 0.1, 4, 1, Cores(None, None), SETTINGS)

    assert result.events > 20
    assert result.log_bytes > 20 * result.events
    assert result.replay_ms > 0
    assert result.start_ms > 0
    assert result.empty_start_ms > 0
    assert result.rss_mb > 0
