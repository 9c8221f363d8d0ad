"""What rules of a Hypothesis state machine, mixed into `tests.sim.machine.AnyMeeting`, have to go by."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from facilitator.desk import Command, Desk
from rooms.kernel import Instant, ParticipantId, RoomId

anyone = st.integers(0, 7)
"""Stands for one of those who ever came in, or, rarely, for a stranger; see `Rules.someone`."""


class Rules(RuleBasedStateMachine):
    """Rules to be mixed into the whole machine, which gives them what follows.

    It raises here, because Hypothesis' metaclass leaves no room for an abstract base class.
    """

    def ask(self, by: ParticipantId | None, command: Command, chance: int = 0) -> None:
        raise NotImplementedError  # the whole machine has it

    def someone(self, number: int) -> ParticipantId:
        raise NotImplementedError  # the whole machine has it

    def open_rooms(self) -> list[RoomId]:
        raise NotImplementedError  # the whole machine has it

    @property
    def now_known(self) -> Desk:
        """The state, to choose from it."""
        raise NotImplementedError  # the whole machine has it

    @property
    def time_known(self) -> Instant:
        """What the clock shows."""
        raise NotImplementedError  # the whole machine has it
