"""To which session a link of a group leads."""

from __future__ import annotations

import pytest

from rooms.kernel import Code, Instant, InvitationId, Rejected, SessionId
from rooms.people import Role
from server.directory.groups.entrances import EARLY, session_for
from server.directory.groups.vocabulary import CloseSession, RemovePerson, RevokeInvitation
from tests.server.directory.groups.samples import ANA, HOUR, Book


@pytest.fixture
def book() -> Book:
    book = Book.of_three()
    book.invite("i_ana", person=ANA)
    return book


def leads_to(book: Book, invitation: str = "i_ana", after: int = 0) -> str | Code:
    found = session_for(book.group, InvitationId(invitation), Instant(book.now + after))
    return found.code if isinstance(found, Rejected) else found.id


def test_the_session_that_runs_is_entered(book: Book) -> None:
    book.plan("s_now")
    book.plan("s_later", hours=2)
    assert leads_to(book) == "s_now"


def test_when_none_runs_it_is_the_next(book: Book) -> None:
    book.plan("s_later", hours=4)
    book.plan("s_next", hours=2)
    assert leads_to(book) == "s_next"


def test_when_one_has_ended_it_is_the_next(book: Book) -> None:
    book.plan("s_now")
    book.plan("s_later", hours=2)
    book.must(CloseSession(session=SessionId("s_now")))
    assert leads_to(book) == "s_later"


def test_of_two_that_run_it_is_the_later(book: Book) -> None:
    book.plan("s_forgotten", hours=-3)
    book.plan("s_now")
    assert leads_to(book) == "s_now"


def test_a_session_far_ahead_is_not_entered(book: Book) -> None:
    book.plan("s_later", hours=EARLY / HOUR + 1)
    assert leads_to(book) is Code.NOT_FOUND
    assert leads_to(book, after=HOUR) == "s_later"


def test_without_a_session_there_is_nothing_to_enter(book: Book) -> None:
    assert leads_to(book) is Code.NOT_FOUND


def test_an_invitation_to_one_session_leads_nowhere_else(book: Book) -> None:
    book.plan("s_now")
    book.plan("s_other", hours=2)
    book.invite("i_guest", role=Role.GUEST, session="s_other")
    assert leads_to(book, "i_guest") == "s_other"
    book.must(CloseSession(session=SessionId("s_other")))
    assert leads_to(book, "i_guest") is Code.NOT_FOUND


def test_an_invitation_counts_in_its_time_only(book: Book) -> None:
    book.plan("s_now")
    book.invite("i_period", not_before=book.now + HOUR, expires_at=book.now + 2 * HOUR)
    assert leads_to(book, "i_period") is Code.NOT_FOUND
    assert leads_to(book, "i_period", after=HOUR) == "s_now"
    assert leads_to(book, "i_period", after=2 * HOUR) is Code.EXPIRED


def test_a_revoked_invitation_leads_nowhere(book: Book) -> None:
    book.plan("s_now")
    book.must(RevokeInvitation(invitation=InvitationId("i_ana")))
    assert leads_to(book) is Code.EXPIRED


def test_who_is_off_the_roster_enters_nothing(book: Book) -> None:
    book.plan("s_now")
    book.must(RemovePerson(person=ANA))
    assert leads_to(book) is Code.NOT_FOUND


def test_an_invitation_that_never_was_leads_nowhere(book: Book) -> None:
    assert leads_to(book, "i_9") is Code.NOT_FOUND
