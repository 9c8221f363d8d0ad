"""Who sees and hears whom in small rooms, and that everyone is in their seat again afterwards."""

from __future__ import annotations

from rooms.breakouts.vocabulary import CloseBreakouts, ListenIn, Move, SpeakToRooms, Visit
from rooms.kernel import ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import EndSession, Hold, InviteToSpeak, Leave
from server.live.media_plan import elsewhere, reseat, wanted
from server.live.stage import Stage
from tests.sim.doubles import RecordingPlane
from tests.sim.small_rooms import ONE, TWO, Group, people

A, B, C, D = people("abcd")


def sees(group: Group, viewer: ParticipantId) -> str:
    """Those before the viewer; `*` is the facilitator."""
    return "".join("*" if who == group.lead else who for who in wanted(group.state, viewer))


def staged(group: Group) -> Stage:
    """Everyone has dialled in with a seat for everybody else."""
    stage = Stage(SessionId("s"), RecordingPlane())
    for person in group.state.session.here:
        stage.resize(person.id, len(group.state.session.here) - 1)
    stage.arrange(group.state)
    return stage


def seats(stage: Stage, group: Group, viewer: ParticipantId) -> str:
    """The viewer's table, `-` an empty seat."""
    rows = stage.rows(group.state, viewer)
    assert rows is not None
    return "".join(
        "-" if r.participant is None else "*" if r.participant == group.lead else r.participant for r in rows
    )


# --- who meets ---


def test_only_room_mates_meet() -> None:
    group = Group("abcdef")
    group.open("ab", "cd")
    assert [sees(group, who) for who in people("abcdef")] == ["b", "a", "d", "c", "*f", "*e"]
    assert sees(group, group.lead) == "ef"


def test_a_leader_on_a_visit_meets_the_room_and_no_other() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, Visit(ONE))
    assert [sees(group, who) for who in (A, C, group.lead)] == ["*b", "", "ab"]


def test_a_leader_who_listens_in_sees_and_is_not_seen() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, ListenIn(ONE))
    assert [sees(group, who) for who in (A, B, C, group.lead)] == ["b", "a", "", "ab"]


def test_two_leaders_who_listen_in_do_not_see_each_other() -> None:
    group = Group("a")
    co = group.client("k", Role.CO_FACILITATOR)
    group.open("a")
    for who in (co, group.lead):
        group.must(who, ListenIn(ONE))
    assert (sees(group, co), sees(group, group.lead)) == ("a", "a")


def test_a_leader_who_speaks_to_all_rooms_sits_in_all_of_them() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, SpeakToRooms(on=True))
    assert [sees(group, who) for who in (A, C, group.lead)] == ["*b", "*", ""]
    group.must(group.lead, ListenIn(TWO))
    assert [sees(group, who) for who in (A, C, group.lead)] == ["*b", "*", "c"]


def test_an_observer_in_a_small_room_sees_it_and_is_seen_once_invited_to_speak() -> None:
    group = Group("ab")
    observer = group.client("o", Role.OBSERVER)
    group.open("a", "b")
    group.must(group.lead, Move(observer, ONE))
    assert (sees(group, observer), sees(group, A)) == ("a", "")
    group.must(group.lead, InviteToSpeak(observer, allowed=True))
    assert (sees(group, A), sees(group, B)) == ("o", "")


# --- seats ---


def test_everyone_is_in_their_seat_again_when_the_rooms_close() -> None:
    """Elsewhere sound and pictures were lost on the way back (BBB #21044, #22175)."""
    group = Group("abcd")
    stage = staged(group)
    before = {who: seats(stage, group, who) for who in (group.lead, A, B, C, D)}
    assert before[D] == "*abc"
    group.open("ad", "bc")
    stage.arrange(group.state)
    assert [seats(stage, group, who) for who in (D, B, group.lead)] == ["-a--", "--c-", "----"]
    group.must(group.lead, Move(A, TWO))
    stage.arrange(group.state)
    assert [seats(stage, group, who) for who in (D, B)] == ["----", "-ac-"]
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    stage.arrange(group.state)
    assert {who: seats(stage, group, who) for who in before} == before


def test_a_latecomer_takes_no_seat_that_is_kept() -> None:
    group = Group("ab")
    stage = staged(group)
    for who in (A, B):
        stage.resize(who, 3)
    group.open("a", "b")
    stage.arrange(group.state)
    group.client("c")
    group.must(group.lead, Move(C, ONE))
    stage.arrange(group.state)
    assert seats(stage, group, A) == "--c"
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    stage.arrange(group.state)
    assert seats(stage, group, A) == "*bc"


def test_a_kept_seat_is_given_up_when_there_are_too_few() -> None:
    assert reseat((A, B), [C], 2, {A, B}) == (C, B)
    assert reseat((A, None), [C], 2, {A}) == (A, C)


def test_who_leaves_the_session_frees_the_kept_seat() -> None:
    group = Group("abc")
    stage = staged(group)
    group.open("a", "b", "c")
    stage.arrange(group.state)
    group.must(B, Leave())
    group.must(group.lead, CloseBreakouts(in_seconds=0))
    stage.arrange(group.state)
    assert seats(stage, group, A) == "*-c"


def test_who_is_held_in_a_small_room_sees_nobody_and_keeps_the_seat_before_others() -> None:
    group = Group("ab")
    stage = staged(group)
    group.open("ab")
    group.must(group.lead, Hold(A))
    stage.arrange(group.state)
    assert (seats(stage, group, A), seats(stage, group, B)) == ("--", "-a")


def test_without_small_rooms_nobody_is_elsewhere() -> None:
    group = Group("ab")
    assert elsewhere(group.state, A) == frozenset()
    group.open("a", "b")
    assert elsewhere(group.state, A) == {group.lead, B}
    group.must(group.lead, EndSession())
    assert elsewhere(group.state, A) == frozenset()
