"""What passes: who speaks and how links are. Only ever about people who are here, never that the muted speak."""

from __future__ import annotations

from facilitator.moderation import Mute, SetMedia
from rooms.kernel import ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import Leave
from server.live.signals import FactsRelay, Signals
from server.ports import Link
from tests.sim.meeting import Meeting

STRANGER = ParticipantId("stranger")


def test_the_whole_set_of_speakers_is_told_on_each_change() -> None:
    meeting, signals = Meeting(), Signals()
    ann, ben = meeting.person(), meeting.person()
    assert signals.speaking(meeting.state, ann, True) == {"speaking": [ann]}
    assert signals.speaking(meeting.state, ben, True) == {"speaking": [ann, ben]}
    assert signals.speaking(meeting.state, ann, False) == {"speaking": [ben]}


def test_what_is_known_already_is_nothing_to_tell() -> None:
    meeting, signals = Meeting(), Signals()
    ann = meeting.person()
    signals.speaking(meeting.state, ann, True)
    assert signals.speaking(meeting.state, ann, True) == {}
    signals.link(meeting.state, ann, "poor")
    assert signals.link(meeting.state, ann, "poor") == {}


def test_the_muted_never_speak() -> None:
    meeting, signals = Meeting(), Signals()
    ann = meeting.person()
    meeting.must(ann, SetMedia(microphone=False))
    assert signals.speaking(meeting.state, ann, True) == {}


def test_a_mute_ends_a_speech() -> None:
    meeting, signals = Meeting(), Signals()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    signals.speaking(meeting.state, ann, True)
    meeting.must(leader, Mute(ann))
    assert signals.settle(meeting.state) == {"speaking": []}
    assert signals.settle(meeting.state) == {}


def test_who_has_gone_is_forgotten() -> None:
    meeting, signals = Meeting(), Signals()
    ann, ben = meeting.person(), meeting.person()
    signals.speaking(meeting.state, ann, True)
    signals.link(meeting.state, ann, "good")
    signals.link(meeting.state, ben, "poor")
    meeting.must(ann, Leave())
    assert signals.settle(meeting.state) == {"speaking": [], "links": {ben: "poor"}}
    assert signals.snapshot() == {"speaking": [], "links": {ben: "poor"}}


def test_nothing_is_told_of_strangers() -> None:
    meeting, signals = Meeting(), Signals()
    assert signals.speaking(meeting.state, STRANGER, True) == {}
    assert signals.link(meeting.state, STRANGER, "poor") == {}


def test_what_was_told_does_not_change_afterwards() -> None:
    meeting, signals = Meeting(), Signals()
    ann, ben = meeting.person(), meeting.person()
    told = signals.link(meeting.state, ann, "good")
    signals.link(meeting.state, ben, "poor")
    assert told == {"links": {ann: "good"}}


class Facts:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool) -> None:
        self.heard.append((session, participant, speaking))

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None:
        self.heard.append((session, participant, link))


def test_the_relay_passes_facts_on_and_drops_those_nobody_hears() -> None:
    relay, facts = FactsRelay(), Facts()
    relay.speaking(SessionId("s"), STRANGER, True)
    relay.link(SessionId("s"), STRANGER, "good")
    relay.listener = facts
    relay.speaking(SessionId("s"), STRANGER, False)
    relay.link(SessionId("s"), STRANGER, "lost")
    assert facts.heard == [("s", STRANGER, False), ("s", STRANGER, "lost")]
