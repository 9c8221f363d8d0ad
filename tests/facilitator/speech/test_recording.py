"""Recorded speech: pieces become spans, and it is noted who could have spoken."""

from __future__ import annotations

import msgspec
import pytest

from facilitator.speech.state import LONGEST_PIECE, TOUCH, Span, Stay, evolve
from facilitator.speech.vocabulary import BalanceSet, HoldSilence, RecordSpeech, SetBalance, SilenceHeld, Spoke
from rooms.breakouts.vocabulary import BreakoutsOpened, Method, OpenBreakouts, PlanBreakouts, RoomWish
from rooms.kernel import MAIN_ROOM, Code, Instant, InvariantBroken, ParticipantId, Rejected, RoomId
from rooms.people import Role
from rooms.vocabulary import EndSession, Hold, Leave, LinkBack, LinkLost, Release, StepAway
from tests.sim.meeting import START, Meeting


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def at(seconds: float) -> Instant:
    return Instant(START + round(seconds * 1000))


def record(meeting: Meeting, who: ParticipantId, since: float, until: float, room: RoomId = MAIN_ROOM) -> object:
    """When: the server has measured that somebody spoke, in seconds after the start."""
    meeting.now = Instant(max(meeting.now, at(until)))
    return meeting.ask(None, RecordSpeech(who, room, at(since), at(until)))


def spans(meeting: Meeting, who: ParticipantId) -> list[tuple[RoomId, float, float]]:
    return [(s.room, (s.since - START) / 1000, (s.until - START) / 1000) for s in meeting.state.speech.spans[who]]


# --- pieces and spans ------------------------------------------------------------------------------------------------


def test_recorded_speech_is_an_event_with_its_own_times() -> None:
    meeting = Meeting()
    ann = meeting.person()
    spoke = Spoke(at=at(3), participant=ann, room=MAIN_ROOM, since=at(1), until=at(3))
    assert record(meeting, ann, 1, 3) == (spoke,)


def test_pieces_that_touch_are_one_span() -> None:
    meeting = Meeting()
    ann = meeting.person()
    for since in (0, 10, 20):
        record(meeting, ann, since, since + 10)
    assert spans(meeting, ann) == [(MAIN_ROOM, 0, 30)]
    assert meeting.state.around.spoken == {ann: 30_000}


def test_a_pause_begins_another_span() -> None:
    meeting = Meeting()
    ann = meeting.person()
    record(meeting, ann, 0, 1)
    record(meeting, ann, 1 + (TOUCH + 1) / 1000, 2)
    assert len(spans(meeting, ann)) == 2


def test_another_room_begins_another_span() -> None:
    meeting = Meeting()
    ann = meeting.person()
    record(meeting, ann, 0, 1)
    record(meeting, ann, 1, 2, RoomId("room-1-1"))
    assert spans(meeting, ann) == [(MAIN_ROOM, 0, 1), ("room-1-1", 1, 2)]
    assert meeting.state.around.spoken == {ann: 2_000}


def test_the_same_speech_twice_counts_once() -> None:
    meeting = Meeting()
    ann = meeting.person()
    record(meeting, ann, 0, 5)
    assert record(meeting, ann, 0, 5) == ()
    assert record(meeting, ann, 3, 6) != ()
    assert meeting.state.around.spoken == {ann: 6_000}


def test_no_piece_is_longer_than_a_clock_set_forward_would_make_it() -> None:
    meeting = Meeting()
    ann = meeting.person()
    record(meeting, ann, 0, 3600)
    assert meeting.state.around.spoken == {ann: LONGEST_PIECE}


def test_nobody_speaks_in_the_future() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(None, RecordSpeech(ann, MAIN_ROOM, at(-1), at(5)))
    assert spans(meeting, ann) == [(MAIN_ROOM, -1, 0)]
    assert meeting.ask(None, RecordSpeech(ann, MAIN_ROOM, at(1), at(2))) == ()


