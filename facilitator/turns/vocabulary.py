"""What can be asked of hands, the floor and turns, and what can have happened there.

Rule that holds: as for `rooms.vocabulary`, an event once written never changes its name, its fields or their meaning.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, TypeAlias

from rooms.kernel import BaseCommand, BaseEvent, ParticipantId, RoomId
from rooms.people import EVERYONE, LEADERS
from rooms.permissions import May


class FloorMode(StrEnum):
    """How the floor is kept in a room.

    OPEN: whoever speaks is heard. SOFT: the same, and everyone is shown whose turn it is and asked to wait for theirs.
    ENFORCED: heard are leaders, whose turn it is, and those who have been let in; nobody else.
    """

    OPEN = "open"
    SOFT = "soft"
    ENFORCED = "enforced"


class HandOrder(StrEnum):
    """In which order hands stand: as they went up, or who had spoken least by then first."""

    RAISED = "raised"
    QUIET_FIRST = "quiet_first"


class GoAroundOrder(StrEnum):
    """In which order a go-around goes: of first arrival (as people sit), by lot, or as a leader lists them."""

    SEAT = "seat"
    RANDOM = "random"
    LIST = "list"


class TurnKind(StrEnum):
    """How somebody came by their turn: by a leader, in a go-around, or with the talking piece."""

    GRANTED = "granted"
    GO_AROUND = "go_around"
    PIECE = "piece"


# --- commands: hands -------------------------------------------------------------------------------------------------


class RaiseHand(BaseCommand, frozen=True):
    """Ask to speak. Asking again keeps the place in line."""


class LowerHand(BaseCommand, frozen=True):
    """Lower one's own hand, or as a leader somebody's."""

    participant: ParticipantId | None = None


class LowerAllHands(BaseCommand, frozen=True):
    """Lower every hand in one's room."""


class SetHandOrder(BaseCommand, frozen=True):
    """Say in which order hands stand."""

    order: HandOrder


# --- commands: the floor and single turns ----------------------------------------------------------------------------


class SetFloor(BaseCommand, frozen=True):
    """Say how the floor is kept in one's room."""

    mode: FloorMode


class LetIn(BaseCommand, frozen=True):
    """Let somebody be heard beside whose turn it is while the floor is enforced, or no longer."""

    participant: ParticipantId
    allowed: bool


class GrantTurn(BaseCommand, frozen=True):
    """Give somebody the word, for as long as `seconds` says or without a time. Who had it keeps their raised hand."""

    participant: ParticipantId
    seconds: float | None = None


class EndTurn(BaseCommand, frozen=True):
    """Be done with one's own turn, or as a leader end the one in the room. With `participant` only if it is theirs."""

    participant: ParticipantId | None = None


class ExtendTurn(BaseCommand, frozen=True):
    """Give whose turn it is more time."""

    seconds: float


class NextTurn(BaseCommand, frozen=True):
    """End the turn that is on and give the word to the next one of the go-around, or else to the first raised hand.

    With `after` only while it is that person's turn: of two leaders who press at once, one does it.
    """

    after: ParticipantId | None = None
    seconds: float | None = None


# --- commands: go-around ---------------------------------------------------------------------------------------------


class StartGoAround(BaseCommand, frozen=True):
    """Give everyone in one's room a turn, one after the other, with `seconds` for each or without a time.

    By seat and by lot: the members in the room, or those of them whom `participants` names; by list: exactly those it
    names, in its order.
    """

    order: GoAroundOrder
    seconds: float | None = None
    participants: tuple[ParticipantId, ...] | None = None


class PassTurn(BaseCommand, frozen=True):
    """Let one's turn go by, be it on or still to come; without a reason."""


class DeferTurn(BaseCommand, frozen=True):
    """Come back to me: be asked again when everyone else has been asked."""


class SkipTurn(BaseCommand, frozen=True):
    """Let somebody's turn go by as a leader; without `participant` the one that is on."""

    participant: ParticipantId | None = None


class PauseGoAround(BaseCommand, frozen=True):
    """Stop the go-around for a while, or go on. Whose turn it is keeps it, and the clock stands still."""

    paused: bool


