"""Streams in one SQLite file: the embedded default.

WAL with synchronous=FULL: a commit has reached the disk when it returns. One thread owns the connection and does
everything in order; appends that are waiting when it comes to them are committed together (group commit), so that many
sessions share one fsync. An append is answered only after that commit.

Rules that hold: an acknowledged event survives kill -9 and power loss; of one append all events are there or none; a
refused append (wrong sequence) does not touch the others of its group; one process at a time owns a file.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import msgspec

from server.ports import Stored, StoreUnavailable, WrongSequence

GROUP: Final = 256
"""Jobs taken from the queue, and so appends committed together, at most."""

FORMAT: Final = 1
"""The version of the tables, kept in the file as its user_version."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS events (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (stream, seq)
) WITHOUT ROWID
"""

T = TypeVar("T")


class _Append(msgspec.Struct, frozen=True):
    stream: str
    expected_seq: int
    events: tuple[bytes, ...]
    done: Future[int]


_Query: TypeAlias = Callable[[sqlite3.Connection], None]


class SqliteStore:
    """An `EventStore` in the SQLite file at `path`, which is made together with its directory if it is not there.

    Raises: StoreUnavailable when the file cannot be written, is not ours, or another process has it.
    """

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._lock = _lock(self._path)
        try:
            self._db = _connect(self._path)
        except BaseException:
            os.close(self._lock)
            raise
        self._jobs: queue.SimpleQueue[_Append | _Query | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="store", daemon=True)
        self._thread.start()

    async def append(self, stream: str, expected_seq: int, events: Sequence[bytes]) -> int:
        self._must_be_open()
        done: Future[int] = Future()
        self._jobs.put(_Append(stream, expected_seq, tuple(events), done))
        return await asyncio.wrap_future(done)

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        return await self._ask(lambda db: _read(db, stream, after))

    async def streams(self, prefix: str = "") -> list[str]:
        return await self._ask(lambda db: _streams(db, prefix))

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)

    async def _ask(self, query: Callable[[sqlite3.Connection], T]) -> T:
        self._must_be_open()
        done: Future[T] = Future()

        def run(db: sqlite3.Connection) -> None:
            if not done.set_running_or_notify_cancel():
                return
            try:
                done.set_result(query(db))
            except sqlite3.Error as error:
                done.set_exception(StoreUnavailable(f"the store cannot be read: {error}"))
            except Exception as error:  # noqa: BLE001 - it belongs to whoever asked; the thread serves everyone
                done.set_exception(error)

        self._jobs.put(run)
        return await asyncio.wrap_future(done)

    def _must_be_open(self) -> None:
        if self._closed:
            raise StoreUnavailable("the store is closed")

    # --- in the thread ---------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        while self._do(self._waiting()):
            pass
        self._db.close()
        os.close(self._lock)

    def _waiting(self) -> list[_Append | _Query | None]:
        """The next job, once there is one, and those behind it."""
        jobs = [self._jobs.get()]
        with contextlib.suppress(queue.Empty):
            while len(jobs) < GROUP:
                jobs.append(self._jobs.get_nowait())
        return jobs

    def _do(self, jobs: list[_Append | _Query | None]) -> bool:
        """Do the jobs in order, appends that follow each other as one group. False when the last one was to stop."""
        group: list[_Append] = []
        for job in jobs:
            if isinstance(job, _Append):
                group.append(job)
                continue
            self._commit(group)
            group = []
            if job is None:
                return False
            job(self._db)
        self._commit(group)
        return True

    def _commit(self, group: list[_Append]) -> None:
        wanted = [append for append in group if append.done.set_running_or_notify_cancel()]
        if not wanted:
            return
        results: list[int | Exception]
        try:
            self._db.execute("BEGIN IMMEDIATE")
            results = [_insert(self._db, append) for append in wanted]
            self._db.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 - whatever it is, the events are not durable and the thread lives on
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            results = [StoreUnavailable(f"the store cannot be written: {error}") for _ in wanted]
        for append, result in zip(wanted, results, strict=True):
            if isinstance(result, Exception):
                append.done.set_exception(result)
            else:
                append.done.set_result(result)


def _insert(db: sqlite3.Connection, append: _Append) -> int | WrongSequence:
    (last,) = db.execute("SELECT coalesce(max(seq), 0) FROM events WHERE stream = ?", (append.stream,)).fetchone()
    if last != append.expected_seq:
        return WrongSequence(f"{append.stream} is at {last}, not at {append.expected_seq}")
    numbered = enumerate(append.events, start=append.expected_seq + 1)
    db.executemany("INSERT INTO events VALUES (?, ?, ?)", ((append.stream, seq, data) for seq, data in numbered))
    return append.expected_seq + len(append.events)


def _read(db: sqlite3.Connection, stream: str, after: int) -> list[Stored]:
    rows = db.execute("SELECT seq, data FROM events WHERE stream = ? AND seq > ? ORDER BY seq", (stream, after))
    return [Stored(seq=seq, data=data) for seq, data in rows]


def _streams(db: sqlite3.Connection, prefix: str) -> list[str]:
    """One look into the index per stream, however many events it holds."""
    names: list[str] = []
    row = db.execute("SELECT stream FROM events WHERE stream >= ? ORDER BY stream LIMIT 1", (prefix,)).fetchone()
    while row is not None and row[0].startswith(prefix):
        names.append(row[0])
        row = db.execute("SELECT stream FROM events WHERE stream > ? ORDER BY stream LIMIT 1", row).fetchone()
    return names


# --- opening ------------------------------------------------------------------------------------------------------


def _lock(path: Path) -> int:
    """Take the file for this process; the lock ends with the process, however it ends."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreUnavailable(f"the store {path} cannot be written: {error.strerror}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise StoreUnavailable(f"the store {path} is in use by another process") from error
    return lock


def _connect(path: Path) -> sqlite3.Connection:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite gives its WAL the same permissions
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except OSError as error:
        raise StoreUnavailable(f"the store {path} cannot be written: {error.strerror}") from error
    except sqlite3.Error as error:
        raise StoreUnavailable(f"the store {path} cannot be opened: {error}") from error
    try:
        _prepare(db, path)
    except sqlite3.Error as error:
        db.close()
        raise StoreUnavailable(f"the store {path} cannot be used: {error}") from error
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > FORMAT:
        raise StoreUnavailable(f"the store {path} was written by a newer version of this program")
    db.execute("BEGIN IMMEDIATE")
    db.execute(_TABLES)
    db.execute(f"PRAGMA user_version = {FORMAT}")  # written every time, which proves that the file can be written
    db.execute("COMMIT")
