"""Answers that are not kept: who is told of them, for how long, and that they are nowhere else."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis.stateful import invariant

from facilitator import desk
from facilitator.checkins.vocabulary import AnswerCheckIn, CloseCheckIn, DeclineCheckIn, OpenCheckIn
from facilitator.desk import Command
from rooms.kernel import Issued, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import EndSession, Leave, SetRole
from server.live.answers import AnswersAtHand
from server.live.inbox import Ack
from server.live.view_events import view_event
from tests.sim.check_ins import EVERYTHING, FIRST, WORRIED, Group
from tests.sim.machine import AnyMeeting
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time


def at_hand(signal: Client) -> list[dict[str, Any]]:
    """What the client's page was last told."""
    found = [data["answers"] for data in signal.signalled if "answers" in data]
    return list(found[-1]) if found else []


async def asked() -> tuple[House, Client, Client, Client]:
    house = House()
    await house.open()
    fay, ann, ben = await house.client(Role.FACILITATOR), await house.client(), await house.client()
    assert isinstance(await fay.ask(EVERYTHING), Ack)
    return house, fay, ann, ben


def hopeful(share: bool, keep: bool = False) -> AnswerCheckIn:
    return AnswerCheckIn(FIRST, share, keep, mood=9, words=("hopeful",))


@in_virtual_time
async def test_what_is_shared_and_not_kept_reaches_its_owner_and_the_leaders_and_nobody_else() -> None:
    house, fay, ann, ben = await asked()
    assert isinstance(await ann.ask(hopeful(share=True)), Ack)
    for viewer in (fay, ann):
        (given,) = at_hand(viewer)
        assert (given["participant"], given["answers"]["mood"], given["answers"]["words"]) == (ann.id, 9, ("hopeful",))
    assert at_hand(ben) == []
    await house.settle()


@in_virtual_time
async def test_what_is_not_shared_reaches_its_owner_alone() -> None:
    _, fay, ann, ben = await asked()
    await ann.ask(hopeful(share=False))
    assert at_hand(fay) == at_hand(ben) == []
    assert len(at_hand(ann)) == 1


@in_virtual_time
async def test_it_is_in_no_line_of_the_log_and_no_event_of_the_wire() -> None:
    house, fay, ann, _ = await asked()
    asked_for = len(await (await house.runner()).log())
    await ann.ask(hopeful(share=True))
    lines = (await (await house.runner()).log())[asked_for:]
    assert [line["type"] for line in lines] == ["check_in_answered"]
    assert lines[0]["answers"] is None
    for event in (*fay.told[-1:], *ann.told[-1:]):
        assert event["type"] == "check_in_answered"
        assert all(response["answers"] is None for response in event["view"]["check_ins"][0]["responses"])


@in_virtual_time
async def test_another_answer_takes_its_place_though_the_log_is_not_told() -> None:
    house, fay, ann, _ = await asked()
    await ann.ask(hopeful(share=True))
    before = (await house.runner()).seq
    await ann.ask(AnswerCheckIn(FIRST, share=True, keep=False, mood=1))
    assert (await house.runner()).seq == before
    (given,) = at_hand(fay)
    assert given["answers"]["mood"] == 1


@in_virtual_time
async def test_what_is_taken_back_or_kept_after_all_is_no_longer_at_hand() -> None:
    _, fay, ann, ben = await asked()
    await ann.ask(hopeful(share=True))
    await ben.ask(hopeful(share=True))
    await ann.ask(DeclineCheckIn(FIRST))
    assert [given["participant"] for given in at_hand(fay)] == [ben.id]
    await ben.ask(hopeful(share=True, keep=True))
    assert at_hand(fay) == []
    assert at_hand(ben) == []


@in_virtual_time
async def test_no_longer_sharing_takes_it_from_the_leaders_only() -> None:
    _, fay, ann, _ = await asked()
    await ann.ask(hopeful(share=True))
    await ann.ask(hopeful(share=False))
    assert at_hand(fay) == []
    assert len(at_hand(ann)) == 1


