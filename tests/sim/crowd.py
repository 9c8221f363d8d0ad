"""A group in which everybody is in some awkward state at once, and the situations it may be in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from facilitator.checkins.vocabulary import AnswerCheckIn, OpenCheckIn
from facilitator.hour.agenda.vocabulary import Kind, SegmentWish, SetAgenda, StartAgenda
from facilitator.hour.pause import StartPause
from facilitator.hour.recess import StartBreak
from facilitator.moderation import LockCameras, LockMicrophones
from facilitator.polls.vocabulary import ClosePoll, OpenPoll, PollForm, PollKind, SavePollTemplate, Vote
from facilitator.scenes.vocabulary import EndScene, ScenePart, SetUpScene, StartDeroling, StartFeedback, StartScene
from facilitator.sharing import AllowSharing, ShareScreen
from facilitator.support import AskForSupport
from facilitator.turns.vocabulary import (
    FloorMode,
    GoAroundOrder,
    GrantTurn,
    RaiseHand,
    SetFloor,
    StartGoAround,
    StartPiece,
)
from rooms.aside import TakeAside
from rooms.breakouts.vocabulary import AskForHelp, Method, Move, OpenBreakouts, PlanBreakouts, RoomWish
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import (
    AcceptAgreements,
    Hold,
    Leave,
    LinkLost,
    Remove,
    SetWaitingRoom,
    StepAway,
    StepOut,
)
from tests.sim.meeting import Meeting

STRANGER: Final = ParticipantId("stranger")


class Crowd(Meeting):
    """`lead` is the only facilitator; `co` and `far`, who is in a side room, are co-facilitators."""

    def __init__(self, situation: str) -> None:
        super().__init__(capacity=40, agreements="Be kind.")
        self.situation = situation
        self.lead, self.co, self.far = (
            self.comes(name, role)
            for name, role in (("fay", Role.FACILITATOR), ("kim", Role.CO_FACILITATOR), ("lia", Role.CO_FACILITATOR))
        )
        self.ann, self.ben, self.cem = (self.comes(name) for name in ("ann", "ben", "cem"))
        self.guest, self.observer = self.comes("gus", Role.GUEST), self.comes("obi", Role.OBSERVER)
        self.held, self.away, self.out, self.lost = (self.comes(name) for name in ("hal", "amy", "oto", "liz"))
        self.left, self.removed, self.sent, self.aside = (self.comes(name) for name in ("lea", "ron", "sid", "ada"))
        self.elsewhere = self.comes("eva")
        self.must(self.lead, Hold(self.held))
        self.must(self.away, StepAway(away=True))
        self.must(self.out, StepOut())
        self.must(self.left, Leave())
        self.must(self.lead, Remove(self.removed))
        self.must(self.lead, Remove(self.sent, ban=False))
        self.must(self.far, TakeAside(self.aside))
        self.must(self.lead, SetWaitingRoom(on=True))
        self.waiting, self.agreeing = self.comes("wim"), self.comes("aga", agrees=False)
        self.must(None, LinkLost(self.lost))

    def comes(self, name: str, role: Role = Role.PARTICIPANT, *, agrees: bool = True) -> ParticipantId:
        who = ParticipantId(name)
        self.come(self.invite(role), name.capitalize(), who)
        if agrees and role in (Role.PARTICIPANT, Role.GUEST, Role.OBSERVER):
            self.must(who, AcceptAgreements())
        return who

    @property
    def everyone(self) -> tuple[ParticipantId, ...]:
        """In the order in which they are asked about: first whom one may well ask about."""
        return (*dict.fromkeys((self.ann, self.ben, self.observer, *self.state.session.people)), STRANGER)


def _divided(crowd: Crowd) -> None:
    crowd.must(crowd.lead, OpenBreakouts((RoomWish("Oak", (crowd.elsewhere, crowd.cem)), RoomWish("Elm")), minutes=10))
    crowd.must(crowd.elsewhere, AskForHelp())


def _hands(crowd: Crowd) -> None:
    for who in (crowd.ann, crowd.cem, crowd.aside, crowd.lost):
        crowd.must(who, RaiseHand())


def _turn(crowd: Crowd) -> None:
    _hands(crowd)
    crowd.must(crowd.lead, SetFloor(FloorMode.ENFORCED))
    crowd.must(crowd.lead, GrantTurn(crowd.ann, 30))


def _go_around(crowd: Crowd) -> None:
    _hands(crowd)
    crowd.must(crowd.lead, StartGoAround(GoAroundOrder.SEAT, 60))


def _piece(crowd: Crowd) -> None:
    crowd.must(crowd.lead, StartPiece(crowd.ann))


def _polls(crowd: Crowd) -> None:
    for anonymous in (True, False):
        crowd.must(crowd.lead, OpenPoll("How was it?", PollKind.SINGLE, ("Good", "Hard"), anonymous=anonymous))
        poll = crowd.state.polls.open[-1].id
        crowd.must(crowd.ben, Vote(poll, (0,), ballot="b" * 43 if anonymous else None))
    crowd.must(crowd.lead, ClosePoll(crowd.state.polls.open[0].id))


def _check_in(crowd: Crowd) -> None:
    crowd.must(crowd.lead, OpenCheckIn("before", words=True, questionnaire="phq9"))


def _scene(crowd: Crowd) -> None:
    crowd.must(crowd.lead, SetUpScene((ScenePart(crowd.ann, "Mother"), ScenePart(crowd.ben, "Son"))))
    crowd.must(crowd.lead, StartScene())


def _feedback(crowd: Crowd) -> None:
    _scene(crowd)
    crowd.must(crowd.lead, EndScene())
    crowd.must(crowd.lead, StartFeedback())


def _deroling(crowd: Crowd) -> None:
    _scene(crowd)
    crowd.must(crowd.lead, EndScene())
    crowd.must(crowd.lead, StartDeroling())


def _agenda(crowd: Crowd) -> None:
    crowd.must(crowd.lead, SetAgenda((SegmentWish("Arrive", Kind.CHECK_IN, 10), SegmentWish("Talk", Kind.TOPIC, 20))))
    crowd.must(crowd.lead, StartAgenda())


def _break(crowd: Crowd) -> None:
    crowd.must(crowd.lead, StartBreak(10))


def _pause(crowd: Crowd) -> None:
    crowd.must(crowd.lead, StartPause(5))


def _locked(crowd: Crowd) -> None:
    crowd.must(crowd.lead, LockMicrophones(locked=True))
    crowd.must(crowd.lead, LockCameras(locked=True, participants=(crowd.ann, crowd.aside)))


def _in_need(crowd: Crowd) -> None:
    for who in (crowd.ann, crowd.aside, crowd.held, crowd.lost):
        crowd.must(who, AskForSupport())
    crowd.must(crowd.elsewhere, AskForSupport())
    crowd.must(crowd.elsewhere, Leave())


def _sharing(crowd: Crowd) -> None:
    crowd.must(crowd.lead, AllowSharing(allowed=True, participants=(crowd.ann, crowd.held)))
    crowd.must(crowd.ann, ShareScreen())


def _all_at_once(crowd: Crowd) -> None:
    for begin in (_divided, _agenda, _polls, _check_in, _go_around, _locked, _in_need, _sharing):
        begin(crowd)
    crowd.must(crowd.lead, Move(crowd.ben, next(iter(crowd.state.breakouts.rooms))))


def _planned(crowd: Crowd) -> None:
    crowd.must(crowd.lead, PlanBreakouts(Method.MANUAL, rooms=2))


def _chosen(crowd: Crowd) -> None:
    crowd.must(crowd.lead, OpenBreakouts((RoomWish("Oak", (crowd.elsewhere,)), RoomWish("Elm")), choose=True))


def _prepared(crowd: Crowd) -> None:
    crowd.must(crowd.lead, SetUpScene((ScenePart(crowd.ann, "Mother"), ScenePart(crowd.ben, "Son"))))
    crowd.must(crowd.lead, SetAgenda((SegmentWish("Arrive", Kind.CHECK_IN, 10),)))
    crowd.must(crowd.lead, SavePollTemplate("Ours", PollForm("How was it?", PollKind.SCALE)))


def _concerned(crowd: Crowd) -> None:
    _check_in(crowd)
    asked = crowd.state.checkins.open
    assert asked is not None
    crowd.must(crowd.ann, AnswerCheckIn(asked.id, share=False, keep=True, items=(0,) * 8 + (2,)))


def _quiet(_crowd: Crowd) -> None:
    """Nothing is on."""


SITUATIONS: Final[Mapping[str, Callable[[Crowd], None]]] = {
    "quiet": _quiet,
    "planned": _planned,
    "divided": _divided,
    "chosen": _chosen,
    "prepared": _prepared,
    "turn": _turn,
    "go_around": _go_around,
    "piece": _piece,
    "polls": _polls,
    "check_in": _check_in,
    "concerned": _concerned,
    "scene": _scene,
    "feedback": _feedback,
    "deroling": _deroling,
    "agenda": _agenda,
    "break": _break,
    "pause": _pause,
    "locked": _locked,
    "in_need": _in_need,
    "sharing": _sharing,
    "all_at_once": _all_at_once,
}


def crowd_in(situation: str) -> Crowd:
    """The crowd, when it has come to this."""
    crowd = Crowd(situation)
    SITUATIONS[situation](crowd)
    return crowd
