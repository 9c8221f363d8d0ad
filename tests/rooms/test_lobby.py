"""The door: agreements, the waiting room, the lock, and scheduled sessions."""

from __future__ import annotations

import pytest

from rooms.kernel import Code, Instant, InvariantBroken, ParticipantId, Rejected
from rooms.lobby import LONGEST_LINE, MAX_MESSAGE, version
from rooms.people import LEADERS, MEMBERS, Role, Standing
from rooms.state import evolve
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    Admitted,
    AgreementsAccepted,
    EndSession,
    Join,
    Leave,
    LinkBack,
    LinkLost,
    LinkReturned,
    LobbyMessaged,
    LockSession,
    MessageLobby,
    OpenSession,
    Remove,
    SendToLobby,
    SentToLobby,
    SessionLocked,
    SessionOpened,
    SetRole,
    SetWaitingRoom,
    WaitingRoomSet,
)
from tests.sim.meeting import START, Meeting

STRANGER = ParticipantId("stranger")
OTHERS = [*sorted(MEMBERS), Role.OBSERVER]


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def group() -> tuple[Meeting, ParticipantId]:
    """A session with a waiting room and its facilitator."""
    meeting = Meeting(waiting_room=True)
    return meeting, meeting.person(Role.FACILITATOR)


def line(meeting: Meeting) -> list[ParticipantId]:
    return [person.id for person in meeting.state.session.line]


def here(meeting: Meeting) -> list[ParticipantId]:
    return [person.id for person in meeting.state.session.here]


# --- waiting ---


@pytest.mark.parametrize("role", OTHERS)
def test_everyone_but_leaders_waits(role: Role) -> None:
    meeting, leader = group()
    ann = meeting.person(role)
    assert meeting.who(ann).standing is Standing.WAITING
    assert (here(meeting), line(meeting)) == ([leader], [ann])


@pytest.mark.parametrize("role", sorted(LEADERS))
def test_the_waiting_room_never_locks_a_leader_out(role: Role) -> None:
    meeting, _ = group()
    assert meeting.who(meeting.person(role)).is_here


def test_without_a_waiting_room_nobody_waits() -> None:
    meeting = Meeting()
    assert meeting.who(meeting.person()).is_here


def test_who_was_let_in_before_a_drop_or_a_leave_does_not_wait_again() -> None:
    meeting, leader = group()
    ann = meeting.person()
    meeting.must(leader, Admit(ann))
    meeting.must(None, LinkLost(ann))
    meeting.must(None, LinkBack(ann))
    meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert meeting.who(ann).is_here


def test_who_loses_the_link_in_line_keeps_the_place_and_who_leaves_does_not() -> None:
    meeting, _ = group()
    ann, ben, kim = (meeting.person() for _ in range(3))
    meeting.later(10)
    meeting.must(None, LinkLost(ann))
    meeting.must(None, LinkBack(ann))
    meeting.must(ben, Leave())
    meeting.come(meeting.who(ben).invitation)
    assert line(meeting) == [ann, kim, ben]


def test_those_waiting_take_no_place_from_those_inside() -> None:
    meeting = Meeting(capacity=2, waiting_room=True)
    leader = meeting.person(Role.FACILITATOR)
    people = [meeting.person() for _ in range(3)]
    assert meeting.ask(leader, Admit(people[2])) == (Admitted(at=START, participant=people[2], by=leader),)
    assert code(meeting.ask(leader, Admit(people[0]))) is Code.FULL


def test_the_line_has_an_end() -> None:
    meeting, _ = group()
    invitation = meeting.invite(shared=True)
    for _ in range(LONGEST_LINE):
        meeting.come(invitation)
    assert code(meeting.come(invitation)) is Code.FULL


# --- letting in, sending out ---


def test_a_leader_lets_one_person_in() -> None:
    meeting, leader = group()
    ann, ben = meeting.person(), meeting.person()
    assert meeting.ask(leader, Admit(ben)) == (Admitted(at=START, participant=ben, by=leader),)
    assert (here(meeting), line(meeting)) == ([leader, ben], [ann])


