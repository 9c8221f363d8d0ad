"""Staff and API keys, as the HTTP API has them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from server.api.staff import LOGIN_TRIES_BURST
from tests.server.gateway.harness import API_KEY, World

PASSWORD = "a long enough password"


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


async def add(world: World, login: str = "fay", role: str = "staff") -> dict[str, Any]:
    wish = {"login": login, "name": login.capitalize(), "password": PASSWORD, "role": role}
    status, member = await world.api("POST", "/staff", wish)
    assert status == 201, member
    return dict(member)


async def signed_in(world: World, login: str = "fay", password: str = PASSWORD) -> str:
    status, answer = await world.api("POST", "/sign-in", {"login": login, "password": password}, key=None)
    assert status == 200, answer
    return str(answer["token"])


async def test_staff_sign_in_and_are_known(world: World) -> None:
    fay = await add(world)
    token = await signed_in(world, " FAY ")
    status, me = await world.api("GET", "/me", key=token)
    assert (status, me["by"], me["staff"]["name"]) == (200, fay["id"], "Fay")
    assert "admin" not in me["scopes"]


async def test_the_root_key_is_known_as_such(world: World) -> None:
    _, me = await world.api("GET", "/me")
    assert (me["by"], me["staff"]) == ("root", None)
    assert "admin" in me["scopes"]


async def test_signing_out_ends_it(world: World) -> None:
    await add(world)
    token = await signed_in(world)
    async with world.http.post(
        f"{world.url}/api/v1/sign-out", headers={"Authorization": f"Bearer {token}"}
    ) as response:
        assert response.status == 204
    assert (await world.api("GET", "/me", key=token))[0] == 401


@pytest.mark.parametrize(("login", "password"), [("fay", "wrong"), ("nobody", PASSWORD), ("", ""), ("\U0001f600", "x")])
async def test_a_wrong_sign_in_is_refused(world: World, login: str, password: str) -> None:
    await add(world)
    status, problem = await world.api("POST", "/sign-in", {"login": login, "password": password}, key=None)
    assert (status, problem["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize("login", ["fay", "nobody"])
async def test_trying_passwords_is_held_back_whether_the_account_exists_or_not(world: World, login: str) -> None:
    await add(world)
    codes = [
        (await world.api("POST", "/sign-in", {"login": login, "password": "guess"}, key=None))[1]["code"]
        for _ in range(LOGIN_TRIES_BURST + 1)
    ]
    assert codes[0] == "unauthenticated"
    assert codes[-1] == "rate_limited"


async def test_an_account_is_changed_and_closed(world: World) -> None:
    fay = await add(world)
    status, changed = await world.api("PATCH", f"/staff/{fay['id']}", {"name": "Fay F."})
    assert (status, changed["name"], changed["role"]) == (200, "Fay F.", "staff")
    token = await signed_in(world)
    assert await status_of(world, "DELETE", f"/staff/{fay['id']}") == 204
    assert (await world.api("GET", "/me", key=token))[0] == 401
    _, shown = await world.api("GET", f"/staff/{fay['id']}")
    assert shown["closed_at"] is not None


async def test_people_change_their_own_password_with_the_old_one(world: World) -> None:
    await add(world)
    token = await signed_in(world)
    wrong = {"old": "not that", "new": "another long password"}
    assert (await world.api("PUT", "/me/password", wrong, key=token))[0] == 403
    assert await status_of(world, "PUT", "/me/password", {**wrong, "old": PASSWORD}, token) == 204
    assert (await world.api("GET", "/me", key=token))[0] == 401
    await signed_in(world, password="another long password")


async def test_an_admin_gives_a_new_password(world: World) -> None:
    fay = await add(world)
    assert await status_of(world, "PUT", f"/staff/{fay['id']}/password", {"password": "another long password"}) == 204
    await signed_in(world, password="another long password")


async def test_staff_are_not_told_of_accounts_and_keys(world: World) -> None:
    await add(world)
    token = await signed_in(world)
    for method, path in (("GET", "/staff"), ("GET", "/keys"), ("POST", "/keys"), ("GET", "/audit")):
        assert (await world.api(method, path, key=token))[1]["code"] == "forbidden"


async def test_admins_are(world: World) -> None:
    await add(world, "ada", "admin")
    token = await signed_in(world, "ada")
    _, listed = await world.api("GET", "/staff", key=token)
    assert [member["login"] for member in listed["staff"]] == ["ada"]


async def test_a_key_does_what_its_scopes_say(world: World) -> None:
    session = await world.session()
    status, made = await world.api("POST", "/keys", {"name": "Records", "scopes": ["reports:read"]})
    assert status == 201
    assert (await world.api("GET", f"/sessions/{session}/report", key=made["key"]))[0] == 200
    status, problem = await world.api("POST", "/sessions", {"title": "T"}, key=made["key"])
    assert (status, problem["code"]) == (403, "forbidden")
    assert "sessions:write" in problem["detail"]


async def test_a_revoked_key_is_worth_nothing(world: World) -> None:
    _, made = await world.api("POST", "/keys", {"name": "Records", "scopes": ["admin"]})
    assert (await world.api("GET", "/keys", key=made["key"]))[0] == 200
    assert await status_of(world, "DELETE", f"/keys/{made['id']}") == 204
    assert (await world.api("GET", "/keys", key=made["key"]))[0] == 401
    _, listed = await world.api("GET", "/keys")
    assert [(key["name"], key["revoked_at"] is not None) for key in listed["keys"]] == [("Records", True)]
    assert made["key"] not in str(listed)


async def test_keys_cannot_do_what_is_for_people(world: World) -> None:
    status, problem = await world.api("POST", "/sign-out")
    assert (status, problem["code"]) == (403, "forbidden")


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/staff", {"login": "a b", "name": "N", "password": PASSWORD}, "invalid"),
        ("/staff", {"login": "ann", "name": "N", "password": "short"}, "invalid"),
        ("/staff", {"login": "ann", "name": "N", "password": PASSWORD, "role": "queen"}, "invalid"),
        ("/staff", {"login": "fay", "name": "N", "password": PASSWORD}, "conflict"),
        ("/keys", {"name": "K", "scopes": []}, "invalid"),
        ("/keys", {"name": "K", "scopes": ["everything"]}, "invalid"),
    ],
)
async def test_what_cannot_be_is_a_problem(world: World, path: str, body: object, code: str) -> None:
    await add(world)
    assert (await world.api("POST", path, body))[1]["code"] == code


async def test_the_audit_says_who_read_what(world: World) -> None:
    session = await world.session()
    await world.api("GET", f"/sessions/{session}/report")
    _, audit = await world.api("GET", "/audit")
    entry = audit["entries"][-1]
    assert (entry["type"], entry["what"], entry["by"]) == ("record_read", "report", "root")
    assert entry["stream"] == f"session/{session}"


async def status_of(world: World, method: str, path: str, body: object = None, key: str = API_KEY) -> int:
    headers = {"Authorization": f"Bearer {key}"}
    async with world.http.request(method, f"{world.url}/api/v1{path}", json=body, headers=headers) as response:
        return response.status
