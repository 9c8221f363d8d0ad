"""Every message of the wire contract v1 as a type, and the strict decoding of what clients send (docs/protocol.md).

The commands of the core are the commands of the wire; `invite` alone is different, because a client cannot name the
fresh identifier, and gets a link back. Fields typed with UNSET are left out of a message when they say nothing.

Rule that holds: a payload of a client becomes one of these types or a `Rejected`; it never raises.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from facilitator import scenes, turns
from facilitator.chat import Chat, ClearChat, React, RemoveMessage, SetChat, SetPrivateChat, SetSlowMode
from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    SetHelpText,
)
from facilitator.hour.agenda.vocabulary import (
    DropAgendaTemplate,
    EndAgenda,
    ExtendSegment,
    GoToSegment,
    NextSegment,
    PauseAgenda,
    SaveAgendaTemplate,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import EndPause, StartPause
from facilitator.hour.recess import EndBreak, ExtendBreak, ReturnFromBreak, StartBreak
from facilitator.moderation import (
    AskForCamera,
    AskToUnmute,
    DeclineAsk,
    LockCameras,
    LockMicrophones,
    Mute,
    MuteAll,
    PrivateWord,
    Prompt,
    SetMedia,
    Whisper,
)
from facilitator.polls.vocabulary import ClosePoll, DropPollTemplate, OpenPoll, PublishPoll, SavePollTemplate, Vote
from facilitator.sharing import AllowSharing, ShareScreen, StopSharing
from facilitator.speech.vocabulary import HoldSilence, SetBalance
from facilitator.support import AcknowledgeSupport, AskForSupport, SettleSupport, WithdrawSupport
from rooms.aside import EndAside, TakeAside
from rooms.breakouts.vocabulary import (
    AnswerHelp,
    AskForHelp,
    Assign,
    ChooseRoom,
    CloseBreakouts,
    CloseRoom,
    DiscardPlan,
    ExtendBreakouts,
    KeepPairs,
    LaunchBreakouts,
    ListenIn,
    MessageRooms,
    Move,
    OpenBreakouts,
    PlanBreakouts,
    RenameRoom,
    ReturnToMain,
    SpeakToRooms,
    Visit,
    WithdrawHelp,
)
from rooms.kernel import BaseCommand, Code, Instant, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    EndSession,
    Hold,
    InviteToSpeak,
    Leave,
    LockSession,
    MessageLobby,
    OpenSession,
    Release,
    Remove,
    Rename,
    SendToLobby,
    SetRole,
    SetWaitingRoom,
    StepAway,
    StepOut,
)
from server.config import IceServer
from server.live import audience
from server.live.answers import UnkeptAnswers
from server.live.balance import Balance
from server.live.chatter import ChatSignal
from server.live.media_plan import SeatRow
from server.live.messages import Asked, Declined, Message, Reacted
from server.live.view_types import View
from server.live.wire_events import WireEvent
from server.ports import Link

# --- client to server ------------------------------------------------------------------------------------------------


class Auth(msgspec.Struct, frozen=True):
    """What comes with CONNECT. `resume` is the last `seq` the client has seen, to be told what it missed."""

    token: str
    name: str | None = None
    resume: Annotated[int, msgspec.Meta(ge=0)] | None = None


class Invite(BaseCommand, frozen=True):
    """Make a link for somebody else. Its acknowledgement carries `token` and `url`."""

    role: Role
    name: str | None = None
    shared: bool = False


class MediaOffer(msgspec.Struct, frozen=True):
    """An SDP offer (RFC 8866), the first one or one that restarts ICE."""

    sdp: str


class ShownSeat(msgspec.Struct, frozen=True):
    """How wide a seat's picture stands on the page, in device pixels; 0: it is not shown at all."""

    seat: Annotated[int, msgspec.Meta(ge=0, le=63)]
    width: Annotated[int, msgspec.Meta(ge=0, le=16_384)]


class Show(msgspec.Struct, frozen=True):
    """What the page shows now. A seat that is missing counts as shown, and nothing is known of its size."""

    seats: Annotated[tuple[ShownSeat, ...], msgspec.Meta(max_length=64)]


Command: TypeAlias = (
    Rename
    | SetMedia
    | Leave
    | AcceptAgreements
    | StepAway
    | StepOut
    | TakeAside
    | EndAside
    | AskForSupport
    | WithdrawSupport
    | AcknowledgeSupport
    | SettleSupport
    | Mute
    | MuteAll
    | LockMicrophones
    | LockCameras
    | AskToUnmute
    | AskForCamera
    | DeclineAsk
    | PrivateWord
    | Prompt
    | Whisper
    | Chat
    | React
    | SetChat
    | SetPrivateChat
    | SetSlowMode
    | RemoveMessage
    | ClearChat
    | Hold
    | Release
    | Admit
    | AdmitAll
    | SendToLobby
    | MessageLobby
    | LockSession
    | SetWaitingRoom
    | Remove
    | SetRole
    | InviteToSpeak
    | Invite
    | OpenSession
    | EndSession
    | PlanBreakouts
    | Assign
    | DiscardPlan
    | LaunchBreakouts
    | OpenBreakouts
    | RenameRoom
    | KeepPairs
    | Move
    | ChooseRoom
    | ReturnToMain
    | ExtendBreakouts
    | CloseBreakouts
    | CloseRoom
    | Visit
    | ListenIn
    | SpeakToRooms
    | MessageRooms
    | AskForHelp
    | WithdrawHelp
    | AnswerHelp
    | scenes.Command
    | OpenPoll
    | Vote
    | ClosePoll
    | PublishPoll
    | SavePollTemplate
    | DropPollTemplate
    | SetBalance
    | HoldSilence
    | OpenCheckIn
    | AnswerCheckIn
    | DeclineCheckIn
    | CloseCheckIn
    | AcknowledgeConcern
    | SetHelpText
    | SetAgenda
    | SaveAgendaTemplate
    | DropAgendaTemplate
    | StartAgenda
    | NextSegment
    | GoToSegment
    | ExtendSegment
    | PauseAgenda
    | EndAgenda
    | StartBreak
    | ExtendBreak
    | ReturnFromBreak
    | EndBreak
    | StartPause
    | EndPause
    | ShareScreen
    | StopSharing
    | AllowSharing
    | turns.Command
)

