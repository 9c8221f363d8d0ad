"""What people learn of their own part: nothing while it goes on, and afterwards only where it is allowed."""

from __future__ import annotations

import pytest

from facilitator.speech.vocabulary import RecordSpeech
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import CreateSession, EndSession, Leave
from server.live.instruments.speech.view import OwnTalkView
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.meeting import START, Meeting


def meeting(own_summary: bool) -> tuple[Meeting, ParticipantId, ParticipantId]:
    """A leader, and Ann who speaks for ten seconds."""
    made = Meeting(created=False)
    made.must(None, CreateSession(SessionId("s"), "Tuesday", 8, waiting_room=False, own_summary=own_summary))
    leader, ann = made.person(Role.FACILITATOR), made.person()
    made.now = Instant(START + 10_000)
    made.must(None, RecordSpeech(ann, MAIN_ROOM, START, made.now))
    return made, leader, ann


def test_while_it_goes_on_nobody_sees_their_own() -> None:
    made, leader, ann = meeting(own_summary=True)
    assert view(made.state, ann).own_talk is view(made.state, leader).own_talk is None


def test_afterwards_people_see_their_own_and_are_told_with_the_end() -> None:
    made, leader, ann = meeting(own_summary=True)
    before = made.state
    (*_, ended) = made.must(leader, EndSession())
    told = view_event(1, before, ended, made.state, ann)
    assert told is not None
    assert told.view
    assert told.view.own_talk == view(made.state, ann).own_talk == OwnTalkView(spoken=10_000, turns=1)
    assert view(made.state, leader).own_talk == OwnTalkView(spoken=0, turns=0)


def test_where_it_is_not_allowed_they_never_do() -> None:
    made, leader, ann = meeting(own_summary=False)
    made.must(leader, EndSession())
    assert view(made.state, ann).own_talk is None


@pytest.mark.parametrize("how", ["staff", "observer", "gone"])
def test_who_has_no_part_sees_none(how: str) -> None:
    made, leader, ann = meeting(own_summary=True)
    observer = made.person(Role.OBSERVER)
    made.must(ann, Leave())
    made.must(leader, EndSession())
    viewer = {"staff": None, "observer": observer, "gone": ann}[how]
    assert view(made.state, viewer).own_talk is None
