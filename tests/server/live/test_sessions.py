"""All sessions of a process: made, found again, restarted, and forgotten when they are over."""

from __future__ import annotations

import asyncio
import logging

import pytest

from facilitator.checkins.vocabulary import SetHelpText
from facilitator.moderation import Mute
from rooms.arrivals import GRACE
from rooms.kernel import Code, ParticipantId, Rejected, SessionId
from rooms.people import Presence, Role
from rooms.vocabulary import EndSession, Rename
from server.live import sessions as sessions_module
from server.live.history import stream_of
from server.live.sessions import NotFound, Sessions
from server.ports import LogBroken
from tests.sim.stage_set import House
from tests.sim.virtual_time import in_virtual_time


@in_virtual_time
async def test_a_created_session_is_open_and_found_by_its_id() -> None:
    house = House()
    session = await house.sessions.create("Tuesday group", 8, waiting_room=True)
    assert not isinstance(session, Rejected)
    runner = await house.sessions.get(session)
    assert (runner.id, runner.seq, runner.state.session.capacity) == (session, 1, 8)
    assert house.sessions.open() == [runner]


@in_virtual_time
async def test_what_the_operator_wants_said_in_every_session_is_said_first() -> None:
    house = House()
    sessions = Sessions(house.store, house.clock, house.ids, house.plane, house.facts, [SetHelpText("Call us.")])
    session = await sessions.create("Tuesday group", 8, waiting_room=False)
    assert not isinstance(session, Rejected)
    assert (await sessions.get(session)).state.checkins.help_text == "Call us."


@in_virtual_time
async def test_a_session_that_cannot_be_is_not_made() -> None:
    house = House()
    rejected = await house.sessions.create("", 8, waiting_room=False)
    assert isinstance(rejected, Rejected)
    assert rejected.code is Code.INVALID
    assert house.sessions.open() == []
    assert await house.store.streams() == []


@in_virtual_time
async def test_without_a_store_no_session_is_made() -> None:
    house = House()
    house.store.broken = True
    rejected = await house.sessions.create("Tuesday group", 8, waiting_room=False)
    assert isinstance(rejected, Rejected)
    assert rejected.code is Code.UNAVAILABLE


@in_virtual_time
async def test_an_unknown_session_is_not_found_and_leaves_nothing_behind() -> None:
    house = House()
    with pytest.raises(NotFound):
        await house.sessions.get(SessionId("nowhere"))
    assert await house.store.streams() == []
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("session ")] == []


@in_virtual_time
async def test_two_who_open_a_session_at_once_meet_in_the_same_one() -> None:
    house = House()
    await house.open()
    again = House(house.store, house.ids)
    left, right = await asyncio.gather(again.sessions.get(house.session), again.sessions.get(house.session))
    assert left is right


@in_virtual_time
async def test_after_a_crash_the_same_people_are_there_with_their_names_roles_places_and_mutes() -> None:
    """Elsewhere a mute or a role was lost on the way back (MiroTalk, Jitsi #17433)."""
    house = House()
    await house.open()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await ann.ask(Rename("Annie"))
    await leader.ask(Mute(ann.id))
    before = (await house.runner()).state
    again = await house.crash_and_restart()
    after = (await again.runner()).state
    assert after.moderation == before.moderation
    assert [(p.id, p.name, p.role, p.place) for p in after.session.here] == [
        (p.id, p.name, p.role, p.place) for p in before.session.here
    ]


@in_virtual_time
async def test_after_a_crash_links_are_lost_until_their_people_are_back() -> None:
    house = House()
    await house.open()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    again = await house.crash_and_restart()
    await again.settle()
    people = (await again.runner()).state.session.people
    assert {person.presence for person in people.values()} == {Presence.LOST}
    leader.house = again
    await leader.come()
    await asyncio.sleep(GRACE / 1000 + 1)
    people = (await again.runner()).state.session.people
    assert people[leader.id].presence is Presence.PRESENT
    assert people[ann.id].presence is Presence.LEFT


@in_virtual_time
async def test_who_was_told_of_everything_before_a_crash_resumes_after_it() -> None:
    house = House()
    await house.open()
    ann = await house.client()
    last = ann.seq
    again = await house.crash_and_restart()
    await again.settle()
    ann.house = again
    await ann.come(resume=last)
    assert ann.welcome is not None
    assert ann.welcome.missed is not None
    assert [event["type"] for event in ann.welcome.missed] == ["link_lost", "link_returned"]


@in_virtual_time
async def test_an_ended_session_is_not_open_and_can_still_be_looked_at() -> None:
    house = House()
    await house.open()
    leader = await house.client(Role.FACILITATOR)
    await leader.ask(EndSession())
    assert house.sessions.open() == []
    again = await house.crash_and_restart()
    assert again.sessions.open() == []
    assert not (await again.runner()).state.session.is_open


@in_virtual_time
async def test_of_ended_sessions_only_a_few_are_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions_module, "ENDED_KEPT", 2)
    house = House()
    for _ in range(5):
        await house.open()
        leader = await house.client(Role.FACILITATOR)
        await leader.ask(EndSession())
    await house.open()
    running = [task for task in asyncio.all_tasks() if task.get_name().startswith("session ")]
    assert len(running) == 3
    for stream in await house.store.streams():
        assert (await house.sessions.get(SessionId(stream.removeprefix("session/")))).exists


@in_virtual_time
async def test_a_log_that_cannot_be_replayed_keeps_no_other_session_from_opening(
    caplog: pytest.LogCaptureFixture,
) -> None:
    house = House()
    await house.open()
    await house.store.append(stream_of(SessionId("broken")), 0, [b'{"v":1,"type":"from_the_future","at":1}'])
    with caplog.at_level(logging.CRITICAL, logger="server.live.sessions"):
        again = await house.crash_and_restart()
    assert [runner.id for runner in again.sessions.open()] == [house.session]
    with pytest.raises(LogBroken):
        await again.sessions.get(SessionId("broken"))


@in_virtual_time
async def test_open_sessions_are_listed_the_oldest_first() -> None:
    house = House()
    made = []
    for _ in range(3):
        await house.open()
        made.append(house.session)
        await asyncio.sleep(1)
    again = await house.crash_and_restart()
    assert [runner.id for runner in again.sessions.open()] == made


@in_virtual_time
async def test_facts_of_the_sfu_reach_their_session_alone() -> None:
    house = House()
    await house.open()
    elsewhere = await house.client()
    await house.open()
    ann, ben = await house.client(), await house.client()
    await house.settle()
    for client in (elsewhere, ann, ben):
        client.signalled.clear()
    house.facts.speaking(house.session, ben.id, True)
    house.facts.link(house.session, ben.id, "poor")
    house.facts.speaking(SessionId("nowhere"), ben.id, True)
    house.facts.link(SessionId("nowhere"), ParticipantId("x"), "poor")
    assert ann.signalled == ben.signalled == [{"speaking": [ben.id]}, {"links": {ben.id: "poor"}}]
    assert elsewhere.signalled == []


@in_virtual_time
async def test_stopping_ends_every_session_and_its_media() -> None:
    house = House()
    await house.open()
    ann = await house.client()
    await house.sessions.stop()
    assert ann.goodbyes == ["shutting_down"]
    assert house.session in house.plane.closed
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("session ")] == []
