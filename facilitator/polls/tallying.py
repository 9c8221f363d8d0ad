"""From the votes of a poll to its result: all of it when it is known who voted what, else what may be told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from facilitator.ballots import Choice
from facilitator.polls import withholding
from facilitator.polls.forms import TOP_OF_SCALE
from facilitator.polls.vocabulary import PollForm, PollKind, Tally, WordCount

_LAST_OF_BANDS: Final = (3, 6, TOP_OF_SCALE)
"""Where the parts of a scale end: low, middle, high."""


def named(form: PollForm, choices: Sequence[Choice]) -> Tally:
    """The result of a poll that is not anonymous."""
    ballots = len(choices)
    match form.kind:
        case PollKind.SINGLE | PollKind.SEVERAL:
            return Tally(ballots, counts=_by_option(form, choices))
        case PollKind.SCALE:
            numbers = _numbers(choices)
            mean = round(sum(numbers) / ballots, 1) if numbers else None
            return Tally(ballots, counts=_by_number(numbers), mean=mean)
        case PollKind.WORDS:
            return Tally(ballots, words=_in_order(_by_word(choices).items()))
        case PollKind.TEXT:
            return Tally(ballots, texts=_texts(choices))


def anonymous(form: PollForm, choices: Sequence[Choice]) -> Tally:
    """What may be told of an anonymous poll; what is not in it is kept nowhere."""
    ballots = len(choices)
    if ballots < form.min_group:
        return Tally(ballots, withheld=True)
    match form.kind:
        case PollKind.SINGLE:
            told = withholding.one_of(_by_option(form, choices))
            return Tally(ballots, counts=told, withheld=None in told)
        case PollKind.SEVERAL:
            told = _several(form, _by_option(form, choices), ballots)
            return Tally(ballots, counts=told, withheld=None in told)
        case PollKind.SCALE:
            numbers = _numbers(choices)
            bands = withholding.bands(_by_band(numbers))
            mean = withholding.mean(numbers)
            return Tally(ballots, counts=bands or (), banded=True, mean=mean, withheld=bands is None)
        case PollKind.WORDS:
            return _told_words(form, choices, ballots)
        case PollKind.TEXT:
            return Tally(ballots, texts=_texts(choices))


def _several(form: PollForm, counts: Sequence[int], voters: int) -> tuple[int | None, ...]:
    most = form.most or 1
    return withholding.one_of(counts) if most == 1 else withholding.each_of(counts, voters, most)


def _told_words(form: PollForm, choices: Sequence[Choice], voters: int) -> Tally:
    """Words are answers like others; only that there are always more, where people may use their own."""
    by_word = _by_word(choices)
    if form.own_words:
        words = tuple(by_word)
        told = withholding.each_of([by_word[word] for word in words], voters, form.most or 1, more=True)
    else:
        words = form.options
        told = _several(form, [by_word[word] for word in words], voters)
    known = ((word, count) for word, count in zip(words, told, strict=True) if count is not None)
    return Tally(voters, words=_in_order(known), withheld=form.own_words or None in told)


# --- counting --------------------------------------------------------------------------------------------------------


def _by_option(form: PollForm, choices: Iterable[Choice]) -> tuple[int, ...]:
    votes = Counter(option for choice in choices for option in choice.options)
    return tuple(votes[option] for option in range(len(form.options)))


def _numbers(choices: Iterable[Choice]) -> list[int]:
    return [choice.number for choice in choices if choice.number is not None]


def _by_number(numbers: Iterable[int]) -> tuple[int, ...]:
    votes = Counter(numbers)
    return tuple(votes[number] for number in range(TOP_OF_SCALE + 1))


def _by_band(numbers: Sequence[int]) -> tuple[int, ...]:
    votes = _by_number(numbers)
    firsts = (0, *(last + 1 for last in _LAST_OF_BANDS))
    return tuple(sum(votes[first : last + 1]) for first, last in zip(firsts, _LAST_OF_BANDS, strict=False))


def _by_word(choices: Iterable[Choice]) -> Counter[str]:
    return Counter(word for choice in choices for word in choice.words)


def _in_order(counts: Iterable[tuple[str, int]]) -> tuple[WordCount, ...]:
    """The commonest first, and those alike by their letters."""
    return tuple(WordCount(word, count) for word, count in sorted(counts, key=lambda each: (-each[1], each[0])))


def _texts(choices: Iterable[Choice]) -> tuple[str, ...]:
    return tuple(sorted(choice.text for choice in choices if choice.text is not None))
