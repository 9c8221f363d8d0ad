"""The events of scenes, as the people of their room are told of them. What they change comes with the field `scene`."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from facilitator.desk import Desk
from facilitator.scenes import vocabulary as happened
from rooms.kernel import ParticipantId
from server.live.instruments.scene.view import room_of
from server.live.standpoint import Viewer, knows, standpoint
from server.live.wire_base import BaseWireEvent


class _ByLeader(BaseWireEvent, frozen=True):
    """`by` is null for the server, and for the programme's staff."""

    by: ParticipantId | None


class _OfPerson(BaseWireEvent, frozen=True):
    """`participant` is null for those who do not know of them (any more)."""

    participant: ParticipantId | None


class SceneSetUp(_ByLeader, frozen=True): ...


class SceneStarted(_ByLeader, frozen=True): ...


class SceneFrozen(_ByLeader, frozen=True):
    frozen: bool


class CastMissed(_OfPerson, frozen=True):
    """Somebody of the cast cannot play now, and the scene is frozen by it."""


class CastReturned(_OfPerson, frozen=True): ...


class RolesSwapped(_ByLeader, frozen=True):
    one: ParticipantId | None
    other: ParticipantId | None


class RoleRecast(_OfPerson, frozen=True):
    """`role_name` is null for somebody who is no longer in the cast."""

    role_name: str | None
    by: ParticipantId | None


class SceneExtended(_ByLeader, frozen=True): ...


class SceneWarned(BaseWireEvent, frozen=True):
    """A minute is left."""


class SceneOverran(BaseWireEvent, frozen=True):
    """The time is over."""


class SceneEnded(_ByLeader, frozen=True): ...


class FeedbackStarted(_ByLeader, frozen=True): ...


class FeedbackCalled(_OfPerson, frozen=True):
    """It is their round now."""


class FeedbackSpoken(_OfPerson, frozen=True): ...


class FeedbackPassed(_OfPerson, frozen=True): ...


class FeedbackMissed(_OfPerson, frozen=True): ...


class AnswerAllowed(_ByLeader, frozen=True):
    allowed: bool


class DerolingStarted(_ByLeader, frozen=True): ...


class RoleLeft(_OfPerson, frozen=True): ...


class SceneClosed(_ByLeader, frozen=True):
    reason: happened.SceneEnd


SceneWireEvent: TypeAlias = (
    SceneSetUp
    | SceneStarted
    | SceneFrozen
    | CastMissed
    | CastReturned
    | RolesSwapped
    | RoleRecast
    | SceneExtended
    | SceneWarned
    | SceneOverran
    | SceneEnded
    | FeedbackStarted
    | FeedbackCalled
    | FeedbackSpoken
    | FeedbackPassed
    | FeedbackMissed
    | AnswerAllowed
    | DerolingStarted
    | RoleLeft
    | SceneClosed
)

OfPerson: TypeAlias = (
    happened.CastMissed
    | happened.CastReturned
    | happened.FeedbackCalled
    | happened.FeedbackSpoken
    | happened.FeedbackPassed
    | happened.FeedbackMissed
    | happened.RoleLeft
)
Plain: TypeAlias = (
    happened.SceneSetUp
    | happened.SceneStarted
    | happened.SceneFrozen
    | happened.SceneExtended
    | happened.SceneEnded
    | happened.FeedbackStarted
    | happened.AnswerAllowed
    | happened.DerolingStarted
    | happened.SceneClosed
)
ByLeader: TypeAlias = Plain | happened.RolesSwapped | happened.RoleRecast


def told(seq: int, event: happened.Event, before: Desk, after: Desk, viewer: Viewer) -> SceneWireEvent | None:
    """How this viewer is told of an event, or None: those in the scene's room are."""
    if standpoint(after, viewer).place != "inside" or room_of(after, viewer) != event.room:
        return None

    def known(who: ParticipantId | None) -> ParticipantId | None:
        return who if who is not None and (knows(before, viewer, who) or knows(after, viewer, who)) else None

    if isinstance(event, OfPerson):
        return _of_person(seq, event, known(event.participant))
    by = known(event.by) if isinstance(event, ByLeader) else None
    match event:
        case happened.SceneWarned():
            return SceneWarned(seq=seq, at=event.at)
        case happened.SceneOverran():
            return SceneOverran(seq=seq, at=event.at)
        case happened.RolesSwapped():
            return RolesSwapped(seq=seq, at=event.at, by=by, one=known(event.one), other=known(event.other))
        case happened.RoleRecast():
            who = known(event.participant)
            return RoleRecast(seq=seq, at=event.at, participant=who, role_name=event.role_name, by=by)
        case _:
            return _by_leader(seq, event, by)


def _of_person(seq: int, event: OfPerson, who: ParticipantId | None) -> SceneWireEvent:
    match event:
        case happened.CastMissed():
            return CastMissed(seq=seq, at=event.at, participant=who)
        case happened.CastReturned():
            return CastReturned(seq=seq, at=event.at, participant=who)
        case happened.FeedbackCalled():
            return FeedbackCalled(seq=seq, at=event.at, participant=who)
        case happened.FeedbackSpoken():
            return FeedbackSpoken(seq=seq, at=event.at, participant=who)
        case happened.FeedbackPassed():
            return FeedbackPassed(seq=seq, at=event.at, participant=who)
        case happened.FeedbackMissed():
            return FeedbackMissed(seq=seq, at=event.at, participant=who)
        case happened.RoleLeft():
            return RoleLeft(seq=seq, at=event.at, participant=who)
        case _:
            assert_never(event)


def _by_leader(seq: int, event: Plain, by: ParticipantId | None) -> SceneWireEvent:
    match event:
        case happened.SceneSetUp():
            return SceneSetUp(seq=seq, at=event.at, by=by)
        case happened.SceneStarted():
            return SceneStarted(seq=seq, at=event.at, by=by)
        case happened.SceneFrozen():
            return SceneFrozen(seq=seq, at=event.at, by=by, frozen=event.frozen)
        case happened.SceneExtended():
            return SceneExtended(seq=seq, at=event.at, by=by)
        case happened.SceneEnded():
            return SceneEnded(seq=seq, at=event.at, by=by)
        case happened.FeedbackStarted():
            return FeedbackStarted(seq=seq, at=event.at, by=by)
        case happened.AnswerAllowed():
            return AnswerAllowed(seq=seq, at=event.at, by=by, allowed=event.allowed)
        case happened.DerolingStarted():
            return DerolingStarted(seq=seq, at=event.at, by=by)
        case happened.SceneClosed():
            return SceneClosed(seq=seq, at=event.at, by=by, reason=event.reason)
        case _:
            assert_never(event)
