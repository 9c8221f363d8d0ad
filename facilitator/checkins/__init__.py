"""Check-ins: how everyone is, before and after, as far as each of them wants to say; see `state` for the states.

A check-in is one for the whole session, in whatever room people are. Of each answer its owner says two things: whether
the facilitators see it now (`share`), and whether it goes into their own record (`keep`). Answers that are not kept are
never in an event; those who may see them are told by `server.live.answers`, from memory.
"""

from __future__ import annotations

from typing import Final, assert_never, get_args

from facilitator.checkins import deciding
from facilitator.checkins import vocabulary as asked
from facilitator.checkins.state import CheckIns, evolve
from facilitator.checkins.vocabulary import MAY, CheckInClosed, Command, Event
from facilitator.instrument import Around, Instrument
from rooms.kernel import Instant, Issued, Rejected

__all__ = ["INSTRUMENT", "CheckIns", "Command", "Event"]


def decide(state: CheckIns, _around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in a session that runs."""
    by, command = issued.by, issued.command
    match command:
        case asked.OpenCheckIn():
            return deciding.open_one(state, command, by, now)
        case asked.AnswerCheckIn():
            return deciding.answer(state, command, by, now)
        case asked.DeclineCheckIn():
            return deciding.decline(state, command, by, now)
        case asked.CloseCheckIn():
            return deciding.close(state, command, by, now)
        case asked.AcknowledgeConcern():
            return deciding.acknowledge(state, command, by, now)
        case asked.SetHelpText():
            return deciding.set_help_text(state, command, by, now)
        case _:
            assert_never(command)


def ending(state: CheckIns, _around: Around, now: Instant) -> tuple[Event, ...]:
    """With the session ends the check-in that is open."""
    return () if state.open is None else (CheckInClosed(at=now, check_in=state.open.id, by=None),)


INSTRUMENT: Final = Instrument(
    part="checkins", may=MAY, events=get_args(Event), decide=decide, evolve=evolve, ending=ending
)
