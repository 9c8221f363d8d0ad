"""Raised hands: one line, the server's, that nobody falls out of by being interrupted."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.instrument import Around
from facilitator.speech.vocabulary import RecordSpeech
from facilitator.turns import hands
from facilitator.turns.state import Turns, evolve
from facilitator.turns.vocabulary import (
    EndTurn,
    GrantTurn,
    HandLowered,
    HandOrder,
    HandOrderSet,
    LowerAllHands,
    LowerHand,
    RaiseHand,
    SetHandOrder,
)
from rooms.arrivals import GRACE
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import Hold, Leave, LinkLost, SendToLobby, StepAway
from tests.sim.meeting import START
from tests.sim.small_rooms import Group, code, people

A, B, C = people("abc")


def raised(*names: str) -> Group:
    group = Group("abc")
    for name in names:
        group.must(ParticipantId(name), RaiseHand())
    return group


def line(group: Group) -> tuple[ParticipantId, ...]:
    return group.state.turns.line


def around(group: Group, spoken: Mapping[ParticipantId, int]) -> Around:
    return Around(session=group.state.session, rooms=group.state.breakouts, spoken=spoken)


def test_hands_stand_in_the_order_in_which_they_went_up() -> None:
    assert line(raised("b", "a", "c")) == (B, A, C)


def test_raising_a_hand_again_keeps_the_place() -> None:
    group = raised("b", "a")
    assert group.ask(B, RaiseHand()) == ()
    assert line(group) == (B, A)


def test_everybody_lowers_their_own_hand_and_it_is_no_event_when_it_is_down() -> None:
    group = raised("a")
    assert group.ask(A, LowerHand()) == (HandLowered(at=START, participant=A, reason="lowered", by=A),)
    assert group.ask(A, LowerHand()) == ()


def test_only_leaders_lower_the_hands_of_others() -> None:
    group = raised("a")
    assert code(group.ask(B, LowerHand(A))) is Code.FORBIDDEN
    assert group.ask(group.lead, LowerHand(A)) == (
        HandLowered(at=START, participant=A, reason="lowered", by=group.lead),
    )
    assert code(group.ask(group.lead, LowerHand(ParticipantId("stranger")))) is Code.NOT_FOUND


def test_the_server_has_no_hand() -> None:
    group = Group("a")
    assert code(group.ask(None, RaiseHand())) is Code.INVALID
    assert code(group.ask(None, LowerHand())) is Code.INVALID


def test_all_hands_of_the_leaders_room_are_lowered_and_no_others() -> None:
    group = raised("a", "b", "c")
    group.open("ab")
    assert [
        event.participant for event in group.must(group.lead, LowerAllHands()) if isinstance(event, HandLowered)
    ] == [C]
    assert line(group) == (A, B)


def test_an_observer_may_raise_a_hand() -> None:
    group = Group("a")
    observer = group.client("o", Role.OBSERVER)
    group.must(observer, RaiseHand())
    assert line(group) == (observer,)


def test_a_hand_stays_up_through_a_lost_link_a_hold_a_step_away_and_a_move() -> None:
    group = raised("a", "b", "c")
    group.must(None, LinkLost(A))
    group.must(group.lead, Hold(B))
    group.must(C, StepAway(True))
    group.open("abc")
    group.later(GRACE - 1)
    assert line(group) == (A, B, C)


def test_the_hand_of_somebody_who_is_gone_goes_down() -> None:
    group = raised("a", "b", "c")
    group.must(A, Leave())
    group.must(group.lead, SendToLobby(B))
    group.must(None, LinkLost(C))
    assert line(group) == (C,)
    group.later(GRACE)
    assert line(group) == ()
    assert HandLowered(at=group.now, participant=C, reason="left", by=None) in group.log


# --- measured speech -------------------------------------------------------------------------------------------------


def ask(group: Group, state: Turns, who: ParticipantId, spoken: Mapping[ParticipantId, int]) -> Turns:
    result = hands.decide(state, around(group, spoken), Issued(who, RaiseHand()), group.now)
    assert not isinstance(result, Rejected)
    for event in result:
        state = evolve(state, event)
    return state


def test_quiet_first_goes_by_what_each_had_spoken_when_the_hand_went_up() -> None:
    group = Group("abc")
    state = Turns()
    for who, ms in ((A, 60_000), (B, 5_000), (C, 60_000)):
        state = ask(group, state, who, {who: ms})
    assert state.line == (A, B, C)
    state = evolve(state, HandOrderSet(at=START, order=HandOrder.QUIET_FIRST, by=None))
    assert state.line == (B, A, C)


def test_the_order_of_hands_is_set_once() -> None:
    group = Group("a")
    asked = SetHandOrder(HandOrder.QUIET_FIRST)
    assert group.ask(group.lead, asked) == (HandOrderSet(at=START, order=HandOrder.QUIET_FIRST, by=group.lead),)
    assert group.ask(group.lead, asked) == ()


def speaks(group: Group, who: ParticipantId, *spans: tuple[int, int]) -> None:
    """They speak from and until so many milliseconds after now; then the server has heard of it."""
    begun = group.now
    for since, until in spans:
        group.now = Instant(begun + until)
        group.must(None, RecordSpeech(who, group.state.room_of(who), Instant(begun + since), group.now))


def test_a_hand_goes_down_by_itself_once_its_owner_has_spoken_for_a_while() -> None:
    group = raised("a", "b")
    speaks(group, A, (0, 5_000), (6_000, 8_999))
    assert line(group) == (A, B)
    speaks(group, A, (1_000, 1_001))
    assert line(group) == (B,)
    assert group.log[-1] == HandLowered(at=group.now, participant=A, reason="spoke", by=None)


def test_many_short_words_do_not_lower_a_hand() -> None:
    group = raised("a")
    speaks(group, A, *((n * 10_000, n * 10_000 + 1_500) for n in range(20)))
    assert line(group) == (A,)


def test_what_was_said_before_the_hand_went_up_does_not_count() -> None:
    group = Group("a")
    group.later(20_000)
    group.must(A, RaiseHand())
    speaks(group, A, (-20_000, 7_000))
    assert line(group) == (A,)


def test_it_never_goes_down_by_itself_while_it_is_their_turn() -> None:
    group = raised("a")
    group.must(group.lead, GrantTurn(A))
    speaks(group, A, (0, 60_000))
    assert line(group) == (A,)


def test_who_is_interrupted_keeps_the_hand_whatever_they_have_said_so_far() -> None:
    group = raised("a")
    group.must(group.lead, GrantTurn(A))
    speaks(group, A, (0, 60_000))
    group.must(group.lead, GrantTurn(B))
    speaks(group, A, (-30_000, 1_000))  # told late
    assert line(group) == (A,)


def test_who_is_interrupted_and_takes_the_word_all_the_same_has_spoken() -> None:
    group = raised("a")
    group.must(group.lead, GrantTurn(A))
    group.must(group.lead, GrantTurn(B))
    speaks(group, A, (0, hands.SPOKEN_ENOUGH))
    assert line(group) == ()


def test_who_has_had_the_turn_lowers_the_hand_with_it() -> None:
    group = raised("a", "b")
    group.must(group.lead, GrantTurn(A))
    assert line(group) == (A, B)
    group.must(A, EndTurn())
    assert line(group) == (B,)
