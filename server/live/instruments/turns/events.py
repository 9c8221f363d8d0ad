"""What viewers are told of hands, the floor and turns. Each event comes with the fields that it has changed."""

from __future__ import annotations

from typing import Literal, TypeAlias, assert_never

from facilitator.desk import Desk
from facilitator.turns import vocabulary as happened
from facilitator.turns.vocabulary import EndReason, FloorMode, GoAroundOrder, HandOrder, LoweringReason, TurnKind
from rooms.kernel import ParticipantId, RoomId
from server.live.instruments.turns.view import room_of
from server.live.standpoint import Viewer, knows, standpoint
from server.live.wire_base import BaseWireEvent


class HandRaised(BaseWireEvent, frozen=True):
    participant: ParticipantId


class HandLowered(BaseWireEvent, frozen=True):
    """`lowered` by themselves or a leader; `heard`: their turn is over; `spoke`: they have spoken without one; `left`:
    they are gone."""

    participant: ParticipantId
    reason: LoweringReason
    by: ParticipantId | None


class HandOrderSet(BaseWireEvent, frozen=True):
    order: HandOrder
    by: ParticipantId | None


class FloorSet(BaseWireEvent, frozen=True):
    mode: FloorMode
    by: ParticipantId | None


class WasLetIn(BaseWireEvent, frozen=True, tag="let_in"):
    """Somebody may be heard beside whose turn it is, or no longer."""

    participant: ParticipantId
    allowed: bool
    by: ParticipantId | None


class TurnGranted(BaseWireEvent, frozen=True):
    participant: ParticipantId
    kind: TurnKind
    seconds: float | None
    by: ParticipantId | None


class TurnEnded(BaseWireEvent, frozen=True):
    """`done`, or `interrupted`: somebody else has the word; `handed_on`: the piece was; `dropped`, `gone`: they are not
    there any more; `closed`: the room or the session is."""

    participant: ParticipantId
    reason: EndReason
    by: ParticipantId | None


class TurnExtended(BaseWireEvent, frozen=True):
    participant: ParticipantId
    seconds: float
    by: ParticipantId | None


class TurnWarned(BaseWireEvent, frozen=True):
    """About so many seconds are left."""

    participant: ParticipantId
    seconds: int


class TurnOver(BaseWireEvent, frozen=True):
    """The time is up. The turn goes on."""

    participant: ParticipantId


class TurnInterrupted(BaseWireEvent, frozen=True):
    """Whose turn it is is not there for the moment. It is kept for them, and the clock stands still."""

    participant: ParticipantId


class TurnResumed(BaseWireEvent, frozen=True):
    participant: ParticipantId


class GoAroundStarted(BaseWireEvent, frozen=True):
    order: GoAroundOrder
    seconds: float | None
    by: ParticipantId | None


class TurnPassed(BaseWireEvent, frozen=True):
    participant: ParticipantId


class TurnDeferred(BaseWireEvent, frozen=True):
    """They are asked again at the end."""

    participant: ParticipantId


class TurnSkipped(BaseWireEvent, frozen=True):
    """By a leader, or `absent`: they are not there, and are put back when they are."""

    participant: ParticipantId
    reason: Literal["skipped", "absent"]
    by: ParticipantId | None


class TurnPutBack(BaseWireEvent, frozen=True):
    """Somebody who had dropped out is back, and next."""

    participant: ParticipantId


class GoAroundJoined(BaseWireEvent, frozen=True):
    """Somebody has come late, and is the last in line."""

    participant: ParticipantId


class GoAroundPaused(BaseWireEvent, frozen=True):
    paused: bool
    by: ParticipantId | None


class GoAroundEnded(BaseWireEvent, frozen=True):
    """`done`: everyone has been asked; `closed`: the room or the session is."""

    reason: Literal["done", "ended", "closed"]
    by: ParticipantId | None


class PieceStarted(BaseWireEvent, frozen=True):
    by: ParticipantId | None


class PieceEnded(BaseWireEvent, frozen=True):
    reason: Literal["ended", "closed"]
    by: ParticipantId | None


WireEvent: TypeAlias = (
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
    | GoAroundPaused
    | GoAroundEnded
    | PieceStarted
    | PieceEnded
)


