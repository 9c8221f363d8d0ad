"""The client's list of refusals is what the server says today."""

from __future__ import annotations

import json
import re

import pytest

from tests.web.refusals import FILE, ROOT, printed, sentences


def test_the_list_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == printed(), "run: python -m tests.web.refusals"


def test_it_holds_what_each_part_of_the_server_says_and_nothing_else() -> None:
    said = sentences()
    assert {
        "No hand is up.",  # of an instrument
        "A turn has {0} to {1} seconds.",  # with numbers
        "This link has expired. Please ask for a new one.",  # at the door
        "This password is too easy to guess.",  # on the staff's pages
        "These people are to be kept apart.",  # which comes with names
    } <= set(said)
    assert not [each for each in said if "`" in each or "SELECT" in each]


@pytest.mark.parametrize("language", ["de", "es"])
def test_every_language_says_all_of_it(language: str) -> None:
    table = (ROOT / f"web/src/text/refusals_in/{language}.ts").read_text(encoding="utf-8")
    keys = {_unescaped(key) for key in re.findall(r'^  ("(?:[^"\\]|\\.)*"|\'[^\']*\'):', table, re.MULTILINE)}
    assert keys == set(sentences()), "a new refusal has a line in web/src/text/refusals_in/"


def _unescaped(key: str) -> str:
    return key.strip("'") if key.startswith("'") else str(json.loads(key))
