"""One person with two pages open, at the runner: the newer one counts, and nothing of theirs is doubled or lost."""

from __future__ import annotations

from facilitator.polls.vocabulary import OpenPoll, PollKind, Vote
from facilitator.support import AskForSupport
from facilitator.turns.vocabulary import RaiseHand
from rooms.aside import TakeAside
from rooms.kernel import Rejected
from rooms.people import Presence, Role
from server.live.inbox import Ack
from tests.sim.doubles import Listener
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time

TOKEN = "t" * 43


async def somebody_in_the_middle_of_it() -> tuple[House, Client, Client]:
    """Ann has her hand up, has voted, calls for support and is in a side conversation."""
    house = House()
    await house.open()
    fay, ann = await house.client(Role.FACILITATOR), await house.client()
    assert isinstance(await fay.ask(OpenPoll("How was it?", PollKind.SINGLE, ("Good", "Hard"))), Ack)
    poll = (await house.runner()).state.polls.open[-1].id
    for command in (RaiseHand(), Vote(poll, (0,), TOKEN), AskForSupport()):
        assert isinstance(await ann.ask(command), Ack)
    assert isinstance(await fay.ask(TakeAside(ann.id)), Ack)
    return house, fay, ann


@in_virtual_time
async def test_a_second_page_finds_everything_as_it_is_and_the_first_is_told_to_go() -> None:
    house, _, ann = await somebody_in_the_middle_of_it()
    runner = await house.runner()
    before, seq = runner.state, runner.seq
    first, second = ann, Listener()
    welcome = await runner.attach(ann.id, second)
    assert not isinstance(welcome, Rejected)
    assert (runner.state, runner.seq, welcome.seq) == (before, seq, seq)
    assert first.goodbyes == ["replaced"]
    assert [aside.participant for aside in welcome.view.asides] == [ann.id]
    assert [call.participant for call in welcome.view.support] == [ann.id]


@in_virtual_time
async def test_the_end_of_the_first_page_is_not_the_end_of_the_person() -> None:
    house, _, ann = await somebody_in_the_middle_of_it()
    runner = await house.runner()
    assert not isinstance(await runner.attach(ann.id, Listener()), Rejected)
    await runner.detach(ann.id, ann)
    await house.settle()
    assert runner.state.session.people[ann.id].presence is Presence.PRESENT
    assert runner.state.asides.of(ann.id) is not None


@in_virtual_time
async def test_what_both_pages_ask_for_happens_once() -> None:
    house, fay, ann = await somebody_in_the_middle_of_it()
    runner = await house.runner()
    assert not isinstance(await runner.attach(ann.id, Listener()), Rejected)
    seq = runner.seq
    poll = runner.state.polls.open[-1].id
    for command in (RaiseHand(), Vote(poll, (0,), TOKEN), AskForSupport()):
        assert isinstance(await ann.ask(command), Ack)
    assert isinstance(await fay.ask(TakeAside(ann.id)), Ack)
    assert runner.seq == seq
