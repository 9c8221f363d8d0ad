"""Opening and closing check-ins, and the alerts they raise."""

from __future__ import annotations

import pytest

from facilitator import feelings
from facilitator.checkins.deciding import MAX_HELP_TEXT, MAX_LABEL, MOST_CHECK_INS, MOST_SCALES, MOST_WORDS
from facilitator.checkins.state import HELP_TEXT, CheckIns, evolve
from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CheckInClosed,
    CheckInId,
    CheckInOpened,
    CloseCheckIn,
    ConcernAcknowledged,
    ConcernRaised,
    DeclineCheckIn,
    HelpTextSet,
    OpenCheckIn,
    Scale,
    SetHelpText,
)
from rooms.kernel import Code, InvariantBroken, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import EndSession, Leave, Remove, SessionEnded
from tests.sim.check_ins import EVERYTHING, FIRST, SAFE, SECOND, UNSAFE, WORRIED, Group, code
from tests.sim.meeting import START

# --- opening and closing ---


def test_a_leader_asks_everyone_how_they_are() -> None:
    group = Group()
    opened = CheckInOpened(
        at=START,
        check_in=FIRST,
        when="before",
        mood=True,
        scales=(Scale("Energy", "none", "plenty"), Scale("Tension")),
        words=("calm", "sad", "hopeful"),
        questionnaire=None,
        by=group.fay,
    )
    assert group.ask(group.fay, EVERYTHING) == (opened,)
    assert group.first.is_open


def test_without_a_list_the_words_are_those_of_the_language() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", words=True, language="de"))
    assert group.first.words == feelings.words("de")


@pytest.mark.parametrize(
    "wish",
    [
        OpenCheckIn("before", mood=False),
        OpenCheckIn("before", words=True, language="xx"),
        OpenCheckIn("before", words=True, word_list=()),
        OpenCheckIn("before", words=True, word_list=("calm", "Calm")),
        OpenCheckIn("before", words=True, word_list=("calm", " ")),
        OpenCheckIn("before", words=True, word_list=tuple(f"word {n}" for n in range(MOST_WORDS + 1))),
        OpenCheckIn("before", scales=(Scale(""),)),
        OpenCheckIn("before", scales=(Scale("x" * (MAX_LABEL + 1)),)),
        OpenCheckIn("before", scales=(Scale("Energy", low=" "),)),
        OpenCheckIn("before", scales=(Scale("Energy"), Scale("Energy"))),
        OpenCheckIn("before", scales=tuple(Scale(f"Scale {n}") for n in range(MOST_SCALES + 1))),
    ],
)
def test_what_cannot_be_asked_is_refused(wish: OpenCheckIn) -> None:
    group = Group()
    assert code(group.ask(group.fay, wish)) is Code.INVALID


def test_labels_are_made_fit_to_be_shown() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", scales=(Scale("  Energy\n\u202enow "),)))
    assert group.first.scales == (Scale("Energy now"),)


def test_two_leaders_who_ask_the_same_at_once_open_one_check_in() -> None:
    group = Group()
    other = group.person(Role.CO_FACILITATOR)
    group.must(group.fay, EVERYTHING)
    assert group.ask(other, EVERYTHING) == ()


@pytest.mark.parametrize("first", ["before", "after"])
def test_of_two_leaders_who_ask_differently_at_once_the_second_is_told(first: str) -> None:
    group = Group()
    other = group.person(Role.CO_FACILITATOR)
    wishes = [OpenCheckIn("before"), OpenCheckIn("after")]
    one, two = wishes if first == "before" else reversed(wishes)
    group.must(group.fay, one)
    assert code(group.ask(other, two)) is Code.CONFLICT
    assert [check_in.when for check_in in group.state.checkins.all.values()] == [one.when]


def test_one_after_the_other() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before"))
    assert group.ask(group.fay, CloseCheckIn(FIRST)) == (CheckInClosed(at=START, check_in=FIRST, by=group.fay),)
    group.must(group.fay, OpenCheckIn("after"))
    assert group.state.checkins.open is group.state.checkins.all[SECOND]


def test_closing_what_is_closed_is_no_event_and_what_never_was_is_not_found() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before"))
    group.must(group.fay, CloseCheckIn(FIRST))
    assert group.ask(group.fay, CloseCheckIn(FIRST)) == ()
    assert code(group.ask(group.fay, CloseCheckIn(SECOND))) is Code.NOT_FOUND


def test_there_is_an_end_to_check_ins() -> None:
    group = Group()
    for number in range(MOST_CHECK_INS):
        group.must(group.fay, OpenCheckIn("before"))
        group.must(group.fay, CloseCheckIn(CheckInId(f"check-in-{number + 1}")))
    assert code(group.ask(group.fay, OpenCheckIn("before"))) is Code.CONFLICT


def test_the_end_of_the_session_closes_it() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before"))
    events = group.must(group.fay, EndSession())
    assert events[0] == CheckInClosed(at=START, check_in=FIRST, by=None)
    assert isinstance(events[-1], SessionEnded)


def test_the_server_may_ask_too() -> None:
    group = Group()
    group.must(None, OpenCheckIn("before"))
    assert group.first.is_open


@pytest.mark.parametrize(
    "command", [OpenCheckIn("before"), CloseCheckIn(FIRST), AcknowledgeConcern(ParticipantId("x"))]
)
def test_members_and_observers_lead_nothing(command: OpenCheckIn | CloseCheckIn | AcknowledgeConcern) -> None:
    group = Group()
    observer = group.person(Role.OBSERVER)
    group.must(group.fay, OpenCheckIn("before"))
    for who in (group.ann, group.ben, observer):
        assert code(group.ask(who, command)) is Code.FORBIDDEN


