"""Scenes in the report: who played what and when, who gave feedback, and nothing of what was said."""

from __future__ import annotations

import msgspec

from facilitator.scenes.vocabulary import (
    CloseScene,
    EndScene,
    FreezeScene,
    GiveFeedback,
    LeaveRole,
    NextSpeaker,
    PassFeedback,
    StartFeedback,
    StartScene,
    SwapRoles,
)
from rooms.kernel import MAIN_ROOM, Instant
from rooms.vocabulary import LinkLost
from server.record.report import report, sheet
from server.record.reports_scenes import OwnScene, RoleSpan, SceneReport
from tests.sim.meeting import START
from tests.sim.small_rooms import people
from tests.sim.stage_play import BOSS, KIM, MINUTE, A, B, C, D, Theatre


def at(minute: int) -> Instant:
    return Instant(START + minute * MINUTE)


def scenes(group: Theatre) -> tuple[SceneReport, ...]:
    return report(group.log, at(60)).scenes


def test_a_scene_is_reported_with_its_roles_through_a_swap_and_its_round() -> None:
    group = Theatre("abcd")
    group.set_up()
    group.later(MINUTE)
    group.must(group.lead, StartScene())
    group.later(2 * MINUTE)
    group.must(group.lead, FreezeScene(True))
    group.must(group.lead, SwapRoles(A, B))
    group.must(group.lead, FreezeScene(False))
    group.later(MINUTE)
    group.must(group.lead, EndScene())
    group.later(MINUTE)
    group.must(group.lead, StartFeedback(people("cd")))
    group.must(C, GiveFeedback("You were brave."))
    group.must(C, NextSpeaker())
    group.must(D, PassFeedback())
    group.later(MINUTE)
    group.must(A, LeaveRole())
    group.must(B, LeaveRole())
    assert scenes(group) == (
        SceneReport(
            room=MAIN_ROOM,
            title="Asking for a raise",
            set_up_at=at(0),
            started_at=at(1),
            ended_at=at(4),
            feedback_at=at(5),
            closed_at=at(6),
            end="done",
            roles=(
                RoleSpan(A, BOSS, at(1), at(3)),
                RoleSpan(B, KIM, at(1), at(3)),
                RoleSpan(B, BOSS, at(3), at(4)),
                RoleSpan(A, KIM, at(3), at(4)),
            ),
            spoke=(C,),
            passed=(D,),
        ),
    )
    assert b"brave" not in msgspec.json.encode(report(group.log, at(60)))


def test_a_second_go_counts_to_its_own_end() -> None:
    group = Theatre("abcd")
    group.play()
    group.later(MINUTE)
    group.must(group.lead, EndScene())
    group.later(MINUTE)
    group.must(group.lead, StartScene())
    group.later(MINUTE)
    group.must(group.lead, CloseScene())
    (scene,) = scenes(group)
    assert (scene.started_at, scene.ended_at, scene.end) == (at(0), at(3), "closed")
    assert [(span.since, span.until) for span in scene.roles if span.participant == A] == [
        (at(0), at(1)),
        (at(2), at(3)),
    ]


def test_a_scene_that_was_put_away_was_never_played_and_one_that_goes_on_has_no_end() -> None:
    group = Theatre("abcd")
    group.set_up()
    group.must(group.lead, EndScene())
    group.play()
    group.must(None, LinkLost(A))
    put_away, goes_on = scenes(group)
    assert (put_away.started_at, put_away.end, put_away.roles) == (None, "discarded", ())
    assert (goes_on.ended_at, goes_on.closed_at, goes_on.end) == (None, None, None)
    assert goes_on.roles[0].until is None


def test_a_sheet_has_that_somebody_played_or_gave_feedback_and_no_name_of_role_or_person() -> None:
    group = Theatre("abcd")
    group.feedback("c")
    group.must(C, NextSpeaker())
    whole = report(group.log, at(60))
    played, gave, watched = (sheet(whole, who) for who in (A, C, D))
    assert played is not None
    assert gave is not None
    assert watched is not None
    assert played.scenes == (OwnScene(at(0), at(0), at(0), played=True, gave_feedback=False),)
    assert gave.scenes == (OwnScene(at(0), at(0), at(0), played=False, gave_feedback=True),)
    assert watched.scenes == ()
    assert KIM.encode() not in msgspec.json.encode(played)
