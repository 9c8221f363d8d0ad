"""Event stores by technology, all under one contract (`server.ports.EventStore`)."""

from __future__ import annotations

from typing import Final

from server.ports import EventStore, StoreUnavailable
from server.store.memory import MemoryStore
from server.store.sqlite import SqliteStore

_SQLITE: Final = "sqlite:///"
_MEMORY: Final = "memory:"


def open_store(url: str) -> EventStore:
    """The store that `url` names: `sqlite:///relative/path`, `sqlite:////absolute/path`, or `memory:` for trials.

    Raises: StoreUnavailable, with one sentence a person understands.
    """
    if url == _MEMORY:
        return MemoryStore()
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        return SqliteStore(url.removeprefix(_SQLITE))
    raise StoreUnavailable(f"store.url must look like {_SQLITE}path/to/hearth.db, not {url.partition('?')[0]!r}")
