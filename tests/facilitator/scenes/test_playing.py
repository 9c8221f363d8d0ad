"""A scene from its preparation to the end of playing: cast, time, stops, who is heard."""

from __future__ import annotations

import math

import pytest

from facilitator.moderation import Mute
from facilitator.scenes import Scenes, evolve
from facilitator.scenes.state import SceneStage, Timer
from facilitator.scenes.vocabulary import (
    CastMissed,
    CastReturned,
    EndScene,
    ExtendScene,
    FreezeScene,
    LeaveRole,
    Recast,
    RoleRecast,
    RolesSwapped,
    SceneClosed,
    SceneEnded,
    SceneExtended,
    SceneFrozen,
    SceneOverran,
    SceneSetUp,
    SceneStarted,
    SceneWarned,
    SetUpScene,
    StartFeedback,
    StartScene,
    SwapRoles,
    Why,
)
from rooms.breakouts.vocabulary import CloseBreakouts, CloseRoom, Move, Visit
from rooms.kernel import MAIN_ROOM, Code, Instant, InvariantBroken, ParticipantId
from rooms.people import Role
from rooms.vocabulary import (
    EndSession,
    Hold,
    InviteToSpeak,
    Leave,
    LinkBack,
    LinkLost,
    Release,
    Remove,
    SendToLobby,
    SetRole,
    StepAway,
    Tick,
)
from server.live.codec import encode
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, TWO, code
from tests.sim.stage_play import BOSS, CAST, KIM, MINUTE, A, B, C, D, Theatre, parts


@pytest.fixture
def group() -> Theatre:
    return Theatre("abcd")


# --- preparing ---


def test_a_scene_is_set_up_and_changes_nothing_for_anybody(group: Theatre) -> None:
    events = group.ask(group.lead, SetUpScene(CAST, " Asking\nfor a raise ", minutes=5))
    assert events == (
        SceneSetUp(
            at=START, room=MAIN_ROOM, title="Asking for a raise", cast=CAST, observers=None, length=5 * MINUTE,
            by=group.lead,
        ),
    )  # fmt: skip
    assert group.audible() == "abcd"


def test_the_same_scene_set_up_again_is_no_event_and_another_one_takes_its_place(group: Theatre) -> None:
    group.set_up()
    assert group.ask(group.lead, SetUpScene(CAST, "Asking for a raise")) == ()
    group.must(group.lead, SetUpScene(parts(c=KIM), minutes=1))
    assert (group.roles(), group.scene().title) == ({"c": KIM}, None)


def test_a_scene_of_two_is_a_good_scene() -> None:
    couple = Theatre("ab")
    couple.play()
    assert couple.audible() == "ab"


@pytest.mark.parametrize(
    "scene",
    [
        SetUpScene(()),
        SetUpScene(parts(a=BOSS, b=" the BOSS ")),
        SetUpScene((*parts(a=BOSS), *parts(a=KIM))),
        SetUpScene(parts(a="")),
        SetUpScene(parts(a="\u202e")),
        SetUpScene(parts(a="x" * 65)),
        SetUpScene(CAST, title=" "),
        SetUpScene(CAST, title="x" * 201),
        SetUpScene(CAST, minutes=0),
        SetUpScene(CAST, minutes=-1),
        SetUpScene(CAST, minutes=math.nan),
        SetUpScene(CAST, minutes=math.inf),
        SetUpScene(CAST, minutes=241),
        SetUpScene(CAST, observers=(A,)),
        SetUpScene(CAST, observers=(C, C)),
        SetUpScene(tuple(parts(a=str(n))[0] for n in range(17))),
    ],
)
def test_what_makes_no_scene_is_invalid(group: Theatre, scene: SetUpScene) -> None:
    assert code(group.ask(group.lead, scene)) is Code.INVALID
    assert group.stage is None


def test_only_who_is_in_the_room_has_a_part_or_watches_by_name(group: Theatre) -> None:
    group.open("d")
    group.must(C, Leave())
    observer = group.person(Role.OBSERVER)
    assert code(group.ask(group.lead, SetUpScene(parts(d=KIM)))) is Code.CONFLICT
    assert code(group.ask(group.lead, SetUpScene(parts(c=KIM)))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, SetUpScene(parts(stranger=KIM)))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, SetUpScene(CAST, observers=(D,)))) is Code.CONFLICT
    assert code(group.ask(group.lead, SetUpScene(parts(**{observer: KIM})))) is Code.CONFLICT
    group.must(group.lead, InviteToSpeak(observer, allowed=True))
    group.must(group.lead, SetUpScene(parts(**{observer: KIM})))


