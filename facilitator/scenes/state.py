"""The scenes of a session, at most one in each room, and how each event changes them.

    (none) --set_up--> SET_UP --started--> PLAYING (or frozen) --ended--> PLAYED --+--feedback--> FEEDBACK --+
                          |                   ^                             |  |   |                         |
                          |                   +-------- started again ------+  +---+------> DEROLING <-------+
                          +--discarded--> (none)                                               |
                                                        (none) <--- closed, from anywhere -----+

Rules that hold:
- Everyone has one role at most. Who ever played, and has not left their role since, is asked to before the scene is
  done (`enacted`, `left`).
- Time runs while the scene plays, and stands still while it is frozen; it may run over.
- Nothing here follows from a role's name: that may be erased.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, assert_never

import msgspec

from facilitator.scenes.vocabulary import (
    AnswerAllowed,
    CastMissed,
    CastReturned,
    ClosingEvent,
    DerolingStarted,
    Event,
    FeedbackCalled,
    FeedbackMissed,
    FeedbackPassed,
    FeedbackPrompts,
    FeedbackSpoken,
    FeedbackStarted,
    PlayEvent,
    RoleLeft,
    RoleRecast,
    RolesSwapped,
    RoundEvent,
    SceneClosed,
    SceneEnded,
    SceneExtended,
    SceneFrozen,
    SceneOverran,
    ScenePart,
    SceneSetUp,
    SceneStarted,
    SceneWarned,
)
from rooms.kernel import Instant, InvariantBroken, ParticipantId, RoomId

WARNING: Final = 60_000
"""Milliseconds before the end of the time at which the room is told that it is near."""

People = tuple[ParticipantId, ...]


class SceneStage(StrEnum):
    SET_UP = "set_up"
    PLAYING = "playing"
    PLAYED = "played"
    FEEDBACK = "feedback"
    DEROLING = "deroling"


class Timer(msgspec.Struct, frozen=True):
    """`ends_at` while time runs, `left` (milliseconds, below zero once it is over) while it stands still; both None:
    there is no end. `warned` and `over`: what has been told of it."""

    ends_at: Instant | None = None
    left: int | None = None
    warned: bool = False
    over: bool = False


class Round(msgspec.Struct, frozen=True):
    """The feedback round. Everyone in it is in one of `waiting`, `current`, `given` and `passed`."""

    prompts: FeedbackPrompts
    words: tuple[str, ...]
    waiting: People
    current: ParticipantId | None = None
    given: People = ()
    passed: People = ()
    answer: bool = False

    @property
    def people(self) -> People:
        current = () if self.current is None else (self.current,)
        return (*self.given, *self.passed, *current, *self.waiting)


class Scene(msgspec.Struct, frozen=True):
    """One scene. `missed` are those of the cast of whom it has been noted that they cannot play now. `round` stays when
    it is over."""

    title: str | None
    cast: tuple[ScenePart, ...]
    observers: People | None
    length: int | None
    stage: SceneStage = SceneStage.SET_UP
    frozen: bool = False
    timer: Timer = Timer()
    missed: People = ()
    enacted: People = ()
    left: People = ()
    round: Round | None = None

    def part_of(self, participant: ParticipantId) -> ScenePart | None:
        return next((part for part in self.cast if part.participant == participant), None)

    @property
    def players(self) -> People:
        """The cast without those who have left their role."""
        return tuple(part.participant for part in self.cast if part.participant not in self.left)

    @property
    def in_role(self) -> People:
        """Who ever played and has not left their role since."""
        return without(self.enacted, *self.left)


class Scenes(msgspec.Struct, frozen=True):
    """The scene of each room that has one."""

    rooms: Mapping[RoomId, Scene] = {}


# --- evolve ----------------------------------------------------------------------------------------------------------


def evolve(state: Scenes, event: Event) -> Scenes:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, SceneSetUp):
        return _with(state, event.room, _set_up(event))
    scene = state.rooms.get(event.room)
    if scene is None:
        raise InvariantBroken(f"{type(event).__name__} in {event.room}, which has no scene")
    if isinstance(event, SceneClosed):
        return Scenes({room: other for room, other in state.rooms.items() if room != event.room})
    if isinstance(event, RoundEvent):
        return _with(state, event.room, _in_round(scene, event))
    if isinstance(event, ClosingEvent):
        return _with(state, event.room, _closing(scene, event))
    return _with(state, event.room, _played(scene, event))


def _with(state: Scenes, room: RoomId, scene: Scene) -> Scenes:
    return Scenes({**state.rooms, room: scene})


def _set_up(event: SceneSetUp) -> Scene:
    return Scene(
        title=event.title,
        cast=event.cast,
        observers=event.observers,
        length=event.length,
        timer=Timer(left=event.length),
    )


def _played(scene: Scene, event: PlayEvent) -> Scene:
    match event:
        case SceneSetUp():
            return _set_up(event)
        case SceneStarted():
            timer = Timer(ends_at=event.ends_at, warned=scene.length is not None and scene.length <= WARNING)
            playing = msgspec.structs.replace(scene, stage=SceneStage.PLAYING, frozen=False, timer=timer, missed=())
            return _enacting(playing)
        case SceneFrozen():
            return _stopped(scene, event.at) if event.frozen else _gone_on(scene, event.at)
        case CastMissed():
            missed = (*without(scene.missed, event.participant), event.participant)
            return msgspec.structs.replace(_stopped(scene, event.at), missed=missed)
        case CastReturned():
            return msgspec.structs.replace(scene, missed=without(scene.missed, event.participant))
        case RolesSwapped():
            return _enacting(_swapped(scene, event))
        case RoleRecast():
            return _enacting(_recast(scene, event))
        case SceneExtended():
            return _extended(scene, event)
        case SceneWarned():
            return msgspec.structs.replace(scene, timer=msgspec.structs.replace(scene.timer, warned=True))
        case SceneOverran():
            return msgspec.structs.replace(scene, timer=msgspec.structs.replace(scene.timer, warned=True, over=True))
        case SceneEnded():
            timer = Timer(left=scene.length)
            return msgspec.structs.replace(scene, stage=SceneStage.PLAYED, frozen=False, timer=timer, missed=())
        case _:
            assert_never(event)


def _stopped(scene: Scene, at: Instant) -> Scene:
    timer = scene.timer
    if timer.ends_at is not None:
        timer = msgspec.structs.replace(timer, ends_at=None, left=timer.ends_at - at)
    return msgspec.structs.replace(scene, frozen=True, timer=timer)


def _gone_on(scene: Scene, at: Instant) -> Scene:
    timer = scene.timer
    if timer.left is not None:
        timer = msgspec.structs.replace(timer, ends_at=Instant(at + timer.left), left=None)
    return msgspec.structs.replace(scene, frozen=False, timer=timer)


def _extended(scene: Scene, event: SceneExtended) -> Scene:
    left = event.left if event.ends_at is None else event.ends_at - event.at
    timer = Timer(ends_at=event.ends_at, left=event.left, warned=left is not None and left <= WARNING)
    length = event.left if scene.stage is SceneStage.SET_UP else scene.length
    return msgspec.structs.replace(scene, timer=timer, length=length)


def _swapped(scene: Scene, event: RolesSwapped) -> Scene:
    places = {event.one: event.other, event.other: event.one}
    cast = tuple(ScenePart(places.get(part.participant, part.participant), part.role_name) for part in scene.cast)
    joined = tuple(who for who in places if scene.part_of(who) is None)
    return _with_cast(scene, cast, joined)


def _recast(scene: Scene, event: RoleRecast) -> Scene:
    who = event.participant
    if event.role_name is None:
        return _with_cast(scene, tuple(part for part in scene.cast if part.participant != who))
    part = ScenePart(who, event.role_name)
    stand_in_for = who if event.instead_of is None else event.instead_of
    others = tuple(each for each in scene.cast if each.participant != who or who == stand_in_for)
    cast = tuple(part if each.participant == stand_in_for else each for each in others)
    return _with_cast(scene, cast if part in cast else (*cast, part), (who,))


def _with_cast(scene: Scene, cast: tuple[ScenePart, ...], joined: Iterable[ParticipantId] = ()) -> Scene:
    """`joined` are in a role again, should they have left one."""
    players = {part.participant for part in cast}
    missed = tuple(who for who in scene.missed if who in players)
    return msgspec.structs.replace(scene, cast=cast, missed=missed, left=without(scene.left, *joined))


def _enacting(scene: Scene) -> Scene:
    """With everyone in `enacted` who plays now."""
    if scene.stage is not SceneStage.PLAYING:
        return scene
    return msgspec.structs.replace(scene, enacted=tuple(dict.fromkeys((*scene.enacted, *scene.players))))


def _in_round(scene: Scene, event: RoundEvent) -> Scene:
    if isinstance(event, FeedbackStarted):
        begun = Round(prompts=event.prompts, words=event.words, waiting=event.order)
        return msgspec.structs.replace(scene, stage=SceneStage.FEEDBACK, round=begun)
    before = scene.round
    if before is None:
        raise InvariantBroken(f"{type(event).__name__} in {event.room}, where no round is on")
    return msgspec.structs.replace(scene, round=_went_round(before, event))


def _went_round(
    before: Round, event: FeedbackCalled | FeedbackSpoken | FeedbackPassed | FeedbackMissed | AnswerAllowed
) -> Round:
    if isinstance(event, AnswerAllowed):
        return msgspec.structs.replace(before, answer=event.allowed)
    who = event.participant
    current = None if before.current == who else before.current
    rest = msgspec.structs.replace(
        before,
        waiting=without(before.waiting, who),
        current=current,
        given=without(before.given, who),
        passed=without(before.passed, who),
    )
    match event:
        case FeedbackCalled():
            interrupted = () if current is None else (current,)
            return msgspec.structs.replace(rest, current=who, waiting=(*interrupted, *rest.waiting))
        case FeedbackSpoken():
            return msgspec.structs.replace(rest, given=(*rest.given, who))
        case FeedbackPassed():
            return msgspec.structs.replace(rest, passed=(*rest.passed, who))
        case FeedbackMissed():
            return msgspec.structs.replace(rest, waiting=(*rest.waiting, who))
        case _:
            assert_never(event)


def _closing(scene: Scene, event: DerolingStarted | RoleLeft) -> Scene:
    match event:
        case DerolingStarted():
            done = None if scene.round is None else msgspec.structs.replace(scene.round, current=None)
            return msgspec.structs.replace(scene, stage=SceneStage.DEROLING, round=done)
        case RoleLeft():
            gone = msgspec.structs.replace(
                scene,
                left=(*without(scene.left, event.participant), event.participant),
                missed=without(scene.missed, event.participant),
            )
            return _stopped(gone, event.at) if scene.stage is SceneStage.PLAYING else gone
        case _:
            assert_never(event)


def without(people: People, *gone: ParticipantId) -> People:
    return tuple(who for who in people if who not in gone)
