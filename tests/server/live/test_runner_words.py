"""Words and the chat in a running session: given to those they are for, and never on the disk."""

from __future__ import annotations

import asyncio
from typing import Any

from facilitator.chat import Chat, ClearChat, React, RemoveMessage, SetSlowMode
from facilitator.moderation import AskToUnmute, DeclineAsk, LockMicrophones, Mute, PrivateWord, Prompt, SetMedia
from rooms.breakouts.vocabulary import CloseBreakouts, OpenBreakouts, RoomWish
from rooms.kernel import Code, Issued, Rejected
from rooms.people import Role
from server.live.history import stream_of
from server.live.inbox import Ack
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time

Wire = dict[str, Any]  # Any: wire data


async def circle() -> tuple[House, Client, Client, Client]:
    """A facilitator, Ann and Ben."""
    house = House()
    await house.open()
    people = [await house.client(role) for role in (Role.FACILITATOR, Role.PARTICIPANT, Role.PARTICIPANT)]
    await house.settle()
    return house, people[0], people[1], people[2]


def signalled(client: Client, signal: str) -> list[Wire]:
    return [told[signal] for told in client.signalled if signal in told]


def screen(client: Client) -> list[str]:
    """What of the chat stands on their page."""
    lines: dict[str, str] = {}
    for chat in signalled(client, "chat"):
        lines |= {line["id"]: line["text"] for line in chat["lines"]}
        for gone in chat["gone"]:
            del lines[gone]
    return list(lines.values())


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


@in_virtual_time
async def test_what_is_written_reaches_the_room_with_its_writers_name_and_time() -> None:
    house, leader, ann, ben = await circle()
    assert isinstance(await ann.ask(Chat("everyone", "Hello")), Ack)
    (line,) = signalled(ben, "chat")[0]["lines"]
    assert line == {
        "id": line["id"], "at": house.clock.now(), "from": ann.id, "name": line["name"], "room": "main",
        "to": "everyone", "text": "Hello",
    }  # fmt: skip
    assert screen(leader) == screen(ann) == screen(ben) == ["Hello"]


@in_virtual_time
async def test_nothing_that_is_said_is_on_the_disk() -> None:
    house, leader, ann, _ = await circle()
    before = (await house.runner()).seq
    for who, command in (
        (ann, Chat("everyone", "a secret")), (ann, Chat("facilitators", "a secret")), (ann, DeclineAsk("camera")),
        (leader, PrivateWord(ann.id, "a secret")), (leader, Prompt(ann.id, "a secret")), (ann, React("heart")),
    ):  # fmt: skip
        assert isinstance(await who.ask(command), Ack)
    assert (await house.runner()).seq == before
    stored = await house.store.read(stream_of(house.session))
    assert not any(b"secret" in event.data for event in stored)


@in_virtual_time
async def test_a_private_word_reaches_two_pages_and_no_other() -> None:
    _, leader, ann, ben = await circle()
    await leader.ask(PrivateWord(ann.id, "Are you well?"))
    word = {"from": leader.id, "scope": "word", "text": "Are you well?", "to": ann.id}
    assert signalled(leader, "message") == signalled(ann, "message") == [word]
    assert signalled(ben, "message") == []


@in_virtual_time
async def test_a_question_reaches_one_page_and_the_answer_the_leader() -> None:
    _, leader, ann, ben = await circle()
    await leader.ask(Mute(ann.id))
    await leader.ask(AskToUnmute(ann.id))
    await ann.ask(DeclineAsk("microphone"))
    assert signalled(ann, "asked") == [{"from": leader.id, "media": "microphone"}]
    assert signalled(leader, "declined") == [{"from": ann.id, "media": "microphone"}]
    assert signalled(ben, "asked") == signalled(ben, "declined") == []


@in_virtual_time
async def test_a_reload_and_a_newcomer_find_what_was_written() -> None:
    house, _, ann, ben = await circle()
    await ann.ask(Chat("everyone", "Hello"))
    await ben.go()
    ben.signalled.clear()
    await ben.come()
    kim = await house.client()
    await house.settle()
    assert screen(ben) == screen(kim) == ["Hello"]


@in_virtual_time
async def test_a_second_message_comes_too_soon_under_slow_mode_also_at_the_same_moment() -> None:
    _, leader, ann, ben = await circle()
    await leader.ask(SetSlowMode(10))
    answers = await asyncio.gather(ann.ask(Chat("everyone", "One")), ann.ask(Chat("everyone", "Two")))
    assert [code(answer) for answer in answers] == [None, Code.RATE_LIMITED]
    assert isinstance(await ben.ask(Chat("everyone", "Mine")), Ack)
    await asyncio.sleep(10)
    assert isinstance(await ann.ask(Chat("everyone", "Three")), Ack)
    assert screen(leader) == ["One", "Mine", "Three"]


@in_virtual_time
async def test_a_message_that_the_store_kept_from_going_out_sets_no_pace() -> None:
    house, leader, ann, _ = await circle()
    await leader.ask(SetSlowMode(10))
    house.store.broken = True
    answers = await asyncio.gather(leader.ask(Mute(ann.id)), ann.ask(Chat("everyone", "One")))
    assert [code(answer) for answer in answers] == [Code.UNAVAILABLE] * 2
    house.store.broken = False
    assert isinstance(await ann.ask(Chat("everyone", "One")), Ack)


@in_virtual_time
async def test_a_leader_takes_a_message_from_every_screen_once() -> None:
    _, leader, ann, ben = await circle()
    await ann.ask(Chat("everyone", "Bad"))
    line = signalled(leader, "chat")[0]["lines"][0]["id"]
    assert code(await ben.ask(RemoveMessage(line))) is Code.FORBIDDEN
    assert isinstance(await leader.ask(RemoveMessage(line)), Ack)
    assert screen(ben) == screen(ann) == []
    assert code(await leader.ask(RemoveMessage(line))) is Code.NOT_FOUND
    await ann.ask(Chat("everyone", "Good"))
    await leader.ask(ClearChat())
    assert screen(ben) == []


@in_virtual_time
async def test_what_is_written_as_the_rooms_close_stays_in_the_room_it_was_written_in() -> None:
    _, leader, ann, ben = await circle()
    await leader.ask(OpenBreakouts((RoomWish("One", (ann.id,)),)))
    await asyncio.gather(ann.ask(Chat("everyone", "Between us")), leader.ask(CloseBreakouts(0)))
    assert (screen(ann), screen(ben)) == (["Between us"], [])


@in_virtual_time
async def test_after_a_restart_the_locks_hold_and_the_chat_is_empty() -> None:
    house, leader, ann, _ = await circle()
    await ann.ask(Chat("everyone", "Hello"))
    await leader.ask(LockMicrophones(locked=True, participants=(ann.id,)))
    again = await house.crash_and_restart()
    back = Client(again, ann.invitation)
    back.id = ann.id
    await back.come()
    await again.settle()
    assert screen(back) == []
    assert code(await back.ask(SetMedia(microphone=True))) is Code.LOCKED
    assert not again.plane.desired or not (await again.runner()).state.gates(ann.id).microphone


@in_virtual_time
async def test_the_server_writes_nothing_in_nobodys_name() -> None:
    house, _, ann, _ = await circle()
    assert code(await (await house.runner()).submit(Issued(None, Chat("everyone", "Hello")))) is Code.INVALID
    assert screen(ann) == []
