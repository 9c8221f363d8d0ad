"""The state of hands, floors and turns, and how each event changes it.

Hands stand in one line for the whole session. The rest is each room's own (`Floor`), and a room where nothing is on has
no entry at all. In a room there is one turn at most:

    (nobody's) --granted--> on --warned--> on --over--> on, over its time --ended--> (nobody's)
                             |^ interrupted / resumed: whose turn it is is away, the clock stands still

A go-around has everyone in exactly one place:

    waiting --granted--> (the turn) --done--> done       passed, skipped: --> passed
       ^  ^------------------/ interrupted               deferred: --> deferred, who are waiting once nobody else is
       \\-- put back -- dropped (were not there when it came to them, or dropped out of their turn)

Rule that holds: `evolve` never judges whether something should have happened, it only refuses what cannot have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never

import msgspec

from facilitator.speech.vocabulary import Spoke
from facilitator.turns.vocabulary import (
    Event,
    FloorMode,
    FloorSet,
    GoAroundEnded,
    GoAroundEvent,
    GoAroundJoined,
    GoAroundLeft,
    GoAroundOrder,
    GoAroundPaused,
    GoAroundStarted,
    HandEvent,
    HandLowered,
    HandOrder,
    HandOrderSet,
    HandRaised,
    LineEvent,
    PieceEnded,
    PieceStarted,
    TurnDeferred,
    TurnEnded,
    TurnEvent,
    TurnExtended,
    TurnGranted,
    TurnInterrupted,
    TurnKind,
    TurnOver,
    TurnPassed,
    TurnPutBack,
    TurnResumed,
    TurnSkipped,
    TurnWarned,
    WasLetIn,
)
from rooms.kernel import Instant, InvariantBroken, ParticipantId, RoomId

Line: TypeAlias = tuple[ParticipantId, ...]

WARNINGS: Final = ((90, 30), (45, 15), (20, 10))
"""A turn of at least so many seconds is warned of when so many of them are left; a shorter one is not warned of."""

PAUSE: Final = 3_000
"""Milliseconds of silence after which somebody who speaks again has begun anew."""


class Hand(msgspec.Struct, frozen=True):
    """A raised hand. `quiet` is how much its owner had spoken when it went up.

    Since `counted_from`, outside turns of theirs, its owner has been speaking for `run` milliseconds up to `run_until`,
    with no pause longer than `PAUSE`.
    """

    raised_at: Instant
    quiet: int
    counted_from: Instant
    run: int = 0
    run_until: Instant = Instant(0)


class Turn(msgspec.Struct, frozen=True):
    """Whose turn it is. `seconds` is the time given in all.

    `ends_at` is None without a time, and while the clock stands still; `left` is then what is left, in ms, below zero
    when the time is over.
    """

    participant: ParticipantId
    kind: TurnKind
    since: Instant
    seconds: float | None = None
    ends_at: Instant | None = None
    left: int | None = None
    warned: bool = False
    over: bool = False
    missing_since: Instant | None = None

    @property
    def warning(self) -> int | None:
        """How many seconds before the end of the time everyone is told."""
        return None if self.seconds is None else next((w for least, w in WARNINGS if self.seconds >= least), None)


class GoAround(msgspec.Struct, frozen=True):
    """`seconds` is the time for each; the lists are as the module says."""

    order: GoAroundOrder
    since: Instant
    waiting: Line
    seconds: float | None = None
    paused: bool = False
    deferred: Line = ()
    dropped: Line = ()
    done: Line = ()
    passed: Line = ()
    outside: Line = ()


class Piece(msgspec.Struct, frozen=True):
    """A talking piece; `held` are those who have had it, in order."""

    since: Instant
    held: Line = ()


class Floor(msgspec.Struct, frozen=True):
    """What is on in one room."""

    mode: FloorMode = FloorMode.OPEN
    let_in: Line = ()
    turn: Turn | None = None
    go_around: GoAround | None = None
    piece: Piece | None = None


NOTHING_ON: Final = Floor()


class Turns(msgspec.Struct, frozen=True):
    """`hands` in the order in which they went up."""

    hands: Mapping[ParticipantId, Hand] = {}
    hand_order: HandOrder = HandOrder.RAISED
    floors: Mapping[RoomId, Floor] = {}

    def floor(self, room: RoomId) -> Floor:
        return self.floors.get(room, NOTHING_ON)

    def turn(self, room: RoomId) -> Turn | None:
        return self.floor(room).turn

    def has_turn(self, who: ParticipantId) -> bool:
        return any(floor.turn is not None and floor.turn.participant == who for floor in self.floors.values())

    @property
    def line(self) -> Line:
        """Those who have a hand up, who is first comes first."""
        if self.hand_order is HandOrder.RAISED:
            return tuple(self.hands)
        return tuple(sorted(self.hands, key=lambda who: self.hands[who].quiet))  # equals stay as they went up


def evolve(state: Turns, event: Event | Spoke) -> Turns:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, Spoke):
        return _speaking(state, event)
    if isinstance(event, HandEvent):
        return _hands(state, event)
    floor = _floor(state.floor(event.room), event)
    others = {room: other for room, other in state.floors.items() if room != event.room}
    floors = others if floor == NOTHING_ON else {**others, event.room: floor}
    state = msgspec.structs.replace(state, floors=floors)
    return _hand_kept(state, event) if isinstance(event, TurnEnded) else state


# --- hands -----------------------------------------------------------------------------------------------------------


def _hands(state: Turns, event: HandEvent) -> Turns:
    match event:
        case HandRaised():
            if event.participant in state.hands:
                raise InvariantBroken(f"{event.participant} has raised a hand that is up")
            hand = Hand(raised_at=event.at, quiet=event.spoken, counted_from=event.at)
            return msgspec.structs.replace(state, hands={**state.hands, event.participant: hand})
        case HandLowered():
            hands = {who: hand for who, hand in state.hands.items() if who != event.participant}
            return msgspec.structs.replace(state, hands=hands)
        case HandOrderSet():
            return msgspec.structs.replace(state, hand_order=event.order)
        case _:
            assert_never(event)


def _speaking(state: Turns, event: Spoke) -> Turns:
    """Somebody has spoken: with a hand up, and not because it was their turn, that may be what it was up for."""
    hand = state.hands.get(event.participant)
    if hand is None or state.has_turn(event.participant):
        return state
    since = max(event.since, hand.counted_from)
    if since >= event.until:
        return state
    before = hand.run if since - hand.run_until <= PAUSE else 0
    spoken = msgspec.structs.replace(hand, run=before + event.until - since, run_until=event.until)
    return msgspec.structs.replace(state, hands={**state.hands, event.participant: spoken})


def _hand_kept(state: Turns, event: TurnEnded) -> Turns:
    """What somebody said in a turn of theirs does not lower the hand that stays up after it."""
    hand = state.hands.get(event.participant)
    if hand is None:
        return state
    kept = Hand(raised_at=hand.raised_at, quiet=hand.quiet, counted_from=event.at)
    return msgspec.structs.replace(state, hands={**state.hands, event.participant: kept})


# --- a room ----------------------------------------------------------------------------------------------------------


def _floor(floor: Floor, event: FloorSet | WasLetIn | TurnEvent | GoAroundEvent | PieceStarted | PieceEnded) -> Floor:
    match event:
        case FloorSet():
            return msgspec.structs.replace(floor, mode=event.mode, let_in=())
        case WasLetIn():
            others = without(floor.let_in, event.participant)
            return msgspec.structs.replace(floor, let_in=(*others, event.participant) if event.allowed else others)
        case PieceStarted():
            return msgspec.structs.replace(floor, piece=Piece(since=event.at))
        case PieceEnded():
            return msgspec.structs.replace(floor, piece=None, turn=_but(floor.turn, TurnKind.PIECE))
        case (
            TurnGranted() | TurnEnded() | TurnExtended() | TurnWarned() | TurnOver() | TurnInterrupted() | TurnResumed()
        ):
            return _turn(floor, event)
        case _:
            return _go_around(floor, event)


def _but(turn: Turn | None, kind: TurnKind) -> Turn | None:
    """The turn, unless it is of this kind."""
    return None if turn is None or turn.kind is kind else turn


def _turn(floor: Floor, event: TurnEvent) -> Floor:
    if isinstance(event, TurnGranted):
        return _granted(floor, event)
    turn = floor.turn
    if turn is None or turn.participant != event.participant:
        raise InvariantBroken(f"{type(event).__name__} of {event.participant}, whose turn it is not")
    match event:
        case TurnEnded():
            return _ended(msgspec.structs.replace(floor, turn=None), turn, event)
        case TurnExtended():
            changed = _extended(turn, event)
        case TurnWarned():
            changed = msgspec.structs.replace(turn, warned=True)
        case TurnOver():
            changed = msgspec.structs.replace(turn, warned=True, over=True)
        case TurnInterrupted():
            changed = _stopped(msgspec.structs.replace(turn, missing_since=event.at), event.at)
        case TurnResumed():
            back = msgspec.structs.replace(turn, missing_since=None)
            changed = back if _is_paused(floor) else _running(back, event.at)
        case _:
            assert_never(event)
    return msgspec.structs.replace(floor, turn=changed)


def _granted(floor: Floor, event: TurnGranted) -> Floor:
    if floor.turn is not None:
        raise InvariantBroken(f"{event.participant} was granted a turn during another")
    who, piece, going = event.participant, floor.piece, floor.go_around
    if event.kind is TurnKind.PIECE and piece is not None:
        piece = msgspec.structs.replace(piece, held=(*without(piece.held, who), who))
    if event.kind is TurnKind.GO_AROUND and going is not None:
        going = _called_up(going, who)
    ends_at = None if event.seconds is None else Instant(event.at + round(event.seconds * 1000))
    turn = Turn(who, event.kind, event.at, seconds=event.seconds, ends_at=ends_at)
    return msgspec.structs.replace(floor, turn=turn, piece=piece, go_around=going)


def _ended(floor: Floor, turn: Turn, event: TurnEnded) -> Floor:
    """In a go-around it depends on how the turn ended whether they will have another."""
    going, who = floor.go_around, turn.participant
    if going is None or turn.kind is not TurnKind.GO_AROUND:
        return floor
    match event.reason:
        case "interrupted":
            going = msgspec.structs.replace(going, waiting=(who, *going.waiting))
        case "dropped" | "gone":
            going = msgspec.structs.replace(going, dropped=(*going.dropped, who))
        case _:
            going = msgspec.structs.replace(going, done=(*going.done, who))
    return msgspec.structs.replace(floor, go_around=going)


def _extended(turn: Turn, event: TurnExtended) -> Turn:
    more = round(event.seconds * 1000)
    seconds = (turn.seconds or 0) + event.seconds
    if turn.ends_at is None:
        left = max(turn.left or 0, 0) + more
        return msgspec.structs.replace(turn, seconds=seconds, left=left, over=False, warned=False)
    ends_at = Instant(max(turn.ends_at, event.at) + more)
    return msgspec.structs.replace(turn, seconds=seconds, ends_at=ends_at, over=False, warned=False)


def _stopped(turn: Turn, at: Instant) -> Turn:
    """With the clock standing still."""
    if turn.ends_at is None:
        return turn
    return msgspec.structs.replace(turn, ends_at=None, left=turn.ends_at - at)


def _running(turn: Turn, at: Instant) -> Turn:
    """With the clock running, unless they are away."""
    if turn.left is None or turn.missing_since is not None:
        return turn
    return msgspec.structs.replace(turn, ends_at=Instant(at + turn.left), left=None)


def _is_paused(floor: Floor) -> bool:
    """Whether the turn that is on stands still because its go-around does."""
    turn, going = floor.turn, floor.go_around
    return turn is not None and turn.kind is TurnKind.GO_AROUND and going is not None and going.paused


# --- go-around -------------------------------------------------------------------------------------------------------


def _go_around(floor: Floor, event: GoAroundEvent) -> Floor:
    if isinstance(event, GoAroundStarted):
        started = GoAround(event.order, event.at, event.participants, event.seconds, outside=event.outside)
        return msgspec.structs.replace(floor, go_around=started)
    going, turn = floor.go_around, floor.turn
    if going is None:
        raise InvariantBroken(f"{type(event).__name__} without a go-around")
    match event:
        case GoAroundEnded():
            return msgspec.structs.replace(floor, go_around=None, turn=_but(turn, TurnKind.GO_AROUND))
        case GoAroundPaused():
            paused = msgspec.structs.replace(going, paused=event.paused)
            if turn is not None and turn.kind is TurnKind.GO_AROUND:
                turn = _stopped(turn, event.at) if event.paused else _running(turn, event.at)
            return msgspec.structs.replace(floor, go_around=paused, turn=turn)
        case _:
            if turn is not None and turn.kind is TurnKind.GO_AROUND and turn.participant == event.participant:
                turn = None
            return msgspec.structs.replace(floor, go_around=_in_line(going, event), turn=turn)


def _in_line(going: GoAround, event: LineEvent) -> GoAround:
    who = event.participant
    others = _out_of_line(going, who)
    match event:
        case TurnPassed():
            return msgspec.structs.replace(others, passed=(*others.passed, who))
        case TurnDeferred():
            return msgspec.structs.replace(others, deferred=(*others.deferred, who))
        case TurnSkipped():
            if event.reason == "absent":
                return msgspec.structs.replace(others, dropped=(*others.dropped, who))
            return msgspec.structs.replace(others, passed=(*others.passed, who))
        case TurnPutBack():
            return msgspec.structs.replace(others, waiting=(who, *others.waiting))
        case GoAroundJoined():
            return msgspec.structs.replace(others, waiting=(*others.waiting, who))
        case GoAroundLeft():
            return others
        case _:
            assert_never(event)


def _called_up(going: GoAround, who: ParticipantId) -> GoAround:
    """Without who has the turn now. Those who wished to be asked again are, once nobody else waits."""
    if not going.waiting and who in going.deferred:
        going = msgspec.structs.replace(going, waiting=going.deferred, deferred=())
    return _out_of_line(going, who)


def _out_of_line(going: GoAround, who: ParticipantId) -> GoAround:
    return msgspec.structs.replace(
        going,
        waiting=without(going.waiting, who),
        deferred=without(going.deferred, who),
        dropped=without(going.dropped, who),
        passed=without(going.passed, who),
    )


def without(line: Line, who: ParticipantId) -> Line:
    return tuple(other for other in line if other != who)
