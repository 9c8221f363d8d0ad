"""The mailbox: order, bounds, what is kept for another try, and waiting."""

from __future__ import annotations

import asyncio

from facilitator.moderation import MuteAll
from rooms.kernel import Code, Issued, ParticipantId, Rejected
from rooms.vocabulary import LinkBack, LinkLost, Tick
from server.live.inbox import BATCH, CAPACITY, Ack, Inbox, Submission, refuse
from tests.sim.virtual_time import in_virtual_time

ANN = ParticipantId("ann")
ASKED = Issued(ANN, MuteAll())


@in_virtual_time
async def test_what_came_first_is_taken_first_in_bounded_batches() -> None:
    inbox = Inbox()
    for number in range(BATCH + 1):
        inbox.ask(Issued(ParticipantId(f"p{number}"), MuteAll()))
    first, second = inbox.take(), inbox.take()
    assert [s.issued.by for s in (*first, *second)] == [f"p{number}" for number in range(BATCH + 1)]
    assert (len(first), len(second), inbox.take()) == (BATCH, 1, [])


@in_virtual_time
async def test_an_inbox_says_when_it_is_full() -> None:
    inbox = Inbox()
    for _ in range(CAPACITY):
        assert not inbox.is_full
        inbox.ask(ASKED)
    assert inbox.is_full
    inbox.take_all()
    assert len(inbox) == 0


@in_virtual_time
async def test_an_answer_is_given_once() -> None:
    inbox = Inbox()
    answer = inbox.ask(ASKED)
    (submission,) = inbox.take()
    submission.settle(Ack(seq=5))
    refuse([submission])
    assert await answer == Ack(seq=5)


@in_virtual_time
async def test_who_has_no_answer_is_refused() -> None:
    inbox = Inbox()
    answer = inbox.ask(ASKED)
    refuse(inbox.take())
    rejected = await answer
    assert isinstance(rejected, Rejected)
    assert rejected.code is Code.UNAVAILABLE


@in_virtual_time
async def test_an_asker_who_has_gone_is_no_trouble() -> None:
    inbox = Inbox()
    inbox.ask(ASKED).cancel()
    for submission in inbox.take():
        submission.settle(Ack(seq=1))


@in_virtual_time
async def test_only_the_servers_own_commands_are_kept_in_order_and_before_all_others() -> None:
    inbox = Inbox()
    inbox.post(LinkLost(ANN))
    inbox.ask(ASKED)
    inbox.post(LinkBack(ANN))
    batch = [Submission(Issued(None, Tick())), *inbox.take()]
    inbox.post(LinkLost(ParticipantId("ben")))
    inbox.put_back(batch)
    commands = [submission.issued.command for submission in inbox.take()]
    assert commands == [LinkLost(ANN), LinkBack(ANN), LinkLost(ParticipantId("ben"))]


@in_virtual_time
async def test_waiting_ends_with_something_new_or_with_the_time() -> None:
    inbox, loop = Inbox(), asyncio.get_running_loop()
    loop.call_later(3, inbox.post, LinkLost(ANN))
    await inbox.wait(10)
    assert loop.time() == 3
    inbox.take()
    await inbox.wait(10)
    assert loop.time() == 13
    inbox.wake()
    await inbox.wait(10)
    assert loop.time() == 13
