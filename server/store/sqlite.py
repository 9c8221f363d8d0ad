"""Streams in one SQLite file: the embedded default.

WAL with synchronous=FULL: a commit has reached the disk when it returns. One thread owns the connection and does
everything in order; appends that are waiting when it comes to them are committed together (group commit), so that many
sessions share one fsync. An append is answered only after that commit.

Rules that hold: an acknowledged event survives kill -9 and power loss; of one append all events are there or none; a
refused append (wrong sequence) does not touch the others of its group; one process at a time owns a file, and tools
may work beside it (SQLite's own locks keep their transactions apart); what is deleted is overwritten.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import hashlib
import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import msgspec

from server.ports import Head, SealedText, Stored, StoreUnavailable, WrongSequence

GROUP: Final = 256
"""Jobs taken from the queue, and so appends committed together, at most."""

FORMAT: Final = 2
"""The version of the tables, kept in the file as its user_version."""

PATIENCE: Final = 10.0
"""Seconds to wait for another process's transaction."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS events (
    stream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (stream, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS heads (stream TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL)
WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (
    stream TEXT NOT NULL,
    ref TEXT NOT NULL,
    owner TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (stream, ref)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS texts_by_owner ON texts (owner);
CREATE TABLE IF NOT EXISTS keys (owner TEXT NOT NULL PRIMARY KEY, key BLOB) WITHOUT ROWID
"""

T = TypeVar("T")


class _Append(msgspec.Struct, frozen=True):
    stream: str
    expected_seq: int
    events: tuple[bytes, ...]
    texts: tuple[SealedText, ...]
    done: Future[int]


_Query: TypeAlias = Callable[[sqlite3.Connection], None]


class SqliteStore:
    """A `RecordStore` in the SQLite file at `path`, which is made together with its directory if it is not there.

    `beside`: for a tool, which may work while another process owns the file; the file must be there.
    Raises: StoreUnavailable when the file cannot be written, is not ours, or another process has it.
    """

    def __init__(self, path: str | Path, *, beside: bool = False) -> None:
        self._path = Path(path)
        self._lock = contextlib.ExitStack()
        with contextlib.ExitStack() as lock:
            if not beside:
                lock.callback(os.close, _lock(self._path))
            elif not self._path.is_file():
                raise StoreUnavailable(f"there is no store {self._path}")
            self._db = _connect(self._path)
            self._lock = lock.pop_all()
        self._jobs: queue.SimpleQueue[_Append | _Query | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="store", daemon=True)
        self._thread.start()

    async def append(
        self, stream: str, expected_seq: int, events: Sequence[bytes], texts: Sequence[SealedText] = ()
    ) -> int:
        self._must_be_open()
        done: Future[int] = Future()
        self._jobs.put(_Append(stream, expected_seq, tuple(events), tuple(texts), done))
        return await asyncio.wrap_future(done)

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        return await self._ask(lambda db: _read(db, stream, after))

    async def snapshot(self, stream: str) -> tuple[Head, list[Stored]]:
        return await self._ask(lambda db: (_head(db, stream), _read(db, stream, 0)), "BEGIN")

    async def head(self, stream: str) -> Head:
        return await self._ask(lambda db: _head(db, stream))

    async def streams(self, prefix: str = "") -> list[str]:
        return await self._ask(lambda db: _streams(db, prefix), "BEGIN")

    async def remove(self, stream: str) -> None:
        await self._ask(lambda db: _remove(db, stream), "BEGIN IMMEDIATE")
        await self._ask(_truncate_log)

    async def texts(self, stream: str) -> list[SealedText]:
        return await self._ask(lambda db: _texts(db, stream))

    async def key(self, owner: str, fresh: bytes) -> bytes | None:
        return await self._ask(lambda db: _key(db, owner, fresh), "BEGIN IMMEDIATE")

    async def keys(self, owners: Sequence[str] | None = None) -> dict[str, bytes | None]:
        return await self._ask(lambda db: _keys(db, owners), "BEGIN")

    async def owned(self, owner: str) -> list[str]:
        return await self._ask(lambda db: _owned(db, owner))

    async def erase(self, owners: Sequence[str]) -> None:
        await self._ask(lambda db: _erase(db, owners), "BEGIN IMMEDIATE")
        await self._ask(_truncate_log)

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)

    async def _ask(self, query: Callable[[sqlite3.Connection], T], begin: str = "") -> T:
        """Have `query` run in the thread, in a transaction if `begin` says how one begins."""
        self._must_be_open()
        done: Future[T] = Future()

        def run(db: sqlite3.Connection) -> None:
            if not done.set_running_or_notify_cancel():
                return
            try:
                done.set_result(_in_transaction(db, query, begin) if begin else query(db))
            except sqlite3.Error as error:
                done.set_exception(StoreUnavailable(f"the store cannot be used: {error}"))
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
        self._lock.close()

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
        results: Sequence[int | Exception]
        try:
            results = _in_transaction(
                self._db, lambda db: [_insert(db, append) for append in wanted], "BEGIN IMMEDIATE"
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, the events are not durable and the thread lives on
            results = [StoreUnavailable(f"the store cannot be written: {error}") for _ in wanted]
        for append, result in zip(wanted, results, strict=True):
            if isinstance(result, Exception):
                append.done.set_exception(result)
            else:
                append.done.set_result(result)


def _in_transaction(db: sqlite3.Connection, work: Callable[[sqlite3.Connection], T], begin: str) -> T:
    try:
        db.execute(begin)
        result = work(db)
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    return result


def _insert(db: sqlite3.Connection, append: _Append) -> int | WrongSequence:
    last = _head(db, append.stream).seq
    if last != append.expected_seq:
        return WrongSequence(f"{append.stream} is at {last}, not at {append.expected_seq}")
    if not append.events:
        return last
    numbered = enumerate(append.events, start=last + 1)
    db.executemany("INSERT INTO events VALUES (?, ?, ?)", ((append.stream, seq, data) for seq, data in numbered))
    db.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", ((append.stream, *_row(text)) for text in append.texts))
    head = Head(last + len(append.events), hashlib.sha256(append.events[-1]).hexdigest())
    db.execute("INSERT OR REPLACE INTO heads VALUES (?, ?, ?)", (append.stream, head.seq, head.hash))
    return head.seq


def _row(text: SealedText) -> tuple[str, str, bytes]:
    return text.ref, text.owner, text.data


def _head(db: sqlite3.Connection, stream: str) -> Head:
    row = db.execute("SELECT seq, hash FROM heads WHERE stream = ?", (stream,)).fetchone()
    return Head() if row is None else Head(*row)


def _read(db: sqlite3.Connection, stream: str, after: int) -> list[Stored]:
    rows = db.execute("SELECT seq, data FROM events WHERE stream = ? AND seq > ? ORDER BY seq", (stream, after))
    return [Stored(seq=seq, data=data) for seq, data in rows]


def _streams(db: sqlite3.Connection, prefix: str) -> list[str]:
    """Those with a head and those with events, should somebody have taken one of the two away. One look into the
    index per stream, however many events it holds."""
    names = {name for (name,) in db.execute("SELECT stream FROM heads WHERE stream >= ?", (prefix,))}
    row = db.execute("SELECT stream FROM events WHERE stream >= ? ORDER BY stream LIMIT 1", (prefix,)).fetchone()
    while row is not None and row[0].startswith(prefix):
        names.add(row[0])
        row = db.execute("SELECT stream FROM events WHERE stream > ? ORDER BY stream LIMIT 1", row).fetchone()
    return sorted(name for name in names if name.startswith(prefix))


def _remove(db: sqlite3.Connection, stream: str) -> None:
    for table in ("events", "heads", "texts"):
        db.execute(f"DELETE FROM {table} WHERE stream = ?", (stream,))  # noqa: S608 - the names are those above


def _texts(db: sqlite3.Connection, stream: str) -> list[SealedText]:
    rows = db.execute("SELECT ref, owner, data FROM texts WHERE stream = ? ORDER BY ref", (stream,))
    return [SealedText(ref=ref, owner=owner, data=data) for ref, owner, data in rows]


def _key(db: sqlite3.Connection, owner: str, fresh: bytes) -> bytes | None:
    db.execute("INSERT OR IGNORE INTO keys VALUES (?, ?)", (owner, fresh))
    (key,) = db.execute("SELECT key FROM keys WHERE owner = ?", (owner,)).fetchone()
    held: bytes | None = key
    return held


def _keys(db: sqlite3.Connection, owners: Sequence[str] | None) -> dict[str, bytes | None]:
    if owners is None:
        return dict(db.execute("SELECT owner, key FROM keys"))
    found = (db.execute("SELECT owner, key FROM keys WHERE owner = ?", (owner,)).fetchone() for owner in owners)
    return dict(row for row in found if row is not None)


def _owned(db: sqlite3.Connection, owner: str) -> list[str]:
    rows = db.execute("SELECT DISTINCT stream FROM texts WHERE owner = ? ORDER BY stream", (owner,))
    return [stream for (stream,) in rows]


def _erase(db: sqlite3.Connection, owners: Sequence[str]) -> None:
    db.executemany("DELETE FROM texts WHERE owner = ?", ((owner,) for owner in owners))
    db.executemany("INSERT OR REPLACE INTO keys VALUES (?, NULL)", ((owner,) for owner in owners))


def _truncate_log(db: sqlite3.Connection) -> None:
    """Bring the WAL into the file and cut it to nothing, so that what was deleted is in neither (secure_delete has
    overwritten it in the file)."""
    (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreUnavailable(
            "what was deleted is still in the store's write-ahead log: another process is reading it"
        )


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
        db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
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
    db.execute("PRAGMA secure_delete = ON")
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > FORMAT:
        raise StoreUnavailable(f"the store {path} was written by a newer version of this program")
    if found == 1:
        raise StoreUnavailable(f"the store {path} was written before the record was sealed; this version cannot use it")
    db.execute("BEGIN IMMEDIATE")
    for statement in _TABLES.split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {FORMAT}")  # written every time, which proves that the file can be written
    db.execute("COMMIT")
