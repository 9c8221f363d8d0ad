"""Turns and go-arounds afterwards: who had the word when and how it ended, and who was asked. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

import msgspec

from facilitator.desk import Desk, Event
from facilitator.turns.state import GoAround, Turn
from facilitator.turns.vocabulary import (
    EndReason,
    GoAroundEnded,
    GoAroundOrder,
    GoAroundStarted,
    TurnDeferred,
    TurnEnded,
    TurnGranted,
    TurnKind,
    TurnPassed,
    TurnSkipped,
)
from rooms.kernel import Instant, ParticipantId, RoomId

TurnOutcome: TypeAlias = EndReason | Literal["passed", "deferred", "skipped", "open"]
_OUTCOMES: Final[dict[type[Event], TurnOutcome]] = {
    TurnPassed: "passed",
    TurnDeferred: "deferred",
    TurnSkipped: "skipped",
}


class TurnReport(msgspec.Struct, frozen=True):
    """One turn. `seconds` is the time given for it, null without one, and `over_seconds` by how much it was longer;
    `until` is null and `outcome` `open` while it goes on."""

    participant: ParticipantId
    room: RoomId
    kind: TurnKind
    since: Instant
    until: Instant | None
    seconds: float | None
    over_seconds: int
    outcome: TurnOutcome


class GoAroundReport(msgspec.Struct, frozen=True):
    """One go-around. `done` had a turn, `passed` let it go by, `missed` were not asked before it ended."""

    room: RoomId
    order: GoAroundOrder
    seconds: float | None
    started_at: Instant
    ended_at: Instant | None
    outcome: Literal["done", "ended", "closed", "open"]
    done: tuple[ParticipantId, ...]
    passed: tuple[ParticipantId, ...]
    missed: tuple[ParticipantId, ...]


class OwnTurn(msgspec.Struct, frozen=True):
    """A turn of one's own."""

    kind: TurnKind
    since: Instant
    until: Instant | None
    seconds: float | None
    over_seconds: int
    outcome: TurnOutcome


class TurnsTrail:
    """Follows the log."""

    def __init__(self) -> None:
        self._turns: list[TurnReport] = []
        self._rounds: list[GoAroundReport] = []

    def follow(self, before: Desk | None, after: Desk, event: Event) -> None:
        """`event` has led from the one state to the other."""
        if before is None or before.turns is after.turns:
            return
        for room in {**before.turns.floors, **after.turns.floors}:
            self._follow_turn(room, before.turns.turn(room), after.turns.turn(room), event)
            self._follow_round(room, before.turns.floor(room).go_around, after.turns.floor(room).go_around, event)

    def _follow_turn(self, room: RoomId, before: Turn | None, after: Turn | None, event: Event) -> None:
        """A turn begins when nobody has one, so no event ends one and begins another."""
        if after is not None:
            if isinstance(event, TurnGranted) and event.room == room:
                self._turns.append(
                    TurnReport(after.participant, room, after.kind, after.since, None, after.seconds, 0, "open")
                )
            else:
                self._change_turn(room, seconds=after.seconds)
        elif before is not None:
            over = 0 if before.ends_at is None else max(0, event.at - before.ends_at)
            over = over if before.left is None else max(0, -before.left)
            outcome = event.reason if isinstance(event, TurnEnded) else _OUTCOMES.get(type(event), "closed")
            self._change_turn(room, until=event.at, over_seconds=round(over / 1000), outcome=outcome)

    def _change_turn(self, room: RoomId, **fields: object) -> None:
        last = max(n for n, turn in enumerate(self._turns) if turn.room == room)
        self._turns[last] = msgspec.structs.replace(self._turns[last], **fields)

    def _follow_round(self, room: RoomId, before: GoAround | None, after: GoAround | None, event: Event) -> None:
        if after is not None:
            if isinstance(event, GoAroundStarted) and event.room == room:
                self._rounds.append(
                    GoAroundReport(room, after.order, after.seconds, after.since, None, "open", (), (), after.waiting)
                )
            else:
                self._change_round(room, after)
        elif before is not None:
            self._change_round(room, before)
            reason = event.reason if isinstance(event, GoAroundEnded) else "closed"
            self._replace_round(room, ended_at=event.at, outcome=reason)

    def _change_round(self, room: RoomId, going: GoAround) -> None:
        missed = (*going.waiting, *going.deferred, *going.dropped)
        self._replace_round(room, done=going.done, passed=going.passed, missed=missed)

    def _replace_round(self, room: RoomId, **fields: object) -> None:
        last = max(n for n, each in enumerate(self._rounds) if each.room == room)
        self._rounds[last] = msgspec.structs.replace(self._rounds[last], **fields)

    def turns(self) -> tuple[TurnReport, ...]:
        """Every turn of the session, in order."""
        return tuple(self._turns)

    def go_arounds(self) -> tuple[GoAroundReport, ...]:
        """Every go-around of the session, in order."""
        return tuple(self._rounds)


def own_turns(turns: Iterable[TurnReport], who: ParticipantId) -> tuple[OwnTurn, ...]:
    """One person's turns."""
    return tuple(
        OwnTurn(turn.kind, turn.since, turn.until, turn.seconds, turn.over_seconds, turn.outcome)
        for turn in turns
        if turn.participant == who
    )