@in_virtual_time
async def test_who_comes_back_is_told_again_and_so_is_who_comes_to_lead() -> None:
    house, fay, ann, ben = await asked()
    await ann.ask(hopeful(share=True))
    await fay.ask(CloseCheckIn(FIRST))
    await ann.go()
    assert await ann.come() is None
    await house.settle()
    assert len(at_hand(ann)) == 1
    await fay.ask(SetRole(ben.id, Role.CO_FACILITATOR))
    assert [given["participant"] for given in at_hand(ben)] == [ann.id]
    await fay.ask(SetRole(ben.id, Role.PARTICIPANT))
    assert at_hand(ben) == []


@in_virtual_time
async def test_leaders_keep_what_somebody_shared_who_has_left() -> None:
    _, fay, ann, _ = await asked()
    await ann.ask(hopeful(share=True))
    await ann.ask(Leave())
    assert [given["participant"] for given in at_hand(fay)] == [ann.id]


@in_virtual_time
async def test_a_process_that_ends_forgets_it_and_the_session_goes_on() -> None:
    house, _, ann, _ = await asked()
    await ann.ask(hopeful(share=True))
    again = await house.crash_and_restart()
    fay = await again.client(Role.FACILITATOR)
    await asyncio.sleep(1)
    assert at_hand(fay) == []
    (response,) = fay.view["check_ins"][0]["responses"]
    assert (response["participant"], response["state"], response["answers"]) == (ann.id, "answered", None)


def test_scores_are_for_leaders() -> None:
    group = Group()
    group.must(group.fay, OpenCheckIn("before", questionnaire="gad7"))
    answers = heard(group, AnswerCheckIn(FIRST, share=True, keep=False, items=WORRIED))
    (leaders,) = given(answers, group, "fay")
    (own,) = given(answers, group, "ann")
    assert (leaders["score"], own["score"]) == ({"total": 7, "highest": 21, "severity": "mild"}, None)


def test_with_the_session_it_is_forgotten() -> None:
    group = Group()
    group.must(group.fay, EVERYTHING)
    answers = heard(group, hopeful(share=True))
    group.must(group.fay, EndSession())
    answers.settle(group.state)
    assert given(answers, group, "fay") == []


def test_nothing_of_it_is_in_the_state_or_in_what_anybody_is_told() -> None:
    group = Group()
    group.must(group.fay, EVERYTHING)
    known, before = len(group.log), group.state
    group.must(group.ann, AnswerCheckIn(FIRST, share=True, keep=False, mood=7))
    assert b'"mood":7' not in msgspec.json.encode(group.log[known:])
    for viewer in (group.fay, group.ann, group.ben):
        told = [view_event(1, before, event, group.state, viewer) for event in group.log[known:]]
        assert b'"mood":7' not in msgspec.json.encode(told)


def heard(group: Group, command: AnswerCheckIn) -> AnswersAtHand:
    answers = AnswersAtHand()
    group.must(group.ann, command)
    assert answers.heard(group.state, Issued(group.ann, command))
    return answers


def given(answers: AnswersAtHand, group: Group, who: str) -> list[dict[str, Any]]:
    signal: Any = answers.seen_by(group.state, getattr(group, who))
    return list(signal["answers"])


class Overheard(AnyMeeting):
    """Whatever people do, nobody is told an answer but its owner, and leaders what is shared with them."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = AnswersAtHand()

    def ask(self, by: ParticipantId | None, command: Command, chance: int = 0) -> None:
        accepted = not isinstance(
            desk.decide(self.meeting.desk, Issued(by, command, chance), self.meeting.now), Rejected
        )
        super().ask(by, command, chance)
        if accepted:
            self.answers.heard(self.meeting.state, Issued(by, command))
        if self.meeting.desk is not None:
            self.answers.settle(self.meeting.desk)

    @invariant()
    def only_its_owner_and_leaders_are_told_of_an_answer(self) -> None:
        if self.meeting.desk is None:
            return
        for viewer in self.meeting.state.session.people.values():
            told: Any = self.answers.seen_by(self.meeting.state, viewer.id).get("answers", [])
            for given in told:
                part = self.meeting.state.checkins.all[given["check_in"]].responses[given["participant"]]
                assert viewer.is_here
                assert (part.state, part.kept) == ("answered", False)
                assert given["participant"] == viewer.id or (viewer.is_leader and part.shared)


TestOverheard = Overheard.TestCase
TestOverheard.settings = settings(max_examples=40, stateful_step_count=40)
