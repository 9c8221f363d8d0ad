"""Side rooms (`rooms.aside`) as an instrument of the desk, which knows by them where everybody is (`Around`)."""

from __future__ import annotations

from typing import Final, get_args

from facilitator.instrument import Around, Instrument
from rooms import aside
from rooms.aside import Asides, Command, Event
from rooms.kernel import Instant, Issued, Rejected


def decide(state: Asides, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to."""
    return aside.decide(state, around.session, issued.command, issued.by, now)


def due(state: Asides, around: Around, now: Instant) -> tuple[Event, ...]:
    """Side rooms that are over because somebody has gone."""
    return aside.due(state, around.session, now)


def ending(state: Asides, _around: Around, now: Instant) -> tuple[Event, ...]:
    """All of them, when the session ends."""
    return aside.ending(state, now)


INSTRUMENT: Final = Instrument(
    part="asides",
    may=aside.MAY,
    events=get_args(Event),
    decide=decide,
    evolve=aside.evolve,
    due=due,
    ending=ending,
)