class EndGoAround(BaseCommand, frozen=True):
    """End the go-around, wherever it is."""


# --- commands: talking piece -----------------------------------------------------------------------------------------


class StartPiece(BaseCommand, frozen=True):
    """Bring a talking piece into one's room and hand it to somebody."""

    participant: ParticipantId


class HandOn(BaseCommand, frozen=True):
    """Hand the talking piece on. When nobody holds it, anybody may take it up."""

    participant: ParticipantId


class EndPiece(BaseCommand, frozen=True):
    """Take the talking piece out of the room."""


HandCommand: TypeAlias = RaiseHand | LowerHand | LowerAllHands | SetHandOrder
FloorCommand: TypeAlias = SetFloor | LetIn | GrantTurn | EndTurn | ExtendTurn | NextTurn
GoAroundCommand: TypeAlias = StartGoAround | PassTurn | DeferTurn | SkipTurn | PauseGoAround | EndGoAround
PieceCommand: TypeAlias = StartPiece | HandOn | EndPiece

Command: TypeAlias = HandCommand | FloorCommand | GoAroundCommand | PieceCommand

MAY: Final[May] = {
    RaiseHand: EVERYONE,
    LowerHand: EVERYONE,
    LowerAllHands: LEADERS,
    SetHandOrder: LEADERS,
    SetFloor: LEADERS,
    LetIn: LEADERS,
    GrantTurn: LEADERS,
    EndTurn: EVERYONE,
    ExtendTurn: LEADERS,
    NextTurn: LEADERS,
    StartGoAround: LEADERS,
    PassTurn: EVERYONE,
    DeferTurn: EVERYONE,
    SkipTurn: LEADERS,
    PauseGoAround: LEADERS,
    EndGoAround: LEADERS,
    StartPiece: LEADERS,
    HandOn: EVERYONE,
    EndPiece: LEADERS,
}

# --- events: hands ---------------------------------------------------------------------------------------------------


class HandRaised(BaseEvent, frozen=True):
    """`spoken` is for how long they had spoken by then, in ms of measured speech."""

    participant: ParticipantId
    spoken: int = 0


LoweringReason: TypeAlias = Literal["lowered", "heard", "spoke", "left"]


class HandLowered(BaseEvent, frozen=True):
    """`lowered` by themselves or a leader; `heard`: their turn is over; `spoke`: they spoke for a while without one;
    `left`: they are gone."""

    participant: ParticipantId
    reason: LoweringReason
    by: ParticipantId | None


class HandOrderSet(BaseEvent, frozen=True):
    order: HandOrder
    by: ParticipantId | None


# --- events: the floor and single turns ------------------------------------------------------------------------------


class FloorSet(BaseEvent, frozen=True):
    """Nobody is let in any more, be the mode the same or not."""

    room: RoomId
    mode: FloorMode
    by: ParticipantId | None


class WasLetIn(BaseEvent, frozen=True, tag="let_in"):
    room: RoomId
    participant: ParticipantId
    allowed: bool
    by: ParticipantId | None


class TurnGranted(BaseEvent, frozen=True):
    """It is their turn from now on, and was nobody's."""

    room: RoomId
    participant: ParticipantId
    kind: TurnKind
    seconds: float | None
    by: ParticipantId | None


EndReason: TypeAlias = Literal["done", "interrupted", "handed_on", "dropped", "gone", "closed"]


class TurnEnded(BaseEvent, frozen=True):
    """`done` by their own word or a leader's; `interrupted`: a leader gave the word to somebody else; `handed_on`: the
    piece was; `dropped`: they did not come back in time; `gone` from the room or no speaker any more; `closed`: the
    room or the session is."""

    room: RoomId
    participant: ParticipantId
    reason: EndReason
    by: ParticipantId | None


class TurnExtended(BaseEvent, frozen=True):
    """So many seconds more than before, or from now on when the time was over."""

    room: RoomId
    participant: ParticipantId
    seconds: float
    by: ParticipantId | None


