"""What people answer, and what of it is kept: exactly what they say."""

from __future__ import annotations

import msgspec
import pytest

from facilitator.checkins.answers import Answers, Shift, sealed, shift, unsealed
from facilitator.checkins.state import Response
from facilitator.checkins.vocabulary import (
    AnswerCheckIn,
    CheckInAnswered,
    CheckInDeclined,
    CheckInId,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    Scale,
)
from rooms.kernel import Code, ParticipantId
from rooms.people import Role
from rooms.vocabulary import Hold, Leave, LinkLost, Remove, SetRole, StepAway
from server.live.codec import decode, encode
from server.record import texts
from tests.sim.check_ins import EVERYTHING, FIRST, UNSAFE, WORRIED, Group, code
from tests.sim.meeting import START, Meeting


class Asked(Group):
    """A group that is asked everything but a questionnaire."""

    def __init__(self) -> None:
        super().__init__()
        self.must(self.fay, EVERYTHING)

    @property
    def anns(self) -> Response:
        return self.first.responses[self.ann]


WHOLE = Answers(mood=3, scales=(7, None), words=("calm", "hopeful"))


def answer(share: bool = True, keep: bool = True) -> AnswerCheckIn:
    return AnswerCheckIn(FIRST, share, keep, mood=3, scales=(7, None), words=("hopeful", "calm"))


# --- consent ---


def test_what_is_kept_is_sealed_as_the_persons_own() -> None:
    group = Asked()
    (answered,) = group.must(group.ann, answer())
    assert answered == CheckInAnswered(
        at=START, check_in=FIRST, participant=group.ann, shared=True, answers=sealed(WHOLE)
    )
    assert group.anns == Response("answered", START, shared=True, kept=True, answers=WHOLE)
    marked = msgspec.json.decode(encode(answered))["answers"]
    assert marked == texts.marked(sealed(WHOLE), group.ann)


@pytest.mark.parametrize("share", [True, False])
def test_what_is_not_kept_is_in_no_event_and_no_state(share: bool) -> None:
    group = Asked()
    events = group.must(group.ann, AnswerCheckIn(FIRST, share, keep=False, mood=9, words=("hopeful",)))
    assert events == (CheckInAnswered(at=START, check_in=FIRST, participant=group.ann, shared=share, answers=None),)
    assert group.anns == Response("answered", START, shared=share, kept=False, answers=None)


def test_sharing_and_keeping_are_two_choices() -> None:
    for share in (True, False):
        for keep in (True, False):
            group = Asked()
            group.must(group.ann, answer(share, keep))
            assert (group.anns.shared, group.anns.kept, group.anns.answers) == (share, keep, WHOLE if keep else None)


def test_erased_answers_read_as_none_and_change_nothing_else() -> None:
    group = Asked()
    (answered,) = group.must(group.ann, answer())
    erased = msgspec.json.decode(encode(answered))
    erased["answers"] = texts.marked(texts.ERASED, group.ann)
    again = Meeting(created=False)
    again.happen(*group.log[:-1], decode(msgspec.json.encode(erased)))
    assert again.state.checkins.all[FIRST].responses[group.ann] == Response("answered", START, shared=True, kept=True)


@pytest.mark.parametrize("text", ["[erased]", "", "{}x", '{"mood": "high"}', "[]"])
def test_what_is_no_answer_reads_as_none(text: str) -> None:
    assert unsealed(text) is None


def test_answers_survive_their_sealing() -> None:
    whole = Answers(mood=0, scales=(None, 10), words=("calm",), items=(0, None, 3), difficulty=2)
    assert unsealed(sealed(whole)) == whole


# --- changing one's mind ---


def test_an_answer_may_be_changed_until_the_check_in_closes() -> None:
    group = Asked()
    group.must(group.ann, answer())
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=8))
    assert group.anns.answers == Answers(mood=8, scales=(None, None))
    group.must(group.fay, CloseCheckIn(FIRST))
    assert code(group.ask(group.ann, answer())) is Code.CONFLICT
    assert code(group.ask(group.ann, DeclineCheckIn(FIRST))) is Code.CONFLICT


@pytest.mark.parametrize("keep", [True, False])
def test_the_same_answer_twice_is_no_second_event(keep: bool) -> None:
    group = Asked()
    group.must(group.ann, answer(keep=keep))
    assert group.ask(group.ann, answer(keep=keep)) == ()


def test_another_answer_that_is_not_kept_either_is_none_of_the_logs_business() -> None:
    group = Asked()
    group.must(group.ann, answer(keep=False))
    assert group.ask(group.ann, AnswerCheckIn(FIRST, share=True, keep=False, mood=0)) == ()


def test_consent_can_be_taken_back() -> None:
    group = Asked()
    group.must(group.ann, answer())
    group.must(group.ann, answer(share=False, keep=False))
    assert group.anns == Response("answered", START, shared=False, kept=False, answers=None)


