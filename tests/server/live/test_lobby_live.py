"""The door, holds and absence as connected clients live through them: views, media, signals, restarts."""

from __future__ import annotations

import asyncio

from rooms.arrivals import GRACE
from rooms.kernel import Code, Rejected
from rooms.people import Role
from rooms.unattended import PATIENCE, USUAL_GRACE
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    Hold,
    Leave,
    LockSession,
    MessageLobby,
    Release,
    Remove,
    SendToLobby,
    StepAway,
)
from server.ports import Seat
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


async def group() -> tuple[House, Client, Client]:
    """A session with a waiting room; its facilitator and a member are inside, with media."""
    house = House()
    await house.open(waiting_room=True)
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await leader.ask(Admit(ann.id))
    for client in (leader, ann):
        await (await house.runner()).media(client.id, "4")
    return house, leader, ann


def seated(client: Client) -> list[str | None]:
    return [row["participant"] for row in client.tables[-1]]


async def in_step(house: House, *clients: Client) -> None:
    for client in clients:
        assert client.view == await house.view_of(client)


@in_virtual_time
async def test_from_the_waiting_room_into_the_circle_on_one_connection() -> None:
    house, leader, ann = await group()
    ben = await house.client()
    await (await house.runner()).media(ben.id, "4")
    assert ben.view["participants"] == []
    assert ben.view["door"]["place"] == 1
    assert seated(ben) == [None] * 4
    assert seated(ann) == [leader.id, None, None, None]
    await leader.ask(Admit(ben.id))
    assert [person["id"] for person in ben.view["participants"]] == [leader.id, ann.id, ben.id]
    assert seated(ben) == [leader.id, ann.id, None, None]
    assert seated(ann) == [leader.id, ben.id, None, None]
    assert ben.goodbyes == []
    assert house.plane.connected == {leader.id, ann.id, ben.id}
    await in_step(house, leader, ann, ben)


@in_virtual_time
async def test_who_is_sent_back_keeps_the_transport_and_loses_everything_else() -> None:
    house, leader, ann = await group()
    await leader.ask(SendToLobby(ann.id))
    desired = house.plane.desired[house.session][ann.id]
    assert (desired.microphone, desired.camera, set(desired.seats)) == (False, False, {None})
    assert seated(ann) == seated(leader) == [None] * 4
    assert ann.id in house.plane.connected
    assert ann.goodbyes == []
    await in_step(house, leader, ann)


@in_virtual_time
async def test_a_waiting_person_who_is_removed_without_a_ban_may_come_again() -> None:
    house, leader, _ = await group()
    ben = await house.client()
    await leader.ask(Remove(ben.id, ban=False))
    assert ben.goodbyes == ["dismissed"]
    assert await ben.come() is None
    assert ben.view["door"] == {"state": "waiting", "name": "Participant", "place": 1}


@in_virtual_time
async def test_words_for_those_waiting_reach_them_and_the_log_has_none_of_them() -> None:
    house, leader, ann = await group()
    ben = await house.client()
    await house.settle()
    for client in (leader, ann, ben):
        client.signalled.clear()
    await leader.ask(MessageLobby("We begin at six."))
    assert ben.signalled == [{"message": {"from": None, "scope": "lobby", "text": "We begin at six."}}]
    assert leader.signalled == [{"message": {"from": leader.id, "scope": "lobby", "text": "We begin at six."}}]
    assert ann.signalled == []
    assert "six" not in repr(await (await house.runner()).log())


@in_virtual_time
async def test_words_that_were_refused_reach_nobody() -> None:
    house, _, ann = await group()
    ben = await house.client()
    await house.settle()
    ben.signalled.clear()
    assert code(await ann.ask(MessageLobby("Hello?"))) is Code.FORBIDDEN
    assert ben.signalled == []


@in_virtual_time
async def test_a_lost_link_in_the_waiting_room_finds_the_same_place_in_line() -> None:
    house, leader, _ = await group()
    ben, kim = await house.client(), await house.client()
    await ben.go()
    await house.settle()
    assert [entry["present"] for entry in leader.view["lobby"]] == [False, True]
    await ben.come(resume=ben.seq)
    assert (ben.view["door"]["place"], kim.view["door"]["place"]) == (1, 2)


@in_virtual_time
async def test_who_does_not_come_back_to_the_waiting_room_leaves_the_line() -> None:
    house, leader, _ = await group()
    ben, kim = await house.client(), await house.client()
    await ben.go()
    await asyncio.sleep(GRACE / 1000 + 1)
    assert kim.view["door"]["place"] == 1
    await in_step(house, leader, kim)


