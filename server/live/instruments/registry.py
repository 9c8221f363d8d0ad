"""All instruments that show something, and what they show and tell, asked for alike (`server.live.instruments`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from facilitator import asides, chat, checkins, moderation, polls, scenes, sharing, speech, support, turns
from facilitator.desk import Desk
from facilitator.hour import agenda, pause, recess
from facilitator.instrument import Instrument
from facilitator.speech.vocabulary import Spoke
from rooms.kernel import BaseEvent
from server.live.instruments.asides import events as asides_events
from server.live.instruments.asides import view as asides_view
from server.live.instruments.chat import events as chat_events
from server.live.instruments.chat import view as chat_view
from server.live.instruments.checkins import events as checkins_events
from server.live.instruments.checkins import view as checkins_view
from server.live.instruments.hour import events as hour_events
from server.live.instruments.hour import view as hour_view
from server.live.instruments.moderation import events as moderation_events
from server.live.instruments.moderation import view as moderation_view
from server.live.instruments.polls import events as polls_events
from server.live.instruments.polls import view as polls_view
from server.live.instruments.scene import events as scene_events
from server.live.instruments.scene import view as scene_view
from server.live.instruments.sharing import events as sharing_events
from server.live.instruments.sharing import view as sharing_view
from server.live.instruments.speech import events as speech_events
from server.live.instruments.speech import view as speech_view
from server.live.instruments.support import events as support_events
from server.live.instruments.support import view as support_view
from server.live.instruments.turns import events as turns_events
from server.live.instruments.turns import view as turns_view
from server.live.standpoint import Standpoint, Viewer
from server.live.wire_base import BaseWireEvent

# Any: each instrument's own events and fields, for which its modules have types.
Fields: TypeAlias = Callable[[Desk, Viewer, Standpoint], dict[str, Any]]
Told: TypeAlias = Callable[[int, Any, Desk, Desk, Viewer], BaseWireEvent | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What one instrument shows. `unseen` are events of its that change nobody's view and are told to nobody: no work
    is done for them, however many there are."""

    instrument: Instrument
    fields: Fields
    told: Told
    unseen: frozenset[type[BaseEvent]] = frozenset()


SHOWN: Final[tuple[Shown, ...]] = (
    Shown(scenes.INSTRUMENT, scene_view.fields, scene_events.told),
    Shown(polls.INSTRUMENT, polls_view.fields, polls_events.told),
    Shown(speech.INSTRUMENT, speech_view.fields, speech_events.told, unseen=frozenset({Spoke})),
    Shown(checkins.INSTRUMENT, checkins_view.fields, checkins_events.told),
    Shown(moderation.INSTRUMENT, moderation_view.fields, moderation_events.told),
    Shown(chat.INSTRUMENT, chat_view.fields, chat_events.told),
    Shown(asides.INSTRUMENT, asides_view.fields, asides_events.told),
    Shown(support.INSTRUMENT, support_view.fields, support_events.told),
    Shown(agenda.INSTRUMENT, hour_view.of_agenda, hour_events.of_agenda),
    Shown(recess.INSTRUMENT, hour_view.of_recess, hour_events.of_recess),
    Shown(pause.INSTRUMENT, hour_view.of_pause, hour_events.of_pause),
    Shown(sharing.INSTRUMENT, sharing_view.fields, sharing_events.told),
    Shown(turns.INSTRUMENT, turns_view.fields, turns_events.told),
)
"""An instrument's line stands here."""

UNSEEN: Final = frozenset[type[BaseEvent]]().union(*(each.unseen for each in SHOWN))
"""Of all instruments."""

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
