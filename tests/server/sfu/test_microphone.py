"""A microphone that is open: who speaks into it, and whether anything comes out."""

from __future__ import annotations

import pytest

from server.ports import Sound
from server.sfu.microphone import Microphone

PACKET = 0.02
QUIET, LOUD, ZEROS, UNKNOWN = 80, 25, 127, -1


class Bench:
    """A microphone that sends a packet each 20 ms, looked after each 100 ms, with what it tells and when."""

    def __init__(self, is_open: bool = True) -> None:
        self.now = 100.0
        self.speech: list[tuple[float, bool]] = []
        self.sounds: list[tuple[float, Sound]] = []
        self.microphone = Microphone(self._spoke, lambda sound: self.sounds.append((self.at, sound)))
        self.microphone.gate(is_open)
        self._kept = 0

    @property
    def at(self) -> float:
        return round(self.now - 100.0, 2)

    def _spoke(self, speaking: bool, ago: float) -> None:
        self.speech.append((round(self.now - ago - 100.0, 2), speaking))

    def sends(self, level: int | None, seconds: float) -> Bench:
        """`level` None: no packets."""
        for _ in range(round(seconds / PACKET)):
            self.now += PACKET
            if level is not None:
                self.microphone.packet(level, self.now)
            self._kept += 1
            if self._kept % 5 == 0:
                self.microphone.keep(self.now)
        return self


def test_a_quiet_room_is_a_microphone_that_works() -> None:
    assert Bench().sends(QUIET, 60).sounds == []


@pytest.mark.parametrize(("level", "seconds", "sound"), [(None, 3.1, "nothing"), (ZEROS, 6.1, "digital_silence")])
def test_a_dead_microphone_is_told_of_after_a_while(level: int | None, seconds: float, sound: Sound) -> None:
    ((at, told),) = Bench().sends(level, 20).sounds
    assert told == sound
    assert at <= seconds + 0.2


def test_it_works_again_with_the_first_sound() -> None:
    bench = Bench().sends(ZEROS, 10).sends(QUIET, 1)
    assert [sound for _, sound in bench.sounds] == ["digital_silence", "works"]


def test_packets_of_zeros_are_more_than_nothing() -> None:
    bench = Bench().sends(None, 10).sends(ZEROS, 10)
    assert [sound for _, sound in bench.sounds] == ["nothing", "digital_silence"]


def test_zeros_between_words_are_no_dead_microphone() -> None:
    bench = Bench()
    for _ in range(20):
        bench.sends(LOUD, 2).sends(ZEROS, 5)
    assert bench.sounds == []


def test_levels_that_are_not_sent_say_nothing_against_it() -> None:
    assert Bench().sends(UNKNOWN, 20).sounds == []


def test_of_a_closed_gate_nothing_is_told() -> None:
    assert Bench(is_open=False).sends(None, 60).sounds == []


def test_a_dead_microphone_that_is_muted_is_no_more_talked_of() -> None:
    bench = Bench().sends(None, 5)
    bench.microphone.gate(is_open=False)
    assert [sound for _, sound in bench.sounds] == ["nothing", "works"]


def test_a_gate_that_opens_gives_the_microphone_its_time() -> None:
    bench = Bench(is_open=False).sends(None, 60)
    bench.microphone.gate(is_open=True)
    bench.sends(None, 2.5)
    assert bench.sounds == []
    assert bench.sends(None, 1).sounds[0][1] == "nothing"


def test_who_is_gone_has_no_dead_microphone() -> None:
    bench = Bench().sends(None, 5)
    bench.microphone.close()
    assert bench.sounds[-1][1] == "works"


def test_speech_is_told_with_when_it_really_began_and_ended() -> None:
    bench = Bench().sends(QUIET, 1).sends(LOUD, 2).sends(QUIET, 2)
    assert bench.speech == [(1.0, True), (3.0, False)]


def test_speech_ends_with_the_last_packet_when_they_stop() -> None:
    bench = Bench().sends(QUIET, 1).sends(LOUD, 2).sends(None, 2)
    assert bench.speech == [(1.0, True), (3.0, False)]


def test_a_mute_ends_speech_where_it_was_last_heard() -> None:
    bench = Bench().sends(QUIET, 1).sends(LOUD, 2).sends(QUIET, 0.4)
    bench.microphone.gate(is_open=False)
    (_, (ended, speaking)) = bench.speech
    assert not speaking
    assert 3.0 <= ended <= 3.4
