"""Apart for a while, though still in the circle: held by a leader, or stepped away by oneself.

Stepping out is stepping away because of the circle: the same for everybody, save that the leaders know and may follow.

Rule that holds: as long as either lasts, nothing of theirs reaches anyone and nothing of the others reaches them
(`Person.may_receive`, `server.live.media_plan`); their place, seat and switches wait for them. Both survive leaving,
returning and a restart. The one does not end the other.
"""

from __future__ import annotations

from typing import assert_never

from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.refusals import no_such_person, nobody_asked
from rooms.state import Session
from rooms.vocabulary import (
    CameBack,
    Event,
    Held,
    Hold,
    Release,
    Released,
    StepAway,
    StepOut,
    SteppedAway,
    SteppedOut,
)


def decide(
    session: Session, command: StepAway | StepOut | Hold | Release, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to."""
    match command:
        case StepAway():
            return _step_away(session, command, by, now)
        case StepOut():
            return _step_out(session, command, by, now)
        case Hold():
            return _hold(session, command, by, now)
        case Release():
            return _release(session, command, by, now)
        case _:
            assert_never(command)


def _step_away(
    session: Session, command: StepAway, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """One press of the privacy button, or another."""
    if by is None:
        return nobody_asked()
    if session.people[by].away is command.away:
        return ()
    return (SteppedAway(at=now, participant=by) if command.away else CameBack(at=now, participant=by),)


def _step_out(
    session: Session, command: StepOut, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Out, also from having stepped away; and back, however one has stepped away."""
    if by is None:
        return nobody_asked()
    person = session.people[by]
    if command.out:
        return () if person.stepped_out else (SteppedOut(at=now, participant=by),)
    return (CameBack(at=now, participant=by),) if person.away else ()


def _hold(session: Session, command: Hold, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    """Keep one person apart."""
    person = session.people.get(command.participant)
    if person is None or not person.is_here:
        return no_such_person()
    if person.is_leader:
        return Rejected(Code.INVALID, "Leaders cannot be put on hold.")
    return () if person.held else (Held(at=now, participant=person.id, by=by),)


def _release(
    session: Session, command: Release, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Let them take part again; also somebody who has left, before they return."""
    person = session.people.get(command.participant)
    if person is None:
        return no_such_person()
    return (Released(at=now, participant=person.id, by=by),) if person.held else ()
