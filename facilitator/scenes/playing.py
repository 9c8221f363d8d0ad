"""The scene itself: its cast, its time, its stops.

Rules that hold:
- It begins with a cast that is there, whole. Afterwards a scene goes on without somebody only when a leader says so.
- A role belongs to one person. Who is given it takes it from whoever had it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.instrument import Around
from facilitator.scenes.presence import able, not_to_be_asked
from facilitator.scenes.state import Scene, SceneStage
from facilitator.scenes.vocabulary import (
    EndScene,
    Event,
    ExtendScene,
    FreezeScene,
    PlayCommand,
    Recast,
    RoleRecast,
    RolesSwapped,
    SceneClosed,
    SceneEnded,
    SceneExtended,
    SceneFrozen,
    ScenePart,
    SceneSetUp,
    SceneStarted,
    SetUpScene,
    StartScene,
    SwapRoles,
)
from rooms.kernel import Code, Instant, ParticipantId, Rejected, RoomId
from rooms.names import MAX_NAME, MAX_TITLE, clean_name, clean_text
from rooms.refusals import bad_text

MAX_CAST: Final = 16
MAX_OBSERVERS: Final = 200
MAX_MINUTES: Final = 240

CASTING: Final = frozenset({SceneStage.SET_UP, SceneStage.PLAYING, SceneStage.PLAYED})
"""Stages in which roles change hands."""

Answer = tuple[Event, ...] | Rejected
By = ParticipantId | None


def set_up(scene: Scene | None, around: Around, room: RoomId, command: SetUpScene, by: By, now: Instant) -> Answer:
    """A scene is prepared, or prepared otherwise."""
    if scene is not None and scene.stage is not SceneStage.SET_UP:
        return Rejected(Code.CONFLICT, "There is a scene in this room already; please close it first.")
    title = None if command.title is None else clean_text(command.title, MAX_TITLE)
    if title is None and command.title is not None:
        return bad_text(MAX_TITLE)
    length = None if command.minutes is None else milliseconds(command.minutes)
    if isinstance(length, Rejected):
        return length
    cast = _cleaned(command.cast)
    if isinstance(cast, Rejected):
        return cast
    observers = command.observers
    refused = _bad_observers(cast, observers) or not_to_be_asked(around, room, (part.participant for part in cast))
    refused = refused or _not_here(around, room, observers or ())
    if refused is not None:
        return refused
    prepared = SceneSetUp(at=now, room=room, title=title, cast=cast, observers=observers, length=length, by=by)
    if scene is not None and not scene.left and _is(scene, prepared):
        return ()
    return (prepared,)


def play(scene: Scene, around: Around, room: RoomId, command: PlayCommand, by: By, now: Instant) -> Answer:
    """What follows from a command about a scene that there is."""
    match command:
        case SetUpScene():
            return set_up(scene, around, room, command, by, now)
        case StartScene():
            return _start(scene, around, room, by, now)
        case FreezeScene():
            return _freeze(scene, room, command, by, now)
        case SwapRoles():
            return _swap(scene, around, room, command, by, now)
        case Recast():
            return _recast(scene, around, room, command, by, now)
        case ExtendScene():
            return _extend(scene, room, command, by, now)
        case EndScene():
            return _end(scene, room, by, now)


def _is(scene: Scene, prepared: SceneSetUp) -> bool:
    """Whether the scene was prepared just so already."""
    return (scene.title, scene.cast, scene.observers, scene.length) == (
        prepared.title,
        prepared.cast,
        prepared.observers,
        prepared.length,
    )


def _cleaned(cast: Sequence[ScenePart]) -> tuple[ScenePart, ...] | Rejected:
    if not 1 <= len(cast) <= MAX_CAST:
        return Rejected(Code.INVALID, f"A scene has 1 to {MAX_CAST} people in its cast.")
    parts: list[ScenePart] = []
    for part in cast:
        name = clean_name(part.role_name)
        if name is None:
            return _bad_role()
        parts.append(ScenePart(part.participant, name))
    if len({part.participant for part in parts}) < len(parts):
        return Rejected(Code.INVALID, "Everyone in the cast has one role.")
    if len({part.role_name.casefold() for part in parts}) < len(parts):
        return Rejected(Code.INVALID, "Every role needs a name of its own.")
    return tuple(parts)


def _bad_observers(cast: Sequence[ScenePart], observers: Sequence[ParticipantId] | None) -> Rejected | None:
    named = observers or ()
    if len(named) > MAX_OBSERVERS or len(set(named)) < len(named):
        return Rejected(Code.INVALID, "Please name everyone who watches once.")
    if {part.participant for part in cast} & set(named):
        return Rejected(Code.INVALID, "Nobody can play and watch at once.")
    return None


def _not_here(around: Around, room: RoomId, observers: Sequence[ParticipantId]) -> Rejected | None:
    if {person.id for person in around.inside(room)}.issuperset(observers):
        return None
    return Rejected(Code.CONFLICT, "Only people who are in this room can watch the scene.")


def _start(scene: Scene, around: Around, room: RoomId, by: By, now: Instant) -> Answer:
    if scene.stage is SceneStage.PLAYING:
        return ()
    if scene.stage not in CASTING:
        return Rejected(Code.CONFLICT, "This scene has been played; please close it and set up another one.")
    if len(scene.players) < len(scene.cast) or not all(able(around, room, who) for who in scene.players):
        return Rejected(Code.CONFLICT, "Not everyone of the cast can play now. Please wait for them, or recast.")
    ends_at = None if scene.length is None else Instant(now + scene.length)
    return (SceneStarted(at=now, room=room, ends_at=ends_at, by=by),)


def _freeze(scene: Scene, room: RoomId, command: FreezeScene, by: By, now: Instant) -> Answer:
    if scene.stage is not SceneStage.PLAYING:
        return Rejected(Code.CONFLICT, "The scene is not being played.") if command.frozen else ()
    if scene.frozen is command.frozen:
        return ()
    return (SceneFrozen(at=now, room=room, frozen=command.frozen, by=by),)


def _swap(scene: Scene, around: Around, room: RoomId, command: SwapRoles, by: By, now: Instant) -> Answer:
    if scene.stage not in CASTING:
        return _too_late()
    one, other = command.one, command.other
    if one == other:
        return Rejected(Code.INVALID, "Roles are swapped between two people.")
    newcomers = [who for who in (one, other) if scene.part_of(who) is None]
    if len(newcomers) == 2:
        return Rejected(Code.CONFLICT, "Neither of them has a role in this scene.")
    refused = not_to_be_asked(around, room, newcomers)
    return refused or (RolesSwapped(at=now, room=room, one=one, other=other, by=by),)


def _recast(scene: Scene, around: Around, room: RoomId, command: Recast, by: By, now: Instant) -> Answer:
    if scene.stage not in CASTING:
        return _too_late()
    who, part = command.participant, scene.part_of(command.participant)
    if command.role_name is None:
        if part is None:
            return ()
        if len(scene.cast) == 1:
            return Rejected(Code.CONFLICT, "Somebody has to play. End the scene if nobody does.")
        return (RoleRecast(at=now, room=room, participant=who, role_name=None, instead_of=None, by=by),)
    name = clean_name(command.role_name)
    if name is None:
        return _bad_role()
    if part is not None and part.role_name == name and who not in scene.left:
        return ()
    refused = not_to_be_asked(around, room, (who,))
    if refused is not None:
        return refused
    holder = next((p.participant for p in scene.cast if p.role_name.casefold() == name.casefold()), None)
    if part is None and holder is None and len(scene.cast) == MAX_CAST:
        return Rejected(Code.INVALID, f"A scene has 1 to {MAX_CAST} people in its cast.")
    instead_of = None if holder == who else holder
    return (RoleRecast(at=now, room=room, participant=who, role_name=name, instead_of=instead_of, by=by),)


def _extend(scene: Scene, room: RoomId, command: ExtendScene, by: By, now: Instant) -> Answer:
    more = milliseconds(command.minutes)
    if isinstance(more, Rejected):
        return more
    if scene.stage not in (SceneStage.SET_UP, SceneStage.PLAYING):
        return Rejected(Code.CONFLICT, "The scene is not being played; there is no time to extend.")
    runs = scene.stage is SceneStage.PLAYING and not scene.frozen
    ends_at = scene.timer.ends_at
    left = max(0, (scene.timer.left or 0) if ends_at is None else ends_at - now) + more
    if left > MAX_MINUTES * 60_000:
        return _bad_minutes()
    until = Instant(now + left) if runs else None
    return (SceneExtended(at=now, room=room, ends_at=until, left=None if runs else left, by=by),)


def _end(scene: Scene, room: RoomId, by: By, now: Instant) -> Answer:
    if scene.stage is SceneStage.SET_UP:
        return (SceneClosed(at=now, room=room, reason="discarded", by=by),)
    return (SceneEnded(at=now, room=room, by=by),) if scene.stage is SceneStage.PLAYING else ()


def milliseconds(minutes: float) -> int | Rejected:
    """A length of time as somebody asks for it."""
    if not 0 < minutes <= MAX_MINUTES:  # also false for what is not a number
        return _bad_minutes()
    return max(1, round(minutes * 60_000))


def _bad_minutes() -> Rejected:
    return Rejected(Code.INVALID, f"A scene has up to {MAX_MINUTES} minutes.")


def _bad_role() -> Rejected:
    return Rejected(Code.INVALID, f"Please give every role a name of 1 to {MAX_NAME} characters.")


def _too_late() -> Rejected:
    return Rejected(Code.CONFLICT, "The scene has been played; its roles do not change any more.")
