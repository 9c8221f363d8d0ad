"""Why somebody is not heard: each reason looks different to those who lead, and the one that matters is named."""

from __future__ import annotations

import pytest

from facilitator.moderation import Mute, SetMedia
from rooms.people import Role
from rooms.vocabulary import Hold, InviteToSpeak, LinkLost, StepAway
from server.live.silence import Silence, why
from server.ports import Link, Sound
from tests.sim.meeting import Meeting


def reason(
    meeting: Meeting, who: str, *, speaking: bool = False, sound: Sound = "works", link: Link | None = "good"
) -> Silence:
    person = next(person for person in meeting.state.session.here if person.id == who)
    links = {} if link is None else {person.id: link}
    return why(meeting.state, person, {person.id} if speaking else set(), {person.id: sound}, links)


def test_an_open_microphone_that_works_and_no_word_is_a_choice() -> None:
    meeting = Meeting()
    assert reason(meeting, meeting.person()) == "choosing"


def test_who_speaks_is_not_silent() -> None:
    meeting = Meeting()
    assert reason(meeting, meeting.person(), speaking=True) == "speaking"


@pytest.mark.parametrize(("sound", "expected"), [("nothing", "no_sound"), ("digital_silence", "digital_silence")])
def test_a_dead_microphone_is_no_choice(sound: Sound, expected: Silence) -> None:
    meeting = Meeting()
    assert reason(meeting, meeting.person(), sound=sound) == expected


def test_the_muted_may_have_a_dead_microphone_and_are_muted_all_the_same() -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(leader, Mute(ann))
    assert reason(meeting, ann, sound="nothing") == "muted"


@pytest.mark.parametrize("how", ["held", "away"])
def test_who_is_apart_is_not_expected_to_speak(how: str) -> None:
    meeting = Meeting()
    leader, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(*((leader, Hold(ann)) if how == "held" else (ann, StepAway(away=True))))
    assert reason(meeting, ann) == "apart"


def test_an_observer_watches_until_they_are_invited_and_switch_on() -> None:
    meeting = Meeting()
    leader, observer = meeting.person(Role.FACILITATOR), meeting.person(Role.OBSERVER)
    assert reason(meeting, observer) == "watching"
    meeting.must(leader, InviteToSpeak(observer, allowed=True))
    assert reason(meeting, observer) == "muted"
    meeting.must(observer, SetMedia(microphone=True))
    assert reason(meeting, observer) == "choosing"


@pytest.mark.parametrize("link", ["lost", None])
def test_a_media_link_that_is_lost_or_never_came_hides_everything_else(link: Link | None) -> None:
    meeting = Meeting()
    assert reason(meeting, meeting.person(), link=link) == "link_lost"


def test_a_lost_signalling_link_is_a_lost_link() -> None:
    meeting = Meeting()
    ann = meeting.person()
    meeting.must(None, LinkLost(ann))
    assert reason(meeting, ann) == "link_lost"


def test_a_poor_link_is_no_excuse() -> None:
    meeting = Meeting()
    assert reason(meeting, meeting.person(), link="poor") == "choosing"