def test_letting_in_who_is_in_is_no_event() -> None:
    meeting, leader = group()
    assert meeting.ask(leader, Admit(leader)) == ()


@pytest.mark.parametrize("gone", [STRANGER, None])
def test_only_who_is_there_can_be_let_in(gone: ParticipantId | None) -> None:
    meeting, leader = group()
    ann = meeting.person()
    meeting.must(ann, Leave())
    assert code(meeting.ask(leader, Admit(gone or ann))) is Code.NOT_FOUND


def test_all_are_let_in_in_the_order_of_the_line_as_far_as_there_is_room() -> None:
    meeting = Meeting(capacity=3, waiting_room=True)
    leader = meeting.person(Role.FACILITATOR)
    ann, ben, kim = (meeting.person() for _ in range(3))
    events = meeting.must(leader, AdmitAll())
    assert events == tuple(Admitted(at=START, participant=who, by=leader) for who in (ann, ben))
    assert line(meeting) == [kim]
    assert code(meeting.ask(leader, AdmitAll())) is Code.FULL


def test_letting_all_in_when_nobody_waits_is_no_event() -> None:
    meeting, leader = group()
    assert meeting.ask(leader, AdmitAll()) == ()


def test_two_leaders_who_let_the_same_person_in_let_them_in_once() -> None:
    meeting, leader = group()
    other, ann = meeting.person(Role.CO_FACILITATOR), meeting.person()
    meeting.must(leader, Admit(ann))
    assert meeting.ask(other, Admit(ann)) == ()
    assert meeting.ask(other, AdmitAll()) == ()


def test_who_is_sent_out_waits_at_the_end_of_the_line() -> None:
    meeting, leader = group()
    ann, ben = meeting.person(), meeting.person()
    meeting.must(leader, Admit(ann))
    assert meeting.ask(leader, SendToLobby(ann)) == (SentToLobby(at=START, participant=ann, by=leader),)
    assert line(meeting) == [ann, ben]  # at the same instant, who came first
    meeting.must(leader, Admit(ann))
    meeting.later(1)
    meeting.must(leader, SendToLobby(ann))
    assert line(meeting) == [ben, ann]


def test_who_was_sent_out_waits_also_after_leaving_and_without_a_waiting_room() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, SendToLobby(ann))
    meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert line(meeting) == [ann]


def test_sending_out_who_waits_is_no_event() -> None:
    meeting, leader = group()
    assert meeting.ask(leader, SendToLobby(meeting.person())) == ()


def test_nobody_sends_a_leader_or_a_stranger_out() -> None:
    meeting, leader = group()
    other = meeting.person(Role.CO_FACILITATOR)
    assert code(meeting.ask(leader, SendToLobby(other))) is Code.INVALID
    assert code(meeting.ask(leader, SendToLobby(STRANGER))) is Code.NOT_FOUND


def test_everything_about_a_person_outlasts_the_waiting_room() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person(name="Ann")
    before = meeting.who(ann)
    meeting.must(leader, SendToLobby(ann))
    meeting.must(leader, Admit(ann))
    after = meeting.who(ann)
    assert (after.name, after.role, after.place) == (before.name, before.role, before.place)


# --- removal without a ban ---


def test_who_was_removed_without_a_ban_comes_back_to_the_waiting_room() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Remove(ann, ban=False))
    assert code(meeting.ask(None, LinkBack(ann))) is Code.NOT_FOUND
    assert meeting.come(meeting.who(ann).invitation) == (LinkReturned(at=START, participant=ann),)
    assert line(meeting) == [ann]


def test_a_ban_may_follow_a_removal_and_not_the_other_way_round() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Remove(ann, ban=False))
    assert meeting.must(leader, Remove(ann, ban=False)) == ()
    assert len(meeting.must(leader, Remove(ann, ban=True))) == 1
    assert meeting.must(leader, Remove(ann, ban=False)) == ()
    assert code(meeting.come(meeting.who(ann).invitation)) is Code.REMOVED


