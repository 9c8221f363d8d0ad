"""How talk is spread over the people of each room: bands for each, evenness for all, and whom one might invite.

Everyone is held against an *equal share*: what they would have spoken of all that the members of the room said in a
window of time, had each talked in proportion to the time they were there. Leaders are measured, and are no part of it:
they are no yardstick for members.

    nothing to speak of yet ──▶ NOT_YET_HEARD      less than `quiet_below` of the share ──▶ QUIET
                               more than `much_above` of it ──▶ MUCH                 else ──▶ BALANCED

Rules that hold: nobody is judged (None) before they have had `patience_minutes`, nor on so little talk that a single
sentence would decide; where two share a room, much is what leaves the other less than a quarter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from facilitator.instrument import Around
from facilitator.speech.measures import (
    Interruption,
    Turn,
    evenness,
    in_room,
    interruptions,
    overlaps,
    silence,
    speakers,
    turns,
    within,
)
from facilitator.speech.state import Settings, Span, Speech, Stay
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId
from rooms.people import Person

MINUTE: Final = 60_000
WINDOWS: Final[tuple[int | None, ...]] = (5, 15, None)
"""Minutes up to now; None: the whole session."""

LEAST_TALK: Final = 30_000
"""Milliseconds of talk among members in a window below which it says nothing."""

BUCKET: Final = 5 * MINUTE
BUCKETS: Final = 12
"""The trace of somebody's talk: the last hour in steps of five minutes."""

MOST_SUGGESTED: Final = 3


class Band(StrEnum):
    """See the module."""

    NOT_YET_HEARD = "not_yet_heard"
    QUIET = "quiet"
    BALANCED = "balanced"
    MUCH = "much_of_the_time"


class Part(msgspec.Struct, frozen=True):
    """One person's part in a room within a window. `spoken` and `overlap` are milliseconds."""

    spoken: int
    turns: int
    overlap: int
    interrupted: int
    was_interrupted: int
    longest_silence: int
    band: Band | None


class PersonTalk(msgspec.Struct, frozen=True):
    """One person in the room they are in. `parts` goes with `WINDOWS`; `total` is what they spoke in all rooms, `trace`
    the same by the five minutes, the last of them not over yet. `last_at`: when they were last heard."""

    participant: ParticipantId
    parts: tuple[Part, ...]
    total: int
    trace: tuple[int, ...]
    last_at: Instant | None


class GroupTalk(msgspec.Struct, frozen=True):
    """All members of a room within a window: how long they spoke, and beside them the leaders, in milliseconds."""

    members: int
    leaders: int
    evenness: float | None
    speakers: float | None


class RoomTalk(msgspec.Struct, frozen=True):
    """One room. `groups` goes with `WINDOWS`; `people` are those who may speak there, in order of first arrival."""

    room: RoomId
    groups: tuple[GroupTalk, ...]
    people: tuple[PersonTalk, ...]


def balance(speech: Speech, around: Around, now: Instant) -> tuple[RoomTalk, ...]:
    """How talk is spread in each room that somebody is in, the main room first."""
    here: dict[RoomId, list[Person]] = {}
    for person in around.session.here:
        if person.may_speak:
            here.setdefault(around.room_of(person.id), []).append(person)
    began = around.session.opened_at or around.session.created_at
    rooms = sorted(here, key=lambda room: (room != MAIN_ROOM, room))
    return tuple(_Room(speech, room, here[room], began, now).talk() for room in rooms)


def suggested(room: RoomTalk, available: Collection[ParticipantId], window: int = 1) -> tuple[ParticipantId, ...]:
    """Whom one might invite to speak, of those `available`: who has not been heard first, then who spoke least."""
    quiet = [
        person
        for person in room.people
        if person.participant in available and person.parts[window].band in (Band.NOT_YET_HEARD, Band.QUIET)
    ]
    quiet.sort(key=lambda p: (p.parts[window].band is Band.QUIET, p.parts[window].spoken, p.last_at or 0))
    return tuple(person.participant for person in quiet[:MOST_SUGGESTED])


