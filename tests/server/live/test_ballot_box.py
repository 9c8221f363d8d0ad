"""The ballot box: what is in it, what is not, and that it follows the log and never runs ahead of it."""

from __future__ import annotations

import asyncio
import sys

import msgspec
import pytest

from facilitator.ballots import Choice, PollId
from facilitator.polls.vocabulary import ClosePoll, OpenPoll, PollKind, Vote
from rooms.kernel import Code, Issued, ParticipantId, Rejected
from rooms.people import Role
from server.live.ballot_box import EMPTY, BallotBox, Decided, Slot, decide, folded, of_open_polls, opened
from server.live.inbox import Ack
from tests.sim.meeting import Meeting
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time

FIRST = PollId("poll-1")
YES, NO = Choice(options=(0,)), Choice(options=(1,))
ASK = OpenPoll("Ready?", PollKind.SINGLE, ("Yes", "No"), min_group=3)


def token(letter: str) -> str:
    return letter * 22


def asked() -> tuple[Meeting, ParticipantId, ParticipantId]:
    meeting = Meeting()
    lead, ann, ben = meeting.person(Role.FACILITATOR), meeting.person(), meeting.person()
    meeting.must(lead, ASK)
    return meeting, ann, ben


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


# --- the value ---


def test_ballots_lie_in_the_order_of_their_tokens_and_people_in_the_order_of_their_ids() -> None:
    meeting, ann, ben = asked()
    meeting.must(ben, Vote(FIRST, (1,), token("b")))
    meeting.must(ann, Vote(FIRST, (0,), token("a")))
    slot = meeting.box.slots[FIRST]
    assert opened(slot.ballots) == ((token("a"), YES), (token("b"), NO))
    assert slot.cast == tuple(sorted((ann, ben)))


def test_a_known_token_changes_its_ballot_in_its_place() -> None:
    meeting, ann, ben = asked()
    meeting.must(ann, Vote(FIRST, (0,), token("a")))
    meeting.must(ben, Vote(FIRST, (0,), token("b")))
    meeting.must(ann, Vote(FIRST, (1,), token("a")))
    assert opened(meeting.box.slots[FIRST].ballots) == ((token("a"), NO), (token("b"), YES))


def test_choices_without_a_token_lie_in_their_own_order() -> None:
    meeting, ann, ben = asked()
    meeting.must(ann, Vote(FIRST, (1,)))
    meeting.must(ben, Vote(FIRST, (0,)))
    assert opened(meeting.box.slots[FIRST].ballots) == (("", YES), ("", NO))


def test_decisions_are_given_choices_and_neither_tokens_nor_people() -> None:
    meeting, ann, ben = asked()
    meeting.must(ann, Vote(FIRST, (1,), token("a")))
    meeting.must(ben, Vote(FIRST, (0,)))
    assert meeting.box.ballots == {FIRST: (YES, NO)}


def test_a_vote_that_is_refused_leaves_the_box_as_it_was() -> None:
    meeting, ann, _ = asked()
    assert code(meeting.ask(ann, Vote(FIRST, (7,), token("a")))) is Code.INVALID
    assert meeting.box == EMPTY


def test_of_a_poll_with_names_nothing_is_in_the_box() -> None:
    meeting, ann, _ = asked()
    lead = meeting.state.session.here[0].id
    meeting.must(lead, msgspec.structs.replace(ASK, anonymous=False))
    meeting.must(ann, Vote(PollId("poll-2"), (0,), token("a")))
    assert meeting.box == EMPTY


def test_with_the_poll_its_ballots_are_gone() -> None:
    meeting, ann, _ = asked()
    meeting.must(ann, Vote(FIRST, (0,), token("a")))
    meeting.must(meeting.state.session.here[0].id, ClosePoll(FIRST))
    assert meeting.box == EMPTY


def test_of_polls_that_are_not_open_nothing_is_kept() -> None:
    meeting, _, _ = asked()
    slot = Slot(folded([("", YES)]))
    box = BallotBox({FIRST: slot, PollId("poll-2"): slot})
    assert of_open_polls(box, meeting.state) == BallotBox({FIRST: slot})


