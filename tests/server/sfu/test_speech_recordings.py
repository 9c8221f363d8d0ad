"""Speech found in made recordings with known spans: how much of it, where it begins, and none where there is none.

docs/speech.md has the figures as a table (`python -m tests.server.sfu.speech_table`).
"""

from __future__ import annotations

import pytest

from tests.server.sfu.speech_table import Score, recordings, score
from tests.support.recordings import level, merged

NAMES = (
    "a man, quiet room",
    "a woman, fast and quiet",
    "German, loud, close to the microphone",
    "Spanish",
    "a slow whisper",
    "white noise 20 dB below the voice",
    "a fan 20 dB below the voice",
    "a street 20 dB below the voice",
    "a loud woman, a fan 20 dB below",
    "a fan alone",
    "a loud fan alone",
    "a street alone",
    "two at once, each heard 40 dB below by the other's microphone",
    "switched off at the device for 7 s",
    "digital silence",
)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """Of all recordings, by name."""
    return {recording.name: score(recording) for recording in recordings()}


def test_every_recording_is_named_here(scores: dict[str, Score]) -> None:
    assert tuple(scores) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_talk_time_is_within_five_percent(scores: dict[str, Score], name: str) -> None:
    assert abs(scores[name].off) <= 5


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_found_and_begins_within_three_hundred_milliseconds(
    scores: dict[str, Score], name: str
) -> None:
    assert scores[name].missed == ()
    assert scores[name].late <= 0.3


@pytest.mark.parametrize("name", NAMES)
def test_there_is_no_speech_where_nobody_speaks(scores: dict[str, Score], name: str) -> None:
    assert scores[name].false == ()
    if not scores[name].spoken:
        assert scores[name].found == 0


def test_levels_are_those_of_rfc_6464() -> None:
    assert level([0.0] * 441) == 127
    assert level([32_768.0] * 441) == 0
    assert level([3_276.8] * 441) == 20
    assert level([0.0] * 440 + [1.0]) == 117, "one bit in one sample: all but digital silence"


def test_spans_that_are_close_are_one() -> None:
    assert merged([(0, 1), (1.5, 2), (4, 5)], 0.6) == [(0, 2), (4, 5)]
    assert merged([], 0.6) == []
