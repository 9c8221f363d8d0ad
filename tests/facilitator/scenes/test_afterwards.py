"""The feedback round after a scene, and everybody out of their role."""

from __future__ import annotations

import pytest

from facilitator.scenes import evolve
from facilitator.scenes.state import SceneStage
from facilitator.scenes.vocabulary import (
    AllowAnswer,
    CallSpeaker,
    CloseScene,
    DerolingStarted,
    EndScene,
    FeedbackCalled,
    FeedbackMissed,
    FeedbackPassed,
    FeedbackPrompts,
    FeedbackSpoken,
    FeedbackStarted,
    FreezeScene,
    GiveFeedback,
    LeaveRole,
    NextSpeaker,
    PassFeedback,
    RoleLeft,
    SceneClosed,
    SceneEnded,
    StartDeroling,
    StartFeedback,
    StartScene,
)
from rooms.breakouts.vocabulary import CloseBreakouts, Visit
from rooms.kernel import MAIN_ROOM, Code, InvariantBroken, Issued, ParticipantId
from rooms.people import Role
from rooms.vocabulary import EndSession, Hold, InviteToSpeak, Leave, LinkBack, LinkLost, Release, StepAway
from server.live.messages import Delivery, Message, deliveries
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, code, people
from tests.sim.stage_play import A, B, C, D, Theatre


@pytest.fixture
def group() -> Theatre:
    return Theatre("abcd")


# --- the round ---


def test_those_who_watched_are_asked_first_then_those_who_played(group: Theatre) -> None:
    group.play()
    assert group.ask(group.lead, StartFeedback()) == (
        SceneEnded(at=START, room=MAIN_ROOM, by=group.lead),
        FeedbackStarted(
            at=START,
            room=MAIN_ROOM,
            order=people("cdab"),
            prompts=FeedbackPrompts.SAW_WORKED_WISH,
            words=(),
            by=group.lead,
        ),
        FeedbackCalled(at=START, room=MAIN_ROOM, participant=C, by=None),
    )
    assert (group.round.current, group.round.waiting) == (C, people("dab"))


def test_a_couple_give_each_other_feedback() -> None:
    couple = Theatre("ab")
    couple.feedback()
    assert couple.round.people == people("ab")


def test_observers_of_the_session_are_asked_when_they_may_speak() -> None:
    group = Theatre("abcd")
    silent, speaking = group.client("o", Role.OBSERVER), group.client("p", Role.OBSERVER)
    group.must(group.lead, InviteToSpeak(speaking, allowed=True))
    group.feedback()
    assert silent not in group.round.people
    assert speaking in group.round.people


def test_one_speaks_at_a_time_and_leaders(group: Theatre) -> None:
    group.feedback()
    assert group.audible() == "c"
    assert group.state.gates(group.lead).microphone
    assert group.must(C, NextSpeaker()) == (
        FeedbackSpoken(at=START, room=MAIN_ROOM, participant=C, by=C),
        FeedbackCalled(at=START, room=MAIN_ROOM, participant=D, by=None),
    )
    assert group.audible() == "d"


def test_those_who_played_answer_only_while_they_may(group: Theatre) -> None:
    group.feedback("c")
    group.must(group.lead, AllowAnswer(True))
    assert group.audible() == "abc"
    assert group.ask(group.lead, AllowAnswer(True)) == ()
    group.must(group.lead, AllowAnswer(False))
    assert group.audible() == "c"


def test_when_everyone_has_had_their_turn_the_roles_are_to_be_left(group: Theatre) -> None:
    group.feedback("cd")
    group.must(C, NextSpeaker())
    assert group.must(D, NextSpeaker())[-1] == DerolingStarted(at=START, room=MAIN_ROOM, by=None)
    assert (group.stage, group.round.given, group.audible()) == (SceneStage.DEROLING, people("cd"), "abcd")


def test_anybody_passes_before_their_turn_or_in_it(group: Theatre) -> None:
    group.feedback()
    assert group.must(D, PassFeedback()) == (FeedbackPassed(at=START, room=MAIN_ROOM, participant=D, by=D),)
    assert group.ask(D, PassFeedback()) == ()
    group.must(C, PassFeedback())
    assert (group.round.current, group.round.passed) == (A, (D, C))


