"""Which store a URL names."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.ports import StoreUnavailable
from server.store import open_store
from server.store.memory import MemoryStore
from server.store.sqlite import SqliteStore


def test_memory_is_for_trials() -> None:
    assert isinstance(open_store("memory:"), MemoryStore)


async def test_three_slashes_are_a_path_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///data/hearth.db")
    assert isinstance(store, SqliteStore)
    assert (tmp_path / "data" / "hearth.db").exists()
    await store.close()


async def test_four_slashes_are_a_path_from_the_root(tmp_path: Path) -> None:
    await open_store(f"sqlite:///{tmp_path / 'hearth.db'}").close()
    assert (tmp_path / "hearth.db").exists()


@pytest.mark.parametrize(
    "url", ["", "sqlite://", "sqlite:///", "redis:", "postgres://host/db", "hearth.db", "memory:x"]
)
def test_what_names_no_store_is_said_in_a_sentence(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="must look like"):
        open_store(url)
