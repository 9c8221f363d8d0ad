"""Recordings of people talking, made so that it is known when they do, and the audio levels a browser sends of them.

A voice of espeak-ng says sentences at chosen moments; noise of a chosen loudness, another voice that leaks in, or
nothing at all lies beneath. Levels are those of RFC 6464 as WebRTC measures them: the RMS of the 20 ms of a packet, in
dB below full scale, from 0 to 127.
"""

from __future__ import annotations

import math
import random
import subprocess
import wave
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle, islice, pairwise
from operator import mul
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

RATE: Final = 22_050
"""What espeak-ng makes."""
PACKET: Final = 0.02
_FRAME: Final = round(RATE * PACKET)
_FULL_SCALE: Final = 32_768.0
_AUDIBLE: Final = 30.0
"""dB below the voice's own loudness at which its sentence begins and ends: all that espeak-ng makes of it."""

Noise = Literal["white", "pink", "street"]
Samples = list[float]
Span = tuple[float, float]

SENTENCES: Final = (
    "I was not sure whether I would come today.",
    "It was a long week, and I slept badly, but I am glad to see all of you.",
    "Yes, I know that feeling.",
    "When my sister called on Sunday I did not pick up the phone, and afterwards I was ashamed of it for hours.",
    "No.",
    "What helped me was to go for a walk before breakfast, every day, even when it rained.",
    "I would like to hear what the others think.",
)