# --- server to client ------------------------------------------------------------------------------------------------


class You(msgspec.Struct, frozen=True):
    """Who the client is. With `token` they come back as themselves: also when they came by a shared link, and also
    after their invitation has expired."""

    id: ParticipantId
    name: str
    role: Role
    token: str


class MediaSettings(msgspec.Struct, frozen=True):
    """How many seats to offer, and the browser's ICE servers."""

    seats: int
    ice_servers: tuple[IceServer, ...]


class Welcome(msgspec.Struct, frozen=True):
    """The first message. `view` is the whole state at `seq`, `now` the server's time, for countdowns. `missed` answers
    `resume`: what happened since, for telling the person; it is already part of `view`. Null when there was no `resume`
    or it could not be answered."""

    you: You
    seq: int
    view: View
    missed: tuple[WireEvent, ...] | None
    media: MediaSettings
    now: Instant


class Signals(msgspec.Struct, frozen=True):
    """What passes and is not kept. `speaking`, `links`, `answers` and `balance` (for those who lead), when there,
    replace what was known before; the rest is said just now: `message`, a question (`asked`) and its answer
    (`declined`), a `reaction`. `chat` adds lines and takes some away; the first after a welcome has all there are."""

    speaking: tuple[ParticipantId, ...] | UnsetType = UNSET
    links: dict[ParticipantId, Link] | UnsetType = UNSET
    message: Message | UnsetType = UNSET
    balance: Balance | UnsetType = UNSET
    answers: tuple[UnkeptAnswers, ...] | UnsetType = UNSET
    asked: Asked | UnsetType = UNSET
    declined: Declined | UnsetType = UNSET
    reaction: Reacted | UnsetType = UNSET
    chat: ChatSignal | UnsetType = UNSET


GoodbyeCode: TypeAlias = audience.GoodbyeCode | Literal["rate_limited"]


class Goodbye(msgspec.Struct, frozen=True):
    """The last message before the server closes the connection."""

    code: GoodbyeCode
    message: str


class Problem(msgspec.Struct, frozen=True):
    """`message` is a sentence a person understands."""

    code: Code
    message: str


class Failed(msgspec.Struct, frozen=True):
    """The negative acknowledgement of "command", "media" and "show". Nothing has changed."""

    error: Problem
    ok: Literal[False] = False


class Done(msgspec.Struct, frozen=True):
    """The acknowledgement of a command: durable, and part of every view with this `seq`."""

    seq: int
    token: str | UnsetType = UNSET
    url: str | UnsetType = UNSET
    ok: Literal[True] = True


class Answered(msgspec.Struct, frozen=True):
    """The acknowledgement of "media": the SDP answer."""

    sdp: str
    ok: Literal[True] = True


class Noted(msgspec.Struct, frozen=True):
    """The acknowledgement of "show"."""

    ok: Literal[True] = True


Events: TypeAlias = tuple[WireEvent, ...]
Seats: TypeAlias = tuple[SeatRow, ...]

# --- decoding --------------------------------------------------------------------------------------------------------


def command_of(payload: tuple[object, ...]) -> Command | Rejected:
    """The command in the arguments of a "command" event."""
    decoded: Command | Rejected = _decoded(payload, Command)
    return decoded


def offer_of(payload: tuple[object, ...]) -> MediaOffer | Rejected:
    """The offer in the arguments of a "media" event."""
    decoded: MediaOffer | Rejected = _decoded(payload, MediaOffer)
    return decoded


def show_of(payload: tuple[object, ...]) -> Show | Rejected:
    """What a "show" event says."""
    decoded: Show | Rejected = _decoded(payload, Show)
    return decoded


def auth_of(payload: object) -> Auth | Rejected:
    """What came with CONNECT."""
    if payload is None:
        return Rejected(Code.UNAUTHENTICATED, "A token is needed to join a session.")
    decoded: Auth | Rejected = _decoded((payload,), Auth)
    return decoded


def _decoded(payload: tuple[object, ...], kind: object) -> Any:  # a union is no type[T] to the type checker
    if len(payload) != 1:
        return Rejected(Code.INVALID, "A message carries exactly one object.")
    try:
        return msgspec.convert(payload[0], kind)
    except msgspec.ValidationError as error:
        return Rejected(Code.INVALID, f"This message is not valid: {error}.")
    except (RecursionError, ValueError):
        return Rejected(Code.INVALID, "This message is not valid.")
