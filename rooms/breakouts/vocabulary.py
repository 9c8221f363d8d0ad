"""What can be asked of small rooms and what can have happened in them.

Rule that holds: as for `rooms.vocabulary`, an event once written never changes its name, its fields or their meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeAlias

import msgspec

from rooms.kernel import BaseCommand, BaseEvent, Instant, InvitationId, ParticipantId, RoomId, SessionText
from rooms.people import EVERYONE, LEADERS, MEMBERS, Role
from rooms.permissions import May

PersonKey: TypeAlias = ParticipantId | InvitationId
"""Who somebody is in a lasting arrangement: a participant's id, or a personal invitation's when they may not have come
yet (`rooms.breakouts.state.resolved`)."""

KeyPair: TypeAlias = tuple[PersonKey, PersonKey]


class Method(StrEnum):
    """How a plan is made. REPEAT takes the groups of the last round; in SELF_CHOSEN rooms people place themselves."""

    MANUAL = "manual"
    RANDOM = "random"
    ROTATION = "rotation"
    BALANCED = "balanced"
    REPEAT = "repeat"
    SELF_CHOSEN = "self_chosen"


class Late(StrEnum):
    """Where people go who come in while small rooms are open: nobody has placed them."""

    MAIN = "main"
    SMALLEST = "smallest"


class RoomWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A room as a leader asks for it."""

    name: str
    participants: tuple[ParticipantId, ...] = ()


class RoomPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A room with those placed in it. `limit` is for how many people who choose for themselves; None: no limit."""

    id: RoomId
    name: SessionText
    participants: tuple[ParticipantId, ...] = ()
    limit: int | None = None


# --- commands: before ------------------------------------------------------------------------------------------------


class PlanBreakouts(BaseCommand, frozen=True):
    """Make a plan, in place of any other, for the leaders to look at.

    As many rooms as `rooms` says, or as there are `names`, or as it takes to have at most `size` in each. `people` are
    those to be placed; without it, everyone here who is a member. `spoken` is how long each has spoken (BALANCED).
    """

    method: Method
    rooms: int | None = None
    size: int | None = None
    names: tuple[str, ...] = ()
    people: tuple[ParticipantId, ...] | None = None
    spoken: Mapping[ParticipantId, int] = {}


class Assign(BaseCommand, frozen=True):
    """Place one person in the plan; None: in none of its rooms."""

    participant: ParticipantId
    room: RoomId | None


class DiscardPlan(BaseCommand, frozen=True):
    """Forget the plan."""


class LaunchBreakouts(BaseCommand, frozen=True):
    """Make the plan come true. Without `minutes` the rooms stay open until they are closed."""

    minutes: float | None = None
    late: Late = Late.MAIN
    may_return: bool = True


class OpenBreakouts(BaseCommand, frozen=True):
    """Open rooms at once, without a plan."""

    rooms: tuple[RoomWish, ...]
    minutes: float | None = None
    late: Late = Late.MAIN
    may_return: bool = True
    choose: bool = False


class RenameRoom(BaseCommand, frozen=True):
    """Give a room another name, in the plan or while it is open."""

    room: RoomId
    name: str


class KeepPairs(BaseCommand, frozen=True):
    """Say who is kept apart and together from now on, in place of what was said before."""

    apart: tuple[KeyPair, ...] = ()
    together: tuple[KeyPair, ...] = ()


class RecallRounds(BaseCommand, frozen=True):
    """Server only: who shared rooms in earlier sessions of the same group, for the rotation."""

    rounds: tuple[tuple[tuple[PersonKey, ...], ...], ...]


# --- commands: while rooms are open ----------------------------------------------------------------------------------


class Move(BaseCommand, frozen=True):
    """Bring one person into a room (None: the main room), and nobody else."""

    participant: ParticipantId
    room: RoomId | None


class ChooseRoom(BaseCommand, frozen=True):
    """Go into a room oneself, where rooms may be chosen."""

    room: RoomId


class ReturnToMain(BaseCommand, frozen=True):
    """Go back to the main room oneself, where that is allowed."""


class ExtendBreakouts(BaseCommand, frozen=True):
    """Give the rooms more time; a countdown that has begun is called off."""

    minutes: float


class CloseBreakouts(BaseCommand, frozen=True):
    """Call everyone back, with a countdown."""

    in_seconds: float = 60


class CloseRoom(BaseCommand, frozen=True):
    """Call the people of one room back, with a countdown."""

    room: RoomId
    in_seconds: float = 60


class Visit(BaseCommand, frozen=True):
    """Go and see a room oneself as its people do; None: end the visit."""

    room: RoomId | None


class ListenIn(BaseCommand, frozen=True):
    """See and hear a room without being seen or heard there, which its people are told; None: no longer."""

    room: RoomId | None


class SpeakToRooms(BaseCommand, frozen=True):
    """Be seen and heard in all rooms at once, or no longer."""

    on: bool


class MessageRooms(BaseCommand, frozen=True):
    """Tell everyone in the small rooms, or in one `room` of them, something. The text is passed on and not kept."""

    text: str
    room: RoomId | None = None


class AskForHelp(BaseCommand, frozen=True):
    """Call a leader to one's room."""


class WithdrawHelp(BaseCommand, frozen=True):
    """Need no help any more."""


class AnswerHelp(BaseCommand, frozen=True):
    """Take somebody out of the line of those who called for help, and go to their room unless `visit` is false."""

    participant: ParticipantId
    visit: bool = True


