"""All instruments that show something, and what they show and tell, asked for alike (`server.live.instruments`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from facilitator import chat, moderation
from facilitator.desk import Desk
from facilitator.instrument import Instrument
from server.live.instruments.chat import events as chat_events
from server.live.instruments.chat import view as chat_view
from server.live.instruments.moderation import events as moderation_events
from server.live.instruments.moderation import view as moderation_view
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


SHOWN: Final[tuple[Shown, ...]] = (
    Shown(moderation.INSTRUMENT, moderation_view.fields, moderation_events.told),
    Shown(chat.INSTRUMENT, chat_view.fields, chat_events.told),
)
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