def test_while_one_is_on_there_is_no_other_in_the_room(group: Theatre) -> None:
    group.play()
    assert code(group.ask(group.lead, SetUpScene(CAST))) is Code.CONFLICT


def test_it_begins_only_with_the_whole_cast(group: Theatre) -> None:
    group.set_up()
    group.must(None, LinkLost(A))
    assert code(group.ask(group.lead, StartScene())) is Code.CONFLICT
    group.must(None, LinkBack(A))
    group.must(group.lead, Hold(B))
    assert code(group.ask(group.lead, StartScene())) is Code.CONFLICT
    group.must(group.lead, Release(B))
    assert group.ask(group.lead, StartScene()) == (SceneStarted(at=START, room=MAIN_ROOM, ends_at=None, by=group.lead),)
    assert group.ask(group.lead, StartScene()) == ()


def test_who_would_rather_not_play_says_so_beforehand(group: Theatre) -> None:
    group.set_up()
    group.must(A, LeaveRole())
    assert code(group.ask(group.lead, StartScene())) is Code.CONFLICT
    group.must(group.lead, Recast(C, BOSS))
    group.must(group.lead, StartScene())
    assert group.roles() == {"c": BOSS, "b": KIM}


def test_what_is_asked_of_no_scene_is_a_conflict_but_its_end_is_not(group: Theatre) -> None:
    for command in (StartScene(), FreezeScene(True), SwapRoles(A, B), Recast(A, BOSS), ExtendScene(1), LeaveRole()):
        assert code(group.ask(group.lead, command)) is Code.CONFLICT
    assert group.ask(group.lead, EndScene()) == ()


def test_a_scene_that_has_not_begun_is_put_away(group: Theatre) -> None:
    group.set_up()
    assert group.ask(group.lead, EndScene()) == (
        SceneClosed(at=START, room=MAIN_ROOM, reason="discarded", by=group.lead),
    )


# --- who is heard ---


def test_while_it_plays_only_the_cast_and_leaders_are_heard_and_pictures_stay(group: Theatre) -> None:
    group.play()
    assert group.audible() == "ab"
    assert group.state.gates(group.lead).microphone
    assert all(group.state.gates(who).camera for who in (A, B, C, D))


def test_while_it_is_frozen_only_leaders_are_heard(group: Theatre) -> None:
    group.play()
    assert group.ask(group.lead, FreezeScene(True)) == (
        SceneFrozen(at=START, room=MAIN_ROOM, frozen=True, by=group.lead),
    )
    assert group.audible() == ""
    assert group.ask(group.lead, FreezeScene(True)) == ()
    group.must(group.lead, FreezeScene(False))
    assert group.audible() == "ab"


def test_the_mode_opens_no_microphone_that_is_off(group: Theatre) -> None:
    group.must(group.lead, Mute(A))
    group.play()
    assert group.audible() == "b"
    group.must(group.lead, EndScene())
    assert group.audible() == "bcd"


def test_a_leader_may_play(group: Theatre) -> None:
    group.play(cast=parts(a=BOSS, **{group.lead: KIM}))
    group.must(group.lead, FreezeScene(True))
    assert group.state.gates(group.lead).microphone


def test_named_observers_are_not_heard_either(group: Theatre) -> None:
    group.must(group.lead, SetUpScene(CAST, observers=(C,)))
    group.must(group.lead, StartScene())
    assert group.audible() == "ab"


def test_who_comes_in_late_is_not_heard(group: Theatre) -> None:
    group.play()
    group.client("e")
    assert group.audible() == "ab"


def test_without_any_leader_nobody_is_kept_in(group: Theatre) -> None:
    group.play()
    group.must(group.lead, FreezeScene(True))
    group.must(None, LinkLost(group.lead))
    assert group.audible() == ""
    group.must(group.lead, Leave())
    assert group.audible() == "abcd"


def test_freezing_and_ending_what_does_not_play(group: Theatre) -> None:
    group.play()
    group.must(group.lead, EndScene())
    assert code(group.ask(group.lead, FreezeScene(True))) is Code.CONFLICT
    assert group.ask(group.lead, FreezeScene(False)) == ()
    assert group.ask(group.lead, EndScene()) == ()
    assert code(group.ask(group.lead, ExtendScene(1))) is Code.CONFLICT


# --- the cast changes ---


