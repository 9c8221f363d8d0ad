"""Small rooms beside the main one: planned, launched, visited, timed, closed; see `state` for the states.

A session has one round of small rooms at a time. Who is where is the server's alone (`Breakouts.room_of`): what people
see and hear follows from it, so nobody is in a room that they were not brought to or allowed to choose. Authority, and
that the session runs, are checked before by whoever composes the whole (`facilitator.desk`).
"""

from __future__ import annotations

from typing import assert_never

from rooms.breakouts import leading, planning, running
from rooms.breakouts import vocabulary as asked
from rooms.breakouts.running import next_deadline, overdue, place_latecomers
from rooms.breakouts.state import Breakouts, SessionNews, evolve
from rooms.breakouts.vocabulary import MAY, Command, Event, Method, PlanBreakouts, PlanningCommand, RunningCommand
from rooms.kernel import Instant, Issued, Rejected
from rooms.state import Session

__all__ = [
    "MAY",
    "Breakouts",
    "Command",
    "Event",
    "Method",
    "PlanBreakouts",
    "SessionNews",
    "decide",
    "evolve",
    "next_deadline",
    "overdue",
    "place_latecomers",
]


def decide(state: Breakouts, session: Session, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in a session that runs."""
    command = issued.command
    if isinstance(command, PlanningCommand):
        return _planned(state, session, Issued(issued.by, command, issued.chance), now)
    if isinstance(command, RunningCommand):
        return _run(state, session, Issued(issued.by, command), now)
    return _led(state, Issued(issued.by, command), now)


def _planned(
    state: Breakouts, session: Session, issued: Issued[PlanningCommand], now: Instant
) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    match command:
        case asked.PlanBreakouts():
            return planning.plan(state, session, command, by, now, issued.chance)
        case asked.Assign():
            return planning.assign(state, session, command, by, now)
        case asked.DiscardPlan():
            return planning.discard(state, by, now)
        case asked.LaunchBreakouts():
            return planning.launch(state, session, command, by, now)
        case asked.OpenBreakouts():
            return planning.open_at_once(state, session, command, by, now)
        case asked.RenameRoom():
            return planning.rename(state, command, by, now)
        case asked.KeepPairs():
            return planning.keep(state, session, command, by, now)
        case asked.RecallRounds():
            return planning.recall(state, command, now)
        case _:
            assert_never(command)


def _run(
    state: Breakouts, session: Session, issued: Issued[RunningCommand], now: Instant
) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    match command:
        case asked.Move():
            return running.move(state, session, command, by, now)
        case asked.ChooseRoom():
            return running.choose(state, session, command, by, now)
        case asked.ReturnToMain():
            return running.return_to_main(state, by, now)
        case asked.ExtendBreakouts():
            return running.extend(state, command, by, now)
        case asked.CloseBreakouts():
            return running.close_all(state, command, by, now)
        case asked.CloseRoom():
            return running.close_one(state, command, by, now)
        case _:
            assert_never(command)


def _led(state: Breakouts, issued: Issued[asked.LeadingCommand], now: Instant) -> tuple[Event, ...] | Rejected:
    by, command = issued.by, issued.command
    match command:
        case asked.Visit():
            return leading.visit(state, command.room, by, now)
        case asked.ListenIn():
            return leading.visit(state, command.room, by, now, listening=True)
        case asked.SpeakToRooms():
            return leading.speak(state, command, by, now)
        case asked.MessageRooms():
            return leading.message(state, command, by, now)
        case asked.AskForHelp():
            return leading.ask_for_help(state, by, now)
        case asked.WithdrawHelp():
            return leading.withdraw_help(state, by, now)
        case asked.AnswerHelp():
            return leading.answer_help(state, command, by, now)
        case _:
            assert_never(command)
