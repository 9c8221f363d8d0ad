"""Names and free text inside an event."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from server.record import texts

EVENT = {"name": texts.marked("Anna", "p"), "rooms": [{"name": texts.marked("Blue", "")}], "n": 1, "no": None}


def test_plain_is_without_marks() -> None:
    assert texts.plain(EVENT) == {"name": "Anna", "rooms": [{"name": "Blue"}], "n": 1, "no": None}


def test_every_text_is_found_with_its_owner() -> None:
    assert list(texts.pairs(EVENT, texts.TEXT)) == [("Anna", "p"), ("Blue", "")]
    assert list(texts.pairs(EVENT, texts.REF)) == []


def test_each_is_replaced_in_its_place() -> None:
    assert texts.replaced(EVENT, texts.TEXT, lambda text, owner: f"{owner}:{text}") == {
        "name": "p:Anna", "rooms": [{"name": ":Blue"}], "n": 1, "no": None,
    }  # fmt: skip


def test_what_only_looks_like_a_mark_is_left_alone() -> None:
    for other in ({"$text": "x"}, {"$text": "x", "of": 1}, {"$text": "x", "of": "p", "more": 1}, {"of": "p"}):
        assert texts.plain(other) == other


@given(st.text() | st.just('{"$text":"x","of":""}'))
def test_no_text_can_look_like_a_mark_in_json(text: str) -> None:
    try:
        encoded = msgspec.json.encode({"name": text, text: 1})
    except UnicodeEncodeError:
        return
    assert texts.MARKED not in encoded.replace(b'{"name"', b"")
