"""The talk of one session while it runs: facts from the SFU in, speech to be recorded and the leaders' balance out.

    facts ──▶ SpeechSpans ──(each beat)──▶ record_speech
          └──▶ what microphones give ──(each beat, while a leader listens)──▶ balance

It has a beat of a few seconds as long as there is anything to do, and none otherwise: an empty session costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from facilitator.desk import Desk
from facilitator.speech.vocabulary import RecordSpeech
from rooms.kernel import Instant, ParticipantId
from server.live.balance import measured
from server.live.speech_spans import SpeechSpans
from server.ports import Link, Sound

BEAT: Final = 5_000
"""Milliseconds."""


class Talk:
    """See the module. `balance` is the last one as it goes over the wire, None before there is any."""

    def __init__(self) -> None:
        self.balance: dict[str, Any] | None = None
        self._spans = SpeechSpans()
        self._sounds: dict[ParticipantId, Sound] = {}
        self._beat_at: Instant | None = None
        self._is_new = False
        self._measured: Desk | None = None

    def speaking(self, desk: Desk, who: ParticipantId, speaking: bool, ago: float, now: Instant) -> None:
        """A fact from the SFU: somebody began or ceased to speak, so many seconds ago."""
        self._spans.fact(desk, who, speaking, Instant(now - round(ago * 1000)))
        self._measured = None
        self._wake(now)

    def sound(self, desk: Desk, who: ParticipantId, sound: Sound, now: Instant) -> None:
        """A fact from the SFU: what comes out of somebody's microphone."""
        if who in desk.session.people:
            self._sounds[who] = sound
            self._measured = None
            self._wake(now)

    def link(self, now: Instant) -> None:
        """A fact from the SFU: somebody's link is another. `beat` is given them all."""
        self._measured = None
        self._wake(now)

    def settle(self, desk: Desk, now: Instant) -> None:
        """After the state has changed."""
        around = {person.id for person in desk.session.around}
        self._sounds = {who: sound for who, sound in self._sounds.items() if who in around}
        self._spans.settle(desk, now)
        self._wake(now)

    def hurry(self) -> None:
        """Somebody waits for the balance: measure it at the next opportunity."""
        self._measured, self._beat_at = None, Instant(0)

    @property
    def due(self) -> Instant | None:
        """When the next beat is, or None while there is nothing to do."""
        return self._beat_at

    def beat(self, desk: Desk, links: Mapping[ParticipantId, Link], led: bool, now: Instant) -> list[RecordSpeech]:
        """Measure anew, if a leader listens, and take out what is to be recorded."""
        if led and (desk is not self._measured or desk.speech.spoken):  # windows go on by themselves
            self._measure(desk, links, now)
        self._spans.cut(now)
        pieces = self._spans.take()
        self._beat_at = Instant(now + BEAT) if led or not self._spans.is_idle else None
        return pieces

    def cut(self, now: Instant) -> None:
        """Keep what was said short enough to be recorded later."""
        self._spans.cut(now)

    def last_words(self, now: Instant) -> list[RecordSpeech]:
        """Everything that was said up to now, for there may be no further beat."""
        self._spans.cut_all(now)
        return self._spans.take()

    def has_begun(self) -> bool:
        """Whether there is a beat now, and was none when this was asked last."""
        begun, self._is_new = self._is_new, False
        return begun

    def _wake(self, now: Instant) -> None:
        if self._beat_at is None:
            self._beat_at = Instant(now + BEAT)
            self._is_new = True

    def _measure(self, desk: Desk, links: Mapping[ParticipantId, Link], now: Instant) -> None:
        speech = self._spans.with_what_is_not_recorded(desk.speech, now)
        balance = measured(desk, speech, self._spans.speaking, self._sounds, links, now)
        self.balance = msgspec.to_builtins(balance)
        self._measured = desk