def test_two_swap_roles(group: Theatre) -> None:
    group.play()
    assert group.ask(group.lead, SwapRoles(A, B)) == (
        RolesSwapped(at=START, room=MAIN_ROOM, one=A, other=B, by=group.lead),
    )
    assert group.roles() == {"b": BOSS, "a": KIM}


def test_one_who_watches_changes_places_with_one_who_plays(group: Theatre) -> None:
    group.play()
    group.must(group.lead, SwapRoles(C, A))
    assert (group.roles(), group.audible()) == ({"c": BOSS, "b": KIM}, "bc")
    assert group.scene().in_role == (A, B, C)


def test_roles_are_swapped_between_two_of_whom_one_has_one(group: Theatre) -> None:
    group.play()
    assert code(group.ask(group.lead, SwapRoles(A, A))) is Code.INVALID
    assert code(group.ask(group.lead, SwapRoles(C, D))) is Code.CONFLICT
    group.must(C, Leave())
    assert code(group.ask(group.lead, SwapRoles(A, C))) is Code.NOT_FOUND


def test_a_role_that_is_given_anew_is_taken_from_who_had_it(group: Theatre) -> None:
    group.play()
    assert group.ask(group.lead, Recast(C, " the boss ")) == (
        RoleRecast(at=START, room=MAIN_ROOM, participant=C, role_name="the boss", instead_of=A, by=group.lead),
    )
    assert group.roles() == {"c": "the boss", "b": KIM}
    assert group.ask(group.lead, Recast(C, "the boss")) == ()


def test_one_of_the_cast_takes_over_the_others_role(group: Theatre) -> None:
    group.play()
    group.must(group.lead, Recast(B, BOSS))
    assert group.roles() == {"b": BOSS}


def test_a_new_role_and_a_new_name_for_one(group: Theatre) -> None:
    group.play()
    group.must(group.lead, Recast(C, "The neighbour"))
    group.must(group.lead, Recast(A, "The chief"))
    assert group.roles() == {"a": "The chief", "b": KIM, "c": "The neighbour"}


def test_somebody_is_taken_out_of_the_cast_but_not_the_last(group: Theatre) -> None:
    group.play()
    group.must(group.lead, Recast(A, None))
    assert group.ask(group.lead, Recast(A, None)) == ()
    assert code(group.ask(group.lead, Recast(B, None))) is Code.CONFLICT
    assert group.audible() == "b"


def test_roles_have_names_and_a_limit() -> None:
    crowd = Theatre("abcdefghijklmnopq")
    crowd.play(cast=parts(**{who: f"Role {who}" for who in "abcdefghijklmnop"}))
    assert code(crowd.ask(crowd.lead, Recast(ParticipantId("q"), "One more"))) is Code.INVALID
    assert code(crowd.ask(crowd.lead, Recast(A, " "))) is Code.INVALID
    crowd.must(crowd.lead, Recast(ParticipantId("q"), "Role a"))


def test_after_playing_roles_change_for_another_go_but_not_once_the_round_is_on(group: Theatre) -> None:
    group.play(minutes=2)
    group.must(group.lead, EndScene())
    group.must(group.lead, SwapRoles(A, B))
    group.later(MINUTE)
    group.must(group.lead, StartScene())
    assert group.scene().timer.ends_at == START + 3 * MINUTE
    group.must(group.lead, EndScene())
    group.must(group.lead, StartFeedback())
    assert code(group.ask(group.lead, SwapRoles(A, B))) is Code.CONFLICT
    assert code(group.ask(group.lead, Recast(A, "x"))) is Code.CONFLICT
    assert code(group.ask(group.lead, StartScene())) is Code.CONFLICT


# --- somebody drops out ---


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (lambda g: g.must(None, LinkLost(A)), "link_lost"),
        (lambda g: g.must(A, Leave()), "left"),
        (lambda g: g.must(A, StepAway(True)), "away"),
        (lambda g: g.must(g.lead, Hold(A)), "held"),
        (lambda g: g.must(g.lead, SendToLobby(A)), "left"),
        (lambda g: g.must(g.lead, Remove(A)), "left"),
        (lambda g: g.must(g.lead, SetRole(A, Role.OBSERVER)), "silent"),
        (lambda g: g.open("a"), "elsewhere"),
    ],
)  # fmt: skip
def test_a_scene_is_frozen_by_who_drops_out_of_its_cast(step: object, why: Why) -> None:
    group = Theatre("abcd", waiting_room=False)
    group.play()
    assert callable(step)
    step(group)
    assert group.log[-1] == CastMissed(at=START, room=MAIN_ROOM, participant=A, why=why)
    assert (group.scene().frozen, group.audible().replace("a", "")) == (True, "")


