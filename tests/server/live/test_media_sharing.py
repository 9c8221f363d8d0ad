"""A shared screen in the seats: one of its own, for everyone of its room but the owner, and for nobody else."""

from __future__ import annotations

from facilitator.desk import evolve
from facilitator.sharing import AllowSharing, ShareScreen, SharingStopped, StopSharing
from rooms.breakouts.vocabulary import ListenIn, OpenBreakouts, RoomWish
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import Hold, Release, StepAway
from server.live.media_plan import SCREEN, SeatRow, SeatTable, media_plan, reseat, seat_rows, sitters, wanted
from server.live.view_events import view_event
from server.live.views import view
from server.ports import Desired, Seat
from tests.sim.small_rooms import ONE, Group, people

A, B, C = people("abc")


def sharing(who: ParticipantId = A) -> Group:
    group = Group("abc")
    group.must(group.lead, AllowSharing(True))
    group.must(who, ShareScreen())
    return group


def plan(group: Group, seats: int = 4) -> dict[ParticipantId, Desired]:
    people = [person.id for person in group.state.session.here]
    tables: dict[ParticipantId, SeatTable] = {who: reseat((), sitters(group.state, who), seats) for who in people}
    return dict(media_plan(group.state, tables))


def test_a_screen_takes_the_last_free_seat_and_moves_nobody() -> None:
    assert reseat((A, B, None, None), [SCREEN, A, B], 4) == (A, B, None, SCREEN)
    assert reseat((A, B, None, SCREEN), [SCREEN, A, B, C], 4) == (A, B, C, SCREEN)
    assert reseat((A, B, C, SCREEN), [A, B, C], 4) == (A, B, C, None)


def test_when_seats_are_few_a_screen_comes_before_the_last_to_come() -> None:
    assert reseat((A, B), [SCREEN, A, B], 2) == (A, SCREEN)
    assert reseat((A, SCREEN), [A, B], 2) == (A, B)


def test_a_screen_takes_the_kept_seat_of_somebody_elsewhere_rather_than_a_person_s() -> None:
    assert reseat((A, B), [SCREEN, A], 2, {B}) == (A, SCREEN)


def test_everyone_of_the_room_is_sent_the_screen_beside_its_owner() -> None:
    group = sharing()
    for viewer in (B, C, group.lead):
        assert plan(group)[viewer].seats[3] == Seat(A, "screen")
        assert Seat(A) in plan(group)[viewer].seats[:3]
    assert Seat(A, "screen") not in plan(group)[A].seats


def test_only_the_owner_s_screen_may_go_out() -> None:
    group = sharing()
    assert [who for who, desired in plan(group).items() if desired.screen] == [A]
    group.must(A, StopSharing())
    assert not any(desired.screen for desired in plan(group).values())


def test_a_row_says_whose_screen_it_is_and_other_rows_are_as_ever() -> None:
    group = sharing()
    table: SeatTable = (A, SCREEN)
    assert seat_rows(group.state, B, table) == (
        SeatRow(0, A, audio=True, video=True),
        SeatRow(1, A, audio=False, video=True, screen=True),
    )


def test_whoever_takes_over_takes_the_same_seat() -> None:
    group = sharing()
    group.must(group.lead, ShareScreen())
    assert seat_rows(group.state, B, (A, SCREEN))[1] == SeatRow(1, group.lead, audio=False, video=True, screen=True)
    assert seat_rows(group.state, group.lead, (A, SCREEN))[1] == SeatRow(1, None, audio=False, video=False)


def test_who_is_apart_is_sent_no_screen_and_sends_none() -> None:
    group = sharing()
    group.must(group.lead, Hold(B))
    assert plan(group)[B].seats == (None,) * 4
    group.must(group.lead, Release(B))
    group.must(A, StepAway(True))
    assert not plan(group)[A].screen
    assert Seat(A, "screen") not in plan(group)[B].seats


def test_a_screen_stays_in_its_room_and_is_seen_by_who_listens_in() -> None:
    group = Group("abc")
    group.must(group.lead, AllowSharing(True))
    group.open("ab")
    group.must(A, ShareScreen())
    assert sitters(group.state, B) == (SCREEN, A)
    assert SCREEN not in sitters(group.state, group.lead)
    group.must(group.lead, ListenIn(ONE))
    assert sitters(group.state, group.lead) == (SCREEN, *wanted(group.state, group.lead))


def test_observers_see_it() -> None:
    group = sharing()
    observer = group.client("o", Role.OBSERVER)
    assert SCREEN in sitters(group.state, observer)


# --- what is known of it ---


def test_a_screen_is_known_in_its_room_and_to_leaders() -> None:
    group = Group("abc")
    group.must(group.lead, AllowSharing(True))
    group.open("a", "b")
    group.must(A, ShareScreen())
    assert [len(view(group.state, who).sharing.screens) for who in (A, B, C, group.lead)] == [1, 0, 0, 1]


def test_who_may_share_is_known_to_themselves_and_to_leaders() -> None:
    group = Group("abc")
    group.must(group.lead, AllowSharing(True, (A,)))
    shown = {who: view(group.state, who).sharing for who in (A, B, group.lead)}
    assert [shown[who].allowed for who in (A, B, group.lead)] == [True, False, True]
    assert [shown[who].participants for who in (A, B, group.lead)] == [(A,), (), (A,)]


def test_of_a_permission_for_somebody_else_nobody_is_told_but_leaders() -> None:
    group = Group("abc")
    before = group.desk
    (event,) = group.must(group.lead, AllowSharing(True, (A,)))
    told = {who: view_event(9, before, event, group.state, who) for who in (A, B, group.lead)}
    assert told[B] is None
    assert told[A] is not None
    assert told[group.lead] is not None


def test_who_is_moved_has_learned_by_that_that_their_screen_is_shown_no_more() -> None:
    group = sharing()
    before = group.state
    *_, opened, stopped = group.must(group.lead, OpenBreakouts((RoomWish("Oak", (A,)),)))
    moved = evolve(before, opened)
    assert isinstance(stopped, SharingStopped)
    assert view_event(9, moved, stopped, group.state, A) is None
    told = view_event(9, moved, stopped, group.state, B)
    assert told is not None
    assert view(group.state, B).sharing.screens == ()
