"""The HTTP API as a clinic's own system uses it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec
import pytest

from server.api.problems import CONTENT_TYPE
from server.config import Limits
from server.record.export import POLL_COLUMNS
from tests.server.gateway.harness import API_KEY, Client, World, shown


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


async def test_a_session_is_made_and_found_again(world: World) -> None:
    status, made = await world.api("POST", "/sessions", {"title": "Tuesday", "capacity": 6, "waiting_room": False})
    assert status == 201
    assert {k: made[k] for k in ("title", "capacity", "waiting_room", "state", "seq", "ended_at")} == {
        "title": "Tuesday", "capacity": 6, "waiting_room": False, "state": "open", "seq": 1, "ended_at": None,
    }  # fmt: skip
    status, state = await world.api("GET", f"/sessions/{made['id']}")
    assert (status, state["id"], state["title"], state["participants"]) == (200, made["id"], "Tuesday", [])
    assert {"hands", "rooms", "turn", "polls"} <= set(state)


async def test_a_session_is_for_sixteen_unless_said_otherwise(world: World) -> None:
    _, made = await world.api("POST", "/sessions", {"title": "Tuesday"})
    assert made["capacity"] == 16


async def test_a_session_may_be_scheduled_and_have_agreements(world: World) -> None:
    wish = {"title": "Tuesday", "scheduled_for": 4_000_000_000_000, "agreements": "Be kind.", "waiting_room": True}
    status, made = await world.api("POST", "/sessions", wish)
    assert (status, made["state"], made["scheduled_for"]) == (201, "scheduled", 4_000_000_000_000)
    assert (made["waiting_room"], made["opened_at"]) == (True, None)
    _, state = await world.api("GET", f"/sessions/{made['id']}")
    assert (state["agreements"], state["lobby"]) == ("Be kind.", [])


@pytest.mark.parametrize(("wish", "grace"), [({}, 600_000), ({"unattended_minutes": 3}, 180_000)])
async def test_a_session_without_leaders_ends_after_ten_minutes_or_as_asked(
    world: World, wish: dict[str, object], grace: int
) -> None:
    _, made = await world.api("POST", "/sessions", {"title": "Tuesday", **wish})
    _, log = await world.api("GET", f"/sessions/{made['id']}/log")
    assert log["unattended_grace"] == grace


async def test_a_session_may_go_on_without_leaders_for_ever(world: World) -> None:
    _, made = await world.api("POST", "/sessions", {"title": "Tuesday", "unattended_minutes": None})
    _, log = await world.api("GET", f"/sessions/{made['id']}/log")
    assert log["unattended_grace"] is None


async def test_the_answer_says_where_the_session_is(world: World) -> None:
    headers = {"Authorization": f"Bearer {API_KEY}"}
    async with world.http.post(f"{world.url}/api/v1/sessions", json={"title": "T"}, headers=headers) as response:
        location = response.headers["Location"]
        assert response.headers["Cache-Control"] == "no-store"
    async with world.http.get(f"{world.url}{location}", headers=headers) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": 5},
        {"title": ""},
        {"title": "   "},
        {"title": "T" * 1000},
        {"title": "T", "capacity": 0},
        {"title": "T", "capacity": "six"},
        {"title": "T", "capacity": 65},
        {"title": "T", "waiting_room": "no"},
        {"title": "T", "agreements": " "},
        {"title": "T", "scheduled_for": "tomorrow"},
        {"title": "T", "unattended_minutes": 0},
        {"title": "T", "unattended_minutes": 100_000},
        {"title": "T", "colour": "red"},
        [],
        "T",
        None,
    ],
)
async def test_a_session_that_cannot_be_is_a_problem(world: World, body: object) -> None:
    status, problem = await world.api("POST", "/sessions", body)
    assert (status, problem["code"], problem["status"]) == (400, "invalid", 400)
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 60_000, b"\x00"])
async def test_a_body_that_is_not_json_is_a_problem(world: World, raw: bytes) -> None:
    headers = {"Authorization": f"Bearer {API_KEY}"}
    async with world.http.post(f"{world.url}/api/v1/sessions", data=raw, headers=headers) as response:
        assert (response.status, response.content_type) == (400, CONTENT_TYPE)
        assert msgspec.json.decode(await response.read())["code"] == "invalid"


async def test_a_body_that_is_too_large_is_a_problem(world: World) -> None:
    status, problem = await world.api("POST", "/sessions", {"title": "T" * 100_000})
    assert (status, problem["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/sessions/s_none", 404, "not_found"),
        ("GET", "/sessions/s_none/log", 404, "not_found"),
        ("GET", "/sessions/s_none/report", 404, "not_found"),
        ("POST", "/sessions/s_none/end", 404, "not_found"),
        ("GET", "/sessions/..%2f..%2fdirectory", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("DELETE", "/sessions/s_none", 405, "invalid"),
    ],
)
async def test_what_is_not_there_is_a_problem(world: World, method: str, path: str, status: int, code: str) -> None:
    answered, problem = await world.api(method, path)
    assert (answered, problem["code"], problem["type"]) == (status, code, "about:blank")


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer wrong", f"Basic {API_KEY}", f"Bearer {API_KEY}x"])
async def test_without_the_key_nothing_is_told(world: World, header: str | None) -> None:
    session = await world.session()
    headers = {} if header is None else {"Authorization": header}
    for path in (f"/sessions/{session}", "/sessions/s_none", "/nothing"):
        async with world.http.get(f"{world.url}/api/v1{path}", headers=headers) as response:
            assert response.status == 401
            assert response.headers["WWW-Authenticate"].startswith("Bearer")
            assert msgspec.json.decode(await response.read())["code"] == "unauthenticated"


async def test_an_invitation_is_a_token_and_a_link(world: World) -> None:
    session = await world.session()
    status, made = await world.api("POST", f"/sessions/{session}/invitations", {"role": "guest", "name": "Gil"})
    assert status == 201
    assert made["url"] == f"{world.url}/join#{made['token']}"
    async with Client.joined(world, made["token"]) as gil:
        assert gil.welcome["you"]["name"] == "Gil"


@pytest.mark.parametrize("role", ["facilitator", "co_facilitator", "participant", "guest", "observer"])
async def test_every_role_can_be_invited(world: World, role: str) -> None:
    async with Client.joined(world, await world.token(await world.session(), role)) as client:
        assert client.welcome["you"]["role"] == role


@pytest.mark.parametrize("body", [{}, {"role": "queen"}, {"role": "guest", "name": ""}, {"role": "guest", "x": 1}])
async def test_an_invitation_that_cannot_be_is_a_problem(world: World, body: object) -> None:
    status, problem = await world.api("POST", f"/sessions/{await world.session()}/invitations", body)
    assert (status, problem["code"]) == (400, "invalid")


async def test_staff_see_what_a_facilitator_sees(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session, "facilitator"), name="Fay") as fay:
        await fay.command("set_media", microphone=False)
        _, state = await world.api("GET", f"/sessions/{session}")
        assert (state["here"], state["leading"], state["waiting"]) == (1, 1, 0)
        async with Client.joined(world, await world.token(session, "guest"), name="Ann"):
            _, listed = await world.api("GET", "/sessions")
            assert [(each["here"], each["leading"]) for each in listed["sessions"]] == [(2, 1)]
    assert shown(state)["Fay"]["muted"]
    assert state["seq"] == 4


async def test_the_log_is_one_event_a_line_in_order(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        await ana.command("set_media", camera=False)
        headers = {"Authorization": f"Bearer {API_KEY}"}
        async with world.http.get(f"{world.url}/api/v1/sessions/{session}/log", headers=headers) as response:
            assert response.content_type == "application/x-ndjson"
            lines = [msgspec.json.decode(line) for line in (await response.read()).splitlines()]
        async with world.http.get(f"{world.url}/api/v1/sessions/{session}/log?after=3", headers=headers) as response:
            rest = [msgspec.json.decode(line) for line in (await response.read()).splitlines()]
    assert [line["seq"] for line in lines] == [1, 2, 3, 4]
    assert [line["type"] for line in lines] == ["session_created", "invited", "joined", "media_set"]
    assert all(isinstance(line["at"], int) for line in lines)
    assert rest == lines[3:]


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "9" * 40, "²"])
async def test_a_log_from_nowhere_is_a_problem(world: World, after: str) -> None:
    status, problem = await world.api("GET", f"/sessions/{await world.session()}/log?after={after}")
    assert (status, problem["code"]) == (400, "invalid")


async def test_the_report_gives_attendance(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        status, report = await world.api("GET", f"/sessions/{session}/report")
    assert status == 200
    assert [(a["participant"], a["name"], a["last_left_at"]) for a in report["attendance"]] == [(ana.id, "Ana", None)]
    assert [report[part] for part in ("talk", "turns", "polls", "breakouts")] == [[], [], [], []]


async def test_polls_can_be_had_as_a_table(world: World) -> None:
    session = await world.session()
    url, key = f"{world.url}/api/v1/sessions/{session}/report", {"Authorization": f"Bearer {API_KEY}"}
    async with world.http.get(f"{url}?format=csv&part=polls", headers=key) as answer:
        assert (answer.status, await answer.text()) == (200, ",".join(POLL_COLUMNS) + "\r\n")
    assert (await world.api("GET", f"/sessions/{session}/report?part=rumours"))[0] == 400


async def test_a_session_is_ended_once(world: World) -> None:
    session = await world.session()
    status, state = await world.api("POST", f"/sessions/{session}/end")
    assert (status, state["state"]) == (200, "ended")
    status, problem = await world.api("POST", f"/sessions/{session}/end")
    assert (status, problem["code"]) == (409, "ended")
    status, problem = await world.api("POST", f"/sessions/{session}/invitations", {"role": "guest"})
    assert (status, problem["code"]) == (409, "ended")


async def test_an_ended_session_can_still_be_read(world: World) -> None:
    session = await world.session()
    await world.api("POST", f"/sessions/{session}/end")
    assert (await world.api("GET", f"/sessions/{session}"))[1]["state"] == "ended"
    assert (await world.api("GET", f"/sessions/{session}/report"))[1]["ended_at"] is not None


async def test_the_largest_session_is_a_limit_of_the_node() -> None:
    async with World.running(Limits(session_capacity=4)) as world:
        assert (await world.api("POST", "/sessions", {"title": "T"}))[1]["capacity"] == 4
        assert (await world.api("POST", "/sessions", {"title": "T", "capacity": 5}))[0] == 400


async def test_trying_keys_is_held_back(world: World) -> None:
    codes = set()
    for _ in range(250):
        _, problem = await world.api("GET", "/sessions/x", key="guess")
        codes.add(problem["code"])
    assert codes == {"unauthenticated", "rate_limited"}
    assert (await world.api("POST", "/sessions", {"title": "T"}))[0] == 201


async def test_a_person_has_a_sheet_of_their_own(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        status, sheet = await world.api("GET", f"/sessions/{session}/report/{ana.id}")
        assert (status, sheet["attendance"]["name"]) == (200, "Ana")
    status, problem = await world.api("GET", f"/sessions/{session}/report/p_nobody")
    assert (status, problem["code"]) == (404, "not_found")


async def test_a_person_is_erased_while_the_session_goes_on(world: World) -> None:
    session = await world.session()
    own = await world.token(session, name="Ana Maria")
    async with Client.joined(world, own) as ana:
        status, erased = await world.api("POST", "/erasures", {"id": ana.id})
        assert (status, erased["sessions"]) == (200, [session])
        assert (await ana.first("goodbye"))["code"] == "shutting_down"
    async with Client.joined(world, own) as again:
        assert again.id == ana.id
        assert again.welcome["you"]["name"] == "[erased]"
    _, state = await world.api("GET", f"/sessions/{session}")
    assert "Ana" not in str(state)


async def test_nobody_is_erased_by_an_unknown_id(world: World) -> None:
    status, problem = await world.api("POST", "/erasures", {"id": "p_nobody"})
    assert (status, problem["code"]) == (404, "not_found")
