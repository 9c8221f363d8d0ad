"""Logs that could have been."""

from __future__ import annotations

from collections import Counter

from bench.record.past import long_session, visited_session
from facilitator import desk
from facilitator.desk import Desk, Event
from facilitator.moderation import MediaSet, Muted
from rooms.breakouts.vocabulary import BreakoutsClosed, BreakoutsExtended, BreakoutsOpened, Moved
from rooms.kernel import Instant, SessionId
from rooms.people import Presence
from rooms.vocabulary import Admitted, CameBack, Joined, LinkReturned, LinkWasLost, Renamed, SteppedAway

ID = SessionId("s_1")
BEGIN = Instant(1_700_000_000_000)
HOUR = 3_600_000


def replayed(events: list[Event]) -> Desk:
    state: Desk | None = None
    for event in events:
        state = desk.evolve(state, event)
    assert state is not None
    return state


def test_a_long_session_has_of_everything_that_people_do() -> None:
    kinds = Counter(type(event) for event in long_session(ID, BEGIN, hours=3, people=12))

    assert kinds[Joined] == 12
    assert kinds[Admitted] == 11
    assert kinds[BreakoutsOpened] == kinds[BreakoutsClosed] == kinds[BreakoutsExtended] == 3
    assert kinds[MediaSet] > 1000
    for kind in (Moved, Muted, LinkWasLost, LinkReturned, Renamed, SteppedAway, CameBack):
        assert kinds[kind] > 3


def test_a_long_session_is_still_going_on_at_its_end() -> None:
    events = long_session(ID, BEGIN, hours=3, people=12)

    assert not replayed(events).session.is_over
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert BEGIN + 2.9 * HOUR < events[-1].at <= BEGIN + 3 * HOUR


def test_the_same_seed_tells_the_same_session() -> None:
    assert long_session(ID, BEGIN, 1, 4, seed=1) == long_session(ID, BEGIN, 1, 4, seed=1)
    assert long_session(ID, BEGIN, 1, 4, seed=1) != long_session(ID, BEGIN, 1, 4, seed=2)


def test_everyone_has_left_a_visited_session_and_it_is_open() -> None:
    session = replayed(visited_session(ID, BEGIN, people=3)).session

    assert not session.is_over
    assert [person.presence for person in session.people.values()] == [Presence.LEFT] * 3