def test_speech_that_ends_before_it_begins_is_none() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.now = at(60)
    assert meeting.ask(None, RecordSpeech(ann, MAIN_ROOM, at(5), at(5))) == ()
    assert meeting.ask(None, RecordSpeech(ann, MAIN_ROOM, at(5), at(4))) == ()


def test_strangers_do_not_speak() -> None:
    assert code(record(Meeting(), ParticipantId("stranger"), 0, 1)) is Code.NOT_FOUND


def test_who_has_just_left_did_speak_before() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(ann, Leave())
    assert record(meeting, ann, -2, 0) != ()


@pytest.mark.parametrize("role", Role)
def test_nobody_but_the_server_records_speech(role: Role) -> None:
    meeting = Meeting()
    who = meeting.person(role)
    assert code(meeting.ask(who, RecordSpeech(who, MAIN_ROOM, at(-1), at(0)))) is Code.FORBIDDEN


@pytest.mark.parametrize(("since", "until"), [(2, 4), (3, 3), (1, 2)])
def test_a_log_in_which_speech_overlaps_itself_is_broken(since: float, until: float) -> None:
    meeting = Meeting()
    ann = meeting.person()
    record(meeting, ann, 0, 3)
    with pytest.raises(InvariantBroken):
        evolve(
            meeting.state.speech,
            Spoke(at=at(9), participant=ann, room=MAIN_ROOM, since=at(since), until=at(until)),
        )


# --- stays -----------------------------------------------------------------------------------------------------------


def stays(meeting: Meeting, who: ParticipantId) -> list[tuple[RoomId, float, float | None]]:
    return [
        (s.room, (s.since - START) / 1000, None if s.until is None else (s.until - START) / 1000)
        for s in meeting.state.speech.stays[who]
    ]


def test_who_comes_in_takes_part() -> None:
    meeting = Meeting()
    ann = meeting.person()
    assert meeting.state.speech.stays == {ann: (Stay(MAIN_ROOM, START),)}


def test_who_waits_at_the_door_does_not_take_part() -> None:
    meeting = Meeting(waiting_room=True)
    ann = meeting.person()
    assert ann not in meeting.state.speech.stays


@pytest.mark.parametrize("how", ["lost", "away", "held"])
def test_a_stay_ends_with_a_lost_link_stepping_away_and_a_hold(how: str) -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.now = at(10)
    if how == "lost":
        meeting.must(None, LinkLost(ann))
    else:
        meeting.must(*((ann, StepAway(away=True)) if how == "away" else (leader, Hold(ann))))
    meeting.now = at(15)
    if how == "lost":
        meeting.must(None, LinkBack(ann))
    else:
        meeting.must(*((ann, StepAway(away=False)) if how == "away" else (leader, Release(ann))))
    assert stays(meeting, ann) == [(MAIN_ROOM, 0, 10), (MAIN_ROOM, 15, None)]


def test_a_move_into_a_small_room_is_another_stay() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.now = at(10)
    meeting.must(leader, OpenBreakouts((RoomWish("One", (ann,)),)))
    assert stays(meeting, ann) == [(MAIN_ROOM, 0, 10), ("room-1-1", 10, None)]
    assert stays(meeting, leader) == [(MAIN_ROOM, 0, None)]


def test_a_stay_without_any_length_is_none() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Hold(ann))
    assert stays(meeting, ann) == []


def test_the_end_of_the_session_ends_all_stays() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.now = at(10)
    meeting.must(leader, EndSession())
    assert stays(meeting, ann) == stays(meeting, leader) == [(MAIN_ROOM, 0, 10)]


# --- settings --------------------------------------------------------------------------------------------------------


