"""Arguments the command lines share."""

from __future__ import annotations

import argparse

import pytest

from bench.arguments import numbers, setting


def test_numbers_are_positive() -> None:
    assert numbers("4, 8") == [4, 8]
    with pytest.raises(argparse.ArgumentTypeError):
        numbers("0")


def test_a_setting_is_named_as_in_the_configuration() -> None:
    assert setting("media.tick_ms=1") == ("HEARTH_MEDIA__TICK_MS", "1")
    with pytest.raises(argparse.ArgumentTypeError):
        setting("media.tick_ms")
