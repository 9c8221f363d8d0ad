"""The media side of a session: tables kept, the SFU told, and told again after a fault."""

from __future__ import annotations

import logging

import pytest

from facilitator.moderation import Mute
from rooms.kernel import SessionId
from rooms.people import Role
from rooms.vocabulary import EndSession, Leave, Rename
from server.live.stage import Stage
from server.ports import Seat
from tests.sim.doubles import RecordingPlane
from tests.sim.meeting import Meeting

SESSION = SessionId("s")


async def test_before_a_media_offer_there_is_no_table() -> None:
    meeting, stage = Meeting(), Stage(SESSION, RecordingPlane())
    ann = meeting.person()
    stage.arrange(meeting.state)
    assert stage.rows(meeting.state, ann) is None


async def test_a_viewer_with_seats_is_shown_the_others() -> None:
    meeting, plane = Meeting(), RecordingPlane()
    stage = Stage(SESSION, plane)
    ann, ben = meeting.person(), meeting.person()
    stage.resize(ann, 2)
    stage.arrange(meeting.state)
    rows = stage.rows(meeting.state, ann)
    assert rows is not None
    assert [row.participant for row in rows] == [ben, None]
    assert plane.desired[SESSION][ann].seats == (Seat(ben), None)


async def test_the_sfu_is_told_of_changes_only() -> None:
    meeting, plane = Meeting(), RecordingPlane()
    stage = Stage(SESSION, plane)
    ann = meeting.person()
    stage.arrange(meeting.state)
    meeting.must(ann, Rename("Annie"))
    stage.arrange(meeting.state)
    assert plane.applied == 1


async def test_a_new_transport_is_told_even_if_nothing_else_has_changed() -> None:
    meeting, plane = Meeting(), RecordingPlane()
    stage = Stage(SESSION, plane)
    ann = meeting.person()
    for _ in range(2):
        stage.resize(ann, 2)
        stage.arrange(meeting.state)
    assert plane.applied == 2


async def test_the_table_of_who_left_is_forgotten() -> None:
    meeting, stage = Meeting(), Stage(SESSION, RecordingPlane())
    ann = meeting.person()
    stage.resize(ann, 2)
    meeting.must(ann, Leave())
    stage.arrange(meeting.state)
    assert stage.rows(meeting.state, ann) is None


async def test_the_end_closes_every_transport_and_table() -> None:
    meeting, plane = Meeting(), RecordingPlane()
    stage = Stage(SESSION, plane)
    ann = meeting.person()
    stage.resize(ann, 2)
    meeting.must(None, EndSession())
    stage.arrange(meeting.state)
    assert plane.closed == {SESSION}
    assert stage.rows(meeting.state, ann) is None


async def test_after_a_fault_the_sfu_is_told_again_at_the_next_change(caplog: pytest.LogCaptureFixture) -> None:
    meeting, plane = Meeting(), RecordingPlane()
    stage = Stage(SESSION, plane)
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    stage.arrange(meeting.state)
    meeting.must(leader, Mute(ann))
    plane.broken = True
    with caplog.at_level(logging.CRITICAL, logger="server.live.stage"):
        stage.arrange(meeting.state)
    plane.broken = False
    stage.arrange(meeting.state)
    assert not plane.desired[SESSION][ann].microphone
