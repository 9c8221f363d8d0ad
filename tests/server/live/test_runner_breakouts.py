"""Small rooms in a running session: told, seated and timed as they should be, also over drops and restarts."""

from __future__ import annotations

import asyncio
from typing import Any

from facilitator.desk import Command
from rooms.breakouts.vocabulary import (
    ChooseRoom,
    CloseBreakouts,
    ListenIn,
    MessageRooms,
    Method,
    Move,
    OpenBreakouts,
    PlanBreakouts,
    RoomWish,
)
from rooms.kernel import Code, Issued, ParticipantId, Rejected, RoomId
from rooms.people import Role
from server.live.inbox import Ack
from tests.sim.small_rooms import ONE, TWO
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time

MINUTE = 60.0


class Split:
    """A facilitator, and Ann, Ben and Kim, who have dialled in."""

    def __init__(self, house: House, lead: Client, ann: Client, ben: Client, kim: Client) -> None:
        self.house, self.lead, self.ann, self.ben, self.kim = house, lead, ann, ben, kim

    @classmethod
    async def group(cls) -> Split:
        house = House()
        await house.open()
        split = cls(house, await house.client(Role.FACILITATOR), *[await house.client() for _ in range(3)])
        for client in (split.lead, split.ann, split.ben, split.kim):
            await (await house.runner()).media(client.id, "3")
        return split

    async def must(self, command: Command, by: Client | None = None) -> None:
        answer = await (by or self.lead).ask(command)
        assert isinstance(answer, Ack), answer

    async def open(self, minutes: float | None = None) -> None:
        """Ann and Ben in one room, Kim in the other."""
        rooms = (RoomWish("One", (self.ann.id, self.ben.id)), RoomWish("Two", (self.kim.id,)))
        await self.must(OpenBreakouts(rooms, minutes))

    def seated(self, client: Client) -> set[ParticipantId]:
        return {row["participant"] for row in client.tables[-1]} - {None}

    def knows(self, client: Client) -> set[ParticipantId]:
        return {person["id"] for person in client.view["participants"]}


def kinds(told: list[dict[str, Any]]) -> list[str]:
    return [event["type"] for event in told]


@in_virtual_time
async def test_a_launch_a_move_and_the_end_re_point_seats_and_change_what_everyone_knows() -> None:
    split = await Split.group()
    lead, ann, ben, kim = split.lead, split.ann, split.ben, split.kim
    before = {client.id: client.tables[-1] for client in (lead, ann, ben, kim)}
    await split.open()
    assert (split.seated(ann), split.seated(kim), split.seated(lead)) == ({ben.id}, set(), set())
    assert (split.knows(ann), split.knows(kim)) == ({lead.id, ann.id, ben.id}, {lead.id, kim.id})
    await split.must(Move(ben.id, TWO))
    assert (split.seated(ann), split.seated(kim), split.seated(ben)) == (set(), {ben.id}, {kim.id})
    await split.must(CloseBreakouts(in_seconds=0))
    assert {client.id: client.tables[-1] for client in (lead, ann, ben, kim)} == before
    for client in (lead, ann, ben, kim):
        assert split.knows(client) == {lead.id, ann.id, ben.id, kim.id}
        assert client.view == await split.house.view_of(client)


@in_virtual_time
async def test_the_sfu_is_told_before_a_move_is_acknowledged() -> None:
    split = await Split.group()
    await split.open()
    await split.must(Move(split.kim.id, ONE))
    plan = split.house.plane.desired[split.house.session]
    assert {seat.participant for seat in plan[split.kim.id].seats if seat} == {split.ann.id, split.ben.id}


@in_virtual_time
async def test_time_passes_without_anybody_asking() -> None:
    split = await Split.group()
    await split.open(minutes=6)
    split.ann.told.clear()
    await asyncio.sleep(6 * MINUTE + 1)
    assert kinds(split.ann.told) == ["breakouts_warned", "breakouts_warned", "breakouts_closing", "breakouts_closed"]
    assert split.ann.view["breakouts"] is None


@in_virtual_time
async def test_a_restart_keeps_rooms_places_and_the_timer() -> None:
    split = await Split.group()
    await split.open(minutes=6)
    await asyncio.sleep(2 * MINUTE)
    await split.must(Move(split.ben.id, TWO))
    again = await split.house.crash_and_restart()
    for client in (split.ann, split.ben, split.kim):
        client.house = again
        assert await client.come() is None
        assert client.view["rooms"][1:] != ()
    assert split.knows(split.kim) == {split.lead.id, split.ben.id, split.kim.id}
    await asyncio.sleep(4 * MINUTE + 1)
    assert split.ann.view["breakouts"] is None


