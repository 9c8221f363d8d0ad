"""The agenda: its segments, their time, and what they open."""

from __future__ import annotations

import math

import pytest

from facilitator.hour.agenda.state import Agenda, evolve
from facilitator.hour.agenda.vocabulary import (
    AgendaEnded,
    AgendaPaused,
    AgendaResumed,
    AgendaSet,
    AgendaTemplateDropped,
    AgendaTemplateId,
    AgendaTemplateSaved,
    DropAgendaTemplate,
    EndAgenda,
    ExtendSegment,
    GoToSegment,
    Kind,
    NextSegment,
    OpensBreak,
    OpensBreakouts,
    OpensCheckIn,
    OpensPause,
    OpensPoll,
    PauseAgenda,
    SaveAgendaTemplate,
    Segment,
    SegmentExtended,
    SegmentId,
    SegmentStarted,
    SegmentWarned,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import EndPause, Pacer, PauseEnded, PauseStarted
from facilitator.hour.recess import BreakEnded, BreakStarted, EndBreak, StartBreak
from facilitator.polls.vocabulary import PollForm, PollKind
from rooms.breakouts.vocabulary import BreakoutsOpened, Method, PlanBreakouts
from rooms.kernel import Code, Instant, InvariantBroken, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import EndSession, Leave, SessionEnded
from tests.sim.small_rooms import Group, code

MINUTE = 60_000
FIRST, SECOND, THIRD = SegmentId("segment-1"), SegmentId("segment-2"), SegmentId("segment-3")


def hour(*wishes: SegmentWish) -> Group:
    """Given: a group with an agenda: a check-in of 10 minutes, a topic without a time and a closing of 5."""
    group = Group("abc")
    plain = (
        SegmentWish("How we are", Kind.CHECK_IN, 10),
        SegmentWish("Boundaries"),
        SegmentWish("Goodbye", Kind.CLOSING, 5),
    )
    group.must(group.lead, SetAgenda(wishes or plain))
    return group


def begun(*wishes: SegmentWish) -> Group:
    """Given: its first segment is on."""
    group = hour(*wishes)
    group.must(group.lead, StartAgenda())
    return group


def kinds(events: object) -> list[type]:
    assert isinstance(events, tuple), events
    return [type(event) for event in events]


def on(group: Group) -> str | None:
    return None if group.state.agenda.on is None else group.state.agenda.on.title


# --- what it is ---


def test_an_agenda_is_set_in_full_and_its_segments_get_ids() -> None:
    group = hour()
    assert [(each.id, each.title, each.minutes) for each in group.state.agenda.segments] == [
        (FIRST, "How we are", 10), (SECOND, "Boundaries", None), (THIRD, "Goodbye", 5),
    ]  # fmt: skip
    assert on(group) is None


def test_a_segment_named_by_its_id_stays_the_same_segment_wherever_it_goes() -> None:
    group = hour()
    group.must(group.lead, SetAgenda((SegmentWish("Welcome"), SegmentWish("How are we?", id=FIRST))))
    assert [(each.id, each.title) for each in group.state.agenda.segments] == [
        ("segment-4", "Welcome"), (FIRST, "How are we?"),
    ]  # fmt: skip


def test_an_id_nobody_knows_makes_a_new_segment_under_an_id_of_the_servers() -> None:
    group = hour()
    group.must(group.lead, SetAgenda((SegmentWish("Welcome", id=SegmentId("my own")),)))
    assert [each.id for each in group.state.agenda.segments] == ["segment-4"]


def test_an_id_is_never_used_again() -> None:
    group = hour()
    group.must(group.lead, SetAgenda(()))
    group.must(group.lead, SetAgenda((SegmentWish("Welcome"),)))
    assert [each.id for each in group.state.agenda.segments] == ["segment-4"]


def test_the_same_agenda_again_changes_nothing() -> None:
    group = hour()
    wish = SetAgenda((SegmentWish("One"), SegmentWish("One"), SegmentWish("Two", minutes=3)))
    group.must(group.lead, wish)
    assert group.ask(group.lead, wish) == ()


@pytest.mark.parametrize(
    "wish",
    [
        SegmentWish(""),
        SegmentWish("\u202e"),
        SegmentWish("x" * 81),
        SegmentWish("Topic", minutes=0),
        SegmentWish("Topic", minutes=-3),
        SegmentWish("Topic", minutes=math.nan),
        SegmentWish("Topic", minutes=math.inf),
        SegmentWish("Topic", minutes=481),
        SegmentWish("Topic", minutes=1e-9),
        SegmentWish("Break", Kind.BREAK, None, OpensBreak()),
        SegmentWish("Break", Kind.BREAK, 181, OpensBreak()),
        SegmentWish("Pause", Kind.PAUSE, 61, OpensPause()),
        SegmentWish("Pause", Kind.PAUSE, 5, OpensPause(text=" ")),
        SegmentWish("Pause", Kind.PAUSE, 5, OpensPause(pacer=Pacer(0, 0, 4, 0))),
        SegmentWish("Pause", Kind.PAUSE, 5, OpensPause(pacer=Pacer(4, math.nan, 4, 0))),
        SegmentWish("Choose", opens=OpensPoll(PollForm("", PollKind.SINGLE, ("Sleep", "Work")))),
        SegmentWish("Choose", opens=OpensPoll(PollForm("Which topic?", PollKind.SINGLE, ("Sleep",)))),
    ],
)
def test_a_segment_that_cannot_be_is_refused(wish: SegmentWish) -> None:
    group = hour()
    assert code(group.ask(group.lead, SetAgenda((wish,)))) is Code.INVALID


def test_an_agenda_has_an_end() -> None:
    group = hour()
    assert code(group.ask(group.lead, SetAgenda((SegmentWish("Topic"),) * 41))) is Code.INVALID


def test_a_segment_is_in_the_agenda_once() -> None:
    group = hour()
    twice = (SegmentWish("One", id=FIRST), SegmentWish("Two", id=FIRST))
    assert code(group.ask(group.lead, SetAgenda(twice))) is Code.INVALID


def test_titles_and_texts_are_made_fit_to_be_shown() -> None:
    group = hour(SegmentWish("  How\twe are ", opens=OpensPause(text=" Be  still.\n")))
    assert group.state.agenda.segments[0] == Segment(
        FIRST, "How we are", Kind.TOPIC, None, OpensPause(text="Be still.")
    )


# --- going through it ---


def test_the_agenda_begins_with_its_first_segment_and_its_time() -> None:
    group = hour()
    assert group.must(group.lead, StartAgenda()) == (
        SegmentStarted(at=group.now, segment=FIRST, ends_at=Instant(group.now + 10 * MINUTE), by=group.lead),
    )


def test_beginning_what_has_begun_changes_nothing() -> None:
    group = begun()
    assert group.ask(group.lead, StartAgenda()) == ()


def test_without_an_agenda_nothing_can_begin() -> None:
    group = Group("a")
    assert code(group.ask(group.lead, StartAgenda())) is Code.CONFLICT


def test_leaders_go_on_to_the_next_segment() -> None:
    group = begun()
    group.must(group.lead, NextSegment())
    assert (on(group), group.state.agenda.timer) == ("Boundaries", None)


def test_after_the_last_segment_there_is_no_next_one() -> None:
    group = begun()
    group.must(group.lead, GoToSegment(THIRD))
    assert code(group.ask(group.lead, NextSegment())) is Code.CONFLICT
    assert on(group) == "Goodbye"


def test_before_the_beginning_there_is_no_next_one() -> None:
    group = hour()
    assert code(group.ask(group.lead, NextSegment())) is Code.CONFLICT


@pytest.mark.parametrize("swapped", [False, True])
def test_two_leaders_who_go_on_at_the_same_time_skip_nothing(swapped: bool) -> None:
    group = begun()
    other = group.person(Role.CO_FACILITATOR)
    for by in (other, group.lead) if swapped else (group.lead, other):
        group.must(by, NextSegment(after=FIRST))
    assert on(group) == "Boundaries"


def test_leaders_may_go_to_any_segment_forward_and_back() -> None:
    group = begun()
    group.must(group.lead, GoToSegment(THIRD))
    assert on(group) == "Goodbye"
    group.must(group.lead, GoToSegment(FIRST))
    assert on(group) == "How we are"


def test_going_to_where_one_is_changes_nothing() -> None:
    group = begun()
    assert group.ask(group.lead, GoToSegment(FIRST)) == ()


def test_a_segment_that_is_no_more_is_not_found() -> None:
    group = begun()
    assert code(group.ask(group.lead, GoToSegment(SegmentId("segment-9")))) is Code.NOT_FOUND


def test_the_end_leaves_the_agenda_to_be_begun_again() -> None:
    group = begun()
    assert kinds(group.must(group.lead, EndAgenda())) == [AgendaEnded]
    assert (on(group), len(group.state.agenda.segments)) == (None, 3)
    assert group.ask(group.lead, EndAgenda()) == ()
    group.must(group.lead, StartAgenda())
    assert on(group) == "How we are"


# --- changing it on the way ---


def test_the_segment_that_is_on_cannot_be_taken_out() -> None:
    group = begun()
    assert code(group.ask(group.lead, SetAgenda((SegmentWish("Goodbye", id=THIRD),)))) is Code.CONFLICT


def test_changing_the_agenda_leaves_the_running_time_as_it_is() -> None:
    group = begun()
    before = group.state.agenda.timer
    group.must(group.lead, SetAgenda((SegmentWish("Welcome"), SegmentWish("How we are now", minutes=3, id=FIRST))))
    assert (on(group), group.state.agenda.timer) == ("How we are now", before)
    assert group.state.agenda.following is None


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_leaders_who_change_it_at_the_same_time_the_later_has_their_way(swapped: bool) -> None:
    group = begun()
    other = group.person(Role.CO_FACILITATOR)
    asked = [
        (group.lead, SetAgenda((SegmentWish("How we are", id=FIRST), SegmentWish("One")))),
        (other, SetAgenda((SegmentWish("How we are", id=FIRST), SegmentWish("Two")))),
    ]
    for by, command in reversed(asked) if swapped else asked:
        group.must(by, command)
    assert [each.title for each in group.state.agenda.segments][1] == ("One" if swapped else "Two")


# --- its time ---


def test_everyone_is_told_five_minutes_and_one_minute_before_the_end_and_at_the_end() -> None:
    group = begun()
    told = []
    for _ in range(12):
        events = group.later(MINUTE)
        assert isinstance(events, tuple)
        told += [(group.now, event.minutes) for event in events if isinstance(event, SegmentWarned)]
    begin = group.state.agenda.since
    assert told == [(begin + 5 * MINUTE, 5), (begin + 9 * MINUTE, 1), (begin + 10 * MINUTE, 0)]


def test_when_its_time_is_over_a_segment_goes_on() -> None:
    group = begun()
    group.later(30 * MINUTE)
    assert (on(group), group.state.agenda.warned) == ("How we are", 0)


def test_a_short_segment_is_not_begun_with_a_warning() -> None:
    group = begun(SegmentWish("Short", minutes=6))
    assert group.later(MINUTE) == ()
    assert group.state.agenda.timer is not None
    assert group.state.agenda.timer.due == (1, 0)


def test_after_a_standstill_only_the_latest_is_told() -> None:
    group = begun()
    assert group.later(9 * MINUTE + 1) == (SegmentWarned(at=group.now, segment=FIRST, minutes=1),)
    assert group.later(0) == ()


def test_more_time_is_counted_from_the_end() -> None:
    group = begun()
    start = group.now
    group.later(2 * MINUTE)
    group.must(group.lead, ExtendSegment(5))
    assert group.state.agenda.timer is not None
    assert group.state.agenda.timer.ends_at == start + 15 * MINUTE


def test_more_time_for_what_is_over_is_counted_from_now_and_told_of_anew() -> None:
    group = begun()
    group.later(13 * MINUTE)
    group.must(group.lead, ExtendSegment(2))
    assert (group.state.agenda.timer and group.state.agenda.timer.ends_at) == group.now + 2 * MINUTE
    assert group.state.agenda.warned is None
    assert group.later(MINUTE) == (SegmentWarned(at=group.now, segment=FIRST, minutes=1),)


def test_a_segment_without_a_time_is_given_one() -> None:
    group = begun()
    group.must(group.lead, NextSegment())
    group.must(group.lead, ExtendSegment(5))
    assert (group.state.agenda.timer and group.state.agenda.timer.ends_at) == group.now + 5 * MINUTE


@pytest.mark.parametrize("minutes", [0, -1, math.nan, math.inf, 481])
def test_a_time_that_cannot_be_is_refused(minutes: float) -> None:
    group = begun()
    assert code(group.ask(group.lead, ExtendSegment(minutes))) is Code.INVALID


def test_a_timer_that_stands_still_keeps_what_is_left() -> None:
    group = begun()
    group.later(4 * MINUTE)
    assert group.must(group.lead, PauseAgenda(paused=True)) == (
        AgendaPaused(at=group.now, left=6 * MINUTE, by=group.lead),
    )
    assert group.later(60 * MINUTE) == ()
    assert group.must(group.lead, PauseAgenda(paused=False)) == (
        AgendaResumed(at=group.now, ends_at=Instant(group.now + 6 * MINUTE), by=group.lead),
    )


def test_what_was_told_before_a_standstill_is_not_told_again() -> None:
    group = begun(SegmentWish("Long", minutes=40))
    group.later(35 * MINUTE)
    group.must(group.lead, PauseAgenda(paused=True))
    group.must(group.lead, PauseAgenda(paused=False))
    assert group.state.agenda.timer is not None
    assert group.state.agenda.timer.due == (1, 0)


def test_stopping_what_stands_and_starting_what_runs_change_nothing() -> None:
    group = begun()
    assert group.ask(group.lead, PauseAgenda(paused=False)) == ()
    group.must(group.lead, PauseAgenda(paused=True))
    assert group.ask(group.lead, PauseAgenda(paused=True)) == ()


def test_more_time_while_the_timer_stands_still_leaves_it_standing() -> None:
    group = begun()
    group.later(4 * MINUTE)
    group.must(group.lead, PauseAgenda(paused=True))
    assert group.must(group.lead, ExtendSegment(5)) == (
        SegmentExtended(at=group.now, segment=FIRST, ends_at=None, left=11 * MINUTE, by=group.lead),
    )


def test_a_segment_without_a_time_has_no_timer_to_stop() -> None:
    group = begun()
    group.must(group.lead, NextSegment())
    assert code(group.ask(group.lead, PauseAgenda(paused=True))) is Code.CONFLICT


@pytest.mark.parametrize("command", [ExtendSegment(5), PauseAgenda(paused=True), NextSegment()])
def test_without_a_segment_there_is_nothing_to_time(command: ExtendSegment | PauseAgenda | NextSegment) -> None:
    group = hour()
    assert code(group.ask(group.lead, command)) is Code.CONFLICT


# --- who and until when ---


def test_clients_have_no_say_in_the_agenda() -> None:
    group = begun()
    for command in (SetAgenda(()), NextSegment(), EndAgenda(), PauseAgenda(paused=True)):
        assert code(group.ask(ParticipantId("a"), command)) is Code.FORBIDDEN


def test_the_agenda_goes_on_when_the_leader_goes() -> None:
    group = begun()
    group.must(group.lead, Leave())
    assert on(group) == "How we are"


def test_with_the_session_ends_the_segment_first() -> None:
    group = begun()
    assert kinds(group.must(group.lead, EndSession())) == [AgendaEnded, SessionEnded]


# --- what segments open ---


def test_a_segment_opens_the_small_rooms_that_are_planned_for_its_time() -> None:
    group = begun(SegmentWish("Hello"), SegmentWish("In pairs", Kind.BREAKOUTS, 15, OpensBreakouts()))
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=2))
    events = group.must(group.lead, NextSegment())
    assert kinds(events) == [SegmentStarted, BreakoutsOpened]
    assert group.state.breakouts.timer is not None
    assert group.state.breakouts.timer.ends_at == group.now + 15 * MINUTE


