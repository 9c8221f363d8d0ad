"""Locks and questions: who is kept off, for how long, and who alone switches on."""

from __future__ import annotations

import pytest

from facilitator.moderation import (
    AskForCamera,
    AskToUnmute,
    CamerasLocked,
    CameraStopped,
    DeclineAsk,
    LockCameras,
    LockMicrophones,
    MediaSet,
    MicrophonesLocked,
    Mute,
    MuteAll,
    Muted,
    SetMedia,
    Switches,
)
from rooms.kernel import Code, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import (
    Hold,
    InviteToSpeak,
    Join,
    Leave,
    LinkBack,
    LinkLost,
    Remove,
    SetRole,
    SetWaitingRoom,
    StepAway,
)
from tests.sim.meeting import START, Meeting
from tests.sim.small_rooms import Group

STRANGER = ParticipantId("stranger")


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def circle() -> tuple[Meeting, ParticipantId, ParticipantId, ParticipantId]:
    """A facilitator, Ann and Ben."""
    meeting = Meeting()
    return meeting, meeting.person(Role.FACILITATOR), meeting.person(), meeting.person()


# --- mute all but ---


def test_mute_all_leaves_those_out_who_are_named() -> None:
    meeting, leader, ann, ben = circle()
    assert meeting.ask(leader, MuteAll((ann,))) == (Muted(at=START, participant=ben, by=leader),)
    assert meeting.heard(ann)


def test_mute_all_but_a_stranger_mutes_nobody() -> None:
    meeting, leader, ann, _ = circle()
    assert code(meeting.ask(leader, MuteAll((STRANGER,)))) is Code.NOT_FOUND
    assert meeting.heard(ann)


def test_mute_all_but_somebody_who_has_just_left_mutes_the_others() -> None:
    meeting, leader, ann, ben = circle()
    meeting.must(ann, Leave())
    assert meeting.ask(leader, MuteAll((ann,))) == (Muted(at=START, participant=ben, by=leader),)


# --- locks on everyone ---


def test_locking_the_microphones_mutes_all_but_the_leaders() -> None:
    meeting, leader, ann, ben = circle()
    co = meeting.person(Role.CO_FACILITATOR)
    assert meeting.ask(leader, LockMicrophones(locked=True)) == (
        MicrophonesLocked(at=START, locked=True, participants=None, by=leader),
        *(Muted(at=START, participant=who, by=leader) for who in (ann, ben)),
    )
    assert [meeting.heard(who) for who in (leader, co, ann, ben)] == [True, True, False, False]


def test_locking_the_cameras_stops_them_and_leaves_the_microphones() -> None:
    meeting, leader, ann, ben = circle()
    meeting.must(ben, SetMedia(camera=False))
    assert meeting.ask(leader, LockCameras(locked=True)) == (
        CamerasLocked(at=START, locked=True, participants=None, by=leader),
        CameraStopped(at=START, participant=ann, by=leader),
    )
    assert meeting.state.moderation.switches[ann] == Switches(microphone=True, camera=False)


def test_who_is_locked_cannot_switch_on() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    assert code(meeting.ask(ann, SetMedia(microphone=True))) is Code.LOCKED
    assert not meeting.heard(ann)


def test_switching_off_always_works_whatever_else_is_locked() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    off = MediaSet(at=START, participant=ann, microphone=False, camera=False)
    assert meeting.ask(ann, SetMedia(microphone=True, camera=False)) == (off,)


def test_leaders_switch_on_as_they_like_under_a_lock() -> None:
    meeting, leader, _, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    meeting.must(leader, SetMedia(microphone=False))
    meeting.must(leader, SetMedia(microphone=True))
    assert meeting.heard(leader)


def test_releasing_the_lock_switches_nobody_on_but_lets_them() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    released = MicrophonesLocked(at=START, locked=False, participants=None, by=leader)
    assert meeting.ask(leader, LockMicrophones(locked=False)) == (released,)
    assert not meeting.heard(ann)
    meeting.must(ann, SetMedia(microphone=True))
    assert meeting.heard(ann)


