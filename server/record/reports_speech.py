"""Talk afterwards: how long each spoke, in which room, how it was spread over the hour. Pure.

The measures and bands are those that leaders saw while it went on (`facilitator.speech`), over the whole session and
over each quarter of an hour of it; of the members of all rooms together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from facilitator.desk import Desk
from facilitator.speech.balance import LEAST_TALK, MINUTE, Band, band
from facilitator.speech.measures import (
    Interruption,
    evenness,
    in_room,
    interruptions,
    overlaps,
    silence,
    speakers,
    turns,
    within,
)
from facilitator.speech.state import Spans, Speech
from rooms.kernel import Instant, ParticipantId, RoomId

SLICE: Final = 15 * MINUTE


class TalkSlice(msgspec.Struct, frozen=True):
    """A quarter of an hour, from `since` on. `band` is null when it is too early to say, and for leaders."""

    since: Instant
    minutes: float
    band: Band | None


class TalkInRoom(msgspec.Struct, frozen=True):
    room: RoomId
    minutes: float
    turns: int


class TalkReport(msgspec.Struct, frozen=True):
    """One person's part. All minutes are to a tenth; see docs/speech.md for what is counted."""

    participant: ParticipantId
    minutes: float
    turns: int
    overlap_minutes: float
    interrupted: int
    was_interrupted: int
    longest_silence_minutes: float
    band: Band | None
    slices: tuple[TalkSlice, ...]
    rooms: tuple[TalkInRoom, ...]


class TalkSummary(msgspec.Struct, frozen=True):
    """The members together, and the leaders beside them. Null where there is nothing to compare."""

    members_minutes: float
    leaders_minutes: float
    evenness: float | None
    speakers: float | None


class OwnTalk(msgspec.Struct, frozen=True):
    """What somebody may know of their own part afterwards."""

    minutes: float
    turns: int


def reported(desk: Desk, until: Instant) -> tuple[TalkSummary, tuple[TalkReport, ...]]:
    """The talk of a session up to `until`, of everyone who took part, in order of first arrival; of nobody, when nobody
    said anything."""
    session = desk.session
    whole = _Whole(desk, session.opened_at or session.created_at, until)
    there = [who for who in session.people if desk.speech.stays.get(who)] if desk.speech.spoken else []
    return whole.summary(), tuple(whole.person(who) for who in there)


def own(reports: Sequence[TalkReport], participant: ParticipantId) -> OwnTalk | None:
    """One person's part, without what it says of others."""
    for each in reports:
        if each.participant == participant:
            return OwnTalk(minutes=each.minutes, turns=each.turns)
    return None


class _Whole:
    """Everything that was said, room by room."""

    def __init__(self, desk: Desk, began: Instant, until: Instant) -> None:
        self._speech: Speech = desk.speech
        self._began, self._until = began, until
        people = desk.session.people
        self._members = [who for who in people if not people[who].is_leader and self._speech.stays.get(who)]
        self._leaders = [who for who in people if people[who].is_leader]
        rooms = dict.fromkeys(span.room for own in self._speech.spans.values() for span in own)
        said: dict[RoomId, Spans] = {room: in_room(self._speech.spans, room) for room in rooms}
        self._said = said
        self._turns = {room: turns(spans) for room, spans in said.items()}
        self._overlaps = [overlaps(spans) for spans in said.values()]
        self._interruptions: list[Interruption] = [each for spans in said.values() for each in interruptions(spans)]

    def summary(self) -> TalkSummary:
        amounts = [self._spoken(who, self._began, self._until) for who in self._members]
        even, many = evenness(amounts), speakers(amounts)
        return TalkSummary(
            members_minutes=_minutes(sum(amounts)),
            leaders_minutes=_minutes(sum(self._spoken(who, self._began, self._until) for who in self._leaders)),
            evenness=None if even is None else round(even, 2),
            speakers=None if many is None else round(many, 1),
        )

    def person(self, who: ParticipantId) -> TalkReport:
        spans, stays = self._speech.spans.get(who, ()), self._speech.stays.get(who, ())
        overlap = sum(within(each.get(who, ()), self._began, self._until) for each in self._overlaps)
        return TalkReport(
            participant=who,
            minutes=_minutes(self._spoken(who, self._began, self._until)),
            turns=sum(len(each.get(who, ())) for each in self._turns.values()),
            overlap_minutes=_minutes(overlap),
            interrupted=sum(each.by == who for each in self._interruptions),
            was_interrupted=sum(each.of == who for each in self._interruptions),
            longest_silence_minutes=_minutes(silence(spans, stays, self._began, self._until)),
            band=self._band(who, self._began, self._until),
            slices=tuple(self._slice(who, start) for start in range(self._began, self._until, SLICE)),
            rooms=self._rooms(who),
        )

    def _slice(self, who: ParticipantId, start: int) -> TalkSlice:
        end = min(start + SLICE, self._until)
        return TalkSlice(Instant(start), _minutes(self._spoken(who, start, end)), self._band(who, start, end))

    def _rooms(self, who: ParticipantId) -> tuple[TalkInRoom, ...]:
        spoken = {room: within(spans.get(who, ()), self._began, self._until) for room, spans in self._said.items()}
        return tuple(
            TalkInRoom(room, _minutes(length), len(self._turns[room].get(who, ())))
            for room, length in spoken.items()
            if length
        )

    def _band(self, who: ParticipantId, since: int, until: int) -> Band | None:
        """Where somebody stood at the end of a time, as leaders saw it then."""
        if who not in self._members:
            return None
        present = {each: within(self._speech.stays.get(each, ()), since, until) for each in self._members}
        talk, presence = sum(self._spoken(each, since, until) for each in self._members), sum(present.values())
        if not present[who]:
            return None
        share = talk * present[who] / presence if talk >= LEAST_TALK else 0.0
        return band(
            spoken=self._spoken(who, since, until),
            total=self._spoken(who, self._began, until),
            share=share,
            present=within(self._speech.stays[who], self._began, until),
            members=sum(time > 0 for time in present.values()),
            settings=self._speech.settings,
        )

    def _spoken(self, who: ParticipantId, since: int, until: int) -> int:
        return within(self._speech.spans.get(who, ()), since, until)


def _minutes(milliseconds: int) -> float:
    return round(milliseconds / MINUTE, 1)
