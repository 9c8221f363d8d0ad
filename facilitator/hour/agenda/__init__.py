"""The agenda: the hour in segments, each with its time, which may open other instruments; see `state` for the states.

The agenda is the whole session's, small rooms included.
"""

from __future__ import annotations

from typing import Final, get_args

from facilitator.hour.agenda.deciding import decide, due, ending, next_deadline, orders
from facilitator.hour.agenda.state import Agenda, evolve
from facilitator.hour.agenda.vocabulary import MAY, Command, Event
from facilitator.instrument import Instrument

__all__ = ["INSTRUMENT", "Agenda", "Command", "Event"]

INSTRUMENT: Final = Instrument(
    part="agenda",
    may=MAY,
    events=get_args(Event),
    decide=decide,
    evolve=evolve,
    due=due,
    ending=ending,
    next_deadline=next_deadline,
    orders=orders,
)
