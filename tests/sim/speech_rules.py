"""Measured speech and how it is judged, as rules of a Hypothesis state machine; `AnyMeeting` has them too."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator.speech.vocabulary import HoldSilence, RecordSpeech, SetBalance
from rooms.kernel import MAIN_ROOM, Instant
from tests.sim.rules import Rules, anyone

shares = st.none() | st.sampled_from([0.0, 0.3, 1.5, 3.0, 99.0])


class SpeechRules(Rules):
    """See the module."""

    @rule(by=anyone, server=st.integers(0, 5), who=anyone, ago=st.integers(0, 30_000), length=st.integers(0, 30_000))
    def record_speech(self, by: int, server: int, who: int, ago: int, length: int) -> None:
        """Mostly the server, of somebody wherever they are, or of a room that may be gone."""
        speaker = self.someone(who)
        room = self.now_known.room_of(speaker) if ago % 3 else ([*self.open_rooms(), MAIN_ROOM])[0]
        until = self.time_known - ago
        command = RecordSpeech(speaker, room, Instant(until - length), Instant(until))
        self.ask(None if server else self.someone(by), command)

    @rule(by=anyone, quiet=shares, much=shares, patience=st.none() | st.sampled_from([0.0, 10.0, 100.0]))
    def set_balance(self, by: int, quiet: float | None, much: float | None, patience: float | None) -> None:
        self.ask(self.someone(by), SetBalance(quiet, much, None, patience))

    @rule(by=anyone, on=st.booleans())
    def hold_silence(self, by: int, on: bool) -> None:
        self.ask(self.someone(by), HoldSilence(on))
