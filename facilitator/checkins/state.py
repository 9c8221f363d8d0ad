"""The check-ins of a session, and how each event changes them.

States of a check-in: (none) --check_in_opened--> open --check_in_closed--> closed. One is open at a time. As long as it
is, a member's part in it may change:

    (nothing yet) --check_in_answered--> answered <--check_in_answered / check_in_declined--> declined

Concerns stand beside them: raised by an answer, acknowledged by a leader, and never withdrawn by anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, assert_never

import msgspec

from facilitator.checkins.answers import Answers, unsealed
from facilitator.checkins.vocabulary import (
    CheckInAnswered,
    CheckInClosed,
    CheckInDeclined,
    CheckInId,
    CheckInOpened,
    ConcernAcknowledged,
    ConcernRaised,
    Event,
    HelpTextSet,
    Scale,
    When,
)
from facilitator.questionnaires import QuestionnaireId
from rooms.kernel import Instant, InvariantBroken, ParticipantId

HELP_TEXT: Final = (
    "Thank you for telling us. You are not alone with this: your facilitators know now and will come to you.\n"
    "If you might act on such thoughts, or cannot wait, call your local emergency number, or a crisis line: 988 in the "
    "United States and Canada, 116 123 in many European countries."
)
"""What people read whose answer raised an alert, until somebody sets what is right where they are."""


class Response(msgspec.Struct, frozen=True):
    """What somebody made of a check-in. `answers` only if they are `kept`; and not even then, once they are erased."""

    state: Literal["answered", "declined"]
    at: Instant
    shared: bool = False
    kept: bool = False
    answers: Answers | None = None


class CheckIn(msgspec.Struct, frozen=True):
    """`responses` in the order in which people first responded."""

    id: CheckInId
    when: When
    mood: bool
    scales: tuple[Scale, ...]
    words: tuple[str, ...]
    questionnaire: QuestionnaireId | None
    opened_at: Instant
    closed_at: Instant | None = None
    responses: Mapping[ParticipantId, Response] = {}

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Concern(msgspec.Struct, frozen=True):
    """An alert about somebody, from an answer of theirs."""

    check_in: CheckInId
    participant: ParticipantId
    raised_at: Instant
    acknowledged_at: Instant | None = None
    acknowledged_by: ParticipantId | None = None

    @property
    def is_open(self) -> bool:
        return self.acknowledged_at is None


class CheckIns(msgspec.Struct, frozen=True):
    """`all` in the order of their opening, `concerns` in that of their raising."""

    all: Mapping[CheckInId, CheckIn] = {}
    concerns: tuple[Concern, ...] = ()
    help_text: str = HELP_TEXT

    @property
    def open(self) -> CheckIn | None:
        """The one that takes answers now."""
        return next((each for each in self.all.values() if each.is_open), None)

    def concerns_about(self, participant: ParticipantId) -> tuple[Concern, ...]:
        """The alerts there ever were about somebody."""
        return tuple(concern for concern in self.concerns if concern.participant == participant)


def evolve(state: CheckIns, event: Event) -> CheckIns:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case CheckInOpened():
            return _opened(state, event)
        case CheckInAnswered() | CheckInDeclined():
            return _responded(state, event)
        case CheckInClosed():
            closed = msgspec.structs.replace(_still_open(state, event), closed_at=event.at)
            return _with(state, closed)
        case ConcernRaised():
            raised = Concern(event.check_in, event.participant, event.at)
            return msgspec.structs.replace(state, concerns=(*state.concerns, raised))
        case ConcernAcknowledged():
            concerns = tuple(_acknowledged(concern, event) for concern in state.concerns)
            return msgspec.structs.replace(state, concerns=concerns)
        case HelpTextSet():
            return msgspec.structs.replace(state, help_text=HELP_TEXT if event.text is None else event.text)
        case _:
            assert_never(event)


def _opened(state: CheckIns, event: CheckInOpened) -> CheckIns:
    if event.check_in in state.all or state.open is not None:
        raise InvariantBroken(f"{event.check_in} opened twice, or beside another")
    opened = CheckIn(
        id=event.check_in,
        when=event.when,
        mood=event.mood,
        scales=event.scales,
        words=event.words,
        questionnaire=event.questionnaire,
        opened_at=event.at,
    )
    return _with(state, opened)


def _responded(state: CheckIns, event: CheckInAnswered | CheckInDeclined) -> CheckIns:
    check_in = _still_open(state, event)
    if isinstance(event, CheckInDeclined):
        response = Response("declined", event.at)
    else:
        kept = None if event.answers is None else unsealed(event.answers)
        response = Response("answered", event.at, event.shared, event.answers is not None, kept)
    responses = {**check_in.responses, event.participant: response}
    return _with(state, msgspec.structs.replace(check_in, responses=responses))


def _still_open(state: CheckIns, event: CheckInAnswered | CheckInDeclined | CheckInClosed) -> CheckIn:
    found = state.all.get(event.check_in)
    if found is None or not found.is_open:
        raise InvariantBroken(f"{type(event).__name__} of {event.check_in}, which is not open")
    return found


def _acknowledged(concern: Concern, event: ConcernAcknowledged) -> Concern:
    if concern.participant != event.participant or not concern.is_open:
        return concern
    return msgspec.structs.replace(concern, acknowledged_at=event.at, acknowledged_by=event.by)


def _with(state: CheckIns, check_in: CheckIn) -> CheckIns:
    return msgspec.structs.replace(state, all={**state.all, check_in.id: check_in})
