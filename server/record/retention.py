"""Purging sessions whose time is over: whole streams go, with the texts and keys that only they needed.

A session is kept for so many days after it ended, by what its `session_created` says (`retention_days`) or else by the
server's configuration. Of a purged one the audit keeps the number of events and the last hash. One that has not ended
is never purged.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from rooms.kernel import Instant
from server.ports import Clock, StoreUnavailable
from server.record import chain
from server.record.audit import Audit
from server.record.ledger import Ledger

_log = logging.getLogger(__name__)

SESSIONS: Final = "session/"
SCHEDULE: Final = "schedule"
"""`by` of what is purged when its time is over."""

DAY: Final = 86_400_000
"""Milliseconds."""

PERIOD: Final = 86_400.0
"""Seconds between two looks."""

RETRY: Final = 600.0
"""Seconds until the next try when the store was not available."""


class Retention:
    """Purges, once or daily. `days` counts for sessions that say nothing else; 0: for ever."""

    def __init__(self, ledger: Ledger, audit: Audit, clock: Clock, days: int) -> None:
        self._ledger = ledger
        self._audit = audit
        self._clock = clock
        self._days = days

    async def due(self) -> list[str]:
        """The streams of sessions whose time is over. Raises: StoreUnavailable."""
        now = self._clock.now()
        return [stream for stream in await self._ledger.streams(SESSIONS) if await self._is_over(stream, now)]

    async def purge(self, by: str) -> list[str]:
        """Purge what is due. Returns: the streams that are gone. Raises: StoreUnavailable."""
        due = await self.due()
        for stream in due:
            head = await self._ledger.store.head(stream)
            await self._audit.purged(stream, head.seq, head.hash, by)
            await self._ledger.remove(stream)
        return due

    async def run(self, gone: Callable[[str], Awaitable[None]]) -> None:
        """Purge daily, until cancelled. `gone` is called with each stream that was purged."""
        while True:
            wait = PERIOD
            try:
                for stream in await self.purge(SCHEDULE):
                    _log.info("%s was purged, its time was over", stream)
                    await gone(stream)
            except StoreUnavailable as error:
                _log.error("not all was purged that is due: %s", error)
                wait = RETRY
            await asyncio.sleep(wait)

    async def _is_over(self, stream: str, now: Instant) -> bool:
        head = await self._ledger.store.head(stream)
        last = await self._ledger.store.read(stream, after=max(0, head.seq - 1))
        ended = chain.fields(last[-1].data) if last else {}
        ended_at = ended.get("at")
        if ended.get("type") != "session_ended" or not isinstance(ended_at, int):
            return False
        created = chain.fields((await self._ledger.store.read(stream))[0].data)
        days = created.get("retention_days")
        kept = days if isinstance(days, int) else self._days
        return kept > 0 and ended_at + kept * DAY <= now