def test_it_goes_on_without_them_when_a_leader_says_so_and_is_frozen_once_for_each(group: Theatre) -> None:
    group.play()
    group.must(None, LinkLost(A))
    group.must(group.lead, FreezeScene(False))
    assert not group.scene().frozen
    assert group.ask(None, Tick()) == ()
    group.must(None, LinkLost(B))
    assert group.scene().frozen


def test_it_does_not_go_on_by_itself_when_they_are_back(group: Theatre) -> None:
    group.play()
    group.must(None, LinkLost(A))
    group.must(None, LinkBack(A))
    assert group.log[-1] == CastReturned(at=START, room=MAIN_ROOM, participant=A)
    assert group.scene().frozen
    group.must(group.lead, FreezeScene(False))
    group.must(None, LinkLost(A))
    assert group.scene().frozen


def test_somebody_else_takes_the_role_of_who_is_missing(group: Theatre) -> None:
    group.play()
    group.must(A, Leave())
    group.must(group.lead, Recast(C, BOSS))
    group.must(group.lead, FreezeScene(False))
    assert (group.roles(), group.audible(), group.scene().missed) == ({"c": BOSS, "b": KIM}, "bc", ())


def test_who_has_left_or_is_elsewhere_is_not_given_a_role(group: Theatre) -> None:
    group.play()
    group.must(C, Leave())
    group.open("d")
    assert code(group.ask(group.lead, Recast(C, BOSS))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, Recast(D, BOSS))) is Code.CONFLICT


def test_anybody_may_leave_their_role_in_the_middle_of_it(group: Theatre) -> None:
    group.play()
    group.must(A, LeaveRole())
    assert (group.scene().frozen, group.scene().players, group.scene().left) == (True, (B,), (A,))
    group.must(group.lead, FreezeScene(False))
    assert group.audible() == "b"
    group.must(group.lead, Recast(A, BOSS))
    assert (group.audible(), group.scene().left) == ("ab", ())


def test_who_watches_may_drop_out_without_a_stop(group: Theatre) -> None:
    group.play()
    group.must(C, Leave())
    assert not group.scene().frozen


# --- time ---


def test_the_room_is_warned_a_minute_before_the_end_and_told_of_it_and_nothing_is_cut_off(group: Theatre) -> None:
    group.play(minutes=5)
    assert group.later(4 * MINUTE - 1) == ()
    assert group.later(1) == (SceneWarned(at=Instant(START + 4 * MINUTE), room=MAIN_ROOM),)
    assert group.ask(None, Tick()) == ()
    assert group.later(MINUTE) == (SceneOverran(at=Instant(START + 5 * MINUTE), room=MAIN_ROOM),)
    assert group.later(MINUTE) == ()
    assert (group.stage, group.audible()) == (SceneStage.PLAYING, "ab")


def test_time_that_ran_out_while_nobody_looked_is_told_once(group: Theatre) -> None:
    group.play(minutes=5)
    assert group.later(9 * MINUTE) == (SceneOverran(at=Instant(START + 9 * MINUTE), room=MAIN_ROOM),)


def test_a_short_scene_has_no_warning(group: Theatre) -> None:
    group.play(minutes=1)
    assert group.later(MINUTE) == (SceneOverran(at=Instant(START + MINUTE), room=MAIN_ROOM),)


def test_time_stands_still_while_it_is_frozen(group: Theatre) -> None:
    group.play(minutes=5)
    group.later(MINUTE)
    group.must(group.lead, FreezeScene(True))
    assert group.scene().timer == Timer(left=4 * MINUTE)
    group.later(30 * MINUTE)
    group.must(group.lead, FreezeScene(False))
    assert group.scene().timer.ends_at == group.now + 4 * MINUTE


def test_time_that_is_over_stays_over_through_a_stop(group: Theatre) -> None:
    group.play(minutes=1)
    group.later(2 * MINUTE)
    group.must(group.lead, FreezeScene(True))
    assert group.scene().timer.left == -MINUTE
    assert group.must(group.lead, FreezeScene(False)) == (
        SceneFrozen(at=group.now, room=MAIN_ROOM, frozen=False, by=group.lead),
    )


def test_more_time_counts_from_the_end_or_from_now_when_it_is_over(group: Theatre) -> None:
    group.play(minutes=5)
    group.must(group.lead, ExtendScene(2))
    assert group.scene().timer.ends_at == START + 7 * MINUTE
    group.later(10 * MINUTE)
    assert group.must(group.lead, ExtendScene(2)) == (
        SceneExtended(at=group.now, room=MAIN_ROOM, ends_at=Instant(group.now + 2 * MINUTE), left=None, by=group.lead),
    )
    assert group.later(MINUTE) == (SceneWarned(at=group.now, room=MAIN_ROOM),)