PlanningCommand: TypeAlias = (
    PlanBreakouts | Assign | DiscardPlan | LaunchBreakouts | OpenBreakouts | RenameRoom | KeepPairs | RecallRounds
)
RunningCommand: TypeAlias = Move | ChooseRoom | ReturnToMain | ExtendBreakouts | CloseBreakouts | CloseRoom
LeadingCommand: TypeAlias = Visit | ListenIn | SpeakToRooms | MessageRooms | AskForHelp | WithdrawHelp | AnswerHelp

Command: TypeAlias = PlanningCommand | RunningCommand | LeadingCommand

MAY: Final[May] = {
    PlanBreakouts: LEADERS,
    Assign: LEADERS,
    DiscardPlan: LEADERS,
    LaunchBreakouts: LEADERS,
    OpenBreakouts: LEADERS,
    RenameRoom: LEADERS,
    KeepPairs: LEADERS,
    RecallRounds: frozenset(),
    Move: LEADERS,
    ChooseRoom: EVERYONE,
    ReturnToMain: EVERYONE,
    ExtendBreakouts: LEADERS,
    CloseBreakouts: LEADERS,
    CloseRoom: LEADERS,
    Visit: LEADERS,
    ListenIn: LEADERS,
    SpeakToRooms: LEADERS,
    MessageRooms: LEADERS,
    AskForHelp: MEMBERS | {Role.OBSERVER},
    WithdrawHelp: MEMBERS | {Role.OBSERVER},
    AnswerHelp: LEADERS,
}

# --- events: before --------------------------------------------------------------------------------------------------


class BreakoutsPlanned(BaseEvent, frozen=True):
    method: Method
    rooms: tuple[RoomPlan, ...]
    by: ParticipantId | None


class PlanChanged(BaseEvent, frozen=True):
    participant: ParticipantId
    room: RoomId | None
    by: ParticipantId | None


class PlanDiscarded(BaseEvent, frozen=True):
    by: ParticipantId | None


class RoomRenamed(BaseEvent, frozen=True):
    """A room has another name; `planned`: in the plan, which leaders alone know of."""

    room: RoomId
    name: SessionText
    planned: bool
    by: ParticipantId | None


class PairsKept(BaseEvent, frozen=True):
    """Who is kept apart and together, in full."""

    apart: tuple[KeyPair, ...]
    together: tuple[KeyPair, ...]
    by: ParticipantId | None


class RoundsRecalled(BaseEvent, frozen=True):
    rounds: tuple[tuple[tuple[PersonKey, ...], ...], ...]


# --- events: while rooms are open ------------------------------------------------------------------------------------


class BreakoutsOpened(BaseEvent, frozen=True):
    """The rooms are open and everyone named is in theirs. Any plan is done with."""

    rooms: tuple[RoomPlan, ...]
    ends_at: Instant | None
    late: Late
    may_return: bool
    choose: bool
    by: ParticipantId | None


class Moved(BaseEvent, frozen=True):
    """One person is in another room from now on, by their own choice when `by` is themselves."""

    participant: ParticipantId
    room: RoomId
    by: ParticipantId | None


class BreakoutsExtended(BaseEvent, frozen=True):
    ends_at: Instant
    by: ParticipantId | None


class BreakoutsWarned(BaseEvent, frozen=True):
    """Everyone was told that about so many minutes are left."""

    minutes: int


class BreakoutsClosing(BaseEvent, frozen=True):
    """The countdown has begun; by nobody in person when the time has run out."""

    closing_at: Instant
    by: ParticipantId | None


class RoomClosing(BaseEvent, frozen=True):
    room: RoomId
    closing_at: Instant
    by: ParticipantId | None


class RoomClosed(BaseEvent, frozen=True):
    """The room is no more; its people are in the main room."""

    room: RoomId


class BreakoutsClosed(BaseEvent, frozen=True):
    """All rooms are no more; everyone is in the main room."""


class Visited(BaseEvent, frozen=True):
    """A leader is in a room, or with `listening` sees and hears it without being seen and heard."""

    participant: ParticipantId
    room: RoomId
    listening: bool


class VisitEnded(BaseEvent, frozen=True):
    """A leader is back where they belong."""

    participant: ParticipantId


class RoomsAddressed(BaseEvent, frozen=True):
    """A leader is seen and heard in all rooms, or no longer."""

    participant: ParticipantId
    on: bool


class RoomsMessaged(BaseEvent, frozen=True):
    """Those in the rooms, or in one `room`, were told something. What it was is not kept."""

    by: ParticipantId | None
    room: RoomId | None = None


class HelpAsked(BaseEvent, frozen=True):
    participant: ParticipantId


class HelpWithdrawn(BaseEvent, frozen=True):
    participant: ParticipantId


class HelpAnswered(BaseEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


Event: TypeAlias = (
    BreakoutsPlanned
    | PlanChanged
    | PlanDiscarded
    | RoomRenamed
    | PairsKept
    | RoundsRecalled
    | BreakoutsOpened
    | Moved
    | BreakoutsExtended
    | BreakoutsWarned
    | BreakoutsClosing
    | RoomClosing
    | RoomClosed
    | BreakoutsClosed
    | Visited
    | VisitEnded
    | RoomsAddressed
    | RoomsMessaged
    | HelpAsked
    | HelpWithdrawn
    | HelpAnswered
)