def band(spoken: int, total: int, share: float, present: int, members: int, settings: Settings) -> Band | None:
    """Where somebody stands who spoke so long of their equal `share`, and `total` in all; None: too early to say."""
    if present < settings.patience_minutes * MINUTE:
        return None
    if total < settings.heard_seconds * 1000:
        return Band.NOT_YET_HEARD
    if members < 2 or share <= 0:
        return None
    ratio = spoken / share
    if ratio < settings.quiet_below:
        return Band.QUIET
    return Band.MUCH if ratio > min(settings.much_above, (1 + members) / 2) else Band.BALANCED


class _Room:
    """What is known of one room, looked at through each window."""

    def __init__(self, speech: Speech, room: RoomId, people: Sequence[Person], began: Instant, now: Instant) -> None:
        self._speech, self._room, self._people, self._began, self._now = speech, room, people, began, now
        self._said = in_room(speech.spans, room)
        self._turns: Mapping[ParticipantId, Sequence[Turn]] = turns(self._said)
        self._overlaps = overlaps(self._said)
        self._interruptions: Sequence[Interruption] = interruptions(self._said)

    def talk(self) -> RoomTalk:
        views = [self._through(began) for began in self._windows()]
        people = tuple(
            PersonTalk(
                participant=person.id,
                parts=tuple(parts[person.id] for _, parts in views),
                total=self._speech.spoken.get(person.id, 0),
                trace=self._trace(person.id),
                last_at=max((span.until for span in self._spans(person.id)[-1:]), default=None),
            )
            for person in self._people
        )
        return RoomTalk(self._room, tuple(group for group, _ in views), people)

    def _windows(self) -> list[int]:
        """The moments that the windows begin at."""
        return [self._began if minutes is None else self._now - minutes * MINUTE for minutes in WINDOWS]

    def _through(self, since: int) -> tuple[GroupTalk, dict[ParticipantId, Part]]:
        members = [person for person in self._people if not person.is_leader]
        spoken = {p.id: within(self._said.get(p.id, ()), since, self._now) for p in self._people}
        present = {p.id: within(self._stays(p.id), since, self._now) for p in members}
        amounts = [spoken[person.id] for person in members]
        talk, presence = sum(amounts), sum(present.values())
        recent = [each for each in self._interruptions if each.at >= since]
        parts = {}
        for person in self._people:
            share = 0.0
            if person.id in present and presence and talk >= LEAST_TALK:
                share = talk * present[person.id] / presence
            parts[person.id] = self._part(person, since, spoken[person.id], share, len(members), recent)
        group = GroupTalk(
            members=talk,
            leaders=sum(spoken.values()) - talk,
            evenness=_rounded(evenness(amounts)),
            speakers=_rounded(speakers(amounts)),
        )
        return group, parts

    def _part(
        self, person: Person, since: int, spoken: int, share: float, members: int, recent: Sequence[Interruption]
    ) -> Part:
        who, now = person.id, self._now
        total, present = self._speech.spoken.get(who, 0), within(self._stays(who), self._began, now)
        judged = None if person.is_leader else band(spoken, total, share, present, members, self._speech.settings)
        return Part(
            spoken=spoken,
            turns=sum(turn.until > since for turn in self._turns.get(who, ())),
            overlap=within(self._overlaps.get(who, ()), since, now),
            interrupted=sum(each.by == who for each in recent),
            was_interrupted=sum(each.of == who for each in recent),
            longest_silence=silence(self._said.get(who, ()), self._stays(who), since, now),
            band=judged,
        )

    def _stays(self, who: ParticipantId) -> tuple[Stay, ...]:
        return tuple(stay for stay in self._speech.stays.get(who, ()) if stay.room == self._room)

    def _spans(self, who: ParticipantId) -> tuple[Span, ...]:
        return self._speech.spans.get(who, ())

    def _trace(self, who: ParticipantId) -> tuple[int, ...]:
        last = (self._now - self._began) // BUCKET
        first = max(0, last - BUCKETS + 1)
        starts = [self._began + number * BUCKET for number in range(first, last + 1)]
        spans = self._spans(who)
        return tuple(within(spans, start, min(start + BUCKET, self._now)) for start in starts)


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 2)
