"""Polls: a question to the group, answered with or without names; see `state` for the states.

    forms        which questions can be asked, which answers fit
    deciding     what follows from commands, and what happens by itself
    tallying     from votes to results
    withholding  what of an anonymous result may be told
    templates    questions that are ready to be asked

Nothing here is a quiz: no answer is right. Where the choices of anonymous votes are until the poll closes, and why
nobody can link them to people, is told in docs/polls.md.
"""

from __future__ import annotations

from typing import Final, get_args

from facilitator.instrument import Instrument
from facilitator.polls.deciding import decide, due, ending, next_deadline
from facilitator.polls.state import Polls, evolve
from facilitator.polls.vocabulary import MAY, Command, Event

__all__ = ["INSTRUMENT", "Command", "Event", "Polls"]

INSTRUMENT: Final = Instrument(
    part="polls",
    may=MAY,
    events=get_args(Event),
    decide=decide,
    evolve=evolve,
    due=due,
    ending=ending,
    next_deadline=next_deadline,
)
