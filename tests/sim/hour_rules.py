"""What people of every role try with the agenda, the break and the guided pause; `AnyMeeting` has these rules, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator.desk import Command
from facilitator.hour.agenda.vocabulary import (
    AgendaTemplateId,
    DropAgendaTemplate,
    EndAgenda,
    ExtendSegment,
    GoToSegment,
    Kind,
    NextSegment,
    Opening,
    OpensBreak,
    OpensBreakouts,
    OpensCheckIn,
    OpensPause,
    OpensPoll,
    PauseAgenda,
    SaveAgendaTemplate,
    SegmentId,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import EndPause, Pacer, StartPause
from facilitator.hour.recess import EndBreak, ExtendBreak, ReturnFromBreak, StartBreak
from facilitator.polls.vocabulary import PollForm, PollKind
from rooms.kernel import BaseCommand
from tests.sim.rules import Rules, anyone

OWN: Final[frozenset[type[BaseCommand]]] = frozenset({ReturnFromBreak})

EXAMPLES: Final[Mapping[type[BaseCommand], Command]] = {
    SetAgenda: SetAgenda((SegmentWish("How we are", Kind.CHECK_IN, 10),)),
    SaveAgendaTemplate: SaveAgendaTemplate("Usual", (SegmentWish("How we are", Kind.CHECK_IN, 10),)),
    DropAgendaTemplate: DropAgendaTemplate(AgendaTemplateId("saved-1")),
    StartAgenda: StartAgenda(),
    NextSegment: NextSegment(),
    GoToSegment: GoToSegment(SegmentId("segment-1")),
    ExtendSegment: ExtendSegment(5),
    PauseAgenda: PauseAgenda(paused=True),
    EndAgenda: EndAgenda(),
    StartBreak: StartBreak(10),
    ExtendBreak: ExtendBreak(5),
    ReturnFromBreak: ReturnFromBreak(),
    EndBreak: EndBreak(),
    StartPause: StartPause(3),
    EndPause: EndPause(),
}
LEADING: Final = frozenset(EXAMPLES) - OWN

minutes = st.sampled_from([0.5, 2, 11, 0, float("nan")])
segments = st.sampled_from([SegmentId("segment-1"), SegmentId("segment-2"), SegmentId("segment-9")])
ASKS: Final = OpensPoll(PollForm("Which topic?", PollKind.SINGLE, ("Sleep", "Work")))
openings: st.SearchStrategy[Opening | None] = st.sampled_from(
    [None, OpensBreakouts(), OpensBreak(), OpensCheckIn(), OpensPause(), OpensPause(guide=False, text="Listen."), ASKS]
)
wishes = st.builds(
    SegmentWish,
    title=st.sampled_from(["Topic", "Closing", ""]),
    kind=st.sampled_from(Kind),
    minutes=st.none() | minutes,
    opens=openings,
    id=st.none() | segments,
)


class HourRules(Rules):
    """See the module."""

    @rule(by=anyone, wished=st.lists(wishes, max_size=3))
    def set_agenda(self, by: int, wished: list[SegmentWish]) -> None:
        self.ask(self.someone(by), SetAgenda(tuple(wished)))

    @rule(by=anyone, name=st.sampled_from(["Usual", "usual", " "]), wished=st.lists(wishes, max_size=3))
    def save_agenda(self, by: int, name: str, wished: list[SegmentWish]) -> None:
        self.ask(self.someone(by), SaveAgendaTemplate(name, (SegmentWish("One"), *wished)))

    @rule(by=anyone, number=st.integers(1, 3))
    def drop_agenda(self, by: int, number: int) -> None:
        self.ask(self.someone(by), DropAgendaTemplate(AgendaTemplateId(f"saved-{number}")))

    @rule(by=anyone, opens=openings)
    def set_fitting_agenda(self, by: int, opens: Opening | None) -> None:
        """Most of the above are refused for one reason or another; these are not."""
        wished = (SegmentWish("One", minutes=2, opens=opens), SegmentWish("Two"), SegmentWish("Three", minutes=12))
        self.ask(self.someone(by), SetAgenda(wished))

    @rule(by=anyone, after=st.none() | segments, what=st.integers(0, 4))
    def go_through_agenda(self, by: int, after: SegmentId | None, what: int) -> None:
        go_to = GoToSegment(after or SegmentId("segment-1"))
        asked: list[Command] = [StartAgenda(), NextSegment(after), NextSegment(), go_to, EndAgenda()]
        self.ask(self.someone(by), asked[what])

    @rule(by=anyone, more=minutes, what=st.integers(0, 2))
    def time_the_segment(self, by: int, more: float, what: int) -> None:
        asked: list[Command] = [ExtendSegment(more), PauseAgenda(paused=True), PauseAgenda(paused=False)]
        self.ask(self.someone(by), asked[what])

    @rule(by=anyone, length=minutes, what=st.integers(0, 4))
    def take_a_break(self, by: int, length: float, what: int) -> None:
        asked: list[Command] = [
            StartBreak(length), ReturnFromBreak(), ReturnFromBreak(), ExtendBreak(length), EndBreak(),
        ]  # fmt: skip
        self.ask(self.someone(by), asked[what])

    @rule(by=anyone, length=st.none() | minutes, guide=st.booleans(), paced=st.booleans(), server=st.booleans())
    def pause(self, by: int, length: float | None, guide: bool, paced: bool, server: bool) -> None:
        pacer = Pacer(4, 0, 6, 0) if paced else None
        self.ask(None if server else self.someone(by), StartPause(length, guide, pacer, "Breathe." if paced else None))

    @rule(by=anyone)
    def end_pause(self, by: int) -> None:
        self.ask(self.someone(by), EndPause())
