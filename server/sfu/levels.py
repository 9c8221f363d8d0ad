"""Who is speaking, from the audio levels that microphones send beside their encrypted sound (RFC 6464).

    silent --(loud for 120 ms)--> speaking --(not loud for 600 ms)--> silent

A level is loudness below the loudest there is, in dB: speech comes out of a browser's gain control at 15 to 40, a quiet
room behind its noise suppression at 60 to 127. Loud is what stands 12 dB above the room's own noise: that margin keeps
a fan or a street out, and quiet voices in. The noise is followed as the least level heard, creeping up by 1 dB a second
so that a room that becomes noisy is learned, and held between 62 and 44 so that neither digital silence nor a shout
makes anyone unheard or always heard. Once somebody speaks, 6 dB less will do: sentences end more quietly than they
begin. The attack is longer than a key click or a knock; the release outlasts the pauses between words (rarely above
500 ms), so that a sentence is one span of speech. Neither counts as speech: `turned_at` is when that really began or
ended. docs/speech.md says where the figures come from, and how well they do.

Rule that holds: after `reset` (a mute) nobody speaks until levels say so anew.
"""

from __future__ import annotations

from typing import Final

_ATTACK: Final = 0.12
_RELEASE: Final = 0.6
_PACKET: Final = 0.04
"""Seconds one packet may stand for at most: between packets of discontinuous sound nothing was heard."""
_MARGIN: Final = 12.0
_HYSTERESIS: Final = 6.0
_QUIETEST_NOISE: Final = 62.0
_LOUDEST_NOISE: Final = 44.0
_CREEP: Final = 1.0


class Speech:
    """Whether one person speaks. Levels are as on the wire: 0 is the loudest, 127 silence; the last came `at`."""

    __slots__ = ("_loud_at", "_loud_for", "_loud_since", "_noise", "at", "speaking", "turned_at")

    def __init__(self) -> None:
        self.speaking = False
        self.at = 0.0
        self.turned_at = 0.0
        self._noise = _QUIETEST_NOISE
        self._loud_at = 0.0
        self._loud_since = 0.0
        self._loud_for = 0.0

    def level(self, level: int, now: float) -> bool:
        """Take the level of one packet, at `now` seconds. Returns whether `speaking` has changed. Called for every
        packet of a microphone."""
        elapsed = now - self.at
        self.at = now
        if elapsed > _PACKET:
            elapsed = _PACKET
        noise = self._noise - _CREEP * elapsed
        if level > noise:
            noise = float(level) if level < _QUIETEST_NOISE else _QUIETEST_NOISE
        elif noise < _LOUDEST_NOISE:
            noise = _LOUDEST_NOISE
        self._noise = noise
        if self.speaking:
            if level <= noise - _MARGIN + _HYSTERESIS:
                self._loud_at = now
            elif now - self._loud_at >= _RELEASE:
                return self.reset()
            return False
        if level > noise - _MARGIN:
            self._loud_for = max(0.0, self._loud_for - elapsed)
            return False
        if not self._loud_for:
            self._loud_since = now - elapsed
        self._loud_for += elapsed
        if self._loud_for < _ATTACK:
            return False
        self.speaking = True
        self.turned_at = self._loud_since
        self._loud_at = now
        return True

    def expire(self, now: float) -> bool:
        """End speech that stopped together with its packets. Returns whether `speaking` has changed."""
        return self.speaking and now - self.at >= _RELEASE and self.reset()

    def reset(self) -> bool:
        """The microphone was muted: what it does now is not speech. Returns whether `speaking` has changed.

        The noise of the room stays known.
        """
        changed = self.speaking
        if changed:
            self.speaking = False
            self.turned_at = self._loud_at
        self._loud_for = 0.0
        return changed
