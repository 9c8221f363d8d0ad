"""Who spoke where and when, and who could have: the state that participation is measured from.

Two things are kept of each person, and both survive whatever happens to connections, rooms and the server, because they
follow from the log: the times they spoke (`spans`, from `spoke`), and the times they took part (`stays`), which are the
times they were let in, their link was there, and they had neither stepped away nor been put on hold. Without the second
nobody could tell quiet from absent.

Rules that hold: one person's spans do not overlap and are in order; speech is recorded in pieces, and pieces that touch
in the same room are one span.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never

import msgspec

from facilitator.instrument import Around
from facilitator.speech.vocabulary import BalanceSet, Event, SilenceHeld, Spoke
from rooms.kernel import Instant, InvariantBroken, ParticipantId, RoomId
from rooms.people import Person, Presence

TOUCH: Final = 100
"""Milliseconds between two pieces of one span at most: clocks are read twice, speech does not pause that shortly."""


LONGEST_PIECE: Final = 20_000
"""Milliseconds. Speech is cut into pieces about half as long, so that a crash loses little of it; what is longer is a
clock that was set."""


class Span(msgspec.Struct, frozen=True):
    """Speech without a pause that anyone would notice."""

    room: RoomId
    since: Instant
    until: Instant


class Stay(msgspec.Struct, frozen=True):
    """A time somebody took part in a room; `until` None: they still do."""

    room: RoomId
    since: Instant
    until: Instant | None = None


Spans: TypeAlias = Mapping[ParticipantId, tuple[Span, ...]]
Stays: TypeAlias = Mapping[ParticipantId, tuple[Stay, ...]]


class Settings(msgspec.Struct, frozen=True):
    """See `SetBalance`."""

    quiet_below: float = 0.5
    much_above: float = 2.0
    heard_seconds: float = 3.0
    patience_minutes: float = 5.0


class Speech(msgspec.Struct, frozen=True):
    """`spoken` is how long each has spoken, in milliseconds; `silence_held`: nobody is suggested to be invited."""

    spans: Spans = {}
    stays: Stays = {}
    spoken: Mapping[ParticipantId, int] = {}
    settings: Settings = Settings()
    silence_held: bool = False


def evolve(state: Speech, event: Event) -> Speech:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case Spoke():
            return with_piece(state, event.participant, Span(event.room, event.since, event.until))
        case BalanceSet():
            settings = Settings(event.quiet_below, event.much_above, event.heard_seconds, event.patience_minutes)
            return msgspec.structs.replace(state, settings=settings)
        case SilenceHeld():
            return msgspec.structs.replace(state, silence_held=event.on)
        case _:
            assert_never(event)


def fitted(state: Speech, who: ParticipantId, piece: Span, now: Instant) -> Span | None:
    """`piece` as far as it can be: not in the future, not counted before, not longer than any piece is."""
    known = state.spans.get(who, ())
    until = min(piece.until, now)
    since = max(piece.since, until - LONGEST_PIECE, known[-1].until if known else 0)
    return Span(piece.room, Instant(since), until) if until > since else None


def with_piece(state: Speech, who: ParticipantId, piece: Span) -> Speech:
    """The state once `who` has spoken for one piece more.

    Raises: InvariantBroken when it is no time after those before it.
    """
    spans = state.spans.get(who, ())
    last = spans[-1] if spans else None
    if piece.until <= piece.since or (last is not None and piece.since < last.until):
        raise InvariantBroken(f"speech of {who} that does not come after the speech before it")
    if last is not None and last.room == piece.room and piece.since - last.until <= TOUCH:
        spans, gained = (*spans[:-1], Span(last.room, last.since, piece.until)), piece.until - last.until
    else:
        spans, gained = (*spans, piece), piece.until - piece.since
    return msgspec.structs.replace(
        state,
        spans={**state.spans, who: spans},
        spoken={**state.spoken, who: state.spoken.get(who, 0) + gained},
    )


def noted(state: Speech, around: Around, at: Instant) -> Speech:
    """The state once it is noted who takes part where, after something has happened in the session at `at`."""
    changed: dict[ParticipantId, tuple[Stay, ...]] = {}
    for person in around.session.people.values():
        stays = state.stays.get(person.id, ())
        current = stays[-1] if stays and stays[-1].until is None else None
        room = _room_of(around, person)
        if room == (None if current is None else current.room):
            continue
        before = stays if current is None else (*stays[:-1], *_ended(current, at))
        changed[person.id] = before if room is None else (*before, Stay(room, at))
    return msgspec.structs.replace(state, stays={**state.stays, **changed}) if changed else state


def _room_of(around: Around, person: Person) -> RoomId | None:
    """Where somebody takes part, or None while they do not."""
    takes_part = person.may_receive and person.presence is Presence.PRESENT and not around.session.is_over
    return around.room_of(person.id) if takes_part else None


def _ended(stay: Stay, at: Instant) -> tuple[Stay, ...]:
    """Nothing is left of a stay that had no length."""
    return (Stay(stay.room, stay.since, at),) if at > stay.since else ()
