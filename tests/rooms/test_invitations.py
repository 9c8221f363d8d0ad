"""Invitations that are withdrawn. Making them is tested with the session."""

from __future__ import annotations

import pytest

from rooms.kernel import Code, InvariantBroken, InvitationId, ParticipantId, Rejected
from rooms.people import Role
from rooms.state import evolve
from rooms.vocabulary import InvitationRevoked, Leave, LinkLost, RevokeInvitation
from tests.sim.meeting import START, Meeting

ANN = ParticipantId("ann")


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def test_a_withdrawn_invitation_lets_nobody_in(meeting: Meeting) -> None:
    invitation = meeting.invite(Role.PARTICIPANT)
    revoked = InvitationRevoked(at=START, invitation=invitation, by=None)
    assert meeting.must(None, RevokeInvitation(invitation)) == (revoked,)
    assert code(meeting.come(invitation, "Ann", ANN)) is Code.EXPIRED


def test_who_is_in_by_it_stays_through_reloads_and_drops(meeting: Meeting) -> None:
    invitation = meeting.invite(Role.PARTICIPANT)
    meeting.come(invitation, "Ann", ANN)
    meeting.must(None, RevokeInvitation(invitation))
    assert meeting.come(invitation, None, ANN) == ()
    meeting.must(None, LinkLost(ANN))
    assert code(meeting.come(invitation, None, ANN)) is None


def test_who_has_left_does_not_come_back_by_it(meeting: Meeting) -> None:
    invitation = meeting.invite(Role.PARTICIPANT)
    meeting.come(invitation, "Ann", ANN)
    meeting.must(None, RevokeInvitation(invitation))
    meeting.must(ANN, Leave())
    assert code(meeting.come(invitation, None, ANN)) is Code.EXPIRED


def test_withdrawing_twice_is_no_event(meeting: Meeting) -> None:
    invitation = meeting.invite(Role.PARTICIPANT)
    meeting.must(None, RevokeInvitation(invitation))
    assert meeting.ask(None, RevokeInvitation(invitation)) == ()


def test_an_invitation_that_is_none_is_not_found(meeting: Meeting) -> None:
    assert code(meeting.ask(None, RevokeInvitation(InvitationId("x")))) is Code.NOT_FOUND


def test_withdrawing_what_never_was_breaks(meeting: Meeting) -> None:
    with pytest.raises(InvariantBroken):
        evolve(meeting.state.session, InvitationRevoked(at=START, invitation=InvitationId("x"), by=None))
