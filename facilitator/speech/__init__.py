"""Participation: who has been heard, how the talk is spread over a group, and whom one might invite to speak.

Speech is measured by the SFU from levels of sound and recorded as times alone (docs/speech.md); `state` keeps them,
`measures` says what a turn, an overlap and an interruption is, `balance` puts people into bands. Rules that hold:

- What somebody says while they are muted, kept in, or where nobody could hear them is never speech.
- Leaders alone learn of it, and in bands, not as a ranking. Others learn of their own part, afterwards, if the session
  allows it.
"""

from __future__ import annotations

from typing import Final, get_args

from facilitator.instrument import Instrument
from facilitator.speech.deciding import decide
from facilitator.speech.state import Speech, evolve, noted
from facilitator.speech.vocabulary import MAY, Command, Event

__all__ = ["INSTRUMENT", "MAY", "Command", "Event", "Speech"]

INSTRUMENT: Final = Instrument(
    part="speech",
    may=MAY,
    events=get_args(Event),
    decide=decide,
    evolve=evolve,
    notes=noted,
)
