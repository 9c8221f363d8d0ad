"""What people of every role try with support, stepping out and side rooms, as rules of a Hypothesis state machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator.desk import Command
from facilitator.support import AcknowledgeSupport, AskForSupport, SettleSupport, WithdrawSupport
from rooms.aside import EndAside, TakeAside
from rooms.kernel import BaseCommand, ParticipantId
from rooms.vocabulary import StepOut
from tests.sim.rules import Rules, anyone

CLIENTS: Final[frozenset[type[BaseCommand]]] = frozenset({AskForSupport, WithdrawSupport, StepOut})
OWN: Final[frozenset[type[BaseCommand]]] = frozenset({EndAside})

EXAMPLES: Final[Mapping[type[BaseCommand], Command]] = {
    StepOut: StepOut(),
    TakeAside: TakeAside(ParticipantId("other")),
    EndAside: EndAside(),
    AskForSupport: AskForSupport(),
    WithdrawSupport: WithdrawSupport(),
    AcknowledgeSupport: AcknowledgeSupport(ParticipantId("other")),
    SettleSupport: SettleSupport(ParticipantId("other")),
}
LEADING: Final = frozenset(EXAMPLES) - CLIENTS - OWN


class SupportRules(Rules):
    """See the module."""

    @rule(by=anyone, who=anyone, what=st.sampled_from([AcknowledgeSupport, SettleSupport]))
    def answer_call(self, by: int, who: int, what: type[AcknowledgeSupport | SettleSupport]) -> None:
        self.ask(self.someone(by), what(self.someone(who)))

    @rule(by=anyone, what=st.sampled_from([AskForSupport(), AskForSupport(), WithdrawSupport()]))
    def call_for_support(self, by: int, what: AskForSupport | WithdrawSupport) -> None:
        self.ask(self.someone(by), what)

    @rule(by=anyone, out=st.booleans())
    def step_out(self, by: int, out: bool) -> None:
        self.ask(self.someone(by), StepOut(out))

    @rule(by=anyone, who=anyone)
    def take_aside(self, by: int, who: int) -> None:
        self.ask(self.someone(by), TakeAside(self.someone(who)))

    @rule(by=anyone, who=st.none() | anyone)
    def end_aside(self, by: int, who: int | None) -> None:
        self.ask(self.someone(by), EndAside(None if who is None else self.someone(who)))
