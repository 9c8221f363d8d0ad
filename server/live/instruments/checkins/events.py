"""What happens in check-ins, as viewers are told of it."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from facilitator import checkins
from facilitator.checkins import vocabulary as happened
from facilitator.checkins.vocabulary import CheckInId, When
from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from server.live.standpoint import Viewer, standpoint
from server.live.wire_base import BaseWireEvent


class CheckInOpened(BaseWireEvent, frozen=True):
    """Everyone is asked how they are."""

    check_in: CheckInId
    when: When
    by: ParticipantId | None


class CheckInAnswered(BaseWireEvent, frozen=True):
    """Told to leaders and to the person themselves, as is the next. What they answered is not in it."""

    check_in: CheckInId
    participant: ParticipantId


class CheckInDeclined(BaseWireEvent, frozen=True):
    check_in: CheckInId
    participant: ParticipantId


class CheckInClosed(BaseWireEvent, frozen=True):
    """No more answers are taken; `by` is null when the session ended."""

    check_in: CheckInId
    by: ParticipantId | None


class ConcernRaised(BaseWireEvent, frozen=True):
    """Leaders only, as are the next two: an answer of this person's is to be looked at now."""

    check_in: CheckInId
    participant: ParticipantId


class ConcernAcknowledged(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class HelpTextSet(BaseWireEvent, frozen=True):
    by: ParticipantId | None


WireEvent: TypeAlias = (
    CheckInOpened
    | CheckInAnswered
    | CheckInDeclined
    | CheckInClosed
    | ConcernRaised
    | ConcernAcknowledged
    | HelpTextSet
)


def told(seq: int, event: checkins.Event, _before: Desk, after: Desk, viewer: Viewer) -> WireEvent | None:
    """How this viewer is told of an event, or None."""
    stands = standpoint(after, viewer)
    if stands.place != "inside":
        return None
    match event:
        case happened.CheckInOpened():
            return CheckInOpened(seq=seq, at=event.at, check_in=event.check_in, when=event.when, by=event.by)
        case happened.CheckInClosed():
            return CheckInClosed(seq=seq, at=event.at, check_in=event.check_in, by=event.by)
        case happened.CheckInAnswered() | happened.CheckInDeclined():
            return _told_of_response(seq, event) if stands.leads or event.participant == viewer else None
        case _:
            return _told_leaders(seq, event) if stands.leads else None


def _told_of_response(seq: int, event: happened.CheckInAnswered | happened.CheckInDeclined) -> WireEvent:
    if isinstance(event, happened.CheckInAnswered):
        return CheckInAnswered(seq=seq, at=event.at, check_in=event.check_in, participant=event.participant)
    return CheckInDeclined(seq=seq, at=event.at, check_in=event.check_in, participant=event.participant)


def _told_leaders(
    seq: int, event: happened.ConcernRaised | happened.ConcernAcknowledged | happened.HelpTextSet
) -> WireEvent:
    match event:
        case happened.ConcernRaised():
            return ConcernRaised(seq=seq, at=event.at, check_in=event.check_in, participant=event.participant)
        case happened.ConcernAcknowledged():
            return ConcernAcknowledged(seq=seq, at=event.at, participant=event.participant, by=event.by)
        case happened.HelpTextSet():
            return HelpTextSet(seq=seq, at=event.at, by=event.by)
        case _:
            assert_never(event)
