"""Roles given and taken, and observers asked to speak."""

from __future__ import annotations

import pytest

from facilitator.moderation import SetMedia, Switches
from rooms.kernel import Code, ParticipantId, Rejected
from rooms.people import LEADERS, Role
from rooms.vocabulary import Hold, InvitedToSpeak, InviteToSpeak, Leave, LinkLost, RoleSet, SetRole
from tests.sim.meeting import START, Meeting

STRANGER = ParticipantId("stranger")


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def group() -> tuple[Meeting, ParticipantId, ParticipantId]:
    meeting = Meeting()
    return meeting, meeting.person(Role.FACILITATOR), meeting.person()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PARTICIPANT])
def test_a_facilitator_gives_any_role(role: Role) -> None:
    meeting, leader, ann = group()
    assert meeting.ask(leader, SetRole(ann, role)) == (RoleSet(at=START, participant=ann, role=role, by=leader),)
    assert meeting.who(ann).role is role


@pytest.mark.parametrize("role", Role)
def test_a_co_facilitator_makes_nobody_a_leader(role: Role) -> None:
    meeting, _, ann = group()
    co = meeting.person(Role.CO_FACILITATOR)
    refused = code(meeting.ask(co, SetRole(ann, role))) is Code.FORBIDDEN
    assert refused is (role in LEADERS)


@pytest.mark.parametrize("role", sorted(LEADERS))
def test_a_co_facilitator_takes_no_leaders_role(role: Role) -> None:
    meeting, leader, _ = group()
    co = meeting.person(Role.CO_FACILITATOR)
    other = leader if role is Role.FACILITATOR else meeting.person(role)
    assert code(meeting.ask(co, SetRole(other, Role.GUEST))) is Code.FORBIDDEN


def test_a_leader_may_step_down() -> None:
    meeting, _, _ = group()
    co = meeting.person(Role.CO_FACILITATOR)
    meeting.must(co, SetRole(co, Role.PARTICIPANT))
    assert code(meeting.ask(co, SetRole(co, Role.CO_FACILITATOR))) is Code.FORBIDDEN


@pytest.mark.parametrize("by_server", [True, False])
def test_the_last_facilitator_cannot_step_down_nor_be_made_to(by_server: bool) -> None:
    meeting, leader, _ = group()
    meeting.person(Role.CO_FACILITATOR)
    by = None if by_server else leader
    assert code(meeting.ask(by, SetRole(leader, Role.CO_FACILITATOR))) is Code.CONFLICT


def test_two_facilitators_are_equals() -> None:
    meeting, leader, ann = group()
    meeting.must(leader, SetRole(ann, Role.FACILITATOR))
    meeting.must(ann, SetRole(leader, Role.PARTICIPANT))
    assert [meeting.who(who).role for who in (leader, ann)] == [Role.PARTICIPANT, Role.FACILITATOR]


def test_a_role_that_was_given_is_kept_on_return() -> None:
    """Elsewhere a moderator's role was lost on return (Jitsi #17433)."""
    meeting, leader, ann = group()
    meeting.must(leader, SetRole(ann, Role.CO_FACILITATOR))
    meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert meeting.who(ann).role is Role.CO_FACILITATOR


def test_a_return_makes_nobody_a_leader() -> None:
    """Elsewhere everyone who came into a breakout became moderator (BBB #17840)."""
    meeting, leader, ann = group()
    meeting.must(leader, SetRole(ann, Role.CO_FACILITATOR))
    meeting.must(leader, SetRole(ann, Role.PARTICIPANT))
    meeting.must(None, LinkLost(ann))
    meeting.come(meeting.who(ann).invitation)
    assert meeting.who(ann).role is Role.PARTICIPANT


def test_the_role_one_has_is_no_event() -> None:
    meeting, leader, ann = group()
    assert meeting.ask(leader, SetRole(ann, Role.PARTICIPANT)) == ()


def test_who_is_not_there_changes_no_role() -> None:
    meeting, leader, ann = group()
    meeting.must(ann, Leave())
    assert code(meeting.ask(leader, SetRole(ann, Role.GUEST))) is Code.NOT_FOUND
    assert code(meeting.ask(leader, SetRole(STRANGER, Role.GUEST))) is Code.NOT_FOUND


def test_nobody_becomes_a_leader_on_hold() -> None:
    meeting, leader, ann = group()
    meeting.must(leader, Hold(ann))
    assert code(meeting.ask(leader, SetRole(ann, Role.CO_FACILITATOR))) is Code.CONFLICT


# --- observers ---


def test_who_becomes_an_observer_is_neither_heard_nor_seen_and_is_not_switched_on_again() -> None:
    meeting, leader, ann = group()
    meeting.must(leader, SetRole(ann, Role.OBSERVER))
    assert meeting.state.moderation.switches[ann] == Switches(microphone=False, camera=False)
    assert not meeting.who(ann).may_send
    meeting.must(leader, SetRole(ann, Role.PARTICIPANT))
    assert not meeting.heard(ann)


def test_an_observer_who_is_invited_switches_their_own_microphone_on() -> None:
    meeting, leader, _ = group()
    observer = meeting.person(Role.OBSERVER)
    invited = InvitedToSpeak(at=START, participant=observer, allowed=True, by=leader)
    assert meeting.ask(leader, InviteToSpeak(observer, allowed=True)) == (invited,)
    assert not meeting.heard(observer)
    meeting.must(observer, SetMedia(microphone=True))
    assert meeting.heard(observer)
    assert meeting.who(observer).role is Role.OBSERVER


def test_when_the_invitation_ends_so_does_the_voice() -> None:
    meeting, leader, _ = group()
    observer = meeting.person(Role.OBSERVER)
    meeting.must(leader, InviteToSpeak(observer, allowed=True))
    meeting.must(observer, SetMedia(microphone=True, camera=True))
    meeting.must(leader, InviteToSpeak(observer, allowed=False))
    assert meeting.state.moderation.switches[observer] == Switches(microphone=False, camera=False)
    assert code(meeting.ask(observer, SetMedia(microphone=True))) is Code.FORBIDDEN


def test_an_invitation_to_speak_survives_a_return_and_ends_with_the_role() -> None:
    meeting, leader, _ = group()
    observer = meeting.person(Role.OBSERVER)
    meeting.must(leader, InviteToSpeak(observer, allowed=True))
    meeting.must(observer, Leave())
    meeting.come(meeting.who(observer).invitation)
    assert meeting.who(observer).may_speak
    meeting.must(leader, SetRole(observer, Role.GUEST))
    meeting.must(leader, SetRole(observer, Role.OBSERVER))
    assert not meeting.who(observer).may_speak


def test_only_observers_who_are_here_are_invited_and_once() -> None:
    meeting, leader, ann = group()
    observer = meeting.person(Role.OBSERVER)
    assert code(meeting.ask(leader, InviteToSpeak(ann, allowed=True))) is Code.INVALID
    assert code(meeting.ask(leader, InviteToSpeak(STRANGER, allowed=True))) is Code.NOT_FOUND
    assert meeting.ask(leader, InviteToSpeak(observer, allowed=False)) == ()
