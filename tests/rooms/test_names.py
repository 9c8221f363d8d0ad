"""Which names can be shown beside others, and how."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.names import MAX_NAME, clean_name, clean_page, clean_text

WORLD = ["Ann", "Ðặng Văn", "山田 太郎", "سارة", "\U0001f469\u200d\U0001f467 Kim", "Zoë-Marie O'Neill", "क्षि", "7"]


@pytest.mark.parametrize("name", WORLD)
def test_names_of_the_world_stay_as_they_are(name: str) -> None:
    assert clean_name(name) == name


def test_white_space_is_made_one_line() -> None:
    assert clean_name("  Ann \n\t Lee ") == "Ann Lee"


def test_overrides_that_reorder_other_peoples_text_are_dropped() -> None:
    assert clean_name("\u202eAnn\u202c\u2066 Lee\u2069") == "Ann Lee"


def test_a_lone_surrogate_which_no_encoder_takes_is_dropped() -> None:
    assert clean_name("An\ud800n") == "Ann"


def test_composed_and_decomposed_forms_are_the_same_name() -> None:
    assert clean_name("Zoe\u0308") == "Zo\u00eb"


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\u200d\u200d", "\x00\x07", "\u0301"])
def test_a_name_with_nothing_to_see_is_none(name: str) -> None:
    assert clean_name(name) is None


def test_a_name_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert clean_name("a" * MAX_NAME) == "a" * MAX_NAME
    assert clean_name("a" * (MAX_NAME + 1)) is None


def test_a_huge_text_is_refused_outright() -> None:
    assert clean_text(" " * 1_000_000 + "a", 200) is None


def test_a_page_keeps_its_lines_with_one_empty_line_between_them_at_most() -> None:
    assert clean_page("\r\n Be  kind. \n\n\n\u202eListen.\n", 100) == "Be kind.\n\nListen."


@pytest.mark.parametrize("page", ["", " \n \n", "\u200b", "a" * 101, "\n" * 801])
def test_a_page_needs_something_to_read_and_an_end(page: str) -> None:
    assert clean_page(page, 100) is None


@given(st.text())
def test_a_clean_page_stays_as_it_is(raw: str) -> None:
    page = clean_page(raw, 100)
    assert page is None or (clean_page(page, 100) == page and 0 < len(page) <= 100)


@given(st.text())
def test_whatever_comes_out_is_fit_to_be_shown_and_stays_as_it_is(raw: str) -> None:
    name = clean_name(raw)
    if name is not None:
        assert clean_name(name) == name
        assert 0 < len(name) <= MAX_NAME
        assert unicodedata.is_normalized("NFC", name)
        name.encode()
        assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in name)