def test_a_leader_removed_without_a_ban_does_not_wait() -> None:
    meeting = Meeting()
    leader, co = meeting.person(Role.FACILITATOR), meeting.person(Role.CO_FACILITATOR)
    meeting.must(leader, Remove(co, ban=False))
    meeting.come(meeting.who(co).invitation)
    assert meeting.who(co).is_here


# --- the message to those waiting ---


def test_that_those_waiting_were_told_something_is_an_event() -> None:
    meeting, leader = group()
    meeting.person()
    assert meeting.ask(leader, MessageLobby("Soon.")) == (LobbyMessaged(at=START, by=leader),)


@pytest.mark.parametrize("text", ["", "\u200b", "x" * (MAX_MESSAGE + 1)])
def test_a_message_has_to_have_words_and_not_too_many(text: str) -> None:
    meeting, leader = group()
    assert code(meeting.ask(leader, MessageLobby(text))) is Code.INVALID


# --- the lock ---


def test_a_locked_session_lets_nobody_new_in_even_by_a_valid_invitation() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    assert meeting.ask(leader, LockSession(locked=True)) == (SessionLocked(at=START, locked=True, by=leader),)
    assert code(meeting.come(meeting.invite())) is Code.LOCKED
    meeting.must(leader, LockSession(locked=False))
    assert code(meeting.come(meeting.invite())) is None


@pytest.mark.parametrize("role", sorted(LEADERS))
def test_a_lock_never_keeps_a_leader_out(role: Role) -> None:
    meeting = Meeting()
    meeting.must(meeting.person(Role.FACILITATOR), LockSession(locked=True))
    assert meeting.who(meeting.person(role)).is_here


def test_who_was_in_comes_back_through_the_lock() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(ann, Leave())
    meeting.must(leader, LockSession(locked=True))
    meeting.come(meeting.who(ann).invitation)
    assert meeting.who(ann).is_here


def test_locking_twice_is_no_second_event() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    assert meeting.ask(leader, LockSession(locked=False)) == ()


# --- the waiting room switched on and off ---


def test_a_waiting_room_may_be_opened_during_the_session_for_those_who_come_from_then_on() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    assert meeting.ask(leader, SetWaitingRoom(on=True)) == (WaitingRoomSet(at=START, on=True, by=leader),)
    ben = meeting.person()
    assert (here(meeting), line(meeting)) == ([leader, ann], [ben])


def test_when_it_is_closed_who_waits_waits_on() -> None:
    meeting, leader = group()
    ann = meeting.person()
    meeting.must(leader, SetWaitingRoom(on=False))
    assert meeting.ask(leader, SetWaitingRoom(on=False)) == ()
    assert line(meeting) == [ann]
    assert meeting.who(meeting.person()).is_here


# --- agreements ---


def test_everyone_but_leaders_accepts_the_agreements_before_anything_else() -> None:
    meeting = Meeting(agreements="Be kind.")
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    assert [meeting.who(who).standing for who in (leader, ann)] == [Standing.IN, Standing.AGREEING]
    accepted = AgreementsAccepted(at=START, participant=ann, version=version("Be kind."), standing=Standing.IN)
    assert meeting.ask(ann, AcceptAgreements()) == (accepted,)
    assert meeting.who(ann).is_here
    assert meeting.who(ann).agreed == version("Be kind.")


def test_after_the_agreements_comes_the_waiting_room() -> None:
    meeting = Meeting(agreements="Be kind.", waiting_room=True)
    leader, ann, ben = meeting.person(Role.FACILITATOR), meeting.person(), meeting.person()
    meeting.must(ben, AcceptAgreements())
    meeting.later(1)
    meeting.must(ann, AcceptAgreements())
    assert line(meeting) == [ben, ann]
    meeting.must(leader, AdmitAll())
    assert here(meeting) == [leader, ann, ben]