def test_a_leader_passes_for_somebody_and_goes_on_to_the_next(group: Theatre) -> None:
    group.feedback()
    group.must(group.lead, PassFeedback(D))
    group.must(group.lead, NextSpeaker())
    assert (group.round.current, group.round.given, group.round.passed) == (A, (C,), (D,))


def test_it_is_nobody_elses_turn_to_end(group: Theatre) -> None:
    group.feedback()
    assert code(group.ask(D, NextSpeaker())) is Code.FORBIDDEN
    assert code(group.ask(D, PassFeedback(C))) is Code.FORBIDDEN
    assert code(group.ask(group.lead, PassFeedback(group.lead))) is Code.CONFLICT
    assert group.round.current == C


def test_two_who_go_on_at_once_take_nobodys_turn_away(group: Theatre) -> None:
    group.feedback()
    group.must(C, NextSpeaker(after=C))
    assert group.ask(group.lead, NextSpeaker(after=C)) == ()
    assert group.round.current == D


def test_passing_and_going_on_at_once_come_to_the_same_next_one(group: Theatre) -> None:
    other = Theatre("abcd")
    for each in (group, other):
        each.feedback()
    group.ask(C, PassFeedback())
    group.ask(group.lead, NextSpeaker(after=C))
    other.ask(other.lead, NextSpeaker(after=C))
    other.ask(C, PassFeedback())
    assert group.round.current == other.round.current == D


def test_the_order_is_the_leaders_to_choose_of_those_who_are_there(group: Theatre) -> None:
    group.play()
    group.must(D, Leave())
    assert code(group.ask(group.lead, StartFeedback((D,)))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, StartFeedback((A, A)))) is Code.INVALID
    assert code(group.ask(group.lead, StartFeedback(()))) is Code.CONFLICT
    group.must(group.lead, StartFeedback((B, group.lead, C)))
    assert group.round.people == (B, group.lead, C)
    assert group.ask(group.lead, StartFeedback((C,))) == ()


def test_feedback_comes_after_playing(group: Theatre) -> None:
    group.set_up()
    assert code(group.ask(group.lead, StartFeedback())) is Code.CONFLICT
    assert code(group.ask(group.lead, NextSpeaker())) is Code.CONFLICT
    assert code(group.ask(C, PassFeedback())) is Code.CONFLICT
    assert code(group.ask(group.lead, CallSpeaker(C))) is Code.CONFLICT
    assert code(group.ask(group.lead, AllowAnswer(True))) is Code.CONFLICT


def test_a_leader_asks_somebody_in_between_who_passed_or_came_late(group: Theatre) -> None:
    group.feedback()
    group.must(D, PassFeedback())
    assert group.must(group.lead, CallSpeaker(D)) == (
        FeedbackCalled(at=START, room=MAIN_ROOM, participant=D, by=group.lead),
    )
    assert (group.round.current, group.round.waiting, group.round.passed) == (D, people("cab"), ())
    assert group.ask(group.lead, CallSpeaker(D)) == ()
    late = group.client("e")
    group.must(group.lead, CallSpeaker(late))
    assert group.round.waiting == people("dcab")
    assert code(group.ask(group.lead, CallSpeaker(ParticipantId("stranger")))) is Code.NOT_FOUND


# --- prompts ---


def test_a_leaders_own_prompts_are_cleaned_and_count_for_own_alone(group: Theatre) -> None:
    group.play()
    group.must(group.lead, StartFeedback(prompts=FeedbackPrompts.OWN, words=(" What\ttouched me ", "A wish")))
    assert group.round.words == ("What touched me", "A wish")
    other = Theatre("abcd")
    other.play()
    other.must(other.lead, StartFeedback(prompts=FeedbackPrompts.STRENGTHS, words=("ignored",)))
    assert other.round.words == ()


