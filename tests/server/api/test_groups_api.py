"""Groups, as the HTTP API has them: roster, schedule, invitations, sessions."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from tests.server.api.test_staff_api import add, signed_in, status_of
from tests.server.gateway.harness import Client, Refused, World

HOUR = 3_600_000


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


def in_hours(hours: float) -> int:
    return int((time.time() + 3600 * hours) * 1000)


async def made(world: World, path: str, body: object, key: str | None = None) -> dict[str, Any]:
    status, answer = await world.api("POST", path, body, **({} if key is None else {"key": key}))
    assert status == 201, answer
    return dict(answer)


async def group(world: World, **wish: object) -> str:
    return str((await made(world, "/groups", {"kind": "therapy", "title": "Tuesday", **wish}))["id"])


async def person(world: World, group_id: str, name: str) -> str:
    body = {"name": f"{name} Surname", "display_name": name}
    return str((await made(world, f"/groups/{group_id}/people", body))["id"])


async def link(world: World, group_id: str, **wish: object) -> str:
    body = {"expires_at": in_hours(24), **wish}
    return str((await made(world, f"/groups/{group_id}/invitations", body))["token"])


def daily(hours: float) -> dict[str, object]:
    """A schedule whose next meeting is in so many hours."""
    start = datetime.now(UTC) + timedelta(hours=hours)
    return {"start": start.strftime("%Y-%m-%dT%H:%M"), "minutes": 90, "zone": "UTC", "rule": "FREQ=DAILY"}


async def test_a_group_is_made_changed_and_listed(world: World) -> None:
    id_ = await group(world)
    ana = await person(world, id_, "Ana")
    for path, body in (
        ("agreements", {"text": "Be kind."}),
        ("retention", {"days": 90}),
        ("own_summary", {"allowed": True}),
        ("schedule", daily(30)),
    ):
        status, _ = await world.api("PUT", f"/groups/{id_}/{path}", body)
        assert status == 200
    await world.api("PATCH", f"/groups/{id_}", {"kind": "family"})
    _, listed = await world.api("GET", "/groups")
    (shown,) = listed["groups"]
    assert (shown["kind"], shown["title"], shown["agreements"], shown["agreements_version"]) == (
        "family", "Tuesday", "Be kind.", 1,
    )  # fmt: skip
    assert shown["people"] == [{"id": ana, "name": "Ana Surname", "display_name": "Ana"}]
    assert (shown["retention_days"], shown["own_summary"], shown["schedule"]["rule"]) == (90, True, "FREQ=DAILY")


async def test_a_meeting_becomes_a_session_that_the_roster_waits_for(world: World) -> None:
    id_ = await group(world)
    ana = await person(world, id_, "Ana")
    await world.api("PUT", f"/groups/{id_}/agreements", {"text": "Be kind."})
    await world.api("PUT", f"/groups/{id_}/schedule", daily(2))
    _, listed = await world.api("GET", f"/groups/{id_}/occurrences")
    first = listed["occurrences"][0]
    _, session = await world.api("GET", f"/sessions/{first['session']}")
    assert (session["state"], session["group"], session["agreements"]) == ("scheduled", id_, "Be kind.")
    assert (session["scheduled_for"], session["waiting_room"]) == (first["starts_at"], True)
    assert [meeting["session"] for meeting in listed["occurrences"][2:]] == [None] * (len(listed["occurrences"]) - 2)
    async with Client.joined(world, await link(world, id_, person=ana)) as client:
        assert client.welcome["you"]["name"] == "Ana"
        assert client.welcome["view"]["session"]["id"] == first["session"]
        assert client.welcome["view"]["participants"] == []


async def test_a_cancelled_meeting_has_no_session_until_it_is_restored(world: World) -> None:
    id_ = await group(world)
    await world.api("PUT", f"/groups/{id_}/schedule", daily(2))
    _, before = await world.api("GET", f"/groups/{id_}/occurrences")
    first = before["occurrences"][0]
    path = f"/groups/{id_}/occurrences/{first['starts_at']}"
    assert await status_of(world, "POST", f"{path}/cancel") == 204
    assert (await world.api("GET", f"/sessions/{first['session']}"))[1]["state"] == "ended"
    _, cancelled = await world.api("GET", f"/groups/{id_}/occurrences")
    assert (cancelled["occurrences"][0]["cancelled"], cancelled["occurrences"][0]["session"]) == (True, None)
    assert await status_of(world, "POST", f"{path}/restore") == 204
    _, restored = await world.api("GET", f"/groups/{id_}/occurrences")
    assert restored["occurrences"][0]["session"] not in (None, first["session"])


async def test_another_schedule_calls_off_what_has_not_begun(world: World) -> None:
    id_ = await group(world)
    await world.api("PUT", f"/groups/{id_}/schedule", daily(2))
    _, before = await world.api("GET", f"/groups/{id_}/sessions")
    await world.api("PUT", f"/groups/{id_}/schedule", daily(5))
    _, after = await world.api("GET", f"/groups/{id_}/sessions")
    states = {session["id"]: session["state"] for session in after["sessions"]}
    assert [states[session["id"]] for session in before["sessions"]] == ["cancelled"] * len(before["sessions"])
    assert "current" in states.values()


async def test_a_session_is_held_now_and_entered_by_personal_and_shared_links(world: World) -> None:
    id_ = await group(world)
    ana = await person(world, id_, "Ana")
    personal, shared = await link(world, id_, person=ana), await link(world, id_)
    held = await made(world, f"/groups/{id_}/sessions", {"minutes": 60})
    leader = await world.token(held["id"], "facilitator")
    async with (
        Client.joined(world, leader, name="Fay") as fay,
        Client.joined(world, personal) as first,
        Client.joined(world, shared, name="Ben") as ben,
    ):
        assert len({fay.id, first.id, ben.id}) == 3
        await fay.command("admit_all")
        await fay.until(lambda: fay.told["events"])
    async with Client.joined(world, personal) as again:
        assert again.id == first.id


async def test_who_joins_the_roster_late_has_a_way_into_the_session_that_runs(world: World) -> None:
    id_ = await group(world)
    held = await made(world, f"/groups/{id_}/sessions", {})
    ana = await person(world, id_, "Ana")
    async with Client.joined(world, await link(world, id_, person=ana)) as client:
        assert client.welcome["view"]["session"]["id"] == held["id"]


async def test_a_revoked_link_leads_nowhere(world: World) -> None:
    id_ = await group(world)
    await made(world, f"/groups/{id_}/sessions", {})
    invitation = await made(world, f"/groups/{id_}/invitations", {"expires_at": in_hours(1)})
    assert await status_of(world, "DELETE", f"/groups/{id_}/invitations/{invitation['id']}") == 204
    with pytest.raises(Refused) as refused:
        async with Client.joined(world, invitation["token"]):
            pass
    assert refused.value.data["code"] == "expired"
    _, listed = await world.api("GET", f"/groups/{id_}/invitations")
    assert [(each["url"], each["revoked_at"] is not None) for each in listed["invitations"]] == [(None, True)]


async def test_who_is_taken_off_the_roster_comes_in_no_more(world: World) -> None:
    id_ = await group(world)
    ana = await person(world, id_, "Ana")
    token = await link(world, id_, person=ana)
    held = await made(world, f"/groups/{id_}/sessions", {})
    assert await status_of(world, "DELETE", f"/groups/{id_}/people/{ana}") == 204
    with pytest.raises(Refused) as refused:
        async with Client.joined(world, token):
            pass
    assert refused.value.data["code"] == "not_found"
    _, listed = await world.api("GET", f"/sessions/{held['id']}/invitations")
    assert [invitation["revoked"] for invitation in listed["invitations"]] == [True]


async def test_pairs_go_along_into_the_session(world: World) -> None:
    id_ = await group(world)
    ana, ben = await person(world, id_, "Ana"), await person(world, id_, "Ben")
    await world.api("PUT", f"/groups/{id_}/pairs", {"apart": [[ana, ben]]})
    held = await made(world, f"/groups/{id_}/sessions", {})
    _, listed = await world.api("GET", f"/sessions/{held['id']}/invitations")
    by_name = {invitation["name"]: invitation["id"] for invitation in listed["invitations"]}
    headers = {"Authorization": f"Bearer {'k' * 40}"}
    async with world.http.get(f"{world.url}/api/v1/sessions/{held['id']}/log", headers=headers) as response:
        log = await response.text()
    pairs = [line for line in map(msgspec.json.decode, log.splitlines()) if line["type"] == "pairs_kept"]
    assert [[set(pair) for pair in line["apart"]] for line in pairs] == [[{by_name["Ana"], by_name["Ben"]}]]


async def test_names_for_staff_never_enter_a_session(world: World) -> None:
    id_ = await group(world)
    await person(world, id_, "Ana")
    held = await made(world, f"/groups/{id_}/sessions", {})
    headers = {"Authorization": f"Bearer {'k' * 40}"}
    async with world.http.get(f"{world.url}/api/v1/sessions/{held['id']}/log", headers=headers) as response:
        assert "Surname" not in await response.text()


async def test_staff_work_with_their_own_groups_only(world: World) -> None:
    await add(world, "fay")
    await add(world, "gus")
    fay, gus = await signed_in(world, "fay"), await signed_in(world, "gus")
    own = await made(world, "/groups", {"kind": "alumni", "title": "Fay's"}, fay)
    held = await made(world, f"/groups/{own['id']}/sessions", {}, fay)
    assert [g["id"] for g in (await world.api("GET", "/groups", key=fay))[1]["groups"]] == [own["id"]]
    assert (await world.api("GET", "/groups", key=gus))[1]["groups"] == []
    for path in (f"/groups/{own['id']}", f"/sessions/{held['id']}", f"/sessions/{held['id']}/report"):
        assert (await world.api("GET", path, key=fay))[0] == 200
        assert (await world.api("GET", path, key=gus))[1]["code"] == "not_found"
    assert (await world.api("POST", f"/sessions/{held['id']}/end", key=gus))[1]["code"] == "not_found"
    assert (await world.api("POST", "/sessions", {"title": "T"}, key=fay))[1]["code"] == "forbidden"


async def test_a_facilitator_enters_a_session_of_their_group(world: World) -> None:
    await add(world, "fay")
    fay = await signed_in(world, "fay")
    own = await made(world, "/groups", {"kind": "therapy", "title": "Fay's"}, fay)
    held = await made(world, f"/groups/{own['id']}/sessions", {}, fay)
    status, entrance = await world.api("POST", f"/sessions/{held['id']}/entrance", key=fay)
    assert status == 200
    async with Client.joined(world, entrance["token"]) as client:
        assert (client.welcome["you"]["role"], client.welcome["you"]["name"]) == ("facilitator", "Fay")
    foreign = await world.session()
    assert (await world.api("POST", f"/sessions/{foreign}/entrance", key=fay))[1]["code"] == "not_found"


async def test_an_erased_person_leaves_no_name_behind(world: World) -> None:
    id_ = await group(world)
    ana = await person(world, id_, "Ana")
    token = await link(world, id_, person=ana)
    held = await made(world, f"/groups/{id_}/sessions", {})
    async with Client.joined(world, token, name="Ana herself"):
        pass
    status, erased = await world.api("POST", f"/groups/{id_}/people/{ana}/erase")
    assert status == 200
    assert ana in erased["owners"]
    assert erased["sessions"] == [held["id"]]
    for path in (f"/groups/{id_}", f"/sessions/{held['id']}", f"/sessions/{held['id']}/report"):
        assert "Ana" not in str(await world.api("GET", path))
    assert (await world.api("POST", f"/groups/{id_}/people/{ana}x/erase"))[1]["code"] == "not_found"


async def test_an_archived_group_calls_off_its_sessions(world: World) -> None:
    id_ = await group(world)
    await world.api("PUT", f"/groups/{id_}/schedule", daily(2))
    assert (await world.api("POST", f"/groups/{id_}/archive"))[0] == 200
    _, listed = await world.api("GET", f"/groups/{id_}/sessions")
    assert {session["state"] for session in listed["sessions"]} == {"cancelled"}
    assert (await world.api("POST", f"/groups/{id_}/sessions", {}))[1]["code"] == "conflict"


async def test_sessions_are_listed_by_state_and_group_page_by_page(world: World) -> None:
    id_ = await group(world)
    held = await made(world, f"/groups/{id_}/sessions", {})
    loose = {await world.session() for _ in range(3)}
    ended = await world.session()
    await world.api("POST", f"/sessions/{ended}/end")
    _, current = await world.api("GET", "/sessions")
    assert {session["id"] for session in current["sessions"]} == {held["id"], *loose}
    _, of_group = await world.api("GET", f"/sessions?group={id_}")
    assert [session["id"] for session in of_group["sessions"]] == [held["id"]]
    _, over = await world.api("GET", "/sessions?state=ended")
    assert [session["id"] for session in over["sessions"]] == [ended]
    seen: list[str] = []
    path = "/sessions?state=all&limit=2"
    while path:
        _, page = await world.api("GET", path)
        seen += [session["id"] for session in page["sessions"]]
        path = f"/sessions?state=all&limit=2&after={page['next']}" if page["next"] else ""
    assert seen == sorted({held["id"], *loose, ended})


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("GET", "/groups/g_none", None, "not_found"),
        ("POST", "/groups", {"kind": "club", "title": "T"}, "invalid"),
        ("POST", "/groups", {"kind": "family", "title": " "}, "invalid"),
        ("POST", "/groups", {"kind": "family", "title": "T", "facilitators": ["st_none"]}, "not_found"),
        ("PUT", "/groups/{g}/schedule", {"start": "x", "minutes": 5, "zone": "UTC"}, "invalid"),
        ("PUT", "/groups/{g}/facilitators", {"staff": ["st_none"]}, "not_found"),
        ("PUT", "/groups/{g}/people/m_none", {"name": "N"}, "not_found"),
        ("POST", "/groups/{g}/invitations", {"expires_at": 5}, "invalid"),
        ("POST", "/groups/{g}/invitations", {"expires_at": 4_000_000_000_000, "role": "facilitator"}, "invalid"),
        ("POST", "/groups/{g}/occurrences/soon/cancel", None, "not_found"),
        ("POST", "/groups/{g}/occurrences/5/cancel", None, "not_found"),
        ("GET", "/groups/{g}/occurrences?since=0&until=99999999999999", None, "invalid"),
        ("GET", "/groups/{g}/occurrences?since=soon", None, "invalid"),
        ("GET", "/sessions?state=odd", None, "invalid"),
        ("GET", "/sessions?colour=red", None, "invalid"),
        ("POST", "/groups/{g}/sessions", {"title": ""}, "invalid"),
    ],
)
async def test_what_cannot_be_is_a_problem(world: World, method: str, path: str, body: object, code: str) -> None:
    status, problem = await world.api(method, path.replace("{g}", await group(world)), body)
    assert status < 500
    assert problem["code"] == code
