"""A meeting as some of its people were told of it, recorded for whoever folds events: tests/fixtures/fold/*.json.

One file per viewer: the view they began with, every event they were told of, and after each the view as the server
would send it then (only the parts that changed, to keep the files small). The Python fold (tests/sim/fold.py) and the
client's (web/src/state/fold.ts) are both held against it. `python -m tests.web.fold_logs` writes the files anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from facilitator.chat import SetChat, SetPrivateChat, SetSlowMode
from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CheckInId,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    Scale,
    SetHelpText,
)
from facilitator.hour.agenda.vocabulary import (
    AgendaTemplateId,
    DropAgendaTemplate,
    EndAgenda,
    ExtendSegment,
    Kind,
    NextSegment,
    OpensBreak,
    OpensPause,
    PauseAgenda,
    SaveAgendaTemplate,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import EndPause, Pacer, StartPause
from facilitator.hour.recess import ExtendBreak, ReturnFromBreak
from facilitator.moderation import LockCameras, LockMicrophones, Mute, SetMedia
from facilitator.polls.vocabulary import (
    ClosePoll,
    DropPollTemplate,
    OpenPoll,
    PollForm,
    PollKind,
    PollTemplateId,
    PublishPoll,
    SavePollTemplate,
    Vote,
)
from facilitator.scenes.vocabulary import (
    AllowAnswer,
    CallSpeaker,
    EndScene,
    ExtendScene,
    FeedbackPrompts,
    FreezeScene,
    LeaveRole,
    NextSpeaker,
    PassFeedback,
    Recast,
    ScenePart,
    SetUpScene,
    StartFeedback,
    StartScene,
    SwapRoles,
)
from facilitator.sharing import AllowSharing, ShareScreen, StopSharing
from facilitator.speech.vocabulary import HoldSilence, RecordSpeech, SetBalance
from facilitator.support import AcknowledgeSupport, AskForSupport, SettleSupport, WithdrawSupport
from facilitator.turns import vocabulary as turns
from rooms.aside import EndAside, TakeAside
from rooms.breakouts.vocabulary import (
    AnswerHelp,
    AskForHelp,
    Assign,
    CloseBreakouts,
    CloseRoom,
    DiscardPlan,
    ExtendBreakouts,
    KeepPairs,
    LaunchBreakouts,
    ListenIn,
    Method,
    Move,
    OpenBreakouts,
    PlanBreakouts,
    RenameRoom,
    ReturnToMain,
    RoomWish,
    SpeakToRooms,
    Visit,
    WithdrawHelp,
)
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId
from rooms.people import Role
from rooms.unattended import PATIENCE
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    EndSession,
    Hold,
    InviteToSpeak,
    Join,
    Leave,
    LinkBack,
    LinkLost,
    LockSession,
    Release,
    Remove,
    Rename,
    SendToLobby,
    SetRole,
    SetWaitingRoom,
    StepAway,
    StepOut,
)
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.meeting import START, Meeting

FOLDER: Final = Path(__file__).resolve().parents[1] / "fixtures" / "fold"

Wire = dict[str, Any]  # Any: wire data


class Recorded(msgspec.Struct, frozen=True):
    """`steps` are pairs of an event and the parts of the view that it has changed."""

    start: Wire
    steps: list[tuple[Wire, Wire]]


def record() -> Mapping[str, Recorded]:
    """The meeting by the name of each viewer."""
    meeting = Meeting(
        capacity=8,
        waiting_room=True,
        agreements="Be kind.",
        scheduled_for=Instant(START + 60_000),
        unattended_grace=600_000,
    )
    begun = len(meeting.log)
    viewers = _everything_happens(meeting)
    return {name: _told(meeting, viewer, begun) for name, viewer in viewers.items()}


def _told(meeting: Meeting, viewer: ParticipantId, begun: int) -> Recorded:
    retold = Meeting(created=False)
    retold.happen(*meeting.log[:begun])
    start = last = _wire(view(retold.state, viewer))
    steps = []
    for seq, event in enumerate(meeting.log[begun:], start=begun + 1):
        before = retold.desk
        retold.happen(event)
        told = view_event(seq, before, event, retold.state, viewer)
        now = _wire(view(retold.state, viewer))
        if told is not None:
            steps.append((_wire(told), {part: value for part, value in now.items() if value != last[part]}))
        last = now
    return Recorded(start, steps)


def _wire(value: object) -> Wire:
    """As it arrives in a browser: tuples are lists there."""
    decoded: Wire = msgspec.json.decode(msgspec.json.encode(value))
    return decoded


def _everything_happens(meeting: Meeting) -> Mapping[str, ParticipantId]:
    ann, ben, cem = (_comes(meeting, Role.PARTICIPANT, name) for name in ("Ann", "Ben", "Cem"))
    meeting.must(ann, AcceptAgreements())
    fay = _comes(meeting, Role.FACILITATOR, "Fay")
    _at_the_door(meeting, fay, (ann, ben, cem))
    oli = _comes(meeting, Role.OBSERVER, "Oli")
    meeting.must(oli, AcceptAgreements())
    meeting.must(fay, Admit(oli))
    _in_the_circle(meeting, fay, (ann, ben, oli))
    _checked_in(meeting, fay, (ann, ben, cem))
    _under_locks(meeting, fay, (ann, ben))
    _in_need(meeting, fay, (ann, ben, oli))
    _in_a_scene(meeting, fay, (ann, ben, cem))
    _taking_turns(meeting, fay, (ann, ben, cem))
    _in_small_rooms(meeting, fay, (ann, ben, cem))
    _speech_is_measured(meeting, fay, ann)
    _through_the_hour(meeting, fay, (ann, ben))
    _sharing_screens(meeting, fay, (ann, ben, cem))
    _polls(meeting, fay, (ann, ben, cem))
    _to_the_end(meeting, fay, (ann, ben, cem))
    return {"facilitator": fay, "participant": ann, "moved": ben, "observer": oli}


def _comes(meeting: Meeting, role: Role, name: str) -> ParticipantId:
    participant = ParticipantId(name.lower())
    meeting.must(None, Join(participant, meeting.invite(role), name))
    return participant


def _at_the_door(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, cem = people
    for reader in (ben, cem):
        meeting.must(reader, AcceptAgreements())
    meeting.must(fay, Admit(ann))
    meeting.must(fay, AdmitAll())
    meeting.must(fay, SendToLobby(ann))
    meeting.must(ann, Rename("Anna"))
    meeting.must(fay, Admit(ann))
    meeting.must(fay, LockSession(True))
    meeting.must(fay, LockSession(False))
    meeting.must(fay, SetWaitingRoom(False))
    meeting.must(fay, SetWaitingRoom(True))


def _in_the_circle(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, oli = people
    meeting.must(ben, Rename("Benno"))
    meeting.must(ann, SetMedia(camera=False))
    meeting.must(fay, Mute(ann))
    meeting.must(ben, StepAway(True))
    meeting.must(ben, StepAway(False))
    meeting.must(fay, Hold(ann))
    meeting.must(fay, Release(ann))
    meeting.must(fay, InviteToSpeak(oli, True))
    meeting.must(fay, InviteToSpeak(oli, False))
    meeting.must(fay, SetRole(ann, Role.CO_FACILITATOR))
    meeting.must(fay, SetRole(ann, Role.PARTICIPANT))
    meeting.must(None, LinkLost(ben))
    meeting.must(None, LinkBack(ben))


def _checked_in(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, cem = people
    before, after = CheckInId("check-in-1"), CheckInId("check-in-2")
    meeting.must(fay, SetHelpText("Call the clinic."))
    meeting.must(fay, OpenCheckIn("before", scales=(Scale("Energy"),), words=True, word_list=("calm", "sad")))
    meeting.must(ann, AnswerCheckIn(before, share=True, keep=True, mood=3, scales=(5,), words=("sad",)))
    meeting.must(ben, AnswerCheckIn(before, share=True, keep=False, mood=6))
    meeting.must(cem, DeclineCheckIn(before))
    meeting.must(fay, CloseCheckIn(before))
    meeting.must(fay, OpenCheckIn("after", questionnaire="phq9"))
    meeting.must(ann, AnswerCheckIn(after, share=False, keep=True, items=(1,) * 9, difficulty=1))
    meeting.must(fay, AcknowledgeConcern(ann))
    meeting.must(fay, CloseCheckIn(after))


def _under_locks(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId]) -> None:
    ann, ben = people
    meeting.must(fay, LockMicrophones(locked=True))
    meeting.must(fay, LockMicrophones(locked=False, participants=(ben,)))
    meeting.must(ben, SetMedia(microphone=True))
    meeting.must(fay, LockMicrophones(locked=False))
    meeting.must(ann, SetMedia(microphone=True, camera=True))
    meeting.must(fay, LockCameras(locked=True, participants=(ann,)))
    meeting.must(fay, LockCameras(locked=False, participants=(ann,)))
    meeting.must(fay, SetSlowMode(10))
    meeting.must(fay, SetPrivateChat(allowed=True))
    meeting.must(fay, SetChat(on=False))


def _in_need(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]) -> None:
    ann, ben, oli = people
    meeting.must(ann, AskForSupport())
    meeting.must(ben, AskForSupport())
    meeting.must(oli, AskForSupport())
    meeting.must(fay, AcknowledgeSupport(ann))
    meeting.must(fay, TakeAside(ann))
    meeting.must(ben, WithdrawSupport())
    meeting.must(fay, SettleSupport(oli))
    meeting.must(ben, StepOut())
    meeting.must(ann, Rename("Ann"))
    meeting.must(fay, EndAside())
    meeting.must(ben, StepOut(False))
    meeting.must(fay, OpenBreakouts((RoomWish("Fir", (ann, ben)),)))
    meeting.must(fay, TakeAside(ben))
    meeting.must(fay, CloseBreakouts(in_seconds=0))
    meeting.must(ben, Leave())
    meeting.must(None, Join(ben, meeting.who(ben).invitation))


def _in_a_scene(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, cem = people
    meeting.must(fay, SetUpScene((ScenePart(ann, "The boss"), ScenePart(ben, "Kim")), "A raise", minutes=3))
    meeting.must(fay, StartScene())
    meeting.must(fay, FreezeScene(True))
    meeting.must(fay, SwapRoles(ann, ben))
    meeting.must(fay, FreezeScene(False))
    meeting.must(None, LinkLost(ann))
    meeting.must(None, LinkBack(ann))
    meeting.must(fay, Recast(cem, "The neighbour"))
    meeting.must(fay, FreezeScene(False))
    meeting.later(2 * 60_000)
    meeting.later(60_000)
    meeting.must(fay, ExtendScene(2))
    meeting.must(fay, EndScene())
    meeting.must(fay, StartFeedback((cem, ann, ben), FeedbackPrompts.OWN, ("What touched me",)))
    meeting.must(None, LinkLost(cem))
    meeting.must(fay, NextSpeaker())
    meeting.must(fay, CallSpeaker(ben))
    meeting.must(fay, AllowAnswer(True))
    meeting.must(ben, NextSpeaker())
    meeting.must(ann, PassFeedback())
    meeting.must(None, LinkBack(cem))
    meeting.must(fay, NextSpeaker(cem))
    for who in (ann, ben, cem):
        meeting.must(who, LeaveRole())


def _taking_turns(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, cem = people
    for who in (ben, ann, cem):
        meeting.must(who, turns.RaiseHand())
    meeting.must(fay, turns.SetHandOrder(turns.HandOrder.QUIET_FIRST))
    meeting.must(fay, turns.SetFloor(turns.FloorMode.ENFORCED))
    meeting.must(fay, turns.LetIn(cem, True))
    meeting.must(fay, turns.GrantTurn(ann, 60))
    meeting.later(50_000)
    meeting.later(20_000)
    meeting.must(fay, turns.ExtendTurn(30))
    meeting.must(None, LinkLost(ann))
    meeting.must(None, LinkBack(ann))
    meeting.must(fay, turns.NextTurn(after=ann))
    meeting.must(fay, turns.StartGoAround(turns.GoAroundOrder.SEAT, 60))
    meeting.must(ann, turns.DeferTurn())
    meeting.must(fay, turns.PauseGoAround(True))
    meeting.must(fay, turns.PauseGoAround(False))
    meeting.must(None, LinkLost(cem))
    meeting.must(ben, turns.PassTurn())
    meeting.must(None, LinkBack(cem))
    meeting.must(ann, turns.EndTurn())
    meeting.must(fay, turns.SkipTurn())
    meeting.must(cem, Leave())
    meeting.must(fay, turns.StartGoAround(turns.GoAroundOrder.RANDOM))
    meeting.must(None, Join(cem, meeting.who(cem).invitation))
    meeting.must(fay, turns.EndGoAround())
    meeting.must(fay, turns.StartPiece(ann))
    meeting.must(ann, turns.HandOn(cem))
    meeting.must(fay, turns.EndPiece())
    meeting.must(fay, turns.LowerAllHands())
    meeting.must(fay, turns.SetFloor(turns.FloorMode.OPEN))
    meeting.must(fay, turns.StartGoAround(turns.GoAroundOrder.LIST, participants=(cem, ann)))
    meeting.must(ben, turns.RaiseHand())  # goes with them into a small room, as the go-around does not


def _in_small_rooms(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, cem = people
    one, two = RoomId("room-2-1"), RoomId("room-2-2")
    meeting.must(fay, KeepPairs(apart=((ann, cem),)))
    meeting.must(fay, PlanBreakouts(Method.MANUAL, rooms=2))
    meeting.must(fay, DiscardPlan())
    meeting.must(fay, PlanBreakouts(Method.MANUAL, rooms=2, names=("Oak", "Elm")))
    for who, room in ((ann, one), (ben, one), (cem, two)):
        meeting.must(fay, Assign(who, room))
    meeting.must(fay, RenameRoom(two, "Ash"))
    meeting.must(fay, LaunchBreakouts(minutes=10))
    meeting.must(fay, RenameRoom(one, "Oak tree"))
    meeting.must(ann, AskForHelp())
    meeting.must(ben, AskForHelp())
    meeting.must(ben, WithdrawHelp())
    meeting.must(fay, AnswerHelp(ann))
    meeting.must(fay, ListenIn(two))
    meeting.must(fay, Visit(None))
    meeting.must(fay, SpeakToRooms(True))
    meeting.must(fay, SpeakToRooms(False))
    meeting.must(fay, Move(ben, two))
    meeting.must(ben, ReturnToMain())
    meeting.must(fay, Move(ben, two))
    meeting.later(5 * 60_000)
    meeting.must(fay, ExtendBreakouts(5))
    meeting.must(fay, CloseRoom(one, in_seconds=10))
    meeting.later(10_000)
    meeting.must(fay, CloseBreakouts(in_seconds=30))
    meeting.later(30_000)


def _speech_is_measured(meeting: Meeting, fay: ParticipantId, ann: ParticipantId) -> None:
    meeting.must(None, RecordSpeech(ann, MAIN_ROOM, Instant(meeting.now - 5_000), meeting.now))
    meeting.must(fay, SetBalance(quiet_below=0.4))
    meeting.must(fay, HoldSilence(True))
    meeting.must(fay, HoldSilence(False))


def _through_the_hour(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId]) -> None:
    ann, ben = people
    tea, still = SegmentWish("Tea", Kind.BREAK, 5, OpensBreak()), SegmentWish("Still", Kind.PAUSE, 2, OpensPause())
    meeting.must(fay, SaveAgendaTemplate("Usual", (SegmentWish("Hello", minutes=4),)))
    meeting.must(fay, SaveAgendaTemplate("Short", (SegmentWish("Hello"),)))
    meeting.must(fay, DropAgendaTemplate(AgendaTemplateId("saved-2")))
    meeting.must(fay, SetAgenda((SegmentWish("Hello", minutes=4), tea, still)))
    meeting.must(fay, StartAgenda())
    meeting.later(3 * 60_000)
    meeting.must(fay, PauseAgenda(True))
    meeting.must(fay, PauseAgenda(False))
    meeting.must(fay, ExtendSegment(2))
    meeting.must(fay, NextSegment())
    meeting.must(ben, ReturnFromBreak())
    meeting.must(fay, ExtendBreak(1))
    meeting.must(ann, SetMedia(camera=True))
    meeting.later(6 * 60_000)
    meeting.must(fay, NextSegment())
    meeting.must(fay, EndPause())
    meeting.must(fay, EndAgenda())
    meeting.must(fay, StartPause(minutes=1, guide=False, pacer=Pacer(4, 0, 6, 0), text="Breathe."))
    meeting.later(60_000)


def _sharing_screens(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, cem = people
    meeting.must(fay, AllowSharing(True, (ann,)))
    meeting.must(ann, ShareScreen())
    meeting.must(None, LinkLost(ann))
    meeting.must(None, LinkBack(ann))
    meeting.must(fay, ShareScreen())
    meeting.must(fay, OpenBreakouts((RoomWish("Fir", (ann, ben)), RoomWish("Yew", (cem,)))))
    meeting.must(ann, ShareScreen())
    meeting.must(fay, CloseBreakouts(in_seconds=0))
    meeting.must(fay, StopSharing())
    meeting.must(fay, AllowSharing(True))
    meeting.must(ben, ShareScreen())
    meeting.must(fay, AllowSharing(False))


def _polls(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]) -> None:
    ann, ben, cem = people
    form = PollForm("Which words fit?", PollKind.WORDS, ("calm", "tense"), anonymous=False)
    meeting.must(fay, SavePollTemplate("Words", form))
    meeting.must(fay, OpenPoll(form.question, form.kind, form.options, anonymous=False, names=True))
    meeting.must(fay, OpenPoll("How safe do you feel?", PollKind.SCALE, min_group=3, minutes=10))
    words, scale = (poll.id for poll in meeting.state.polls.open)
    meeting.must(ann, Vote(words, ("calm",)))
    meeting.must(ann, Vote(words, ("tense", "calm")))
    for number, who in enumerate((ann, ben, cem)):
        meeting.must(who, Vote(scale, number, f"{who:-<22}"))
    meeting.must(fay, ClosePoll(words))
    meeting.must(fay, PublishPoll(words))
    meeting.later(10 * 60_000)
    meeting.must(fay, PublishPoll(scale))
    meeting.must(fay, DropPollTemplate(PollTemplateId("saved-1")))


def _to_the_end(
    meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ParticipantId, ParticipantId]
) -> None:
    ann, ben, cem = people
    meeting.must(fay, OpenBreakouts((RoomWish("Ash", (ann,)), RoomWish("Yew", (ben,)))))
    meeting.must(cem, Leave())
    meeting.must(None, Join(cem, meeting.who(cem).invitation))
    meeting.must(fay, Remove(cem, ban=False))
    meeting.must(fay, CloseBreakouts(in_seconds=0))
    meeting.must(fay, Leave())
    meeting.later(PATIENCE)
    meeting.must(None, Join(fay, meeting.who(fay).invitation))
    meeting.must(fay, EndSession())


def encoded(recorded: Recorded) -> bytes:
    """A line for each step."""
    start = msgspec.json.encode(recorded.start)
    steps = b",\n".join(msgspec.json.encode(step) for step in recorded.steps)
    return b'{"start":' + start + b',\n"steps":[\n' + steps + b"\n]}\n"


def main() -> None:
    for name, recorded in record().items():
        (FOLDER / f"{name}.json").write_bytes(encoded(recorded))


if __name__ == "__main__":
    main()