def test_who_has_not_accepted_cannot_be_let_in_nor_promoted() -> None:
    meeting = Meeting(agreements="Be kind.", waiting_room=True)
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    assert code(meeting.ask(leader, Admit(ann))) is Code.CONFLICT
    assert meeting.ask(leader, AdmitAll()) == ()
    assert code(meeting.ask(leader, SetRole(ann, Role.CO_FACILITATOR))) is Code.CONFLICT


def test_agreements_are_accepted_once_for_the_session() -> None:
    meeting = Meeting(agreements="Be kind.")
    ann = meeting.person()
    meeting.must(ann, AcceptAgreements())
    meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert meeting.who(ann).is_here
    assert meeting.ask(ann, AcceptAgreements()) == ()


def test_without_agreements_there_is_nothing_to_accept() -> None:
    meeting = Meeting()
    assert meeting.ask(meeting.person(), AcceptAgreements()) == ()
    assert code(meeting.ask(None, AcceptAgreements())) is Code.INVALID


def test_who_reads_for_too_long_may_find_the_session_full() -> None:
    meeting = Meeting(capacity=1, agreements="Be kind.")
    ann, ben = meeting.person(), meeting.person()
    meeting.must(ben, AcceptAgreements())
    assert code(meeting.ask(ann, AcceptAgreements())) is Code.FULL
    assert code(meeting.come(meeting.invite())) is Code.FULL


# --- scheduled sessions ---


def scheduled(*, waiting_room: bool = False, capacity: int = 16) -> Meeting:
    return Meeting(capacity, waiting_room=waiting_room, scheduled_for=Instant(START + 3_600_000))


def test_before_it_opens_everyone_waits_and_when_a_leader_comes_they_are_in() -> None:
    meeting = scheduled()
    ann = meeting.person()
    assert (meeting.state.session.life, line(meeting)) == ("scheduled", [ann])
    leader = ParticipantId("leader")
    events = meeting.must(None, Join(leader, meeting.invite(Role.CO_FACILITATOR)))
    assert events[1:] == (SessionOpened(at=START, by=leader), Admitted(at=START, participant=ann, by=None))
    assert (meeting.state.session.life, here(meeting)) == ("open", [ann, leader])


def test_with_a_waiting_room_those_who_are_early_wait_on() -> None:
    meeting = scheduled(waiting_room=True)
    ann = meeting.person()
    meeting.person(Role.FACILITATOR)
    assert (meeting.state.session.life, line(meeting)) == ("open", [ann])


def test_those_who_are_early_come_in_as_far_as_there_is_room_beside_the_leader() -> None:
    meeting = scheduled(capacity=2)
    ann, ben = meeting.person(), meeting.person()
    meeting.person(Role.FACILITATOR)
    assert ann in here(meeting)
    assert line(meeting) == [ben]


def test_the_server_may_open_it_too_and_once() -> None:
    meeting = scheduled()
    assert meeting.ask(None, OpenSession()) == (SessionOpened(at=START, by=None),)
    assert meeting.ask(None, OpenSession()) == ()


def test_a_session_that_is_not_scheduled_is_open_from_the_beginning() -> None:
    meeting = Meeting()
    assert meeting.state.session.is_open
    assert meeting.ask(None, OpenSession()) == ()


def test_a_scheduled_session_can_be_ended() -> None:
    meeting = scheduled()
    meeting.must(None, EndSession())
    assert meeting.state.session.life == "ended"


# --- what cannot have happened ---


@pytest.mark.parametrize("kind", [Admitted, SentToLobby])
def test_nobody_moves_from_where_they_are_not(kind: type[Admitted] | type[SentToLobby]) -> None:
    meeting, leader = group()
    who = leader if kind is Admitted else meeting.person()
    with pytest.raises(InvariantBroken):
        evolve(meeting.state.session, kind(at=START, participant=who, by=None))


def test_nothing_opens_twice() -> None:
    meeting = Meeting()
    with pytest.raises(InvariantBroken):
        evolve(meeting.state.session, SessionOpened(at=START, by=None))
