"""Events as the log holds them: one JSON object per event, `{"v": 1, "type": ..., "at": ..., ...}`.

Rule that holds: decoding is strict. An unknown type, version or field stops the replay with a `CodecError` rather than
losing part of what happened. `v` counts the versions of one event type; when a published event has to change, its
number goes up and an upcaster here turns the old form into the new one.
"""

from __future__ import annotations

from typing import Final, get_args

import msgspec

from facilitator.desk import Event
from server.ports import Stored

VERSION: Final = 1

_TYPES: Final = frozenset(kind.__struct_config__.tag for kind in get_args(Event))


class CodecError(ValueError):
    """Bytes in the log that this program cannot read. The message names types and fields, never whole contents."""


def encode(event: Event) -> bytes:
    """The JSON encoding of an event, as it is appended to the log."""
    return b'{"v":%d,' % VERSION + msgspec.json.encode(event)[1:]


def decode(data: bytes) -> Event:
    """The event that `encode` made these bytes of.

    Raises: CodecError.
    """
    raw = _object(data)
    version, kind = raw.pop("v", None), raw.get("type")
    if not isinstance(kind, str) or kind not in _TYPES:
        raise CodecError(f"the log holds an event of the unknown type {kind!r}")
    if version != VERSION:
        raise CodecError(f"the log holds version {version!r} of {kind}; this program knows version {VERSION}")
    try:
        event: Event = msgspec.convert(raw, Event)
    except msgspec.ValidationError as error:
        raise CodecError(f"the log holds a {kind} that does not fit: {error}") from None
    return event


def exported(stored: Stored) -> dict[str, object]:
    """A stored event as a line of an exported log: `{seq, type, at, ...}`.

    Raises: CodecError.
    """
    raw = _object(stored.data)
    raw.pop("v", None)
    return {"seq": stored.seq, **raw}


def _object(data: bytes) -> dict[str, object]:
    try:
        return msgspec.json.decode(data, type=dict[str, object])
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise CodecError("the log holds something that is not a JSON object") from None
