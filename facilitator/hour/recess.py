"""The break: everyone goes, with microphone and camera off, and comes back by a countdown.

    (none) --started--> on --its time is over--> over --ended: all are back, or a leader says so--> (none)
                         ^-------- extended -------+

A break is the whole session's, small rooms included. (Python keeps the word for itself, so this module is the recess.)

Rules that hold:
- At its beginning the switches of everyone who is there go off (`facilitator.moderation` follows `break_started`), so
  nobody is seen or heard by accident. Nobody is switched on again by anybody but themselves; during the break everyone
  may, for who stays may want to talk.
- Who is back says so. Leaders and observers are not waited for, nor are those who cannot say it: whose link is lost,
  and who is on hold.
- When the time is over nobody is brought back: it is said, and the break goes on until the members are back or a
  leader ends it.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, assert_never, get_args

import msgspec

from facilitator.hour.lengths import milliseconds, minutes_after
from facilitator.instrument import Around, Instrument
from rooms.kernel import BaseCommand, BaseEvent, Code, Instant, InvariantBroken, Issued, ParticipantId, Rejected
from rooms.people import EVERYONE, LEADERS, MEMBERS, Presence
from rooms.permissions import May
from rooms.refusals import nobody_asked

LONGEST: Final = 180
"""Minutes."""


class StartBreak(BaseCommand, frozen=True):
    """Send everyone into a break of so many minutes."""

    minutes: float


class ExtendBreak(BaseCommand, frozen=True):
    """Make it longer: from its end, or when that has passed, from now."""

    minutes: float


class ReturnFromBreak(BaseCommand, frozen=True):
    """Say that one is back."""


class EndBreak(BaseCommand, frozen=True):
    """Go on."""


Command: TypeAlias = StartBreak | ExtendBreak | ReturnFromBreak | EndBreak

MAY: Final[May] = {StartBreak: LEADERS, ExtendBreak: LEADERS, ReturnFromBreak: EVERYONE, EndBreak: LEADERS}


class BreakStarted(BaseEvent, frozen=True):
    """`participants` are those who were there: their microphones and cameras are off."""

    ends_at: Instant
    participants: tuple[ParticipantId, ...]
    by: ParticipantId | None


class BreakExtended(BaseEvent, frozen=True):
    ends_at: Instant
    by: ParticipantId | None


class BreakOver(BaseEvent, frozen=True):
    """The time is over."""


class ReturnedFromBreak(BaseEvent, frozen=True):
    participant: ParticipantId


class BreakEnded(BaseEvent, frozen=True):
    """`all_back`: its time was over and every member was back."""

    by: ParticipantId | None
    reason: Literal["ended", "all_back", "session_ended"] = "ended"


Event: TypeAlias = BreakStarted | BreakExtended | BreakOver | ReturnedFromBreak | BreakEnded


class Break(msgspec.Struct, frozen=True):
    """`back` in the order of coming back."""

    since: Instant
    ends_at: Instant
    over: bool = False
    back: tuple[ParticipantId, ...] = ()


class Recess(msgspec.Struct, frozen=True):
    """The break that is on, if one is."""

    on: Break | None = None


# --- decide ----------------------------------------------------------------------------------------------------------


def decide(state: Recess, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    command, by = issued.command, issued.by
    match command:
        case StartBreak():
            return _start(state, around, command, by, now)
        case ExtendBreak():
            return _extend(state, command, by, now)
        case ReturnFromBreak():
            return _return(state, by, now)
        case EndBreak():
            return () if state.on is None else (BreakEnded(at=now, by=by),)
        case _:
            assert_never(command)


def _start(
    state: Recess, around: Around, command: StartBreak, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    length = milliseconds(command.minutes, LONGEST)
    if isinstance(length, Rejected):
        return length
    if state.on is not None and not state.on.over:
        if state.on.ends_at - state.on.since == length:
            return ()
        return Rejected(Code.CONFLICT, "A break is on already; extend it, or end it first.")
    people = tuple(person.id for person in around.session.here)
    started = BreakStarted(at=now, ends_at=Instant(now + length), participants=people, by=by)
    return (started,) if state.on is None else (BreakEnded(at=now, by=by), started)


def _extend(
    state: Recess, command: ExtendBreak, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if state.on is None:
        return Rejected(Code.CONFLICT, "No break is on.")
    ends_at = minutes_after(Instant(max(now, state.on.ends_at)), command.minutes, LONGEST)
    return ends_at if isinstance(ends_at, Rejected) else (BreakExtended(at=now, ends_at=ends_at, by=by),)


def _return(state: Recess, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    if by is None:
        return nobody_asked()
    if state.on is None or by in state.on.back:
        return ()
    return (ReturnedFromBreak(at=now, participant=by),)


def due(state: Recess, around: Around, now: Instant) -> tuple[Event, ...]:
    """The end of its time, and after that the end itself once nobody is waited for any more."""
    on = state.on
    if on is None:
        return ()
    if not on.over:
        return (BreakOver(at=now),) if now >= on.ends_at else ()
    return () if awaited(on, around) else (BreakEnded(at=now, by=None, reason="all_back"),)


def awaited(on: Break, around: Around) -> tuple[ParticipantId, ...]:
    """The members who are not back yet, of those who could say that they are."""
    return tuple(
        person.id
        for person in around.session.here
        if person.role in MEMBERS
        and person.presence is Presence.PRESENT
        and not person.held
        and person.id not in on.back
    )


def ending(state: Recess, _around: Around, now: Instant) -> tuple[Event, ...]:
    """With the session ends its break."""
    return () if state.on is None else (BreakEnded(at=now, by=None, reason="session_ended"),)


def next_deadline(state: Recess) -> Instant | None:
    """When its time is over."""
    return None if state.on is None or state.on.over else state.on.ends_at


# --- evolve ----------------------------------------------------------------------------------------------------------


def evolve(state: Recess, event: Event) -> Recess:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, BreakStarted):
        if state.on is not None:
            raise InvariantBroken("break_started while a break is on")
        return Recess(on=Break(since=event.at, ends_at=event.ends_at))
    if state.on is None:
        raise InvariantBroken(f"{type(event).__name__} while no break is on")
    match event:
        case BreakExtended():
            return Recess(on=msgspec.structs.replace(state.on, ends_at=event.ends_at, over=False))
        case BreakOver():
            return Recess(on=msgspec.structs.replace(state.on, over=True))
        case ReturnedFromBreak():
            return Recess(on=msgspec.structs.replace(state.on, back=(*state.on.back, event.participant)))
        case BreakEnded():
            return Recess()
        case _:
            assert_never(event)


INSTRUMENT: Final = Instrument(
    part="recess",
    may=MAY,
    events=get_args(Event),
    decide=decide,
    evolve=evolve,
    due=due,
    ending=ending,
    next_deadline=next_deadline,
)
