"""What follows by itself in a scene: people who drop out and come back, time, the round going on, the close."""

from __future__ import annotations

from facilitator.instrument import OPEN, Around, Closed
from facilitator.scenes.presence import able, hindrance, reachable
from facilitator.scenes.state import WARNING, Round, Scene, Scenes, SceneStage
from facilitator.scenes.vocabulary import (
    CastMissed,
    CastReturned,
    DerolingStarted,
    Event,
    FeedbackCalled,
    FeedbackMissed,
    SceneClosed,
    SceneOverran,
    SceneWarned,
)
from rooms.kernel import Instant, ParticipantId, RoomId


def due(state: Scenes, around: Around, now: Instant) -> tuple[Event, ...]:
    """What has to happen now, of the first room in which something has to."""
    for room, scene in state.rooms.items():
        news = _due_in(scene, around, room, now)
        if news:
            return news
    return ()


def ending(state: Scenes, _around: Around, now: Instant) -> tuple[Event, ...]:
    """The session ends, and every scene with it."""
    return tuple(SceneClosed(at=now, room=room, reason="session_ended", by=None) for room in state.rooms)


def next_deadline(state: Scenes) -> Instant | None:
    """When a scene's time is near its end, or over, next."""
    deadlines = (_deadline(scene) for scene in state.rooms.values())
    return min((deadline for deadline in deadlines if deadline is not None), default=None)


def closes(state: Scenes, around: Around, who: ParticipantId) -> Closed:
    """Only those are heard whose moment it is, and the leaders. Pictures stay; without any leader in the session, who
    could let the others speak again, nobody is kept in."""
    room = around.room_of(who)
    scene = state.rooms.get(room)
    if scene is None or around.session.people[who].is_leader:
        return OPEN
    if who in _heard(scene) or not any(person.is_leader for person in around.session.here):
        return OPEN
    return Closed(microphone=scene.stage in (SceneStage.PLAYING, SceneStage.FEEDBACK))


def _heard(scene: Scene) -> tuple[ParticipantId, ...]:
    """Beside the leaders, while the scene plays or the round is on."""
    if scene.stage is SceneStage.PLAYING:
        return () if scene.frozen else scene.players
    if scene.round is None:
        return ()
    current = () if scene.round.current is None else (scene.round.current,)
    return (*current, *(scene.enacted if scene.round.answer else ()))


def _due_in(scene: Scene, around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    if not around.is_open(room):
        return (SceneClosed(at=now, room=room, reason="room_closed", by=None),)
    if scene.stage is SceneStage.PLAYING:
        return _in_cast(scene, around, room, now) or _in_time(scene, room, now)
    if scene.stage is SceneStage.FEEDBACK and scene.round is not None:
        return _in_round(scene.round, around, room, now)
    if scene.stage is SceneStage.DEROLING and not any(reachable(around, room, who) for who in scene.in_role):
        return (SceneClosed(at=now, room=room, reason="done", by=None),)
    return ()


def _in_cast(scene: Scene, around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    """Who has dropped out since it was last noted, and who is back."""
    events: list[Event] = []
    for who in scene.players:
        why = hindrance(around, room, who)
        if why is not None and who not in scene.missed:
            events.append(CastMissed(at=now, room=room, participant=who, why=why))
        elif why is None and who in scene.missed:
            events.append(CastReturned(at=now, room=room, participant=who))
    return tuple(events)


def _in_time(scene: Scene, room: RoomId, now: Instant) -> tuple[Event, ...]:
    deadline = _deadline(scene)
    if deadline is None or deadline > now:
        return ()
    over = scene.timer.ends_at is not None and scene.timer.ends_at <= now
    return (SceneOverran(at=now, room=room) if over else SceneWarned(at=now, room=room),)


def _deadline(scene: Scene) -> Instant | None:
    timer = scene.timer
    if timer.ends_at is None or timer.over:
        return None
    return timer.ends_at if timer.warned else Instant(timer.ends_at - WARNING)


def _in_round(before: Round, around: Around, room: RoomId, now: Instant) -> tuple[Event, ...]:
    """The next one's turn, once nobody has it; the end, once nobody is left who could be waited for."""
    if before.current is not None:
        if reachable(around, room, before.current):
            return ()
        return (FeedbackMissed(at=now, room=room, participant=before.current),)
    following = next((who for who in before.waiting if able(around, room, who)), None)
    if following is not None:
        return (FeedbackCalled(at=now, room=room, participant=following, by=None),)
    if any(reachable(around, room, who) for who in before.waiting):
        return ()
    return (DerolingStarted(at=now, room=room, by=None),)
