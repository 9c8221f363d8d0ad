"""Events to bytes and back: exact, strict, and readable for ever."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import settings

from facilitator.desk import Desk, Event
from facilitator.moderation import Muted
from rooms.kernel import Instant, ParticipantId
from server.live.codec import CodecError, decode, encode, exported
from server.ports import Stored
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


class CodecMachine(AnyMeeting):
    """Whatever happens in a meeting survives being written down."""

    def happened(self, before: Desk | None, event: Event, after: Desk) -> None:
        assert decode(encode(event)) == event


TestCodecMachine = CodecMachine.TestCase
TestCodecMachine.settings = settings(max_examples=40, stateful_step_count=40)