def test_what_cannot_be_opened_keeps_no_segment_from_beginning() -> None:
    group = begun(SegmentWish("Hello"), SegmentWish("In pairs", Kind.BREAKOUTS, 15, OpensBreakouts()))
    assert kinds(group.must(group.lead, NextSegment())) == [SegmentStarted]
    assert on(group) == "In pairs"


def test_a_segment_opens_a_break_and_going_on_ends_it() -> None:
    group = begun(SegmentWish("Tea", Kind.BREAK, 10, OpensBreak()), SegmentWish("Topic"))
    assert group.state.recess.on is not None
    assert group.state.recess.on.ends_at == group.now + 10 * MINUTE
    assert kinds(group.must(group.lead, NextSegment())) == [SegmentStarted, BreakEnded]


def test_from_one_break_to_the_next_both_are_held() -> None:
    group = begun(
        SegmentWish("Tea", minutes=10, opens=OpensBreak()), SegmentWish("Cake", minutes=5, opens=OpensBreak())
    )
    assert kinds(group.must(group.lead, NextSegment())) == [SegmentStarted, BreakEnded, BreakStarted]


def test_a_segment_opens_a_pause_and_the_end_of_the_agenda_ends_it() -> None:
    opens = OpensPause(guide=False, pacer=Pacer(4, 0, 6, 0), text="Breathe.")
    group = begun(SegmentWish("Be still", Kind.PAUSE, 3, opens))
    (pause,) = group.state.pauses.on.values()
    assert (pause.guide, pause.pacer, pause.text, pause.ends_at) == (
        None, Pacer(4, 0, 6, 0), "Breathe.", group.now + 3 * MINUTE,
    )  # fmt: skip
    assert kinds(group.must(group.lead, EndAgenda())) == [AgendaEnded, PauseEnded]


