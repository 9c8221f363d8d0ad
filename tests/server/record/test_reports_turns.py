"""Turns and go-arounds in the report and the sheet of a session."""

from __future__ import annotations

import msgspec

from facilitator.turns.following import PATIENCE
from facilitator.turns.vocabulary import (
    DeferTurn,
    EndGoAround,
    EndPiece,
    EndTurn,
    ExtendTurn,
    GoAroundOrder,
    GrantTurn,
    HandOn,
    PassTurn,
    PauseGoAround,
    SkipTurn,
    StartGoAround,
    StartPiece,
    TurnKind,
)
from rooms.breakouts.vocabulary import CloseBreakouts, Visit
from rooms.kernel import MAIN_ROOM
from rooms.vocabulary import EndSession, LinkLost
from server.record.report import Report, report, sheet
from server.record.reports_turns import GoAroundReport, TurnReport
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, Group, people

A, B, C, D = people("abcd")


def told(group: Group) -> Report:
    return report(group.log, group.now)


def outcomes(group: Group) -> list[tuple[str, str]]:
    return [(turn.participant, turn.outcome) for turn in told(group).turns]


def test_a_turn_is_told_with_its_time_and_by_how_much_it_was_longer() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A, 60))
    group.later(50_000)
    group.must(group.lead, ExtendTurn(30))
    group.later(70_000)
    group.must(A, EndTurn())
    assert told(group).turns == (
        TurnReport(A, MAIN_ROOM, TurnKind.GRANTED, START, group.now, 90, over_seconds=30, outcome="done"),
    )


def test_a_turn_that_goes_on_has_no_end() -> None:
    group = Group("a")
    group.must(group.lead, GrantTurn(A))
    assert told(group).turns == (TurnReport(A, MAIN_ROOM, TurnKind.GRANTED, START, None, None, 0, "open"),)


def test_how_a_turn_ended_is_told() -> None:
    group = Group("abcd")
    group.must(group.lead, GrantTurn(A))
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    group.must(A, DeferTurn())
    group.must(B, PassTurn())
    group.must(group.lead, SkipTurn())
    group.must(None, LinkLost(D))
    group.later(PATIENCE)
    group.must(group.lead, EndGoAround())
    group.must(group.lead, StartPiece(B))
    group.must(B, HandOn(C))
    group.must(group.lead, EndPiece())
    assert outcomes(group) == [
        (A, "interrupted"),
        (A, "deferred"),
        (B, "passed"),
        (C, "skipped"),
        (D, "dropped"),
        (A, "closed"),
        (B, "handed_on"),
        (C, "closed"),
    ]


def test_a_pause_is_not_time_over() -> None:
    group = Group("a")
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT, 60))
    group.must(group.lead, PauseGoAround(True))
    group.later(600_000)
    group.must(A, EndTurn())
    assert [turn.over_seconds for turn in told(group).turns] == [0]


def test_a_go_around_is_told_with_who_was_asked_and_who_was_not() -> None:
    group = Group("abcd")
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT, 60))
    group.must(A, EndTurn())
    group.must(B, PassTurn())
    group.later(30_000)
    group.must(group.lead, EndGoAround())
    assert told(group).go_arounds == (
        GoAroundReport(MAIN_ROOM, GoAroundOrder.SEAT, 60, START, group.now, "ended", (A,), (B,), (D,)),
    )


def test_rooms_that_close_and_the_session_s_end_close_what_is_on() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT))
    group.must(group.lead, EndSession())
    whole = told(group)
    assert [(each.room, each.outcome) for each in whole.go_arounds] == [(ONE, "closed"), (MAIN_ROOM, "closed")]
    assert all(turn.until is not None for turn in whole.turns)


def test_a_sheet_has_one_s_own_turns_and_names_nobody_else_and_no_room() -> None:
    group = Group("ab")
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT, 60))
    group.must(A, PassTurn())
    own = sheet(told(group), A)
    assert own is not None
    assert [(turn.kind, turn.outcome) for turn in own.turns] == [(TurnKind.GO_AROUND, "passed")]
    plain = msgspec.json.encode(own.turns).decode()
    assert MAIN_ROOM not in plain
    assert '"b"' not in plain
