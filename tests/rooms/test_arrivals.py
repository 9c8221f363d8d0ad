"""Coming in, losing the link, coming back. Several of these are mistakes seen in other systems (PRODUCT.md)."""

from __future__ import annotations

import pytest

from facilitator.moderation import Mute, SetMedia
from rooms.arrivals import GRACE, arriving, next_deadline
from rooms.kernel import Code, InvitationId, ParticipantId, Rejected
from rooms.people import MEMBERS, Presence, Role
from rooms.vocabulary import (
    EndSession,
    Join,
    Joined,
    Leave,
    Left,
    LinkBack,
    LinkLost,
    LinkReturned,
    LinkWasLost,
    Remove,
    Rename,
)
from tests.sim.meeting import START, Meeting

ANN = ParticipantId("ann")


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


# --- first arrival ---


@pytest.mark.parametrize("role", Role)
def test_the_role_is_that_of_the_invitation(role: Role) -> None:
    meeting = Meeting()
    invitation = meeting.invite(role)
    assert meeting.come(invitation, "Ann", ANN) == (
        Joined(at=START, participant=ANN, invitation=invitation, name="Ann", role=role),
    )


def test_the_name_is_the_persons_own_choice() -> None:
    meeting = Meeting()
    meeting.come(meeting.invite(name="Client 7"), "Ann", ANN)
    assert meeting.who(ANN).name == "Ann"


@pytest.mark.parametrize("wish", [None, "", "  "])
def test_without_a_choice_the_name_is_that_of_the_invitation(wish: str | None) -> None:
    meeting = Meeting()
    meeting.come(meeting.invite(name="Client 7"), wish, ANN)
    assert meeting.who(ANN).name == "Client 7"


def test_without_any_name_the_role_has_to_do() -> None:
    meeting = Meeting()
    meeting.come(meeting.invite(Role.CO_FACILITATOR), None, ANN)
    assert meeting.who(ANN).name == "Co-facilitator"


def test_a_chosen_name_that_cannot_be_shown_is_invalid() -> None:
    meeting = Meeting()
    assert code(meeting.come(meeting.invite(), "\u200b")) is Code.INVALID


def test_places_are_given_in_order_of_first_arrival() -> None:
    meeting = Meeting()
    assert [meeting.who(meeting.person()).place for _ in range(3)] == [1, 2, 3]


def test_an_invitation_of_another_session_is_not_found() -> None:
    assert code(Meeting().come(InvitationId("elsewhere"))) is Code.NOT_FOUND


def test_an_expired_invitation_lets_nobody_new_in() -> None:
    meeting = Meeting()
    invitation = meeting.invite(hours=1)
    meeting.later(3_600_000)
    assert code(meeting.come(invitation)) is Code.EXPIRED


def test_an_invitation_that_expires_during_the_hour_does_not_shut_its_person_out() -> None:
    meeting = Meeting()
    invitation = meeting.invite(hours=1)
    meeting.come(invitation, participant=ANN)
    meeting.must(None, LinkLost(ANN))
    meeting.later(3_600_000)
    assert code(meeting.come(invitation)) is None


# --- capacity ---


@pytest.mark.parametrize("role", [*MEMBERS, Role.OBSERVER])
def test_a_full_session_refuses_newcomers(role: Role) -> None:
    meeting = Meeting(capacity=1)
    meeting.person()
    assert code(meeting.come(meeting.invite(role))) is Code.FULL


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.CO_FACILITATOR])
def test_a_leader_is_never_refused_for_capacity(role: Role) -> None:
    meeting = Meeting(capacity=1)
    meeting.person()
    assert code(meeting.come(meeting.invite(role))) is None


def test_a_lost_link_keeps_its_place_from_being_taken() -> None:
    meeting = Meeting(capacity=1)
    meeting.must(None, LinkLost(meeting.person()))
    assert code(meeting.come(meeting.invite())) is Code.FULL


def test_who_left_makes_room_and_may_find_it_taken() -> None:
    meeting = Meeting(capacity=1)
    ann = meeting.person()
    meeting.must(ann, Leave())
    meeting.person()
    assert code(meeting.come(meeting.who(ann).invitation)) is Code.FULL


def test_who_only_lost_the_link_comes_back_into_a_full_session() -> None:
    meeting = Meeting(capacity=1)
    ann = meeting.person()
    meeting.must(None, LinkLost(ann))
    assert meeting.come(meeting.who(ann).invitation) == (LinkReturned(at=START, participant=ann),)


# --- coming back ---


def test_a_second_tab_or_a_reload_is_no_event() -> None:
    meeting = Meeting()
    ann = meeting.person()
    assert meeting.come(meeting.who(ann).invitation) == ()


def test_a_personal_invitation_is_one_participant_for_ever() -> None:
    meeting = Meeting()
    invitation = meeting.invite()
    meeting.come(invitation, "Ann", ANN)
    meeting.must(ANN, Leave())
    assert meeting.come(invitation, "Ann", ParticipantId("a-fresh-id")) == (LinkReturned(at=START, participant=ANN),)
    assert arriving(meeting.state.session, Join(ParticipantId("another"), invitation)) == ANN


