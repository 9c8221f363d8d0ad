"""What can be asked of a scene and what can have happened in one.

Rule that holds: as for `rooms.vocabulary`, an event once written never changes its name, its fields or their meaning.
What people give each other as feedback is in none of them: it is said, or passed on (`server.live.messages`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, TypeAlias

import msgspec

from rooms.kernel import BaseCommand, BaseEvent, Instant, ParticipantId, RoomId, SessionText
from rooms.people import EVERYONE, LEADERS
from rooms.permissions import May


class FeedbackPrompts(StrEnum):
    """What the round asks of everyone, in the words of each page's language; with OWN in the leader's."""

    SAW_WORKED_WISH = "saw_worked_wish"
    FELT_HELPED_ASK = "felt_helped_ask"
    STRENGTHS = "strengths"
    OWN = "own"
    NONE = "none"


class ScenePart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A role, and who plays it."""

    participant: ParticipantId
    role_name: SessionText


Why: TypeAlias = Literal["link_lost", "left", "elsewhere", "held", "away", "silent"]
"""Why somebody cannot play now. `silent` are observers who are no longer invited to speak."""

SceneEnd: TypeAlias = Literal["done", "closed", "discarded", "room_closed", "session_ended"]
"""How a scene came to its close: everyone has left their role, a leader closed it (`discarded`: before it began), or
its room, or the session, is no more."""


# --- commands: the scene ---------------------------------------------------------------------------------------------


class SetUpScene(BaseCommand, frozen=True):
    """Prepare a scene in one's own room, in place of one that has not begun. Without `observers`, everyone else."""

    cast: tuple[ScenePart, ...]
    title: str | None = None
    observers: tuple[ParticipantId, ...] | None = None
    minutes: float | None = None


class StartScene(BaseCommand, frozen=True):
    """Begin to play; also once more what was played."""


class FreezeScene(BaseCommand, frozen=True):
    """Stop the scene where it is, its time as well; or go on."""

    frozen: bool


class SwapRoles(BaseCommand, frozen=True):
    """Exchange the roles of two people; with one of those who watch, they change places."""

    one: ParticipantId
    other: ParticipantId


class Recast(BaseCommand, frozen=True):
    """Give somebody a role, in place of whoever had it; None: take them out of the cast."""

    participant: ParticipantId
    role_name: str | None


class ExtendScene(BaseCommand, frozen=True):
    """Give the scene more time."""

    minutes: float


class EndScene(BaseCommand, frozen=True):
    """Come to the end of playing; a scene that has not begun is put away."""


# --- commands: after it ----------------------------------------------------------------------------------------------


class StartFeedback(BaseCommand, frozen=True):
    """Ask people for feedback, one after the other. Without `order`, those who watched, then those who played.

    `words` are the leader's own prompts, for OWN.
    """

    order: tuple[ParticipantId, ...] | None = None
    prompts: FeedbackPrompts = FeedbackPrompts.SAW_WORKED_WISH
    words: tuple[str, ...] = ()


class NextSpeaker(BaseCommand, frozen=True):
    """The one who gives feedback is done, as they say themselves or a leader does. With `after` it is about that person
    only, so that two who ask at once take nobody's turn away."""

    after: ParticipantId | None = None


class CallSpeaker(BaseCommand, frozen=True):
    """Ask this person next, at once, whether they had their turn or not."""

    participant: ParticipantId


class PassFeedback(BaseCommand, frozen=True):
    """Say nothing in this round; a leader may say so for somebody."""

    participant: ParticipantId | None = None


class GiveFeedback(BaseCommand, frozen=True):
    """Pass written feedback on to those who played, and to the leaders in the room. It is not kept."""

    text: str


class AllowAnswer(BaseCommand, frozen=True):
    """Let those who played be heard during the round, or no longer."""

    allowed: bool


class StartDeroling(BaseCommand, frozen=True):
    """Ask everyone who played to leave their role."""


class LeaveRole(BaseCommand, frozen=True):
    """Leave one's own role, at any time; a leader may say that somebody has."""

    participant: ParticipantId | None = None


class CloseScene(BaseCommand, frozen=True):
    """Be done with the scene, whatever is left of it."""


PlayCommand: TypeAlias = SetUpScene | StartScene | FreezeScene | SwapRoles | Recast | ExtendScene | EndScene
RoundCommand: TypeAlias = StartFeedback | NextSpeaker | CallSpeaker | PassFeedback | GiveFeedback | AllowAnswer
ClosingCommand: TypeAlias = StartDeroling | LeaveRole | CloseScene
Command: TypeAlias = PlayCommand | RoundCommand | ClosingCommand

