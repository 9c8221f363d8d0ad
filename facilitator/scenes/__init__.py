"""Scenes: some play, the others watch; then a round of feedback; then everybody leaves their role.

Each room has its own scene, and a leader acts in the room they are in. While it plays, only the cast and the leaders
are heard; while it is frozen, only the leaders; in the round, the one whose round it is. See `state` for the stages.

Rules that hold:
- What keeps voices in is the mode, not a mute: own switches stay as they are, and count again afterwards.
- Anybody may leave their role at any time. A scene does not just end: whoever played is asked to leave their role.
- Nobody is left in silence: without any leader in the session the mode holds nobody back, and a room that closes, or
  the session's end, ends its scene.
"""

from __future__ import annotations

from typing import Final, get_args

from facilitator.instrument import Around, Instrument
from facilitator.scenes import afterwards, following, playing
from facilitator.scenes.state import Scenes, evolve
from facilitator.scenes.vocabulary import (
    MAY,
    CloseScene,
    Command,
    EndScene,
    Event,
    LeaveRole,
    PlayCommand,
    RoundCommand,
    SceneClosed,
    SetUpScene,
    StartDeroling,
)
from rooms.kernel import MAIN_ROOM, Code, Instant, Issued, ParticipantId, Rejected, RoomId

__all__ = ["INSTRUMENT", "MAY", "Command", "Event", "Scenes", "decide", "evolve", "room_acted_in"]


def room_acted_in(around: Around, by: ParticipantId | None) -> RoomId:
    """The room that somebody's commands are about: the one they are in; the server's are about the main room."""
    return MAIN_ROOM if by is None else around.room_of(by)


def decide(state: Scenes, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in a session that runs."""
    by, command = issued.by, issued.command
    room = room_acted_in(around, by)
    scene = state.rooms.get(room)
    if isinstance(command, SetUpScene):
        return playing.set_up(scene, around, room, command, by, now)
    if scene is None:
        if isinstance(command, EndScene | CloseScene):
            return ()
        return Rejected(Code.CONFLICT, "There is no scene in this room.")
    if isinstance(command, PlayCommand):
        return playing.play(scene, around, room, command, by, now)
    if isinstance(command, RoundCommand):
        return afterwards.go_round(scene, around, room, command, by, now)
    match command:
        case StartDeroling():
            return afterwards.derole(scene, room, by, now)
        case LeaveRole():
            return afterwards.leave_role(scene, around, room, command, by, now)
        case CloseScene():
            return (SceneClosed(at=now, room=room, reason="closed", by=by),)


INSTRUMENT: Final = Instrument(
    part="scenes",
    may=MAY,
    events=get_args(Event),
    decide=decide,
    evolve=evolve,
    due=following.due,
    ending=following.ending,
    next_deadline=following.next_deadline,
    closes=following.closes,
)
