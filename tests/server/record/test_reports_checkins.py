"""Check-ins in the report: what people keep, and not a word more."""

from __future__ import annotations

import msgspec

from facilitator.checkins.answers import Shift
from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    Scale,
)
from facilitator.questionnaires import Score
from rooms.kernel import Instant
from server.record.report import Report, report, sheet
from server.record.reports_checkins import CheckInPart, ConcernReport, KeptAnswers
from tests.sim.check_ins import FIRST, SECOND, UNSAFE, WORRIED, Group
from tests.sim.meeting import START

ENERGY = OpenCheckIn("before", scales=(Scale("Energy"),), words=True, word_list=("calm", "sad"))


def told(group: Group) -> Report:
    return report(group.log, Instant(START + 60_000))


def parts(group: Group, number: int = 0) -> dict[str, CheckInPart]:
    return {part.participant: part for part in told(group).check_ins[number].parts}


def test_what_is_kept_is_there_whether_or_not_it_was_shared() -> None:
    group = Group()
    group.must(group.fay, ENERGY)
    group.must(group.ann, AnswerCheckIn(FIRST, share=False, keep=True, mood=3, scales=(7,), words=("sad",)))
    group.must(group.fay, CloseCheckIn(FIRST))
    assert parts(group)[group.ann].answers == KeptAnswers(3, {"Energy": 7}, ("sad",), (), None, None)
    assert told(group).check_ins[0].closed_at == START


def test_what_is_not_kept_is_nowhere_and_declining_is_a_fact() -> None:
    group = Group()
    group.must(group.fay, ENERGY)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=False, mood=9, words=("calm",)))
    group.must(group.ben, DeclineCheckIn(FIRST))
    found = parts(group)
    assert (found[group.ann].state, found[group.ann].kept, found[group.ann].answers) == ("answered", False, None)
    assert (found[group.ben].state, found[group.ben].answers) == ("declined", None)
    assert b'"calm"' not in msgspec.json.encode(told(group))


def test_an_answer_that_is_no_longer_to_be_kept_is_gone() -> None:
    group = Group()
    group.must(group.fay, ENERGY)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=9))
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=False, mood=9))
    assert parts(group)[group.ann].answers is None


def test_a_questionnaire_is_scored() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", questionnaire="gad7"))
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, items=WORRIED, difficulty=2))
    answers = parts(group)[group.ann].answers
    assert answers is not None
    assert (answers.score, answers.items, answers.difficulty) == (Score(7, 21, "mild"), WORRIED, 2)


def test_the_shift_goes_from_the_last_answer_before() -> None:
    group = Group()
    group.must(group.fay, ENERGY)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=3, scales=(8,)))
    group.must(group.fay, CloseCheckIn(FIRST))
    group.must(group.fay, msgspec.structs.replace(ENERGY, when="after"))
    for who in (group.ann, group.ben):
        group.must(who, AnswerCheckIn(SECOND, share=True, keep=True, mood=7, scales=(2,)))
    assert parts(group)[group.ann].shift is None
    assert parts(group, 1)[group.ann].shift == Shift(4, {"Energy": -6})
    assert parts(group, 1)[group.ben].shift is None


def test_alerts_are_told_with_who_took_them_up() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", questionnaire="phq9"))
    group.must(group.ann, AnswerCheckIn(FIRST, share=False, keep=False, items=UNSAFE))
    group.must(group.fay, AcknowledgeConcern(group.ann))
    assert told(group).concerns == (ConcernReport(FIRST, group.ann, START, START, group.fay),)


def test_a_sheet_has_ones_own_part_and_names_nobody_else() -> None:
    group = Group()
    group.must(group.fay, ENERGY)
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=True, mood=3))
    group.must(group.ben, AnswerCheckIn(FIRST, share=True, keep=True, mood=8))
    own = sheet(told(group), group.ann)
    assert own is not None
    assert [check_in.answers.mood for check_in in own.check_ins if check_in.answers is not None] == [3]
    assert group.ben.encode() not in msgspec.json.encode(own)