@in_virtual_time
async def test_a_server_that_was_away_when_the_time_ran_out_counts_down_when_it_is_back() -> None:
    split = await Split.group()
    await split.open(minutes=6)
    await (await split.house.runner()).stop()
    await asyncio.sleep(10 * MINUTE)
    again = await split.house.crash_and_restart()
    split.ann.house = again
    await split.ann.come()
    await again.settle()
    assert split.ann.view["breakouts"]["closing_at"] is not None
    await asyncio.sleep(MINUTE + 1)
    assert split.ann.view["breakouts"] is None


@in_virtual_time
async def test_who_dropped_out_comes_back_into_the_same_room_with_what_was_missed_there() -> None:
    split = await Split.group()
    await split.open()
    last = split.ann.seq
    await split.ann.go()
    await split.must(Move(split.ben.id, TWO))
    await split.must(Move(split.kim.id, ONE))
    assert await split.ann.come(resume=last) is None
    welcome = split.ann.welcome
    assert welcome is not None
    assert welcome.missed is not None
    assert [(event["type"], event["participant"]) for event in welcome.missed if event["type"] == "moved"] == [
        ("moved", split.ben.id),
        ("moved", split.kim.id),
    ]
    assert split.knows(split.ann) == {split.lead.id, split.ann.id, split.kim.id}


@in_virtual_time
async def test_who_speaks_is_told_in_the_same_room_only() -> None:
    split = await Split.group()
    await split.open()
    runner = await split.house.runner()
    for client in (split.ann, split.ben, split.kim):
        client.signalled.clear()
    runner.speaking(split.ann.id, True)
    assert [signal.get("speaking") for signal in split.ben.signalled] == [[split.ann.id]]
    assert split.kim.signalled == []


@in_virtual_time
async def test_listening_in_is_announced_to_the_room() -> None:
    split = await Split.group()
    await split.open()
    await split.must(ListenIn(ONE))
    visited = split.ann.told[-1]
    assert (visited["type"], visited["participant"], visited["listening"]) == ("visited", split.lead.id, True)
    assert split.seated(split.ann) == {split.ben.id}
    assert split.seated(split.lead) == {split.ann.id, split.ben.id}


@in_virtual_time
async def test_a_message_reaches_the_rooms_and_nobody_in_the_main_room() -> None:
    split = await Split.group()
    await split.must(OpenBreakouts((RoomWish("One", (split.ann.id,)),)))
    await split.must(MessageRooms("Two more minutes"))
    message = {"from": split.lead.id, "scope": "rooms", "text": "Two more minutes"}
    assert split.ann.signalled[-1] == {"message": message}
    assert all("message" not in signal for signal in split.ben.signalled)


@in_virtual_time
async def test_the_lot_is_drawn_by_the_server() -> None:
    split = await Split.group()
    plans = set()
    for _ in range(20):
        await split.must(PlanBreakouts(Method.RANDOM, rooms=3))
        plans.add(tuple(room["participants"] for room in split.lead.view["plan"]["rooms"]))
    assert len(plans) > 1
    assert split.ann.view["plan"] is None


@in_virtual_time
async def test_a_client_cannot_go_where_it_likes() -> None:
    split = await Split.group()
    await split.open()
    for command in (Move(split.kim.id, ONE), ChooseRoom(ONE), ChooseRoom(RoomId("main"))):
        answer = await split.kim.ask(command)
        assert isinstance(answer, Rejected)
        assert answer.code in (Code.FORBIDDEN, Code.NOT_FOUND)
    assert split.seated(split.kim) == set()


@in_virtual_time
async def test_two_leaders_at_once_end_in_one_order_for_everybody() -> None:
    split = await Split.group()
    other = await split.house.client(Role.CO_FACILITATOR)
    await split.open()
    runner = await split.house.runner()
    answers = await asyncio.gather(
        runner.submit(Issued(split.lead.id, Move(split.ann.id, TWO))),
        runner.submit(Issued(other.id, CloseBreakouts(in_seconds=0))),
        runner.submit(Issued(other.id, Move(split.ben.id, TWO))),
    )
    assert [isinstance(answer, Ack) for answer in answers] == [True, True, False]
    assert split.lead.view["participants"] == other.view["participants"]
    assert split.ann.view == await split.house.view_of(split.ann)