def test_who_goes_on_guides_the_pause_that_opens() -> None:
    group = begun(SegmentWish("Hello"), SegmentWish("Be still", Kind.PAUSE, 3, OpensPause()))
    other = group.person(Role.CO_FACILITATOR)
    events = group.must(other, NextSegment())
    assert [event.guide for event in events if isinstance(event, PauseStarted)] == [other]


def test_a_segment_opens_a_check_in_which_stays_open_when_the_group_goes_on() -> None:
    opens = OpensCheckIn("after", words=False, questionnaire="gad7")
    group = begun(SegmentWish("Before we go", Kind.CHECK_IN, 5, opens), SegmentWish("Goodbye"))
    check_in = group.state.checkins.open
    assert check_in is not None
    assert (check_in.when, check_in.questionnaire) == ("after", "gad7")
    group.must(group.lead, NextSegment())
    assert group.state.checkins.open == check_in


def test_a_segment_opens_a_poll_which_stays_open_when_the_group_goes_on() -> None:
    form = PollForm(" Which topic? ", PollKind.SINGLE, ("Sleep", "Work"), anonymous=False)
    group = begun(SegmentWish("Choose", minutes=5, opens=OpensPoll(form)), SegmentWish("Topic"))
    (poll,) = group.state.polls.polls.values()
    assert (poll.form.question, poll.form.options, poll.form.anonymous) == ("Which topic?", ("Sleep", "Work"), False)
    group.must(group.lead, NextSegment())
    assert group.state.polls.polls[poll.id].is_open


