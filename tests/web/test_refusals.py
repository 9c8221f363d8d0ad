"""The client's list of refusals is what the server says today."""

from __future__ import annotations

from tests.web.refusals import FILE, printed, sentences


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