class TurnWarned(BaseEvent, frozen=True):
    """About so many seconds are left."""

    room: RoomId
    participant: ParticipantId
    seconds: int


class TurnOver(BaseEvent, frozen=True):
    """The time is up. The turn goes on."""

    room: RoomId
    participant: ParticipantId


class TurnInterrupted(BaseEvent, frozen=True):
    """Whose turn it is is not there for the moment; the clock stands still and the turn is kept for them."""

    room: RoomId
    participant: ParticipantId


class TurnResumed(BaseEvent, frozen=True):
    """They are back."""

    room: RoomId
    participant: ParticipantId


# --- events: go-around -----------------------------------------------------------------------------------------------


class GoAroundStarted(BaseEvent, frozen=True):
    """`outside` are those in the room who are not part of it, and do not become so."""

    room: RoomId
    order: GoAroundOrder
    participants: tuple[ParticipantId, ...]
    outside: tuple[ParticipantId, ...]
    seconds: float | None
    by: ParticipantId | None


class TurnPassed(BaseEvent, frozen=True):
    """They let it go by, be it on or still to come."""

    room: RoomId
    participant: ParticipantId


class TurnDeferred(BaseEvent, frozen=True):
    """They are asked again at the end."""

    room: RoomId
    participant: ParticipantId


class TurnSkipped(BaseEvent, frozen=True):
    """`skipped` by a leader; `absent`: when it came to them they were not there, and are put back when they are."""

    room: RoomId
    participant: ParticipantId
    reason: Literal["skipped", "absent"]
    by: ParticipantId | None


class TurnPutBack(BaseEvent, frozen=True):
    """Somebody who had dropped out is back, and next."""

    room: RoomId
    participant: ParticipantId


class GoAroundJoined(BaseEvent, frozen=True):
    """Somebody has come in late, and is the last in line."""

    room: RoomId
    participant: ParticipantId


class GoAroundLeft(BaseEvent, frozen=True):
    """Somebody still in line is gone from the session."""

    room: RoomId
    participant: ParticipantId


class GoAroundPaused(BaseEvent, frozen=True):
    room: RoomId
    paused: bool
    by: ParticipantId | None


class GoAroundEnded(BaseEvent, frozen=True):
    """With it the turn that was on. `done`: everyone has been asked; `closed`: the room or the session is."""

    room: RoomId
    reason: Literal["done", "ended", "closed"]
    by: ParticipantId | None


# --- events: talking piece -------------------------------------------------------------------------------------------


class PieceStarted(BaseEvent, frozen=True):
    """A talking piece is in the room; nobody holds it yet."""

    room: RoomId
    by: ParticipantId | None


class PieceEnded(BaseEvent, frozen=True):
    """With it the turn of who held it."""

    room: RoomId
    reason: Literal["ended", "closed"]
    by: ParticipantId | None


HandEvent: TypeAlias = HandRaised | HandLowered | HandOrderSet
TurnEvent: TypeAlias = TurnGranted | TurnEnded | TurnExtended | TurnWarned | TurnOver | TurnInterrupted | TurnResumed
LineEvent: TypeAlias = TurnPassed | TurnDeferred | TurnSkipped | TurnPutBack | GoAroundJoined | GoAroundLeft
GoAroundEvent: TypeAlias = GoAroundStarted | LineEvent | GoAroundPaused | GoAroundEnded
RoomEvent: TypeAlias = FloorSet | WasLetIn | TurnEvent | GoAroundEvent | PieceStarted | PieceEnded
"""What happens in one room, which `room` says."""

Event: TypeAlias = (
    HandRaised
    | HandLowered
    | HandOrderSet
    | FloorSet
    | WasLetIn
    | TurnGranted
    | TurnEnded
    | TurnExtended
    | TurnWarned
    | TurnOver
    | TurnInterrupted
    | TurnResumed
    | GoAroundStarted
    | TurnPassed
    | TurnDeferred
    | TurnSkipped
    | TurnPutBack
    | GoAroundJoined
    | GoAroundLeft
    | GoAroundPaused
    | GoAroundEnded
    | PieceStarted
    | PieceEnded
)
