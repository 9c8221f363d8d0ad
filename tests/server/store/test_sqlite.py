"""SQLite itself: what survives kill -9, a full disk, other processes, and files that are not ours."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from server.ports import SealedText, Stored, StoreUnavailable
from server.store import open_store
from server.store.sqlite import FORMAT, SqliteStore

ROOT = Path(__file__).parents[3]

APPENDING = """
import asyncio, sys
from server.store.sqlite import SqliteStore

async def main():
    store = SqliteStore(sys.argv[1])
    async def write(stream):
        seq = 0
        while True:
            seq = await store.append(stream, seq, [b"first of two", b"second of two"])
            print(stream, seq, flush=True)
    await asyncio.gather(*(write(f"s{n}") for n in range(8)))

asyncio.run(main())
"""

ON_A_FULL_DISK = """
import asyncio, resource, signal, sys
from server.ports import StoreUnavailable
from server.store.sqlite import SqliteStore

async def main():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = SqliteStore(sys.argv[1])
    await store.append("a", 0, [b"before"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    try:
        await store.append("a", 1, [b"x" * 100_000])
    except StoreUnavailable:
        print("refused")
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await store.append("a", 1, [b"after"])
    print([event.data for event in await store.read("a")])
    await store.close()

asyncio.run(main())
"""


def python(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def everything_in(directory: Path) -> bytes:
    return b"".join(file.read_bytes() for file in directory.iterdir())


async def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "hearth.db"
    acknowledged: dict[str, int] = {}
    with python(APPENDING, path) as writer:
        assert writer.stdout is not None
        for _ in range(400):
            stream, seq = writer.stdout.readline().split()
            acknowledged[stream] = int(seq)
        writer.send_signal(signal.SIGKILL)
        for line in writer.stdout:
            if not line.endswith("\n"):
                break  # the last one may be cut off
            stream, seq = line.split()
            acknowledged[stream] = int(seq)
    assert acknowledged.keys() == {f"s{n}" for n in range(8)}
    assert writer.returncode == -signal.SIGKILL
    store = SqliteStore(path)
    for stream, last in acknowledged.items():
        events = await store.read(stream)
        assert len(events) >= last
        assert len(events) % 2 == 0, "an append is there as a whole or not at all"
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
    await store.close()


def test_a_full_disk_refuses_and_afterwards_it_goes_on(tmp_path: Path) -> None:
    with python(ON_A_FULL_DISK, tmp_path / "hearth.db") as writer:
        output, _ = writer.communicate(timeout=30)
    assert output.splitlines() == ["refused", "[b'before', b'after']"]


async def test_while_the_file_cannot_be_written_it_refuses_and_afterwards_it_goes_on(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hearth.db")
    await store.append("a", 0, [b"before"])
    store._db.execute("PRAGMA query_only = ON")  # to SQLite, as a file system that has become read-only
    with pytest.raises(StoreUnavailable, match="readonly"):
        await store.append("a", 1, [b"lost"])
    with pytest.raises(StoreUnavailable, match="readonly"):
        await store.key("p", b"k" * 32)
    with pytest.raises(StoreUnavailable, match="readonly"):
        await store.erase(["p"])
    assert await store.read("a") == [Stored(1, b"before")]
    store._db.execute("PRAGMA query_only = OFF")
    assert await store.append("a", 1, [b"after"]) == 2
    await store.close()


async def test_of_what_is_deleted_nothing_is_left_in_the_files(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hearth.db")
    await store.key("p", b"the key of p, 32 bytes as it is ")
    await store.append("a", 0, [b"one"], [SealedText("t", "p", b"the sealed text")])
    await store.append("b", 0, [b"the event of b"])
    await store.erase(["p"])
    await store.remove("b")
    left = everything_in(tmp_path)
    await store.close()
    for deleted in (b"the key of p", b"the sealed text", b"the event of b"):
        assert deleted not in left


async def test_a_tool_works_beside_the_process_that_owns_the_store(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hearth.db")
    await store.append("a", 0, [b"one"])
    tool = SqliteStore(tmp_path / "hearth.db", beside=True)
    assert await tool.read("a") == [Stored(1, b"one")]
    assert await tool.append("audit", 0, [b"read"]) == 1
    assert await store.append("a", 1, [b"two"]) == 2
    assert await store.read("audit") == [Stored(1, b"read")]
    await tool.close()
    with pytest.raises(StoreUnavailable, match="in use"):
        SqliteStore(tmp_path / "hearth.db")
    await store.close()


def test_a_tool_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="there is no store"):
        SqliteStore(tmp_path / "hearth.db", beside=True)
    assert list(tmp_path.iterdir()) == []


async def test_appends_that_wait_together_share_a_commit(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hearth.db")
    statements: list[str] = []
    store._db.set_trace_callback(statements.append)
    busy = threading.Event()

    def block(_db: sqlite3.Connection) -> None:
        busy.wait(10)

    store._jobs.put(block)
    appends = [asyncio.create_task(store.append(f"s{n}", 0, [b"x"])) for n in range(50)]
    await asyncio.sleep(0)  # each has put its job into the queue
    busy.set()
    await asyncio.gather(*appends)
    await store.close()
    assert statements.count("COMMIT") == 1


async def test_a_store_is_read_again_by_the_next_process(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hearth.db'}"
    store = open_store(url)
    await store.append("a", 0, [b"one"])
    await store.close()
    again = open_store(url)
    assert await again.read("a") == [Stored(1, b"one")]
    await again.close()


async def test_an_append_whose_caller_has_gone_disturbs_nobody(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hearth.db")
    asked = [asyncio.create_task(store.append("a", 0, [b"gone"])), asyncio.create_task(store.read("a"))]
    await asyncio.sleep(0)
    for task in asked:
        task.cancel()
    assert await store.append("b", 0, [b"here"]) == 1
    await store.close()


# --- opening ---


async def test_the_file_and_its_directory_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "dir" / "hearth.db"
    store = SqliteStore(path)
    await store.append("a", 0, [b"private"])
    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    await store.close()
    assert set(modes.values()) == {0o600}
    assert set(modes) >= {"hearth.db", "hearth.db-wal"}
    assert path.parent.stat().st_mode & 0o777 == 0o700


async def test_the_commits_are_synchronous_in_wal_mode(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hearth.db")
    settings = [store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    await store.close()
    assert settings == ["wal", 2]


def test_a_directory_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        SqliteStore(tmp_path)


def test_a_path_through_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        SqliteStore(tmp_path / "file" / "hearth.db")


def test_a_place_where_nobody_may_write_is_no_store() -> None:
    with pytest.raises(StoreUnavailable, match="cannot be written"):
        SqliteStore("/proc/hearth/hearth.db")


def test_another_kind_of_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "hearth.db"
    path.write_bytes(b"something else entirely" * 100)
    with pytest.raises(StoreUnavailable, match="not a database"):
        SqliteStore(path)
    assert path.read_bytes() == b"something else entirely" * 100


async def test_one_process_at_a_time_owns_a_store(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "hearth.db")
    with pytest.raises(StoreUnavailable, match="in use"):
        SqliteStore(tmp_path / "hearth.db")
    await store.close()
    await SqliteStore(tmp_path / "hearth.db").close()


async def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "hearth.db"
    await SqliteStore(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    db.close()
    with pytest.raises(StoreUnavailable, match="newer version"):
        SqliteStore(path)


async def test_a_store_from_before_the_record_was_sealed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "hearth.db"
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.close()
    with pytest.raises(StoreUnavailable, match="before the record was sealed"):
        SqliteStore(path)


async def test_a_failed_opening_does_not_keep_the_file(tmp_path: Path) -> None:
    path = tmp_path / "hearth.db"
    path.write_bytes(b"something else entirely" * 100)
    with pytest.raises(StoreUnavailable):
        SqliteStore(path)
    path.unlink()
    await SqliteStore(path).close()
