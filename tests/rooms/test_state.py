"""Events that cannot have happened are refused: a broken log must not become a state that looks sound."""

from __future__ import annotations

import pytest

from rooms.kernel import InvariantBroken, InvitationId, ParticipantId, SessionId
from rooms.people import Role
from rooms.state import evolve
from rooms.vocabulary import (
    EndSession,
    Joined,
    LinkReturned,
    LinkWasLost,
    Remove,
    Renamed,
    SessionCreated,
    SessionEnded,
)
from tests.sim.meeting import START, Meeting

CREATED = SessionCreated(at=START, id=SessionId("s"), title="Group", capacity=8, waiting_room=False)
STRANGER = ParticipantId("stranger")


def test_a_session_is_created_once() -> None:
    with pytest.raises(InvariantBroken):
        evolve(evolve(None, CREATED), CREATED)


def test_nothing_happens_before_the_session() -> None:
    with pytest.raises(InvariantBroken):
        evolve(None, SessionEnded(at=START, by=None))


def test_nothing_happens_after_its_end() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(None, EndSession())
    with pytest.raises(InvariantBroken):
        evolve(meeting.state.session, LinkWasLost(at=START, participant=ann))


@pytest.mark.parametrize(
    "event", [Renamed(at=START, participant=STRANGER, name="X"), LinkWasLost(at=START, participant=STRANGER)]
)
def test_nothing_happens_to_strangers(event: Renamed | LinkWasLost) -> None:
    with pytest.raises(InvariantBroken, match="stranger"):
        evolve(evolve(None, CREATED), event)


def test_nobody_joins_without_an_invitation() -> None:
    joined = Joined(at=START, participant=STRANGER, invitation=InvitationId("x"), name="X", role=Role.GUEST)
    with pytest.raises(InvariantBroken):
        evolve(evolve(None, CREATED), joined)


def test_nobody_joins_twice() -> None:
    meeting = Meeting()
    ann = meeting.who(meeting.person())
    joined = Joined(at=START, participant=ann.id, invitation=ann.invitation, name="X", role=ann.role)
    with pytest.raises(InvariantBroken):
        evolve(meeting.state.session, joined)


def test_a_removed_person_never_returns() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Remove(ann))
    with pytest.raises(InvariantBroken):
        evolve(meeting.state.session, LinkReturned(at=START, participant=ann))


def test_a_state_is_a_value_that_earlier_readers_keep() -> None:
    meeting = Meeting()
    before = meeting.state.session
    meeting.person()
    assert before.people == {}
