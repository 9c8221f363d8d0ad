"""PHQ-9 and GAD-7: scored as published, at every cut-off and by published examples.

The examples: a GAD-7 of the German Medical Informatics Initiative's FHIR guide "PRO" (mii-exa-pro-gad-7-response:
several days three times, more than half the days twice, total 7); a PHQ-9 worked through in a textbook question (1, 0,
2, 0, 1 and then not at all: total 4, minimal).
"""

from __future__ import annotations

import pytest

from facilitator.questionnaires import GAD7, PHQ9, QUESTIONNAIRES, Questionnaire, Score, Severity, concerns, fits, score

EVERY = pytest.mark.parametrize("questionnaire", QUESTIONNAIRES.values(), ids=lambda each: each.id)


def answers(questionnaire: Questionnaire, total: int) -> tuple[int, ...]:
    """Answers that come to this total."""
    items = []
    for _ in questionnaire.items:
        items.append(min(3, total))
        total -= items[-1]
    assert total == 0
    return tuple(items)


@pytest.mark.parametrize(
    ("questionnaire", "total", "severity"),
    [
        (PHQ9, 0, "minimal"), (PHQ9, 4, "minimal"),
        (PHQ9, 5, "mild"), (PHQ9, 9, "mild"),
        (PHQ9, 10, "moderate"), (PHQ9, 14, "moderate"),
        (PHQ9, 15, "moderately_severe"), (PHQ9, 19, "moderately_severe"),
        (PHQ9, 20, "severe"), (PHQ9, 27, "severe"),
        (GAD7, 0, "minimal"), (GAD7, 4, "minimal"),
        (GAD7, 5, "mild"), (GAD7, 9, "mild"),
        (GAD7, 10, "moderate"), (GAD7, 14, "moderate"),
        (GAD7, 15, "severe"), (GAD7, 21, "severe"),
    ],
)  # fmt: skip
def test_both_sides_of_every_cut_off(questionnaire: Questionnaire, total: int, severity: Severity) -> None:
    assert score(questionnaire, answers(questionnaire, total)) == Score(total, questionnaire.highest, severity)


@pytest.mark.parametrize(
    ("questionnaire", "items", "expected"),
    [
        (GAD7, (1, 1, 1, 2, 2, 0, 0), Score(7, 21, "mild")),
        (PHQ9, (1, 0, 2, 0, 1, 0, 0, 0, 0), Score(4, 27, "minimal")),
    ],
)
def test_published_examples(questionnaire: Questionnaire, items: tuple[int, ...], expected: Score) -> None:
    assert score(questionnaire, items) == expected


@EVERY
def test_every_total_has_the_severity_of_its_band(questionnaire: Questionnaire) -> None:
    order = [name for _, name in questionnaire.bands]
    found = [score(questionnaire, answers(questionnaire, total)) for total in range(questionnaire.highest + 1)]
    ranks = [order.index(each.severity) for each in found if each is not None]
    assert ranks == sorted(ranks)
    assert set(ranks) == set(range(len(order)))


@EVERY
def test_every_item_counts_the_same(questionnaire: Questionnaire) -> None:
    nothing = [0] * len(questionnaire.items)
    for item in range(len(nothing)):
        found = score(questionnaire, [*nothing[:item], 3, *nothing[item + 1 :]])
        assert found is not None
        assert found.total == 3


@EVERY
def test_what_is_incomplete_has_no_total(questionnaire: Questionnaire) -> None:
    for item in range(len(questionnaire.items)):
        items: list[int | None] = [3] * len(questionnaire.items)
        items[item] = None
        assert score(questionnaire, items) is None


@EVERY
def test_the_published_wording_and_answers_are_complete(questionnaire: Questionnaire) -> None:
    assert questionnaire.highest == {"phq9": 27, "gad7": 21}[questionnaire.id]
    assert questionnaire.options == ("Not at all", "Several days", "More than half the days", "Nearly every day")
    assert len(questionnaire.difficulty_options) == 4
    assert "last 2 weeks" in questionnaire.stem
    assert "Spitzer" in questionnaire.source


@pytest.mark.parametrize("answer", [1, 2, 3])
def test_any_thought_of_self_harm_concerns_whatever_the_total(answer: int) -> None:
    assert PHQ9.concerning is not None
    assert "hurting yourself" in PHQ9.items[PHQ9.concerning]
    assert concerns(PHQ9, (*[0] * 8, answer))
    assert concerns(PHQ9, (*[None] * 8, answer))


def test_nothing_else_concerns() -> None:
    assert not concerns(PHQ9, (*[3] * 8, 0))
    assert not concerns(PHQ9, (*[3] * 8, None))
    assert not concerns(GAD7, [3] * 7)


def test_what_can_be_no_answer_does_not_fit() -> None:
    whole = [0] * 9
    assert fits(PHQ9, whole, None)
    assert fits(PHQ9, [None] * 9, 3)
    for items, difficulty in (
        (whole[:8], None),
        ([*whole, 0], None),
        ([*whole[:8], 4], None),
        ([*whole[:8], -1], None),
        (whole, 4),
        (whole, -1),
    ):
        assert not fits(PHQ9, items, difficulty)
