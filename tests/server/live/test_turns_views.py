"""What viewers see of hands, the floor and turns: of their own room, and of those they know."""

from __future__ import annotations

import msgspec

from facilitator.desk import Event
from facilitator.turns.vocabulary import (
    DeferTurn,
    FloorMode,
    GoAroundOrder,
    GrantTurn,
    LetIn,
    LowerHand,
    PassTurn,
    RaiseHand,
    SetFloor,
    StartGoAround,
    StartPiece,
)
from rooms.breakouts.vocabulary import CloseBreakouts, Move, Visit
from rooms.kernel import ParticipantId
from rooms.vocabulary import Leave
from server.live.instruments.turns.view import FloorView
from server.live.view_events import view_event
from server.live.views import view
from server.live.wire_base import BaseWireEvent
from tests.sim.meeting import Meeting
from tests.sim.small_rooms import ONE, Group, people

A, B, C, D = people("abcd")


def told(group: Group, viewer: ParticipantId, events: tuple[Event, ...]) -> list[BaseWireEvent]:
    """The events, the last ones of the log, as this viewer is told of them."""
    retold = Meeting(created=False)
    begun = len(group.log) - len(events)
    retold.happen(*group.log[:begun])
    seen = []
    for seq, event in enumerate(events, start=begun + 1):
        before = retold.desk
        retold.happen(event)
        seen.append(view_event(seq, before, event, retold.state, viewer))
    return [event for event in seen if event is not None]


def kinds(group: Group, viewer: ParticipantId, events: tuple[Event, ...]) -> list[str]:
    return [str(msgspec.to_builtins(event)["type"]) for event in told(group, viewer, events)]


def test_everybody_sees_the_same_line_of_hands() -> None:
    group = Group("abc")
    for who in (C, A):
        group.must(who, RaiseHand())
    assert {view(group.state, viewer).hands for viewer in (A, B, C, group.lead, None)} == {(C, A)}


def test_in_small_rooms_members_see_the_hands_of_their_room_and_leaders_all() -> None:
    group = Group("abcd")
    for who in (D, A, C):
        group.must(who, RaiseHand())
    group.open("ab", "cd")
    assert view(group.state, B).hands == (A,)
    assert view(group.state, C).hands == (D, C)
    assert view(group.state, group.lead).hands == (D, A, C)
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    assert view(group.state, B).hands == (D, A, C)


def test_of_a_hand_in_another_room_members_are_told_nothing_and_leaders_everything() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    events = group.must(A, RaiseHand())
    assert kinds(group, B, events) == ["hand_raised"]
    assert kinds(group, C, events) == []
    assert kinds(group, group.lead, events) == ["hand_raised"]


def test_turn_floor_and_go_around_are_of_the_room_one_is_in() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, SetFloor(FloorMode.ENFORCED))
    group.must(group.lead, LetIn(B, True))
    events = group.must(group.lead, StartGoAround(GoAroundOrder.SEAT, 60))
    for viewer in (A, B, group.lead):
        seen = view(group.state, viewer)
        assert seen.floor == FloorView(mode=FloorMode.ENFORCED, let_in=(B,))
        assert seen.turn is not None
        assert seen.turn.participant == A
        assert seen.go_around is not None
        assert (seen.go_around.current, seen.go_around.waiting) == (A, (B,))
        assert kinds(group, viewer, events) == ["go_around_started", "turn_granted"]
    for stranger in (C, D, None):
        other = view(group.state, stranger)
        assert (other.floor, other.turn, other.go_around) == (FloorView(), None, None)
    assert told(group, C, events) == []


def test_a_leader_who_goes_to_another_room_sees_what_is_on_there() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPiece(A))
    assert view(group.state, group.lead).piece is not None
    events = group.must(group.lead, Visit(None))
    assert view(group.state, group.lead).piece is None
    [moved] = told(group, group.lead, events)
    assert not isinstance(moved.view, msgspec.UnsetType)
    assert moved.view.piece is None


def test_members_see_what_is_on_in_the_room_they_are_moved_to() -> None:
    group = Group("abc")
    group.open("ab")
    group.must(group.lead, StartPiece(C))
    assert view(group.state, A).piece is None
    group.must(group.lead, Move(A, None))
    seen = view(group.state, A).piece
    assert seen is not None
    assert seen.holder == C


def test_who_defers_and_passes_is_seen_where_they_are_in_line() -> None:
    group = Group("abc")
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    group.must(A, DeferTurn())
    group.must(B, PassTurn())
    seen = view(group.state, C).go_around
    assert seen is not None
    assert (seen.current, seen.waiting, seen.deferred, seen.passed) == (C, (), (A,), (B,))


def test_of_the_turn_of_somebody_who_leaves_nobody_is_told_by_name() -> None:
    group = Group("ab")
    group.must(group.lead, GrantTurn(A))
    events = group.must(A, Leave())
    assert kinds(group, B, events) == ["left"]
    assert view(group.state, B).turn is None


def test_how_much_somebody_had_spoken_is_told_to_nobody() -> None:
    group = Group("ab")
    events = group.must(A, RaiseHand())
    lowered = group.must(A, LowerHand())
    for viewer in (B, group.lead):
        for event in (*told(group, viewer, (*events, *lowered)),):
            assert "spoken" not in msgspec.to_builtins(event)
