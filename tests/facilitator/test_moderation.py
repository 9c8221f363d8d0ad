"""Switches and mutes: who is heard, who is seen, and who decides it."""

from __future__ import annotations

import pytest

from facilitator.moderation import MediaSet, Moderation, Mute, MuteAll, Muted, SetMedia, Switches, evolve
from rooms.kernel import Code, InvariantBroken, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import Admit, Leave, LinkLost
from tests.sim.meeting import START, Meeting


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def test_a_newcomer_is_heard_and_seen() -> None:
    meeting = Meeting()
    ann = meeting.person()
    assert meeting.state.moderation.switches[ann] == Switches(microphone=True, camera=True)


def test_an_observer_is_neither_heard_nor_seen() -> None:
    meeting = Meeting()
    observer = meeting.person(Role.OBSERVER)
    assert meeting.state.moderation.switches[observer] == Switches(microphone=False, camera=False)
    assert code(meeting.ask(observer, SetMedia(microphone=True))) is Code.FORBIDDEN


@pytest.mark.parametrize(
    ("asked", "microphone", "camera"),
    [
        (SetMedia(microphone=False), False, True),
        (SetMedia(camera=False), True, False),
        (SetMedia(False, False), False, False),
    ],
)
def test_what_is_left_out_stays_as_it_is(asked: SetMedia, microphone: bool, camera: bool) -> None:
    meeting = Meeting()
    ann = meeting.person()
    expected = MediaSet(at=START, participant=ann, microphone=microphone, camera=camera)
    assert meeting.ask(ann, asked) == (expected,)
    assert meeting.state.moderation.switches[ann] == Switches(microphone, camera)


@pytest.mark.parametrize("asked", [SetMedia(), SetMedia(microphone=True), SetMedia(microphone=True, camera=True)])
def test_switching_to_what_is_so_already_is_no_event(asked: SetMedia) -> None:
    meeting = Meeting()
    assert meeting.ask(meeting.person(), asked) == ()


def test_the_server_has_no_switches() -> None:
    assert code(Meeting().ask(None, SetMedia(microphone=True))) is Code.INVALID


def test_a_leader_mutes_somebody() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.CO_FACILITATOR), meeting.person()
    assert meeting.ask(leader, Mute(ann)) == (Muted(at=START, participant=ann, by=leader),)
    assert meeting.state.moderation.switches[ann] == Switches(microphone=False, camera=True)


def test_muting_the_muted_is_no_event() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Mute(ann))
    assert meeting.ask(leader, Mute(ann)) == ()


def test_the_muted_person_may_speak_again_by_their_own_choice_only() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Mute(ann))
    meeting.must(ann, SetMedia(microphone=True))
    assert meeting.heard(ann)


def test_a_lost_link_does_not_keep_somebody_from_being_muted() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(None, LinkLost(ann))
    meeting.must(leader, Mute(ann))
    meeting.come(meeting.who(ann).invitation)
    assert not meeting.heard(ann)


def test_nobody_mutes_a_stranger_or_who_has_left() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(ann, Leave())
    assert code(meeting.ask(leader, Mute(ann))) is Code.NOT_FOUND
    assert code(meeting.ask(leader, Mute(ParticipantId("stranger")))) is Code.NOT_FOUND


def test_who_waits_sets_their_switches_beforehand_and_is_muted_by_nobody() -> None:
    meeting = Meeting(waiting_room=True)
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    assert code(meeting.ask(leader, Mute(ann))) is Code.NOT_FOUND
    assert meeting.ask(leader, MuteAll()) == ()
    meeting.must(ann, SetMedia(microphone=False))
    meeting.must(leader, Admit(ann))
    assert not meeting.heard(ann)


def test_mute_all_leaves_the_leaders_heard() -> None:
    meeting = Meeting()
    leader, co = meeting.person(Role.FACILITATOR), meeting.person(Role.CO_FACILITATOR)
    ann, guest = meeting.person(), meeting.person(Role.GUEST)
    result = meeting.ask(leader, MuteAll())
    assert result == tuple(Muted(at=START, participant=who, by=leader) for who in (ann, guest))
    assert [meeting.heard(who) for who in (leader, co, ann, guest)] == [True, True, False, False]


def test_a_mute_of_somebody_who_never_joined_breaks_an_invariant() -> None:
    with pytest.raises(InvariantBroken):
        evolve(Moderation(), Muted(at=START, participant=ParticipantId("x"), by=None))
