"""Which questions can be asked, and which answers fit them.

Rules that hold: a form that came through `made_fit` can be asked and shown; a choice that came through `chosen` is one
its form allows, and the same choice always looks the same, whatever order or spelling it was sent in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from facilitator.ballots import Choice
from facilitator.polls.vocabulary import Answer, PollForm, PollKind
from facilitator.polls.withholding import MIN_CELL
from rooms.kernel import Code, Rejected
from rooms.names import clean_text

MAX_QUESTION: Final = 300
MAX_OPTION: Final = 100
MAX_OPTIONS: Final = 12
MAX_WORD: Final = 32
MAX_WORDS: Final = 80
MAX_ANSWER: Final = 500
LARGEST_MIN_GROUP: Final = 50
TOP_OF_SCALE: Final = 10

USUAL_WORDS: Final = 3
"""How many words somebody may choose when nothing else was said."""


def made_fit(form: PollForm) -> PollForm | Rejected:
    """A form as it is asked, its texts made fit to be shown and its fields filled in; or why it cannot be asked."""
    question = clean_text(form.question, MAX_QUESTION)
    if question is None:
        return _invalid(f"Please ask a question of 1 to {MAX_QUESTION} characters.")
    options = _options(form)
    if isinstance(options, Rejected):
        return options
    if form.names and form.anonymous:
        return _invalid("An anonymous poll cannot show names.")
    if form.own_words and form.kind is not PollKind.WORDS:
        return _invalid("Only a poll for words can take words of one's own.")
    if not MIN_CELL <= form.min_group <= LARGEST_MIN_GROUP:
        return _invalid(f"Results may be withheld below {MIN_CELL} to {LARGEST_MIN_GROUP} votes.")
    own_words = form.kind is PollKind.WORDS and (form.own_words or not options)
    most = _most(form, options, own_words)
    if isinstance(most, Rejected):
        return most
    return msgspec.structs.replace(form, question=question, options=options, own_words=own_words, most=most)


def _options(form: PollForm) -> tuple[str, ...] | Rejected:
    """What there is to choose from."""
    longest = MAX_WORD if form.kind is PollKind.WORDS else MAX_OPTION
    if len(form.options) > MAX_WORDS:
        return _invalid("These are too many answers to choose from.")
    cleaned = [clean_text(option, longest) for option in form.options]
    options = tuple(option for option in cleaned if option is not None)
    if len(options) < len(cleaned):
        return _invalid(f"Please give each answer 1 to {longest} characters.")
    if len({option.casefold() for option in options}) < len(options):
        return _invalid("Two of the answers are the same.")
    wrong = _wrong_number(form.kind, len(options))
    return options if wrong is None else _invalid(wrong)


def _wrong_number(kind: PollKind, options: int) -> str | None:
    """What is wrong with so many answers to choose from, if anything is."""
    if kind in (PollKind.SINGLE, PollKind.SEVERAL) and not 2 <= options <= MAX_OPTIONS:
        return f"Please give 2 to {MAX_OPTIONS} answers."
    if kind is PollKind.SCALE and options not in (0, 2):
        return "A scale has a word for each of its two ends, or none."
    if kind is PollKind.TEXT and options:
        return "A question that is answered in one's own words has no answers to choose from."
    return None


def _most(form: PollForm, options: Sequence[str], own_words: bool) -> int | Rejected | None:
    """How many somebody may choose; None where there is nothing to count."""
    if form.kind not in (PollKind.SEVERAL, PollKind.WORDS):
        return None
    there = MAX_OPTIONS if own_words else len(options)
    usual = there if form.kind is PollKind.SEVERAL else min(USUAL_WORDS, there)
    if form.most is not None and not 1 <= form.most <= MAX_OPTIONS:
        return _invalid(f"People may choose 1 to {MAX_OPTIONS} answers.")
    return usual if form.most is None else min(form.most, there)


def chosen(form: PollForm, answer: Answer) -> Choice | Rejected:
    """An answer as the choice it is; or why it is none."""
    match form.kind:
        case PollKind.SINGLE | PollKind.SEVERAL:
            return _picked(form, (answer,) if isinstance(answer, int) else answer)
        case PollKind.SCALE:
            fits = isinstance(answer, int) and 0 <= answer <= TOP_OF_SCALE
            return Choice(number=int(answer)) if isinstance(answer, int) and fits else _invalid(_ON_SCALE)
        case PollKind.WORDS:
            return _worded(form, (answer,) if isinstance(answer, str) else answer)
        case PollKind.TEXT:
            text = clean_text(answer, MAX_ANSWER) if isinstance(answer, str) else None
            return _invalid(f"Please write 1 to {MAX_ANSWER} characters.") if text is None else Choice(text=text)


_ON_SCALE: Final = f"Please choose a whole number from 0 to {TOP_OF_SCALE}."


def _picked(form: PollForm, answer: Answer) -> Choice | Rejected:
    known = range(len(form.options))
    if not isinstance(answer, tuple) or not all(isinstance(each, int) and each in known for each in answer):
        return _invalid("This poll has no such answer.")
    picked = tuple(sorted({each for each in answer if isinstance(each, int)}))
    most = form.most or 1
    if not 1 <= len(picked) <= most:
        return _invalid("Please choose one answer." if most == 1 else f"Please choose 1 to {most} answers.")
    return Choice(options=picked)


def _worded(form: PollForm, answer: Answer) -> Choice | Rejected:
    if not isinstance(answer, tuple) or len(answer) > MAX_WORDS:
        return _invalid("Please choose words.")
    offered = {option.casefold(): option for option in form.options}
    words: set[str] = set()
    for each in answer:
        word = clean_text(each, MAX_WORD) if isinstance(each, str) else None
        if word is None:
            return _invalid(f"Please choose words of 1 to {MAX_WORD} characters.")
        if word.casefold() not in offered and not form.own_words:
            return _invalid("Please choose from the words that are offered.")
        words.add(offered.get(word.casefold(), word.lower()))
    most = form.most or 1
    if not 1 <= len(words) <= most:
        return _invalid("Please choose one word." if most == 1 else f"Please choose 1 to {most} words.")
    return Choice(words=tuple(sorted(words)))


def answer_of(form: PollForm, choice: Choice) -> Answer:
    """A choice as it was sent."""
    match form.kind:
        case PollKind.SINGLE | PollKind.SEVERAL:
            return choice.options
        case PollKind.SCALE:
            return choice.number or 0
        case PollKind.WORDS:
            return choice.words
        case PollKind.TEXT:
            return choice.text or ""


def _invalid(message: str) -> Rejected:
    return Rejected(Code.INVALID, message)
