"""A leader among several rooms: visits, listening in, the voice to all, messages, calls for help."""

from __future__ import annotations

import pytest

from rooms.breakouts.leading import MAX_MESSAGE
from rooms.breakouts.vocabulary import (
    AnswerHelp,
    AskForHelp,
    CloseBreakouts,
    CloseRoom,
    HelpAnswered,
    HelpAsked,
    HelpWithdrawn,
    ListenIn,
    MessageRooms,
    Move,
    RoomsAddressed,
    RoomsMessaged,
    SpeakToRooms,
    Visit,
    Visited,
    VisitEnded,
    WithdrawHelp,
)
from rooms.kernel import MAIN_ROOM, Code, RoomId
from rooms.people import Role
from rooms.vocabulary import Leave, LinkBack, LinkLost, Remove, SendToLobby, SetRole
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, THREE, TWO, Group, code, people

A, B, C = people("abc")


def opened(*rooms: str) -> Group:
    group = Group("abc")
    group.open(*(rooms or ("ab", "c")))
    return group


# --- visits ---


def test_a_visit_and_its_end_change_nothing_else() -> None:
    group = opened()
    before = group.state
    assert group.ask(group.lead, Visit(ONE)) == (Visited(at=START, participant=group.lead, room=ONE, listening=False),)
    assert group.state.breakouts.room_of(group.lead) == ONE
    assert group.ask(group.lead, Visit(None)) == (VisitEnded(at=START, participant=group.lead),)
    assert group.state == before


def test_a_leader_goes_from_room_to_room() -> None:
    group = opened()
    for room in (ONE, TWO):
        group.must(group.lead, Visit(room))
        assert group.ask(group.lead, Visit(room)) == ()
        assert group.state.breakouts.room_of(group.lead) == room


def test_a_leader_who_belongs_to_a_room_is_back_there_after_a_visit() -> None:
    group = opened()
    co = group.client("k", Role.CO_FACILITATOR)
    group.must(group.lead, Move(co, TWO))
    group.must(co, Visit(ONE))
    group.must(co, Visit(None))
    assert group.state.breakouts.room_of(co) == TWO


def test_a_leader_is_no_visitor_in_the_room_they_belong_to() -> None:
    group = Group("a")
    group.open("a", "")
    group.must(group.lead, Move(group.lead, ONE))
    assert group.ask(group.lead, Visit(ONE)) == ()
    group.must(group.lead, Visit(TWO))
    assert group.ask(group.lead, Visit(ONE)) == (VisitEnded(at=START, participant=group.lead),)


def test_a_leader_who_is_moved_ends_the_visit() -> None:
    group = opened()
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, Move(group.lead, None))
    assert group.state.breakouts.room_of(group.lead) == MAIN_ROOM


def test_listening_in_becomes_a_visit_and_the_other_way_round() -> None:
    group = opened()
    assert group.ask(group.lead, ListenIn(ONE)) == (
        Visited(at=START, participant=group.lead, room=ONE, listening=True),
    )
    assert group.state.breakouts.listens_in(group.lead)
    group.must(group.lead, Visit(ONE))
    assert not group.state.breakouts.listens_in(group.lead)
    group.must(group.lead, ListenIn(ONE))
    assert group.state.breakouts.listens_in(group.lead)
    group.must(group.lead, ListenIn(None))
    assert group.state.breakouts.room_of(group.lead) == MAIN_ROOM


def test_only_open_rooms_are_visited_and_only_by_people() -> None:
    group = opened()
    assert code(group.ask(group.lead, Visit(THREE))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, Visit(MAIN_ROOM))) is Code.NOT_FOUND
    assert code(group.ask(None, Visit(ONE))) is Code.INVALID
    assert group.ask(group.lead, Visit(None)) == ()


def test_a_visit_survives_a_lost_link_and_ends_with_its_room() -> None:
    group = opened()
    group.must(group.lead, Visit(ONE))
    group.must(None, LinkLost(group.lead))
    group.must(None, LinkBack(group.lead))
    assert group.state.breakouts.room_of(group.lead) == ONE
    group.must(group.lead, CloseRoom(ONE, in_seconds=0))
    assert group.state.breakouts.room_of(group.lead) == MAIN_ROOM


def test_who_leads_no_more_visits_and_addresses_no_more() -> None:
    group = opened()
    co = group.client("k", Role.CO_FACILITATOR)
    group.must(co, ListenIn(ONE))
    group.must(co, SpeakToRooms(on=True))
    group.must(group.lead, SetRole(co, Role.PARTICIPANT))
    assert (group.state.breakouts.visits, group.state.breakouts.addressing) == ({}, ())


def test_a_leader_who_leaves_ends_visit_and_address() -> None:
    group = opened()
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, SpeakToRooms(on=True))
    group.must(group.lead, Leave())
    assert (group.state.breakouts.visits, group.state.breakouts.addressing) == ({}, ())


# --- to all rooms ---


