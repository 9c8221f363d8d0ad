"""The events of a session as the log holds them; see `server.record.codec` for the form and its rules.

`UPCASTERS` has what this program must know of how events used to be; tests/server/live/events.jsonl pins the form of
every version there ever was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from facilitator.desk import Event
from server.ports import Stored
from server.record.codec import Codec, Upcaster

UPCASTERS: Final[Mapping[str, Sequence[Upcaster]]] = {}
"""By event type, the oldest first: each makes the next version's fields of the version before."""

CODEC: Final[Codec[Event]] = Codec(Event, UPCASTERS)


def encode(event: Event) -> bytes:
    """The JSON encoding of an event, as it is appended to the log."""
    return CODEC.encode(event)


def decode(data: bytes) -> Event:
    """The event that `encode` made these bytes of.

    Raises: server.record.codec.CodecError.
    """
    return CODEC.decode(data)


def exported(stored: Stored) -> dict[str, object]:
    """A stored event as a line of an exported log: `{seq, type, at, ...}`.

    Raises: server.record.codec.CodecError.
    """
    return CODEC.exported(stored)
