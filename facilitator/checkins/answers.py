"""What one person answered in one check-in, what it comes to, and what has shifted between two. Pure.

In the log answers are JSON in a sealed text; a text that is no such JSON reads as none, for it is what erasing leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from facilitator.checkins.vocabulary import Scale
from facilitator.questionnaires import QUESTIONNAIRES, Item, QuestionnaireId, Score, score

HIGHEST: Final = 10
"""The upper end of the mood and of every scale; the lower is 0."""


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`scales` and `items` are in the order they were asked in, null where nothing was answered."""

    mood: int | None = None
    scales: tuple[Item, ...] = ()
    words: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    difficulty: Item = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        values = (self.mood, *self.scales, *self.items, self.difficulty)
        return not self.words and all(value is None for value in values)


class Shift(msgspec.Struct, frozen=True):
    """By how much somebody is higher after than before; null where one of the two is missing. `scales` by label."""

    mood: int | None
    scales: Mapping[str, int]


def sealed(answers: Answers) -> str:
    """The text that is kept."""
    return msgspec.json.encode(answers).decode()


def unsealed(text: str) -> Answers | None:
    """The answers that `sealed` made `text` of; None when it has been erased."""
    try:
        return msgspec.json.decode(text, type=Answers)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def scored(questionnaire: QuestionnaireId | None, answers: Answers) -> Score | None:
    """What the answers to a questionnaire come to, if there is one and they are complete."""
    return None if questionnaire is None else score(QUESTIONNAIRES[questionnaire], answers.items)


def shift(before: Answers, scales_before: Sequence[Scale], after: Answers, scales_after: Sequence[Scale]) -> Shift:
    """What has shifted between two check-ins that asked for these scales."""
    earlier, later = _by_label(before, scales_before), _by_label(after, scales_after)
    mood = None if before.mood is None or after.mood is None else after.mood - before.mood
    return Shift(mood, {label: later[label] - earlier[label] for label in earlier if label in later})


def _by_label(answers: Answers, scales: Sequence[Scale]) -> dict[str, int]:
    values = zip(scales, answers.scales, strict=False)
    return {scale.label: value for scale, value in values if value is not None}
