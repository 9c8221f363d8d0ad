"""What can be asked of a group."""

from __future__ import annotations

from functools import reduce

import pytest

from rooms.kernel import Code, Instant, InvariantBroken, InvitationId, Rejected, SessionId
from rooms.people import Role
from server.directory.groupbook import CODEC
from server.directory.groups import state
from server.directory.groups.state import Group
from server.directory.groups.vocabulary import (
    AddPerson,
    AddWays,
    ArchiveGroup,
    CancelOccurrence,
    ChangeGroup,
    ChangePerson,
    ClearSchedule,
    CloseSession,
    Command,
    CreateGroup,
    Event,
    Kind,
    PairsSet,
    PlanSession,
    RemovePerson,
    RestoreOccurrence,
    RevokeInvitation,
    SetAgreements,
    SetFacilitators,
    SetOwnSummary,
    SetPairs,
    SetRetention,
    SetSchedule,
    Way,
)
from server.directory.kernel import PersonId, StaffId
from tests.server.directory.groups.samples import ANA, BEN, CLEO, FAY, HOUR, Book

WEEKLY = SetSchedule(start="2026-03-24T18:00", minutes=90, zone="UTC", rule="FREQ=WEEKLY")
FIRST = Instant(1_774_375_200_000)
"""2026-03-24T18:00Z."""


@pytest.fixture
def book() -> Book:
    return Book.of_three()


def code(answer: object) -> Code | None:
    return answer.code if isinstance(answer, Rejected) else None


def test_a_group_has_its_roster_in_order(book: Book) -> None:
    assert [listed.display_name for listed in book.group.roster.values()] == ["Ana", "Ben", "Cleo"]
    assert (book.group.kind, book.group.facilitators) == (Kind.THERAPY, (FAY,))


def test_whatever_happened_is_read_back_from_the_log(book: Book) -> None:
    for command in (WEEKLY, CancelOccurrence(starts_at=FIRST), SetAgreements(text="Be kind."), SetRetention(days=90)):
        book.must(command)
    book.must(SetPairs(apart=((BEN, ANA),)))
    book.plan("s_1")
    book.invite("i_1", person=ANA)
    read = [CODEC.decode(CODEC.encode(event)) for event in book.events]
    assert reduce(state.evolve, read, None) == book.group


def test_no_name_and_no_text_leaves_unmarked(book: Book) -> None:
    book.must(SetAgreements(text="Be kind."))
    encoded = b"".join(CODEC.encode(event) for event in book.events)
    for text in ("Ana Adler", "Ana", "Tuesday", "Be kind."):
        assert encoded.count(f'"{text}"'.encode()) == encoded.count(f'{{"$text":"{text}"'.encode()) > 0


def test_who_asked_is_kept(book: Book) -> None:
    assert {event.by for event in book.events} == {"st_1"}


def test_agreements_have_versions(book: Book) -> None:
    book.must(SetAgreements(text="Be kind."))
    book.must(SetAgreements(text="Be kind.\n\nBe on time."))
    assert book.do(SetAgreements(text="Be kind.\n\nBe on time.")) == ()
    assert book.group.agreements == state.Agreements(2, "Be kind.\n\nBe on time.")


def test_pairs_are_kept_once_whichever_way_round(book: Book) -> None:
    answer = book.do(SetPairs(apart=((BEN, ANA), (ANA, BEN)), together=((CLEO, ANA),)))
    assert not isinstance(answer, Rejected)
    assert isinstance(answer[0], PairsSet)
    assert (answer[0].apart, answer[0].together) == (((ANA, BEN),), ((ANA, CLEO),))


def test_who_is_taken_off_the_roster_is_in_no_pair_and_has_no_invitation(book: Book) -> None:
    book.must(SetPairs(apart=((ANA, BEN), (BEN, CLEO))))
    book.invite("i_ana", person=ANA)
    book.invite("i_ben", person=BEN)
    book.must(RemovePerson(person=ANA))
    assert book.group.apart == ((BEN, CLEO),)
    assert book.group.invitations[InvitationId("i_ana")].revoked_at is not None
    assert book.group.invitations[InvitationId("i_ben")].revoked_at is None


def test_a_meeting_is_cancelled_and_restored(book: Book) -> None:
    book.must(WEEKLY)
    book.must(CancelOccurrence(starts_at=FIRST))
    assert book.group.cancelled == {FIRST}
    assert book.do(CancelOccurrence(starts_at=FIRST)) == ()
    book.must(RestoreOccurrence(starts_at=FIRST))
    assert not book.group.cancelled
    assert code(book.do(CancelOccurrence(starts_at=Instant(FIRST + 1)))) is Code.NOT_FOUND


def test_a_new_schedule_forgets_cancellations(book: Book) -> None:
    book.must(WEEKLY)
    book.must(CancelOccurrence(starts_at=FIRST))
    assert book.do(WEEKLY) == ()
    book.must(SetSchedule(start="2026-03-24T19:00", minutes=90, zone="UTC", rule="FREQ=WEEKLY"))
    assert not book.group.cancelled
    book.must(ClearSchedule())
    assert book.group.schedule is None


def test_a_meeting_becomes_one_session_only(book: Book) -> None:
    book.plan("s_1", occurrence=True)
    again = PlanSession(session=SessionId("s_2"), title="T", starts_at=book.now, ends_at=None, occurrence=book.now)
    assert code(book.do(again)) is Code.CONFLICT
    book.plan("s_3")
    assert set(book.group.sessions) == {"s_1", "s_3"}


