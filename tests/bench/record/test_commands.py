"""Commands a second: the counting, and a short run of each kind."""

from __future__ import annotations

from itertools import islice

import pytest

from bench.process import Cores
from bench.record import commands, stores
from bench.record.commands import Load, Pace, Tally, measure, script

ALL_CORES = Cores(None, None)
SETTINGS = {"HEARTH_AUTH__SECRET": "a secret of the benchmark's tests only"}


@pytest.fixture(autouse=True)
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "_WARM_UP", 0.05)


@pytest.mark.parametrize("name", ["SQLite", "Redis"])
@pytest.mark.parametrize("pace", ["flat out", "paced"])
async def test_every_command_of_a_run_is_taken(name: str, pace: Pace) -> None:
    load = Load(sessions=2, people=3, pace=pace, depth=2, rate=20.0)
    async with stores.opened(name, None) as kind:
        result = await measure(kind, load, 0.3, ALL_CORES, SETTINGS)

    assert result.per_second > 0
    assert result.messages_per_second > 0
    assert 0 < result.p50_ms <= result.p99_ms <= result.max_ms
    assert (result.refused, result.unchanged) == ({}, 0)
    assert (result.store_share > 0) == (name == "Redis")


def test_only_what_is_acknowledged_in_time_counts() -> None:
    tally = Tally()
    tally.taken(0, 1, 10)
    tally.is_open = True
    tally.taken(0, 2, 20)
    tally.taken(1, 2, 30)
    tally.is_open = False
    tally.taken(0, 3, 40)

    assert tally.took == [20, 30]
    assert tally.unchanged == 0


def test_an_acknowledgement_with_the_number_of_another_is_noticed() -> None:
    tally = Tally()
    tally.taken(0, 1, 10)
    tally.taken(0, 1, 10)

    assert tally.unchanged == 1


def test_the_script_never_repeats_what_is_already_so() -> None:
    state: dict[str, object] = {"microphone": True, "camera": True}
    for command in islice(script(), 100):
        changes = {key: value for key, value in command.items() if key != "type"}
        assert changes.items() - state.items()
        state |= changes
