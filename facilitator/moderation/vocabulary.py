"""What is asked and what has happened about everybody's microphones and cameras, and words from person to person.

Questions ("would you switch your microphone on?"), private words, prompts and whispers make no event: they are passed
on (`server.live.messages`) and nothing of them is kept, not even that there was one.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from rooms.kernel import BaseCommand, BaseEvent, ParticipantId
from rooms.people import EVERYONE, LEADERS, Role
from rooms.permissions import May

MAX_WORD: Final = 500
"""Characters of a private word, a prompt or a whisper."""

Medium: TypeAlias = Literal["microphone", "camera"]


class SetMedia(BaseCommand, frozen=True):
    """Switch one's own microphone and camera; what is left out stays as it is."""

    microphone: bool | None = None
    camera: bool | None = None


class Mute(BaseCommand, frozen=True):
    """Switch somebody's microphone off."""

    participant: ParticipantId


class MuteAll(BaseCommand, frozen=True):
    """Switch the microphones of all but the leaders off. `but`: of these not, either."""

    but: tuple[ParticipantId, ...] = ()


class LockMicrophones(BaseCommand, frozen=True):
    """Switch microphones off and keep people from switching them on, or let them again. `participants`: only theirs;
    None: everyone's but the leaders', newcomers' too."""

    locked: bool
    participants: tuple[ParticipantId, ...] | None = None


class LockCameras(BaseCommand, frozen=True):
    """Switch cameras off and keep people from switching them on, or let them again. As `LockMicrophones`."""

    locked: bool
    participants: tuple[ParticipantId, ...] | None = None


class AskToUnmute(BaseCommand, frozen=True):
    """Ask somebody to switch their microphone on. They alone can do it."""

    participant: ParticipantId


class AskForCamera(BaseCommand, frozen=True):
    """Ask somebody to switch their camera on. They alone can do it."""

    participant: ParticipantId


class DeclineAsk(BaseCommand, frozen=True):
    """Say "not now" to the leaders who asked to switch something on."""

    media: Medium


class PrivateWord(BaseCommand, frozen=True):
    """Say something to one person alone. Between a leader and anybody."""

    participant: ParticipantId
    text: str


class Prompt(BaseCommand, frozen=True):
    """Put a quiet card with a few words before one person."""

    participant: ParticipantId
    text: str


class Whisper(BaseCommand, frozen=True):
    """Say something to all leaders."""

    text: str


Command: TypeAlias = (
    SetMedia
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
)

MAY: Final[May] = {
    SetMedia: EVERYONE,
    Mute: LEADERS,
    MuteAll: LEADERS,
    LockMicrophones: LEADERS,
    LockCameras: LEADERS,
    AskToUnmute: LEADERS,
    AskForCamera: LEADERS,
    DeclineAsk: EVERYONE,
    PrivateWord: EVERYONE,
    Prompt: LEADERS,
    Whisper: LEADERS | {Role.OBSERVER},
}

AT_THE_DOOR: Final[frozenset[type[BaseCommand]]] = frozenset({SetMedia})


class MediaSet(BaseEvent, frozen=True):
    """Somebody's switches as they set them, both in full."""

    participant: ParticipantId
    microphone: bool
    camera: bool


class Muted(BaseEvent, frozen=True):
    """Somebody's microphone was switched off for them."""

    participant: ParticipantId
    by: ParticipantId | None


class CameraStopped(BaseEvent, frozen=True):
    """Somebody's camera was switched off for them."""

    participant: ParticipantId
    by: ParticipantId | None


class MicrophonesLocked(BaseEvent, frozen=True):
    """Microphones were locked, or released; whose are on are muted by events of their own. As in the command,
    `participants` None stands for everyone."""

    locked: bool
    participants: tuple[ParticipantId, ...] | None
    by: ParticipantId | None


class CamerasLocked(BaseEvent, frozen=True):
    """As `MicrophonesLocked`."""

    locked: bool
    participants: tuple[ParticipantId, ...] | None
    by: ParticipantId | None


Event: TypeAlias = MediaSet | Muted | CameraStopped | MicrophonesLocked | CamerasLocked