def test_ways_are_added_once(book: Book) -> None:
    book.plan("s_1")
    way = Way(invitation=InvitationId("i_1"), person=ANA)
    book.must(AddWays(session=SessionId("s_1"), ways=(way,)))
    again = Way(invitation=InvitationId("i_2"), person=ANA)
    assert book.do(AddWays(session=SessionId("s_1"), ways=(again,))) == ()
    assert book.group.sessions[SessionId("s_1")].way(person=ANA) == way


def test_a_closed_session_is_not_running(book: Book) -> None:
    book.plan("s_2", hours=2)
    book.plan("s_1", hours=1)
    assert [session.id for session in book.group.running] == ["s_1", "s_2"]
    book.must(CloseSession(session=SessionId("s_1")))
    assert book.do(CloseSession(session=SessionId("s_1"))) == ()
    assert [session.id for session in book.group.running] == ["s_2"]


def test_an_archived_group_changes_no_more(book: Book) -> None:
    book.plan("s_1")
    book.must(ArchiveGroup())
    assert code(book.do(ChangeGroup(title="Other"))) is Code.CONFLICT
    assert book.do(ArchiveGroup()) == ()
    book.must(CloseSession(session=SessionId("s_1")))
    book.must(RemovePerson(person=ANA))


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"role": Role.FACILITATOR}, Code.INVALID),
        ({"role": Role.CO_FACILITATOR}, Code.INVALID),
        ({"role": Role.GUEST}, Code.INVALID),
        ({"role": Role.GUEST, "session": "s_9"}, Code.NOT_FOUND),
        ({"person": "m_nobody"}, Code.NOT_FOUND),
        ({"expires_at": 5}, Code.INVALID),
        ({"not_before": 1_900_000_000_000}, Code.INVALID),
        ({"role": Role.GUEST, "session": "s_1"}, None),
        ({"role": Role.OBSERVER}, None),
        ({"person": "m_ana"}, None),
    ],
)
def test_who_can_be_invited_to_what(book: Book, wish: dict[str, object], expected: Code | None) -> None:
    book.plan("s_1")
    assert code(book.invite("i_1", **wish)) is expected


def test_an_invitation_is_made_and_revoked_once(book: Book) -> None:
    book.invite("i_1")
    assert code(book.invite("i_1")) is Code.CONFLICT
    book.must(RevokeInvitation(invitation=InvitationId("i_1")))
    assert book.do(RevokeInvitation(invitation=InvitationId("i_1"))) == ()


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (CreateGroup(kind=Kind.FAMILY, title="T"), Code.CONFLICT),
        (ChangeGroup(title=""), Code.INVALID),
        (SetAgreements(text=" \n "), Code.INVALID),
        (SetAgreements(text="x" * 20_001), Code.INVALID),
        (SetRetention(days=0), Code.INVALID),
        (SetFacilitators(staff=tuple(StaffId(f"st_{n}") for n in range(21))), Code.INVALID),
        (AddPerson(person=ANA, name="Ana"), Code.CONFLICT),
        (AddPerson(person=PersonId("m_new"), name=""), Code.INVALID),
        (AddPerson(person=PersonId("m_new"), name="N", display_name="\u202e"), Code.INVALID),
        (ChangePerson(person=PersonId("m_new"), name="N"), Code.NOT_FOUND),
        (RemovePerson(person=PersonId("m_new")), Code.NOT_FOUND),
        (SetPairs(apart=((ANA, ANA),)), Code.INVALID),
        (SetPairs(apart=((ANA, PersonId("m_new")),)), Code.NOT_FOUND),
        (SetPairs(apart=((ANA, BEN),), together=((BEN, ANA),)), Code.INVALID),
        (SetPairs(apart=tuple((PersonId(f"{n}"), ANA) for n in range(101))), Code.INVALID),
        (SetSchedule(start="x", minutes=90, zone="UTC"), Code.INVALID),
        (RevokeInvitation(invitation=InvitationId("i_9")), Code.NOT_FOUND),
        (AddWays(session=SessionId("s_9"), ways=()), Code.NOT_FOUND),
        (CloseSession(session=SessionId("s_9")), Code.NOT_FOUND),
    ],
)
def test_what_cannot_be_is_rejected_and_changes_nothing(book: Book, command: Command, expected: Code) -> None:
    before = book.group
    assert code(book.do(command)) is expected
    assert book.group is before


@pytest.mark.parametrize(
    "command",
    [
        ChangeGroup(),
        SetAgreements(text=None),
        SetRetention(days=None),
        SetOwnSummary(allowed=False),
        SetFacilitators(staff=(FAY,)),
        ChangePerson(person=ANA, name="Ana Adler", display_name="Ana"),
        SetPairs(),
        ClearSchedule(),
    ],
)
def test_what_is_so_already_is_no_event(book: Book, command: Command) -> None:
    assert book.do(command) == ()


def test_nothing_can_be_asked_of_a_group_that_is_not_there() -> None:
    assert code(Book().do(ChangeGroup(title="T"))) is Code.NOT_FOUND


def test_events_that_do_not_fit_break(book: Book) -> None:
    with pytest.raises(InvariantBroken):
        state.evolve(None, book.events[1])
    with pytest.raises(InvariantBroken):
        state.evolve(book.group, book.events[0])


def test_meetings_are_those_of_the_schedule(book: Book) -> None:
    book.must(WEEKLY)
    week = 7 * 24 * HOUR
    assert [m.starts_at for m in book.group.meetings(FIRST, Instant(FIRST + week))] == [FIRST]
    events: list[Event] = book.events
    assert isinstance(reduce(state.evolve, events, None), Group)