def test_a_break_that_was_begun_by_hand_is_left_alone_by_a_segment_that_opened_none() -> None:
    group = begun()
    group.must(group.lead, StartBreak(5))
    assert kinds(group.must(group.lead, NextSegment())) == [SegmentStarted]


def test_a_pause_that_is_over_before_its_segment_needs_no_end() -> None:
    group = begun(SegmentWish("Be still", Kind.PAUSE, 3, OpensPause()), SegmentWish("Topic"))
    group.must(group.lead, EndPause())
    assert kinds(group.must(group.lead, NextSegment())) == [SegmentStarted]


def test_a_break_is_not_begun_while_one_of_another_length_is_on() -> None:
    group = hour(SegmentWish("Tea", Kind.BREAK, 10, OpensBreak()))
    group.must(group.lead, StartBreak(20))
    assert kinds(group.must(group.lead, StartAgenda())) == [SegmentStarted]
    group.must(group.lead, EndBreak())


# --- what cannot have happened ---


@pytest.mark.parametrize(
    "event",
    [
        SegmentStarted(at=Instant(0), segment=FIRST, ends_at=None, by=None),
        SegmentExtended(at=Instant(0), segment=FIRST, ends_at=None, left=None, by=None),
        SegmentWarned(at=Instant(0), segment=FIRST, minutes=1),
        AgendaPaused(at=Instant(0), left=0, by=None),
        AgendaResumed(at=Instant(0), ends_at=Instant(0), by=None),
        AgendaEnded(at=Instant(0), by=None),
    ],
)
def test_nothing_happens_to_an_agenda_that_is_empty(
    event: SegmentStarted | SegmentExtended | SegmentWarned | AgendaPaused | AgendaResumed | AgendaEnded,
) -> None:
    with pytest.raises(InvariantBroken):
        evolve(Agenda(), event)


