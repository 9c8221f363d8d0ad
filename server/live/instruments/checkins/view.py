"""The check-ins of a session, and the alerts they raise, as far as each viewer may know of them.

Everybody inside sees what is asked. Of answers members see their own, and leaders those that were shared with them and
are kept; what is shared and not kept comes to them as a signal (`server.live.answers`). Scores and alerts are the
leaders'; whoever raised an alert reads how to get help.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

import msgspec

from facilitator.checkins.answers import Answers, scored
from facilitator.checkins.state import HELP_TEXT, CheckIn, CheckIns, Response
from facilitator.checkins.vocabulary import CheckInId, When
from facilitator.desk import Desk
from facilitator.questionnaires import QUESTIONNAIRES, QuestionnaireId, Score
from rooms.kernel import Instant, ParticipantId
from server.live.standpoint import Standpoint, Viewer


class ScaleView(msgspec.Struct, frozen=True):
    """From 0 to 10; `low` and `high` say what its ends mean."""

    label: str
    low: str | None
    high: str | None


class QuestionnaireView(msgspec.Struct, frozen=True):
    """A published questionnaire, word for word. An answer is the index of one of its `options`. `concerning` is the
    item at which any answer above 0 is told to the leaders at once."""

    id: QuestionnaireId
    title: str
    stem: str
    items: tuple[str, ...]
    options: tuple[str, ...]
    difficulty: str
    difficulty_options: tuple[str, ...]
    source: str
    concerning: int | None


class AnswersView(msgspec.Struct, frozen=True):
    """What somebody answered, in the order of what was asked; null where they answered nothing."""

    mood: int | None
    scales: tuple[int | None, ...]
    words: tuple[str, ...]
    items: tuple[int | None, ...]
    difficulty: int | None


class ScoreView(msgspec.Struct, frozen=True):
    """The total of a questionnaire that was answered completely; a screening result, and no diagnosis."""

    total: int
    highest: int
    severity: Literal["minimal", "mild", "moderate", "moderately_severe", "severe"]


class ResponseView(msgspec.Struct, frozen=True):
    """What one person made of a check-in. `answers` are null when the viewer may not see them, when they are not kept
    (see the signal `answers`), and when they have been erased. `kept` is told of oneself, and of what was shared."""

    participant: ParticipantId
    name: str
    state: Literal["answered", "declined"]
    shared: bool
    kept: bool
    answers: AnswersView | None
    score: ScoreView | None


class CheckInView(msgspec.Struct, frozen=True):
    """What is asked, in the order of asking. `responses` are those the viewer knows of: members their own, leaders
    all."""

    id: CheckInId
    when: When
    mood: bool
    scales: tuple[ScaleView, ...]
    words: tuple[str, ...]
    questionnaire: QuestionnaireView | None
    opened_at: Instant
    closed_at: Instant | None
    responses: tuple[ResponseView, ...]


class ConcernView(msgspec.Struct, frozen=True):
    """An alert about somebody, for leaders. `acknowledged_by` is null for the programme's staff, too."""

    participant: ParticipantId
    name: str
    check_in: CheckInId
    raised_at: Instant
    acknowledged_at: Instant | None
    acknowledged_by: ParticipantId | None


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, Any]:  # Any: each field has its own type
    """The fields for somebody who is inside. Leaders see the usual help text once it may be needed."""
    state = desk.checkins
    if not state.all and state.help_text == HELP_TEXT:
        return {}
    concerns = tuple(_concerns(desk)) if stands.leads else ()
    raised = viewer is not None and bool(state.concerns_about(viewer))
    return {
        "check_ins": tuple(_check_in(desk, each, viewer, stands.leads) for each in state.all.values()),
        "concerns": concerns,
        "help_text": state.help_text if stands.leads or raised else None,
    }


def answers_view(answers: Answers) -> AnswersView:
    """Answers as they are shown."""
    return AnswersView(answers.mood, answers.scales, answers.words, answers.items, answers.difficulty)


def score_view(questionnaire: QuestionnaireId | None, answers: Answers) -> ScoreView | None:
    """Their score as it is shown to those who lead."""
    found: Score | None = scored(questionnaire, answers)
    return None if found is None else ScoreView(found.total, found.highest, found.severity)


def _concerns(desk: Desk) -> Iterator[ConcernView]:
    state: CheckIns = desk.checkins
    for concern in state.concerns:
        yield ConcernView(
            participant=concern.participant,
            name=desk.session.people[concern.participant].name,
            check_in=concern.check_in,
            raised_at=concern.raised_at,
            acknowledged_at=concern.acknowledged_at,
            acknowledged_by=concern.acknowledged_by,
        )


def _check_in(desk: Desk, check_in: CheckIn, viewer: Viewer, leads: bool) -> CheckInView:
    told = ((who, response) for who, response in check_in.responses.items() if leads or who == viewer)
    return CheckInView(
        id=check_in.id,
        when=check_in.when,
        mood=check_in.mood,
        scales=tuple(ScaleView(scale.label, scale.low, scale.high) for scale in check_in.scales),
        words=check_in.words,
        questionnaire=None if check_in.questionnaire is None else questionnaire_view(check_in.questionnaire),
        opened_at=check_in.opened_at,
        closed_at=check_in.closed_at,
        responses=tuple(_response(desk, check_in, who, response, own=who == viewer) for who, response in told),
    )


def _response(desk: Desk, check_in: CheckIn, who: ParticipantId, response: Response, *, own: bool) -> ResponseView:
    """Somebody's part, for themselves or for who leads."""
    seen = response.answers if own or response.shared else None
    return ResponseView(
        participant=who,
        name=desk.session.people[who].name,
        state=response.state,
        shared=response.shared,
        kept=response.kept and (own or response.shared),
        answers=None if seen is None else answers_view(seen),
        score=None if seen is None or own else score_view(check_in.questionnaire, seen),
    )


@lru_cache
def questionnaire_view(id_: QuestionnaireId) -> QuestionnaireView:
    """A questionnaire as it is shown."""
    found = QUESTIONNAIRES[id_]
    return QuestionnaireView(
        id=found.id,
        title=found.title,
        stem=found.stem,
        items=found.items,
        options=found.options,
        difficulty=found.difficulty,
        difficulty_options=found.difficulty_options,
        source=found.source,
        concerning=found.concerning,
    )