def test_a_scene_without_an_end_is_given_one(group: Theatre) -> None:
    group.play()
    group.must(group.lead, ExtendScene(3))
    assert group.scene().timer.ends_at == START + 3 * MINUTE


def test_more_time_before_it_begins_and_while_it_is_frozen(group: Theatre) -> None:
    group.set_up(minutes=1)
    group.must(group.lead, ExtendScene(1))
    group.must(group.lead, StartScene())
    assert group.scene().timer.ends_at == START + 2 * MINUTE
    group.must(group.lead, FreezeScene(True))
    group.must(group.lead, ExtendScene(1))
    assert group.scene().timer == Timer(left=3 * MINUTE)


@pytest.mark.parametrize("minutes", [0, -1, math.nan, math.inf, 241, 237])
def test_time_has_a_limit(group: Theatre, minutes: float) -> None:
    group.play(minutes=5)
    assert code(group.ask(group.lead, ExtendScene(minutes))) is Code.INVALID


# --- rooms ---


def test_every_room_has_its_own_scene_and_a_leader_acts_where_they_are() -> None:
    group = Theatre("abcd")
    group.open("ab", "cd")
    group.must(group.lead, Visit(ONE))
    group.play()
    group.must(group.lead, Visit(TWO))
    group.play(cast=parts(c=KIM))
    assert set(group.state.scenes.rooms) == {ONE, TWO}
    assert group.audible() == "abc"
    group.must(group.lead, FreezeScene(True))
    assert group.audible() == "ab"


def test_a_room_that_closes_ends_its_scene_alone() -> None:
    group = Theatre("abcd")
    group.open("ab", "cd")
    group.must(group.lead, Visit(ONE))
    group.play()
    group.must(group.lead, Visit(TWO))
    group.play(cast=parts(c=KIM))
    events = group.must(group.lead, CloseRoom(ONE, in_seconds=0))
    assert SceneClosed(at=START, room=ONE, reason="room_closed", by=None) in events
    assert set(group.state.scenes.rooms) == {TWO}
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert (group.state.scenes, group.audible()) == (Scenes(), "abcd")


def test_who_is_moved_away_is_heard_where_they_come_to(group: Theatre) -> None:
    group.open("d")
    group.play()
    group.must(group.lead, Move(C, ONE))
    assert group.audible() == "abcd"


def test_the_session_ends_with_its_scenes(group: Theatre) -> None:
    group.play()
    events = group.must(group.lead, EndSession())
    assert SceneClosed(at=START, room=MAIN_ROOM, reason="session_ended", by=None) in events


# --- two leaders at once ---


def test_a_stop_and_an_end_at_once_come_to_the_same(group: Theatre) -> None:
    other = Theatre("abcd")
    for each, order in ((group, (FreezeScene(True), EndScene())), (other, (EndScene(), FreezeScene(True)))):
        each.play()
        for command in order:
            each.ask(each.lead, command)
    assert group.state == other.state
    assert group.stage is SceneStage.PLAYED


def test_two_who_recast_at_once_leave_one_in_the_role(group: Theatre) -> None:
    second = group.client("k", Role.CO_FACILITATOR)
    group.play()
    group.must(group.lead, Recast(C, BOSS))
    group.must(second, Recast(D, BOSS))
    assert group.roles() == {"d": BOSS, "b": KIM}


def test_a_recast_meets_the_end_in_both_orders(group: Theatre) -> None:
    other = Theatre("abcd")
    for each, order in ((group, (Recast(C, BOSS), EndScene())), (other, (EndScene(), Recast(C, BOSS)))):
        each.play()
        for command in order:
            each.must(each.lead, command)
    assert group.roles() == other.roles() == {"c": BOSS, "b": KIM}


# --- the record ---


def test_names_of_roles_and_the_title_are_sealed_text(group: Theatre) -> None:
    (event,) = group.must(group.lead, SetUpScene(CAST, "Asking for a raise"))
    assert b'"$text":"Kim"' in encode(event)
    assert b'"$text":"Asking for a raise"' in encode(event)


def test_an_event_of_a_scene_that_is_not_there_breaks_an_invariant() -> None:
    with pytest.raises(InvariantBroken):
        evolve(Scenes(), SceneEnded(at=START, room=MAIN_ROOM, by=None))
