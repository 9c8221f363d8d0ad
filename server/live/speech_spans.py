"""From what the SFU hears to speech that is recorded: who spoke in which room, since when, until when.

    the SFU: speaks ──▶ open span ──(stops, muted, kept in, moved, nobody there)──▶ piece ──▶ recorded
                              └──(longer than 10 s)──▶ cut: a piece, and the span goes on

The SFU says who speaks; the state says whether that counts. Rules that hold:
- A span is open only while the person's sound goes to somebody (`media_plan.is_heard`), and lies within one room: a
  mute, a lock, a hold, a move ends it at once. Who goes on speaking where they are heard again begins another.
- What is open is cut every so often, so that a crash of this process loses little.
- Pieces wait here until they are taken; there are at most `MOST_PIECES`, and the oldest go first.
"""

from __future__ import annotations

from collections import deque
from typing import Final

import msgspec

from facilitator.desk import Desk
from facilitator.speech.state import LONGEST_PIECE, Span, Speech, fitted, with_piece
from facilitator.speech.vocabulary import RecordSpeech
from rooms.kernel import Instant, ParticipantId, RoomId
from server.live.media_plan import is_heard

LONGEST: Final = 10_000
"""Milliseconds after which an open span is cut."""

LAG: Final = 1_500
"""Milliseconds before now at which it is cut. The SFU takes most of that time to be sure that speech has ended, and so
what it ends with is never recorded already."""

LONGEST_UNCUT: Final = 60_000
"""Milliseconds. While the log cannot be written there may be no occasion to cut; a clock set forward is none."""

MOST_PIECES: Final = 4096


class _Open(msgspec.Struct, frozen=True):
    room: RoomId
    since: Instant


class SpeechSpans:
    """See the module."""

    def __init__(self) -> None:
        self._speaking: set[ParticipantId] = set()
        self._open: dict[ParticipantId, _Open] = {}
        self._pieces: deque[RecordSpeech] = deque(maxlen=MOST_PIECES)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is measured and nothing waits to be recorded."""
        return not self._open and not self._pieces

    @property
    def speaking(self) -> frozenset[ParticipantId]:
        """Who speaks now, and is heard."""
        return frozenset(self._open)

    def fact(self, desk: Desk, who: ParticipantId, speaking: bool, at: Instant) -> None:
        """The SFU has noticed that somebody began or ceased to speak, at `at`."""
        if speaking:
            self._speaking.add(who)
            if who not in self._open and is_heard(desk, who):
                self._open[who] = _Open(desk.room_of(who), max(at, _here_since(desk, who)))
        else:
            self._speaking.discard(who)
            self._close(who, at)

    def settle(self, desk: Desk, now: Instant) -> None:
        """After the state has changed: end what is no longer heard there, and begin what is heard now."""
        self._speaking.intersection_update(desk.session.people)
        for who in tuple(self._speaking):
            heard_in = desk.room_of(who) if is_heard(desk, who) else None
            current = self._open.get(who)
            if heard_in == (None if current is None else current.room):
                continue
            self._close(who, now)
            if heard_in is not None:
                self._open[who] = _Open(heard_in, now)

    def cut(self, now: Instant) -> None:
        """Make pieces of what has been open for long."""
        until = Instant(now - LAG)
        for who, current in tuple(self._open.items()):
            if now - current.since >= LONGEST:
                self._close(who, until)
                self._open[who] = _Open(current.room, until)

    def cut_all(self, now: Instant) -> None:
        """Make pieces of everything: there may be no later."""
        for who, current in tuple(self._open.items()):
            self._close(who, now)
            self._open[who] = _Open(current.room, now)

    def take(self) -> list[RecordSpeech]:
        """What is to be recorded, in order; it is no longer here then."""
        pieces = list(self._pieces)
        self._pieces.clear()
        return pieces

    def with_what_is_not_recorded(self, speech: Speech, now: Instant) -> Speech:
        """Everything that was said up to now: what is recorded, what waits to be, and what is being said."""
        said = [(piece.participant, Span(piece.room, piece.since, piece.until)) for piece in self._pieces]
        said += [(who, Span(current.room, current.since, now)) for who, current in self._open.items()]
        for who, span in said:
            piece = fitted(speech, who, span, now)
            if piece is not None:
                speech = with_piece(speech, who, piece)
        return speech

    def _close(self, who: ParticipantId, at: Instant) -> None:
        """A span that could not be cut for a while becomes several pieces; one that is too long to be true, its end."""
        current = self._open.pop(who, None)
        since = at if current is None else max(current.since, at - LONGEST_UNCUT)
        while current is not None and since < at:
            until = min(at, since + LONGEST_PIECE)
            self._pieces.append(RecordSpeech(who, current.room, Instant(since), Instant(until)))
            since = until


def _here_since(desk: Desk, who: ParticipantId) -> Instant:
    """Since when somebody is where they are: it takes a moment to notice speech, and it may have begun elsewhere."""
    stays = desk.speech.stays.get(who, ())
    return stays[-1].since if stays and stays[-1].until is None else Instant(0)
