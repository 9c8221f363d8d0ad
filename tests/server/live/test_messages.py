"""Words that are passed on: to whom, and that nothing of them stays."""

from __future__ import annotations

import msgspec

from facilitator.moderation import MuteAll
from rooms.breakouts.vocabulary import MessageRooms
from rooms.kernel import Code, Issued, Rejected
from rooms.people import Role
from rooms.vocabulary import LobbyMessaged, MessageLobby
from server.live.codec import encode
from server.live.messages import Delivery, Message, deliveries
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