def test_no_agenda_is_without_the_segment_that_is_on() -> None:
    state = begun().state.agenda
    with pytest.raises(InvariantBroken):
        evolve(state, AgendaSet(at=Instant(0), segments=(), by=None))


def test_no_warning_is_for_a_segment_without_a_timer() -> None:
    group = begun()
    group.must(group.lead, NextSegment())
    with pytest.raises(InvariantBroken):
        evolve(group.state.agenda, SegmentWarned(at=Instant(0), segment=SECOND, minutes=1))


def test_staff_may_go_through_the_agenda_as_well() -> None:
    group = hour()
    assert not isinstance(group.ask(None, StartAgenda()), Rejected)


# --- agendas to be used again ---


def test_an_agenda_is_kept_under_a_name_and_takes_the_place_of_another_of_it() -> None:
    group = Group("a")
    (saved,) = group.must(group.lead, SaveAgendaTemplate(" Usual ", (SegmentWish("Welcome", minutes=5),)))
    assert isinstance(saved, AgendaTemplateSaved)
    assert (saved.template.id, saved.template.name) == (AgendaTemplateId("saved-1"), "Usual")
    assert group.ask(group.lead, SaveAgendaTemplate("USUAL", (SegmentWish("Welcome", minutes=5),))) != ()
    (again,) = group.must(group.lead, SaveAgendaTemplate("Usual", (SegmentWish("Hello"),)))
    assert isinstance(again, AgendaTemplateSaved)
    assert [each.title for each in again.template.segments] == ["Hello"]
    assert list(group.state.agenda.templates) == [AgendaTemplateId("saved-1")]
    assert group.state.agenda.segments == ()


