"""The names of things on the wire."""

from __future__ import annotations

import msgspec
import pytest

from rooms.kernel import BaseCommand, BaseEvent, Instant, Issued, snake_case


class RaiseHand(BaseCommand, frozen=True):
    high: bool = False


class HandRaised(BaseEvent, frozen=True):
    high: bool


@pytest.mark.parametrize(("name", "wire"), [("LinkLost", "link_lost"), ("Tick", "tick"), ("GoAround", "go_around")])
def test_a_class_is_called_by_its_name_in_snake_case(name: str, wire: str) -> None:
    assert snake_case(name) == wire


def test_a_command_carries_its_type() -> None:
    assert msgspec.to_builtins(RaiseHand()) == {"type": "raise_hand", "high": False}


def test_an_event_carries_its_type_and_its_time() -> None:
    assert msgspec.to_builtins(HandRaised(at=Instant(5), high=True)) == {"type": "hand_raised", "at": 5, "high": True}


def test_a_command_with_a_field_too_many_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"type": "raise_hand", "as": "facilitator"}, RaiseHand)


def test_issued_commands_are_values() -> None:
    assert Issued(None, RaiseHand()) == Issued(None, RaiseHand())
