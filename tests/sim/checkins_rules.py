"""What people of every role try with check-ins, as rules of a Hypothesis state machine; `AnyMeeting` has them too."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CheckInId,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    Scale,
    SetHelpText,
    When,
)
from facilitator.questionnaires import QuestionnaireId
from tests.sim.rules import Rules, anyone

levels = st.none() | st.integers(0, 10)
choices = st.none() | st.integers(0, 3)
questionnaires = st.none() | st.sampled_from(get_args(QuestionnaireId))


class CheckInRules(Rules):
    """See the module."""

    def some_check_in(self, number: int) -> CheckInId:
        """Mostly the latest."""
        known = [*self.now_known.checkins.all]
        return [*known[-1:] * 4, *known, CheckInId("check-in-9")][number % (len(known[-1:] * 4) + len(known) + 1)]

    @rule(
        by=anyone, when=st.sampled_from(get_args(When)), mood=st.booleans(), words=st.booleans(), asked=questionnaires
    )
    def open_check_in(self, by: int, when: When, mood: bool, words: bool, asked: QuestionnaireId | None) -> None:
        scales = (Scale("Energy"),) if mood else ()
        wish = OpenCheckIn(when, mood, scales, words, ("calm", "sad"), questionnaire=asked)
        self.ask(self.someone(by), wish)

    @rule(by=anyone, which=anyone, share=st.booleans(), keep=st.booleans(), mood=levels, sad=st.booleans())
    def answer_check_in(self, by: int, which: int, share: bool, keep: bool, mood: int | None, sad: bool) -> None:
        words = ("sad",) if sad else ()
        answer = AnswerCheckIn(self.some_check_in(which), share, keep, mood, (), words)
        self.ask(self.someone(by), answer)

    @rule(by=anyone, which=anyone, share=st.booleans(), keep=st.booleans(), items=st.lists(choices, max_size=9))
    def answer_questionnaire(self, by: int, which: int, share: bool, keep: bool, items: list[int | None]) -> None:
        id_ = self.some_check_in(which)
        check_in = self.now_known.checkins.all.get(id_)
        size = 9 if check_in is None or check_in.questionnaire == "phq9" else 7
        given = (*items, *[1] * size)[:size]
        self.ask(self.someone(by), AnswerCheckIn(id_, share, keep, items=given, difficulty=1))

    @rule(by=anyone, which=anyone)
    def decline_check_in(self, by: int, which: int) -> None:
        self.ask(self.someone(by), DeclineCheckIn(self.some_check_in(which)))

    @rule(by=anyone, which=anyone)
    def close_check_in(self, by: int, which: int) -> None:
        self.ask(self.someone(by), CloseCheckIn(self.some_check_in(which)))

    @rule(by=anyone, who=anyone)
    def acknowledge_concern(self, by: int, who: int) -> None:
        self.ask(self.someone(by), AcknowledgeConcern(self.someone(who)))

    @rule(by=anyone, text=st.none() | st.text(max_size=10))
    def set_help_text(self, by: int, text: str | None) -> None:
        self.ask(self.someone(by), SetHelpText(text))
