"""What people of every role try with hands, the floor and turns, as rules of a Hypothesis state machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator import turns
from facilitator.desk import Command
from facilitator.turns.vocabulary import (
    DeferTurn,
    EndGoAround,
    EndPiece,
    EndTurn,
    ExtendTurn,
    FloorMode,
    GoAroundOrder,
    GrantTurn,
    HandOn,
    HandOrder,
    LetIn,
    LowerAllHands,
    LowerHand,
    NextTurn,
    PassTurn,
    PauseGoAround,
    RaiseHand,
    SetFloor,
    SetHandOrder,
    SkipTurn,
    StartGoAround,
    StartPiece,
)
from rooms.kernel import BaseCommand, ParticipantId
from tests.sim.rules import Rules, anyone

OTHER: Final = ParticipantId("other")

EXAMPLES: Final[Mapping[type[BaseCommand], turns.Command]] = {
    RaiseHand: RaiseHand(),
    LowerHand: LowerHand(),
    LowerAllHands: LowerAllHands(),
    SetHandOrder: SetHandOrder(HandOrder.QUIET_FIRST),
    SetFloor: SetFloor(FloorMode.ENFORCED),
    LetIn: LetIn(OTHER, allowed=True),
    GrantTurn: GrantTurn(OTHER),
    EndTurn: EndTurn(),
    ExtendTurn: ExtendTurn(30),
    NextTurn: NextTurn(),
    StartGoAround: StartGoAround(GoAroundOrder.SEAT),
    PassTurn: PassTurn(),
    DeferTurn: DeferTurn(),
    SkipTurn: SkipTurn(),
    PauseGoAround: PauseGoAround(paused=True),
    EndGoAround: EndGoAround(),
    StartPiece: StartPiece(OTHER),
    HandOn: HandOn(OTHER),
    EndPiece: EndPiece(),
}
OWN: Final[frozenset[type[BaseCommand]]] = frozenset({RaiseHand, LowerHand, EndTurn, PassTurn, DeferTurn, HandOn})
LEADING: Final = frozenset(EXAMPLES) - OWN

seconds = st.none() | st.sampled_from([5, 30, 90])
somebody = st.none() | anyone


class TurnsRules(Rules):
    """See the module."""

    def perhaps(self, number: int | None) -> ParticipantId | None:
        return None if number is None else self.someone(number)

    @rule(by=anyone, who=somebody, up=st.booleans(), all_=st.booleans())
    def hand(self, by: int, who: int | None, up: bool, all_: bool) -> None:
        down: Command = LowerAllHands() if all_ else LowerHand(self.perhaps(who))
        self.ask(self.someone(by), RaiseHand() if up else down)

    @rule(by=anyone, order=st.sampled_from(HandOrder))
    def hand_order(self, by: int, order: HandOrder) -> None:
        self.ask(self.someone(by), SetHandOrder(order))

    @rule(by=anyone, mode=st.sampled_from(FloorMode))
    def floor(self, by: int, mode: FloorMode) -> None:
        self.ask(self.someone(by), SetFloor(mode))

    @rule(by=anyone, who=anyone, allowed=st.booleans())
    def let_in(self, by: int, who: int, allowed: bool) -> None:
        self.ask(self.someone(by), LetIn(self.someone(who), allowed))

    @rule(by=anyone, who=anyone, seconds=seconds)
    def grant(self, by: int, who: int, seconds: float | None) -> None:
        self.ask(self.someone(by), GrantTurn(self.someone(who), seconds))

    @rule(by=anyone, who=somebody, seconds=seconds, what=st.integers(0, 2))
    def end_or_next(self, by: int, who: int | None, seconds: float | None, what: int) -> None:
        asked: list[Command] = [EndTurn(self.perhaps(who)), NextTurn(self.perhaps(who), seconds), ExtendTurn(30)]
        self.ask(self.someone(by), asked[what])

    @rule(
        by=anyone,
        order=st.sampled_from(GoAroundOrder),
        seconds=seconds,
        people=st.none() | st.lists(anyone, max_size=3),
    )
    def start_go_around(self, by: int, order: GoAroundOrder, seconds: float | None, people: list[int] | None) -> None:
        chosen = None if people is None else tuple(self.someone(number) for number in people)
        self.ask(self.someone(by), StartGoAround(order, seconds, chosen), chance=by)

    @rule(by=anyone, who=somebody, what=st.integers(0, 5))
    def in_the_go_around(self, by: int, who: int | None, what: int) -> None:
        asked: list[Command] = [
            PassTurn(),
            DeferTurn(),
            SkipTurn(self.perhaps(who)),
            PauseGoAround(True),
            PauseGoAround(False),
            EndGoAround(),
        ]
        self.ask(self.someone(by), asked[what])

    @rule(by=anyone, who=anyone, what=st.integers(0, 3))
    def piece(self, by: int, who: int, what: int) -> None:
        asked: list[Command] = [StartPiece(self.someone(who)), HandOn(self.someone(who)), HandOn(self.someone(by))]
        self.ask(self.someone(by), [*asked, EndPiece()][what])
