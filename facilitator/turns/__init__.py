"""Who speaks: raised hands, each room's floor, turns, go-arounds and the talking piece; see `state` for the states.

A command is about the room its issuer is in; the line of hands is one for the whole session. What is asked is decided
in `hands`, `floor`, `go_around` and `piece`; what follows from time and from others' doings, in `following`.
"""

from __future__ import annotations

from typing import Final, get_args

from facilitator.instrument import Around, Instrument
from facilitator.speech.vocabulary import Spoke
from facilitator.turns import floor, following, go_around, hands, piece
from facilitator.turns.state import Turns, evolve
from facilitator.turns.vocabulary import MAY, Command, Event, FloorCommand, GoAroundCommand, HandCommand
from rooms.kernel import Instant, Issued, Rejected

__all__ = ["INSTRUMENT", "MAY", "Command", "Event", "Turns", "decide", "evolve"]


def decide(state: Turns, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in a session that runs."""
    by, command = issued.by, issued.command
    if isinstance(command, HandCommand):
        return hands.decide(state, around, Issued(by, command), now)
    if isinstance(command, FloorCommand):
        return floor.decide(state, around, Issued(by, command), now)
    if isinstance(command, GoAroundCommand):
        return go_around.decide(state, around, Issued(by, command, issued.chance), now)
    return piece.decide(state, around, Issued(by, command), now)


INSTRUMENT: Final = Instrument(
    part="turns",
    may=MAY,
    events=get_args(Event),
    follows=(Spoke,),
    decide=decide,
    evolve=evolve,
    due=following.due,
    ending=following.ending,
    next_deadline=following.next_deadline,
    closes=floor.closes,
)
