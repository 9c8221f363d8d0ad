"""The recorded meetings that the client's fold is held against are what the server says today, and hold everything."""

from __future__ import annotations

import typing

import msgspec
import pytest

from server.live.wire_events import WireEvent
from tests.sim.fold import fold
from tests.web.fold_logs import FOLDER, Recorded, encoded, record

VIEWERS = ("facilitator", "moved", "observer", "participant")


def stored(viewer: str) -> Recorded:
    return msgspec.json.decode((FOLDER / f"{viewer}.json").read_bytes(), type=Recorded)


def test_the_records_are_up_to_date() -> None:
    recorded = record()
    assert sorted(recorded) == sorted(VIEWERS)
    for viewer, told in recorded.items():
        hint = "run: python -m tests.web.fold_logs"
        assert (FOLDER / f"{viewer}.json").read_bytes() == encoded(told), hint


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_fold_of_the_tests_follows_them(viewer: str) -> None:
    told = stored(viewer)
    view = now = told.start
    for event, change in told.steps:
        view, now = fold(view, event), {**now, **change}
        assert view == now, event


def test_they_hold_every_event_of_the_wire() -> None:
    held = {event["type"] for viewer in VIEWERS for event, _ in stored(viewer).steps}
    every = {kind.__struct_config__.tag for kind in typing.get_args(WireEvent)}
    assert every - held == set()
