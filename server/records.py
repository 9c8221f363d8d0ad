"""The record as staff use it: a session's log, report and sheets, and erasing a person.

Rules that hold: who reads, takes away or erases something is put into the audit before they get it; long sessions are
worked through in a thread, for media must go on meanwhile.
"""

from __future__ import annotations

import asyncio
from typing import Literal, TypeAlias

import msgspec

from rooms.kernel import Instant, ParticipantId, SessionId
from server.live import codec
from server.live.history import session_of, stream_of
from server.live.sessions import Sessions
from server.ports import Clock, Stored
from server.record import export
from server.record.audit import Audit, What
from server.record.erasure import erase
from server.record.ledger import Ledger
from server.record.report import Report, Sheet, report, sheet

Form: TypeAlias = Literal["ndjson", "csv"]


class ErasedPeople(msgspec.Struct, frozen=True):
    """The ids whose names are gone, and the sessions that had them."""

    owners: tuple[str, ...]
    sessions: tuple[SessionId, ...]


class Records:
    """`by` is always who asks, as the audit shall know them: the id of a key or an account.

    What is asked of a session that is not there is answered as of an empty one; look it up first. All methods may
    raise StoreUnavailable, LogBroken and CodecError.
    """

    def __init__(self, ledger: Ledger, audit: Audit, sessions: Sessions, clock: Clock) -> None:
        self._ledger = ledger
        self._audit = audit
        self._sessions = sessions
        self._clock = clock

    async def log(self, session: SessionId, by: str, after: int = 0, form: Form = "ndjson") -> list[str]:
        """The lines of a session's log from after an event on, as they are exported."""
        await self._note(session, "export", by)
        stored = await self._ledger.read(stream_of(session), after)
        return await asyncio.to_thread(_lines, stored, form)

    async def report(self, session: SessionId, by: str) -> Report:
        """A session's report. Raises: ValueError for a session that is not there."""
        await self._note(session, "report", by)
        return await self._reported(session)

    async def sheet(self, session: SessionId, participant: ParticipantId, by: str) -> Sheet | None:
        """One person's part of it, which names nobody else; None when they were not there.

        Raises: ValueError for a session that is not there.
        """
        await self._note(session, "sheet", by)
        return sheet(await self._reported(session), participant)

    async def erase(self, who: str, by: str) -> ErasedPeople | None:
        """Erase a participant or an invitation from the record and from the memory of this node. None: nobody has
        this id."""
        erased = await erase(self._ledger, self._audit, who, by)
        if erased is None:
            return None
        prefix = stream_of(SessionId(""))
        sessions = tuple(session_of(stream) for stream in erased.streams if stream.startswith(prefix))
        for session in sessions:
            await self._sessions.renew(session)
        return ErasedPeople(erased.owners, sessions)

    async def _note(self, session: SessionId, what: What, by: str) -> None:
        await self._audit.read(stream_of(session), what, by)

    async def _reported(self, session: SessionId) -> Report:
        stored = await self._ledger.read(stream_of(session))
        return await asyncio.to_thread(_report_of, stored, self._clock.now())


def _report_of(stored: list[Stored], now: Instant) -> Report:
    return report((codec.decode(each.data) for each in stored), now)


def _lines(stored: list[Stored], form: Form) -> list[str]:
    events = (codec.exported(each) for each in stored)
    return list(export.csv_rows(events) if form == "csv" else export.ndjson(events))
