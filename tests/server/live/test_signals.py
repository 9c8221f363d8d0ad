"""What passes: who speaks and how links are. Only ever of people one knows, never that the muted speak."""

from __future__ import annotations

import pytest

from facilitator.moderation import Mute, SetMedia
from rooms.kernel import ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import Hold, Leave, Release, SendToLobby, StepAway
from server.live.signals import FactsRelay, Signals
from server.ports import Link, Sound
from tests.sim.meeting import Meeting

STRANGER = ParticipantId("stranger")


def speaking(signals: Signals, meeting: Meeting, viewer: ParticipantId) -> object:
    return signals.seen_by(meeting.state, viewer)["speaking"]


def links(signals: Signals, meeting: Meeting, viewer: ParticipantId) -> object:
    return signals.seen_by(meeting.state, viewer)["links"]


def test_everyone_who_speaks_is_told_in_order() -> None:
    meeting, signals = Meeting(), Signals()
    ann, ben = meeting.person(), meeting.person()
    signals.speaking(meeting.state, ann, True)
    signals.speaking(meeting.state, ben, True)
    assert speaking(signals, meeting, ann) == [ann, ben]
    signals.speaking(meeting.state, ann, False)
    assert speaking(signals, meeting, ann) == [ben]


def test_the_muted_never_speak() -> None:
    meeting, signals = Meeting(), Signals()
    ann = meeting.person()
    meeting.must(ann, SetMedia(microphone=False))
    signals.speaking(meeting.state, ann, True)
    assert speaking(signals, meeting, ann) == []


@pytest.mark.parametrize("command", [Mute, Hold, SendToLobby])
def test_who_is_no_longer_heard_no_longer_speaks(command: type[Mute] | type[Hold] | type[SendToLobby]) -> None:
    meeting, signals = Meeting(), Signals()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    signals.speaking(meeting.state, ann, True)
    meeting.must(leader, command(ann))
    signals.settle(meeting.state)
    assert speaking(signals, meeting, leader) == []


def test_who_has_gone_is_forgotten() -> None:
    meeting, signals = Meeting(), Signals()
    ann, ben = meeting.person(), meeting.person()
    signals.speaking(meeting.state, ann, True)
    signals.link(meeting.state, ann, "good")
    signals.link(meeting.state, ben, "poor")
    meeting.must(ann, Leave())
    signals.settle(meeting.state)
    assert signals.seen_by(meeting.state, ben) == {"speaking": [], "links": {ben: "poor"}}


def test_nothing_is_known_of_strangers() -> None:
    meeting, signals = Meeting(), Signals()
    ann = meeting.person()
    signals.speaking(meeting.state, STRANGER, True)
    signals.link(meeting.state, STRANGER, "poor")
    assert signals.seen_by(meeting.state, ann) == {"speaking": [], "links": {}}


def test_who_waits_is_told_of_their_own_link_alone_and_nobody_inside_of_it() -> None:
    meeting, signals = Meeting(waiting_room=True), Signals()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    signals.speaking(meeting.state, leader, True)
    for who in (leader, ann):
        signals.link(meeting.state, who, "good")
    assert signals.seen_by(meeting.state, ann) == {"speaking": [], "links": {ann: "good"}}
    assert signals.seen_by(meeting.state, leader) == {"speaking": [leader], "links": {leader: "good"}}


@pytest.mark.parametrize("how", ["held", "away"])
def test_who_is_apart_does_not_learn_who_speaks(how: str) -> None:
    meeting, signals = Meeting(), Signals()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    signals.speaking(meeting.state, leader, True)
    if how == "held":
        meeting.must(leader, Hold(ann))
    else:
        meeting.must(ann, StepAway(away=True))
    assert speaking(signals, meeting, ann) == []
    meeting.must(leader, Release(ann))
    meeting.must(ann, StepAway(away=False))
    assert speaking(signals, meeting, ann) == [leader]


class Facts:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool, ago: float = 0.0) -> None:
        self.heard.append((session, participant, speaking, ago))

    def sound(self, session: SessionId, participant: ParticipantId, sound: Sound) -> None:
        self.heard.append((session, participant, sound))

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None:
        self.heard.append((session, participant, link))


def test_the_relay_passes_facts_on_and_drops_those_nobody_hears() -> None:
    relay, facts = FactsRelay(), Facts()
    relay.speaking(SessionId("s"), STRANGER, True)
    relay.sound(SessionId("s"), STRANGER, "works")
    relay.link(SessionId("s"), STRANGER, "good")
    relay.listener = facts
    relay.speaking(SessionId("s"), STRANGER, False, 0.6)
    relay.sound(SessionId("s"), STRANGER, "nothing")
    relay.link(SessionId("s"), STRANGER, "lost")
    assert facts.heard == [("s", STRANGER, False, 0.6), ("s", STRANGER, "nothing"), ("s", STRANGER, "lost")]
