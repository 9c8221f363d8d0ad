"""A scene as each sees it: the people of its room, with those of them whom they know."""

from __future__ import annotations

import pytest

from facilitator.scenes.vocabulary import (
    AllowAnswer,
    FreezeScene,
    LeaveRole,
    PassFeedback,
    Recast,
    SetUpScene,
    StartFeedback,
    StartScene,
    SwapRoles,
)
from rooms.breakouts.vocabulary import Move, Visit
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import LinkLost, SendToLobby, SetWaitingRoom
from server.live.instruments.scene import events as wire
from server.live.instruments.scene.view import ScenePartView, SceneView
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, people
from tests.sim.stage_play import BOSS, KIM, MINUTE, A, B, C, D, Theatre, parts


@pytest.fixture
def group() -> Theatre:
    return Theatre("abcd")


def seen(group: Theatre, viewer: ParticipantId | None) -> SceneView:
    scene = view(group.state, viewer).scene
    assert scene is not None
    return scene


def told(group: Theatre, number: int, viewer: ParticipantId) -> object:
    """How somebody was told of the event that is this one from the end."""
    retold = Theatre.__new__(Theatre)
    retold.desk, retold.log = None, []
    retold.happen(*group.log[:number])
    before = retold.desk
    retold.happen(group.log[number])
    return view_event(9, before, group.log[number], retold.state, viewer)


def test_everybody_in_the_room_sees_who_plays_what_and_the_time(group: Theatre) -> None:
    group.play(minutes=5)
    assert seen(group, C) == SceneView(
        stage=group.scene().stage,
        title="Asking for a raise",
        cast=(ScenePartView(A, BOSS, missing=False, left=False), ScenePartView(B, KIM, missing=False, left=False)),
        observers=(C, D),
        frozen=False,
        length=5 * MINUTE,
        ends_at=group.scene().timer.ends_at,
        left=None,
        feedback=None,
        in_role=(A, B),
    )
    assert seen(group, None) == seen(group, group.lead) == seen(group, C)


def test_time_that_stands_still_is_told_as_what_is_left(group: Theatre) -> None:
    group.play(minutes=5)
    group.must(group.lead, FreezeScene(True))
    assert (seen(group, C).ends_at, seen(group, C).left, seen(group, C).frozen) == (None, 5 * MINUTE, True)


def test_named_observers_are_those_who_watch(group: Theatre) -> None:
    group.must(group.lead, SetUpScene(parts(a=BOSS), observers=(C,)))
    assert seen(group, B).observers == (C,)


def test_who_is_missing_or_has_left_their_role_is_marked(group: Theatre) -> None:
    group.play()
    group.must(None, LinkLost(A))
    group.must(B, LeaveRole())
    assert [(part.missing, part.left) for part in seen(group, C).cast] == [(True, False), (False, True)]


def test_who_is_elsewhere_is_a_role_without_a_name_to_those_who_do_not_lead(group: Theatre) -> None:
    group.open("d")
    group.play()
    group.must(group.lead, Move(A, ONE))
    assert seen(group, C).cast[0] == ScenePartView(None, BOSS, missing=True, left=False)
    assert seen(group, group.lead).cast[0] == ScenePartView(A, BOSS, missing=True, left=False)
    assert A not in seen(group, C).in_role


def test_a_scene_is_shown_in_its_own_room_and_to_leaders_where_they_are(group: Theatre) -> None:
    group.open("d")
    group.play()
    assert view(group.state, D).scene is None
    group.must(group.lead, Visit(ONE))
    assert view(group.state, group.lead).scene is None
    assert view(group.state, C).scene is not None


def test_who_is_at_the_door_knows_of_no_scene(group: Theatre) -> None:
    group.play()
    group.must(group.lead, SetWaitingRoom(on=True))
    group.must(group.lead, SendToLobby(D))
    assert view(group.state, D).scene is None


def test_the_round_is_the_same_for_everyone(group: Theatre) -> None:
    group.feedback()
    group.must(D, PassFeedback())
    group.must(group.lead, AllowAnswer(True))
    for viewer in (A, C, group.lead):
        shown = seen(group, viewer).feedback
        assert shown is not None
        assert (shown.current, shown.waiting, shown.passed, shown.answer) == (C, (A, B), (D,), True)


def test_people_whose_microphones_are_kept_in_are_known_as_such(group: Theatre) -> None:
    group.play()
    assert view(group.state, C).silenced == people("cd")


def test_people_of_the_room_are_told_what_happens_and_others_are_not(group: Theatre) -> None:
    group.open("d")
    group.set_up()
    group.must(group.lead, StartScene())
    assert isinstance(told(group, len(group.log) - 1, C), wire.SceneStarted)
    assert told(group, len(group.log) - 1, D) is None


def test_who_drops_out_to_where_one_knows_them_not_is_nobody(group: Theatre) -> None:
    group.open("d")
    group.play()
    group.must(group.lead, Move(A, ONE))
    missed = told(group, len(group.log) - 1, C)
    assert isinstance(missed, wire.CastMissed)
    assert missed.participant is None
    to_the_leader = told(group, len(group.log) - 1, group.lead)
    assert isinstance(to_the_leader, wire.CastMissed)
    assert to_the_leader.participant == A


def test_every_event_of_a_scene_has_its_words_on_the_wire(group: Theatre) -> None:
    group.client("k", Role.CO_FACILITATOR)
    group.play(minutes=2)
    group.must(group.lead, SwapRoles(A, B))
    group.must(group.lead, Recast(C, "The neighbour"))
    swapped, recast = (told(group, len(group.log) - back, D) for back in (2, 1))
    assert isinstance(swapped, wire.RolesSwapped)
    assert (swapped.one, swapped.other, swapped.by) == (A, B, group.lead)
    assert isinstance(recast, wire.RoleRecast)
    assert (recast.participant, recast.role_name) == (C, "The neighbour")


def test_own_prompts_are_shown_as_they_were_written(group: Theatre) -> None:
    group.play()
    group.must(group.lead, StartFeedback())
    shown = seen(group, A).feedback
    assert shown is not None
    assert (shown.prompts, shown.words) == ("saw_worked_wish", ())
    assert group.now == START
