"""Words that are passed on: to whom, and that nothing of them stays."""

from __future__ import annotations

import msgspec

from facilitator.chat import React
from facilitator.moderation import AskForCamera, AskToUnmute, DeclineAsk, Mute, MuteAll, PrivateWord, Prompt, Whisper
from rooms.breakouts.vocabulary import MessageRooms
from rooms.kernel import Code, Issued, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import Hold, Leave, LobbyMessaged, MessageLobby, StepAway
from server.live.codec import encode
from server.live.messages import Asked, Declined, Delivery, Message, Reacted, deliveries
from tests.sim.meeting import Meeting
from tests.sim.small_rooms import Group, people

SOON = MessageLobby("  We begin\nat six. ")


def test_a_message_to_the_lobby_goes_to_those_waiting_and_to_the_leaders() -> None:
    meeting = Meeting(waiting_room=True)
    leader, other = meeting.person(Role.FACILITATOR), meeting.person(Role.CO_FACILITATOR)
    ann, ben = meeting.person(), meeting.person()
    assert deliveries(meeting.state, Issued(leader, SOON)) == (
        Delivery((ann, ben), Message(sender=None, scope="lobby", text="We begin at six.")),
        Delivery((leader, other), Message(sender=leader, scope="lobby", text="We begin at six.")),
    )


def test_without_anybody_waiting_there_is_nothing_to_deliver() -> None:
    meeting = Meeting(waiting_room=True)
    leader = meeting.person(Role.FACILITATOR)
    assert meeting.must(leader, SOON) == ()
    assert deliveries(meeting.state, Issued(leader, SOON)) == ()


def test_the_log_has_that_something_was_said_and_not_what() -> None:
    meeting = Meeting(waiting_room=True)
    leader, _ = meeting.person(Role.FACILITATOR), meeting.person()
    (event,) = meeting.must(leader, SOON)
    assert event == LobbyMessaged(at=meeting.now, by=leader)
    assert b"six" not in encode(event)


def test_a_message_without_words_is_refused() -> None:
    meeting = Meeting(waiting_room=True)
    leader = meeting.person(Role.FACILITATOR)
    result = meeting.ask(leader, MessageLobby(" \u200b "))
    assert isinstance(result, Rejected)
    assert result.code is Code.INVALID


def test_a_command_without_words_delivers_nothing() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    assert deliveries(meeting.state, Issued(leader, MuteAll())) == ()


def test_on_the_wire_it_says_from_whom() -> None:
    message = Message(sender=None, scope="lobby", text="Soon.")
    assert msgspec.to_builtins(message) == {"from": None, "scope": "lobby", "text": "Soon."}


def test_a_message_to_the_small_rooms_goes_to_their_people_and_to_the_leaders() -> None:
    group = Group("abc")
    group.open("a", "b")
    said = MessageRooms(" Two more\nminutes ")
    (event,) = group.must(group.lead, said)
    assert deliveries(group.state, Issued(group.lead, said)) == (
        Delivery((group.lead, *people("ab")), Message(sender=group.lead, scope="rooms", text="Two more minutes")),
    )
    assert b"Two" not in encode(event)


def test_a_message_to_one_small_room_goes_to_its_people_alone_and_to_the_leaders() -> None:
    group = Group("abc")
    group.open("a", "b")
    said = MessageRooms("Well done", group.state.breakouts.places[ParticipantId("b")])
    group.must(group.lead, said)
    (delivery,) = deliveries(group.state, Issued(group.lead, said))
    assert delivery.to == (group.lead, *people("b"))


A, B, C = (ParticipantId(name) for name in "abc")


def test_a_private_word_goes_to_one_person_and_to_who_said_it() -> None:
    group = Group("ab")
    assert deliveries(group.state, Issued(group.lead, PrivateWord(A, " Are you\n\n\nwell? "))) == (
        Delivery((group.lead, A), Message(sender=group.lead, scope="word", text="Are you\n\nwell?", to=A)),
    )
    assert deliveries(group.state, Issued(A, PrivateWord(group.lead, "Yes."))) == (
        Delivery((A, group.lead), Message(sender=A, scope="word", text="Yes.", to=group.lead)),
    )


def test_a_prompt_goes_to_one_person_and_to_who_gave_it() -> None:
    group = Group("ab")
    assert deliveries(group.state, Issued(group.lead, Prompt(A, "Take your time."))) == (
        Delivery((group.lead, A), Message(sender=group.lead, scope="prompt", text="Take your time.", to=A)),
    )


def test_a_whisper_goes_to_the_leaders_and_to_who_whispered_and_to_no_other_observer() -> None:
    group = Group("ab")
    co, olaf = group.client("co", Role.CO_FACILITATOR), group.client("olaf", Role.OBSERVER)
    group.client("ute", Role.OBSERVER)
    said = Message(sender=olaf, scope="whisper", text="A is quiet.")
    assert deliveries(group.state, Issued(olaf, Whisper("A is quiet."))) == (Delivery((group.lead, co, olaf), said),)


def test_a_question_goes_to_the_one_who_is_asked() -> None:
    group = Group("ab")
    group.must(group.lead, Mute(A))
    asked = Asked(sender=group.lead, media="microphone")
    assert deliveries(group.state, Issued(group.lead, AskToUnmute(A))) == (Delivery((A,), asked),)


def test_who_has_it_on_already_is_not_asked() -> None:
    group = Group("ab")
    assert deliveries(group.state, Issued(group.lead, AskToUnmute(A))) == ()
    assert deliveries(group.state, Issued(group.lead, AskForCamera(A))) == ()


def test_not_now_goes_to_the_leaders_alone() -> None:
    group = Group("ab")
    declined = Declined(sender=A, media="camera")
    assert deliveries(group.state, Issued(A, DeclineAsk("camera"))) == (Delivery((group.lead,), declined),)


def test_a_reaction_goes_to_the_room_but_not_to_those_who_are_apart() -> None:
    group = Group("abc")
    group.client("d")
    group.must(group.lead, Hold(B))
    group.must(ParticipantId("d"), StepAway(away=True))
    group.open("c")
    reacted = Reacted(sender=A, reaction="heart")
    assert deliveries(group.state, Issued(A, React("heart"))) == (Delivery((group.lead, A), reacted),)
    alone = Reacted(sender=C, reaction="hug")
    assert deliveries(group.state, Issued(C, React("hug"))) == (Delivery((C,), alone),)


def test_words_for_somebody_who_has_gone_in_the_meantime_go_nowhere() -> None:
    group = Group("ab")
    group.must(A, Leave())
    for command in (PrivateWord(A, "Hello"), Prompt(A, "Hello"), AskToUnmute(A), AskForCamera(A)):
        assert deliveries(group.state, Issued(group.lead, command)) == ()


def test_whom_a_word_is_for_is_left_out_where_it_is_for_several() -> None:
    said = Message(sender=A, scope="word", text="Hello", to=B)
    assert msgspec.to_builtins(said) == {"from": "a", "scope": "word", "text": "Hello", "to": "b"}
