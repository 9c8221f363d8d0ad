"""Speech found in audio levels."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from server.sfu.levels import Speech

PACKET = 0.02


class Microphone:
    """Sends a packet each 20 ms and writes down when speech began or ended, in ms."""

    def __init__(self) -> None:
        self.speech = Speech()
        self.now = 100.0
        self.changes: list[tuple[int, bool]] = []

    def send(self, levels: Iterable[int]) -> Microphone:
        for level in levels:
            self.now += PACKET
            if self.speech.level(level, self.now):
                self.changes.append((round((self.now - 100.0) * 1000), self.speech.speaking))
        return self

    def quiet(self, seconds: float, level: int = 80) -> Microphone:
        return self.send([level] * round(seconds / PACKET))

    def loud(self, seconds: float, level: int = 25) -> Microphone:
        return self.send([level] * round(seconds / PACKET))

    @property
    def spans(self) -> int:
        return sum(began for _, began in self.changes)


def test_a_quiet_room_does_not_speak() -> None:
    assert Microphone().quiet(30).changes == []


def test_digital_silence_does_not_speak() -> None:
    assert Microphone().quiet(30, level=127).changes == []


def test_speech_begins_within_a_fifth_of_a_second() -> None:
    microphone = Microphone().quiet(1).loud(1)
    ((began, speaking),) = microphone.changes
    assert speaking
    assert 1100 <= began <= 1200


def test_speech_ends_six_hundred_milliseconds_after_the_last_word() -> None:
    microphone = Microphone().quiet(1).loud(1).quiet(1)
    (_, (ended, speaking)) = microphone.changes
    assert not speaking
    assert 2580 <= ended <= 2640


def test_it_is_known_when_speech_really_began_and_ended() -> None:
    microphone = Microphone().quiet(1).loud(1)
    assert round(microphone.speech.turned_at - 100.0, 2) == 1.0
    microphone.quiet(1)
    assert round(microphone.speech.turned_at - 100.0, 2) == 2.0


def test_a_knock_is_not_speech() -> None:
    assert Microphone().quiet(1).loud(0.08).quiet(1).changes == []


def test_knocks_far_apart_do_not_add_up() -> None:
    microphone = Microphone()
    for _ in range(20):
        microphone.loud(0.06, level=10).quiet(0.3)
    assert microphone.changes == []


def test_broken_syllables_add_up() -> None:
    microphone = Microphone().quiet(1)
    for _ in range(10):
        microphone.loud(0.06).quiet(0.02)
    assert microphone.speech.speaking


def test_pauses_between_words_do_not_end_speech() -> None:
    microphone = Microphone().quiet(1)
    for _ in range(20):
        microphone.loud(0.4).quiet(0.5)
    assert microphone.spans == 1


def test_a_quiet_voice_in_a_quiet_room_is_heard() -> None:
    assert Microphone().quiet(5).loud(1, level=45).speech.speaking


def test_a_steady_fan_is_never_speech() -> None:
    assert Microphone().loud(60, level=46).changes == []


def test_a_fan_that_is_switched_on_is_taken_back() -> None:
    microphone = Microphone().quiet(10).loud(60, level=46)
    assert microphone.spans == 1
    (_, (taken_back, _)) = microphone.changes
    assert taken_back <= 10_000 + 1_500
    assert round(microphone.speech.turned_at - 100.0, 2) <= 10.0, "and it was no speech from its beginning on"


def test_the_noise_of_a_fan_that_is_switched_off_is_forgotten() -> None:
    microphone = Microphone().loud(20, level=42).quiet(3).loud(1, level=46)
    assert microphone.spans == 1


def test_what_is_louder_than_people_is_not_called_noise() -> None:
    assert Microphone().loud(30, level=12).speech.speaking


def test_speech_above_a_fan_is_heard() -> None:
    assert Microphone().loud(60, level=50).loud(1, level=25).speech.speaking


def test_a_long_speech_does_not_become_noise() -> None:
    microphone = Microphone().quiet(1)
    for _ in range(1000):
        microphone.loud(0.3, level=30).loud(0.1, level=45).quiet(0.06, level=70)
    assert microphone.speech.speaking
    assert microphone.spans == 1


def test_the_quiet_end_of_a_sentence_still_counts() -> None:
    microphone = Microphone().quiet(1).loud(1, level=30).loud(0.9, level=52)
    assert microphone.spans == 1
    assert microphone.speech.speaking


def test_the_same_level_would_not_begin_speech() -> None:
    assert not Microphone().quiet(1).loud(2, level=52).speech.speaking


def test_a_mute_ends_speech_at_once() -> None:
    microphone = Microphone().quiet(1).loud(1)
    assert microphone.speech.reset()
    assert not microphone.speech.speaking
    assert not microphone.speech.reset()


def test_after_a_mute_speech_begins_anew() -> None:
    microphone = Microphone().quiet(1).loud(1)
    microphone.speech.reset()
    microphone.changes.clear()
    microphone.loud(0.1)
    assert microphone.changes == []
    microphone.loud(0.1)
    assert microphone.spans == 1


def test_speech_ends_with_the_packets() -> None:
    microphone = Microphone().quiet(1).loud(1)
    assert not microphone.speech.expire(microphone.now + 0.3)
    assert microphone.speech.expire(microphone.now + 0.7)
    assert not microphone.speech.speaking


def test_the_time_between_discontinuous_packets_was_not_loud() -> None:
    microphone = Microphone().quiet(1)
    microphone.now += 10
    assert microphone.loud(0.02).changes == []


@given(st.lists(st.tuples(st.integers(0, 127), st.floats(0, 2)), max_size=300))
def test_changes_alternate_and_speech_never_outlasts_its_levels(packets: list[tuple[int, float]]) -> None:
    speech = Speech()
    now = 0.0
    speaking = False
    for level, elapsed in packets:
        now += elapsed
        changed = speech.level(level, now)
        assert speech.speaking == (speaking != changed)
        speaking = speech.speaking
    assert not speech.expire(now + 10) or speaking
    assert not speech.speaking
