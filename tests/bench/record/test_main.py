"""The command line, with little to measure."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import pytest

from bench import __main__ as bench
from bench.process import Cores
from bench.record.main import group, loads
from bench.record.report import Report

RECORD = ["record", "--store", "sqlite"]


def test_each_number_of_sessions_is_measured_under_both_loads() -> None:
    assert [(load.sessions, load.pace) for load in loads([1, 50], 12, 2, 0.5)] == [
        (1, "flat out"),
        (1, "paced"),
        (50, "flat out"),
        (50, "paced"),
    ]


def test_fewer_than_three_are_no_group() -> None:
    assert group("3") == 3
    with pytest.raises(argparse.ArgumentTypeError):
        group("2")


@pytest.fixture
def any_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cores, "choose", lambda: Cores(None, None))


@pytest.mark.usefixtures("any_core")
def test_what_is_measured_is_printed_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "found.json"

    code = bench.main([*RECORD, "--only", "idle", "--idle", "2", "--people", "3", "--json", str(file)])

    found = msgspec.json.decode(file.read_bytes(), type=Report)
    assert code == 0
    assert [result.kind for result in found.idle] == ["new", "visited"]
    assert "2 visited sessions of 3" in capsys.readouterr().out


@pytest.mark.usefixtures("any_core")
def test_what_cannot_be_measured_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    code = bench.main([*RECORD, "--only", "commands", "--sessions", "1", "--people", "3", "--set", "no.such_key=1"])

    assert code == 1
    assert "commands, SQLite: not measured." in capsys.readouterr().out
