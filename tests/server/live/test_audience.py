"""Who listens, and that everyone is told exactly once."""

from __future__ import annotations

import logging

import pytest

from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import EndSession, Leave, LinkLost, Remove
from server.live.audience import Audience, farewell, told
from server.live.history import Record
from server.live.media_plan import SeatRow
from server.live.messages import Delivery, Message
from tests.sim.doubles import Listener
from tests.sim.meeting import Meeting

ANN = ParticipantId("ann")
BEN = ParticipantId("ben")
ROWS = (SeatRow(seat=0, participant=None, audio=False, video=False),)


def test_invitations_are_told_to_nobody_and_make_no_batch() -> None:
    meeting, audience, listener = Meeting(), Audience(), Listener()
    meeting.invite()
    record = Record(seq=2, before=meeting.state, event=meeting.log[-1], after=meeting.state)
    audience.enter(ANN, listener)
    audience.publish([record])
    assert told([record], ANN) == []
    assert listener.told == []


def test_a_newer_subscriber_replaces_the_older() -> None:
    audience, old, new = Audience(), Listener(), Listener()
    audience.enter(ANN, old)
    audience.enter(ANN, new)
    audience.show_signals(ANN, {"speaking": []})
    assert (old.goodbyes, old.signalled, new.signalled) == (["replaced"], [], [{"speaking": []}])


def test_an_older_subscriber_that_goes_does_not_take_the_newer_with_it() -> None:
    audience, old, new = Audience(), Listener(), Listener()
    audience.enter(ANN, old)
    audience.enter(ANN, new)
    assert not audience.leave(ANN, old)
    assert list(audience) == [ANN]
    assert audience.leave(ANN, new)
    assert list(audience) == []


def test_who_was_never_told_of_anything_may_leave() -> None:
    assert Audience().leave(ANN, Listener())


def test_a_table_is_shown_when_it_changes_and_to_each_new_subscriber() -> None:
    audience, first, second = Audience(), Listener(), Listener()
    audience.enter(ANN, first)
    audience.show_seats(ANN, None)
    audience.show_seats(ANN, ROWS)
    audience.show_seats(ANN, ROWS)
    audience.enter(ANN, second)
    audience.show_seats(ANN, ROWS)
    assert (len(first.tables), len(second.tables)) == (1, 1)


def test_of_the_signals_each_is_told_what_has_changed_for_them() -> None:
    audience, ann, ben = Audience(), Listener(), Listener()
    audience.enter(ANN, ann)
    audience.enter(BEN, ben)
    audience.show_signals(ANN, {"speaking": [], "links": {}})
    audience.show_signals(ANN, {"speaking": [], "links": {}})
    audience.show_signals(ANN, {"speaking": [BEN], "links": {}})
    assert ann.signalled == [{"speaking": [], "links": {}}, {"speaking": [BEN]}]
    assert ben.signalled == []


def test_a_new_subscriber_is_told_all_signals_again() -> None:
    audience, first, second = Audience(), Listener(), Listener()
    for listener in (first, second):
        audience.enter(ANN, listener)
        audience.show_signals(ANN, {"speaking": [BEN]})
    assert first.signalled == second.signalled == [{"speaking": [BEN]}]


def test_what_somebody_says_is_delivered_to_those_it_is_for() -> None:
    audience, ann, ben = Audience(), Listener(), Listener()
    audience.enter(ANN, ann)
    audience.enter(BEN, ben)
    audience.deliver(Delivery((ANN, ParticipantId("gone")), Message(sender=None, scope="lobby", text="Soon.")))
    assert ann.signalled == [{"message": {"from": None, "scope": "lobby", "text": "Soon."}}]
    assert ben.signalled == []


def test_a_fault_of_one_subscriber_stays_with_it(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    audience, bad, good = Audience(), Listener(), Listener()

    def fail(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(bad, "goodbye", fail)
    audience.enter(ANN, bad)
    audience.enter(ParticipantId("ben"), good)
    with caplog.at_level(logging.CRITICAL, logger="server.live.audience"):
        audience.dismiss_all("shutting_down", "Goodbye.")
    assert good.goodbyes == ["shutting_down"]
    assert list(audience) == []


def test_a_farewell_is_for_those_who_cannot_stay() -> None:
    meeting = Meeting()
    leader = meeting.person(Role.FACILITATOR)
    lost, left, removed, dismissed = (meeting.person() for _ in range(4))
    meeting.must(None, LinkLost(lost))
    meeting.must(left, Leave())
    meeting.must(leader, Remove(removed))
    meeting.must(leader, Remove(dismissed, ban=False))
    whys = [farewell(meeting.state.session, who) for who in (leader, lost, left, removed, dismissed)]
    assert [why and why[0] for why in whys] == [None, None, "left", "removed", "dismissed"]
    meeting.must(leader, EndSession())
    whys = [farewell(meeting.state.session, who) for who in (leader, removed)]
    assert [why and why[0] for why in whys] == ["ended", "removed"]
