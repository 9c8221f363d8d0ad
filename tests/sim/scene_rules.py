"""What people of every role try with scenes, as rules of a Hypothesis state machine, and an example of each command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from facilitator import scenes
from facilitator.scenes.vocabulary import (
    AllowAnswer,
    CallSpeaker,
    CloseScene,
    EndScene,
    ExtendScene,
    FeedbackPrompts,
    FreezeScene,
    GiveFeedback,
    LeaveRole,
    NextSpeaker,
    PassFeedback,
    Recast,
    ScenePart,
    SetUpScene,
    StartDeroling,
    StartFeedback,
    StartScene,
    SwapRoles,
)
from rooms.kernel import BaseCommand, ParticipantId
from tests.sim.rules import Rules, anyone

_OTHER: Final = ParticipantId("other")

EXAMPLES: Final[Mapping[type[BaseCommand], scenes.Command]] = {
    SetUpScene: SetUpScene((ScenePart(_OTHER, "The boss"),)),
    StartScene: StartScene(),
    FreezeScene: FreezeScene(frozen=True),
    SwapRoles: SwapRoles(_OTHER, ParticipantId("another")),
    Recast: Recast(_OTHER, "The boss"),
    ExtendScene: ExtendScene(2),
    EndScene: EndScene(),
    StartFeedback: StartFeedback(),
    NextSpeaker: NextSpeaker(),
    CallSpeaker: CallSpeaker(_OTHER),
    PassFeedback: PassFeedback(),
    GiveFeedback: GiveFeedback("You looked at her when it was hard."),
    AllowAnswer: AllowAnswer(allowed=True),
    StartDeroling: StartDeroling(),
    LeaveRole: LeaveRole(),
    CloseScene: CloseScene(),
}
OWN: Final[frozenset[type[BaseCommand]]] = frozenset({NextSpeaker, PassFeedback, GiveFeedback, LeaveRole})
LEADING: Final = frozenset(EXAMPLES) - OWN

few = st.lists(anyone, min_size=1, max_size=3, unique=True)
minutes = st.none() | st.sampled_from([0.5, 2])


class SceneRules(Rules):
    """See the module."""

    @rule(by=anyone, cast=few, minutes=minutes, start=st.booleans())
    def set_up_scene(self, by: int, cast: list[int], minutes: float | None, start: bool) -> None:
        who = dict.fromkeys(self.someone(number) for number in cast)
        parts = tuple(ScenePart(each, f"Role {number}") for number, each in enumerate(who))
        self.ask(self.someone(by), SetUpScene(parts, "A talk", None, minutes))
        if start:
            self.ask(self.someone(by), StartScene())

    @rule(by=anyone, who=anyone, watched=anyone)
    def set_up_a_scene_before_some(self, by: int, who: int, watched: int) -> None:
        scene = SetUpScene((ScenePart(self.someone(who), "Role 0"),), observers=(self.someone(watched),))
        self.ask(self.someone(by), scene)

    @rule(by=anyone)
    def start_scene(self, by: int) -> None:
        self.ask(self.someone(by), StartScene())

    @rule(by=anyone, frozen=st.booleans())
    def freeze_scene(self, by: int, frozen: bool) -> None:
        self.ask(self.someone(by), FreezeScene(frozen))

    @rule(by=anyone, one=anyone, other=anyone)
    def swap_roles(self, by: int, one: int, other: int) -> None:
        self.ask(self.someone(by), SwapRoles(self.someone(one), self.someone(other)))

    @rule(by=anyone, who=anyone, role=st.none() | st.integers(0, 3))
    def recast(self, by: int, who: int, role: int | None) -> None:
        self.ask(self.someone(by), Recast(self.someone(who), None if role is None else f"role {role}"))

    @rule(by=anyone, end=st.booleans())
    def extend_or_end_scene(self, by: int, end: bool) -> None:
        self.ask(self.someone(by), EndScene() if end else ExtendScene(1))

    @rule(by=anyone, order=st.none() | few, prompts=st.sampled_from(FeedbackPrompts))
    def start_feedback(self, by: int, order: list[int] | None, prompts: FeedbackPrompts) -> None:
        people = None if order is None else tuple(dict.fromkeys(self.someone(number) for number in order))
        self.ask(self.someone(by), StartFeedback(people, prompts, ("What touched me",)))

    @rule(by=anyone, after=st.none() | anyone)
    def next_speaker(self, by: int, after: int | None) -> None:
        self.ask(self.someone(by), NextSpeaker(None if after is None else self.someone(after)))

    @rule(by=anyone, who=st.none() | anyone)
    def pass_feedback(self, by: int, who: int | None) -> None:
        self.ask(self.someone(by), PassFeedback(None if who is None else self.someone(who)))

    @rule(by=anyone, who=anyone, allowed=st.none() | st.booleans())
    def lead_the_round(self, by: int, who: int, allowed: bool | None) -> None:
        lead = CallSpeaker(self.someone(who)) if allowed is None else AllowAnswer(allowed)
        self.ask(self.someone(by), lead)

    @rule(by=anyone)
    def give_feedback(self, by: int) -> None:
        self.ask(self.someone(by), GiveFeedback("Thank you."))

    @rule(by=anyone, who=st.none() | anyone, begin=st.booleans())
    def leave_role(self, by: int, who: int | None, begin: bool) -> None:
        if begin:
            self.ask(self.someone(by), StartDeroling())
        else:
            self.ask(self.someone(by), LeaveRole(None if who is None else self.someone(who)))

    @rule(by=anyone, sure=st.integers(0, 4))
    def close_scene(self, by: int, sure: int) -> None:
        if sure == 0:
            self.ask(self.someone(by), CloseScene())
