"""What a view is made of, as it goes over the wire (docs/protocol.md). `server.live.views` fills it."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from facilitator.polls.vocabulary import PollTemplate
from rooms.assignment import Pair
from rooms.breakouts.vocabulary import Method
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId, SessionId
from rooms.people import Role
from rooms.state import Life
from server.live.instruments.asides.view import AsideView
from server.live.instruments.chat.view import ChatView
from server.live.instruments.checkins.view import CheckInView, ConcernView
from server.live.instruments.hour.view import AgendaTemplateView, AgendaView, PauseView, RecessView
from server.live.instruments.moderation.view import LocksView
from server.live.instruments.polls.view import PollView
from server.live.instruments.scene.view import SceneView
from server.live.instruments.sharing.view import SharingView
from server.live.instruments.speech.view import BalanceSettingsView, OwnTalkView
from server.live.instruments.support.view import SupportCall
from server.live.instruments.turns.view import OPEN_FLOOR, FloorView, GoAroundView, PieceView, TurnView


class SessionView(msgspec.Struct, frozen=True):
    """What is after `capacity` is told to those inside only, and has its default for others. `closes_at`: when the
    session ends by itself because it is unattended; null while it is not, or would go on without end."""

    id: SessionId
    title: str
    state: Life
    capacity: int
    scheduled_for: Instant | None = None
    waiting_room: bool = False
    locked: bool = False
    unattended: bool = False
    closes_at: Instant | None = None


class PersonView(msgspec.Struct, frozen=True):
    """One tile of the circle. `present` is false while their link is lost; `place` is their order of first arrival.

    `held` and `away`: nothing passes between them and the others now. `aside`: they are in a side conversation that the
    viewer is not in; `room` is then where they come back to. `may_speak` is false for observers only, as long as no
    leader has invited them to.
    """

    id: ParticipantId
    name: str
    role: Role
    room: RoomId
    place: int
    present: bool
    muted: bool
    camera: bool
    held: bool
    away: bool
    may_speak: bool
    aside: bool = False


class RoomView(msgspec.Struct, frozen=True):
    """`closing_at` is the end of this room's own countdown, `limit` for how many it is when people choose for
    themselves. `listening` are the leaders who see and hear the room unseen; told to its people and to leaders."""

    id: RoomId
    name: str
    closing_at: Instant | None = None
    limit: int | None = None
    listening: tuple[ParticipantId, ...] = ()


class BreakoutsView(msgspec.Struct, frozen=True):
    """The round of small rooms that is on, the `round`th.

    `ends_at`: when its time is over, null without one; `closing_at`: the end of the countdown, null before that;
    `warned`: of how many minutes everyone was warned last. `choose`: people pick their room themselves; `may_return`:
    they may go back to the main room. `addressing` are leaders who are seen and heard in all rooms. `help` are those
    who call for a leader, in order; others than leaders see only themselves in it. `unassigned` are, for leaders, the
    members whom nobody has placed.
    """

    round: int
    ends_at: Instant | None
    closing_at: Instant | None
    warned: int | None
    choose: bool
    may_return: bool
    addressing: tuple[ParticipantId, ...]
    help: tuple[ParticipantId, ...]
    unassigned: tuple[ParticipantId, ...]


class PlannedRoom(msgspec.Struct, frozen=True):
    id: RoomId
    name: str
    limit: int | None
    participants: tuple[ParticipantId, ...]


class PlanView(msgspec.Struct, frozen=True):
    """Rooms to be. Who is in none of them stays in the main room."""

    method: Method
    rooms: tuple[PlannedRoom, ...]


class PairsView(msgspec.Struct, frozen=True):
    """Who is kept apart and together."""

    apart: tuple[Pair, ...]
    together: tuple[Pair, ...]


class LobbyEntry(msgspec.Struct, frozen=True):
    """Somebody at the door, as leaders see them: `since` when they wait, or have been reading the agreements."""

    id: ParticipantId
    name: str
    role: Role
    state: Literal["agreeing", "waiting"]
    since: Instant
    present: bool


class DoorView(msgspec.Struct, frozen=True):
    """What somebody at the door knows of themselves. `place` in line counts from 1; null before they wait."""

    state: Literal["agreeing", "waiting"]
    name: str
    place: int | None


class View(msgspec.Struct, frozen=True):
    """Everything a viewer may know. `participants` is in order of `place`; `hands` in their order (`floor.hand_order`).

    `door` is null for those inside. Who is at the door knows of no participant. `lobby` is the leaders', in line first,
    then those who read the agreements. `breakouts` is null while there are no small rooms; `plan` and `pairs` are the
    leaders', and null for others. `silenced` are those whose microphone is on and kept in all the same, by a lock or
    by what is going on. `balance_settings` are the leaders', and null for others, and so
    are `poll_templates`; `own_talk` is there when the session is over, for those who may see their own.
    `check_ins` are all there were, `concerns` the alerts they raised, for leaders; `help_text` is for leaders and for
    whoever raised one.
    `asides` are the side conversations and `support` the calls for support, in order: all of them for leaders, for
    others their own at most. `stepped_out` are, for leaders, those who are away because of the circle.
    `agenda`, `recess` (the break) and `pause` are null while there is nothing of the kind.
    `scene` is that of one's own room.
    """

    session: SessionView
    participants: tuple[PersonView, ...] = ()
    door: DoorView | None = None
    agreements: str | None = None
    lobby: tuple[LobbyEntry, ...] = ()
    rooms: tuple[RoomView, ...] = (RoomView(id=MAIN_ROOM, name="Main room"),)
    breakouts: BreakoutsView | None = None
    plan: PlanView | None = None
    pairs: PairsView | None = None
    hands: tuple[ParticipantId, ...] = ()
    floor: FloorView = OPEN_FLOOR
    turn: TurnView | None = None
    go_around: GoAroundView | None = None
    piece: PieceView | None = None
    polls: tuple[PollView, ...] = ()
    poll_templates: tuple[PollTemplate, ...] = ()
    silenced: tuple[ParticipantId, ...] = ()
    scene: SceneView | None = None
    balance_settings: BalanceSettingsView | None = None
    own_talk: OwnTalkView | None = None
    check_ins: tuple[CheckInView, ...] = ()
    concerns: tuple[ConcernView, ...] = ()
    help_text: str | None = None
    locks: LocksView = LocksView()
    chat: ChatView = ChatView()
    asides: tuple[AsideView, ...] = ()
    support: tuple[SupportCall, ...] = ()
    stepped_out: tuple[ParticipantId, ...] = ()
    agenda: AgendaView | None = None
    agenda_templates: tuple[AgendaTemplateView, ...] = ()
    recess: RecessView | None = None
    pause: PauseView | None = None
    sharing: SharingView = SharingView()


class ViewPatch(msgspec.Struct, frozen=True):
    """Fields of a view that an event has changed; each, when there, replaces the viewer's own."""

    session: SessionView | UnsetType = UNSET
    participants: tuple[PersonView, ...] | UnsetType = UNSET
    door: DoorView | UnsetType | None = UNSET
    agreements: str | UnsetType | None = UNSET
    lobby: tuple[LobbyEntry, ...] | UnsetType = UNSET
    rooms: tuple[RoomView, ...] | UnsetType = UNSET
    breakouts: BreakoutsView | UnsetType | None = UNSET
    plan: PlanView | UnsetType | None = UNSET
    pairs: PairsView | UnsetType | None = UNSET
    hands: tuple[ParticipantId, ...] | UnsetType = UNSET
    floor: FloorView | UnsetType = UNSET
    turn: TurnView | UnsetType | None = UNSET
    go_around: GoAroundView | UnsetType | None = UNSET
    piece: PieceView | UnsetType | None = UNSET
    polls: tuple[PollView, ...] | UnsetType = UNSET
    poll_templates: tuple[PollTemplate, ...] | UnsetType = UNSET
    silenced: tuple[ParticipantId, ...] | UnsetType = UNSET
    scene: SceneView | UnsetType | None = UNSET
    balance_settings: BalanceSettingsView | UnsetType | None = UNSET
    own_talk: OwnTalkView | UnsetType | None = UNSET
    check_ins: tuple[CheckInView, ...] | UnsetType = UNSET
    concerns: tuple[ConcernView, ...] | UnsetType = UNSET
    help_text: str | UnsetType | None = UNSET
    locks: LocksView | UnsetType = UNSET
    chat: ChatView | UnsetType = UNSET
    asides: tuple[AsideView, ...] | UnsetType = UNSET
    support: tuple[SupportCall, ...] | UnsetType = UNSET
    stepped_out: tuple[ParticipantId, ...] | UnsetType = UNSET
    agenda: AgendaView | UnsetType | None = UNSET
    agenda_templates: tuple[AgendaTemplateView, ...] | UnsetType = UNSET
    recess: RecessView | UnsetType | None = UNSET
    pause: PauseView | UnsetType | None = UNSET
    sharing: SharingView | UnsetType = UNSET
