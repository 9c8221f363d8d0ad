"""The scene as somebody who is inside sees it: that of the room they are in, with those of its people they know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import msgspec

from facilitator.desk import Desk
from facilitator.scenes.presence import able, watching
from facilitator.scenes.state import Round, Scene, SceneStage
from facilitator.scenes.vocabulary import FeedbackPrompts
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId
from server.live.standpoint import Standpoint, Viewer, knows

Known: TypeAlias = Callable[[Iterable[ParticipantId]], tuple[ParticipantId, ...]]
"""Those of some people whom the viewer knows."""


class ScenePartView(msgspec.Struct, frozen=True):
    """A role. `participant` is null for those who do not know who plays it, for that person is not in their room now.
    `missing`: they cannot be seen or heard there now. `left`: they have left the role."""

    participant: ParticipantId | None
    role_name: str
    missing: bool
    left: bool


class FeedbackView(msgspec.Struct, frozen=True):
    """The round. `words` are the leader's own prompts; `answer`: those who played may speak beside the `current`."""

    prompts: FeedbackPrompts
    words: tuple[str, ...]
    current: ParticipantId | None
    waiting: tuple[ParticipantId, ...]
    given: tuple[ParticipantId, ...]
    passed: tuple[ParticipantId, ...]
    answer: bool


class SceneView(msgspec.Struct, frozen=True):
    """The scene of one's room. `length` (milliseconds) is for how long it was set up; `ends_at` is there while its time
    runs, `left` (milliseconds, below zero once it is over) while it stands still. `observers` are those who watch, and
    `in_role` those who are still to leave their role before it is done."""

    stage: SceneStage
    title: str | None
    cast: tuple[ScenePartView, ...]
    observers: tuple[ParticipantId, ...]
    frozen: bool
    length: int | None
    ends_at: Instant | None
    left: int | None
    feedback: FeedbackView | None
    in_role: tuple[ParticipantId, ...]


def fields(desk: Desk, viewer: Viewer, _stands: Standpoint) -> dict[str, Any]:
    """The field `scene`."""
    room = room_of(desk, viewer)
    scene = desk.scenes.rooms.get(room)
    return {"scene": None if scene is None else _scene_view(desk, viewer, room, scene)}


def room_of(desk: Desk, viewer: Viewer) -> RoomId:
    """The room whose scene somebody is shown."""
    return MAIN_ROOM if viewer is None else desk.room_of(viewer)


def _scene_view(desk: Desk, viewer: Viewer, room: RoomId, scene: Scene) -> SceneView:
    around = desk.around

    def known(people: Iterable[ParticipantId]) -> tuple[ParticipantId, ...]:
        return tuple(who for who in people if knows(desk, viewer, who))

    cast = tuple(
        ScenePartView(
            participant=part.participant if knows(desk, viewer, part.participant) else None,
            role_name=part.role_name,
            missing=not able(around, room, part.participant),
            left=part.participant in scene.left,
        )
        for part in scene.cast
    )
    return SceneView(
        stage=scene.stage,
        title=scene.title,
        cast=cast,
        observers=known(person.id for person in watching(scene, around, room)),
        frozen=scene.frozen,
        length=scene.length,
        ends_at=scene.timer.ends_at,
        left=scene.timer.left,
        feedback=None if scene.round is None else _feedback_view(scene.round, known),
        in_role=known(scene.in_role),
    )


def _feedback_view(state: Round, known: Known) -> FeedbackView:
    return FeedbackView(
        prompts=state.prompts,
        words=state.words,
        current=next(iter(known(() if state.current is None else (state.current,))), None),
        waiting=known(state.waiting),
        given=known(state.given),
        passed=known(state.passed),
        answer=state.answer,
    )
