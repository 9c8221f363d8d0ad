"""Which questions can be asked, and which answers fit them."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.ballots import Choice
from facilitator.polls.forms import (
    MAX_ANSWER,
    MAX_OPTIONS,
    MAX_QUESTION,
    MAX_WORD,
    MAX_WORDS,
    answer_of,
    chosen,
    made_fit,
)
from facilitator.polls.templates import BUILT_IN
from facilitator.polls.vocabulary import Answer, PollForm, PollKind
from rooms.kernel import Code, Rejected

YES_NO = ("Yes", "No")


def fit(kind: PollKind, options: tuple[str, ...] = (), **more: Any) -> PollForm:
    form = made_fit(PollForm("How are you?", kind, options, **more))
    assert isinstance(form, PollForm), form
    return form


def is_refused(result: object) -> bool:
    return isinstance(result, Rejected) and result.code is Code.INVALID


# --- questions ---


@pytest.mark.parametrize("question", ["", "  ", "\u200b", "?" * (MAX_QUESTION + 1)])
def test_a_question_has_words_and_an_end(question: str) -> None:
    assert is_refused(made_fit(PollForm(question, PollKind.SCALE)))


def test_texts_are_made_fit_to_be_shown() -> None:
    form = made_fit(PollForm("How\n are  you?", PollKind.SINGLE, (" Yes\u202e ", "No")))
    assert isinstance(form, PollForm)
    assert (form.question, form.options) == ("How are you?", YES_NO)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (PollKind.SINGLE, ()),
        (PollKind.SINGLE, ("Yes",)),
        (PollKind.SINGLE, ("Yes", "yes ")),
        (PollKind.SINGLE, ("Yes", " ")),
        (PollKind.SINGLE, ("Yes", "N" * 101)),
        (PollKind.SEVERAL, tuple(str(n) for n in range(MAX_OPTIONS + 1))),
        (PollKind.SCALE, ("low",)),
        (PollKind.SCALE, ("low", "middle", "high")),
        (PollKind.WORDS, ("calm", "w" * (MAX_WORD + 1))),
        (PollKind.WORDS, tuple(f"word {n}" for n in range(MAX_WORDS + 1))),
        (PollKind.TEXT, ("Yes", "No")),
    ],
)
def test_answers_that_cannot_be_chosen_from_are_refused(kind: PollKind, options: tuple[str, ...]) -> None:
    assert is_refused(made_fit(PollForm("How are you?", kind, options)))


@pytest.mark.parametrize(
    "more",
    [
        {"names": True},
        {"own_words": True},
        {"most": 0},
        {"most": MAX_OPTIONS + 1},
        {"min_group": 2},
        {"min_group": 51},
    ],
)
def test_ways_of_asking_that_make_no_sense_are_refused(more: dict[str, Any]) -> None:
    assert is_refused(made_fit(PollForm("How are you?", PollKind.SEVERAL, YES_NO, **more)))


def test_how_many_may_be_chosen_is_filled_in() -> None:
    assert fit(PollKind.SINGLE, YES_NO, most=2).most is None
    assert fit(PollKind.SEVERAL, YES_NO).most == 2
    assert fit(PollKind.SEVERAL, YES_NO, most=7).most == 2
    assert fit(PollKind.WORDS, ("calm", "tense", "sad", "glad")).most == 3
    assert fit(PollKind.WORDS, most=5).most == 5


def test_words_without_a_list_are_ones_own() -> None:
    assert fit(PollKind.WORDS).own_words
    assert not fit(PollKind.WORDS, ("calm", "tense")).own_words


def test_a_fit_form_stays_as_it_is() -> None:
    for template in BUILT_IN:
        assert made_fit(template.form) == template.form


def test_the_built_in_templates_have_names_of_their_own() -> None:
    assert len({each.id for each in BUILT_IN}) == len({each.name for each in BUILT_IN}) == len(BUILT_IN)


# --- answers ---


@pytest.mark.parametrize(
    ("form", "answer", "choice"),
    [
        (fit(PollKind.SINGLE, YES_NO), (1,), Choice(options=(1,))),
        (fit(PollKind.SINGLE, YES_NO), 0, Choice(options=(0,))),
        (fit(PollKind.SEVERAL, ("A", "B", "C")), (2, 0, 2), Choice(options=(0, 2))),
        (fit(PollKind.SCALE), 0, Choice(number=0)),
        (fit(PollKind.SCALE), 10, Choice(number=10)),
        (fit(PollKind.WORDS, ("Calm", "tense")), ("TENSE", "calm"), Choice(words=("Calm", "tense"))),
        (fit(PollKind.WORDS, ("calm",), own_words=True), ("Very  Tired", "calm"), Choice(words=("calm", "very tired"))),
        (fit(PollKind.WORDS), "Hopeful", Choice(words=("hopeful",))),
        (fit(PollKind.TEXT), " Thank\nyou ", Choice(text="Thank you")),
    ],
)
def test_the_same_choice_always_looks_the_same(form: PollForm, answer: Answer, choice: Choice) -> None:
    assert chosen(form, answer) == choice


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        (fit(PollKind.SINGLE, YES_NO), ()),
        (fit(PollKind.SINGLE, YES_NO), (2,)),
        (fit(PollKind.SINGLE, YES_NO), (-1,)),
        (fit(PollKind.SINGLE, YES_NO), (0, 1)),
        (fit(PollKind.SINGLE, YES_NO), "Yes"),
        (fit(PollKind.SINGLE, YES_NO), ("Yes",)),
        (fit(PollKind.SEVERAL, ("A", "B", "C"), most=2), (0, 1, 2)),
        (fit(PollKind.SCALE), 11),
        (fit(PollKind.SCALE), -1),
        (fit(PollKind.SCALE), (5,)),
        (fit(PollKind.SCALE), "5"),
        (fit(PollKind.WORDS, ("calm", "tense")), ("glad",)),
        (fit(PollKind.WORDS, ("calm", "tense")), ()),
        (fit(PollKind.WORDS, ("calm", "tense")), 1),
        (fit(PollKind.WORDS), ("w" * (MAX_WORD + 1),)),
        (fit(PollKind.WORDS), (" ",)),
        (fit(PollKind.WORDS), (1,)),
        (fit(PollKind.WORDS), ("a", "b", "c", "d")),
        (fit(PollKind.WORDS), ("a",) * (MAX_WORDS + 1)),
        (fit(PollKind.TEXT), "  "),
        (fit(PollKind.TEXT), "t" * (MAX_ANSWER + 1)),
        (fit(PollKind.TEXT), 5),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(form: PollForm, answer: Answer) -> None:
    assert is_refused(chosen(form, answer))


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        (fit(PollKind.SINGLE, YES_NO), (1,)),
        (fit(PollKind.SCALE), 0),
        (fit(PollKind.WORDS), ("calm", "glad")),
        (fit(PollKind.TEXT), "Thank you"),
    ],
)
def test_a_choice_can_be_shown_as_it_was_sent(form: PollForm, answer: Answer) -> None:
    choice = chosen(form, answer)
    assert isinstance(choice, Choice)
    assert answer_of(form, choice) == answer
