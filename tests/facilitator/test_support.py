"""Calls for support: never lost, in order, and met."""

from __future__ import annotations

import pytest

from facilitator.support import (
    AcknowledgeSupport,
    AskForSupport,
    SettleSupport,
    SupportAcknowledged,
    SupportAsked,
    SupportSettled,
    SupportWithdrawn,
    WithdrawSupport,
)
from rooms.arrivals import GRACE
from rooms.aside import EndAside, TakeAside
from rooms.kernel import Code, InvariantBroken, ParticipantId
from rooms.people import LEADERS, Role
from rooms.vocabulary import Join, Leave, LinkLost, Remove, SendToLobby, SetRole, StepOut
from tests.sim.meeting import START
from tests.sim.small_rooms import Group, code, people

A, B, C = people("abc")
STRANGER = ParticipantId("stranger")


def calling(group: Group) -> list[ParticipantId]:
    return [call.participant for call in group.state.support.calls]


def two_leaders() -> tuple[Group, ParticipantId]:
    group = Group("abc")
    return group, group.client("k", Role.CO_FACILITATOR)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.GUEST, Role.OBSERVER])
def test_whoever_does_not_lead_may_ask_for_support(role: Role) -> None:
    group = Group("")
    who = group.client("x", role)
    assert group.ask(who, AskForSupport()) == (SupportAsked(at=START, participant=who),)
    assert calling(group) == [who]


@pytest.mark.parametrize("role", sorted(LEADERS))
def test_leaders_have_nobody_to_ask(role: Role) -> None:
    group = Group("")
    assert code(group.ask(group.client("x", role), AskForSupport())) is Code.FORBIDDEN
    assert code(group.ask(None, AskForSupport())) is Code.INVALID
    assert code(group.ask(None, WithdrawSupport())) is Code.INVALID


def test_calls_are_in_the_order_in_which_they_were_made_and_asking_again_keeps_the_place() -> None:
    group = Group()
    for who in (B, A, C):
        group.must(who, AskForSupport())
    assert group.ask(B, AskForSupport()) == ()
    assert calling(group) == [B, A, C]


def test_a_call_is_withdrawn_once() -> None:
    group = Group()
    group.must(A, AskForSupport())
    assert group.ask(A, WithdrawSupport()) == (SupportWithdrawn(at=START, participant=A),)
    assert group.ask(A, WithdrawSupport()) == ()
    assert calling(group) == []


def test_a_leader_tells_them_that_they_have_been_seen() -> None:
    group = Group()
    group.must(A, AskForSupport())
    assert group.ask(group.lead, AcknowledgeSupport(A)) == (
        SupportAcknowledged(at=START, participant=A, by=group.lead),
    )
    (call,) = group.state.support.calls
    assert (call.seen, call.seen_by) == (True, group.lead)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_leaders_who_acknowledge_at_once_the_first_has_seen_it(order: tuple[int, int]) -> None:
    group, co = two_leaders()
    first, second = ((group.lead, co)[number] for number in order)
    group.must(A, AskForSupport())
    group.must(first, AcknowledgeSupport(A))
    assert group.ask(second, AcknowledgeSupport(A)) == ()
    assert group.state.support.calls[0].seen_by == first


@pytest.mark.parametrize("command", [AcknowledgeSupport(A), SettleSupport(A)])
def test_answering_a_call_that_is_not_there_any_more_changes_nothing(
    command: AcknowledgeSupport | SettleSupport,
) -> None:
    group = Group()
    assert group.ask(group.lead, command) == ()
    assert code(group.ask(group.lead, type(command)(STRANGER))) is Code.NOT_FOUND


def test_a_leader_settles_a_call_without_a_side_room() -> None:
    group = Group()
    group.must(A, AskForSupport())
    assert group.ask(group.lead, SettleSupport(A)) == (
        SupportSettled(at=START, participant=A, by=group.lead, aside=False),
    )


def test_a_call_is_settled_when_the_two_are_back_from_the_side_room() -> None:
    group = Group()
    group.must(A, AskForSupport())
    group.must(group.lead, TakeAside(A))
    assert calling(group) == [A]
    _, settled = group.must(A, EndAside())
    assert settled == SupportSettled(at=START, participant=A, by=group.lead, aside=True)
    assert calling(group) == []


def test_a_call_stands_when_the_side_conversation_broke_off() -> None:
    group, co = two_leaders()
    group.must(A, AskForSupport())
    group.must(co, TakeAside(A))
    group.must(None, LinkLost(co))
    group.later(GRACE)
    assert calling(group) == [A]


def test_a_call_stands_while_its_owner_is_gone_and_is_answered_all_the_same() -> None:
    group = Group()
    group.must(A, AskForSupport())
    group.must(A, Leave())
    assert calling(group) == [A]
    group.must(group.lead, AcknowledgeSupport(A))
    group.must(None, Join(A, group.who(A).invitation))
    assert group.state.support.calls[0].seen


def test_a_call_stands_when_its_owner_is_sent_to_the_waiting_room() -> None:
    group = Group()
    group.must(A, AskForSupport())
    group.must(group.lead, SendToLobby(A))
    assert calling(group) == [A]


@pytest.mark.parametrize("step", [Remove(A), Remove(A, ban=False), SetRole(A, Role.CO_FACILITATOR)])
def test_a_call_ends_with_a_removal_and_with_its_owners_leading(step: Remove | SetRole) -> None:
    group = Group()
    group.must(A, AskForSupport())
    assert group.must(group.lead, step)[-1] == SupportSettled(at=START, participant=A, by=None, aside=False)
    assert calling(group) == []


def test_a_side_conversation_with_somebody_who_has_not_called_settles_nothing() -> None:
    group = Group()
    group.must(B, AskForSupport())
    group.must(group.lead, TakeAside(A))
    assert len(group.must(group.lead, EndAside())) == 1
    assert calling(group) == [B]


def test_somebody_who_has_stepped_out_may_ask_and_be_followed() -> None:
    group = Group()
    group.must(A, StepOut())
    group.must(A, AskForSupport())
    group.must(group.lead, TakeAside(A))
    assert group.who(A).stepped_out
    group.must(A, StepOut(out=False))
    assert group.state.room_of(A) == group.state.room_of(group.lead)


def test_events_about_calls_that_are_not_there_are_refused() -> None:
    group = Group()
    group.must(A, AskForSupport())
    for event in (
        SupportAsked(at=START, participant=A),
        SupportWithdrawn(at=START, participant=B),
        SupportAcknowledged(at=START, participant=B, by=None),
    ):
        with pytest.raises(InvariantBroken):
            group.happen(event)
