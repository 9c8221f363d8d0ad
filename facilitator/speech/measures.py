"""What is counted in a conversation: turns, overlaps, interruptions, silences, and how evenly talk is spread.

The definitions follow the measures of conversation that are in use, and docs/speech.md cites them:

- A *turn* is what somebody says until another has the word, or until they pause for longer than `PAUSE`. Less than
  `SHORT` of speech ("mhm", "yes") is talk time, but neither a turn nor does it end another's.
- *Overlap* is the time in which somebody speaks while another does, in the same room.
- An *interruption*: somebody begins while another, who has spoken for at least `SHORT`, goes on for `PROJECTED` or
  longer, and still speaks `SHORT` after the other has stopped. Coming in on somebody's last words is none.
- *Evenness* is Shannon's entropy of the shares of talk, divided by that of equal shares: 1 when all spoke alike, 0 when
  only one did. The *effective number of speakers* is the exponential of the entropy: so many who spoke alike would be
  spread as evenly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import Final

import msgspec

from facilitator.speech.state import Span, Spans, Stay
from rooms.kernel import Instant, ParticipantId

PAUSE: Final = 2_000
SHORT: Final = 1_000
PROJECTED: Final = 500
"""Milliseconds all; see the module."""


class Turn(msgspec.Struct, frozen=True):
    """From somebody's first word to their last; `spoken` is without the pauses between."""

    since: Instant
    until: Instant
    spoken: int


class Interruption(msgspec.Struct, frozen=True):
    at: Instant
    by: ParticipantId
    of: ParticipantId


def within(times: Sequence[Span | Stay], since: int, until: int) -> int:
    """How many milliseconds of these times, which are in order, lie between two moments; what goes on, up to `until`.

    The last come first, for it is mostly the last minutes that are asked for.
    """
    total = 0
    for each in reversed(times):
        end = until if each.until is None or each.until > until else each.until
        if end <= since:
            break
        if end > each.since:
            total += end - max(since, each.since)
    return total


def turns(spans: Spans) -> dict[ParticipantId, tuple[Turn, ...]]:
    """The turns of a conversation in one room, of each who spoke."""
    said: dict[ParticipantId, list[Turn]] = {who: [] for who in spans}
    word_until: dict[ParticipantId, Instant] = {}
    for who, span in _in_order(spans):
        earlier = said[who][-1] if said[who] else None
        if earlier is None or span.since - earlier.until > PAUSE or _is_taken(word_until, who, earlier.until):
            said[who].append(Turn(span.since, span.until, span.until - span.since))
        else:
            said[who][-1] = Turn(earlier.since, span.until, earlier.spoken + span.until - span.since)
        if span.until - span.since >= SHORT:
            word_until[who] = span.until
    return {who: tuple(turn for turn in own if turn.spoken >= SHORT) for who, own in said.items()}


def _is_taken(word_until: Mapping[ParticipantId, Instant], who: ParticipantId, since: Instant) -> bool:
    """Whether another than `who` has had the word after `since`."""
    return any(until > since for other, until in word_until.items() if other != who)


def interruptions(spans: Spans) -> tuple[Interruption, ...]:
    """Who interrupted whom in one room."""
    found: list[Interruption] = []
    speaking: dict[ParticipantId, Span] = {}
    for who, span in _in_order(spans):
        speaking = {other: theirs for other, theirs in speaking.items() if theirs.until > span.since}
        found += [
            Interruption(span.since, by=who, of=other)
            for other, theirs in speaking.items()
            if other != who
            and span.since - theirs.since >= SHORT
            and theirs.until - span.since >= PROJECTED
            and span.until - theirs.until >= SHORT
        ]
        speaking[who] = span
    return tuple(found)


def overlaps(spans: Spans) -> dict[ParticipantId, tuple[Span, ...]]:
    """The times in which each of those in one room spoke while another did."""
    marks = sorted(
        mark for who, own in spans.items() for span in own for mark in ((span.until, 0, who), (span.since, 1, who))
    )
    together: dict[ParticipantId, list[Span]] = {who: [] for who in spans}
    speaking: set[ParticipantId] = set()
    room = next((span.room for own in spans.values() for span in own), None)
    last = 0
    for at, begins, who in marks:
        if len(speaking) > 1 and at > last and room is not None:
            for each in speaking:
                together[each].append(Span(room, Instant(last), Instant(at)))
        last = at
        speaking = speaking | {who} if begins else speaking - {who}
    return {who: tuple(times) for who, times in together.items()}


def silence(spans: Sequence[Span], stays: Sequence[Stay], since: int, until: int) -> int:
    """The longest time that somebody took part without a word, in milliseconds; being away does not count."""
    longest = current = 0
    said = iter((*(span for span in spans if span.until > since), None))
    coming = next(said)
    for stay in stays:
        at, end = max(stay.since, since), until if stay.until is None else min(stay.until, until)
        while at < end:
            if coming is None or coming.since >= end:
                current += end - at
                break
            longest = max(longest, current + max(0, coming.since - at))
            current, at = 0, max(at, coming.until)
            if coming.until <= end:
                coming = next(said)
        longest = max(longest, current)
    return longest


def entropy(amounts: Iterable[float]) -> float:
    """Shannon's, in nats, of the shares that these amounts are of their sum."""
    given = tuple(amounts)
    whole = sum(given)
    shares = (amount / whole for amount in given) if whole > 0 else ()
    return -sum(share * log(share) for share in shares if share > 0)  # of next to nothing the share can round to none


def evenness(amounts: Sequence[float]) -> float | None:
    """Between 0 and 1; None where there is nothing to compare: fewer than two people, or no talk."""
    if len(amounts) < 2 or not any(amounts):
        return None
    return min(1.0, max(0.0, entropy(amounts) / log(len(amounts))))


def speakers(amounts: Sequence[float]) -> float | None:
    """The effective number of speakers; None without talk."""
    return exp(entropy(amounts)) if any(amounts) else None


def in_room(spans: Mapping[ParticipantId, Sequence[Span]], room: str) -> dict[ParticipantId, tuple[Span, ...]]:
    """What was said in one room."""
    return {who: tuple(span for span in own if span.room == room) for who, own in spans.items()}


def _in_order(spans: Spans) -> list[tuple[ParticipantId, Span]]:
    said = [(who, span) for who, own in spans.items() for span in own]
    return sorted(said, key=lambda each: (each[1].since, each[1].until, each[0]))
