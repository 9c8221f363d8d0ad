"""What a link leads to, as whoever holds it is told before they come in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from rooms.kernel import Instant, InvitationId, ParticipantId, SessionId
from server.config import Limits
from tests.server.gateway.harness import Client, Refused, World

FAR: int = 4_000_000_000_000


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


async def look(world: World, token: str) -> dict[str, Any]:
    status, state = await world.api("POST", "/link", {"token": token}, key=None)
    assert status == 200, state
    assert isinstance(state, dict)
    return state


async def door(world: World, token: str) -> str | None:
    """With which code the same token is refused at the door."""
    client = Client()
    try:
        await client.connect(world, {"token": token})
    except Refused as refused:
        return str(refused.data["code"])
    await client.socket.disconnect()
    return None


async def group_link(world: World) -> tuple[str, str, str]:
    """A group with Ana on its roster, led by Fay. Returns: its id, Ana's id, Ana's token."""
    _, fay = await world.api("POST", "/staff", {"login": "fay", "name": "Fay", "password": "a long password"})
    _, group = await world.api(
        "POST", "/groups", {"kind": "family", "title": "Families on Monday", "facilitators": [fay["id"]]}
    )
    person = {"name": "Ana Surname", "display_name": "Ana"}
    _, ana = await world.api("POST", f"/groups/{group['id']}/people", person)
    status, made = await world.api(
        "POST", f"/groups/{group['id']}/invitations", {"role": "participant", "person": ana["id"], "expires_at": FAR}
    )
    assert status == 201, made
    return group["id"], ana["id"], made["token"]


async def test_a_link_says_what_it_is_who_invites_and_what_will_be_asked(world: World) -> None:
    session = await world.session(agreements="Be kind.", waiting_room=True, scheduled_for=FAR)
    await world.token(session, "facilitator", name="Fay")
    await world.token(session, "observer", name="Oli")
    await world.token(session, name="Ben")
    token = await world.token(session, name="Ana")
    assert await look(world, token) == {
        "obstacle": None,
        "role": "participant",
        "name": "Ana",
        "present": False,
        "meeting": {
            "title": "Tuesday", "kind": None, "hosts": ["Fay"], "state": "scheduled", "starts_at": FAR, "ends_at": None,
            "agreements": True, "waiting": True,
        },
        "help_text": None,
    }  # fmt: skip


async def test_looking_changes_nothing_and_binds_nobody(world: World) -> None:
    session = await world.session()
    token = await world.token(session)
    _, before = await world.api("GET", f"/sessions/{session}")
    for _ in range(3):
        await look(world, token)
    _, after = await world.api("GET", f"/sessions/{session}")
    assert (before["seq"], after["participants"], after["lobby"]) == (after["seq"], [], [])


async def test_it_says_whether_somebody_is_in_by_this_very_link(world: World) -> None:
    session = await world.session(agreements="Be kind.")
    mine, other = await world.token(session), await world.token(session)
    shared = await world.token(session, shared=True)
    async with Client.joined(world, mine, name="Ana") as ana, Client.joined(world, shared, name="Sam") as sam:
        await ana.command("accept_agreements")
        state = await look(world, mine)
        assert (state["present"], state["name"], state["meeting"]["agreements"]) == (True, "Ana", False)
        assert (await look(world, ana.welcome["you"]["token"]))["present"] is True
        assert (await look(world, other))["present"] is False
        assert [(await look(world, shared))[key] for key in ("present", "name")] == [False, None]
        assert (await look(world, sam.welcome["you"]["token"]))["name"] == "Sam"


async def test_clients_are_never_named_to_others_not_even_those_who_lead_later(world: World) -> None:
    session = await world.session()
    leader, client, token = [await world.token(session, role) for role in ("facilitator", "participant", "participant")]
    async with Client.joined(world, leader, name="Fay") as fay, Client.joined(world, client, name="Ben") as ben:
        assert (await fay.command("set_role", participant=ben.id, role="co_facilitator"))["ok"]
        assert (await look(world, token))["meeting"]["hosts"] == ["Fay"]


async def test_it_says_why_a_link_does_not_lead_in_now_as_the_door_does(world: World) -> None:
    session = await world.session(capacity=1)
    token, later = await world.token(session, name="Ana"), await world.token(session, name="Ben")
    leader = await world.token(session, "facilitator", name="Fay")
    async with Client.joined(world, leader) as fay:
        assert (await look(world, token))["obstacle"] == "full"
        assert await door(world, token) == "full"
        assert (await look(world, token))["meeting"]["title"] == "Tuesday"
        await fay.command("lock_session", locked=True)
        assert (await look(world, later))["obstacle"] == "locked"
    await world.api("POST", f"/sessions/{session}/end")
    for each in (token, later, leader):
        assert (await look(world, each))["obstacle"] == "ended"


async def test_whom_a_link_lets_in_no_more_is_told_nothing_of_the_session(world: World) -> None:
    session = await world.session()
    nothing = {"role": None, "name": None, "present": False, "meeting": None, "help_text": None}
    withdrawn, banned = await world.token(session, name="Ana"), await world.token(session, name="Ben")
    _, listed = await world.api("GET", f"/sessions/{session}/invitations")
    first = next(each["id"] for each in listed["invitations"] if each["name"] == "Ana")
    _ = await world.http.delete(
        f"{world.url}/api/v1/sessions/{session}/invitations/{first}", headers={"Authorization": f"Bearer {'k' * 40}"}
    )
    assert await look(world, withdrawn) == {"obstacle": "withdrawn", **nothing}
    leader = await world.token(session, "facilitator")
    async with Client.joined(world, leader) as fay, Client.joined(world, banned) as ben:
        await fay.command("remove", participant=ben.id, ban=True)
    assert await look(world, banned) == {"obstacle": "removed", **nothing}
    old = world.tokens.issue(SessionId(session), InvitationId(first), "participant", Instant(1000))
    assert await look(world, old) == {"obstacle": "expired", **nothing}
    await world.api("POST", f"/sessions/{session}/end")
    assert (await look(world, withdrawn))["meeting"] is None


@pytest.mark.parametrize(
    ("claims", "status", "code"),
    [
        (("s_none", "i_none", "participant", None), 404, "not_found"),
        (("{session}", "i_none", "participant", None), 404, "not_found"),
        (("{session}", "{invitation}", "facilitator", None), 403, "forbidden"),
        (("{session}", "{invitation}", "participant", "{other}"), 403, "forbidden"),
    ],
)
async def test_a_token_that_fits_nothing_is_refused(
    world: World, claims: tuple[str, str, str, str | None], status: int, code: str
) -> None:
    session = await world.session()
    await world.token(session, shared=True)
    _, listed = await world.api("GET", f"/sessions/{session}/invitations")
    async with Client.joined(world, await world.token(session)) as other:
        real = {"session": session, "invitation": listed["invitations"][0]["id"], "other": other.id}
        sid, inv, role, par = [None if each is None else each.format(**real) for each in claims]
        token = world.tokens.issue(
            SessionId(str(sid)),
            InvitationId(str(inv)),
            str(role),
            Instant(FAR),
            None if par is None else ParticipantId(par),
        )
        told = await world.api("POST", "/link", {"token": token}, key=None)
    assert (told[0], told[1]["code"]) == (status, code)


@pytest.mark.parametrize("token", ["nonsense", "a.b.c", "x" * 2048])
async def test_a_token_of_nobodys_is_refused(world: World, token: str) -> None:
    status, problem = await world.api("POST", "/link", {"token": token}, key=None)
    assert (status, problem["code"]) == (401, "unauthenticated")


async def test_looking_too_often_is_refused_by_link_and_by_address() -> None:
    limits = Limits(joins_per_minute=1, joins_burst=2, connects_per_minute=1, connects_burst=6)
    async with World.running(limits) as world:
        session = await world.session()
        one, other = await world.token(session), await world.token(session)
        asked = [(await world.api("POST", "/link", {"token": one}, key=None))[0] for _ in range(3)]
        assert asked == [200, 200, 429]
        await look(world, other)
        tried = [(await world.api("POST", "/link", {"token": "nonsense"}, key=None))[0] for _ in range(3)]
        assert tried == [401, 401, 429]


async def test_the_link_of_a_group_leads_to_what_it_meets_for_next(world: World) -> None:
    group, _, token = await group_link(world)
    state = await look(world, token)
    assert (state["obstacle"], state["role"], state["name"]) == ("early", "participant", "Ana")
    assert state["meeting"] == {
        "title": "Families on Monday", "kind": "family", "hosts": ["Fay"], "state": None, "starts_at": None,
        "ends_at": None, "agreements": False, "waiting": False,
    }  # fmt: skip
    assert await door(world, token) == "not_found"
    schedule = {"start": "2090-01-02T18:00", "minutes": 60, "zone": "UTC", "rule": "FREQ=WEEKLY"}
    await world.api("PUT", f"/groups/{group}/schedule", schedule)
    assert (await look(world, token))["meeting"]["starts_at"] is None  # further away than anybody plans
    daily = {"start": "2020-01-01T00:00", "minutes": 1, "zone": "UTC", "rule": "FREQ=MONTHLY;BYMONTHDAY=1"}
    await world.api("PUT", f"/groups/{group}/schedule", daily)
    soon = await look(world, token)
    assert soon["meeting"]["starts_at"] is not None

    await world.api("POST", f"/groups/{group}/sessions", {"minutes": 60})
    now = await look(world, token)
    assert (now["obstacle"], now["name"], now["meeting"]["state"], now["meeting"]["waiting"]) == (
        None, "Ana", "open", True,
    )  # fmt: skip
    assert now["meeting"]["ends_at"] - now["meeting"]["starts_at"] == 3_600_000


async def test_the_link_of_a_group_is_withdrawn_with_the_person_and_ends_with_the_group(world: World) -> None:
    group, person, token = await group_link(world)
    _, shared = await world.api("POST", f"/groups/{group}/invitations", {"role": "observer", "expires_at": FAR})
    await world.http.delete(
        f"{world.url}/api/v1/groups/{group}/people/{person}", headers={"Authorization": f"Bearer {'k' * 40}"}
    )
    assert (await look(world, token))["obstacle"] == "withdrawn"
    assert (await look(world, token))["meeting"] is None
    await world.api("POST", f"/groups/{group}/archive")
    assert (await look(world, shared["token"]))["obstacle"] == "ended"
