"""What people of every role try with polls, as rules of a Hypothesis state machine; `AnyMeeting` has them too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator import polls
from facilitator.ballots import PollId
from facilitator.polls.vocabulary import (
    Answer,
    ClosePoll,
    DropPollTemplate,
    OpenPoll,
    PollForm,
    PollKind,
    PollTemplateId,
    PublishPoll,
    SavePollTemplate,
    Vote,
)
from rooms.kernel import BaseCommand
from tests.sim.rules import Rules, anyone

OPTIONS: Final[dict[PollKind, tuple[str, ...]]] = {
    PollKind.SINGLE: ("Yes", "No"),
    PollKind.SEVERAL: ("A", "B", "C"),
    PollKind.SCALE: (),
    PollKind.WORDS: ("calm", "tense"),
    PollKind.TEXT: (),
}
EXAMPLES: Final[Mapping[type[BaseCommand], polls.Command]] = {
    OpenPoll: OpenPoll("How are you?", PollKind.SCALE),
    Vote: Vote(PollId("poll-1"), 7),
    ClosePoll: ClosePoll(PollId("poll-1")),
    PublishPoll: PublishPoll(PollId("poll-1")),
    SavePollTemplate: SavePollTemplate("Mood", PollForm("How are you?", PollKind.SCALE)),
    DropPollTemplate: DropPollTemplate(PollTemplateId("saved-1")),
}
MEMBERS: Final[frozenset[type[BaseCommand]]] = frozenset({Vote})
LEADING: Final = frozenset(EXAMPLES) - MEMBERS

answers: st.SearchStrategy[Answer] = st.sampled_from(
    [(0,), (1,), (0, 1), (7,), 0, 10, 11, ("calm",), ("tense", "own"), "Thank you", "", ()]
)
tokens = st.none() | st.sampled_from(["a" * 22, "b" * 22, "c" * 43, "short"])
scopes: st.SearchStrategy[Literal["all", "room"]] = st.sampled_from(["all", "room"])


class PollRules(Rules):
    """See the module."""

    def some_poll(self, number: int) -> PollId:
        """Mostly one there is, the newest first."""
        known = [*self.now_known.polls.polls][::-1]
        return [*known[:3] * 2, PollId("poll-0")][number % (2 * len(known[:3]) + 1)]

    @rule(
        by=anyone,
        kind=st.sampled_from(PollKind),
        anonymous=st.booleans(),
        scope=scopes,
        minutes=st.none() | st.sampled_from([0, 1, 2.5]),
        own=st.booleans(),
    )
    def open_poll(
        self,
        by: int,
        kind: PollKind,
        anonymous: bool,
        scope: Literal["all", "room"],
        minutes: float | None,
        own: bool,
    ) -> None:
        poll = OpenPoll(
            "How are you?",
            kind,
            OPTIONS[kind],
            anonymous=anonymous,
            names=own and not anonymous,
            own_words=own and kind is PollKind.WORDS,
            min_group=3,
            scope=scope,
            minutes=minutes,
        )
        self.ask(self.someone(by), poll)

    @rule(by=anyone, number=anyone, answer=answers, ballot=tokens)
    def vote(self, by: int, number: int, answer: Answer, ballot: str | None) -> None:
        self.ask(self.someone(by), Vote(self.some_poll(number), answer, ballot))

    @rule(number=anyone, first=st.integers(0, 1), ballot=tokens)
    def all_vote(self, number: int, first: int, ballot: str | None) -> None:
        """Enough of them that there is a result."""
        poll = self.now_known.polls.polls.get(self.some_poll(number))
        fitting: dict[PollKind, Answer] = {PollKind.SCALE: 7, PollKind.WORDS: ("calm",), PollKind.TEXT: "Thank you"}
        for place, person in enumerate(self.now_known.session.here if poll else ()):
            assert poll is not None
            answer: Answer = fitting.get(poll.form.kind, ((first + place) % 2,))
            token = None if ballot is None else f"{ballot}-{place:-^22}"
            self.ask(person.id, Vote(poll.id, answer, token))

    @rule(by=anyone, number=anyone, publish=st.booleans())
    def end_poll(self, by: int, number: int, publish: bool) -> None:
        poll = self.some_poll(number)
        self.ask(self.someone(by), PublishPoll(poll) if publish else ClosePoll(poll))

    @rule(by=anyone, kind=st.sampled_from(PollKind), name=st.sampled_from(["One", "two", "TWO", ""]))
    def save_template(self, by: int, kind: PollKind, name: str) -> None:
        self.ask(self.someone(by), SavePollTemplate(name, PollForm("How are you?", kind, OPTIONS[kind])))

    @rule(by=anyone, number=st.integers(0, 4))
    def drop_template(self, by: int, number: int) -> None:
        self.ask(self.someone(by), DropPollTemplate(PollTemplateId(f"saved-{number}")))
