"""A session's log read back."""

from __future__ import annotations

import pytest

from rooms.kernel import SessionId
from server.live.codec import encode
from server.live.history import replay, stream_of
from server.ports import LogBroken, Stored
from tests.sim.meeting import Meeting


def stored(meeting: Meeting) -> list[Stored]:
    return [Stored(seq=seq, data=encode(event)) for seq, event in enumerate(meeting.log, start=1)]


def test_a_session_has_a_stream_of_its_own() -> None:
    assert stream_of(SessionId("s_1")) == "session/s_1"


def test_replaying_gives_every_event_with_the_state_after_it() -> None:
    meeting = Meeting()
    meeting.person()
    records = replay(stored(meeting))
    assert [record.seq for record in records] == [1, 2, 3]
    assert [record.event for record in records] == meeting.log
    assert records[-1].after == meeting.state


def test_an_empty_log_is_no_session() -> None:
    assert replay([]) == []


def test_an_event_that_cannot_be_read_names_its_number() -> None:
    meeting = Meeting()
    with pytest.raises(LogBroken, match="event 2 cannot be replayed"):
        replay([*stored(meeting), Stored(seq=2, data=b"?")])


def test_an_event_that_cannot_have_happened_names_its_number() -> None:
    meeting = Meeting()
    first = stored(meeting)[0]
    with pytest.raises(LogBroken, match="event 2 cannot be replayed"):
        replay([first, Stored(seq=2, data=first.data)])
