"""The lists of feeling words fit each other, and fit to be offered."""

from __future__ import annotations

import pytest

from facilitator.feelings import FAMILIES, FEELINGS, words
from rooms.names import clean_text

LONGEST = 24


@pytest.mark.parametrize("language", FEELINGS)
def test_every_language_has_the_same_keys_in_the_same_order(language: str) -> None:
    keys = tuple(key for family in FAMILIES.values() for key in family)
    assert tuple(key for key, _ in FEELINGS[language]) == keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("language", FEELINGS)
def test_no_word_stands_for_two_feelings(language: str) -> None:
    folded = [word.casefold() for word in words(language)]
    assert len(set(folded)) == len(folded)


@pytest.mark.parametrize("language", FEELINGS)
def test_every_word_is_short_and_can_be_shown_as_it_is(language: str) -> None:
    assert all(clean_text(word, LONGEST) == word for word in words(language))


def test_there_are_several_languages() -> None:
    assert {"en", "de", "es"} <= set(FEELINGS)


def test_a_language_without_words_is_none() -> None:
    with pytest.raises(KeyError):
        words("xx")