@pytest.mark.parametrize("words", [(), (" ",), ("x" * 121,), ("x",) * 7])
def test_own_prompts_have_words_and_limits(group: Theatre, words: tuple[str, ...]) -> None:
    group.play()
    assert code(group.ask(group.lead, StartFeedback(prompts=FeedbackPrompts.OWN, words=words))) is Code.INVALID
    assert group.stage is SceneStage.PLAYING


# --- people drop out of the round ---


def test_whose_round_it_is_keeps_it_through_a_lost_link_until_a_leader_goes_on(group: Theatre) -> None:
    group.feedback()
    group.must(None, LinkLost(C))
    assert group.round.current == C
    assert group.must(group.lead, NextSpeaker())[0] == FeedbackMissed(at=START, room=MAIN_ROOM, participant=C)
    assert (group.round.current, group.round.waiting) == (D, people("abc"))


def test_who_goes_in_their_round_is_asked_last_if_they_come_back(group: Theatre) -> None:
    group.feedback("cd")
    group.must(C, Leave())
    assert (group.round.current, group.round.waiting) == (D, (C,))
    group.come(group.who(C).invitation)
    group.must(D, NextSpeaker())
    assert group.round.current == C


def test_who_is_missing_is_skipped_and_waited_for_at_the_end(group: Theatre) -> None:
    group.feedback("cda")
    group.must(None, LinkLost(D))
    group.must(C, NextSpeaker())
    assert group.round.current == A
    group.must(A, NextSpeaker())
    assert (group.stage, group.audible()) == (SceneStage.FEEDBACK, "")
    assert group.round.waiting == (D,)
    group.must(None, LinkBack(D))
    assert group.round.current == D


def test_who_is_apart_is_waited_for_like_a_lost_link(group: Theatre) -> None:
    group.feedback("cd")
    group.must(D, StepAway(True))
    group.must(C, NextSpeaker())
    assert group.round.current is None
    group.must(group.lead, Hold(D))
    group.must(D, StepAway(False))
    assert group.round.current is None
    group.must(group.lead, Release(D))
    assert group.round.current == D


def test_the_round_is_over_when_those_who_are_left_have_gone(group: Theatre) -> None:
    group.feedback("cd")
    group.must(D, Leave())
    group.must(C, NextSpeaker())
    assert group.stage is SceneStage.DEROLING


# --- written feedback ---


def test_written_feedback_goes_to_those_who_played_and_the_leaders_and_not_into_the_log(group: Theatre) -> None:
    group.feedback()
    before = len(group.log)
    assert group.must(C, GiveFeedback(" You were brave.\n\n\nThank you. ")) == ()
    assert len(group.log) == before
    assert deliveries(group.state, Issued(C, GiveFeedback("You were brave.\nThank you."))) == (
        Delivery((group.lead, A, B), Message(sender=C, scope="feedback", text="You were brave.\nThank you.")),
    )


def test_it_may_be_given_until_the_scene_is_closed_by_those_in_the_round(group: Theatre) -> None:
    group.feedback("cb")
    assert code(group.ask(D, GiveFeedback("x"))) is Code.CONFLICT
    assert code(group.ask(C, GiveFeedback(" "))) is Code.INVALID
    assert code(group.ask(C, GiveFeedback("x" * 2001))) is Code.INVALID
    group.must(group.lead, StartDeroling())
    assert group.ask(B, GiveFeedback("x")) == ()
    (delivery,) = deliveries(group.state, Issued(B, GiveFeedback("x")))
    assert B not in delivery.to
    group.must(group.lead, CloseScene())
    assert code(group.ask(C, GiveFeedback("x"))) is Code.CONFLICT
    assert deliveries(group.state, Issued(C, GiveFeedback("x"))) == ()


def test_nobody_gives_feedback_before_the_round(group: Theatre) -> None:
    group.play()
    assert code(group.ask(C, GiveFeedback("x"))) is Code.CONFLICT


def test_written_feedback_reaches_nobody_in_another_room(group: Theatre) -> None:
    group.feedback()
    group.open("b")
    (delivery,) = deliveries(group.state, Issued(C, GiveFeedback("x")))
    assert delivery.to == (group.lead, A)


