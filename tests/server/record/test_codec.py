"""Events of any union to bytes and back: marks, versions, upcasters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
import pytest

from rooms.kernel import BaseEvent, Instant, ParticipantId, PersonText, SessionText, owned_by
from server.ports import Stored
from server.record.codec import Codec, CodecError, Raw


class Room(msgspec.Struct, frozen=True):
    id: str
    name: SessionText


class Opened(BaseEvent, frozen=True):
    rooms: tuple[Room, ...]
    words: tuple[PersonText, ...] = ()
    participant: ParticipantId | None = None
    notes: Mapping[str, Annotated[str, owned_by("participant")]] = {}


class Named(BaseEvent, frozen=True):
    participant: ParticipantId
    name: PersonText | None
    language: str


class Muted(BaseEvent, frozen=True):
    participant: ParticipantId


class Song(msgspec.Struct, frozen=True, tag="song"):
    title: SessionText


class Poem(msgspec.Struct, frozen=True, tag="poem"):
    first_line: SessionText


class Silence(msgspec.Struct, frozen=True, tag="silence"):
    title: str


class Offered(BaseEvent, frozen=True):
    what: Song | Poem | Silence | None


Event = Opened | Named | Muted | Offered
AT = Instant(1)
P = ParticipantId("p")


def without_language(raw: Raw) -> Raw:
    return {**raw, "language": "en"}


def display_name(raw: Raw) -> Raw:
    return {**{key: value for key, value in raw.items() if key != "display_name"}, "name": raw["display_name"]}


CODEC: Codec[Event] = Codec(Event, {"named": [display_name, without_language]})


def test_texts_are_marked_with_their_owner() -> None:
    assert msgspec.json.decode(CODEC.encode(Named(at=AT, participant=P, name="Anna", language="en"))) == {
        "v": 3, "type": "named", "participant": "p", "name": {"$text": "Anna", "of": "p"}, "language": "en", "at": 1,
    }  # fmt: skip


def test_texts_deep_inside_are_marked() -> None:
    event = Opened(at=AT, rooms=(Room("r", "Blue"),), words=("yes", "no"), participant=P, notes={"a": "b"})
    raw = msgspec.json.decode(CODEC.encode(event))
    assert raw["rooms"] == [{"id": "r", "name": {"$text": "Blue", "of": ""}}]
    assert raw["words"] == [{"$text": "yes", "of": "p"}, {"$text": "no", "of": "p"}]
    assert raw["notes"] == {"a": {"$text": "b", "of": "p"}}


def test_of_several_things_each_has_its_own_texts_marked() -> None:
    offered = [Offered(at=AT, what=what) for what in (Song("Blue"), Poem("Tyger"), Silence("Blue"), None)]
    assert [msgspec.json.decode(CODEC.encode(event))["what"] for event in offered] == [
        {"type": "song", "title": {"$text": "Blue", "of": ""}},
        {"type": "poem", "first_line": {"$text": "Tyger", "of": ""}},
        {"type": "silence", "title": "Blue"},
        None,
    ]


def test_a_text_whose_owner_is_nobody_is_the_streams() -> None:
    raw = msgspec.json.decode(CODEC.encode(Opened(at=AT, rooms=(), words=("yes",))))
    assert raw["words"] == [{"$text": "yes", "of": ""}]


@pytest.mark.parametrize(
    "event",
    [
        Opened(at=AT, rooms=(Room("r", "Blue"),), words=("yes",), participant=P, notes={"a": "b"}),
        Named(at=AT, participant=P, name=None, language="en"),
        Named(at=AT, participant=P, name='{"$text":"x","of":"q"}', language="en"),
        Muted(at=AT, participant=P),
        Offered(at=AT, what=Poem("Tyger")),
        Offered(at=AT, what=None),
    ],
)
def test_what_was_encoded_is_decoded_to_the_same(event: Event) -> None:
    assert CODEC.decode(CODEC.encode(event)) == event


def test_an_event_without_texts_is_written_as_it_is() -> None:
    assert CODEC.encode(Muted(at=AT, participant=P)) == b'{"v":1,"type":"muted","participant":"p","at":1}'


def test_older_versions_are_brought_up_step_by_step() -> None:
    anna = Named(at=AT, participant=P, name="Anna", language="en")
    first = b'{"v":1,"type":"named","participant":"p","display_name":{"$text":"Anna","of":"p"},"at":1}'
    second = b'{"v":2,"type":"named","participant":"p","name":"Anna","at":1}'
    third = b'{"v":3,"type":"named","participant":"p","name":"Anna","language":"en","at":1}'
    assert [CODEC.decode(data) for data in (first, second, third)] == [anna, anna, anna]
    assert CODEC.version("named") == 3


def test_what_is_exported_is_in_the_newest_version_and_without_marks() -> None:
    first = Stored(5, b'{"v":1,"type":"named","participant":"p","display_name":{"$text":"Anna","of":"p"},"at":1}')
    assert CODEC.exported(first) == {
        "seq": 5, "type": "named", "participant": "p", "at": 1, "name": "Anna", "language": "en",
    }  # fmt: skip


@pytest.mark.parametrize("version", [b"0", b"4", b"-1", b"true", b'"1"', b"1.0", b"null"])
def test_a_version_nobody_knows_is_refused(version: bytes) -> None:
    with pytest.raises(CodecError, match="of named; this program knows version 3"):
        CODEC.decode(b'{"v":%s,"type":"named","participant":"p","name":"Anna","language":"en","at":1}' % version)


def test_a_field_that_could_be_a_text_or_another_thing_with_texts_is_a_mistake_at_once() -> None:
    class Odd(BaseEvent, frozen=True):
        what: SessionText | tuple[SessionText, ...]

    class AlsoOdd(BaseEvent, frozen=True):
        what: SessionText | Song | Poem

    with pytest.raises(TypeError, match="a text or nothing"):
        Codec(AlsoOdd)
    with pytest.raises(TypeError, match="a text or nothing"):
        Codec(Odd)
