"""What keeps the record, by technology, all under one contract (`server.ports.RecordStore`)."""

from __future__ import annotations

from typing import Final

from server.ports import RecordStore, StoreUnavailable
from server.store.memory import MemoryStore
from server.store.redis_streams import RedisStore
from server.store.sqlite import SqliteStore

_SQLITE: Final = "sqlite:///"
_MEMORY: Final = "memory:"
_REDIS: Final = ("redis://", "rediss://", "unix://")


def open_store(url: str, *, beside: bool = False) -> RecordStore:
    """The store that `url` names: `sqlite:///relative/path`, `sqlite:////absolute/path`, `redis://host:port/number`
    (`rediss://` over TLS, `unix://` for a socket), or `memory:` for trials.

    `beside`: for a tool, which may work while a node uses the store; with Redis everybody may.
    Raises: StoreUnavailable, with one sentence a person understands.
    """
    if url == _MEMORY:
        return MemoryStore()
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        return SqliteStore(url.removeprefix(_SQLITE), beside=beside)
    if url.startswith(_REDIS):
        return RedisStore(url)
    raise StoreUnavailable(
        f"store.url must look like {_SQLITE}path/to/hearth.db or redis://host, not {url.partition('?')[0]!r}"
    )
