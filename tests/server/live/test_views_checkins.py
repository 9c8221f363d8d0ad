"""Who is told what of check-ins: members their own, leaders what is shared, nobody else anything."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from facilitator.checkins.state import HELP_TEXT
from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    SetHelpText,
)
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import Leave
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.check_ins import EVERYTHING, FIRST, UNSAFE, WORRIED, Group

Wire = dict[str, Any]  # Any: wire data


def seen(group: Group, viewer: ParticipantId | None) -> Wire:
    built: Wire = msgspec.to_builtins(view(group.state, viewer))
    return built


def responses(group: Group, viewer: ParticipantId | None) -> dict[str, Wire]:
    return {each["participant"]: each for each in seen(group, viewer)["check_ins"][0]["responses"]}


def told(group: Group, viewer: ParticipantId | None, command: Any, by: ParticipantId) -> list[str]:
    before = group.state
    names = []
    for event in group.must(by, command):
        wire = view_event(1, before, event, group.state, viewer)
        names += [] if wire is None else [str(wire.__struct_config__.tag)]
    return names


def test_everyone_inside_sees_what_is_asked() -> None:
    group = Group()
    observer = group.person(Role.OBSERVER)
    assert told(group, group.ann, EVERYTHING, group.fay) == ["check_in_opened"]
    for viewer in (group.fay, group.ann, observer):
        (check_in,) = seen(group, viewer)["check_ins"]
        assert (check_in["id"], check_in["when"], check_in["mood"]) == (FIRST, "before", True)
        assert check_in["scales"][0] == {"label": "Energy", "low": "none", "high": "plenty"}
        assert check_in["words"] == ("calm", "sad", "hopeful")


def test_who_waits_at_the_door_sees_nothing_of_it() -> None:
    group = Group()
    group.must(group.fay, EVERYTHING)
    group.must(group.ann, Leave())
    assert seen(group, group.ann)["check_ins"] == ()


def test_a_member_sees_their_own_answer_and_nobody_elses() -> None:
    group = Group()
    group.must(group.fay, EVERYTHING)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=2, words=("sad",)))
    assert responses(group, group.ann)[group.ann]["answers"]["words"] == ("sad",)
    observer = group.person(Role.OBSERVER)
    for other in (group.ben, observer):
        assert responses(group, other) == {}
        assert told(group, other, DeclineCheckIn(FIRST), group.ann) == []
        group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=2))


@pytest.mark.parametrize("viewer", ["leader", "staff"])
def test_leaders_see_what_is_shared_and_kept_and_who_took_part(viewer: str) -> None:
    group = Group()
    group.must(group.fay, EVERYTHING)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=2))
    group.must(group.ben, AnswerCheckIn(FIRST, share=False, keep=True, mood=9))
    kim, lou = group.person(), group.person()
    group.must(kim, AnswerCheckIn(FIRST, share=True, keep=False, mood=9))
    group.must(lou, DeclineCheckIn(FIRST))
    shown = responses(group, group.fay if viewer == "leader" else None)
    assert [shown[who]["state"] for who in (group.ann, group.ben, kim, lou)] == [*["answered"] * 3, "declined"]
    assert shown[group.ann]["answers"]["mood"] == 2
    assert all(shown[who]["answers"] is None for who in (group.ben, kim, lou))
    assert [shown[who]["kept"] for who in (group.ann, group.ben, kim)] == [True, False, False]


def test_leaders_still_see_the_answers_of_who_has_left() -> None:
    group = Group()
    group.must(group.fay, EVERYTHING)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=2))
    group.must(group.ann, Leave())
    assert responses(group, group.fay)[group.ann]["name"] == "Ann"


def test_scores_are_for_leaders() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", questionnaire="gad7"))
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, items=WORRIED))
    assert responses(group, group.fay)[group.ann]["score"] == {"total": 7, "highest": 21, "severity": "mild"}
    assert responses(group, group.ann)[group.ann]["score"] is None
    assert seen(group, group.ann)["check_ins"][0]["questionnaire"]["items"][0] == "Feeling nervous, anxious or on edge"


def test_an_alert_is_for_leaders_and_its_owner_reads_how_to_get_help() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", questionnaire="phq9"))
    group.must(group.fay, SetHelpText("Call the clinic."))
    answer = AnswerCheckIn(FIRST, share=False, keep=False, items=UNSAFE)
    assert told(group, group.fay, answer, group.ann) == ["check_in_answered", "concern_raised"]
    (concern,) = seen(group, group.fay)["concerns"]
    assert (concern["participant"], concern["name"], concern["acknowledged_at"]) == (group.ann, "Ann", None)
    assert responses(group, group.fay)[group.ann]["answers"] is None
    assert seen(group, group.ann)["help_text"] == "Call the clinic."
    assert seen(group, group.ben)["help_text"] is None
    for member in (group.ann, group.ben):
        assert seen(group, member)["concerns"] == ()
        assert told(group, member, AcknowledgeConcern(group.ann), group.fay) == []
    (concern,) = seen(group, group.fay)["concerns"]
    assert concern["acknowledged_by"] == group.fay
    assert seen(group, group.ann)["help_text"] == "Call the clinic."


def test_to_its_owner_an_alert_is_the_help_text_alone() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", questionnaire="phq9"))
    answer = AnswerCheckIn(FIRST, share=True, keep=False, items=UNSAFE)
    assert told(group, group.ann, answer, group.ann) == ["check_in_answered", "view_changed"]
    assert seen(group, group.ann)["help_text"] == HELP_TEXT


def test_closing_is_told_to_everyone_and_one_s_own_answer_stays() -> None:
    group = Group()
    group.must(group.fay, EVERYTHING)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=2))
    assert told(group, group.ben, CloseCheckIn(FIRST), group.fay) == ["check_in_closed"]
    (check_in,) = seen(group, group.ann)["check_ins"]
    assert check_in["closed_at"] is not None
    assert responses(group, group.ann)[group.ann]["answers"]["mood"] == 2
