"""What of each person's media may go out: their own switches, and a leader's mute or lock; and what leaders ask for.

    vocabulary   commands and events            words    who may say what to whom, privately
    state        switches and locks, evolve     deciding what follows from a command

Rules that hold:
- A mute is enforced at the SFU from this state (`server.live.media_plan`), whatever the client sends.
- Nobody is ever switched on by somebody else; only their own `set_media` does it. A leader can ask.
- Switches and locks survive moves, leaving, returning and a restart: coming back is no way out of a mute.
"""

from __future__ import annotations

from typing import Final, get_args

from facilitator.instrument import Around, Closed, Instrument
from facilitator.moderation.deciding import decide
from facilitator.moderation.state import Followed, Lock, Moderation, Switches, evolve
from facilitator.moderation.vocabulary import (
    AT_THE_DOOR,
    MAY,
    AskForCamera,
    AskToUnmute,
    CamerasLocked,
    CameraStopped,
    Command,
    DeclineAsk,
    Event,
    LockCameras,
    LockMicrophones,
    MediaSet,
    Medium,
    MicrophonesLocked,
    Mute,
    MuteAll,
    Muted,
    PrivateWord,
    Prompt,
    SetMedia,
    Whisper,
)
from rooms.kernel import ParticipantId


def closes(state: Moderation, _around: Around, who: ParticipantId) -> Closed:
    """What somebody's own switches keep in."""
    switches = state.switches[who]
    return Closed(microphone=not switches.microphone, camera=not switches.camera)


INSTRUMENT: Final = Instrument(
    part="moderation",
    may=MAY,
    at_the_door=AT_THE_DOOR,
    events=get_args(Event),
    follows=get_args(Followed),
    decide=decide,
    evolve=evolve,
    closes=closes,
)

__all__ = [
    "INSTRUMENT",
    "AskForCamera",
    "AskToUnmute",
    "CameraStopped",
    "CamerasLocked",
    "Command",
    "DeclineAsk",
    "Event",
    "Lock",
    "LockCameras",
    "LockMicrophones",
    "MediaSet",
    "Medium",
    "MicrophonesLocked",
    "Moderation",
    "Mute",
    "MuteAll",
    "Muted",
    "PrivateWord",
    "Prompt",
    "SetMedia",
    "Switches",
    "Whisper",
    "evolve",
]