MAY: Final[May] = {
    SetUpScene: LEADERS,
    StartScene: LEADERS,
    FreezeScene: LEADERS,
    SwapRoles: LEADERS,
    Recast: LEADERS,
    ExtendScene: LEADERS,
    EndScene: LEADERS,
    StartFeedback: LEADERS,
    NextSpeaker: EVERYONE,
    CallSpeaker: LEADERS,
    PassFeedback: EVERYONE,
    GiveFeedback: EVERYONE,
    AllowAnswer: LEADERS,
    StartDeroling: LEADERS,
    LeaveRole: EVERYONE,
    CloseScene: LEADERS,
}


# --- events ----------------------------------------------------------------------------------------------------------


class SceneSetUp(BaseEvent, frozen=True):
    """`observers` None: everyone else. `length` in milliseconds."""

    room: RoomId
    title: SessionText | None
    cast: tuple[ScenePart, ...]
    observers: tuple[ParticipantId, ...] | None
    length: int | None
    by: ParticipantId | None


class SceneStarted(BaseEvent, frozen=True):
    room: RoomId
    ends_at: Instant | None
    by: ParticipantId | None


class SceneFrozen(BaseEvent, frozen=True):
    """Stopped, or gone on with. The time stands still meanwhile."""

    room: RoomId
    frozen: bool
    by: ParticipantId | None


class CastMissed(BaseEvent, frozen=True):
    """Somebody of the cast cannot play now; the scene is frozen by it."""

    room: RoomId
    participant: ParticipantId
    why: Why


class CastReturned(BaseEvent, frozen=True):
    """They can again. The scene goes on when a leader says so."""

    room: RoomId
    participant: ParticipantId


class RolesSwapped(BaseEvent, frozen=True):
    room: RoomId
    one: ParticipantId
    other: ParticipantId
    by: ParticipantId | None


class RoleRecast(BaseEvent, frozen=True):
    """`instead_of` had the role before and has none now. `role_name` None: out of the cast."""

    room: RoomId
    participant: ParticipantId
    role_name: SessionText | None
    instead_of: ParticipantId | None
    by: ParticipantId | None


class SceneExtended(BaseEvent, frozen=True):
    """The new end, or while time stands still what is left of it, in milliseconds."""

    room: RoomId
    ends_at: Instant | None
    left: int | None
    by: ParticipantId | None


class SceneWarned(BaseEvent, frozen=True):
    """A minute is left."""

    room: RoomId


class SceneOverran(BaseEvent, frozen=True):
    """The time is over. Nothing is cut off."""

    room: RoomId


class SceneEnded(BaseEvent, frozen=True):
    """It is played no longer."""

    room: RoomId
    by: ParticipantId | None


class FeedbackStarted(BaseEvent, frozen=True):
    room: RoomId
    order: tuple[ParticipantId, ...]
    prompts: FeedbackPrompts
    words: tuple[SessionText, ...]
    by: ParticipantId | None


class FeedbackCalled(BaseEvent, frozen=True):
    """It is this person's round now. `by` None: in the order."""

    room: RoomId
    participant: ParticipantId
    by: ParticipantId | None


class FeedbackSpoken(BaseEvent, frozen=True):
    """They are done."""

    room: RoomId
    participant: ParticipantId
    by: ParticipantId | None


class FeedbackPassed(BaseEvent, frozen=True):
    room: RoomId
    participant: ParticipantId
    by: ParticipantId | None


class FeedbackMissed(BaseEvent, frozen=True):
    """They are not there in their round, and are asked last."""

    room: RoomId
    participant: ParticipantId


class AnswerAllowed(BaseEvent, frozen=True):
    room: RoomId
    allowed: bool
    by: ParticipantId | None


class DerolingStarted(BaseEvent, frozen=True):
    """The round, if there was one, is over. `by` None: everyone has had their turn."""

    room: RoomId
    by: ParticipantId | None


class RoleLeft(BaseEvent, frozen=True):
    """Somebody is themselves again. While the scene plays, this freezes it."""

    room: RoomId
    participant: ParticipantId
    by: ParticipantId | None


class SceneClosed(BaseEvent, frozen=True):
    room: RoomId
    reason: SceneEnd
    by: ParticipantId | None


PlayEvent: TypeAlias = (
    SceneSetUp
    | SceneStarted
    | SceneFrozen
    | CastMissed
    | CastReturned
    | RolesSwapped
    | RoleRecast
    | SceneExtended
    | SceneWarned
    | SceneOverran
    | SceneEnded
)
RoundEvent: TypeAlias = (
    FeedbackStarted | FeedbackCalled | FeedbackSpoken | FeedbackPassed | FeedbackMissed | AnswerAllowed
)
ClosingEvent: TypeAlias = DerolingStarted | RoleLeft | SceneClosed

Event: TypeAlias = PlayEvent | RoundEvent | ClosingEvent
