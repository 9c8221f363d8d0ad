"""The trend of somebody's check-ins over the sessions of their group: with consent, for staff, put into the audit."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.server.api.test_groups_api import group, link, made, person
from tests.server.gateway.harness import Client, World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


async def checked_in(world: World, group_id: str, who: str, mood: int, *, keep: bool) -> str:
    """A whole session of the group with one answer. Returns: its id."""
    held = await made(world, f"/groups/{group_id}/sessions", {})
    session = str(held["id"])
    leader = await world.token(session, "facilitator", name="Fay")
    async with (
        Client.joined(world, leader) as fay,
        Client.joined(world, await link(world, group_id, person=who)) as ana,
    ):
        await fay.command("admit_all")
        await fay.command("open_check_in", when="before")
        answer = {"check_in": "check-in-1", "share": True, "keep": keep, "mood": mood}
        assert (await ana.command("answer_check_in", **answer))["ok"]
        assert (await fay.command("end_session"))["ok"]
    await world.api("PATCH", f"/groups/{group_id}", {"title": "Tuesday"})  # the group sees that it is over
    return session


async def test_a_trend_has_what_somebody_keeps_of_each_session_and_nothing_else(world: World) -> None:
    id_ = await group(world)
    ana, ben = await person(world, id_, "Ana"), await person(world, id_, "Ben")
    sessions = [await checked_in(world, id_, ana, mood, keep=keep) for mood, keep in ((3, True), (9, False), (6, True))]
    status, trend = await world.api("GET", f"/groups/{id_}/people/{ana}/check-ins")
    assert (status, trend["person"]) == (200, ana)
    assert [each["session"] for each in trend["sessions"]] == [sessions[0], sessions[2]]
    assert [each["check_ins"][0]["answers"]["mood"] for each in trend["sessions"]] == [3, 6]
    _, latest = await world.api("GET", f"/groups/{id_}/people/{ana}/check-ins?limit=2")
    assert [each["session"] for each in latest["sessions"]] == [sessions[2]]
    _, none = await world.api("GET", f"/groups/{id_}/people/{ben}/check-ins")
    assert none["sessions"] == []


async def test_who_asks_about_whom_is_in_the_audit(world: World) -> None:
    id_ = await group(world)
    ana = await person(world, id_, "Ana")
    await world.api("GET", f"/groups/{id_}/people/{ana}/check-ins")
    _, audit = await world.api("GET", "/audit")
    entry = audit["entries"][-1]
    assert (entry["type"], entry["what"], entry["about"], entry["stream"]) == (
        "record_read", "trend", ana, f"group/{id_}",
    )  # fmt: skip


async def test_there_is_no_trend_of_a_stranger_or_in_a_group_that_is_not(world: World) -> None:
    id_ = await group(world)
    for path in (f"/groups/{id_}/people/nobody/check-ins", "/groups/nowhere/people/nobody/check-ins"):
        status, answer = await world.api("GET", path)
        assert (status, answer["code"]) == (404, "not_found")
    ana = await person(world, id_, "Ana")
    status, answer = await world.api("GET", f"/groups/{id_}/people/{ana}/check-ins?limit=0")
    assert (status, answer["code"]) == (400, "invalid")


async def test_an_erased_person_has_no_answers_left(world: World) -> None:
    id_ = await group(world)
    ana = await person(world, id_, "Ana")
    session = await checked_in(world, id_, ana, 3, keep=True)
    await world.api("POST", f"/groups/{id_}/people/{ana}/erase")
    _, trend = await world.api("GET", f"/groups/{id_}/people/{ana}/check-ins")
    assert trend["sessions"] == []
    _, report = await world.api("GET", f"/sessions/{session}/report")
    (part,) = report["check_ins"][0]["parts"]
    assert (part["state"], part["kept"], part["answers"]) == ("answered", True, None)
