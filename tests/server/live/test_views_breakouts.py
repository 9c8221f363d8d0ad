"""What people know of small rooms: their own, and of the leaders; and what events tell them."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.desk import Desk, Event
from rooms.breakouts.vocabulary import (
    AnswerHelp,
    AskForHelp,
    Assign,
    CloseBreakouts,
    CloseRoom,
    Command,
    DiscardPlan,
    ExtendBreakouts,
    KeepPairs,
    ListenIn,
    MessageRooms,
    Method,
    Move,
    PlanBreakouts,
    RecallRounds,
    RenameRoom,
    SpeakToRooms,
    Visit,
    WithdrawHelp,
)
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import Leave, LinkLost, Rename, SetRole, Tick
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.fold import fold
from tests.sim.meeting import START
from tests.sim.small_rooms import ONE, TWO, Group, pair, people

A, B, C = people("abc")

Wire = dict[str, Any]  # Any: wire data


def wire(group: Group, viewer: Viewer) -> Wire:
    built: Wire = msgspec.to_builtins(view(group.state, viewer))
    return {**built, "participants": list(built["participants"])}


def known(group: Group, viewer: Viewer) -> str:
    """Those the viewer knows; `*` is the facilitator."""
    return "".join("*" if p["id"] == group.lead else p["id"] for p in wire(group, viewer)["participants"])


def told(group: Group, command: Command, viewer: Viewer, by: ParticipantId | None = None) -> list[Wire]:
    """What the viewer is told of a command; that it leads to the view of now is checked on the way."""
    before, folded = group.state, wire(group, viewer)
    heard: list[Wire] = []
    for seq, event in enumerate(group.must(by or group.lead, command), start=1):
        # Between the events of one command the state is that of the log, as it is for the audience.
        after = replayed(before, event)
        news = view_event(seq, before, event, after, viewer)
        if news is not None:
            heard.append(msgspec.to_builtins(news))
            folded = fold(folded, heard[-1])
        before = after
    assert folded == wire(group, viewer)
    return heard


def replayed(before: Desk, event: Event) -> Desk:
    again = Group("")
    again.desk = before
    again.happen(event)
    return again.state


def types(events: list[Wire]) -> list[str]:
    return [event["type"] for event in events]


# --- whom one knows ---


def test_people_know_their_room_mates_and_the_leaders() -> None:
    group = Group("abcde")
    group.open("ab", "c")
    assert [known(group, who) for who in people("abcde")] == ["*ab", "*ab", "*c", "*de", "*de"]


def test_leaders_and_staff_know_everyone_and_their_rooms() -> None:
    group = Group("abc")
    group.open("ab", "c")
    for viewer in (group.lead, None):
        shown = wire(group, viewer)["participants"]
        assert [person["room"] for person in shown] == ["main", ONE, ONE, TWO]


def test_observers_know_the_room_they_are_in() -> None:
    group = Group("ab")
    observer = group.client("o", Role.OBSERVER)
    group.open("a", "b")
    assert known(group, observer) == "*o"
    group.must(group.lead, Move(observer, TWO))
    assert (known(group, observer), known(group, B), known(group, A)) == ("*bo", "*bo", "*a")


def test_everyone_knows_which_rooms_there_are() -> None:
    group = Group("ab")
    group.open("a", "b")
    for viewer in (A, group.lead):
        assert [(room["id"], room["name"]) for room in wire(group, viewer)["rooms"]] == [
            ("main", "Main room"),
            (ONE, "Room 1"),
            (TWO, "Room 2"),
        ]


def test_the_round_as_everyone_knows_it_and_as_leaders_do() -> None:
    group = Group("abc")
    group.open("ab", minutes=10)
    group.must(B, AskForHelp())
    shared = {
        "round": 1,
        "ends_at": START + 600_000,
        "closing_at": None,
        "warned": None,
        "choose": False,
        "may_return": True,
        "addressing": (),
    }
    assert wire(group, group.lead)["breakouts"] == {**shared, "help": (B,), "unassigned": (C,)}
    assert wire(group, B)["breakouts"] == {**shared, "help": (B,), "unassigned": ()}
    assert wire(group, A)["breakouts"] == {**shared, "help": (), "unassigned": ()}


def test_plan_and_pairs_are_the_leaders_alone() -> None:
    """Elsewhere lists of breakouts were given without a look at the role (MiroTalk)."""
    group = Group("abc")
    group.must(group.lead, KeepPairs(apart=(pair("ab"),)))
    group.must(group.lead, PlanBreakouts(Method.MANUAL, rooms=1))
    group.must(group.lead, Assign(A, ONE))
    for viewer in (group.lead, None):
        shown = wire(group, viewer)
        room = {"id": ONE, "name": "Room 1", "limit": None, "participants": (A,)}
        assert shown["plan"] == {"method": "manual", "rooms": (room,)}
        assert shown["pairs"] == {"apart": (pair("ab"),), "together": ()}
    for viewer in (A, B, C):
        assert wire(group, viewer)["plan"] is None
        assert wire(group, viewer)["pairs"] is None


def test_no_view_has_the_invitations_that_pairs_were_given_by() -> None:
    group = Group("a")
    absent = group.invite()
    group.must(None, KeepPairs(apart=((A, absent),)))
    assert absent.encode() not in msgspec.json.encode(view(group.state, group.lead))


def test_who_has_left_is_not_shown_in_the_plan() -> None:
    group = Group("ab")
    group.must(group.lead, PlanBreakouts(Method.RANDOM, rooms=1))
    group.must(A, Leave())
    assert wire(group, group.lead)["plan"]["rooms"][0]["participants"] == (B,)


# --- what one is told ---


def test_nobody_is_told_of_a_plan_but_leaders() -> None:
    group = Group("ab")
    commands: dict[str, Command] = {
        "breakouts_planned": PlanBreakouts(Method.RANDOM, rooms=2),
        "plan_changed": Assign(A, None),
        "room_renamed": RenameRoom(ONE, "Garden"),
        "plan_discarded": DiscardPlan(),
        "pairs_kept": KeepPairs((pair("ab"),)),
    }
    for kind, command in commands.items():
        other = Group("ab")
        other.desk = group.state
        assert told(other, command, A) == []
        assert types(told(group, command, group.lead)) == [kind]


def test_everyone_is_told_the_new_name_of_a_room_that_is_open() -> None:
    group = Group("ab")
    group.open("a", "b")
    before = group.state
    for viewer in (group.lead, A, B):
        group.desk = before
        (renamed,) = told(group, RenameRoom(ONE, "Garden"), viewer)
        assert (renamed["type"], renamed["room"], renamed["name"]) == ("room_renamed", ONE, "Garden")
        assert "Garden" in [room["name"] for room in wire(group, viewer)["rooms"]]


def test_nobody_at_all_is_told_of_rounds_recalled_or_of_a_message() -> None:
    group = Group("ab")
    group.open("a", "b")
    (recalled,) = group.must(None, RecallRounds(((pair("ab"),),)))
    (messaged,) = group.must(group.lead, MessageRooms("Hello"))
    for event in (recalled, messaged):
        assert view_event(1, group.state, event, group.state, group.lead) is None


def test_a_move_brings_the_person_moved_their_new_view_whole() -> None:
    group = Group("abc")
    group.open("ab", "c")
    (moved,) = told(group, Move(A, TWO), A)
    assert (moved["type"], moved["room"], moved["by"]) == ("moved", TWO, group.lead)
    assert [person["id"] for person in moved["view"]["participants"]] == [group.lead, A, C]


def test_a_move_is_told_to_both_rooms_and_the_leaders_and_where_to_only_to_those_there() -> None:
    group = Group("abcd")
    group.open("ab", "c", "d")
    before = group.state
    for viewer, room in ((B, None), (C, TWO), (group.lead, TWO)):
        group.desk = before
        (moved,) = told(group, Move(A, TWO), viewer)
        assert (moved["room"], (moved["person"] or {}).get("room")) == (room, room)
        assert "view" not in moved
    group.desk = before
    assert told(group, Move(A, TWO), people("d")[0]) == []


def test_nothing_that_happens_in_another_room_is_told() -> None:
    group = Group("ab")
    group.open("a", "b")
    before = group.state
    for by, command in ((A, Rename("Anna")), (None, LinkLost(A)), (A, Leave())):
        group.desk = before
        (event,) = group.must(by, command)
        assert view_event(1, before, event, group.state, B) is None


def test_a_visit_is_told_to_everyone_and_listening_in_to_those_there_and_the_leaders() -> None:
    group = Group("ab")
    co = group.client("k", Role.CO_FACILITATOR)
    group.open("a", "b")
    before = group.state
    for viewer, disclosed in ((A, True), (co, True), (B, False)):
        group.desk = before
        (visited,) = told(group, ListenIn(ONE), viewer)
        assert (visited["room"], visited["listening"]) == (ONE, disclosed)
        rooms = {room["id"]: room["listening"] for room in wire(group, viewer)["rooms"]}
        assert rooms[ONE] == ((group.lead,) if disclosed else ())
        (back,) = told(group, Visit(None), viewer)
        assert (back["type"], back["person"]["room"]) == ("visit_ended", "main")


def test_a_call_for_help_is_told_to_leaders_and_the_caller() -> None:
    group = Group("abc")
    group.open("abc")
    before = group.state
    for viewer, kinds in ((A, ["help_asked", "help_answered", "visited"]), (B, ["visited"])):
        group.desk = before
        heard = told(group, AskForHelp(), viewer, by=A) + told(group, AnswerHelp(A), viewer)
        assert types(heard) == kinds
    group.desk = before
    heard = told(group, AskForHelp(), group.lead, by=A) + told(group, WithdrawHelp(), group.lead, by=A)
    assert types(heard) == ["help_asked", "help_withdrawn"]


def test_warnings_the_countdown_and_the_end_are_told_to_everyone() -> None:
    group = Group("abc")
    group.open("a", "b", minutes=6)
    before, now = group.state, group.now
    for viewer in (A, C, group.lead):
        group.desk, group.now = before, now
        heard: list[str] = []
        for milliseconds in (60_000, 240_000, 60_000):
            old = group.state
            group.now = type(now)(group.now + milliseconds)
            for event in group.must(None, Tick()):
                after = replayed(old, event)
                news = view_event(1, old, event, after, viewer)
                assert news is not None
                heard += types([msgspec.to_builtins(news)])
                old = after
        assert heard == ["breakouts_warned", "breakouts_warned", "breakouts_closing", "breakouts_closed"]


def test_what_leaders_do_to_all_rooms_is_told_to_everyone() -> None:
    group = Group("ab")
    group.open("a", "b", minutes=10)
    commands = (SpeakToRooms(on=True), ExtendBreakouts(5), CloseRoom(TWO), CloseRoom(TWO, 0), CloseBreakouts(0))
    kinds = [kind for command in commands for kind in types(told(group, command, A))]
    assert kinds == ["rooms_addressed", "breakouts_extended", "room_closing", "room_closed", "breakouts_closed"]


def test_when_the_rooms_close_everyone_knows_the_circle_again() -> None:
    group = Group("abc")
    group.open("a", "b")
    for viewer in (A, C, group.lead):
        again = Group("")
        again.desk, again.lead = group.state, group.lead
        told(again, CloseBreakouts(in_seconds=0), viewer)
        assert known(again, viewer) == "*abc"


def test_who_becomes_a_leader_is_known_everywhere_and_who_is_none_any_more_is_not() -> None:
    group = Group("ab")
    group.open("a", "b")
    before = group.state
    (event,) = group.must(group.lead, SetRole(A, Role.CO_FACILITATOR))
    assert known(group, B) == "*ab"
    news = msgspec.to_builtins(view_event(1, before, event, group.state, B))
    assert [person["id"] for person in news["view"]["participants"]] == [group.lead, A, B]
    before = group.state
    (event,) = group.must(group.lead, SetRole(A, Role.PARTICIPANT))
    news = msgspec.to_builtins(view_event(2, before, event, group.state, B))
    assert news["type"] == "view_changed"
    assert known(group, B) == "*b"