def test_declining_is_fine_before_and_after_answering() -> None:
    group = Asked()
    declined = CheckInDeclined(at=START, check_in=FIRST, participant=group.ann)
    assert group.ask(group.ann, DeclineCheckIn(FIRST)) == (declined,)
    assert group.ask(group.ann, DeclineCheckIn(FIRST)) == ()
    group.must(group.ann, answer())
    assert group.ask(group.ann, DeclineCheckIn(FIRST)) == (declined,)
    assert group.anns == Response("declined", START)


# --- who ---


def test_only_members_are_asked() -> None:
    group = Asked()
    observer = group.person(Role.OBSERVER)
    for who in (group.fay, observer):
        assert code(group.ask(who, answer())) is Code.FORBIDDEN
        assert code(group.ask(who, DeclineCheckIn(FIRST))) is Code.FORBIDDEN


def test_the_server_answers_for_nobody() -> None:
    group = Asked()
    assert code(group.ask(None, answer())) is Code.INVALID
    assert code(group.ask(None, DeclineCheckIn(FIRST))) is Code.INVALID


def test_who_is_held_or_away_or_in_a_small_room_answers_like_everybody() -> None:
    group = Asked()
    group.must(group.fay, Hold(group.ann))
    group.must(group.ann, answer())
    group.must(group.ben, StepAway(away=True))
    group.must(group.ben, answer())
    assert set(group.first.responses) == {group.ann, group.ben}


def test_who_drops_out_and_comes_back_finds_what_they_answered() -> None:
    group = Asked()
    group.must(group.ann, answer())
    group.must(None, LinkLost(group.ann))
    group.must(group.ann, Leave())
    group.come(group.who(group.ann).invitation)
    assert group.anns.answers == WHOLE


def test_who_has_gone_or_was_removed_answers_nothing() -> None:
    group = Asked()
    group.must(group.ann, Leave())
    group.must(group.fay, Remove(group.ben))
    assert code(group.ask(group.ann, answer())) is Code.FORBIDDEN
    assert code(group.ask(group.ben, answer())) is Code.REMOVED


def test_a_latecomer_is_asked_too() -> None:
    group = Asked()
    kim = group.person()
    group.must(kim, answer())
    assert kim in group.first.responses


def test_who_becomes_a_leader_keeps_what_they_said_and_says_no_more() -> None:
    group = Asked()
    group.must(group.ann, answer())
    group.must(group.fay, SetRole(group.ann, Role.CO_FACILITATOR))
    assert code(group.ask(group.ann, DeclineCheckIn(FIRST))) is Code.FORBIDDEN
    assert group.anns.answers == WHOLE


# --- what ---


@pytest.mark.parametrize(
    "wrong",
    [
        AnswerCheckIn(FIRST, share=True, keep=True),
        AnswerCheckIn(FIRST, share=True, keep=True, scales=(None, None)),
        AnswerCheckIn(FIRST, share=True, keep=True, mood=1, scales=(1,)),
        AnswerCheckIn(FIRST, share=True, keep=True, mood=1, scales=(1, 2, 3)),
        AnswerCheckIn(FIRST, share=True, keep=True, mood=1, words=("furious",)),
        AnswerCheckIn(FIRST, share=True, keep=True, mood=1, items=UNSAFE),
        AnswerCheckIn(FIRST, share=True, keep=True, mood=1, difficulty=0),
    ],
)
def test_what_answers_nothing_that_was_asked_is_refused(wrong: AnswerCheckIn) -> None:
    group = Asked()
    assert code(group.ask(group.ann, wrong)) is Code.INVALID


@pytest.mark.parametrize("items", [UNSAFE[:8], (*UNSAFE, 0), WORRIED])
def test_a_questionnaire_has_one_answer_for_each_item(items: tuple[int, ...]) -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", mood=False, questionnaire="phq9"))
    assert code(group.ask(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, items=items))) is Code.INVALID
    assert code(group.ask(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=1))) is Code.INVALID


def test_a_questionnaire_may_be_left_out_and_the_rest_answered() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", questionnaire="gad7"))
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=4))
    assert group.first.responses[group.ann].answers == Answers(mood=4, items=(None,) * 7)


def test_there_is_no_such_check_in() -> None:
    group = Group()
    for command in (answer(), DeclineCheckIn(CheckInId("check-in-7"))):
        assert code(group.ask(group.ann, command)) is Code.NOT_FOUND


def test_a_stranger_answers_nothing() -> None:
    group = Asked()
    assert code(group.ask(ParticipantId("stranger"), answer())) is Code.FORBIDDEN


# --- the shift ---


def test_the_shift_is_what_is_higher_after_than_before() -> None:
    asked_before, asked_after = (Scale("Energy"), Scale("Tension")), (Scale("Tension"), Scale("Hope"))
    before, after = Answers(mood=3, scales=(5, 8)), Answers(mood=7, scales=(2, 9))
    assert shift(before, asked_before, after, asked_after) == Shift(mood=4, scales={"Tension": -6})


def test_there_is_no_shift_where_one_side_is_missing() -> None:
    asked = (Scale("Energy"),)
    assert shift(Answers(scales=(5,)), asked, Answers(mood=7, scales=(None,)), asked) == Shift(mood=None, scales={})
