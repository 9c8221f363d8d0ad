"""Events to bytes and back: exact, strict, and readable for ever."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import settings

from facilitator.desk import Desk, Event
from facilitator.moderation import Muted
from rooms.kernel import Instant, ParticipantId
from server.live.codec import CODEC, UPCASTERS, decode, encode, exported
from server.ports import Stored
from server.record.codec import CodecError
from tests.server.live import golden
from tests.sim.machine import AnyMeeting

MUTED = Muted(at=Instant(7), participant=ParticipantId("p"), by=None)


def test_an_event_is_one_json_object_with_its_version_first() -> None:
    assert encode(MUTED) == b'{"v":1,"type":"muted","participant":"p","by":null,"at":7}'


def test_what_was_encoded_is_decoded_to_the_same() -> None:
    assert decode(encode(MUTED)) == MUTED


def test_every_event_has_a_type_of_its_own() -> None:
    tags = [kind.__struct_config__.tag for kind in get_args(Event)]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"v":1,"type":"levitated","at":1}', "unknown type 'levitated'"),
        (b'{"v":1,"at":1}', "unknown type None"),
        (b'{"v":1,"type":["muted"],"at":1}', "unknown type"),
        (b'{"v":2,"type":"muted","participant":"p","by":null,"at":1}', "version 2 of muted"),
        (b'{"type":"muted","participant":"p","by":null,"at":1}', "version None of muted"),
        (b'{"v":1,"type":"muted","by":null,"at":1}', "missing required field `participant`"),
        (b'{"v":1,"type":"muted","participant":5,"by":null,"at":1}', "Expected `str`"),
        (b'{"v":1,"type":"muted","participant":"p","by":null,"at":1,"why":"x"}', "unknown field `why`"),
        (b'{"v":1,"type":"mut', "not a JSON object"),
        (b"[]", "not a JSON object"),
        (b"", "not a JSON object"),
    ],
)
def test_what_this_program_cannot_read_is_said_clearly(data: bytes, reason: str) -> None:
    with pytest.raises(CodecError, match=reason.replace("`", ".")):
        decode(data)


def test_a_stored_event_is_exported_with_its_number() -> None:
    line = exported(Stored(seq=3, data=encode(MUTED)))
    assert line == {"seq": 3, "type": "muted", "participant": "p", "by": None, "at": 7}
    assert msgspec.json.encode(line).startswith(b'{"seq":3,"type"')


# --- what is in the log of a clinic stays readable ---


def test_the_form_of_every_event_is_pinned() -> None:
    missing = [line for line in golden.current() if line not in golden.pinned()]
    assert not missing, f"new events, or old ones in a new form: read {golden.HOW_TO}"


def test_every_form_there_ever_was_is_still_read() -> None:
    for line in golden.pinned():
        decode(line.encode())


def test_every_version_of_an_event_is_pinned() -> None:
    pinned = {(kind["type"], kind["v"]) for kind in map(msgspec.json.decode, golden.pinned())}
    assert pinned == {(kind, v) for kind in CODEC.types for v in range(1, CODEC.version(kind) + 1)}
    assert set(UPCASTERS) <= CODEC.types


NO_FREE_TEXT = {"version"}
"""Fields that are neither: what the server itself has made, such as the digest of a text."""


def unmarked(kind: Any, owner: bool = False) -> Iterator[str]:
    """Strings in a type that are neither identifiers (a NewType), nor one of a closed set, nor marked as texts."""
    if kind is str and not owner:
        yield "str"
    elif get_origin(kind) is Annotated:
        marks = [mark for mark in kind.__metadata__ if isinstance(mark, msgspec.Meta) and "owner" in (mark.extra or {})]
        yield from unmarked(get_args(kind)[0], owner or bool(marks))
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        for name, hint in get_type_hints(kind, include_extras=True).items():
            yield from (f"{kind.__name__}.{name}" for _ in unmarked(hint) if name not in NO_FREE_TEXT)
    elif get_origin(kind) is not Literal and not (isinstance(kind, type) and issubclass(kind, Enum)):
        for inner in get_args(kind):
            yield from unmarked(inner, owner)


def test_every_name_and_free_text_in_an_event_is_marked() -> None:
    """What is not marked is stored in clear, and stays when its owner is erased: see rooms.kernel.owned_by."""
    assert [field for kind in get_args(Event) for field in unmarked(kind)] == []


class CodecMachine(AnyMeeting):
    """Whatever happens in a meeting survives being written down."""

    def happened(self, before: Desk | None, event: Event, after: Desk) -> None:
        assert decode(encode(event)) == event


TestCodecMachine = CodecMachine.TestCase
TestCodecMachine.settings = settings(max_examples=40, stateful_step_count=40)
