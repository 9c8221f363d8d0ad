"""What each viewer is told of an event, above all around the door. The fold law itself is in test_views.py."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.unattended import PATIENCE
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    EndSession,
    Hold,
    InviteToSpeak,
    Leave,
    LinkLost,
    LockSession,
    MessageLobby,
    Release,
    Remove,
    Rename,
    SendToLobby,
    SetRole,
    StepAway,
)
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.view_types import View, ViewPatch
from server.live.views import view
from tests.sim.meeting import Meeting

Wire = dict[str, Any]  # Any: wire data


class Watched(Meeting):
    """A meeting that keeps the state before each event."""

    def told(self, viewer: Viewer) -> list[Wire]:
        """All that `viewer` was told, from the beginning of the log on."""
        meeting, seen = Meeting(created=False), []
        for seq, event in enumerate(self.log, 1):
            before = meeting.desk
            meeting.happen(event)
            told = view_event(seq, before, event, meeting.state, viewer)
            seen += [] if told is None else [msgspec.to_builtins(told)]
        return seen

    def last(self, viewer: Viewer) -> Wire:
        """The last of it, if that was about the last event."""
        told = self.told(viewer)
        assert told, "nothing was told"
        assert told[-1]["seq"] == len(self.log), "of the last event nothing was told"
        return told[-1]

    def hears_nothing(self, viewer: Viewer) -> bool:
        return not any(event["seq"] == len(self.log) for event in self.told(viewer))


def group() -> tuple[Watched, ParticipantId, ParticipantId]:
    """A session with a waiting room; its facilitator and a member are inside."""
    meeting = Watched(waiting_room=True)
    leader, ann = meeting.person(Role.FACILITATOR, "Lea"), meeting.person(name="Ann")
    meeting.must(leader, Admit(ann))
    return meeting, leader, ann


def names(patch: Wire) -> list[str]:
    return [person["name"] for person in patch["participants"]]


def test_the_patch_has_every_field_of_the_view() -> None:
    assert ViewPatch.__struct_fields__ == View.__struct_fields__


# --- people at the door ---


def test_who_waits_knows_the_title_their_name_and_their_place_and_nobody() -> None:
    meeting, _, _ = group()
    meeting.person(name="Ben")
    kim = meeting.person(name="Kim")
    shown = msgspec.to_builtins(view(meeting.state, kim))
    assert shown["door"] == {"state": "waiting", "name": "Kim", "place": 2}
    assert shown["session"]["title"] == "Tuesday group"
    assert (shown["participants"], shown["lobby"], shown["rooms"]) == ((), (), ())


def test_who_reads_the_agreements_is_given_them() -> None:
    meeting = Watched(agreements="Be kind.")
    ann = meeting.person(name="Ann")
    shown = view(meeting.state, ann)
    assert (shown.agreements, shown.door and shown.door.state, shown.door and shown.door.place) == (
        "Be kind.", "agreeing", None,
    )  # fmt: skip


def test_that_somebody_waits_is_told_to_leaders_alone() -> None:
    """Elsewhere a hidden list leaked through join notices (BBB #11252)."""
    meeting, leader, ann = group()
    ben, kim = meeting.person(name="Ben"), meeting.person(name="Kim")
    told = meeting.last(leader)
    assert (told["type"], [entry["id"] for entry in told["view"]["lobby"]]) == ("view_changed", [ben, kim])
    assert meeting.hears_nothing(ann)
    assert meeting.hears_nothing(ben)


def test_nothing_that_is_done_inside_reaches_the_door() -> None:
    meeting, leader, ann = group()
    ben = meeting.person()
    known = meeting.told(ben)
    meeting.must(ann, Rename("Anna"))
    meeting.must(leader, Hold(ann))
    meeting.must(leader, LockSession(locked=True))
    meeting.must(ann, StepAway(away=True))
    meeting.must(ann, Leave())
    meeting.must(leader, SetRole(leader, Role.FACILITATOR))
    meeting.must(None, LinkLost(leader))
    meeting.later(PATIENCE)
    assert meeting.told(ben) == known


def test_who_is_removed_from_the_line_does_not_learn_by_whom() -> None:
    meeting, leader, _ = group()
    ben = meeting.person()
    meeting.must(leader, Remove(ben))
    assert (meeting.last(ben)["type"], meeting.last(ben)["by"]) == ("removed", None)


def test_who_waits_is_told_when_their_place_in_line_changes() -> None:
    meeting, leader, _ = group()
    ben, kim = meeting.person(), meeting.person()
    meeting.must(leader, Admit(ben))
    assert meeting.last(kim) == {
        "type": "view_changed",
        "seq": len(meeting.log),
        "at": meeting.now,
        "view": {"door": {"state": "waiting", "name": "Participant", "place": 1}},
    }


def test_who_is_let_in_gets_everything_with_the_word_that_they_are() -> None:
    meeting, leader, ann = group()
    ben = meeting.person(name="Ben")
    meeting.must(leader, Admit(ben))
    told = meeting.last(ben)
    assert (told["type"], told["participant"], told["by"]) == ("admitted", ben, leader)
    assert names(told["view"]) == ["Lea", "Ann", "Ben"]
    assert told["view"]["door"] is None
    assert meeting.last(ann)["person"]["name"] == "Ben"
    assert "view" not in meeting.last(ann)
    assert meeting.last(leader)["view"] == {"lobby": ()}


def test_who_is_sent_out_forgets_everything_and_disappears_for_the_others() -> None:
    meeting, leader, ann = group()
    ben = meeting.person()
    meeting.later(1)
    meeting.must(leader, SendToLobby(ann))
    told = meeting.last(ann)
    assert (told["type"], told["view"]["participants"], told["view"]["door"]["place"]) == ("sent_to_lobby", (), 2)
    assert meeting.last(leader)["type"] == "sent_to_lobby"
    assert len(meeting.last(leader)["view"]["lobby"]) == 2
    assert meeting.hears_nothing(ben)


def test_who_accepts_the_agreements_and_comes_in_has_joined_for_the_others() -> None:
    meeting = Watched(agreements="Be kind.")
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person(name="Ann")
    meeting.must(ann, AcceptAgreements())
    assert meeting.last(leader)["type"] == "joined"
    assert names(meeting.last(ann)["view"]) == ["Facilitator", "Ann"]


def test_an_end_is_told_at_the_door_without_by_whom() -> None:
    meeting, leader, _ = group()
    ben = meeting.person()
    meeting.must(leader, EndSession())
    assert (meeting.last(ben)["type"], meeting.last(ben)["by"]) == ("session_ended", None)


def test_that_a_leader_said_something_to_the_door_is_nobodys_event() -> None:
    meeting, leader, ann = group()
    ben = meeting.person()
    meeting.must(leader, MessageLobby("Soon."))
    assert all(meeting.hears_nothing(viewer) for viewer in (leader, ann, ben, None))


def test_the_line_is_shown_to_every_leader_in_its_order() -> None:
    meeting = Watched(waiting_room=True, agreements="Be kind.")
    co = meeting.person(Role.CO_FACILITATOR)
    ann, ben, kim = (meeting.person(name=name) for name in ("Ann", "Ben", "Kim"))
    meeting.must(kim, AcceptAgreements())
    meeting.later(5)
    meeting.must(ann, AcceptAgreements())
    meeting.must(None, LinkLost(ann))
    shown = view(meeting.state, co).lobby
    assert [(entry.id, entry.state, entry.present) for entry in shown] == [
        (kim, "waiting", True), (ann, "waiting", False), (ben, "agreeing", True),
    ]  # fmt: skip
    assert view(meeting.state, None).lobby == shown


# --- people who are gone ---


def test_who_has_left_knows_nothing_more_and_is_told_of_nothing() -> None:
    meeting, leader, ann = group()
    meeting.must(ann, Leave())
    assert meeting.last(ann)["view"]["participants"] == ()
    known = meeting.told(ann)
    meeting.person(Role.CO_FACILITATOR)
    meeting.must(leader, LockSession(locked=True))
    assert meeting.told(ann) == known
    assert view(meeting.state, ann).participants == ()


def test_who_returns_gets_everything_with_the_word_that_they_are_back() -> None:
    meeting, leader, ann = group()
    meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert names(meeting.last(ann)["view"]) == ["Lea", "Ann"]
    assert "view" not in meeting.last(leader)


def test_nobody_learns_of_a_ban() -> None:
    meeting, leader, ann = group()
    ben = meeting.person()
    meeting.must(leader, Remove(ann, ban=False))
    without = meeting.last(leader)
    assert set(without) == {"type", "seq", "at", "participant", "by"}
    meeting.must(leader, Remove(ann, ban=True))
    assert all(meeting.hears_nothing(viewer) for viewer in (leader, ben, None))


# --- roles, hold, away ---


def test_who_becomes_a_leader_is_shown_the_door_and_who_ceases_to_be_no_longer() -> None:
    meeting, leader, ann = group()
    ben = meeting.person(name="Ben")
    meeting.must(leader, SetRole(ann, Role.CO_FACILITATOR))
    assert [entry["id"] for entry in meeting.last(ann)["view"]["lobby"]] == [ben]
    meeting.must(leader, SetRole(ann, Role.PARTICIPANT))
    assert meeting.last(ann)["view"]["lobby"] == ()


@pytest.mark.parametrize(
    ("command", "kind", "field", "value"),
    [(Hold, "held", "held", True), (Release, "released", "held", False)],
)
def test_a_hold_is_seen_by_everyone_inside(command: Any, kind: str, field: str, value: bool) -> None:
    meeting, leader, ann = group()
    if command is Release:
        meeting.must(leader, Hold(ann))
    meeting.must(leader, command(ann))
    assert meeting.last(ann) == meeting.last(leader)
    assert meeting.last(leader)["type"] == kind
    assert {p.name: getattr(p, field) for p in view(meeting.state, leader).participants} == {"Lea": False, "Ann": value}


def test_stepping_away_is_seen_by_everyone_inside() -> None:
    meeting, leader, ann = group()
    meeting.must(ann, StepAway(away=True))
    assert meeting.last(leader)["type"] == "stepped_away"
    assert [person.away for person in view(meeting.state, leader).participants] == [False, True]
    meeting.must(ann, StepAway(away=False))
    assert meeting.last(leader)["type"] == "came_back"


def test_an_observer_who_may_speak_is_still_shown_as_an_observer() -> None:
    meeting, leader, ann = group()
    observer = meeting.person(Role.OBSERVER)
    meeting.must(leader, AdmitAll())
    meeting.must(leader, InviteToSpeak(observer, allowed=True))
    person = meeting.last(ann)["person"]
    assert (person["role"], person["may_speak"], person["muted"]) == ("observer", True, True)


# --- the session ---


def test_that_nobody_leads_any_more_is_told_to_everyone_inside() -> None:
    meeting, leader, ann = group()
    meeting.must(leader, Leave())
    meeting.later(PATIENCE)
    told = meeting.last(ann)
    assert (told["type"], told["view"]["session"]["unattended"]) == ("unattended", True)
    meeting.come(meeting.who(leader).invitation)
    assert meeting.last(ann)["view"]["session"]["unattended"] is False


def test_a_lock_is_told_to_everyone_inside() -> None:
    meeting, leader, ann = group()
    meeting.must(leader, LockSession(locked=True))
    assert (meeting.last(ann)["locked"], meeting.last(ann)["view"]["session"]["locked"]) == (True, True)
