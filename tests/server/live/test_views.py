"""What each person may know: the snapshot, the events, and the law that ties them together."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from facilitator.desk import Desk, Event
from facilitator.moderation import Mute
from rooms.kernel import InvitationId, ParticipantId
from rooms.people import Role
from rooms.vocabulary import EndSession, Invited, Join, Leave, LinkLost, Remove
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.fold import fold
from tests.sim.machine import AnyMeeting
from tests.sim.meeting import Meeting

Wire = dict[str, Any]  # Any: wire data


def wire(desk: Desk, viewer: Viewer) -> Wire:
    built: Wire = msgspec.to_builtins(view(desk, viewer))
    return {**built, "participants": list(built["participants"])}


def ids(desk: Desk, viewer: Viewer = None) -> list[str]:
    return [person["id"] for person in wire(desk, viewer)["participants"]]


def test_the_fixed_fields_of_the_wire_contract() -> None:
    meeting = Meeting(capacity=8)
    ann = meeting.person(Role.FACILITATOR, "Ann")
    fixed: dict[str, object] = {
        "session": {
            "id": "s",
            "title": "Tuesday group",
            "state": "open",
            "capacity": 8,
            "scheduled_for": None,
            "waiting_room": False,
            "locked": False,
            "unattended": False,
            "closes_at": None,
        },
        "door": None,
        "agreements": None,
        "lobby": (),
        "participants": [
            {
                "id": ann,
                "name": "Ann",
                "role": "facilitator",
                "room": "main",
                "place": 1,
                "present": True,
                "muted": False,
                "camera": True,
                "held": False,
                "away": False,
                "may_speak": True,
                "aside": False,
            }
        ],
        "rooms": ({"id": "main", "name": "Main room", "closing_at": None, "limit": None, "listening": ()},),
        "breakouts": None,
        "plan": None,
        "pairs": None,
        "hands": (),
        "floor": {"mode": "open", "let_in": (), "hand_order": "raised"},
        "turn": None,
        "go_around": None,
        "piece": None,
        "polls": (),
        "silenced": (),
        "scene": None,
        "check_ins": (),
        "concerns": (),
        "help_text": None,
        "asides": (),
        "support": (),
        "stepped_out": (),
        "agenda": None,
        "recess": None,
        "pause": None,
        "sharing": {"screens": (), "allowed": True, "everyone": False, "participants": ()},
    }
    shown = wire(meeting.state, ann)
    assert {field: shown[field] for field in fixed} == fixed


def test_a_lost_person_is_shown_as_not_present() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(None, LinkLost(ann))
    assert wire(meeting.state, None)["participants"][0]["present"] is False


def test_a_muted_person_is_shown_as_muted() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Mute(ann))
    assert [person["muted"] for person in wire(meeting.state, ann)["participants"]] == [False, True]


def test_an_observer_is_always_shown_to_the_group() -> None:
    meeting = Meeting()
    observer, ann = meeting.person(Role.OBSERVER), meeting.person()
    assert ids(meeting.state, ann) == [observer, ann]


def test_who_left_or_was_removed_is_in_nobodys_view() -> None:
    meeting = Meeting()
    leader, ann, ben = meeting.person(Role.FACILITATOR), meeting.person(), meeting.person()
    meeting.must(ann, Leave())
    meeting.must(leader, Remove(ben))
    assert ids(meeting.state, leader) == ids(meeting.state) == [leader]


def test_who_comes_back_is_in_their_old_place() -> None:
    meeting = Meeting()
    ann, ben = meeting.person(), meeting.person()
    meeting.must(ann, Leave())
    meeting.come(meeting.who(ann).invitation)
    assert ids(meeting.state) == [ann, ben]


def test_an_ended_session_says_so() -> None:
    meeting = Meeting()
    meeting.must(None, EndSession())
    assert wire(meeting.state, None)["session"]["state"] == "ended"


def test_nobody_is_told_of_invitations() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    meeting.invite()
    invited = meeting.log[-1]
    assert isinstance(invited, Invited)
    assert view_event(9, meeting.state, invited, meeting.state, leader) is None


def test_that_somebody_who_left_was_kept_from_coming_back_is_nobodys_news() -> None:
    """Elsewhere a hidden list leaked through notices (BBB #11252)."""
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(ann, Leave())
    before = meeting.state
    (removed,) = meeting.must(leader, Remove(ann))
    assert view_event(9, before, removed, meeting.state, leader) is None


def test_an_event_is_told_with_its_number_and_time() -> None:
    meeting = Meeting()
    ann = meeting.person()
    before = meeting.state
    (left,) = meeting.must(ann, Leave())
    assert msgspec.to_builtins(view_event(9, before, left, meeting.state, None)) == {
        "type": "left",
        "seq": 9,
        "at": meeting.now,
        "participant": ann,
        "reason": "left",
    }


@pytest.mark.parametrize("role", Role)
def test_no_view_and_no_event_holds_an_invitation(role: Role) -> None:
    meeting = Meeting()
    meeting.must(None, Join(ParticipantId("p"), meeting.invite(role)))
    secret = InvitationId("i1")
    assert secret in meeting.state.session.invitations
    told = view_event(3, meeting.state, meeting.log[-1], meeting.state, None)
    for shown in (view(meeting.state, ParticipantId("p")), view(meeting.state, None), told):
        assert secret.encode() not in msgspec.json.encode(shown)


class FoldLaw(AnyMeeting):
    """For everyone who ever joined, and for the staff: a snapshot and the events after it give the snapshot now."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[Viewer, Wire] = {}
        self.seq = 0

    def happened(self, before: Desk | None, event: Event, after: Desk) -> None:
        self.seq += 1
        for viewer, known in self.folded.items():
            told = view_event(self.seq, before, event, after, viewer)
            if told is None:
                assert before is None or wire(before, viewer) == wire(after, viewer)
                continue
            self.folded[viewer] = fold(known, msgspec.to_builtins(told))
            assert self.folded[viewer] != known, f"{event} was told and changed nothing"
        for viewer in (None, *after.session.people):
            self.folded.setdefault(viewer, wire(after, viewer))

    @rule(data=st.data())
    def somebody_takes_a_fresh_snapshot(self, data: st.DataObject) -> None:
        if self.folded:
            viewer = data.draw(st.sampled_from(list(self.folded)))
            self.folded[viewer] = wire(self.meeting.state, viewer)

    @invariant()
    def folding_gives_the_view_of_now(self) -> None:
        for viewer, known in self.folded.items():
            assert known == wire(self.meeting.state, viewer)

    @invariant()
    def no_secret_is_shown(self) -> None:
        shown = repr(self.folded)
        assert "inv-" not in shown


TestFoldLaw = FoldLaw.TestCase
TestFoldLaw.settings = settings(max_examples=100, stateful_step_count=50)
