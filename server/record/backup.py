"""The whole record as one file, and back. The same file whatever the store: it also moves a record to another kind.

The file is gzip around one JSON object a line: `backup`, then a `stream` each, the `keys`, and the `end` with the
SHA-256 of everything before it, so that a file cut short is never taken for a whole one. A node may write meanwhile:
streams only grow, and each is taken as it is at one moment.

Note that a backup holds the keys of everyone who was not erased by then.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from rooms.kernel import Instant
from server.ports import Head, RecordStore, SealedText, Stored

FORMAT: Final = 1
_AT_ONCE: Final = 500
"""Events appended in one go when restoring."""


class NotABackup(Exception):
    """The file is no backup, is damaged, or not all of it is there."""


class NotEmpty(Exception):
    """The store that was to be filled holds something."""


class Begin(msgspec.Struct, frozen=True, tag_field="type", tag="backup"):
    format: int
    at: Instant


class Stream(msgspec.Struct, frozen=True, tag_field="type", tag="stream"):
    name: str
    head: Head
    events: tuple[Stored, ...]
    texts: tuple[SealedText, ...]


class Keys(msgspec.Struct, frozen=True, tag_field="type", tag="keys"):
    keys: dict[str, bytes | None]


class End(msgspec.Struct, frozen=True, tag_field="type", tag="end"):
    sha256: str


Part: TypeAlias = Begin | Stream | Keys | End


class Summary(msgspec.Struct, frozen=True):
    """What was written or read. `broken` are streams that did not end where their head says, and so are short."""

    streams: int
    events: int
    digest: str
    broken: tuple[str, ...] = ()


async def backup(store: RecordStore, file: Path, at: Instant) -> Summary:
    """Write everything in `store` to `file`, which is there as a whole or not at all, for its owner alone.

    Raises: StoreUnavailable, OSError.
    """
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    digest = hashlib.sha256()
    streams = events = 0
    try:
        with (
            os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw,
            gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed,
        ):

            def write(part: Part) -> None:
                line = msgspec.json.encode(part) + b"\n"
                packed.write(line)
                digest.update(line)

            write(Begin(FORMAT, at))
            for name in await store.streams():
                head, stored = await store.snapshot(name)
                write(Stream(name, head, tuple(stored), tuple(await store.texts(name))))
                streams, events = streams + 1, events + len(stored)
            write(Keys(await store.keys()))
            whole = digest.hexdigest()
            write(End(whole))
            packed.close()
            raw.flush()
            os.fsync(raw.fileno())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    return Summary(streams, events, whole)


async def restore(store: RecordStore, file: Path) -> Summary:
    """Fill an empty `store` from `file`. The file is read to its end first, so that nothing is half done.

    Raises: NotABackup, NotEmpty, StoreUnavailable, OSError.
    """
    for _ in _parts(file):
        pass
    if await store.streams() or await store.keys():
        raise NotEmpty
    streams = events = 0
    digest = ""
    broken: list[str] = []
    for part in _parts(file):
        match part:
            case Stream():
                streams, events = streams + 1, events + len(part.events)
                if await _fill(store, part) != part.head:
                    broken.append(part.name)
            case Keys():
                for owner, key in part.keys.items():
                    if key is not None:
                        await store.key(owner, key)
                await store.erase([owner for owner, key in part.keys.items() if key is None])
            case End():
                digest = part.sha256
            case Begin():
                pass
    return Summary(streams, events, digest, tuple(broken))


async def _fill(store: RecordStore, stream: Stream) -> Head:
    lines = [event.data for event in stream.events]
    for first in range(0, len(lines), _AT_ONCE):
        texts = stream.texts if first == 0 else ()
        await store.append(stream.name, first, lines[first : first + _AT_ONCE], texts)
    return await store.head(stream.name)


def _parts(file: Path) -> Iterator[Part]:
    """What a backup holds, checked on the way: only when this ends is the whole of it genuine.

    Raises: NotABackup, OSError.
    """
    decoder = msgspec.json.Decoder(Part)
    digest = hashlib.sha256()
    last: Part | None = None
    try:
        with gzip.open(file) as packed:
            for line in packed:
                part: Part = decoder.decode(line)
                _check(part, last, digest.hexdigest())
                digest.update(line)
                last = part
                yield part
    except (gzip.BadGzipFile, EOFError, zlib.error, msgspec.DecodeError) as error:
        raise NotABackup from error
    if not isinstance(last, End):
        raise NotABackup


def _check(part: Part, last: Part | None, digest: str) -> None:
    if isinstance(part, Begin) != (last is None) or (isinstance(part, Begin) and part.format != FORMAT):
        raise NotABackup
    if isinstance(last, End) or (isinstance(part, End) and part.sha256 != digest):
        raise NotABackup