def test_what_is_decided_changes_no_box_that_was_there() -> None:
    meeting, ann, _ = asked()
    decided = decide(meeting.state, EMPTY, Issued(ann, Vote(FIRST, (0,), token("a"))), meeting.now)
    assert isinstance(decided, Decided)
    assert decided.box != EMPTY == BallotBox()


# --- in a running session ---


async def underway(clients: int = 6) -> tuple[House, Client, list[Client]]:
    house = House()
    await house.open()
    lead = await house.client(Role.FACILITATOR)
    people = [await house.client() for _ in range(clients)]
    assert isinstance(await lead.ask(ASK), Ack)
    return house, lead, people


def vote(client: Client, option: int) -> Vote:
    return Vote(FIRST, (option,), f"{client.id:-<22}")


def result(client: Client) -> object:
    return client.view["polls"][-1]["result"]


@in_virtual_time
async def test_votes_and_the_end_of_the_poll_in_one_batch_are_counted_in_order() -> None:
    _, lead, people = await underway()
    answers = await asyncio.gather(*(each.ask(vote(each, 0)) for each in people[:5]), lead.ask(ClosePoll(FIRST)))
    assert all(isinstance(answer, Ack) for answer in answers)
    assert code(await people[5].ask(vote(people[5], 0))) is Code.CONFLICT
    assert lead.view["polls"][-1]["result"]["ballots"] == 5


@in_virtual_time
async def test_a_vote_that_cannot_be_stored_is_not_in_the_box() -> None:
    house, lead, people = await underway()
    for each in people[:4]:
        await each.ask(vote(each, 0))
    house.store.broken = True
    assert code(await people[4].ask(vote(people[4], 0))) is Code.UNAVAILABLE
    house.store.broken = False
    assert isinstance(await lead.ask(ClosePoll(FIRST)), Ack)
    assert lead.view["polls"][-1]["result"]["ballots"] == 4


@in_virtual_time
async def test_after_a_crash_the_pages_that_come_back_cast_their_ballots_again() -> None:
    house, lead, people = await underway(7)
    for number, each in enumerate(people):
        await each.ask(vote(each, number % 2))
    house = await house.crash_and_restart()
    for each in (lead, *people[:6]):
        each.house = house
        await each.come()
    for number, each in enumerate(people[:6]):
        assert isinstance(await each.ask(vote(each, number % 2)), Ack)
    await lead.ask(ClosePoll(FIRST))
    poll = lead.view["polls"][-1]
    assert (poll["taken"], poll["result"]["ballots"], poll["result"]["counts"]) == (7, 6, (3, 3))


@in_virtual_time
async def test_what_somebody_else_wrote_to_the_log_costs_no_ballot() -> None:
    """The session is replayed from the log; the box is not in it and stays."""
    house, lead, people = await underway()
    for number, each in enumerate(people):
        await each.ask(vote(each, number % 2))
    runner = await house.runner()
    runner._mistrust()
    await asyncio.sleep(5)
    await lead.ask(ClosePoll(FIRST))
    assert lead.view["polls"][-1]["result"]["counts"] == (3, 3)


@in_virtual_time
async def test_no_vote_stays_in_memory_once_it_has_been_answered() -> None:
    """Who sends what is in a command together, and so the command must go."""
    house, _, people = await underway()
    runner = await house.runner()
    command = vote(people[0], 1)
    mine = sys.getrefcount(command)
    issued = Issued(people[0].id, command)
    assert isinstance(await runner.submit(issued), Ack)
    await asyncio.sleep(1)
    assert sys.getrefcount(command) == mine + 1  # that is `issued`, here


@pytest.mark.parametrize("again", [token("z"), None])
def test_voting_again_elsewhere_is_refused_in_the_same_words(again: str | None) -> None:
    meeting, ann, _ = asked()
    meeting.must(ann, Vote(FIRST, (0,), token("a")))
    answers = {meeting.ask(ann, Vote(FIRST, (option,), again)) for option in (0, 1)}
    (answer,) = answers
    assert code(answer) is Code.CONFLICT