def test_what_is_left_out_of_the_settings_stays() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    expected = BalanceSet(at=START, quiet_below=0.3, much_above=2.0, heard_seconds=3.0, patience_minutes=5.0, by=leader)
    assert meeting.ask(leader, SetBalance(quiet_below=0.3)) == (expected,)
    meeting.must(leader, SetBalance(patience_minutes=0))
    assert meeting.state.speech.settings.quiet_below == 0.3
    assert meeting.state.speech.settings.patience_minutes == 0


def test_settings_as_they_are_already_are_no_event() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    assert meeting.ask(leader, SetBalance()) == ()
    assert meeting.ask(leader, SetBalance(much_above=2)) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"quiet_below": 0},
        {"quiet_below": 1},
        {"much_above": 1},
        {"much_above": 21},
        {"heard_seconds": 0},
        {"heard_seconds": 61},
        {"patience_minutes": -1},
        {"patience_minutes": 61},
        *({field: float(odd)} for field in SetBalance.__struct_fields__ for odd in ("nan", "inf", "-inf")),
    ],
)
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, float]) -> None:
    meeting = Meeting()
    assert code(meeting.ask(meeting.person(Role.FACILITATOR), msgspec.convert(wrong, SetBalance))) is Code.INVALID


def test_silence_is_held_and_released_again() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.CO_FACILITATOR)
    assert meeting.ask(leader, HoldSilence(on=True)) == (SilenceHeld(at=START, on=True, by=leader),)
    assert meeting.state.speech.silence_held
    assert meeting.ask(leader, HoldSilence(on=True)) == ()
    meeting.must(leader, HoldSilence(on=False))
    assert not meeting.state.speech.silence_held


@pytest.mark.parametrize("first", [True, False])
def test_two_leaders_who_hold_and_release_at_once_end_as_the_later_one_says(first: bool) -> None:
    meeting = Meeting()
    one, other = meeting.person(Role.FACILITATOR), meeting.person(Role.CO_FACILITATOR)
    meeting.must(one, HoldSilence(on=first))
    meeting.must(other, HoldSilence(on=not first))
    assert meeting.state.speech.silence_held is not first


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.GUEST, Role.OBSERVER])
@pytest.mark.parametrize("command", [SetBalance(quiet_below=0.1), HoldSilence(on=True)])
def test_balance_is_the_leaders_alone(role: Role, command: SetBalance | HoldSilence) -> None:
    meeting = Meeting()
    assert code(meeting.ask(meeting.person(role), command)) is Code.FORBIDDEN


# --- balanced rooms --------------------------------------------------------------------------------------------------


def test_balanced_rooms_go_by_measured_speech() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    loud, other_loud, quiet, other_quiet = (meeting.person() for _ in range(4))
    record(meeting, loud, 0, 20)
    record(meeting, other_loud, 20, 40)
    for chance in range(8):
        meeting.ask(leader, PlanBreakouts(Method.BALANCED, rooms=2), chance)
        assert meeting.state.breakouts.plan is not None
        places = meeting.state.breakouts.plan.places
        assert places[loud] != places[other_loud]
        assert places[quiet] != places[other_quiet]


def test_what_a_leader_says_of_who_spoke_goes_before_what_was_measured() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    one, two, three, _ = (meeting.person() for _ in range(4))
    record(meeting, one, 0, 20)
    record(meeting, two, 20, 40)
    for chance in range(8):
        meeting.ask(leader, PlanBreakouts(Method.BALANCED, rooms=2, spoken={one: 9, three: 9}), chance)
        assert meeting.state.breakouts.plan is not None
        assert meeting.state.breakouts.plan.places[one] != meeting.state.breakouts.plan.places[three]


def test_speech_survives_rooms_that_open_and_close() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    record(meeting, ann, 0, 5)
    opened = meeting.must(leader, OpenBreakouts((RoomWish("One", (ann,)),)))
    assert isinstance(opened[0], BreakoutsOpened)
    assert meeting.state.speech.spans[ann] == (Span(MAIN_ROOM, at(0), at(5)),)
