"""What each of the facilitator's instruments shows: its fields of a view, and its events in the words of the wire.

An instrument has a package here with two modules:

    view.py     the structs that its fields of the view are made of, imported by `server.live.view_types`, and
                `fields(desk, viewer, stands)`: the values of these fields for somebody who is inside
    events.py   its events as viewers are told of them, imported by `server.live.wire_events`, and
                `told(seq, event, before, after, viewer)`: how this viewer is told of an event, or None

Its fields are compared before and after every event, and what differs for a viewer goes out as a patch; so `told` says
only what has happened and to whom, for people and for news, and folding needs nothing of it.

Rule that holds: `told` answers None unless the viewer is inside and may know everyone and everything the answer names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from facilitator.desk import Desk
from facilitator.instrument import Instrument
from server.live.standpoint import Standpoint, Viewer
from server.live.wire_base import BaseWireEvent

# Any: each instrument's own events and fields, for which its modules have types.
Fields: TypeAlias = Callable[[Desk, Viewer, Standpoint], dict[str, Any]]
Told: TypeAlias = Callable[[int, Any, Desk, Desk, Viewer], BaseWireEvent | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What one instrument shows."""

    instrument: Instrument
    fields: Fields
    told: Told


SHOWN: Final[tuple[Shown, ...]] = ()
"""An instrument's line stands here."""

_TOLD: Final = {event: each.told for each in SHOWN for event in each.instrument.events}


def shown_by_instruments(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, Any]:
    """The fields of all instruments, for a viewer who is inside."""
    return {name: value for each in SHOWN for name, value in each.fields(desk, viewer, stands).items()}


def is_told_here(event: object) -> bool:
    """Whether an event is one of an instrument's."""
    return type(event) in _TOLD


def told_by_instrument(seq: int, event: Any, before: Desk, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """How a viewer is told of an instrument's event, or None."""
    return _TOLD[type(event)](seq, event, before, after, viewer)
