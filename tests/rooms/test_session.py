"""Creating, inviting, renaming, removing, leaving and ending: given, when, then."""

from __future__ import annotations

import pytest

from rooms.kernel import Code, Instant, InvitationId, ParticipantId, Rejected, SessionId
from rooms.people import Presence, Role
from rooms.session import MAX_CAPACITY
from rooms.vocabulary import (
    GRANTABLE,
    CreateSession,
    EndSession,
    Invite,
    Invited,
    Leave,
    Left,
    Remove,
    Removed,
    Rename,
    Renamed,
    SessionCreated,
    SessionEnded,
)
from tests.sim.meeting import START, Meeting


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


# --- create ---


def test_a_session_is_created_with_its_title_and_capacity() -> None:
    meeting = Meeting(created=False)
    assert meeting.ask(None, CreateSession(SessionId("s"), " Tuesday  group ", 8, waiting_room=True)) == (
        SessionCreated(at=START, id=SessionId("s"), title="Tuesday group", capacity=8, waiting_room=True),
    )


def test_a_session_cannot_be_created_twice() -> None:
    assert code(Meeting().ask(None, CreateSession(SessionId("s"), "Again", 8, waiting_room=False))) is Code.CONFLICT


@pytest.mark.parametrize("capacity", [0, -1, MAX_CAPACITY + 1])
def test_a_capacity_out_of_bounds_is_invalid(capacity: int) -> None:
    meeting = Meeting(created=False)
    result = meeting.ask(None, CreateSession(SessionId("s"), "Group", capacity, waiting_room=False))
    assert code(result) is Code.INVALID


@pytest.mark.parametrize("title", ["", " ", "x" * 201])
def test_a_title_that_cannot_be_shown_is_invalid(title: str) -> None:
    meeting = Meeting(created=False)
    assert code(meeting.ask(None, CreateSession(SessionId("s"), title, 8, waiting_room=False))) is Code.INVALID


# --- invite ---


def test_an_invitation_is_recorded_with_who_made_it() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    invite = Invite(InvitationId("x"), Role.GUEST, " Mum ", shared=True, expires_at=Instant(START + 5))
    assert meeting.ask(leader, invite) == (
        Invited(
            at=START,
            invitation=InvitationId("x"),
            role=Role.GUEST,
            name="Mum",
            shared=True,
            expires_at=Instant(START + 5),
            by=leader,
        ),
    )


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("leader", GRANTABLE)
def test_a_leader_invites_only_to_roles_no_mightier_than_their_own(leader: Role, role: Role) -> None:
    meeting = Meeting()
    by = meeting.person(leader)
    allowed = leader is Role.FACILITATOR or role not in {Role.FACILITATOR, Role.CO_FACILITATOR}
    result = meeting.ask(by, Invite(InvitationId("x"), role))
    assert code(result) is (None if allowed else Code.FORBIDDEN)


def test_the_server_invites_to_any_role() -> None:
    meeting = Meeting()
    for role in Role:
        assert code(meeting.ask(None, Invite(InvitationId(role), role))) is None


def test_an_invitation_cannot_be_made_twice() -> None:
    meeting = Meeting()
    invitation = meeting.invite()
    assert code(meeting.ask(None, Invite(invitation, Role.FACILITATOR))) is Code.CONFLICT


def test_an_invitation_for_a_name_that_cannot_be_shown_is_invalid() -> None:
    assert code(Meeting().ask(None, Invite(InvitationId("x"), Role.GUEST, "\u200b"))) is Code.INVALID


# --- rename ---


def test_a_person_takes_another_name() -> None:
    meeting = Meeting()
    ann = meeting.person()
    assert meeting.ask(ann, Rename("  Annie ")) == (Renamed(at=START, participant=ann, name="Annie"),)
    assert meeting.who(ann).name == "Annie"


def test_taking_the_name_one_has_is_no_event() -> None:
    meeting = Meeting()
    ann = meeting.person(name="Ann")
    assert meeting.ask(ann, Rename("Ann")) == ()


def test_a_name_that_cannot_be_shown_is_invalid() -> None:
    meeting = Meeting()
    assert code(meeting.ask(meeting.person(), Rename("\u202e"))) is Code.INVALID


def test_the_server_has_no_name_to_change() -> None:
    assert code(Meeting().ask(None, Rename("Server"))) is Code.INVALID


# --- remove ---


def test_a_removed_person_is_out() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    assert meeting.ask(leader, Remove(ann)) == (Removed(at=START, participant=ann, by=leader),)
    assert meeting.who(ann).presence is Presence.REMOVED


def test_who_has_left_can_still_be_kept_from_coming_back() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(ann, Leave())
    meeting.must(leader, Remove(ann))
    assert code(meeting.come(meeting.who(ann).invitation)) is Code.REMOVED


def test_removing_twice_is_no_second_event() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Remove(ann))
    assert meeting.ask(leader, Remove(ann)) == ()


def test_nobody_removes_themselves() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    assert code(meeting.ask(leader, Remove(leader))) is Code.INVALID


def test_nobody_removes_a_stranger() -> None:
    meeting = Meeting()
    assert code(meeting.ask(meeting.person(Role.FACILITATOR), Remove(ParticipantId("x")))) is Code.NOT_FOUND


def test_a_co_facilitator_cannot_take_the_group_from_its_facilitator() -> None:
    meeting = Meeting()
    leader, co = meeting.person(Role.FACILITATOR), meeting.person(Role.CO_FACILITATOR)
    assert code(meeting.ask(co, Remove(leader))) is Code.FORBIDDEN
    assert code(meeting.ask(leader, Remove(co))) is None


# --- leave, end ---


def test_leaving_keeps_the_person_known() -> None:
    meeting = Meeting()
    ann = meeting.person(name="Ann")
    assert meeting.ask(ann, Leave()) == (Left(at=START, participant=ann, reason="left"),)
    assert meeting.who(ann).name == "Ann"
    assert meeting.state.session.here == ()


def test_the_server_cannot_leave() -> None:
    assert code(Meeting().ask(None, Leave())) is Code.INVALID


@pytest.mark.parametrize("by_leader", [True, False])
def test_a_leader_or_the_server_ends_the_session(by_leader: bool) -> None:
    meeting = Meeting()
    by = meeting.person(Role.CO_FACILITATOR) if by_leader else None
    assert meeting.ask(by, EndSession()) == (SessionEnded(at=START, by=by),)
    assert not meeting.state.session.is_open
