"""Side rooms and calls for support on the screens: who is told, who sees and hears whom, and that seats stay."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.desk import Command
from facilitator.hour.pause import StartPause
from facilitator.moderation import LockMicrophones
from facilitator.scenes.vocabulary import ScenePart, SetUpScene, StartScene
from facilitator.support import AcknowledgeSupport, AskForSupport
from facilitator.turns.vocabulary import FloorMode, GoAroundOrder, GrantTurn, RaiseHand, SetFloor, StartGoAround
from rooms.aside import EndAside, TakeAside
from rooms.breakouts.vocabulary import ListenIn, MessageRooms, SpeakToRooms
from rooms.kernel import Issued, ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import Leave, StepOut
from server.live.media_plan import media_plan, reseat, wanted
from server.live.messages import deliveries
from server.live.signals import Signals
from server.live.stage import Stage
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.doubles import RecordingPlane
from tests.sim.meeting import Meeting
from tests.sim.small_rooms import ONE, TWO, Group, people

Wire = dict[str, Any]  # Any: wire data

A, B, C = people("abc")


def told(group: Group, viewer: Viewer) -> list[Wire]:
    """All that a viewer was told."""
    meeting, seen = Meeting(created=False), []
    for seq, event in enumerate(group.log, 1):
        before = meeting.desk
        meeting.happen(event)
        news = view_event(seq, before, event, meeting.state, viewer)
        seen += [] if news is None else [msgspec.to_builtins(news)]
    return seen


def types(events: list[Wire]) -> set[str]:
    return {event["type"] for event in events}


def shown(group: Group, viewer: Viewer) -> dict[str, Wire]:
    return {person.id: msgspec.to_builtins(person) for person in view(group.state, viewer).participants}


def seated(group: Group, stage: Stage, viewer: ParticipantId) -> list[tuple[ParticipantId | None, bool]]:
    """Who is in which seat, and whether their sound is there."""
    stage.arrange(group.state)
    return [(row.participant, row.audio) for row in stage.rows(group.state, viewer) or ()]


def staged(group: Group) -> Stage:
    stage = Stage(SessionId("s"), RecordingPlane())
    for person in group.state.session.here:
        stage.resize(person.id, 4)
    stage.arrange(group.state)
    return stage


# --- what is seen ---


def test_the_others_see_that_somebody_is_in_a_side_conversation_and_not_with_whom_or_where() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    seen = shown(group, B)
    assert [seen[who]["aside"] for who in (A, group.lead, C)] == [True, True, False]
    assert {seen[who]["room"] for who in seen} == {"main"}
    assert view(group.state, B).asides == ()
    assert [room.id for room in view(group.state, B).rooms] == ["main"]
    assert "taken_aside" not in types(told(group, B))


def test_the_two_see_each_other_in_their_room() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    seen = shown(group, A)
    assert set(seen) == {A, group.lead}
    assert [(seen[who]["aside"], seen[who]["room"]) for who in seen] == [(False, "aside-1")] * 2
    (aside,) = view(group.state, A).asides
    assert (aside.leader, aside.participant) == (group.lead, A)
    assert [room.id for room in view(group.state, A).rooms] == ["main", "aside-1"]


def test_leaders_and_the_staff_see_all_side_conversations() -> None:
    group = Group()
    co = group.client("k", Role.CO_FACILITATOR)
    group.must(group.lead, TakeAside(A))
    for viewer in (co, None):
        assert [aside.participant for aside in view(group.state, viewer).asides] == [A]
        assert (shown(group, viewer)[A]["room"], shown(group, viewer)[A]["aside"]) == ("main", True)
        assert [room.id for room in view(group.state, viewer).rooms] == ["main", "aside-1"]
    assert "taken_aside" in types(told(group, co))


def test_who_is_in_another_small_room_learns_nothing_of_it() -> None:
    group = Group()
    group.open("ab", "c")
    group.must(group.lead, TakeAside(A))
    assert A not in shown(group, C)
    assert A in shown(group, B)


def test_in_a_side_room_one_is_not_told_of_the_circle() -> None:
    group = Group()
    group.must(group.lead, TakeAside(A))
    known = len(told(group, A))
    group.must(B, Leave())
    assert types(told(group, A)[known:]) <= {"view_changed"}
    group.must(A, EndAside())
    assert B not in shown(group, A)


# --- media ---


def test_nothing_passes_between_a_side_room_and_the_circle_and_seats_stay() -> None:
    group = Group("abc")
    stage = staged(group)
    before = {who: seated(group, stage, who) for who in (A, B, group.lead)}
    group.must(group.lead, TakeAside(A))
    assert seated(group, stage, A) == [(who if who == group.lead else None, who == group.lead) for who, _ in before[A]]
    assert seated(group, stage, B) == [(who, sound and who == C) for who, sound in before[B]]
    group.must(A, EndAside())
    assert {who: seated(group, stage, who) for who in (A, B, group.lead)} == before


def test_the_sfu_forwards_nothing_of_the_two_to_the_others() -> None:
    group = Group("abc")
    tables = {person.id: reseat((), wanted(group.state, person.id), 4) for person in group.state.session.here}
    group.must(group.lead, TakeAside(A))
    plan = media_plan(group.state, tables)
    forwarded = {who: {seat.participant for seat in desired.seats if seat} for who, desired in plan.items()}
    assert forwarded == {group.lead: {A}, A: {group.lead}, B: {C}, C: {B}}


def test_when_seats_are_few_those_who_are_there_come_first() -> None:
    group = Group("abc")
    group.must(group.lead, TakeAside(A))
    assert wanted(group.state, B) == (C, group.lead, A)


def test_a_leader_who_speaks_to_all_rooms_is_not_heard_out_of_a_side_room_nor_in_one() -> None:
    group = Group("abc")
    co = group.client("k", Role.CO_FACILITATOR)
    group.open("ab", "c")
    group.must(group.lead, SpeakToRooms(True))
    group.must(co, SpeakToRooms(True))
    group.must(group.lead, TakeAside(A))
    plan = media_plan(group.state, dict.fromkeys((A, B, C), (group.lead, co)))
    forwarded = {who: [seat and seat.participant for seat in plan[who].seats] for who in (A, B, C)}
    assert forwarded == {A: [group.lead, None], B: [None, co], C: [None, co]}
    for viewer, heard in ((A, ()), (B, (co,))):
        breakouts = view(group.state, viewer).breakouts
        assert breakouts is not None
        assert breakouts.addressing == heard


def test_a_leader_who_listened_in_is_seen_and_heard_in_the_side_room() -> None:
    group = Group("abc")
    group.open("ab", "c")
    group.must(group.lead, ListenIn(TWO))
    group.must(group.lead, TakeAside(A))
    assert wanted(group.state, A) == (group.lead,)
    assert view(group.state, C).rooms[2].listening == ()


def test_that_somebody_speaks_in_a_side_room_is_told_to_the_other_only() -> None:
    group = Group("abc")
    co = group.client("k", Role.CO_FACILITATOR)
    group.must(group.lead, TakeAside(A))
    signals = Signals()
    signals.speaking(group.state, A, True)
    heard = {who: signals.seen_by(group.state, who)["speaking"] for who in (A, group.lead, B, co)}
    assert heard == {A: [A], group.lead: [A], B: [], co: []}


def test_a_message_to_the_rooms_reaches_who_was_taken_aside_from_one() -> None:
    group = Group("abc")
    group.open("ab")
    group.must(group.lead, TakeAside(A))
    (delivery,) = deliveries(group.state, Issued(group.lead, MessageRooms("Five minutes.")))
    assert set(delivery.to) == {group.lead, A, B}
    assert group.state.around.home_of(A) == ONE


# --- support ---


def test_a_call_for_support_is_between_its_owner_and_the_leaders() -> None:
    group = Group("ab")
    observer = group.client("o", Role.OBSERVER)
    group.must(A, AskForSupport())
    group.must(group.lead, AcknowledgeSupport(A))
    for viewer in (A, group.lead, None):
        assert [(call.participant, call.seen) for call in view(group.state, viewer).support] == [(A, True)]
        assert {"support_asked", "support_acknowledged"} <= types(told(group, viewer))
    for viewer in (B, observer):
        known = told(group, viewer)
        assert view(group.state, viewer).support == ()
        assert not any(event["type"].startswith("support_") for event in known)
        assert not any("support" in event.get("view", {}) and event["view"]["support"] for event in known)


def test_of_somebody_who_asked_and_left_leaders_still_know_the_name() -> None:
    group = Group("ab")
    group.must(A, AskForSupport())
    group.must(A, Leave())
    (call,) = view(group.state, group.lead).support
    assert (call.name, call.here) == ("a", False)


def test_that_somebody_stepped_out_is_the_leaders_to_know_and_stepping_away_to_the_others() -> None:
    group = Group("ab")
    group.must(A, StepOut())
    assert view(group.state, group.lead).stepped_out == (A,)
    assert view(group.state, B).stepped_out == view(group.state, A).stepped_out == ()
    assert told(group, B)[-1]["type"] == "stepped_away"
    assert shown(group, B)[A]["away"] is True


# --- with the other instruments ---


def test_a_hand_waits_in_its_place_while_its_owner_is_aside() -> None:
    group = Group("abc")
    for who in (B, A, C):
        group.must(who, RaiseHand())
    group.must(group.lead, TakeAside(A))
    assert view(group.state, B).hands == (B, C)
    group.must(group.lead, EndAside())
    assert view(group.state, B).hands == (B, A, C)


def test_what_keeps_the_circle_silent_keeps_nobody_silent_in_a_side_room() -> None:
    quieten: list[tuple[Command, ...]] = [
        (SetFloor(FloorMode.ENFORCED), GrantTurn(B)),
        (StartPause(5),),
        (SetUpScene((ScenePart(B, "Mother"), ScenePart(C, "Son"))), StartScene()),
    ]
    for commands in quieten:
        group = Group("abc")
        for command in commands:
            group.must(group.lead, command)
        assert not group.state.gates(A).microphone
        group.must(group.lead, TakeAside(A))
        assert group.state.gates(A).microphone
        assert group.state.gates(group.lead).microphone
        group.must(group.lead, EndAside())
        assert not group.state.gates(A).microphone


def test_a_locked_microphone_stays_locked_in_a_side_room() -> None:
    group = Group("abc")
    group.must(group.lead, LockMicrophones(locked=True))
    group.must(group.lead, TakeAside(A))
    assert not group.state.gates(A).microphone


def test_a_turn_ends_when_its_holder_is_taken_aside_and_in_a_go_around_they_get_another() -> None:
    group = Group("abc")
    group.must(group.lead, GrantTurn(A))
    group.must(group.lead, TakeAside(A))
    assert view(group.state, B).turn is None
    group = Group("abc")
    group.must(group.lead, StartGoAround(GoAroundOrder.SEAT, 60))
    current = view(group.state, B).turn
    assert current is not None
    group.must(group.lead, TakeAside(current.participant))
    group.must(group.lead, EndAside())
    shown_now = view(group.state, B).go_around
    assert shown_now is not None
    assert current.participant in (shown_now.current, *shown_now.waiting)
