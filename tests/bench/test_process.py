"""Processes under measurement, with Python as the server."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench.process import Cores, Process, ServerFailed, core_busy_ns

BUSY = "import time; print('ready', flush=True)\nwhile time.process_time() < 0.05: pass\ntime.sleep(60)"


async def test_cpu_time_and_memory_of_a_process_are_seen(tmp_path: Path) -> None:
    process = await Process.start([sys.executable, "-c", BUSY], tmp_path / "log", None)

    first = process.cpu_ns()
    while process.cpu_ns() < 50_000_000:
        pass

    assert first < 50_000_000
    assert process.rss_bytes() > 1_000_000
    await process.stop()


async def test_a_process_runs_on_its_core(tmp_path: Path) -> None:
    core = max(os.sched_getaffinity(0))
    code = "import os; print(os.sched_getaffinity(0))"
    process = await Process.start([sys.executable, "-c", code], tmp_path / "log", core)
    await process._process.wait()

    assert process.output().strip() == str({core})


async def test_a_process_that_has_ended_says_what_it_printed(tmp_path: Path) -> None:
    process = await Process.start([sys.executable, "-c", "raise SystemExit('port taken')"], tmp_path / "log", None)
    await process._process.wait()

    with pytest.raises(ServerFailed, match="ended with 1: port taken"):
        process.cpu_ns()


async def test_stopping_what_has_ended_is_nothing(tmp_path: Path) -> None:
    process = await Process.start([sys.executable, "-c", ""], tmp_path / "log", None)
    await process._process.wait()
    await process.stop()


def test_one_core_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {5})

    assert Cores.choose() == Cores(None, None)


def test_two_cores_are_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {7, 5, 6})

    assert Cores.choose() == Cores(5, 6)


def test_the_time_a_core_has_worked_only_grows() -> None:
    core = min(os.sched_getaffinity(0))

    assert 0 < core_busy_ns(core) <= core_busy_ns(core) <= core_busy_ns(None)
