"""Words from person to person: who may say what to whom, and that none of it makes an event."""

from __future__ import annotations

import pytest

from facilitator.moderation import PrivateWord, Prompt, Whisper
from facilitator.moderation.vocabulary import MAX_WORD
from rooms.kernel import Code, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import Hold, Leave, LinkLost, StepAway
from tests.sim.meeting import Meeting
from tests.sim.small_rooms import Group


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def circle() -> tuple[Meeting, ParticipantId, ParticipantId, ParticipantId]:
    """A facilitator, Ann and Ben."""
    meeting = Meeting()
    return meeting, meeting.person(Role.FACILITATOR), meeting.person(), meeting.person()


def test_a_private_word_goes_from_a_leader_to_anybody_and_back() -> None:
    meeting, leader, ann, _ = circle()
    assert meeting.ask(leader, PrivateWord(ann, "Are you well?")) == ()
    assert meeting.ask(ann, PrivateWord(leader, "Better now.")) == ()


def test_members_say_no_private_words_to_each_other() -> None:
    meeting, _, ann, ben = circle()
    assert code(meeting.ask(ann, PrivateWord(ben, "Hello"))) is Code.NOT_FOUND


def test_trying_tells_a_member_nothing_about_who_is_there() -> None:
    meeting, _, ann, ben = circle()
    refused = meeting.ask(ann, PrivateWord(ben, "Hello"))
    assert meeting.ask(ann, PrivateWord(ParticipantId("nobody"), "Hello")) == refused


def test_an_observer_says_a_private_word_to_a_leader_only() -> None:
    meeting, leader, ann, _ = circle()
    olaf = meeting.person(Role.OBSERVER)
    assert meeting.ask(olaf, PrivateWord(leader, "Look at Ann.")) == ()
    assert code(meeting.ask(olaf, PrivateWord(ann, "Hello"))) is Code.NOT_FOUND


@pytest.mark.parametrize("kind", [PrivateWord, Prompt])
def test_who_has_just_left_gets_no_words(kind: type[PrivateWord | Prompt]) -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(ann, Leave())
    assert code(meeting.ask(leader, kind(ann, "Hello"))) is Code.NOT_FOUND


@pytest.mark.parametrize("kind", [PrivateWord, Prompt])
def test_words_that_would_not_arrive_are_refused_rather_than_lost(kind: type[PrivateWord | Prompt]) -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(None, LinkLost(ann))
    assert code(meeting.ask(leader, kind(ann, "Hello"))) is Code.CONFLICT


def test_somebody_on_hold_or_away_or_in_another_room_can_be_spoken_to() -> None:
    group = Group("abc")
    a, b, c = (ParticipantId(name) for name in "abc")
    group.must(group.lead, Hold(a))
    group.must(b, StepAway(away=True))
    group.open("c")
    for who in (a, b, c):
        assert group.ask(group.lead, PrivateWord(who, "I am here.")) == ()
    assert group.ask(a, PrivateWord(group.lead, "Thank you.")) == ()


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * (MAX_WORD + 1)])
def test_words_need_words_and_not_too_many(text: str) -> None:
    meeting, leader, ann, _ = circle()
    meeting.person(Role.CO_FACILITATOR)
    for command in (PrivateWord(ann, text), Prompt(ann, text), Whisper(text)):
        assert code(meeting.ask(leader, command)) is Code.INVALID


@pytest.mark.parametrize("kind", [PrivateWord, Prompt])
def test_nobody_speaks_to_themselves(kind: type[PrivateWord | Prompt]) -> None:
    meeting, leader, _, _ = circle()
    assert code(meeting.ask(leader, kind(leader, "Breathe."))) is Code.INVALID


def test_only_leaders_prompt() -> None:
    meeting, _, ann, ben = circle()
    assert code(meeting.ask(ann, Prompt(ben, "Go on."))) is Code.FORBIDDEN


def test_observers_and_leaders_whisper_and_members_do_not() -> None:
    meeting, leader, ann, _ = circle()
    olaf = meeting.person(Role.OBSERVER)
    assert meeting.ask(olaf, Whisper("Ann has not been heard.")) == ()
    assert code(meeting.ask(ann, Whisper("Hello"))) is Code.FORBIDDEN
    assert code(meeting.ask(leader, Whisper("Is anybody here?"))) is Code.CONFLICT
    meeting.person(Role.CO_FACILITATOR)
    assert meeting.ask(leader, Whisper("Shall we break?")) == ()


def test_the_server_itself_has_nobody_to_speak_for() -> None:
    meeting, _, ann, _ = circle()
    for command in (PrivateWord(ann, "Hello"), Prompt(ann, "Hello"), Whisper("Hello")):
        assert code(meeting.ask(None, command)) is Code.INVALID