@pytest.mark.parametrize("lock", [LockMicrophones(locked=True), LockCameras(locked=True)])
def test_locking_what_is_locked_is_no_event(lock: LockMicrophones | LockCameras) -> None:
    meeting, leader, _, _ = circle()
    meeting.must(leader, lock)
    assert meeting.ask(leader, lock) == ()


@pytest.mark.parametrize("lock", [LockMicrophones(locked=False), LockCameras(locked=False, participants=())])
def test_releasing_what_is_not_locked_is_no_event(lock: LockMicrophones | LockCameras) -> None:
    meeting, leader, _, _ = circle()
    assert meeting.ask(leader, lock) == ()


def test_a_newcomer_comes_in_under_the_lock() -> None:
    meeting, leader, _, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    kim = meeting.person()
    assert meeting.state.moderation.switches[kim] == Switches(microphone=False, camera=True)
    assert code(meeting.ask(kim, SetMedia(microphone=True))) is Code.LOCKED


def test_a_leader_who_becomes_a_member_comes_under_the_lock() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    meeting.must(leader, SetRole(ann, Role.CO_FACILITATOR))
    meeting.must(ann, SetMedia(microphone=True))
    meeting.must(leader, SetRole(ann, Role.PARTICIPANT))
    assert not meeting.heard(ann)
    assert code(meeting.ask(ann, SetMedia(microphone=True))) is Code.LOCKED


def test_an_observer_who_is_invited_to_speak_is_under_the_lock() -> None:
    meeting, leader, _, _ = circle()
    olaf = meeting.person(Role.OBSERVER)
    meeting.must(leader, LockMicrophones(locked=True))
    meeting.must(leader, InviteToSpeak(olaf, allowed=True))
    assert code(meeting.ask(olaf, SetMedia(microphone=True))) is Code.LOCKED


def test_a_lock_follows_into_small_rooms_and_back() -> None:
    group = Group("abc")
    group.must(group.lead, LockMicrophones(locked=True, participants=(ParticipantId("a"),)))
    group.open("ab", "c")
    assert code(group.ask(ParticipantId("a"), SetMedia(microphone=True))) is Code.LOCKED
    assert group.heard(ParticipantId("b"))


@pytest.mark.parametrize("gone", [LinkLost, Leave])
def test_coming_back_is_no_way_out_of_a_lock(gone: type[LinkLost | Leave]) -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True, participants=(ann,)))
    if gone is Leave:
        meeting.must(ann, Leave())
        meeting.must(None, Join(ann, meeting.who(ann).invitation))
    else:
        meeting.must(None, LinkLost(ann))
        meeting.must(None, LinkBack(ann))
    assert code(meeting.ask(ann, SetMedia(microphone=True))) is Code.LOCKED


# --- locks on single people ---


def test_one_person_is_locked_alone() -> None:
    meeting, leader, ann, ben = circle()
    meeting.must(leader, LockMicrophones(locked=True, participants=(ann, ann)))
    assert (meeting.heard(ann), meeting.heard(ben)) == (False, True)
    assert code(meeting.ask(ann, SetMedia(microphone=True))) is Code.LOCKED


def test_one_person_is_let_off_a_lock_on_everyone_and_put_under_it_again() -> None:
    meeting, leader, ann, ben = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    meeting.must(leader, LockMicrophones(locked=False, participants=(ann,)))
    meeting.must(ann, SetMedia(microphone=True))
    assert code(meeting.ask(ben, SetMedia(microphone=True))) is Code.LOCKED
    again = meeting.must(leader, LockMicrophones(locked=True, participants=(ann,)))
    assert again[1:] == (Muted(at=START, participant=ann, by=leader),)


def test_a_lock_on_everyone_ends_what_was_agreed_with_single_people() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True, participants=(ann,)))
    meeting.must(leader, LockMicrophones(locked=True))
    meeting.must(leader, LockMicrophones(locked=False))
    meeting.must(ann, SetMedia(microphone=True))
    assert meeting.heard(ann)


