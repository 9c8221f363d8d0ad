"""A group of one facilitator and two clients who are asked how they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator import checkins
from facilitator.checkins.state import CheckIn
from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CheckInId,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    Scale,
    SetHelpText,
)
from rooms.kernel import BaseCommand, Code, ParticipantId, Rejected
from rooms.people import Role
from tests.sim.meeting import Meeting

FIRST: Final = CheckInId("check-in-1")
SECOND: Final = CheckInId("check-in-2")

WORRIED: Final = (1, 1, 1, 2, 2, 0, 0)
"""Answers to the GAD-7."""
UNSAFE: Final = (0, 0, 0, 0, 0, 0, 0, 0, 1)
"""Answers to the PHQ-9 that raise an alert, and would not by their total."""
SAFE: Final = (3, 3, 3, 3, 3, 3, 3, 3, 0)
"""Answers to the PHQ-9 that raise none."""

MEMBERS: Final[frozenset[type[BaseCommand]]] = frozenset({AnswerCheckIn, DeclineCheckIn})
LEADING: Final[frozenset[type[BaseCommand]]] = frozenset({OpenCheckIn, CloseCheckIn, AcknowledgeConcern, SetHelpText})

EXAMPLES: Final[Mapping[type[BaseCommand], checkins.Command]] = {
    OpenCheckIn: OpenCheckIn("before"),
    AnswerCheckIn: AnswerCheckIn(FIRST, share=True, keep=False, mood=5),
    DeclineCheckIn: DeclineCheckIn(FIRST),
    CloseCheckIn: CloseCheckIn(FIRST),
    AcknowledgeConcern: AcknowledgeConcern(ParticipantId("other")),
    SetHelpText: SetHelpText("Call the clinic: 555 0100."),
}

EVERYTHING: Final = OpenCheckIn(
    "before",
    scales=(Scale("Energy", "none", "plenty"), Scale("Tension")),
    words=True,
    word_list=("calm", "sad", "hopeful"),
)


class Group(Meeting):
    """`fay` leads, `ann` and `ben` are asked."""

    def __init__(self) -> None:
        super().__init__()
        self.fay = self.person(Role.FACILITATOR, "Fay")
        self.ann = self.person(name="Ann")
        self.ben = self.person(Role.GUEST, "Ben")

    @property
    def first(self) -> CheckIn:
        """The first check-in."""
        return self.state.checkins.all[FIRST]


def code(result: object) -> Code | None:
    """The code of a refusal; None of anything else."""
    return result.code if isinstance(result, Rejected) else None
