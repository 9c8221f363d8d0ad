"""Asking publishers for what did not arrive: gaps in the sequence numbers, and generic NACKs (RFC 4585 section 6.2.1).

A missing packet is given a moment to come by itself (reordering), then asked for, again after each round trip, until it
comes, is too old to be worth it, or a key frame makes it needless. Where too much is missing at once, repair is
hopeless: all is forgotten and a key frame is due.

Rule that holds: at most `_OUTSTANDING` packets are missed at a time, each is asked for at most `_TRIES` times.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Final

_OUTSTANDING: Final = 200
_GRACE: Final = 0.010
_RETRY: Final = 0.040
_TRIES: Final = 10
_LIFETIME: Final = 1.0
_RESTART: Final = 3000
"""Packets. What comes from further back than this is no late packet but a sender that counts anew."""

_FEEDBACK: Final = struct.Struct("!BBHII")
_PAIR: Final = struct.Struct("!HH")


class _Missing:
    __slots__ = ("ask_at", "since", "tries")

    def __init__(self, now: float) -> None:
        self.since = now
        self.ask_at = now + _GRACE
        self.tries = 0


class Gaps:
    """The missing packets of one incoming stream."""

    __slots__ = ("_highest", "_lost_for_good", "_missing", "_restart")

    def __init__(self) -> None:
        self._highest = -1
        self._restart = -1
        self._missing: dict[int, _Missing] = {}
        self._lost_for_good = False

    def __len__(self) -> int:
        return len(self._missing)

    def received(self, sequence: int, now: float) -> None:
        """Take note of a packet, sent anew or sent again. Called for every packet: the next in line costs nothing."""
        step = (sequence - self._highest) & 0xFFFF
        if step == 1:
            self._highest = sequence
        elif step or self._highest < 0:
            self._out_of_line(sequence, step, now)

    def _out_of_line(self, sequence: int, step: int, now: float) -> None:
        if self._highest < 0:
            self._highest = sequence
        elif step < 0x8000:
            if step - 1 + len(self._missing) > _OUTSTANDING:
                self._give_up()
            else:
                for missing in range(self._highest + 1, self._highest + step):
                    self._missing[missing & 0xFFFF] = _Missing(now)
            self._highest = sequence
        elif self._missing.pop(sequence, None) is None and step < 0x10000 - _RESTART:
            if sequence == self._restart:
                self._highest = sequence
                self._give_up()
            self._restart = (sequence + 1) & 0xFFFF

    def _give_up(self) -> None:
        self._missing.clear()
        self._lost_for_good = True

    def forget_before(self, sequence: int) -> None:
        """A key frame begins at `sequence`: nothing before it is needed any more."""
        for missing in [m for m in self._missing if (sequence - m) & 0xFFFF < 0x8000]:
            del self._missing[missing]

    def due(self, now: float, round_trip: float = 0.0) -> list[int]:
        """The packets to ask for now, in the order of the stream; each comes again after a `round_trip` (seconds)."""
        if not self._missing:
            return []
        due = []
        hopeless = []
        retry_at = now + max(_RETRY, round_trip)
        for sequence, missing in self._missing.items():
            if missing.tries >= _TRIES or now - missing.since > _LIFETIME:
                if missing.ask_at <= now:
                    hopeless.append(sequence)
            elif missing.ask_at <= now:
                missing.tries += 1
                missing.ask_at = retry_at
                due.append(sequence)
        for sequence in hopeless:
            del self._missing[sequence]
        self._lost_for_good = self._lost_for_good or bool(hopeless)
        return due

    def lost_for_good(self) -> bool:
        """Whether, since this was last asked, packets were given up. A key frame is then the only repair."""
        lost = self._lost_for_good
        self._lost_for_good = False
        return lost


def build_nack(sender_ssrc: int, media_ssrc: int, sequences: Iterable[int]) -> bytes:
    """The RTCP packet that asks for `sequences`, best given in the order of the stream: each pair of a number and a
    mask takes up to 17 of them."""
    pairs: list[tuple[int, int]] = []
    first = mask = 0
    for sequence in sequences:
        place = (sequence - first - 1) & 0xFFFF
        if pairs and place < 16:
            mask |= 1 << place
            pairs[-1] = (first, mask)
        elif not pairs or sequence != first:
            first, mask = sequence, 0
            pairs.append((first, mask))
    header = _FEEDBACK.pack(0x81, 205, 2 + len(pairs), sender_ssrc, media_ssrc)
    return header + b"".join(_PAIR.pack(*pair) for pair in pairs)


def parse_nack(fci: bytes) -> list[int]:
    """The sequence numbers asked for, in the order of the stream within each pair."""
    sequences = []
    for first, mask in _PAIR.iter_unpack(fci[: len(fci) & ~3]):
        sequences.append(first)
        while mask:
            lowest = mask & -mask
            sequences.append((first + lowest.bit_length()) & 0xFFFF)
            mask ^= lowest
    return sequences
