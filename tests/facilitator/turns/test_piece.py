"""The talking piece: its holder has the word and hands it on."""

from __future__ import annotations

import pytest

from facilitator.turns.following import PATIENCE
from facilitator.turns.vocabulary import (
    EndPiece,
    EndTurn,
    FloorMode,
    GoAroundOrder,
    GrantTurn,
    HandOn,
    NextTurn,
    PassTurn,
    PieceEnded,
    PieceStarted,
    RaiseHand,
    SetFloor,
    StartGoAround,
    StartPiece,
    TurnGranted,
    TurnKind,
)
from rooms.kernel import MAIN_ROOM, Code, ParticipantId
from rooms.people import Role
from rooms.vocabulary import Hold, Leave, LinkLost
from tests.sim.meeting import START
from tests.sim.small_rooms import Group, code, people

A, B, C = people("abc")


def with_piece(clients: str = "abc") -> Group:
    group = Group(clients)
    group.must(group.lead, StartPiece(A))
    return group


def holder(group: Group) -> ParticipantId | None:
    turn = group.state.turns.turn(MAIN_ROOM)
    return None if turn is None else turn.participant


def test_a_leader_brings_it_and_hands_it_to_somebody() -> None:
    group = Group("ab")
    assert group.ask(group.lead, StartPiece(A)) == (
        PieceStarted(at=START, room=MAIN_ROOM, by=group.lead),
        TurnGranted(at=START, room=MAIN_ROOM, participant=A, kind=TurnKind.PIECE, seconds=None, by=group.lead),
    )
    assert group.ask(group.lead, StartPiece(A)) == ()


def test_the_holder_hands_it_on_and_nobody_else_does() -> None:
    group = with_piece()
    assert code(group.ask(B, HandOn(C))) is Code.FORBIDDEN
    assert code(group.ask(B, HandOn(B))) is Code.FORBIDDEN
    group.must(A, HandOn(C))
    assert holder(group) == C
    assert code(group.ask(A, HandOn(B))) is Code.FORBIDDEN


def test_handing_it_on_twice_is_done_once() -> None:
    group = with_piece()
    group.must(A, HandOn(B))
    assert group.ask(A, HandOn(B)) == ()


def test_a_leader_may_hand_it_on_as_well_or_hold_it() -> None:
    group = with_piece()
    group.must(group.lead, HandOn(B))
    assert holder(group) == B
    group.must(B, HandOn(group.lead))
    assert holder(group) == group.lead


def test_giving_somebody_the_word_hands_them_the_piece() -> None:
    group = with_piece()
    group.must(group.lead, GrantTurn(B))
    turn = group.state.turns.turn(MAIN_ROOM)
    assert turn is not None
    assert (turn.participant, turn.kind) == (B, TurnKind.PIECE)


@pytest.mark.parametrize("first", [0, 1])
def test_holder_and_leader_hand_it_on_at_once(first: int) -> None:
    group = with_piece()
    asked = ((A, HandOn(B)), (group.lead, HandOn(C)))
    group.must(*asked[first])
    result = group.ask(*asked[1 - first])
    assert holder(group) == C
    assert code(result) is (Code.FORBIDDEN if first == 1 else None)


def test_it_goes_to_nobody_who_is_not_there() -> None:
    group = with_piece("abcd")
    group.must(group.lead, Hold(B))
    group.must(C, Leave())
    assert code(group.ask(A, HandOn(B))) is Code.CONFLICT
    assert code(group.ask(A, HandOn(C))) is Code.NOT_FOUND
    group.open("d")
    assert code(group.ask(A, HandOn(ParticipantId("d")))) is Code.NOT_FOUND  # whom a does not know now


def test_it_is_handed_on_and_neither_passed_nor_given_to_the_next_hand() -> None:
    group = with_piece()
    group.must(B, RaiseHand())
    assert code(group.ask(A, PassTurn())) is Code.CONFLICT
    assert code(group.ask(group.lead, NextTurn())) is Code.CONFLICT


def test_who_puts_it_down_leaves_it_in_the_middle_for_anybody() -> None:
    group = with_piece()
    group.must(A, EndTurn())
    assert holder(group) is None
    assert code(group.ask(B, HandOn(C))) is Code.FORBIDDEN
    group.must(B, HandOn(B))
    assert holder(group) == B


def test_when_its_holder_drops_out_it_lies_in_the_middle() -> None:
    group = with_piece()
    group.must(None, LinkLost(A))
    group.later(PATIENCE)
    assert holder(group) is None
    piece = group.state.turns.floor(MAIN_ROOM).piece
    assert piece is not None
    assert piece.held == (A,)
    group.must(C, HandOn(C))
    assert holder(group) == C


def test_an_observer_does_not_take_it_up() -> None:
    group = with_piece("ab")
    observer = group.client("o", Role.OBSERVER)
    group.must(A, EndTurn())
    assert code(group.ask(observer, HandOn(observer))) is Code.CONFLICT


def test_a_leader_takes_it_back() -> None:
    group = with_piece()
    assert group.ask(group.lead, EndPiece()) == (PieceEnded(at=START, room=MAIN_ROOM, reason="ended", by=group.lead),)
    assert holder(group) is None
    assert group.ask(group.lead, EndPiece()) == ()
    assert code(group.ask(A, HandOn(B))) is Code.CONFLICT


def test_no_go_around_is_on_beside_it() -> None:
    group = with_piece()
    assert code(group.ask(group.lead, StartGoAround(GoAroundOrder.SEAT))) is Code.CONFLICT


def test_under_an_enforced_floor_only_its_holder_is_heard() -> None:
    group = with_piece()
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(A, HandOn(B))
    assert [group.state.gates(who).microphone for who in (A, B, C)] == [False, True, False]
