"""The hash chain of a stream. Pure.

Each stored line begins with its number and the SHA-256 of the line before it:

    {"seq":3,"prev":"<sha256 of line 2, in hex>","v":1,"type":"joined",...}

The first line's `prev` is made of the stream's name, so that one stream cannot stand in for another; the last line's
hash is the stream's head, which the store keeps apart from the lines. Whoever changes, removes, adds or swaps events
breaks a link, and `first_broken` says which event was it.

What the chain cannot show: a rewrite of everything from some event on, head included, by somebody who can write the
store. Against that, keep heads elsewhere (`hearth log verify` prints them).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final

import msgspec

from server.ports import Head, Stored

_BEGINNING: Final = re.compile(rb'\{"seq":([1-9][0-9]{0,17}),"prev":"([0-9a-f]{64})",(?=")')
"""How a line begins, up to the first field of the event itself."""


class Broken(msgspec.Struct, frozen=True):
    """The first event of a stream that is not as it was written. `what` completes "event 3 "."""

    seq: int
    what: str

    def __str__(self) -> str:
        return f"event {self.seq} {self.what}"


def genesis(stream: str) -> str:
    """What the first line of a stream links to."""
    return digest(b"hearth stream " + stream.encode())


def digest(line: bytes) -> str:
    """The hash by which the next line, or the head, refers to this one."""
    return hashlib.sha256(line).hexdigest()


def link(seq: int, prev: str, event: bytes) -> bytes:
    """The line that holds `event` (a JSON object with at least one field) after the line with the hash `prev`."""
    if not event.startswith(b'{"'):
        raise ValueError("an event is a JSON object that is not empty")
    return b'{"seq":%d,"prev":"%s",' % (seq, prev.encode()) + event[1:]


def event_of(line: bytes) -> bytes:
    """The event that a line holds; of something that is no line, the whole of it."""
    return _BEGINNING.sub(b"{", line, count=1)


def fields(line: bytes) -> dict[str, object]:
    """What a line says, whether or not it is genuine, its texts as references; nothing when it cannot be read."""
    try:
        return msgspec.json.decode(event_of(line), type=dict[str, object])
    except (msgspec.DecodeError, msgspec.ValidationError):
        return {}


def first_broken(stream: str, head: Head, lines: Sequence[Stored]) -> Broken | None:
    """Check a whole stream against its head."""
    broken = first_unlinked(lines, genesis(stream), head.hash)
    if broken is not None:
        return broken
    if lines and head == Head():
        return Broken(len(lines), "may not be the last one, the head of the log is missing")
    if len(lines) > head.seq:
        return Broken(head.seq + 1, "is beyond the end of the log as it was written")
    if len(lines) < head.seq:
        return Broken(len(lines) + 1, "is missing")
    if lines and digest(lines[-1].data) != head.hash:
        return Broken(head.seq, "has been changed")
    return None


def first_unlinked(
    lines: Sequence[Stored], prev: str | None = None, end: str | None = None, after: int = 0
) -> Broken | None:
    """Check lines that follow each other, with the numbers `after + 1` on.

    `prev` is the hash of the line before them, `end` the one that the last of them should have; None: not at hand.
    """
    for index, stored in enumerate(lines):
        place = after + 1 + index
        found = _BEGINNING.match(stored.data)
        if stored.seq != place:
            return Broken(place, "is missing")
        if found is None:
            return Broken(place, "has been changed")
        if int(found[1]) != place:
            return Broken(place, "is not the one that was written in its place")
        if prev is not None and found[2].decode() != prev:
            # Either this line was changed or the one before it: not this one, if what follows vouches for it.
            vouched = _vouched(lines[index + 1].data) if index + 1 < len(lines) else end
            before = index > 0 and vouched in (None, digest(stored.data))
            return Broken(place - before, "has been changed")
        prev = digest(stored.data)
    return None


def _vouched(line: bytes) -> str:
    """The hash of the line before it, as this line has it."""
    found = _BEGINNING.match(line)
    return "" if found is None else found[2].decode()