@dataclass(frozen=True)
class Recording:
    """`speech` is when somebody really speaks, in seconds; `samples` are 16 bits."""

    name: str
    samples: Samples
    speech: tuple[Span, ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE

    def levels(self) -> list[int]:
        """The level of each packet."""
        frames = range(0, len(self.samples) - _FRAME + 1, _FRAME)
        return [level(self.samples[start : start + _FRAME]) for start in frames]

    def write(self, path: Path) -> Path:
        """As a WAV file."""
        with wave.open(str(path), "wb") as target:
            target.setnchannels(1)
            target.setsampwidth(2)
            target.setframerate(RATE)
            target.writeframes(array("h", (max(-32768, min(32767, round(each))) for each in self.samples)).tobytes())
        return path


def level(samples: Sequence[float]) -> int:
    """RFC 6464: dB below full scale, 127 for digital silence."""
    loudness = rms(samples)
    return 127 if loudness == 0 else max(0, min(127, round(-20 * math.log10(loudness / _FULL_SCALE))))


@lru_cache(maxsize=64)
def said(sentence: str, voice: str, words_a_minute: int) -> tuple[float, ...]:
    """A sentence as a voice says it, without the silence around it."""
    with TemporaryDirectory() as directory:
        path = Path(directory) / "said.wav"
        command = ["espeak-ng", "-v", voice, "-s", str(words_a_minute), "-w", str(path), sentence]
        subprocess.run(command, check=True, capture_output=True)
        with wave.open(str(path), "rb") as source:
            assert source.getframerate() == RATE
            samples = array("h", source.readframes(source.getnframes()))
    loud = [rms(samples[start : start + _FRAME]) for start in range(0, len(samples), _FRAME)]
    least = rms(samples) / 10 ** (_AUDIBLE / 20)
    heard = [number for number, each in enumerate(loud) if each > least]
    return tuple(float(each) for each in samples[heard[0] * _FRAME : (heard[-1] + 1) * _FRAME])


def rms(samples: Sequence[float]) -> float:
    return math.sqrt(sum(map(mul, samples, samples)) / max(1, len(samples)))


def talk(
    name: str,
    *,
    voice: str = "en",
    loudness: float = -26.0,
    words_a_minute: int = 150,
    pauses: Sequence[float] = (2.0, 1.2, 3.0, 1.5, 4.0, 1.0),
    lead: float = 3.0,
) -> Recording:
    """Sentences with pauses between, at a `loudness` in dB relative to full scale, in perfect silence."""
    samples: Samples = [0.0] * round(lead * RATE)
    speech: list[Span] = []
    for number, sentence in enumerate(SENTENCES):
        words = said(sentence, voice, words_a_minute)
        gain = 10 ** (loudness / 20) * _FULL_SCALE / rms(words)
        since = len(samples) / RATE
        samples += [each * gain for each in words]
        speech.append((since, len(samples) / RATE))
        samples += [0.0] * round(pauses[number % len(pauses)] * RATE)
    return Recording(name, samples, tuple(speech))


def with_noise(recording: Recording, kind: Noise, loudness: float, name: str | None = None) -> Recording:
    """The same with noise of a loudness in dB relative to full scale beneath."""
    beneath = noise(kind, loudness, recording.seconds)
    mixed = [one + other for one, other in zip(recording.samples, beneath, strict=False)]
    return Recording(name or recording.name, mixed, recording.speech)


def only_noise(name: str, kind: Noise, loudness: float, seconds: float) -> Recording:
    return Recording(name, noise(kind, loudness, seconds), ())


def with_leak(recording: Recording, other: Recording, loss: float, name: str) -> Recording:
    """The same with another's voice leaking in, `loss` dB quieter than it is."""
    gain = 10 ** (-loss / 20)
    length = max(len(recording.samples), len(other.samples))
    mixed = [one + gain * two for one, two in zip(_padded(recording, length), _padded(other, length), strict=True)]
    return Recording(name, mixed, recording.speech)


def switched_off(recording: Recording, since: float, until: float, name: str) -> Recording:
    """The same with digital silence for a while."""
    first, last = round(since * RATE), round(until * RATE)
    samples = [*recording.samples[:first], *[0.0] * (last - first), *recording.samples[last:]]
    left = tuple(
        span
        for begun, ended in recording.speech
        for span in ((begun, min(ended, since)), (max(begun, until), ended))
        if span[1] > span[0]
    )
    return Recording(name, samples, left)


def noise(kind: Noise, loudness: float, seconds: float) -> Samples:
    """Noise: white, pink (as of a fan), or pink that swells and fades by 6 dB every few seconds (as of a street)."""
    gain = 10 ** (loudness / 20) * _FULL_SCALE
    return [each * gain for each in islice(cycle(_ten_seconds_of(kind)), round(seconds * RATE))]


@lru_cache
def _ten_seconds_of(kind: Noise) -> Samples:
    """With the loudness 1."""
    made = list(_NOISES[kind](random.Random(7), 10 * RATE))
    gain = 1 / rms(made)
    return [each * gain for each in made]


def _white(chance: random.Random, count: int) -> Iterator[float]:
    return (chance.uniform(-1, 1) for _ in range(count))


def _pink(chance: random.Random, count: int) -> Iterator[float]:
    """White noise through Paul Kellet's economy filter."""
    b0 = b1 = b2 = 0.0
    for _ in range(count):
        white = chance.uniform(-1, 1)
        b0 = 0.99765 * b0 + white * 0.0990460
        b1 = 0.96300 * b1 + white * 0.2965164
        b2 = 0.57000 * b2 + white * 1.0526913
        yield b0 + b1 + b2 + white * 0.1848


def _street(chance: random.Random, count: int) -> Iterator[float]:
    for number, each in enumerate(_pink(chance, count)):
        yield each * 10 ** (3 * math.sin(2 * math.pi * number / RATE / 5) / 20)


_NOISES: Final[dict[Noise, Callable[[random.Random, int], Iterator[float]]]] = {
    "white": _white,
    "pink": _pink,
    "street": _street,
}


def _padded(recording: Recording, length: int) -> Samples:
    return recording.samples + [0.0] * (length - len(recording.samples))


def merged(spans: Sequence[Span], gap: float) -> list[Span]:
    """Spans with those joined that are no further apart than `gap`."""
    ordered = sorted(spans)
    starts = [ordered[0][0], *(b[0] for a, b in pairwise(ordered) if b[0] - a[1] > gap)] if ordered else []
    ends = [*(a[1] for a, b in pairwise(ordered) if b[0] - a[1] > gap), ordered[-1][1]] if ordered else []
    return list(zip(starts, ends, strict=True))
