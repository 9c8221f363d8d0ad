"""One client's microphone: whether somebody speaks into it, and whether anything comes out of it at all.

    works --(open, and no packet for 3 s)--> nothing
          --(open, and nothing but digital silence for 6 s)--> digital_silence         any sound --> works

A microphone that is open and sends nothing, or sends exact zeros (level 127 of RFC 6464), is broken, unplugged or
switched off at the device: even a quiet room has a level. Some headsets send zeros between words, so one that has just
been heard has the longer of the two times to prove itself, and a person is told of this as a guess.

Rule that holds: of a microphone whose gate is closed nothing is known, and it is said to work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from server.ports import Sound
from server.sfu.levels import Speech

_NOTHING_AFTER: Final = 3.0
_SILENT_AFTER: Final = 6.0
_DIGITAL_SILENCE: Final = 127


class Microphone:
    """`spoke` is told when speech begins or ends, and how many seconds ago; `sounds` what comes out of it."""

    __slots__ = ("_is_open", "_opened_at", "_packet_at", "_sound", "_sound_at", "_sounds", "_speech", "_spoke")

    def __init__(self, spoke: Callable[[bool, float], None], sounds: Callable[[Sound], None]) -> None:
        self._spoke = spoke
        self._sounds = sounds
        self._speech = Speech()
        self._is_open = False
        self._opened_at: float | None = None
        self._packet_at = 0.0
        self._sound_at = 0.0
        self._sound: Sound = "works"

    def gate(self, is_open: bool) -> None:
        """It is let out from now on, or no longer."""
        if is_open is self._is_open:
            return
        self._is_open = is_open
        self._opened_at = None
        self._silence()
        if not is_open:
            self._tell("works")

    def packet(self, level: int, now: float) -> None:
        """A packet came, with its level, negative when it has none. Called for every packet while the gate is open."""
        self._packet_at = now
        if level != _DIGITAL_SILENCE:
            self._sound_at = now
        if level >= 0 and self._speech.level(level, now):
            self._spoke(self._speech.speaking, now - self._speech.turned_at)

    def keep(self, now: float) -> None:
        """Say what follows from packets that do not come. Called every few tens of milliseconds."""
        if self._speech.expire(now):
            self._spoke(False, now - self._speech.turned_at)
        if not self._is_open:
            return
        if self._opened_at is None:
            self._opened_at = now
        if now - max(self._packet_at, self._opened_at) >= _NOTHING_AFTER:
            self._tell("nothing")
        elif now - max(self._sound_at, self._opened_at) >= _SILENT_AFTER:
            self._tell("digital_silence")
        else:
            self._tell("works")

    def close(self) -> None:
        """The client is gone."""
        self._silence()
        self._tell("works")

    def _silence(self) -> None:
        if self._speech.reset():
            self._spoke(False, self._speech.at - self._speech.turned_at)

    def _tell(self, sound: Sound) -> None:
        if sound != self._sound:
            self._sound = sound
            self._sounds(sound)
