"""What each person may know of the agenda, the break and the pause, and what they are told of it."""

from __future__ import annotations

from facilitator.hour.agenda.vocabulary import (
    DropAgendaTemplate,
    Kind,
    NextSegment,
    OpensPause,
    PauseAgenda,
    SaveAgendaTemplate,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import Pacer, StartPause
from facilitator.hour.recess import EndBreak, ReturnFromBreak, StartBreak
from rooms.breakouts.vocabulary import Visit
from rooms.kernel import ParticipantId
from rooms.people import Role
from server.live.media_plan import seat_rows
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.view_types import View
from server.live.views import view
from tests.sim.meeting import Meeting
from tests.sim.small_rooms import ONE, Group

A, B = ParticipantId("a"), ParticipantId("b")
SECRET = OpensPause(text="Breathe.")


def shown(group: Group, viewer: Viewer) -> View:
    return view(group.state, viewer)


def told(group: Group, viewer: Viewer) -> list[str]:
    """The types of all events that `viewer` was told of."""
    again, seen = Meeting(created=False), []
    for seq, event in enumerate(group.log, 1):
        before = again.desk
        again.happen(event)
        wire = view_event(seq, before, event, again.state, viewer)
        seen += [] if wire is None else [str(wire.__struct_config__.tag)]
    return seen


def group_with_agenda() -> Group:
    group = Group("ab")
    group.must(group.lead, SetAgenda((
        SegmentWish("How we are", Kind.CHECK_IN, 10), SegmentWish("Still", Kind.PAUSE, 3, SECRET), SegmentWish("End"),
    )))  # fmt: skip
    return group


# --- the agenda ---


def test_saved_agendas_are_the_leaders_alone() -> None:
    group = Group("ab")
    wishes = (SegmentWish("Still", Kind.PAUSE, 3, SECRET),)
    group.must(group.lead, SaveAgendaTemplate("Usual", wishes))
    (template,) = shown(group, group.lead).agenda_templates
    assert (template.name, [each.title for each in template.segments]) == ("Usual", ["Still"])
    group.must(group.lead, DropAgendaTemplate(template.id))
    assert shown(group, group.lead).agenda_templates == ()
    assert told(group, group.lead)[-2:] == ["agenda_template_saved", "agenda_template_dropped"]
    assert shown(group, A).agenda_templates == ()
    assert not {"agenda_template_saved", "agenda_template_dropped"} & set(told(group, A))


def test_the_agenda_is_the_leaders_before_it_begins() -> None:
    group = group_with_agenda()
    agenda = shown(group, group.lead).agenda
    assert agenda is not None
    assert ([each.title for each in agenda.segments], agenda.current) == (["How we are", "Still", "End"], None)
    assert shown(group, A).agenda is None
    assert "agenda_set" in told(group, group.lead)
    assert "agenda_set" not in told(group, A)


def test_members_see_what_is_on_and_what_comes_next_and_not_what_it_opens() -> None:
    group = group_with_agenda()
    group.must(group.lead, StartAgenda())
    agenda = shown(group, A).agenda
    assert agenda is not None
    assert [(each.title, each.opens) for each in agenda.segments] == [("How we are", None), ("Still", None)]
    assert agenda.ends_at == group.now + 600_000
    of_leader = shown(group, group.lead).agenda
    assert of_leader is not None
    assert of_leader.segments[1].opens == SECRET


def test_a_timer_that_stands_still_is_shown_by_what_is_left() -> None:
    group = group_with_agenda()
    group.must(group.lead, StartAgenda())
    group.later(60_000)
    group.must(group.lead, PauseAgenda(paused=True))
    agenda = shown(group, A).agenda
    assert agenda is not None
    assert (agenda.ends_at, agenda.left) == (None, 540_000)


def test_in_a_small_room_the_agenda_is_there_as_well() -> None:
    group = group_with_agenda()
    group.must(group.lead, StartAgenda())
    group.open("a", "b")
    assert shown(group, A).agenda == shown(group, B).agenda is not None


def test_who_waits_at_the_door_sees_nothing_of_the_hour() -> None:
    group = Group("", waiting_room=True)
    group.must(group.lead, SetAgenda((SegmentWish("Topic"),)))
    kim = group.client("kim")
    group.must(group.lead, StartAgenda())
    group.must(group.lead, StartBreak(5))
    group.must(group.lead, StartPause(5))
    waiting = shown(group, kim)
    assert (waiting.agenda, waiting.recess, waiting.pause) == (None, None, None)
    assert set(told(group, kim)) <= {"joined", "view_changed"}  # both of themselves


# --- the break ---


def test_everyone_sees_that_all_are_switched_off_by_the_break() -> None:
    group = Group("ab")
    group.must(group.lead, StartBreak(5))
    assert all(person.muted and not person.camera for person in shown(group, A).participants)
    assert "break_started" in told(group, A)


def test_who_is_back_is_shown_to_those_who_know_them() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, StartBreak(5))
    group.must(B, ReturnFromBreak())
    backs = {who: (recess.back if (recess := shown(group, who).recess) else None) for who in (A, B, group.lead)}
    assert backs == {A: (), B: (B,), group.lead: (B,)}
    assert "returned_from_break" not in told(group, A)


def test_after_the_break_it_is_gone() -> None:
    group = Group("ab")
    group.must(group.lead, StartBreak(5))
    group.must(group.lead, EndBreak())
    assert shown(group, A).recess is None
    assert told(group, A)[-1] == "break_ended"


# --- the pause ---


def test_a_pause_is_shown_in_its_room_alone() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause(3, pacer=Pacer(4, 0, 6, 0), text="Breathe."))
    pause = shown(group, A).pause
    assert pause is not None
    assert (pause.guide, pause.pacer, pause.text) == (group.lead, Pacer(4, 0, 6, 0), "Breathe.")
    assert shown(group, B).pause is None
    assert "pause_started" not in told(group, B)


def test_a_leader_who_goes_elsewhere_no_longer_sees_it() -> None:
    group = Group("ab")
    group.open("a", "b")
    group.must(group.lead, Visit(ONE))
    group.must(group.lead, StartPause(3))
    group.must(group.lead, Visit(None))
    assert shown(group, group.lead).pause is None


def test_whose_open_microphone_is_kept_in_by_a_pause_is_said() -> None:
    group = Group("ab")
    group.must(group.lead, StartPause(3))
    assert set(shown(group, A).silenced) == {A, B}
    rows = seat_rows(group.state, A, (B, group.lead))
    assert [(row.audio, row.video) for row in rows] == [(False, True), (True, True)]


def test_a_segment_that_opens_a_pause_is_told_with_it() -> None:
    group = group_with_agenda()
    group.must(group.lead, StartAgenda())
    group.must(group.lead, NextSegment())
    assert told(group, A)[-2:] == ["segment_started", "pause_started"]


def test_an_observer_sees_the_hour_like_everyone() -> None:
    group = Group("a")
    observer = group.client("o", Role.OBSERVER)
    group.must(group.lead, StartBreak(5))
    group.must(group.lead, StartPause(3))
    assert (shown(group, observer).recess, shown(group, observer).pause) != (None, None)
