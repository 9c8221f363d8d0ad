"""The log of a session, read back: records of what happened and the states around each event."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Final

import msgspec

from facilitator import desk
from facilitator.desk import Desk, Event
from rooms.kernel import InvariantBroken, SessionId
from server.live import codec
from server.ports import LogBroken, Stored
from server.record.codec import CodecError

_SESSIONS: Final = "session/"

RESUME_WINDOW: Final = 512
"""Events kept for viewers who come back; who missed more gets a fresh snapshot only."""


class Record(msgspec.Struct, frozen=True):
    """An event as it was taken into the log, and the states around it."""

    seq: int
    before: Desk | None
    event: Event
    after: Desk


def stream_of(session: SessionId) -> str:
    """The name of a session's stream in the store."""
    return f"{_SESSIONS}{session}"


def session_of(stream: str) -> SessionId:
    """The session whose stream this is."""
    return SessionId(stream.removeprefix(_SESSIONS))


def replay(log: Sequence[Stored]) -> list[Record]:
    """Every event of a session's log from its beginning, with the states around it.

    Raises: LogBroken.
    """
    records: list[Record] = []
    state: Desk | None = None
    try:
        for stored in log:
            event = codec.decode(stored.data)
            after = desk.evolve(state, event)
            records.append(Record(seq=stored.seq, before=state, event=event, after=after))
            state = after
    except (CodecError, InvariantBroken) as error:
        raise LogBroken(f"event {len(records) + 1} cannot be replayed: {error}") from error
    return records


class Recent:
    """The last events of a session, for those who come back."""

    def __init__(self) -> None:
        self._records: deque[Record] = deque(maxlen=RESUME_WINDOW)
        self._last = 0

    def extend(self, records: Sequence[Record]) -> None:
        """Take in what has happened since."""
        if records:
            self._records.extend(records)
            self._last = records[-1].seq

    def since(self, seq: int) -> list[Record] | None:
        """The events after `seq`; None when they are not at hand any more, or `seq` has not been reached yet."""
        first = self._records[0].seq if self._records else self._last + 1
        if not first - 1 <= seq <= self._last:
            return None
        return [record for record in self._records if record.seq > seq]
