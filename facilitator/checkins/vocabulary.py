"""What can be asked about check-ins, and what can have happened.

Rule that holds: as for `rooms.vocabulary`, an event once written never changes its name, its fields or their meaning.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, NewType, TypeAlias

import msgspec

from facilitator.questionnaires import QuestionnaireId
from rooms.kernel import BaseCommand, BaseEvent, ParticipantId, PersonText, SessionText
from rooms.people import LEADERS, MEMBERS
from rooms.permissions import May

CheckInId = NewType("CheckInId", str)
When: TypeAlias = Literal["before", "after"]
"""At which end of the hour: the shift goes from the one to the other."""

Level: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=10)]
Choice: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=3)]


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From 0 to 10. `low` and `high` say what its ends mean."""

    label: SessionText
    low: SessionText | None = None
    high: SessionText | None = None


# --- commands --------------------------------------------------------------------------------------------------------


class OpenCheckIn(BaseCommand, frozen=True):
    """Ask everyone how they are: `mood` from 0 to 10, `scales` with labels of one's own, feeling `words`, and one of
    the questionnaires.

    The words offered are `word_list`, or without one those of `language` (`facilitator.feelings`).
    """

    when: When
    mood: bool = True
    scales: tuple[Scale, ...] = ()
    words: bool = False
    word_list: tuple[str, ...] | None = None
    language: str = "en"
    questionnaire: QuestionnaireId | None = None


class AnswerCheckIn(BaseCommand, frozen=True):
    """Say how one is, in place of what one said before. What is left out is not answered.

    `share`: the facilitators see it now. `keep`: it goes into one's record, for the programme's staff. Both are asked
    for, and neither follows from the other.
    """

    check_in: CheckInId
    share: bool
    keep: bool
    mood: Level | None = None
    scales: tuple[Level | None, ...] = ()
    words: tuple[str, ...] = ()
    items: tuple[Choice | None, ...] = ()
    difficulty: Choice | None = None


class DeclineCheckIn(BaseCommand, frozen=True):
    """Not take part, or no longer: what one answered is taken back."""

    check_in: CheckInId


class CloseCheckIn(BaseCommand, frozen=True):
    """Take no more answers."""

    check_in: CheckInId


class AcknowledgeConcern(BaseCommand, frozen=True):
    """A leader looks after somebody about whom there is an alert."""

    participant: ParticipantId


class SetHelpText(BaseCommand, frozen=True):
    """What people read whose answer raises an alert: how to get help now. None: the usual text."""

    text: str | None


Command: TypeAlias = OpenCheckIn | AnswerCheckIn | DeclineCheckIn | CloseCheckIn | AcknowledgeConcern | SetHelpText

MAY: Final[May] = {
    OpenCheckIn: LEADERS,
    AnswerCheckIn: MEMBERS,
    DeclineCheckIn: MEMBERS,
    CloseCheckIn: LEADERS,
    AcknowledgeConcern: LEADERS,
    SetHelpText: LEADERS,
}


# --- events ----------------------------------------------------------------------------------------------------------


class CheckInOpened(BaseEvent, frozen=True):
    """`words` are those offered, in full."""

    check_in: CheckInId
    when: When
    mood: bool
    scales: tuple[Scale, ...]
    words: tuple[SessionText, ...]
    questionnaire: QuestionnaireId | None
    by: ParticipantId | None


class CheckInAnswered(BaseEvent, frozen=True):
    """Somebody took part. `answers` are theirs as JSON (`facilitator.checkins.answers`), sealed as their own, if they
    want them kept; None: they do not, and the log knows no more than that they answered."""

    check_in: CheckInId
    participant: ParticipantId
    shared: bool
    answers: PersonText | None


class CheckInDeclined(BaseEvent, frozen=True):
    check_in: CheckInId
    participant: ParticipantId


class CheckInClosed(BaseEvent, frozen=True):
    """`by` is None when the session ended."""

    check_in: CheckInId
    by: ParticipantId | None


class ConcernRaised(BaseEvent, frozen=True):
    """An answer is to be looked at now (`facilitator.questionnaires.concerns`). The answer itself is not here."""

    check_in: CheckInId
    participant: ParticipantId


class ConcernAcknowledged(BaseEvent, frozen=True):
    """Every alert about them has been taken up by a leader."""

    participant: ParticipantId
    by: ParticipantId | None


class HelpTextSet(BaseEvent, frozen=True):
    text: SessionText | None
    by: ParticipantId | None


Event: TypeAlias = (
    CheckInOpened
    | CheckInAnswered
    | CheckInDeclined
    | CheckInClosed
    | ConcernRaised
    | ConcernAcknowledged
    | HelpTextSet
)