@in_virtual_time
async def test_after_a_restart_the_line_is_as_it_was() -> None:
    house, _, _ = await group()
    ben, kim = await house.client(), await house.client()
    again = await house.crash_and_restart()
    for client in (kim, ben):
        client.house = again
        assert await client.come() is None
    await again.settle()
    assert (ben.view["door"]["place"], kim.view["door"]["place"]) == (1, 2)


@in_virtual_time
async def test_all_who_wait_are_let_in_at_once() -> None:
    house, leader, ann = await group()
    others = [await house.client() for _ in range(3)]
    await leader.ask(AdmitAll())
    assert all(len(client.view["participants"]) == 5 for client in (leader, ann, *others))
    await in_step(house, leader, ann, *others)


@in_virtual_time
async def test_agreements_come_before_the_circle() -> None:
    house = House()
    await house.open(agreements="Be kind.")
    ann = await house.client()
    assert (ann.view["door"]["state"], ann.view["agreements"]) == ("agreeing", "Be kind.")
    await ann.ask(AcceptAgreements())
    assert ann.view["door"] is None
    await in_step(house, ann)


@in_virtual_time
async def test_a_locked_session_refuses_the_new_and_takes_the_known() -> None:
    house, leader, ann = await group()
    await leader.ask(LockSession(locked=True))
    newcomer = await house.invited()
    assert code(await newcomer.come()) is Code.LOCKED
    await ann.ask(Leave())
    assert await ann.come() is None
    assert ann.view["door"] is None


@in_virtual_time
async def test_a_hold_empties_ones_seats_closes_ones_gates_and_keeps_ones_place() -> None:
    house, leader, ann = await group()
    ben = await house.client()
    await leader.ask(Admit(ben.id))
    await (await house.runner()).media(ben.id, "4")
    before = seated(ben)
    await leader.ask(Hold(ben.id))
    desired = house.plane.desired[house.session][ben.id]
    assert (desired.microphone, desired.camera, set(desired.seats)) == (False, False, {None})
    assert seated(ben) == [None] * 4
    assert [row for row in ann.tables[-1] if row["participant"] == ben.id] == [
        {"seat": 1, "participant": ben.id, "audio": False, "video": False}
    ]
    await ann.ask(Leave())
    kim = await house.client()
    await leader.ask(Admit(kim.id))
    await leader.ask(Release(ben.id))
    assert seated(ben) == [before[0], kim.id, None, None]
    assert house.plane.desired[house.session][leader.id].seats[1] == Seat(ben.id)
    await in_step(house, leader, ben, kim)


@in_virtual_time
async def test_a_hold_and_being_away_survive_a_crash() -> None:
    house, leader, ann = await group()
    await leader.ask(Hold(ann.id))
    await ann.ask(StepAway(away=True))
    again = await house.crash_and_restart()
    ann.house = again
    await ann.come()
    await again.settle()
    assert [(p["held"], p["away"]) for p in ann.view["participants"] if p["id"] == ann.id] == [(True, True)]
    await (await again.runner()).media(ann.id, "4")
    assert set(again.plane.desired[again.session][ann.id].seats) == {None}


@in_virtual_time
async def test_who_is_away_hears_of_nobody_speaking_until_they_are_back() -> None:
    house, leader, ann = await group()
    await ann.ask(StepAway(away=True))
    ann.signalled.clear()
    house.facts.speaking(house.session, leader.id, True)
    assert ann.signalled == []
    await ann.ask(StepAway(away=False))
    assert ann.signalled == [{"speaking": [leader.id]}]


@in_virtual_time
async def test_a_room_left_by_its_leader_goes_on_says_so_and_closes_in_the_end() -> None:
    house, leader, ann = await group()
    await leader.go()
    await asyncio.sleep(PATIENCE / 1000 + 1)
    assert ann.view["session"]["unattended"]
    assert ann.goodbyes == []
    await leader.come()
    await house.settle()
    assert not ann.view["session"]["unattended"]
    await leader.ask(Leave())
    await asyncio.sleep((PATIENCE + USUAL_GRACE) / 1000 + 1)
    assert ann.told[-1]["type"] == "session_ended"
    assert ann.told[-1]["reason"] == "unattended"
    assert ann.goodbyes == ["ended"]
