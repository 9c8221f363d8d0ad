"""The form of events in a log is for ever."""

from __future__ import annotations

import pytest

from server.directory import groupbook, register
from tests.server.directory import golden


def test_every_event_is_pinned_in_its_present_form() -> None:
    missing = set(golden.current()) - set(golden.pinned())
    assert not missing, "a new form? run: python -m tests.server.directory.golden"


@pytest.mark.parametrize("line", golden.pinned())
def test_every_form_there_ever_was_is_read(line: str) -> None:
    assert golden.readable(line)


def test_no_type_is_in_both_streams() -> None:
    assert not register.CODEC.types & groupbook.CODEC.types
