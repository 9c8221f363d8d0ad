"""The log of a session, read back: records of what happened and the state each event led to."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator import desk
from facilitator.desk import Desk, Event
from rooms.kernel import InvariantBroken, SessionId
from server.live import codec
from server.ports import Stored


class Record(msgspec.Struct, frozen=True):
    """An event as it was taken into the log, and the state it led to."""

    seq: int
    event: Event
    after: Desk


class LogBroken(Exception):
    """A session's log cannot be replayed by this program."""


def stream_of(session: SessionId) -> str:
    """The name of a session's stream in the store."""
    return f"session/{session}"


def replay(log: Sequence[Stored]) -> list[Record]:
    """Every event of a session's log from its beginning, with the state after it.

    Raises: LogBroken.
    """
    records: list[Record] = []
    state: Desk | None = None
    try:
        for stored in log:
            event = codec.decode(stored.data)
            state = desk.evolve(state, event)
            records.append(Record(seq=stored.seq, event=event, after=state))
    except (codec.CodecError, InvariantBroken) as error:
        raise LogBroken(f"event {len(records) + 1} cannot be replayed: {error}") from error
    return records
