"""Scenes afterwards: that they were, who played what and when, who gave feedback. Pure: events in, structs out.

What was said or written as feedback is in no event, and so not here. A sheet of one person says neither what a scene
was about nor what a role was called, for either may name somebody.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from facilitator.desk import Desk, Event
from facilitator.scenes import vocabulary as happened
from facilitator.scenes.state import Scene, SceneStage
from facilitator.scenes.vocabulary import SceneEnd
from rooms.kernel import Instant, ParticipantId, RoomId


class RoleSpan(msgspec.Struct, frozen=True):
    """A role while it was played; a pause of the scene is part of it. `until` null: it goes on."""

    participant: ParticipantId
    role_name: str
    since: Instant
    until: Instant | None


class SceneReport(msgspec.Struct, frozen=True):
    """One scene. `started_at` null: it was never played. `ended_at` is the end of playing. `spoke` and `passed` are of
    its feedback round, which began at `feedback_at`."""

    room: RoomId
    title: str | None
    set_up_at: Instant
    started_at: Instant | None
    ended_at: Instant | None
    feedback_at: Instant | None
    closed_at: Instant | None
    end: SceneEnd | None
    roles: tuple[RoleSpan, ...]
    spoke: tuple[ParticipantId, ...]
    passed: tuple[ParticipantId, ...]


class OwnScene(msgspec.Struct, frozen=True):
    """A scene as far as one person took part in it."""

    set_up_at: Instant
    started_at: Instant | None
    ended_at: Instant | None
    played: bool
    gave_feedback: bool


class SceneFollower:
    """The scenes of a session, through its log."""

    def __init__(self) -> None:
        self._scenes: list[_Trail] = []
        self._open: dict[RoomId, _Trail] = {}

    def follow(self, event: Event, after: Desk) -> None:
        """After `event` the state is this."""
        if not isinstance(event, happened.Event):
            return
        trail = self._open.get(event.room)
        if trail is None:
            trail = _Trail(event.room, event.at)
            self._scenes.append(trail)
            self._open[event.room] = trail
        trail.follow(event, after.scenes.rooms.get(event.room))
        if isinstance(event, happened.SceneClosed):
            del self._open[event.room]

    def done(self) -> tuple[SceneReport, ...]:
        """What it comes to, in the order of their preparation."""
        return tuple(trail.done() for trail in self._scenes)


class _Trail:
    """One scene through the log."""

    def __init__(self, room: RoomId, at: Instant) -> None:
        self._room = room
        self._set_up_at = at
        self._title: str | None = None
        self._started_at: Instant | None = None
        self._ended_at: Instant | None = None
        self._feedback_at: Instant | None = None
        self._closed: happened.SceneClosed | None = None
        self._roles: list[RoleSpan] = []
        self._spoke: dict[ParticipantId, None] = {}
        self._passed: dict[ParticipantId, None] = {}

    def follow(self, event: happened.Event, scene: Scene | None) -> None:
        at = event.at
        if scene is not None:
            self._title = scene.title
        playing = scene is not None and scene.stage is SceneStage.PLAYING
        if playing and self._started_at is None:
            self._started_at = at
        if not playing and self._started_at is not None and (self._ended_at is None or self._goes_on()):
            self._ended_at = at
        self._follow_roles(at, scene if playing else None)
        match event:
            case happened.FeedbackStarted():
                self._feedback_at = at
            case happened.FeedbackSpoken():
                self._spoke[event.participant] = None
                self._passed.pop(event.participant, None)
            case happened.FeedbackPassed():
                self._passed[event.participant] = None
            case happened.SceneClosed():
                self._closed = event
            case _:
                pass

    def _goes_on(self) -> bool:
        return any(span.until is None for span in self._roles)

    def _follow_roles(self, at: Instant, scene: Scene | None) -> None:
        played = (
            {} if scene is None else {p.participant: p.role_name for p in scene.cast if p.participant in scene.players}
        )
        for number, span in enumerate(self._roles):
            if span.until is None and played.get(span.participant) != span.role_name:
                self._roles[number] = msgspec.structs.replace(span, until=at)
        held = {span.participant for span in self._roles if span.until is None}
        self._roles += [RoleSpan(who, name, at, None) for who, name in played.items() if who not in held]

    def done(self) -> SceneReport:
        return SceneReport(
            room=self._room,
            title=self._title,
            set_up_at=self._set_up_at,
            started_at=self._started_at,
            ended_at=self._ended_at,
            feedback_at=self._feedback_at,
            closed_at=None if self._closed is None else self._closed.at,
            end=None if self._closed is None else self._closed.reason,
            roles=tuple(self._roles),
            spoke=tuple(self._spoke),
            passed=tuple(self._passed),
        )


def own_scenes(scenes: Iterable[SceneReport], participant: ParticipantId) -> tuple[OwnScene, ...]:
    """The scenes in which somebody played or gave feedback."""
    parts = (
        OwnScene(
            set_up_at=scene.set_up_at,
            started_at=scene.started_at,
            ended_at=scene.ended_at,
            played=any(span.participant == participant for span in scene.roles),
            gave_feedback=participant in scene.spoke,
        )
        for scene in scenes
    )
    return tuple(part for part in parts if part.played or part.gave_feedback)