def test_a_leader_cannot_be_locked() -> None:
    meeting, leader, ann, _ = circle()
    co = meeting.person(Role.CO_FACILITATOR)
    assert code(meeting.ask(leader, LockMicrophones(locked=True, participants=(ann, co)))) is Code.INVALID
    assert meeting.heard(ann)


def test_a_stranger_cannot_be_locked() -> None:
    meeting, leader, _, _ = circle()
    assert code(meeting.ask(leader, LockCameras(locked=True, participants=(STRANGER,)))) is Code.NOT_FOUND


def test_who_has_just_left_finds_the_lock_on_return() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(ann, Leave())
    meeting.must(leader, LockMicrophones(locked=True, participants=(ann,)))
    meeting.must(None, Join(ann, meeting.who(ann).invitation))
    assert not meeting.heard(ann)
    assert code(meeting.ask(ann, SetMedia(microphone=True))) is Code.LOCKED


@pytest.mark.parametrize("first", [True, False])
def test_two_leaders_who_lock_and_mute_at_once_come_to_the_same(first: bool) -> None:
    meeting, leader, ann, ben = circle()
    co = meeting.person(Role.CO_FACILITATOR)
    deeds = ((leader, LockMicrophones(locked=True)), (co, MuteAll((ann,))))
    for by, command in deeds if first else reversed(deeds):
        meeting.must(by, command)
    assert (meeting.heard(ann), meeting.heard(ben)) == (False, False)
    assert meeting.state.moderation.microphones.everyone


@pytest.mark.parametrize("first", [True, False])
def test_of_two_leaders_who_lock_and_release_at_once_the_later_one_counts(first: bool) -> None:
    meeting, leader, ann, _ = circle()
    co = meeting.person(Role.CO_FACILITATOR)
    lock, release = LockMicrophones(locked=True), LockMicrophones(locked=False)
    meeting.must(leader, lock if first else release)
    meeting.must(co, release if first else lock)
    assert meeting.state.moderation.microphones.everyone is not first
    assert (code(meeting.ask(ann, SetMedia(microphone=True))) is Code.LOCKED) is not first


# --- questions ---


def test_asking_switches_nothing_on_and_leaves_no_trace() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, Mute(ann))
    assert meeting.ask(leader, AskToUnmute(ann)) == ()
    assert meeting.ask(leader, AskForCamera(ann)) == ()
    assert meeting.ask(ann, DeclineAsk("microphone")) == ()
    assert not meeting.heard(ann)


def test_who_is_locked_is_not_asked_for_what_they_cannot_do() -> None:
    meeting, leader, ann, _ = circle()
    meeting.must(leader, LockMicrophones(locked=True))
    assert code(meeting.ask(leader, AskToUnmute(ann))) is Code.LOCKED
    assert meeting.ask(leader, AskForCamera(ann)) == ()


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("left", Code.NOT_FOUND),
        ("removed", Code.NOT_FOUND),
        ("stranger", Code.NOT_FOUND),
        ("at the door", Code.NOT_FOUND),
        ("lost", Code.CONFLICT),
        ("held", Code.CONFLICT),
        ("away", Code.CONFLICT),
        ("observer", Code.INVALID),
        ("self", Code.INVALID),
    ],
)
def test_a_question_that_cannot_arrive_is_refused(who: str, expected: Code) -> None:
    meeting, leader, ann, _ = circle()
    match who:
        case "left":
            meeting.must(ann, Leave())
        case "removed":
            meeting.must(leader, Remove(ann, ban=False))
        case "at the door":
            meeting.must(leader, SetWaitingRoom(on=True))
            ann = meeting.person()
        case "lost":
            meeting.must(None, LinkLost(ann))
        case "held":
            meeting.must(leader, Hold(ann))
        case "away":
            meeting.must(ann, StepAway(away=True))
        case _:
            ann = {"stranger": STRANGER, "self": leader}.get(who) or meeting.person(Role.OBSERVER)
    assert code(meeting.ask(leader, AskToUnmute(ann))) is expected


def test_somebody_in_another_room_is_asked_all_the_same() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, Mute(ParticipantId("c")))
    assert group.ask(group.lead, AskToUnmute(ParticipantId("c"))) == ()
