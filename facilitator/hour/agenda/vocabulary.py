"""What can be asked of the agenda and what can have happened with it.

Rule that holds: as for `rooms.vocabulary`, an event once written never changes its name, its fields or their meaning.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, NewType, TypeAlias

import msgspec

from facilitator.checkins.vocabulary import When
from facilitator.hour.pause import Pacer
from facilitator.polls.vocabulary import PollForm
from facilitator.questionnaires import QuestionnaireId
from rooms.kernel import BaseCommand, BaseEvent, Instant, ParticipantId, SessionText
from rooms.people import LEADERS
from rooms.permissions import May

SegmentId = NewType("SegmentId", str)
AgendaTemplateId = NewType("AgendaTemplateId", str)


class Kind(StrEnum):
    """What a segment is for. It is shown; what a segment opens by itself is said apart from it."""

    CHECK_IN = "check_in"
    TOPIC = "topic"
    PRACTICE = "practice"
    BREAKOUTS = "breakouts"
    SCENE = "scene"
    BREAK = "break"
    PAUSE = "pause"
    CLOSING = "closing"


class BaseOpening(msgspec.Struct, frozen=True, tag_field="what", forbid_unknown_fields=True):
    """What a segment opens when it begins, for as long as the segment is meant to take."""


class OpensBreakouts(BaseOpening, frozen=True, tag="breakouts"):
    """The plan for small rooms comes true, if there is one."""


class OpensBreak(BaseOpening, frozen=True, tag="break"):
    """A break begins, and ends when the group goes on to the next segment."""


class OpensPause(BaseOpening, frozen=True, tag="pause"):
    """A guided pause begins in the room of the leader who began the segment, and ends as a break does."""

    guide: bool = True
    pacer: Pacer | None = None
    text: SessionText | None = None


class OpensCheckIn(BaseOpening, frozen=True, tag="check_in"):
    """Everyone is asked how they are: their mood and, with `words`, what they feel. It stays open when the group goes
    on, for those who take longer."""

    when: When = "before"
    words: bool = True
    questionnaire: QuestionnaireId | None = None


class OpensPoll(BaseOpening, frozen=True, tag="poll"):
    """Everyone is asked something. It stays open when the group goes on, until a leader closes it."""

    form: PollForm


Opening: TypeAlias = OpensBreakouts | OpensBreak | OpensPause | OpensCheckIn | OpensPoll


class SegmentWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A segment as a leader asks for it. With the `id` of one that there is, it is that one, changed; else a new one.
    Without `minutes` it takes as long as it takes."""

    title: str
    kind: Kind = Kind.TOPIC
    minutes: float | None = None
    opens: Opening | None = None
    id: SegmentId | None = None


class Segment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the hour. `minutes` is what was planned for it."""

    id: SegmentId
    title: SessionText
    kind: Kind
    minutes: float | None
    opens: Opening | None = None


class AgendaTemplate(msgspec.Struct, frozen=True):
    """An agenda to be used again, in this session and the group's next ones."""

    id: AgendaTemplateId
    name: SessionText
    segments: tuple[Segment, ...]


# --- commands --------------------------------------------------------------------------------------------------------


class SetAgenda(BaseCommand, frozen=True):
    """Say what the agenda is, in full. A segment that is on stays in it and keeps its time."""

    segments: tuple[SegmentWish, ...]


class SaveAgendaTemplate(BaseCommand, frozen=True):
    """Keep an agenda under a name, to use it again."""

    name: str
    segments: tuple[SegmentWish, ...]


class DropAgendaTemplate(BaseCommand, frozen=True):
    """Keep a saved agenda no longer."""

    template: AgendaTemplateId


class StartAgenda(BaseCommand, frozen=True):
    """Begin the first segment."""


class NextSegment(BaseCommand, frozen=True):
    """Go on to the next one. With `after`, only if that segment is the one that is on: two leaders who press at the
    same time skip nothing."""

    after: SegmentId | None = None


class GoToSegment(BaseCommand, frozen=True):
    """Go on to any one, forward or back."""

    segment: SegmentId


class ExtendSegment(BaseCommand, frozen=True):
    """Give the one that is on more time: from its end, or when that has passed, from now."""

    minutes: float


class PauseAgenda(BaseCommand, frozen=True):
    """Stop the timer, or let it run again."""

    paused: bool


class EndAgenda(BaseCommand, frozen=True):
    """Leave the last segment. The agenda stays, and can be begun again."""


Command: TypeAlias = (
    SetAgenda
    | SaveAgendaTemplate
    | DropAgendaTemplate
    | StartAgenda
    | NextSegment
    | GoToSegment
    | ExtendSegment
    | PauseAgenda
    | EndAgenda
)

MAY: Final[May] = {
    SetAgenda: LEADERS,
    SaveAgendaTemplate: LEADERS,
    DropAgendaTemplate: LEADERS,
    StartAgenda: LEADERS,
    NextSegment: LEADERS,
    GoToSegment: LEADERS,
    ExtendSegment: LEADERS,
    PauseAgenda: LEADERS,
    EndAgenda: LEADERS,
}

# --- events ----------------------------------------------------------------------------------------------------------


class AgendaSet(BaseEvent, frozen=True):
    """The agenda, in full."""

    segments: tuple[Segment, ...]
    by: ParticipantId | None


class AgendaTemplateSaved(BaseEvent, frozen=True):
    """A template, in place of the one of its id if there is one."""

    template: AgendaTemplate
    by: ParticipantId | None


class AgendaTemplateDropped(BaseEvent, frozen=True):
    template: AgendaTemplateId
    by: ParticipantId | None


class SegmentStarted(BaseEvent, frozen=True):
    """A segment is on, in place of the one before. `ends_at` is None for one without a time."""

    segment: SegmentId
    ends_at: Instant | None
    by: ParticipantId | None


class SegmentExtended(BaseEvent, frozen=True):
    """The segment that is on has more time: until `ends_at`, or while its timer stands still, `left` milliseconds."""

    segment: SegmentId
    ends_at: Instant | None
    left: int | None
    by: ParticipantId | None


class SegmentWarned(BaseEvent, frozen=True):
    """So many minutes are left of it; 0: its time is over, and it goes on."""

    segment: SegmentId
    minutes: int


class AgendaPaused(BaseEvent, frozen=True):
    """The timer stands still with `left` milliseconds to go; less than 0: it was over by that much."""

    left: int
    by: ParticipantId | None


class AgendaResumed(BaseEvent, frozen=True):
    ends_at: Instant
    by: ParticipantId | None


class AgendaEnded(BaseEvent, frozen=True):
    """No segment is on any more."""

    by: ParticipantId | None
    reason: Literal["ended", "session_ended"] = "ended"


Event: TypeAlias = (
    AgendaSet
    | AgendaTemplateSaved
    | AgendaTemplateDropped
    | SegmentStarted
    | SegmentExtended
    | SegmentWarned
    | AgendaPaused
    | AgendaResumed
    | AgendaEnded
)