# --- leaving the roles ---


def test_everyone_who_played_leaves_their_role_and_then_the_scene_is_done(group: Theatre) -> None:
    group.derole()
    assert (group.scene().in_role, group.audible()) == ((A, B), "abcd")
    assert group.must(A, LeaveRole()) == (RoleLeft(at=START, room=MAIN_ROOM, participant=A, by=A),)
    assert group.ask(A, LeaveRole()) == ()
    assert group.must(B, LeaveRole()) == (
        RoleLeft(at=START, room=MAIN_ROOM, participant=B, by=B),
        SceneClosed(at=START, room=MAIN_ROOM, reason="done", by=None),
    )
    assert group.stage is None


def test_a_leader_says_it_for_somebody_and_nobody_else_does(group: Theatre) -> None:
    group.derole()
    assert code(group.ask(B, LeaveRole(A))) is Code.FORBIDDEN
    assert code(group.ask(C, LeaveRole())) is Code.CONFLICT
    group.must(group.lead, LeaveRole(A))
    assert group.scene().in_role == (B,)


def test_who_has_gone_is_not_waited_for_and_who_is_expected_back_is(group: Theatre) -> None:
    group.derole()
    group.must(None, LinkLost(A))
    group.must(B, LeaveRole())
    assert group.stage is SceneStage.DEROLING
    group.must(A, Leave())
    assert group.stage is None


def test_a_role_may_be_left_before_or_in_the_round_as_well(group: Theatre) -> None:
    group.play()
    group.must(group.lead, EndScene())
    group.must(A, LeaveRole())
    group.must(group.lead, StartFeedback())
    group.must(B, LeaveRole())
    assert group.must(group.lead, StartDeroling())[-1] == SceneClosed(at=START, room=MAIN_ROOM, reason="done", by=None)


def test_roles_are_left_at_once_when_a_leader_wants_no_round(group: Theatre) -> None:
    group.set_up()
    assert code(group.ask(group.lead, StartDeroling())) is Code.CONFLICT
    group.must(group.lead, StartScene())
    assert group.must(group.lead, StartDeroling())[0] == SceneEnded(at=START, room=MAIN_ROOM, by=group.lead)
    assert group.ask(group.lead, StartDeroling()) == ()
    assert code(group.ask(group.lead, StartFeedback())) is Code.CONFLICT


def test_a_leader_closes_it_at_any_stage(group: Theatre) -> None:
    assert group.ask(group.lead, CloseScene()) == ()
    for prepare in (group.set_up, group.play, group.feedback, group.derole):
        prepare()
        assert group.must(group.lead, CloseScene())[-1] == SceneClosed(
            at=START, room=MAIN_ROOM, reason="closed", by=group.lead
        )
    assert group.audible() == "abcd"


def test_a_room_that_closes_ends_the_round_and_the_session_does(group: Theatre) -> None:
    group.open("abc")
    group.must(group.lead, Visit(ONE))
    group.feedback()
    events = group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert SceneClosed(at=START, room=ONE, reason="room_closed", by=None) in events
    assert group.audible() == "abcd"
    group.feedback()
    events = group.must(group.lead, EndSession())
    assert SceneClosed(at=START, room=MAIN_ROOM, reason="session_ended", by=None) in events


def test_the_end_of_the_round_and_freezing_at_once_hold_nobody_back(group: Theatre) -> None:
    group.feedback("c")
    group.must(group.lead, NextSpeaker())
    assert code(group.ask(group.lead, FreezeScene(True))) is Code.CONFLICT
    assert group.audible() == "abcd"


def test_the_server_has_no_role_and_no_turn(group: Theatre) -> None:
    group.feedback()
    for command in (PassFeedback(), GiveFeedback("x"), LeaveRole()):
        assert code(group.ask(None, command)) is Code.INVALID


def test_an_event_of_a_round_that_is_not_on_breaks_an_invariant(group: Theatre) -> None:
    group.play()
    with pytest.raises(InvariantBroken):
        evolve(group.state.scenes, FeedbackSpoken(at=START, room=MAIN_ROOM, participant=C, by=None))
