"""What a session's log says about it afterwards. Pure: events in, report out.

Attendance counts the time a person's signalling link was there: from `joined` or `link_returned` to whichever comes
first of `link_lost`, `left`, `removed` and `session_ended`. The time of grace after a lost link is not counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from facilitator.desk import Event
from rooms import vocabulary
from rooms.kernel import Instant, ParticipantId, SessionId
from rooms.people import Role

_MS_PER_MINUTE = 60_000


class Span(msgspec.Struct, frozen=True):
    """A time of presence, in milliseconds since the Unix epoch; `until` null: it goes on."""

    since: Instant
    until: Instant | None


class Attendance(msgspec.Struct, frozen=True):
    """One person. `minutes` is the sum of the `spans`, to a tenth."""

    participant: ParticipantId
    name: str
    role: Role
    minutes: float
    first_joined_at: Instant
    last_left_at: Instant | None
    spans: tuple[Span, ...]


class Report(msgspec.Struct, frozen=True):
    """`attendance` in order of first arrival. The other parts are empty until their instruments exist."""

    id: SessionId
    title: str
    created_at: Instant
    ended_at: Instant | None
    attendance: tuple[Attendance, ...]
    talk: tuple[()] = ()
    turns: tuple[()] = ()
    polls: tuple[()] = ()
    breakouts: tuple[()] = ()


class _Person(msgspec.Struct):
    name: str
    role: Role
    spans: list[Span]


People: TypeAlias = dict[ParticipantId, _Person]


def report(events: Sequence[Event], now: Instant) -> Report:
    """The report of a session, from its whole log; presence that goes on is counted up to `now`.

    Raises: ValueError when the log does not begin with `session_created`.
    """
    created = events[0] if events else None
    if not isinstance(created, vocabulary.SessionCreated):
        raise ValueError("a session's log begins with session_created")
    people: People = {}
    ended_at: Instant | None = None
    for event in events:
        if isinstance(event, vocabulary.SessionEnded):
            ended_at = event.at
            for person in people.values():
                _gone(person, event.at)
        else:
            _follow(people, event)
    return Report(
        id=created.id,
        title=created.title,
        created_at=created.at,
        ended_at=ended_at,
        attendance=tuple(_attendance(who, person, now) for who, person in people.items()),
    )


def _follow(people: People, event: Event) -> None:
    match event:
        case vocabulary.Joined():
            people[event.participant] = _Person(event.name, event.role, [Span(event.at, None)])
        case vocabulary.LinkReturned():
            person = people[event.participant]
            _gone(person, event.at)
            person.spans.append(Span(event.at, None))
        case vocabulary.LinkWasLost() | vocabulary.Left() | vocabulary.Removed():
            _gone(people[event.participant], event.at)
        case vocabulary.Renamed():
            people[event.participant].name = event.name
        case _:
            pass  # everything else does not move anybody


def _gone(person: _Person, at: Instant) -> None:
    last = person.spans[-1]
    if last.until is None:
        person.spans[-1] = Span(last.since, at)


def _attendance(who: ParticipantId, person: _Person, now: Instant) -> Attendance:
    present = sum((now if span.until is None else span.until) - span.since for span in person.spans)
    return Attendance(
        participant=who,
        name=person.name,
        role=person.role,
        minutes=round(present / _MS_PER_MINUTE, 1),
        first_joined_at=person.spans[0].since,
        last_left_at=person.spans[-1].until,
        spans=tuple(person.spans),
    )
