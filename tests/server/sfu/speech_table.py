"""How well speech is found in made recordings: `python -m tests.server.sfu.speech_table`, the table of docs/speech.md.

The recordings are `tests.support.recordings`; the SFU's own `Speech` listens to their levels, packet by packet.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from server.sfu.levels import Speech
from tests.support.recordings import (
    PACKET,
    Recording,
    Span,
    merged,
    only_noise,
    switched_off,
    talk,
    with_leak,
    with_noise,
)

SENTENCE_GAP = 0.6
"""Seconds: pauses up to this belong to a sentence (the release), so spans that are no further apart are one."""

ECHO_LEFT = 40.0
"""dB that echo cancellation takes at least (ITU-T P.340 asks for more)."""


@dataclass(frozen=True)
class Score:
    """Of one recording. `late` is how far off the worst beginning was found; `false` are spans without any speech."""

    name: str
    spoken: float
    found: float
    late: float
    missed: tuple[Span, ...]
    false: tuple[Span, ...]

    @property
    def off(self) -> float:
        """How much more talk was found than there was, in percent."""
        return (self.found / self.spoken - 1) * 100 if self.spoken else 0.0


def found(levels: list[int]) -> list[Span]:
    """When somebody speaks, by the SFU."""
    speech, spans, since, now = Speech(), list[Span](), 0.0, 0.0
    for level in levels:
        now += PACKET
        if not speech.level(level, now + 1.0):  # an SFU's clock does not begin at 0
            continue
        if speech.speaking:
            since = speech.turned_at - 1.0
        elif speech.turned_at - 1.0 > since:
            spans.append((since, speech.turned_at - 1.0))
    return [*spans, (since, now)] if speech.speaking else spans


def score(recording: Recording) -> Score:
    """How well it was heard."""
    true, heard = merged(recording.speech, SENTENCE_GAP), found(recording.levels())
    begun = {span: [each[0] for each in heard if _meet(span, each)] for span in true}
    return Score(
        name=recording.name,
        spoken=sum(until - since for since, until in true),
        found=sum(until - since for since, until in heard),
        late=max(
            (min(abs(start - span[0]) for start in starts) for span, starts in begun.items() if starts), default=0
        ),
        missed=tuple(span for span, starts in begun.items() if not starts),
        false=tuple(each for each in heard if not any(_meet(each, span) for span in true)),
    )


def recordings() -> Iterator[Recording]:
    """All that the table is about."""
    plain = talk("a man, quiet room")
    yield with_noise(plain, "white", -75)
    yield with_noise(talk("a woman, fast and quiet", voice="en-us+f3", words_a_minute=190, loudness=-38), "white", -75)
    yield with_noise(talk("German, loud, close to the microphone", voice="de", loudness=-18), "pink", -70)
    yield with_noise(talk("Spanish", voice="es+f2"), "white", -75)
    yield with_noise(
        talk("a slow whisper", voice="en-gb-scotland+whisper", words_a_minute=110, loudness=-32), "white", -75
    )
    yield with_noise(plain, "white", -46, "white noise 20 dB below the voice")
    yield with_noise(plain, "pink", -46, "a fan 20 dB below the voice")
    yield with_noise(plain, "street", -46, "a street 20 dB below the voice")
    loud = talk("a loud woman, a fan 20 dB below", voice="en+f3", loudness=-18)
    yield with_noise(loud, "pink", -38)
    yield only_noise("a fan alone", "pink", -46, 60)
    yield only_noise("a loud fan alone", "pink", -38, 60)
    yield only_noise("a street alone", "street", -46, 60)
    other = talk("other", voice="en-us+f3", lead=4.5, pauses=(1.3, 2.1, 0.9, 2.2, 1.7))
    both = with_leak(plain, other, ECHO_LEFT, "two at once, each heard 40 dB below by the other's microphone")
    yield with_noise(both, "white", -75)
    yield switched_off(with_noise(plain, "white", -75), 9.0, 16.0, "switched off at the device for 7 s")
    yield Recording("digital silence", [0.0] * 22_050 * 30, ())


def row(each: Score) -> str:
    off = f"{each.off:+.1f} %" if each.spoken else "–"
    late = f"{each.late * 1000:.0f} ms" if each.spoken else "–"
    return f"| {each.name} | {each.spoken:.1f} s | {each.found:.1f} s | {off} | {late} | {len(each.false)} |"


def main() -> None:
    """Print the table."""
    rows = (row(score(recording)) for recording in recordings())
    head = ("| recording | spoken | found | off by | worst beginning | false |", "|---|--:|--:|--:|--:|--:|")
    sys.stdout.writelines(f"{line}\n" for line in (*head, *rows))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


if __name__ == "__main__":
    main()
