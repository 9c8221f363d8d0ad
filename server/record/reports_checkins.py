"""Check-ins afterwards: who took part, what they keep, what has shifted, and that alerts were looked after. Pure.

Rule that holds: of answers there is nothing here but what their owner keeps. That somebody answered, would rather not,
or raised an alert is a fact of the log; what they said without keeping it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from facilitator.checkins.answers import Answers, Shift, scored, shift
from facilitator.checkins.state import CheckIn, CheckIns, Response
from facilitator.checkins.vocabulary import CheckInId, When
from facilitator.questionnaires import QuestionnaireId, Score
from rooms.kernel import Instant, ParticipantId


class KeptAnswers(msgspec.Struct, frozen=True):
    """What somebody answered and keeps. `scales` by their labels; `items` are indexes of a questionnaire's answers,
    null where there is none, and `score` is there when all were answered."""

    mood: int | None
    scales: Mapping[str, int]
    words: tuple[str, ...]
    items: tuple[int | None, ...]
    difficulty: int | None
    score: Score | None


class CheckInPart(msgspec.Struct, frozen=True):
    """One person's part. `answers` is null when they are not kept, or have been erased. `shift`, after a check-in
    before, is how much higher they were then."""

    participant: ParticipantId
    state: Literal["answered", "declined"]
    at: Instant
    kept: bool
    answers: KeptAnswers | None
    shift: Shift | None


class CheckInReport(msgspec.Struct, frozen=True):
    """One check-in of a session."""

    id: CheckInId
    when: When
    questionnaire: QuestionnaireId | None
    opened_at: Instant
    closed_at: Instant | None
    parts: tuple[CheckInPart, ...]


class ConcernReport(msgspec.Struct, frozen=True):
    """That an answer raised an alert, and which leader took it up and when."""

    check_in: CheckInId
    participant: ParticipantId
    raised_at: Instant
    acknowledged_at: Instant | None
    acknowledged_by: ParticipantId | None


class OwnCheckIn(msgspec.Struct, frozen=True):
    """One person's part in one check-in, naming nobody else."""

    id: CheckInId
    when: When
    questionnaire: QuestionnaireId | None
    opened_at: Instant
    state: Literal["answered", "declined"]
    kept: bool
    answers: KeptAnswers | None
    shift: Shift | None


def reported(state: CheckIns) -> tuple[CheckInReport, ...]:
    """Every check-in of a session, in order."""
    return tuple(
        CheckInReport(
            id=check_in.id,
            when=check_in.when,
            questionnaire=check_in.questionnaire,
            opened_at=check_in.opened_at,
            closed_at=check_in.closed_at,
            parts=tuple(_part(state, check_in, who, response) for who, response in check_in.responses.items()),
        )
        for check_in in state.all.values()
    )


def concerns(state: CheckIns) -> tuple[ConcernReport, ...]:
    """Every alert of a session, in order."""
    return tuple(
        ConcernReport(
            check_in=concern.check_in,
            participant=concern.participant,
            raised_at=concern.raised_at,
            acknowledged_at=concern.acknowledged_at,
            acknowledged_by=concern.acknowledged_by,
        )
        for concern in state.concerns
    )


def own(reports: tuple[CheckInReport, ...], who: ParticipantId) -> tuple[OwnCheckIn, ...]:
    """One person's parts in the check-ins of a session."""
    return tuple(
        OwnCheckIn(
            id=check_in.id,
            when=check_in.when,
            questionnaire=check_in.questionnaire,
            opened_at=check_in.opened_at,
            state=part.state,
            kept=part.kept,
            answers=part.answers,
            shift=part.shift,
        )
        for check_in in reports
        for part in check_in.parts
        if part.participant == who
    )


def _part(state: CheckIns, check_in: CheckIn, who: ParticipantId, response: Response) -> CheckInPart:
    answers = None if response.answers is None else _kept(check_in, response.answers)
    return CheckInPart(who, response.state, response.at, response.kept, answers, _shift(state, check_in, who))


def _kept(check_in: CheckIn, answers: Answers) -> KeptAnswers:
    values = zip(check_in.scales, answers.scales, strict=False)
    return KeptAnswers(
        mood=answers.mood,
        scales={scale.label: value for scale, value in values if value is not None},
        words=answers.words,
        items=answers.items,
        difficulty=answers.difficulty,
        score=scored(check_in.questionnaire, answers),
    )


def _shift(state: CheckIns, check_in: CheckIn, who: ParticipantId) -> Shift | None:
    """From the last check-in before that they answered to this one after."""
    later = _answers(check_in, who)
    if check_in.when != "after" or later is None:
        return None
    earlier = [each for each in state.all.values() if each.when == "before" and each.opened_at <= check_in.opened_at]
    for before in reversed(earlier):
        answers = _answers(before, who)
        if answers is not None:
            return shift(answers, before.scales, later, check_in.scales)
    return None


def _answers(check_in: CheckIn, who: ParticipantId) -> Answers | None:
    response = check_in.responses.get(who)
    return None if response is None else response.answers
