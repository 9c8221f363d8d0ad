"""The guided pause: a room falls silent between two bells, for breathing or for being quiet together.

    (none) --started--> on --its time is over, a leader ends it, or the room closes--> (none)

Rules that hold:
- While it is on, no microphone of that room is let out, whatever its owner's switch says; when it is over everyone is
  as they were, for the switches were not touched. Cameras are left alone.
- The one exception is the leader who guides it, as long as they lead. All other leaders are as quiet as everyone.
- It is the room's: who comes in later is in it, who is taken elsewhere is not.
- Nobody is kept silent without an end: a pause has a time, or a leader in its room who can end it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, assert_never, get_args

import msgspec

from facilitator.hour.lengths import milliseconds
from facilitator.instrument import OPEN, Around, Closed, Instrument
from rooms.kernel import (
    MAIN_ROOM,
    BaseCommand,
    BaseEvent,
    Code,
    Instant,
    InvariantBroken,
    Issued,
    ParticipantId,
    Rejected,
    RoomId,
    SessionText,
)
from rooms.names import clean_text
from rooms.people import LEADERS
from rooms.permissions import May
from rooms.refusals import bad_text

LONGEST: Final = 60
"""Minutes."""

MAX_TEXT: Final = 300
LONGEST_BREATH: Final = 20
"""Seconds that each part of a breath may take."""


class Pacer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A breath, its parts in seconds: in, held, out, held again."""

    inhale: float
    hold: float
    exhale: float
    rest: float


class StartPause(BaseCommand, frozen=True):
    """Let the own room fall silent; without `minutes` until a leader ends it. `guide`: the one who asks is heard.
    `text` stands on the calm screen."""

    minutes: float | None = None
    guide: bool = True
    pacer: Pacer | None = None
    text: str | None = None


class EndPause(BaseCommand, frozen=True):
    """Go on."""


Command: TypeAlias = StartPause | EndPause

MAY: Final[May] = {StartPause: LEADERS, EndPause: LEADERS}


class PauseStarted(BaseEvent, frozen=True):
    """`guide` is who may be heard."""

    room: RoomId
    ends_at: Instant | None
    guide: ParticipantId | None
    pacer: Pacer | None
    text: SessionText | None
    by: ParticipantId | None


class PauseEnded(BaseEvent, frozen=True):
    """`unguided`: it had no time, and no leader was in the room any more."""

    room: RoomId
    by: ParticipantId | None
    reason: Literal["ended", "time", "unguided", "room_closed", "session_ended"] = "ended"


Event: TypeAlias = PauseStarted | PauseEnded


class Pause(msgspec.Struct, frozen=True):
    since: Instant
    ends_at: Instant | None
    guide: ParticipantId | None
    pacer: Pacer | None
    text: str | None


class Pauses(msgspec.Struct, frozen=True):
    """The pauses that are on, at most one in a room."""

    on: Mapping[RoomId, Pause] = {}


# --- decide ----------------------------------------------------------------------------------------------------------


def decide(state: Pauses, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    command, by = issued.command, issued.by
    room = MAIN_ROOM if by is None else around.room_of(by)
    match command:
        case StartPause():
            return _start(state, around, command, room, by, now)
        case EndPause():
            return (PauseEnded(at=now, room=room, by=by),) if room in state.on else ()
        case _:
            assert_never(command)


def _start(
    state: Pauses, around: Around, command: StartPause, room: RoomId, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    length = None if command.minutes is None else milliseconds(command.minutes, LONGEST)
    if isinstance(length, Rejected):
        return length
    if command.pacer is not None and not can_be_breathed(command.pacer):
        return bad_pacer()
    text = None if command.text is None else clean_text(command.text, MAX_TEXT)
    if command.text is not None and text is None:
        return bad_text(MAX_TEXT)
    if length is None and not _is_led(around, room):
        return Rejected(Code.INVALID, "A pause in a room without a facilitator needs a time.")
    ends_at = None if length is None else Instant(now + length)
    guide = by if command.guide else None
    on = state.on.get(room)
    if on is None:
        return (PauseStarted(at=now, room=room, ends_at=ends_at, guide=guide, pacer=command.pacer, text=text, by=by),)
    asked = Pause(on.since, None if length is None else Instant(on.since + length), guide, command.pacer, text)
    return () if asked == on else Rejected(Code.CONFLICT, "A pause is on in this room already; end it first.")


def can_be_breathed(pacer: Pacer) -> bool:
    """Whether a breath like this does nobody harm."""
    parts = (pacer.inhale, pacer.hold, pacer.exhale, pacer.rest)
    return all(0 <= part <= LONGEST_BREATH for part in parts) and min(pacer.inhale, pacer.exhale) >= 1


def bad_pacer() -> Rejected:
    limits = f"Each part of a breath takes up to {LONGEST_BREATH} seconds, in and out at least one."
    return Rejected(Code.INVALID, limits)


def _is_led(around: Around, room: RoomId) -> bool:
    return any(person.is_leader for person in around.inside(room))


def due(state: Pauses, around: Around, now: Instant) -> tuple[Event, ...]:
    """The ends that have come by themselves."""
    events: list[Event] = []
    for room, on in state.on.items():
        if not around.is_open(room):
            events.append(PauseEnded(at=now, room=room, by=None, reason="room_closed"))
        elif on.ends_at is None:
            if not _is_led(around, room):
                events.append(PauseEnded(at=now, room=room, by=None, reason="unguided"))
        elif now >= on.ends_at:
            events.append(PauseEnded(at=now, room=room, by=None, reason="time"))
    return tuple(events)


def ending(state: Pauses, _around: Around, now: Instant) -> tuple[Event, ...]:
    """With the session end its pauses."""
    return tuple(PauseEnded(at=now, room=room, by=None, reason="session_ended") for room in state.on)


def next_deadline(state: Pauses) -> Instant | None:
    """When the next one's time is over."""
    return min((on.ends_at for on in state.on.values() if on.ends_at is not None), default=None)


def closes(state: Pauses, around: Around, who: ParticipantId) -> Closed:
    """Every microphone of a room that pauses, but for its guide's."""
    if not state.on:
        return OPEN
    on = state.on.get(around.room_of(who))
    if on is None or (on.guide == who and around.session.people[who].is_leader):
        return OPEN
    return Closed(microphone=True)


# --- evolve ----------------------------------------------------------------------------------------------------------


def evolve(state: Pauses, event: Event) -> Pauses:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if (event.room in state.on) is isinstance(event, PauseStarted):
        raise InvariantBroken(f"{type(event).__name__} in {event.room}, where that cannot be")
    match event:
        case PauseStarted():
            pause = Pause(event.at, event.ends_at, event.guide, event.pacer, event.text)
            return Pauses(on={**state.on, event.room: pause})
        case PauseEnded():
            return Pauses(on={room: on for room, on in state.on.items() if room != event.room})
        case _:
            assert_never(event)


INSTRUMENT: Final = Instrument(
    part="pauses",
    may=MAY,
    events=get_args(Event),
    decide=decide,
    evolve=evolve,
    due=due,
    ending=ending,
    next_deadline=next_deadline,
    closes=closes,
)
