"""Looking after the record from the command line: verify, show, export, erase, purge, backup, restore."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.desk import Event
from rooms.kernel import Instant, InvitationId, ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import Invited, Joined, Renamed, SessionCreated, SessionEnded
from server.cli import main
from server.live.codec import encode
from server.live.history import stream_of
from server.record.ledger import Ledger
from server.store import open_store

STREAM = stream_of(SessionId("s_1"))
ANN, INVITATION = ParticipantId("p_ann"), InvitationId("i_ann")
EVENTS: list[Event] = [
    SessionCreated(at=Instant(1_000), id=SessionId("s_1"), title="Tuesday group", capacity=4, waiting_room=False),
    Invited(
        at=Instant(2_000), invitation=INVITATION, role=Role.GUEST, name="Ann", shared=False, expires_at=None, by=None
    ),
    Joined(at=Instant(3_000), participant=ANN, invitation=INVITATION, name="Ann", role=Role.GUEST),
    Renamed(at=Instant(4_000), participant=ANN, name="Annabel"),
    SessionEnded(at=Instant(5_000), by=None),
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def store(tmp_path: Path) -> str:
    """The URL of a store with one session, and one other stream."""
    url = f"sqlite:///{tmp_path / 'hearth.db'}"

    async def fill() -> None:
        ledger = Ledger(open_store(url))
        await ledger.append(STREAM, 0, [encode(event) for event in EVENTS])
        await ledger.append("directory", 0, [b'{"v":1,"at":1,"type":"api_key_set","hash":"x"}'])
        await ledger.close()

    asyncio.run(fill())
    return url


@pytest.fixture
def run(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `hearth ...` on the store. Returns: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def hearth(*arguments: str, url: str = store) -> tuple[int, str, str]:
        code = main([*arguments, "--store", url])
        told = capsys.readouterr()
        return code, told.out, told.err

    return hearth


def tamper(tmp_path: Path, *statements: str) -> None:
    with sqlite3.connect(tmp_path / "hearth.db") as db:
        for statement in statements:
            db.execute(statement)
    db.close()


def audited(run: Run) -> list[dict[str, object]]:
    """What the audit holds; looking at it is put down as well, after this."""
    code, out, _ = run("log", "export", "audit")
    assert code == 0
    return [{key: value for key, value in json.loads(line).items() if key != "at"} for line in out.splitlines()]


# --- verify ---


def test_a_whole_record_verifies_and_its_heads_are_printed(run: Run) -> None:
    code, out, _ = run("log", "verify")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()] == ["directory", STREAM]
    assert "whole, 5 events, head " in out


@pytest.mark.parametrize("name", ["s_1", STREAM])
def test_one_session_can_be_verified(run: Run, name: str) -> None:
    code, out, _ = run("log", "verify", name)
    assert code == 0
    assert out.startswith(f"{STREAM}: whole")
    assert out.count("\n") == 1


FLIP = "UPDATE events SET data = cast(replace(cast(data AS TEXT), 'guest', 'gueſt') AS BLOB) WHERE seq = 3"


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ([FLIP], "event 3 has been changed"),
        (["DELETE FROM events WHERE seq = 2"], "event 2 is missing"),
        (["DELETE FROM events WHERE seq > 3"], "event 4 is missing"),
        (["DELETE FROM events WHERE stream LIKE 'session/%'"], "event 1 is missing"),
        (
            [
                "UPDATE events SET seq = 99 WHERE seq = 3",
                "UPDATE events SET seq = 3 WHERE seq = 4",
                "UPDATE events SET seq = 4 WHERE seq = 99",
            ],
            "event 3 is not the one that was written in its place",
        ),
        (["DELETE FROM heads WHERE seq = 5"], "event 5 may not be the last one"),
        (["DELETE FROM texts WHERE owner = 'p_ann'"], "event 3 has a text that is missing"),
    ],
)
def test_tampering_is_found_and_its_place_named(run: Run, tmp_path: Path, tampering: list[str], found: str) -> None:
    tamper(tmp_path, *tampering)
    code, out, _ = run("log", "verify")
    assert code == 1
    assert f"{STREAM}: BROKEN, {found}" in out
    assert "directory: whole" in out
    assert "1 of 2 are not as they were written." in out


def test_an_unknown_session_is_told(run: Run) -> None:
    assert run("log", "verify", "s_9")[::2] == (2, "hearth: There is no session and no stream 's_9' in the store.\n")


def test_a_store_that_is_not_there_is_told_and_not_made(run: Run, tmp_path: Path) -> None:
    code, _, err = run("log", "verify", url=f"sqlite:///{tmp_path / 'other.db'}")
    assert code == 2
    assert "there is no store" in err
    assert not (tmp_path / "other.db").exists()


def test_the_configured_store_is_meant_if_no_other_is_named(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_STORE__URL", store)
    assert main(["log", "verify"]) == 0


# --- show and export ---


def test_a_log_is_shown_for_reading_and_that_is_put_down(run: Run) -> None:
    code, out, _ = run("log", "show", "s_1")
    assert code == 0
    assert len(out.splitlines()) == 5
    assert "1970-01-01T00:00:04.000Z  renamed               participant=p_ann name=Annabel" in out
    (read, *_) = audited(run)
    assert (read["type"], read["stream"], read["what"], read["by"]) == ("record_read", STREAM, "log", "command_line")


def test_a_log_is_exported_as_ndjson(run: Run) -> None:
    code, out, _ = run("log", "export", "s_1")
    assert code == 0
    events = [json.loads(line) for line in out.splitlines()]
    assert [event["seq"] for event in events] == [1, 2, 3, 4, 5]
    assert (events[0]["title"], events[3]["name"]) == ("Tuesday group", "Annabel")
    assert audited(run)[0]["what"] == "export"


def test_a_log_is_exported_as_csv(run: Run) -> None:
    code, out, _ = run("log", "export", "s_1", "--format", "csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["type"] for row in rows] == ["session_created", "invited", "joined", "renamed", "session_ended"]


def test_a_broken_log_is_not_shown(run: Run, tmp_path: Path) -> None:
    tamper(tmp_path, FLIP)
    code, out, err = run("log", "show", "s_1")
    assert (code, out) == (2, "")
    assert err == f"hearth: {STREAM} cannot be read: event 3 has been changed; `hearth log verify` says more.\n"


def test_it_works_while_a_node_owns_the_store(run: Run, store: str) -> None:
    node = open_store(store)
    assert run("log", "show", "s_1")[0] == 0
    assert run("erase", "p_ann")[0] == 0
    asyncio.run(node.close())


# --- report ---


def test_a_session_is_reported_on(run: Run) -> None:
    code, out, _ = run("report", "s_1")
    assert code == 0
    (ann,) = json.loads(out)["attendance"]
    assert (ann["name"], ann["first_joined_at"], ann["last_left_at"]) == ("Annabel", 3_000, 5_000)
    (row,) = csv.DictReader(io.StringIO(run("report", "s_1", "--format", "csv")[1]))
    assert (row["name"], row["first_joined_at"]) == ("Annabel", "1970-01-01T00:00:03.000Z")
    assert [entry["what"] for entry in audited(run)] == ["report", "report"]


def test_a_person_has_a_sheet(run: Run) -> None:
    assert json.loads(run("report", "s_1", "--participant", "p_ann")[1])["attendance"]["name"] == "Annabel"
    assert "p_ann,Annabel" in run("report", "s_1", "--participant", "p_ann", "--format", "csv")[1]
    assert [entry["what"] for entry in audited(run)] == ["sheet", "sheet"]
    assert "no participant 'p_x'" in run("report", "s_1", "--participant", "p_x")[2]


def test_what_is_no_session_is_not_reported_on(run: Run) -> None:
    assert run("report", "directory")[0] == 2


# --- erase ---


def test_an_erased_person_leaves_no_trace_and_the_log_verifies(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("erase", "p_ann")
    assert code == 0
    assert STREAM in out
    assert run("log", "verify")[0] == 0
    shown = run("log", "show", "s_1")[1]
    assert "Ann" not in shown
    assert shown.count("[erased]") == 3
    assert "Tuesday group" in shown
    for file in tmp_path.iterdir():
        assert b"Ann" not in file.read_bytes(), file
    (erased, *_) = audited(run)
    assert (erased["type"], erased["owners"]) == ("erased", ["i_ann", "p_ann"])


def test_names_are_never_in_the_files_in_clear(run: Run, tmp_path: Path) -> None:
    run("log", "show", "s_1")
    for file in tmp_path.iterdir():
        for text in (b"Ann", b"Tuesday"):
            assert text not in file.read_bytes(), file


def test_who_is_not_there_cannot_be_erased(run: Run) -> None:
    code, out, _ = run("erase", "p_nobody", "p_ann")
    assert code == 1
    assert "p_nobody: nobody of this id is in the record." in out
    assert "p_ann: erased" in out


# --- purge ---


def test_what_is_over_is_purged(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("purge")[1] == "No session's time is over.\n"
    monkeypatch.setenv("HEARTH_RECORD__RETENTION_DAYS", "30")
    assert run("purge", "--dry-run")[1] == f"{STREAM}: its time is over\n"
    assert run("purge")[1] == f"{STREAM}: purged\n"
    code, out, _ = run("log", "verify")
    assert code == 0
    assert STREAM not in out
    (purged, *_) = audited(run)
    assert (purged["type"], purged["stream"], purged["events"]) == ("purged", STREAM, 5)


# --- backup and restore ---


def test_a_backup_is_restored_into_an_empty_store(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("backup", str(tmp_path / "all.backup"))
    assert code == 0
    assert "3 streams" in out
    other = f"sqlite:///{tmp_path / 'other.db'}"
    code, out, _ = run("restore", str(tmp_path / "all.backup"), url=other)
    assert code == 0
    assert f"{STREAM}: whole" in out
    assert run("log", "export", "s_1", url=other)[1] == run("log", "export", "s_1")[1]


def test_a_store_with_something_in_it_is_not_restored_into(run: Run, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "all.backup"))
    code, _, err = run("restore", str(tmp_path / "all.backup"))
    assert code == 2
    assert "not empty" in err


def test_a_store_in_use_is_not_restored_into(run: Run, tmp_path: Path, store: str) -> None:
    node = open_store(store)
    assert "in use" in run("restore", str(tmp_path / "all.backup"))[2]
    asyncio.run(node.close())


def test_a_file_that_is_no_backup_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    other = f"sqlite:///{tmp_path / 'other.db'}"
    assert "is no backup of Hearth" in run("restore", str(tmp_path / "file"), url=other)[2]
    assert run("restore", str(tmp_path / "nothing"), url=other)[::2] == (
        2, f"hearth: {tmp_path / 'nothing'}: No such file or directory.\n",
    )  # fmt: skip
    assert run("backup", str(tmp_path / "no" / "dir"))[0] == 2


def test_a_backup_of_a_broken_record_says_so_when_it_is_restored(run: Run, tmp_path: Path) -> None:
    tamper(tmp_path, "DELETE FROM events WHERE seq = 5")
    run("backup", str(tmp_path / "all.backup"))
    code, out, _ = run("restore", str(tmp_path / "all.backup"), url=f"sqlite:///{tmp_path / 'other.db'}")
    assert code == 1
    assert f"{STREAM}: BROKEN, the backup has not all of its events" in out