def test_a_leader_speaks_to_all_rooms_until_they_end_it_or_the_rooms_close() -> None:
    group = opened()
    assert group.ask(group.lead, SpeakToRooms(on=True)) == (RoomsAddressed(at=START, participant=group.lead, on=True),)
    assert group.ask(group.lead, SpeakToRooms(on=True)) == ()
    group.must(group.lead, SpeakToRooms(on=False))
    assert group.state.breakouts.addressing == ()
    group.must(group.lead, SpeakToRooms(on=True))
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert group.state.breakouts.addressing == ()


def test_several_leaders_may_speak_to_all_rooms() -> None:
    group = opened()
    co = group.client("k", Role.CO_FACILITATOR)
    for who in (co, group.lead):
        group.must(who, SpeakToRooms(on=True))
    assert group.state.breakouts.addressing == (co, group.lead)


def test_without_rooms_nobody_speaks_to_them() -> None:
    group = Group("a")
    assert code(group.ask(group.lead, SpeakToRooms(on=True))) is Code.CONFLICT
    assert group.ask(group.lead, SpeakToRooms(on=False)) == ()
    assert code(group.ask(None, SpeakToRooms(on=True))) is Code.INVALID
    assert code(group.ask(group.lead, MessageRooms("Hello"))) is Code.CONFLICT


def test_of_a_message_to_the_rooms_the_log_keeps_that_there_was_one() -> None:
    group = opened()
    assert group.ask(group.lead, MessageRooms("Two more minutes")) == (RoomsMessaged(at=START, by=group.lead),)
    one = RoomsMessaged(at=START, by=group.lead, room=TWO)
    assert group.ask(group.lead, MessageRooms("Two more minutes", TWO)) == (one,)


def test_a_room_that_is_not_open_is_told_nothing() -> None:
    group = opened()
    assert code(group.ask(group.lead, MessageRooms("Hello", RoomId("room-9")))) is Code.NOT_FOUND
    assert code(group.ask(group.lead, MessageRooms("Hello", MAIN_ROOM))) is Code.NOT_FOUND


@pytest.mark.parametrize("text", ["", " \n", "x" * (MAX_MESSAGE + 1)])
def test_a_message_that_cannot_be_shown_is_invalid(text: str) -> None:
    group = opened()
    assert code(group.ask(group.lead, MessageRooms(text))) is Code.INVALID


# --- help ---


def test_calls_for_help_are_a_line() -> None:
    group = opened()
    assert group.ask(B, AskForHelp()) == (HelpAsked(at=START, participant=B),)
    group.must(A, AskForHelp())
    assert group.ask(B, AskForHelp()) == ()
    assert group.state.breakouts.help == (B, A)


def test_a_call_is_answered_by_going_there() -> None:
    group = opened()
    group.must(C, AskForHelp())
    assert group.ask(group.lead, AnswerHelp(C)) == (
        HelpAnswered(at=START, participant=C, by=group.lead),
        Visited(at=START, participant=group.lead, room=TWO, listening=False),
    )
    assert group.state.breakouts.help == ()


def test_a_call_is_answered_without_going_there() -> None:
    group = opened()
    group.must(C, AskForHelp())
    group.must(group.lead, AnswerHelp(C, visit=False))
    assert (group.state.breakouts.help, group.state.breakouts.visits) == ((), {})


def test_a_call_is_answered_by_one_leader_whoever_is_first() -> None:
    group = opened()
    co = group.client("k", Role.CO_FACILITATOR)
    group.must(C, AskForHelp())
    group.must(co, AnswerHelp(C))
    assert group.ask(group.lead, AnswerHelp(C)) == ()


def test_the_server_answers_without_going_anywhere() -> None:
    group = opened()
    group.must(C, AskForHelp())
    assert group.ask(None, AnswerHelp(C)) == (HelpAnswered(at=START, participant=C, by=None),)


def test_a_call_is_withdrawn() -> None:
    group = opened()
    group.must(A, AskForHelp())
    assert group.ask(A, WithdrawHelp()) == (HelpWithdrawn(at=START, participant=A),)
    assert group.ask(A, WithdrawHelp()) == ()
    assert code(group.ask(None, WithdrawHelp())) is Code.INVALID


def test_help_is_called_for_from_small_rooms() -> None:
    group = opened("a", "b")
    assert code(group.ask(C, AskForHelp())) is Code.CONFLICT
    assert code(group.ask(None, AskForHelp())) is Code.INVALID


def test_a_call_survives_a_lost_link() -> None:
    group = opened()
    group.must(A, AskForHelp())
    group.must(None, LinkLost(A))
    assert group.state.breakouts.help == (A,)


def test_a_call_ends_when_its_caller_goes() -> None:
    group = opened()
    for command in (Move(A, TWO), SendToLobby(A), Remove(A)):
        group.must(A, AskForHelp())
        group.must(group.lead, command)
        assert group.state.breakouts.help == ()
        if isinstance(command, SendToLobby):
            group.must(group.lead, Move(B, TWO))
            break
    group.must(B, AskForHelp())
    group.must(B, Leave())
    group.must(C, AskForHelp())
    group.must(group.lead, CloseRoom(TWO, in_seconds=0))
    assert group.state.breakouts.help == ()
