"""The fields that show who speaks: `hands`, `floor`, `turn`, `go_around`, `piece`.

Hands are those of whom the viewer knows in their own room, and for leaders all; the rest is of the room the viewer is
in. Rule that holds: nobody is named whom the viewer does not know, so somebody who has just gone is in no list.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from facilitator.desk import Desk
from facilitator.turns.state import Floor, GoAround, Turn
from facilitator.turns.vocabulary import FloorMode, GoAroundOrder, HandOrder, TurnKind
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId
from server.live.standpoint import Standpoint, Viewer, knows


class TurnView(msgspec.Struct, frozen=True):
    """Whose turn it is. `seconds` is the time given in all and `ends_at` when it is over, null without a time.

    While the clock stands still `ends_at` is null and `left` what is left, in ms, below zero when the time is over.
    `warned`: the end is near; `over`: the time is up, and the turn goes on; `missing`: they are not there for the
    moment, and it is kept for them.
    """

    participant: ParticipantId
    kind: TurnKind
    since: Instant
    seconds: float | None
    ends_at: Instant | None
    left: int | None
    warned: bool
    over: bool
    missing: bool


class FloorView(msgspec.Struct, frozen=True):
    """`let_in` may be heard beside whose turn it is, while the floor is enforced."""

    mode: FloorMode = FloorMode.OPEN
    let_in: tuple[ParticipantId, ...] = ()
    hand_order: HandOrder = HandOrder.RAISED


class GoAroundView(msgspec.Struct, frozen=True):
    """Everyone of it is in one place: `current`, `waiting` in order, `deferred` to the end, `dropped` out and expected
    back, `done` or `passed`. `seconds` is the time for each."""

    order: GoAroundOrder
    seconds: float | None
    paused: bool
    current: ParticipantId | None
    waiting: tuple[ParticipantId, ...]
    deferred: tuple[ParticipantId, ...]
    dropped: tuple[ParticipantId, ...]
    done: tuple[ParticipantId, ...]
    passed: tuple[ParticipantId, ...]


class PieceView(msgspec.Struct, frozen=True):
    """The talking piece: who holds it, null when it lies in the middle, and who has had it so far."""

    holder: ParticipantId | None
    held: tuple[ParticipantId, ...]


OPEN_FLOOR: Final = FloorView()


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, Any]:
    """The fields for somebody who is inside."""
    room = room_of(desk, viewer)
    floor = desk.turns.floor(room)
    line = desk.turns.line
    hands = line if stands.leads else tuple(who for who in line if desk.room_of(who) == room)
    turn = None if floor.turn is None or not knows(desk, viewer, floor.turn.participant) else floor.turn
    return {
        "hands": _known(desk, viewer, hands),
        "floor": FloorView(floor.mode, _known(desk, viewer, floor.let_in), desk.turns.hand_order),
        "turn": None if turn is None else _turn(turn),
        "go_around": None if floor.go_around is None else _go_around(desk, viewer, turn, floor.go_around),
        "piece": _piece(desk, viewer, turn, floor),
    }


def room_of(desk: Desk, viewer: Viewer) -> RoomId:
    """The room whose floor a viewer sees; the programme's staff see the main one."""
    return MAIN_ROOM if viewer is None else desk.room_of(viewer)


def _known(desk: Desk, viewer: Viewer, people: Iterable[ParticipantId]) -> tuple[ParticipantId, ...]:
    return tuple(who for who in people if knows(desk, viewer, who))


def _turn(turn: Turn) -> TurnView:
    return TurnView(
        participant=turn.participant,
        kind=turn.kind,
        since=turn.since,
        seconds=turn.seconds,
        ends_at=turn.ends_at,
        left=turn.left,
        warned=turn.warned,
        over=turn.over,
        missing=turn.missing_since is not None,
    )


def _go_around(desk: Desk, viewer: Viewer, turn: Turn | None, going: GoAround) -> GoAroundView:
    return GoAroundView(
        order=going.order,
        seconds=going.seconds,
        paused=going.paused,
        current=None if turn is None or turn.kind is not TurnKind.GO_AROUND else turn.participant,
        waiting=_known(desk, viewer, going.waiting),
        deferred=_known(desk, viewer, going.deferred),
        dropped=_known(desk, viewer, going.dropped),
        done=_known(desk, viewer, going.done),
        passed=_known(desk, viewer, going.passed),
    )


def _piece(desk: Desk, viewer: Viewer, turn: Turn | None, floor: Floor) -> PieceView | None:
    if floor.piece is None:
        return None
    holder = None if turn is None or turn.kind is not TurnKind.PIECE else turn.participant
    return PieceView(holder=holder, held=_known(desk, viewer, floor.piece.held))