@pytest.mark.parametrize("event", [CheckInClosed(at=START, check_in=FIRST, by=None)])
def test_what_is_not_open_cannot_close(event: CheckInClosed) -> None:
    with pytest.raises(InvariantBroken):
        evolve(CheckIns(), event)


def test_two_cannot_be_open() -> None:
    group = Group()
    (opened,) = group.must(group.fay, OpenCheckIn("before"))
    assert isinstance(opened, CheckInOpened)
    with pytest.raises(InvariantBroken):
        evolve(group.state.checkins, opened)


# --- alerts ---


class Asked(Group):
    """A group with the PHQ-9 open."""

    def __init__(self) -> None:
        super().__init__()
        self.must(self.fay, OpenCheckIn("before", mood=False, questionnaire="phq9"))

    def says(self, items: tuple[int | None, ...], *, share: bool = True, keep: bool = False) -> tuple[object, ...]:
        return self.must(self.ann, AnswerCheckIn(FIRST, share, keep, items=items))


@pytest.mark.parametrize("share", [True, False])
@pytest.mark.parametrize("keep", [True, False])
def test_the_ninth_item_above_zero_raises_an_alert_whatever_is_shared_or_kept(share: bool, keep: bool) -> None:
    group = Asked()
    events = group.says(UNSAFE, share=share, keep=keep)
    assert events[-1] == ConcernRaised(at=START, check_in=FIRST, participant=group.ann)


def test_nothing_else_raises_an_alert() -> None:
    group = Asked()
    assert not any(isinstance(event, ConcernRaised) for event in group.says(SAFE))
    group.must(group.fay, CloseCheckIn(FIRST))
    group.must(group.fay, OpenCheckIn("after", questionnaire="gad7"))
    events = group.must(group.ann, AnswerCheckIn(SECOND, share=True, keep=True, items=(3,) * 7))
    assert not any(isinstance(event, ConcernRaised) for event in events)
    assert (
        code(group.ask(group.ben, AnswerCheckIn(SECOND, share=True, keep=True, items=(*WORRIED, 0, 0)))) is Code.INVALID
    )


def test_an_alert_stands_until_a_leader_takes_it_up_whatever_its_owner_does() -> None:
    group = Asked()
    group.says(UNSAFE)
    group.says(SAFE)
    group.must(group.ann, DeclineCheckIn(FIRST))
    group.must(group.fay, CloseCheckIn(FIRST))
    group.must(group.ann, Leave())
    (concern,) = group.state.checkins.concerns
    assert concern.is_open
    acknowledged = ConcernAcknowledged(at=START, participant=group.ann, by=group.fay)
    assert group.ask(group.fay, AcknowledgeConcern(group.ann)) == (acknowledged,)
    (concern,) = group.state.checkins.concerns
    assert (concern.acknowledged_at, concern.acknowledged_by) == (START, group.fay)


def test_an_alert_outlasts_its_owners_removal() -> None:
    group = Asked()
    group.says(UNSAFE)
    group.must(group.fay, Remove(group.ann))
    assert not isinstance(group.ask(group.fay, AcknowledgeConcern(group.ann)), Rejected)


def test_two_leaders_take_up_one_alert_once_in_either_order() -> None:
    for order in (0, 1):
        group = Asked()
        other = group.person(Role.CO_FACILITATOR)
        group.says(UNSAFE)
        first, second = (group.fay, other) if order == 0 else (other, group.fay)
        group.must(first, AcknowledgeConcern(group.ann))
        assert group.ask(second, AcknowledgeConcern(group.ann)) == ()
        assert group.state.checkins.concerns[0].acknowledged_by == first


def test_answering_again_raises_no_second_alert_before_the_first_is_taken_up() -> None:
    group = Asked()
    group.says(UNSAFE)
    assert group.says(UNSAFE) == ()
    group.must(group.fay, AcknowledgeConcern(group.ann))
    assert group.says((*UNSAFE[:8], 3)) == (ConcernRaised(at=START, check_in=FIRST, participant=group.ann),)


def test_there_is_nothing_to_take_up_about_somebody_without_an_alert() -> None:
    group = Asked()
    assert code(group.ask(group.fay, AcknowledgeConcern(group.ben))) is Code.NOT_FOUND
    assert code(group.ask(group.fay, AcknowledgeConcern(ParticipantId("stranger")))) is Code.NOT_FOUND


# --- the text ---


def test_the_help_text_is_a_leaders_to_set_and_to_take_back() -> None:
    group = Group()
    assert group.state.checkins.help_text == HELP_TEXT
    text = "Call the clinic: 555 0100.\nOr come to the desk."
    assert group.ask(group.fay, SetHelpText(text)) == (HelpTextSet(at=START, text=text, by=group.fay),)
    assert group.ask(group.fay, SetHelpText(text)) == ()
    group.must(group.fay, SetHelpText(None))
    assert group.state.checkins.help_text == HELP_TEXT
    assert group.ask(group.fay, SetHelpText(None)) == ()


@pytest.mark.parametrize("text", ["", " \n", "x" * (MAX_HELP_TEXT + 1)])
def test_a_help_text_says_something(text: str) -> None:
    group = Group()
    assert code(group.ask(group.fay, SetHelpText(text))) is Code.INVALID
