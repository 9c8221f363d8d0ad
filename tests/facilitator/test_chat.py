"""The written chat: who may write to whom, and what leaders set about it."""

from __future__ import annotations

import pytest

from facilitator.chat import (
    MAX_LINE,
    SLOWEST,
    Chat,
    ChatRules,
    ChatSet,
    ClearChat,
    PrivateChatSet,
    React,
    RemoveMessage,
    SetChat,
    SetPrivateChat,
    SetSlowMode,
    SlowModeSet,
)
from rooms.kernel import Code, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import Hold, InviteToSpeak, Leave, LinkLost, StepAway
from tests.sim.meeting import START, Meeting
from tests.sim.small_rooms import Group


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def circle() -> tuple[Meeting, ParticipantId, ParticipantId, ParticipantId]:
    """A facilitator, Ann and Ben."""
    meeting = Meeting()
    return meeting, meeting.person(Role.FACILITATOR), meeting.person(), meeting.person()


@pytest.mark.parametrize("to", ["everyone", "facilitators"])
def test_what_is_written_makes_no_event(to: str) -> None:
    meeting, _, ann, _ = circle()
    assert meeting.ask(ann, Chat(to, "Hello\nall")) == ()
    assert meeting.ask(ann, React("heart")) == ()


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * (MAX_LINE + 1)])
def test_a_message_needs_words_and_not_too_many(text: str) -> None:
    meeting, _, ann, _ = circle()
    assert code(meeting.ask(ann, Chat("everyone", text))) is Code.INVALID


def test_members_write_to_each_other_once_a_leader_has_allowed_it() -> None:
    meeting, leader, ann, ben = circle()
    assert code(meeting.ask(ann, Chat(ben, "Hello"))) is Code.FORBIDDEN
    assert meeting.ask(leader, SetPrivateChat(allowed=True)) == (PrivateChatSet(at=START, allowed=True, by=leader),)
    assert meeting.ask(ann, Chat(ben, "Hello")) == ()
    meeting.must(leader, SetPrivateChat(allowed=False))
    assert code(meeting.ask(ben, Chat(ann, "Hello"))) is Code.FORBIDDEN


def test_whoever_leads_writes_to_anyone_and_anyone_to_them() -> None:
    meeting, leader, ann, _ = circle()
    assert meeting.ask(leader, Chat(ann, "Hello")) == ()
    assert meeting.ask(ann, Chat(leader, "Hello")) == ()


@pytest.mark.parametrize("to", ["gone", "nobody", "elsewhere"])
def test_nobody_learns_by_writing_who_is_there(to: str) -> None:
    group = Group("abc")
    group.must(group.lead, SetPrivateChat(allowed=True))
    group.open("ab", "c")
    group.must(ParticipantId("b"), Leave())
    who = {"gone": "b", "nobody": "x", "elsewhere": "c"}[to]
    result = group.ask(ParticipantId("a"), Chat(who, "Hello"))
    assert result == Rejected(Code.NOT_FOUND, "There is no such person in this session.")


def test_nobody_writes_to_themselves() -> None:
    meeting, _, ann, _ = circle()
    assert code(meeting.ask(ann, Chat(ann, "Hello"))) is Code.INVALID


def test_a_lost_link_is_written_to_and_reads_it_when_it_is_back() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(None, LinkLost(ann))
    assert meeting.ask(leader, Chat(ann, "We wait for you.")) == ()


def test_with_the_chat_off_only_the_way_to_the_facilitators_is_open() -> None:
    meeting, leader, ann, ben = circle()
    meeting.must(leader, SetPrivateChat(allowed=True))
    assert meeting.ask(leader, SetChat(on=False)) == (ChatSet(at=START, on=False, by=leader),)
    assert code(meeting.ask(ann, Chat("everyone", "Hello"))) is Code.FORBIDDEN
    assert code(meeting.ask(ann, Chat(ben, "Hello"))) is Code.FORBIDDEN
    assert meeting.ask(ann, Chat("facilitators", "Hello")) == ()
    assert meeting.ask(ann, Chat(leader, "Hello")) == ()
    assert meeting.ask(leader, Chat("everyone", "We go on by voice.")) == ()


def test_who_is_on_hold_or_away_reaches_the_facilitators_only() -> None:
    meeting, leader, ann, ben = circle()
    meeting.must(leader, Hold(ann))
    meeting.must(ben, StepAway(away=True))
    for who in (ann, ben):
        assert code(meeting.ask(who, Chat("everyone", "Hello"))) is Code.CONFLICT
        assert code(meeting.ask(who, React("heart"))) is Code.CONFLICT
        assert meeting.ask(who, Chat("facilitators", "Hello")) == ()


def test_nobody_writes_privately_to_who_is_on_hold_or_away_but_the_leaders() -> None:
    meeting, leader, ann, ben = circle()
    meeting.must(leader, SetPrivateChat(allowed=True))
    meeting.must(leader, Hold(ann))
    assert code(meeting.ask(ben, Chat(ann, "Hello"))) is Code.CONFLICT
    assert meeting.ask(leader, Chat(ann, "Hello")) == ()


def test_an_observer_writes_to_the_facilitators_until_invited_to_speak() -> None:
    meeting, leader, _, _ = circle()
    olaf = meeting.person(Role.OBSERVER)
    assert code(meeting.ask(olaf, Chat("everyone", "Hello"))) is Code.FORBIDDEN
    assert code(meeting.ask(olaf, React("wow"))) is Code.FORBIDDEN
    assert meeting.ask(olaf, Chat("facilitators", "Hello")) == ()
    meeting.must(leader, InviteToSpeak(olaf, allowed=True))
    assert meeting.ask(olaf, Chat("everyone", "Hello")) == ()


def test_leaders_set_the_pace() -> None:
    meeting, leader, _, _ = circle()
    assert meeting.ask(leader, SetSlowMode(10)) == (SlowModeSet(at=START, seconds=10, by=leader),)
    assert meeting.state.chat == ChatRules(slow=10)


@pytest.mark.parametrize("seconds", [-1, SLOWEST + 1])
def test_the_pace_has_bounds(seconds: int) -> None:
    meeting, leader, _, _ = circle()
    assert code(meeting.ask(leader, SetSlowMode(seconds))) is Code.INVALID


@pytest.mark.parametrize("asked", [SetSlowMode(0), SetPrivateChat(allowed=False), SetChat(on=True)])
def test_setting_what_is_so_already_is_no_event(asked: SetSlowMode | SetPrivateChat | SetChat) -> None:
    meeting, leader, _, _ = circle()
    assert meeting.ask(leader, asked) == ()


@pytest.mark.parametrize("asked", [Chat("everyone", "Hello"), React("wow"), RemoveMessage("m"), ClearChat()])
def test_the_server_itself_writes_and_removes_nothing(asked: Chat | React | RemoveMessage | ClearChat) -> None:
    assert code(Meeting().ask(None, asked)) is Code.INVALID


@pytest.mark.parametrize("first", [True, False])
def test_of_two_leaders_who_set_the_pace_at_once_the_later_one_counts(first: bool) -> None:
    meeting, leader, _, _ = circle()
    co = meeting.person(Role.CO_FACILITATOR)
    meeting.must(leader, SetSlowMode(10 if first else 20))
    meeting.must(co, SetSlowMode(20 if first else 10))
    assert meeting.state.chat.slow == (20 if first else 10)