@pytest.mark.parametrize("role", Role)
def test_a_role_is_kept_on_return(role: Role) -> None:
    """Elsewhere a moderator came back as nobody (Jitsi #17433)."""
    meeting = Meeting()
    who = meeting.person(role)
    meeting.must(who, Leave())
    meeting.come(meeting.who(who).invitation)
    assert (meeting.who(who).role, meeting.who(who).presence) == (role, Presence.PRESENT)


def test_a_name_taken_meanwhile_survives_the_reconnect() -> None:
    meeting = Meeting()
    ann = meeting.person(name="Ann")
    meeting.must(ann, Rename("Annie"))
    meeting.must(None, LinkLost(ann))
    meeting.come(meeting.who(ann).invitation, "Ann")
    assert meeting.who(ann).name == "Annie"


@pytest.mark.parametrize("way", ["link", "leave"])
def test_a_mute_survives_reload_leaving_and_return(way: str) -> None:
    """Elsewhere coming back was a way out of a mute (MiroTalk)."""
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Mute(ann))
    if way == "link":
        meeting.must(None, LinkLost(ann))
    else:
        meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert not meeting.heard(ann)


def test_a_mute_survives_the_end_of_grace() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(ann, SetMedia(microphone=False, camera=False))
    meeting.must(None, LinkLost(ann))
    meeting.later(GRACE)
    meeting.come(meeting.who(ann).invitation)
    assert not meeting.heard(ann)
    assert not meeting.state.moderation.switches[ann].camera


def test_a_place_is_kept_on_return() -> None:
    meeting = Meeting()
    ann, ben = meeting.person(), meeting.person()
    meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert [person.id for person in meeting.state.session.here] == [ann, ben]


def test_a_removed_person_cannot_come_back() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Remove(ann))
    assert code(meeting.come(meeting.who(ann).invitation)) is Code.REMOVED


# --- shared invitations ---


def test_a_shared_invitation_makes_a_new_participant_per_newcomer() -> None:
    meeting = Meeting()
    invitation = meeting.invite(shared=True)
    meeting.come(invitation, "Ann")
    meeting.come(invitation, "Ben")
    assert [person.name for person in meeting.state.session.here] == ["Ann", "Ben"]


def test_who_came_by_a_shared_invitation_returns_by_their_own_id() -> None:
    meeting = Meeting()
    invitation = meeting.invite(shared=True)
    meeting.come(invitation, "Ann", ANN)
    meeting.must(ANN, Leave())
    assert meeting.come(invitation, "Ann", ANN) == (LinkReturned(at=START, participant=ANN),)


def test_nobody_becomes_somebody_else_by_a_shared_invitation() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    assert code(meeting.come(meeting.invite(shared=True), "Me", leader)) is Code.FORBIDDEN


# --- presence ---


def test_a_lost_link_is_noted_once() -> None:
    meeting = Meeting()
    ann = meeting.person()
    assert meeting.ask(None, LinkLost(ann)) == (LinkWasLost(at=START, participant=ann),)
    assert meeting.ask(None, LinkLost(ann)) == ()


def test_a_link_that_is_back_is_noted_once() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(None, LinkLost(ann))
    assert meeting.ask(None, LinkBack(ann)) == (LinkReturned(at=START, participant=ann),)
    assert meeting.ask(None, LinkBack(ann)) == ()


def test_a_link_alone_brings_nobody_back_who_has_left() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(ann, Leave())
    assert code(meeting.ask(None, LinkBack(ann))) is Code.NOT_FOUND


@pytest.mark.parametrize("command", [LinkLost(ANN), LinkBack(ANN)])
def test_a_stranger_has_no_link(command: LinkLost | LinkBack) -> None:
    assert code(Meeting().ask(None, command)) is Code.NOT_FOUND


def test_a_lost_link_is_waited_for_until_the_end_of_grace() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(None, LinkLost(ann))
    assert meeting.later(GRACE - 1) == ()
    assert meeting.later(1) == (Left(at=meeting.now, participant=ann, reason="link_lost"),)


def test_one_persons_end_of_grace_is_not_anothers() -> None:
    meeting = Meeting()
    ann, ben = meeting.person(), meeting.person()
    meeting.must(None, LinkLost(ann))
    meeting.later(GRACE // 2)
    meeting.must(None, LinkLost(ben))
    assert meeting.later(GRACE // 2) == (Left(at=meeting.now, participant=ann, reason="link_lost"),)
    assert meeting.who(ben).presence is Presence.LOST


def test_the_next_deadline_is_the_earliest_end_of_grace() -> None:
    meeting = Meeting()
    ann, ben = meeting.person(), meeting.person()
    assert next_deadline(meeting.state.session) is None
    meeting.must(None, LinkLost(ben))
    meeting.later(10)
    meeting.must(None, LinkLost(ann))
    assert next_deadline(meeting.state.session) == START + GRACE


def test_an_ended_session_waits_for_nobody() -> None:
    meeting = Meeting()
    meeting.must(None, LinkLost(meeting.person()))
    meeting.must(None, EndSession())
    assert next_deadline(meeting.state.session) is None