def test_an_agenda_is_kept_until_it_is_dropped() -> None:
    group = Group("a")
    group.must(group.lead, SaveAgendaTemplate("Usual", (SegmentWish("Welcome"),)))
    drop = DropAgendaTemplate(AgendaTemplateId("saved-1"))
    assert isinstance(group.must(group.lead, drop)[0], AgendaTemplateDropped)
    assert group.ask(group.lead, drop) == ()
    assert group.state.agenda.templates == {}


@pytest.mark.parametrize(
    ("name", "wishes"),
    [
        (" ", (SegmentWish("Welcome"),)),
        ("Usual", ()),
        ("Usual", (SegmentWish(""),)),
        ("Usual", (SegmentWish("x"),) * 41),
    ],
)
def test_an_agenda_that_cannot_be_is_not_kept(name: str, wishes: tuple[SegmentWish, ...]) -> None:
    group = Group("a")
    assert code(group.ask(group.lead, SaveAgendaTemplate(name, wishes))) is Code.INVALID


def test_no_more_agendas_are_kept_than_there_may_be() -> None:
    group = Group("a")
    for number in range(20):
        group.must(group.lead, SaveAgendaTemplate(f"Plan {number}", (SegmentWish("Welcome"),)))
    assert code(group.ask(group.lead, SaveAgendaTemplate("One more", (SegmentWish("Welcome"),)))) is Code.CONFLICT