def told(seq: int, event: happened.Event, _before: Desk, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """How this viewer is told of it: of hands if they may see them, of the rest if it is in the room they are in."""
    stands = standpoint(after, viewer)
    if stands.place != "inside":
        return None
    room = _room(event, after)
    if (
        room is not None
        and room != room_of(after, viewer)
        and not (stands.leads and isinstance(event, happened.HandEvent))
    ):
        return None
    named = (getattr(event, "participant", None), getattr(event, "by", None))
    if not all(who is None or knows(after, viewer, who) for who in named):
        return None
    return _of_hands(seq, event) if isinstance(event, happened.HandEvent) else _in_room(seq, event)


def _room(event: happened.Event, after: Desk) -> RoomId | None:
    """Where it happened; None: in all rooms."""
    if isinstance(event, happened.HandOrderSet):
        return None
    return after.room_of(event.participant) if isinstance(event, happened.HandEvent) else event.room


def _of_hands(seq: int, event: happened.HandEvent) -> BaseWireEvent:
    at = event.at
    match event:
        case happened.HandRaised():
            return HandRaised(seq=seq, at=at, participant=event.participant)
        case happened.HandLowered():
            return HandLowered(seq=seq, at=at, participant=event.participant, reason=event.reason, by=event.by)
        case happened.HandOrderSet():
            return HandOrderSet(seq=seq, at=at, order=event.order, by=event.by)
        case _:
            assert_never(event)


def _in_room(seq: int, event: happened.RoomEvent) -> BaseWireEvent | None:
    at = event.at
    match event:
        case happened.FloorSet():
            return FloorSet(seq=seq, at=at, mode=event.mode, by=event.by)
        case happened.WasLetIn():
            return WasLetIn(seq=seq, at=at, participant=event.participant, allowed=event.allowed, by=event.by)
        case happened.PieceStarted():
            return PieceStarted(seq=seq, at=at, by=event.by)
        case happened.PieceEnded():
            return PieceEnded(seq=seq, at=at, reason=event.reason, by=event.by)
        case happened.GoAroundStarted():
            return GoAroundStarted(seq=seq, at=at, order=event.order, seconds=event.seconds, by=event.by)
        case happened.GoAroundPaused():
            return GoAroundPaused(seq=seq, at=at, paused=event.paused, by=event.by)
        case happened.GoAroundEnded():
            return GoAroundEnded(seq=seq, at=at, reason=event.reason, by=event.by)
        case (
            happened.TurnGranted()
            | happened.TurnEnded()
            | happened.TurnExtended()
            | happened.TurnWarned()
            | happened.TurnOver()
            | happened.TurnInterrupted()
            | happened.TurnResumed()
        ):
            return _of_turn(seq, event)
        case _:
            return _of_line(seq, event)


def _of_turn(seq: int, event: happened.TurnEvent) -> BaseWireEvent:
    at, who = event.at, event.participant
    match event:
        case happened.TurnGranted():
            return TurnGranted(seq=seq, at=at, participant=who, kind=event.kind, seconds=event.seconds, by=event.by)
        case happened.TurnEnded():
            return TurnEnded(seq=seq, at=at, participant=who, reason=event.reason, by=event.by)
        case happened.TurnExtended():
            return TurnExtended(seq=seq, at=at, participant=who, seconds=event.seconds, by=event.by)
        case happened.TurnWarned():
            return TurnWarned(seq=seq, at=at, participant=who, seconds=event.seconds)
        case happened.TurnOver():
            return TurnOver(seq=seq, at=at, participant=who)
        case happened.TurnInterrupted():
            return TurnInterrupted(seq=seq, at=at, participant=who)
        case happened.TurnResumed():
            return TurnResumed(seq=seq, at=at, participant=who)
        case _:
            assert_never(event)


def _of_line(seq: int, event: happened.LineEvent) -> BaseWireEvent | None:
    at, who = event.at, event.participant
    match event:
        case happened.TurnPassed():
            return TurnPassed(seq=seq, at=at, participant=who)
        case happened.TurnDeferred():
            return TurnDeferred(seq=seq, at=at, participant=who)
        case happened.TurnSkipped():
            return TurnSkipped(seq=seq, at=at, participant=who, reason=event.reason, by=event.by)
        case happened.TurnPutBack():
            return TurnPutBack(seq=seq, at=at, participant=who)
        case happened.GoAroundJoined():
            return GoAroundJoined(seq=seq, at=at, participant=who)
        case happened.GoAroundLeft():
            return None  # that they have left everybody has been told
        case _:
            assert_never(event)
