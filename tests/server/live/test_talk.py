"""Talk while a session runs: recorded every few seconds, told to those who lead, and not lost."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from facilitator.moderation import Mute
from facilitator.speech.vocabulary import HoldSilence
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import EndSession, SetRole
from tests.sim.doubles import Listener
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time


async def opened() -> House:
    house = House()
    await house.open()
    return house


def says(house: House, who: Client, on: bool = True, ago: float = 0.0) -> None:
    house.facts.speaking(house.session, who.id, on, ago)


async def spoke(house: House) -> list[tuple[ParticipantId, int]]:
    """Who spoke for how many milliseconds, as the log has it."""
    log = await (await house.runner()).log()
    return [(each["participant"], each["until"] - each["since"]) for each in log if each["type"] == "spoke"]


def balances(listener: Listener) -> list[dict[str, Any]]:
    return [signals["balance"] for signals in listener.signalled if "balance" in signals]


def person(balance: dict[str, Any], who: Client) -> dict[str, Any]:
    (found,) = [each for room in balance["rooms"] for each in room["people"] if each["participant"] == who.id]
    return dict(found)


@in_virtual_time
async def test_speech_is_recorded_some_seconds_after_it_has_ended() -> None:
    house = await opened()
    await house.client()
    ann = await house.client()
    await asyncio.sleep(1)
    says(house, ann, ago=0.2)
    await asyncio.sleep(2)
    says(house, ann, on=False, ago=0.6)
    assert await spoke(house) == []
    await asyncio.sleep(6)
    assert await spoke(house) == [(ann.id, 1600)]


@in_virtual_time
async def test_long_speech_is_recorded_while_it_goes_on_and_is_one_span() -> None:
    house = await opened()
    await house.client()
    ann = await house.client()
    says(house, ann)
    await asyncio.sleep(60)
    recorded = sum(length for _, length in await spoke(house))
    assert 45_000 <= recorded <= 60_000
    says(house, ann, on=False)
    await asyncio.sleep(6)
    state = (await house.runner()).state
    assert state.speech.spoken == {ann.id: 60_000}
    assert len(state.speech.spans[ann.id]) == 1


@in_virtual_time
async def test_a_crash_loses_a_few_seconds_at_most_and_a_restart_goes_on() -> None:
    house = await opened()
    await house.client()
    ann = await house.client()
    says(house, ann)
    await asyncio.sleep(60)
    again = await house.crash_and_restart()
    assert (await again.runner()).state.speech.spoken[ann.id] >= 60_000 - 15_000


@in_virtual_time
async def test_a_clean_stop_loses_nothing() -> None:
    house = await opened()
    await house.client()
    ann = await house.client()
    says(house, ann)
    await asyncio.sleep(7)
    await house.sessions.stop()
    again = await house.crash_and_restart()
    assert (await again.runner()).state.speech.spoken == {ann.id: 7_000}


@in_virtual_time
async def test_the_end_of_the_session_waits_for_the_last_words() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    says(house, ann)
    await asyncio.sleep(7)
    await leader.ask(EndSession())
    assert await spoke(house) == [(ann.id, 7_000)]


@in_virtual_time
async def test_a_mute_ends_speech_whatever_the_microphone_does() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    says(house, ann)
    await asyncio.sleep(3)
    await leader.ask(Mute(ann.id))
    await asyncio.sleep(30)
    assert sum(length for _, length in await spoke(house)) == 3_000


@in_virtual_time
async def test_nobody_is_told_of_recorded_speech() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    known = [len(client.told) for client in (leader, ann)]
    says(house, ann)
    await asyncio.sleep(30)
    assert await spoke(house)
    assert [len(client.told) for client in (leader, ann)] == known


@in_virtual_time
async def test_a_store_that_is_full_for_a_while_costs_no_speech() -> None:
    house = await opened()
    await house.client()
    ann = await house.client()
    house.store.broken = True
    says(house, ann)
    await asyncio.sleep(30)
    says(house, ann, on=False)
    house.store.broken = False
    await asyncio.sleep(60)
    assert (await house.runner()).state.speech.spoken == {ann.id: 30_000}


@in_virtual_time
async def test_speech_is_measured_also_while_a_clock_that_was_set_back_catches_up() -> None:
    house = await opened()
    await house.client()
    ann = await house.client()
    await asyncio.sleep(100)
    house.clock.set_back = 3_600_000
    says(house, ann)
    await asyncio.sleep(8)
    says(house, ann, on=False)
    await asyncio.sleep(6)
    assert abs((await house.runner()).state.speech.spoken[ann.id] - 8_000) <= 1_000


# --- balance ---------------------------------------------------------------------------------------------------------


@in_virtual_time
async def test_leaders_are_told_of_balance_every_few_seconds_and_nobody_else_is() -> None:
    house = await opened()
    leader = await house.client(Role.FACILITATOR)
    ann, observer = await house.client(), await house.client(Role.OBSERVER)
    says(house, ann)
    await asyncio.sleep(61)
    told = balances(leader)
    assert 11 <= len(told) <= 15
    assert person(told[-1], ann)["total"] >= 55_000
    assert balances(ann) == balances(observer) == []


@in_virtual_time
async def test_what_is_being_said_is_part_of_the_balance_before_it_is_recorded() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    says(house, ann)
    await asyncio.sleep(5.5)
    assert await spoke(house) == []
    assert person(balances(leader)[-1], ann)["total"] >= 4_000
    assert person(balances(leader)[-1], ann)["silence"] in ("speaking", "link_lost")


@in_virtual_time
async def test_without_a_leader_nothing_is_measured_for_anybody() -> None:
    house = await opened()
    ann = await house.client()
    await house.client()
    says(house, ann)
    await asyncio.sleep(30)
    leader = await house.client(Role.FACILITATOR)
    await asyncio.sleep(1)
    assert person(balances(leader)[-1], ann)["total"] >= 29_000


@in_virtual_time
async def test_an_hour_in_which_nobody_speaks_is_told_of_once() -> None:
    house = await opened()
    leader = await house.client(Role.FACILITATOR)
    await house.client()
    await asyncio.sleep(10)
    known = len(balances(leader))
    await asyncio.sleep(3600)
    assert len(balances(leader)) == known


@in_virtual_time
async def test_a_dead_microphone_and_a_lost_link_are_told_apart_from_silence() -> None:
    house = await opened()
    leader = await house.client(Role.FACILITATOR)
    quiet, dead, zeros, lost, muted = [await house.client() for _ in range(5)]
    for who in (quiet, dead, zeros, lost, muted):
        house.facts.link(house.session, who.id, "good")
    house.facts.sound(house.session, dead.id, "nothing")
    house.facts.sound(house.session, zeros.id, "digital_silence")
    house.facts.link(house.session, lost.id, "lost")
    await leader.ask(Mute(muted.id))
    await asyncio.sleep(6)
    told = balances(leader)[-1]
    assert [person(told, who)["silence"] for who in (quiet, dead, zeros, lost, muted)] == [
        "choosing",
        "no_sound",
        "digital_silence",
        "link_lost",
        "muted",
    ]


@in_virtual_time
async def test_who_has_not_been_heard_is_suggested_unless_the_silence_is_held() -> None:
    house = await opened()
    leader = await house.client(Role.FACILITATOR)
    ann, ben = await house.client(), await house.client()
    for who in (ann, ben):
        house.facts.link(house.session, who.id, "good")
    says(house, ann)
    await asyncio.sleep(400)
    assert list(balances(leader)[-1]["rooms"][0]["suggested"]) == [ben.id]
    await leader.ask(HoldSilence(on=True))
    await asyncio.sleep(6)
    assert not balances(leader)[-1]["rooms"][0]["suggested"]


@in_virtual_time
async def test_who_no_longer_leads_is_told_no_more() -> None:
    house = await opened()
    leader, other = await house.client(Role.FACILITATOR), await house.client(Role.CO_FACILITATOR)
    ann = await house.client()
    says(house, ann)
    await asyncio.sleep(11)
    await leader.ask(SetRole(other.id, Role.PARTICIPANT))
    known = len(balances(other))
    await asyncio.sleep(30)
    assert len(balances(other)) == known
    assert known > 0


@pytest.mark.parametrize("fact", ["speech", "sound"])
def test_facts_about_strangers_are_no_fault(fact: str) -> None:
    @in_virtual_time
    async def run() -> None:
        house = await opened()
        leader = await house.client(Role.FACILITATOR)
        if fact == "speech":
            house.facts.speaking(house.session, ParticipantId("stranger"), True, 0.1)
        else:
            house.facts.sound(house.session, ParticipantId("stranger"), "nothing")
        await asyncio.sleep(30)
        assert leader.goodbyes == []
        assert await spoke(house) == []

    run()
