"""Who is speaking, from the audio levels that microphones send beside their encrypted sound (RFC 6464).

    silent --(loud for 120 ms)--> speaking --(not loud for 600 ms)--> silent
                                           --(steady for a second)--> silent: it was noise

A level is loudness below the loudest there is, in dB: speech comes out of a browser's gain control at 15 to 40, a quiet
room behind its noise suppression at 60 to 127. Loud is what stands 12 dB above the room's own noise: that margin keeps
a fan or a street out, and quiet voices in. The noise is the least level of the last two seconds (minimum statistics):
speech, however long, has gaps between its sounds in which the room is heard. It is held between 62 and 40, so that
neither digital silence nor a shout makes anyone unheard or always heard. Once somebody speaks, 2 dB less will do, but
of two packets in a row: sentences end more quietly than they begin, and noise has peaks. What is loud and does not go
up and down by 9 dB within a second is a noise that has just begun, and no speech; unless it is louder than people are,
then nobody knows. The attack is longer than a key click or a knock; the release outlasts the pauses between words
(rarely above 500 ms), so that a sentence is one span of speech. Neither counts as speech: `turned_at` is when that
really began or ended. docs/speech.md says where the figures come from, and how well they do.

Rule that holds: after `reset` (a mute) nobody speaks until levels say so anew.
"""

from __future__ import annotations

from typing import Final

_ATTACK: Final = 0.12
_RELEASE: Final = 0.6
_PACKET: Final = 0.04
"""Seconds one packet may stand for at most: between packets of discontinuous sound nothing was heard."""
_MARGIN: Final = 12.0
_HYSTERESIS: Final = 2.0
_QUIETEST_NOISE: Final = 62
_LOUDEST_NOISE: Final = 40
_BLOCK: Final = 0.25
_BLOCKS: Final = 8
"""The noise is the quietest of so many blocks of that many seconds, and of what comes now."""
_STEADY_BLOCKS: Final = 4
_STEADY: Final = 9


class Speech:
    """Whether one person speaks. Levels are as on the wire: 0 is the loudest, 127 silence; the last came `at`."""

    __slots__ = (
        "_begun",
        "_blocks",
        "_is_loud",
        "_loud_at",
        "_loud_for",
        "_loud_since",
        "_loudest",
        "_noise",
        "_quietest",
        "at",
        "speaking",
        "turned_at",
    )

    def __init__(self) -> None:
        self.speaking = False
        self.at = 0.0
        self.turned_at = 0.0
        self._noise = 0
        self._blocks: list[tuple[float, int, int]] = []
        self._begun = 0.0
        self._quietest = 0
        self._loudest = 127
        self._is_loud = False
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
        if level > self._quietest:
            self._quietest = level
            if level > self._noise:
                self._noise = min(_QUIETEST_NOISE, level)
        if level < self._loudest:
            self._loudest = level
        if now - self._begun >= _BLOCK and self._block_ends(now):
            return True
        noise = max(_LOUDEST_NOISE, self._noise)
        if self.speaking:
            was_loud, self._is_loud = self._is_loud, level <= noise - _MARGIN + _HYSTERESIS
            if self._is_loud and was_loud:
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
        self.speaking = self._is_loud = True
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

    def _block_ends(self, now: float) -> bool:
        """Learn the noise anew. Returns whether what was taken for speech has turned out to be noise."""
        blocks = self._blocks
        blocks.append((self._begun, self._quietest, self._loudest))
        if len(blocks) > _BLOCKS:
            del blocks[0]
        self._begun, self._quietest, self._loudest = now, 0, 127
        self._noise = min(_QUIETEST_NOISE, max(block[1] for block in blocks))
        if not self.speaking or len(blocks) < _STEADY_BLOCKS:
            return False
        recent = blocks[-_STEADY_BLOCKS:]
        since, quietest = recent[0][0], max(block[1] for block in recent)
        loudest = min(block[2] for block in recent)
        is_noise = quietest - loudest <= _STEADY and loudest > _LOUDEST_NOISE - _MARGIN
        began = self.turned_at
        if since < began - _BLOCK or not is_noise:
            return False
        self._noise = quietest
        self._blocks = recent
        self.reset()
        self.turned_at = since if since - began >= _BLOCK else began
        return True
