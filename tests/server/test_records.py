"""The record as staff use it, beside sessions that go on."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from pathlib import Path

import pytest

from rooms.kernel import ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import EndSession, Rename
from server.live.history import stream_of
from server.live.sessions import NotFound
from server.record.audit import CODEC, STREAM, Audit, AuditEvent, Erased, RecordRead
from server.record.texts import ERASED
from server.records import ErasedPeople, Records
from tests.server.gateway.harness import Client, Refused, World
from tests.sim import stage_set
from tests.sim.stage_set import House


class Place:
    """A house with a session in it, and its records."""

    def __init__(self) -> None:
        self.house = House()
        self.ledger = self.house.store.inner
        clock = self.house.clock
        self.records = Records(self.ledger, Audit(self.ledger, clock), self.house.sessions, clock)

    @property
    def session(self) -> SessionId:
        return self.house.session

    async def audited(self) -> list[AuditEvent]:
        return [CODEC.decode(stored.data) for stored in await self.ledger.read(STREAM)]


@pytest.fixture
async def place() -> Place:
    place = Place()
    await place.house.open()
    return place


async def person(place: Place, name: str, role: Role = Role.PARTICIPANT) -> stage_set.Client:
    client = await place.house.invited(role)
    assert await client.come(name=name) is None
    return client


async def test_a_log_is_taken_away_and_that_is_put_down_first(place: Place) -> None:
    await person(place, "Ann")
    lines = await place.records.log(place.session, "key_1")
    assert [json.loads(line)["type"] for line in lines] == ["session_created", "invited", "joined"]
    assert [json.loads(line)["seq"] for line in await place.records.log(place.session, "key_1", after=2)] == [3]
    assert (await place.records.log(place.session, "key_1", form="csv"))[0].startswith("seq,time,")
    (first, *_) = await place.audited()
    assert isinstance(first, RecordRead)
    assert (first.stream, first.what, first.by) == (stream_of(place.session), "export", "key_1")


async def test_a_report_and_a_sheet_are_put_down_too(place: Place) -> None:
    ann = await person(place, "Ann")
    await person(place, "Ben")
    assert [a.name for a in (await place.records.report(place.session, "me")).attendance] == ["Ann", "Ben"]
    sheet = await place.records.sheet(place.session, ann.id, "me")
    assert sheet is not None
    assert sheet.attendance.name == "Ann"
    assert await place.records.sheet(place.session, ParticipantId("nobody"), "me") is None
    assert [event.what for event in await place.audited() if isinstance(event, RecordRead)] == [
        "report", "sheet", "sheet",
    ]  # fmt: skip


async def test_who_is_erased_is_gone_from_a_session_that_goes_on_and_everyone_comes_back(place: Place) -> None:
    ann, ben = await person(place, "Ann"), await person(place, "Ben")
    await ann.ask(Rename("Annie"))
    erased = await place.records.erase(ann.id, "me")
    assert erased == ErasedPeople(tuple(sorted([ann.invitation, ann.id])), (place.session,))
    assert ann.goodbyes == ben.goodbyes == ["shutting_down"]
    for client in (ann, ben):
        assert await client.come() is None
    state = (await place.house.runner()).state
    assert [person.name for person in state.session.people.values()] == [ERASED, "Ben"]
    assert ben.view == await place.house.view_of(ben)
    assert isinstance((await place.audited())[0], Erased)


async def test_who_is_erased_is_gone_from_an_ended_session_in_memory(place: Place) -> None:
    leader = await person(place, "Lee", Role.FACILITATOR)
    await leader.ask(EndSession())
    await place.records.erase(leader.id, "me")
    (person_now,) = (await place.house.runner()).state.session.people.values()
    assert person_now.name == ERASED
    assert (await place.ledger.check(stream_of(place.session)))[1] is None


async def test_nobody_is_erased_by_an_unknown_id(place: Place) -> None:
    assert await place.records.erase("nobody", "me") is None
    assert await place.audited() == []


async def test_a_session_that_was_purged_is_not_found_any_more(place: Place) -> None:
    await place.ledger.remove(stream_of(place.session))
    await place.house.sessions.renew(place.session)
    with pytest.raises(NotFound):
        await place.house.runner()


async def test_who_comes_while_a_session_is_renewed_finds_the_new_one(place: Place) -> None:
    ann = await person(place, "Ann")
    old = await place.house.runner()
    await asyncio.gather(place.house.sessions.renew(place.session), asyncio.sleep(0))
    assert await place.house.runner() is not old
    assert await ann.come() is None


async def test_a_torn_log_is_refused_in_a_sentence_and_the_others_are_served(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"sqlite:///{tmp_path / 'hearth.db'}"
    async with World.running(store=url) as world:
        torn, whole = await world.session(), await world.session()
        tokens = [await world.token(session) for session in (torn, whole)]
    with sqlite3.connect(tmp_path / "hearth.db") as db:
        db.execute("DELETE FROM events WHERE stream = ? AND seq = 2", (stream_of(SessionId(torn)),))
    db.close()
    with caplog.at_level(logging.ERROR):
        async with World.running(store=url) as world:
            assert [r.getMessage() for r in caplog.records] == [
                f"session {torn} is left out, its log cannot be used: event 2 is missing"
            ]
            async with Client.joined(world, tokens[1]) as client:
                assert client.welcome["view"]["session"]["id"] == whole
            with pytest.raises(Refused) as refused, caplog.at_level(logging.CRITICAL):
                async with Client.joined(world, tokens[0]):
                    pass
            assert (refused.value.data["code"], "damaged" in refused.value.data["message"]) == ("unavailable", True)
            status, problem = await world.api("GET", f"/sessions/{torn}/report")
            assert (status, problem["code"]) == (503, "unavailable")
