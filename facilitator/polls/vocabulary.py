"""What can be asked of polls, and what can have happened in them.

Rule that holds: no event of an anonymous poll has a choice and a person in it. That somebody took part is `took_part`;
what was chosen is in `poll_closed` only, all votes together and as far as they may be told (`withholding`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, NewType, TypeAlias

import msgspec

from facilitator.ballots import Choice, PollId
from rooms.kernel import BaseCommand, BaseEvent, Instant, ParticipantId, RoomId, SessionText
from rooms.people import LEADERS, MEMBERS
from rooms.permissions import May

PollTemplateId = NewType("PollTemplateId", str)

USUAL_MIN_GROUP: Final = 5
"""Of fewer votes the result of an anonymous poll is withheld, unless somebody asks for another number."""


class PollKind(StrEnum):
    """What is asked for. A scale goes from 0 to 10; words are feelings, for instance."""

    SINGLE = "single"
    SEVERAL = "several"
    SCALE = "scale"
    WORDS = "words"
    TEXT = "text"


class PollForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question, and how it is asked. See `facilitator.polls.forms` for what makes sense.

    `options` are the answers to choose from, the words that are offered, or what the two ends of a scale mean. `most`
    is how many of them somebody may choose. `own_words`: also words that are not offered. `names`: those who voted are
    shown with the result, which people know beforehand; never in an anonymous poll. `min_group`: of fewer votes the
    result of an anonymous poll is withheld.
    """

    question: SessionText
    kind: PollKind
    options: tuple[SessionText, ...] = ()
    anonymous: bool = True
    names: bool = False
    most: int | None = None
    own_words: bool = False
    min_group: int = USUAL_MIN_GROUP


class PollTemplate(msgspec.Struct, frozen=True):
    """A form to be used again."""

    id: PollTemplateId
    name: SessionText
    form: PollForm


# --- commands --------------------------------------------------------------------------------------------------------

Answer: TypeAlias = int | str | tuple[int | str, ...]
"""A choice as it is sent: a list with the numbers of options (from 0), a number, a list of words, or a text."""


class OpenPoll(BaseCommand, frozen=True):
    """Ask something: everyone, or only the people of the room in which the leader is.

    The fields up to `min_group` are those of a `PollForm`. After `minutes` the poll closes by itself.
    """

    question: str
    kind: PollKind
    options: tuple[str, ...] = ()
    anonymous: bool = True
    names: bool = False
    most: int | None = None
    own_words: bool = False
    min_group: int = USUAL_MIN_GROUP
    scope: Literal["all", "room"] = "all"
    minutes: float | None = None


class Vote(BaseCommand, frozen=True):
    """Answer a poll, or change one's answer as long as it is open.

    In an anonymous poll `ballot` is a secret of the voter's page, under which the choice can be changed.
    """

    poll: PollId
    choice: Answer
    ballot: str | None = None


class ClosePoll(BaseCommand, frozen=True):
    """Take no more votes; leaders see the result."""

    poll: PollId


class PublishPoll(BaseCommand, frozen=True):
    """Show the result of a closed poll to those who were asked."""

    poll: PollId


class SavePollTemplate(BaseCommand, frozen=True):
    """Keep a form under a name, to use it again."""

    name: str
    form: PollForm


class DropPollTemplate(BaseCommand, frozen=True):
    """Keep a saved form no longer."""

    template: PollTemplateId


Command: TypeAlias = OpenPoll | Vote | ClosePoll | PublishPoll | SavePollTemplate | DropPollTemplate

MAY: Final[May] = {
    OpenPoll: LEADERS,
    Vote: MEMBERS,
    ClosePoll: LEADERS,
    PublishPoll: LEADERS,
    SavePollTemplate: LEADERS,
    DropPollTemplate: LEADERS,
}

# --- results ---------------------------------------------------------------------------------------------------------


class WordCount(msgspec.Struct, frozen=True):
    """How many chose a word."""

    word: SessionText
    count: int


class Tally(msgspec.Struct, frozen=True):
    """What a poll came to. Only the fields for its kind say something.

    `ballots` is how many votes are in it. `counts` has the votes of each option (of a scale: of each number from 0), or
    of the bands 0–3, 4–6 and 7–10 when `banded`; null where they are withheld. `mean` is that of a scale. `withheld`:
    something has been left out because too few chose it, or too few voted at all; then there is nothing else.
    """

    ballots: int
    counts: tuple[int | None, ...] = ()
    banded: bool = False
    mean: float | None = None
    words: tuple[WordCount, ...] = ()
    texts: tuple[SessionText, ...] = ()
    withheld: bool = False


# --- events ----------------------------------------------------------------------------------------------------------

Reason: TypeAlias = Literal["closed", "time", "room_closed", "session_ended"]


class PollOpened(BaseEvent, frozen=True):
    """`room` is the only one that is asked; None: all are."""

    poll: PollId
    form: PollForm
    room: RoomId | None
    closes_at: Instant | None
    by: ParticipantId | None


class Voted(BaseEvent, frozen=True):
    """In a poll that is not anonymous: somebody's choice from now on."""

    poll: PollId
    participant: ParticipantId
    choice: Choice


class TookPart(BaseEvent, frozen=True):
    """In an anonymous poll: somebody has voted for the first time. That they change their vote is not put down."""

    poll: PollId
    participant: ParticipantId


class PollClosed(BaseEvent, frozen=True):
    """`tally` is there in an anonymous poll only; otherwise it follows from the votes."""

    poll: PollId
    tally: Tally | None
    reason: Reason
    by: ParticipantId | None


class PollPublished(BaseEvent, frozen=True):
    poll: PollId
    by: ParticipantId | None


class PollTemplateSaved(BaseEvent, frozen=True):
    template: PollTemplate
    by: ParticipantId | None


class PollTemplateDropped(BaseEvent, frozen=True):
    template: PollTemplateId
    by: ParticipantId | None


Event: TypeAlias = PollOpened | Voted | TookPart | PollClosed | PollPublished | PollTemplateSaved | PollTemplateDropped
