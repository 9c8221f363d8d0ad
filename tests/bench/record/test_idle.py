"""Memory of idle sessions: the arithmetic, and a short run of both kinds."""

from __future__ import annotations

import pytest

from bench.process import Cores
from bench.record import idle, stores
from bench.record.idle import Idle, measure_new, measure_visited

ALL_CORES = Cores(None, None)


def test_memory_is_shared_among_the_sessions() -> None:
    assert Idle("new", "SQLite", 1000, 0, before_mb=100.0, after_mb=110.0).kb_each == 10.0


async def test_new_sessions_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "_SETTLE", 0.0)
    async with stores.opened("SQLite", None) as kind:
        result = await measure_new(kind, 5, ALL_CORES, {})

    assert (result.kind, result.sessions) == ("new", 5)
    assert 0 < result.before_mb <= result.after_mb + 5


async def test_visited_sessions_are_measured() -> None:
    async with stores.opened("SQLite", None) as kind:
        result = await measure_visited(kind, 2, 3, ALL_CORES, {})

    assert (result.kind, result.sessions, result.people) == ("visited", 2, 3)
    assert result.start_ms is not None
