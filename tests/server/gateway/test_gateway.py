"""Coming in, asking, being told: a real server and the real client library."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from rooms.kernel import Instant, InvitationId, SessionId
from server.auth import Tokens
from server.config import Limits
from server.system import SystemClock
from tests.server.gateway.harness import Client, Refused, World, shown


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running() as world:
        yield world


@asynccontextmanager
async def member(world: World) -> AsyncIterator[Client]:
    """Somebody in a session of their own."""
    async with Client.joined(world, await world.token(await world.session())) as client:
        yield client


async def refused(world: World, auth: object) -> str:
    with pytest.raises(Refused) as caught:
        await Client().connect(world, auth)
    assert set(caught.value.data) == {"code", "message"}
    return str(caught.value.data["code"])


# --- coming in -------------------------------------------------------------------------------------------------------


async def test_the_welcome_says_who_one_is_and_what_the_session_is(world: World) -> None:
    token = await world.token(await world.session(capacity=5))
    async with Client.joined(world, token, name="Ana") as ana:
        welcome = ana.welcome
    assert {"id", "role", "name", "token"} <= set(welcome["you"])
    assert welcome["you"]["role"] == "participant"
    assert welcome["media"] == {"seats": 5, "ice_servers": []}
    assert welcome["missed"] is None
    assert abs(welcome["now"] - time.time() * 1000) < 60_000
    ana_shown = shown(welcome["view"])["Ana"]
    assert ana_shown == {
        "id": welcome["you"]["id"], "name": "Ana", "role": "participant", "room": "main", "place": 1,
        "present": True, "muted": False, "camera": True, "held": False, "away": False, "may_speak": True,
        "aside": False,
    }  # fmt: skip
    assert {"session", "participants", "hands", "rooms", "turn", "polls"} <= set(welcome["view"])


async def test_long_polling_works_as_well(world: World) -> None:
    token = await world.token(await world.session())
    async with Client.joined(world, token, transports=("polling",), name="Ana") as ana:
        assert (await ana.command("rename", name="Anna"))["ok"]
        assert (await ana.event("renamed"))["name"] == "Anna"


async def test_a_connection_that_begins_by_polling_may_upgrade(world: World) -> None:
    token = await world.token(await world.session())
    async with Client.joined(world, token, transports=("polling", "websocket"), name="Ana") as ana:
        assert ana.socket.transport() == "websocket"
        assert (await ana.command("set_media", camera=False))["ok"]


async def test_others_are_told_of_a_newcomer_in_order(world: World) -> None:
    session = await world.session()
    async with (
        Client.joined(world, await world.token(session), name="Ana") as ana,
        Client.joined(world, await world.token(session), name="Ben") as ben,
    ):
        joined = await ana.event("joined")
        assert (joined["person"]["id"], joined["person"]["name"]) == (ben.id, "Ben")
        assert ana.welcome["seq"] < joined["seq"] == ben.welcome["seq"]
        assert set(shown(ben.welcome["view"])) == {"Ana", "Ben"}


async def test_the_name_may_come_from_the_invitation(world: World) -> None:
    token = await world.token(await world.session(), name="Given")
    async with Client.joined(world, token) as client:
        assert client.welcome["you"]["name"] == "Given"


async def test_without_a_token_nobody_comes_in(world: World) -> None:
    assert await refused(world, None) == "unauthenticated"


@pytest.mark.parametrize("auth", [{}, {"token": 5}, {"token": "t", "resume": "yes"}, {"token": ["t"]}])
async def test_a_malformed_hello_is_invalid(world: World, auth: object) -> None:
    assert await refused(world, auth) in ("invalid", "unauthenticated")


async def test_a_forged_token_is_refused(world: World) -> None:
    session = await world.session()
    forged = Tokens(b"x" * 32, SystemClock()).issue(
        SessionId(session), InvitationId("i"), "facilitator", Instant(2**42)
    )
    assert await refused(world, {"token": forged}) == "unauthenticated"


async def test_an_expired_token_is_refused(world: World) -> None:
    token = world.tokens.issue(SessionId(await world.session()), InvitationId("i"), "guest", Instant(1000))
    assert await refused(world, {"token": token}) == "expired"


async def test_a_token_of_a_session_nobody_knows_is_refused(world: World) -> None:
    token = world.tokens.issue(SessionId("s_none"), InvitationId("i"), "guest", Instant(2**42))
    assert await refused(world, {"token": token}) == "not_found"


async def test_a_token_of_an_invitation_nobody_knows_is_refused(world: World) -> None:
    token = world.tokens.issue(SessionId(await world.session()), InvitationId("i"), "guest", Instant(2**42))
    assert await refused(world, {"token": token}) == "not_found"


async def test_a_token_that_claims_more_than_its_invitation_is_refused(world: World) -> None:
    session = await world.session()
    _, made = await world.api("POST", f"/sessions/{session}/invitations", {"role": "participant"})
    token = world.tokens.issue(SessionId(session), InvitationId(made["id"]), "facilitator", Instant(2**42))
    assert await refused(world, {"token": token}) == "forbidden"


async def test_a_full_session_refuses_members_and_takes_facilitators(world: World) -> None:
    session = await world.session(capacity=1)
    async with Client.joined(world, await world.token(session), name="Ana"):
        assert await refused(world, {"token": await world.token(session)}) == "full"
        async with Client.joined(world, await world.token(session, "facilitator")) as facilitator:
            assert facilitator.welcome["you"]["role"] == "facilitator"


async def test_an_ended_session_lets_nobody_in(world: World) -> None:
    session = await world.session()
    token = await world.token(session)
    await world.api("POST", f"/sessions/{session}/end")
    assert await refused(world, {"token": token}) == "ended"


async def test_a_name_nobody_could_read_is_refused(world: World) -> None:
    token = await world.token(await world.session())
    assert await refused(world, {"token": token, "name": "\u202e\u200f"}) == "invalid"


# --- coming back -----------------------------------------------------------------------------------------------------


async def test_a_personal_invitation_is_the_same_person_every_time(world: World) -> None:
    token = await world.token(await world.session())
    async with Client.joined(world, token, name="Ana") as ana:
        await ana.command("set_media", microphone=False)
    async with Client.joined(world, token, name="Somebody else") as again:
        assert again.id == ana.id
        assert shown(again.welcome["view"])["Ana"]["muted"]


async def test_a_shared_invitation_is_somebody_new_every_time(world: World) -> None:
    token = await world.token(await world.session(), shared=True)
    async with Client.joined(world, token, name="Ana") as ana, Client.joined(world, token, name="Ben") as ben:
        assert ana.id != ben.id


async def test_who_came_by_a_shared_invitation_returns_with_their_own_token(world: World) -> None:
    token = await world.token(await world.session(), shared=True)
    async with Client.joined(world, token, name="Ana") as ana:
        own = ana.welcome["you"]["token"]
    async with Client.joined(world, own) as again:
        assert (again.id, again.welcome["you"]["name"]) == (ana.id, "Ana")


async def test_a_second_connection_replaces_the_first_for_good(world: World) -> None:
    session = await world.session()
    token = await world.token(session)
    async with Client.joined(world, token, name="Ana") as first, Client.joined(world, token) as second:
        assert (await first.first("goodbye"))["code"] == "replaced"
        await first.until(lambda: first.told["disconnect"])
        assert (await second.command("rename", name="Anna"))["ok"]
        _, state = await world.api("GET", f"/sessions/{session}")
        assert shown(state)["Anna"]["present"]


async def test_resuming_tells_what_was_missed(world: World) -> None:
    session = await world.session()
    token = await world.token(session)
    async with Client.joined(world, token, name="Ana") as ana:
        seq = ana.welcome["seq"]
    async with (
        Client.joined(world, await world.token(session), name="Ben"),
        Client.joined(world, token, resume=seq) as again,
    ):
        missed = again.welcome["missed"]
        assert [event["type"] for event in missed] == ["link_lost", "joined", "link_returned"]
        assert [event["seq"] for event in missed] == sorted(event["seq"] for event in missed)
        assert set(shown(again.welcome["view"])) == {"Ana", "Ben"}


async def test_a_resume_from_the_future_gets_the_snapshot(world: World) -> None:
    async with Client.joined(world, await world.token(await world.session()), resume=10_000) as client:
        assert client.welcome["missed"] is None


async def test_a_lost_link_is_shown_to_the_others(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        async with Client.joined(world, await world.token(session), name="Ben") as ben:
            await ana.event("joined")
        assert (await ana.event("link_lost"))["participant"] == ben.id


# --- asking ----------------------------------------------------------------------------------------------------------


async def test_a_command_is_acknowledged_with_its_number(world: World) -> None:
    async with Client.joined(world, await world.token(await world.session()), name="Ana") as ana:
        reply = await ana.command("set_media", camera=False)
        event = await ana.event("media_set")
    assert reply == {"ok": True, "seq": event["seq"]}
    assert (event["participant"], event["microphone"], event["camera"]) == (ana.id, True, False)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("mute", {"participant": "p"}),
        ("mute_all", {}),
        ("remove", {"participant": "p"}),
        ("end_session", {}),
        ("invite", {"role": "facilitator"}),
    ],
)
async def test_what_is_a_facilitators_is_forbidden_to_a_participant(
    world: World, kind: str, fields: dict[str, object]
) -> None:
    async with Client.joined(world, await world.token(await world.session())) as client:
        reply = await client.command(kind, **fields)
    assert (reply["ok"], reply["error"]["code"]) == (False, "forbidden")


async def test_an_observer_cannot_switch_a_microphone_on(world: World) -> None:
    async with Client.joined(world, await world.token(await world.session(), "observer"), name="Olga") as olga:
        assert shown(olga.welcome["view"])["Olga"]["muted"]
        assert (await olga.command("set_media", microphone=True))["error"]["code"] == "forbidden"


@pytest.mark.parametrize(
    "data",
    [
        (),
        (None,),
        (5,),
        ("leave",),
        ({},),
        ({"type": "unheard_of"},),
        ({"type": "join", "participant": "x", "invitation": "y"},),
        ({"type": "mute", "participant": 5},),
        ({"type": "set_media", "microphone": "on"},),
        ({"type": "leave", "extra": 1},),
        ({"type": "leave"}, {"type": "leave"}),
    ],
)
async def test_a_malformed_command_is_invalid_and_the_connection_goes_on(
    world: World, data: tuple[object, ...]
) -> None:
    async with Client.joined(world, await world.token(await world.session())) as client:
        assert (await client.ask("command", *data))["error"]["code"] == "invalid"
        assert (await client.command("set_media", camera=False))["ok"]


async def test_a_message_nobody_knows_is_invalid(world: World) -> None:
    async with Client.joined(world, await world.token(await world.session())) as client:
        assert (await client.ask("shout", {"loud": True}))["error"]["code"] == "invalid"


async def test_a_mute_reaches_everyone_and_the_sfu(world: World) -> None:
    session = await world.session()
    async with (
        Client.joined(world, await world.token(session, "facilitator"), name="Fay") as fay,
        Client.joined(world, await world.token(session), name="Ana") as ana,
    ):
        assert (await fay.command("mute", participant=ana.id))["ok"]
        assert (await ana.event("muted"))["by"] == fay.id
        desired = world.plane.desired[SessionId(session)]
        assert {who: want.microphone for who, want in desired.items()} == {fay.id: True, ana.id: False}


async def test_a_facilitator_gets_a_link_for_somebody_else(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session, "facilitator")) as fay:
        reply = await fay.command("invite", role="guest", name="Gil")
    assert reply["ok"]
    assert reply["url"] == f"{world.url}/join#{reply['token']}"
    async with Client.joined(world, reply["token"]) as gil:
        assert (gil.welcome["you"]["name"], gil.welcome["you"]["role"]) == ("Gil", "guest")


async def test_who_is_removed_is_told_and_cannot_return(world: World) -> None:
    session = await world.session()
    token = await world.token(session)
    async with (
        Client.joined(world, await world.token(session, "facilitator")) as fay,
        Client.joined(world, token, name="Ana") as ana,
    ):
        assert (await fay.command("remove", participant=ana.id))["ok"]
        assert (await ana.first("goodbye"))["code"] == "removed"
        await ana.until(lambda: ana.told["disconnect"])
        assert await refused(world, {"token": token}) == "removed"
        assert await refused(world, {"token": ana.welcome["you"]["token"]}) == "removed"


async def test_ending_the_session_says_goodbye_to_everyone(world: World) -> None:
    session = await world.session()
    async with (
        Client.joined(world, await world.token(session, "facilitator")) as fay,
        Client.joined(world, await world.token(session)) as ana,
    ):
        assert (await fay.command("end_session"))["ok"]
        assert {(await client.first("goodbye"))["code"] for client in (fay, ana)} == {"ended"}


async def test_who_leaves_is_acknowledged_and_gone(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        assert (await ana.command("leave"))["ok"]
    _, state = await world.api("GET", f"/sessions/{session}")
    assert shown(state) == {}


async def test_a_stopping_node_says_so() -> None:
    async with World.running() as world:
        client = Client()
        await client.connect(world, {"token": await world.token(await world.session())})
        await client.first("welcome")
    assert (await client.first("goodbye"))["code"] == "shutting_down"
    await client.socket.disconnect()


# --- media -----------------------------------------------------------------------------------------------------------


async def test_an_offer_is_answered_and_the_seats_follow(world: World) -> None:
    session = await world.session()
    async with (
        Client.joined(world, await world.token(session), name="Ana") as ana,
        Client.joined(world, await world.token(session), name="Ben") as ben,
    ):
        assert await ana.ask("media", {"sdp": "v=0 hello"}) == {"ok": True, "sdp": "answer to v=0 hello"}
        seats = (await ana.until(lambda: ana.told["seats"]))[-1]
    assert [entry["seat"] for entry in seats] == [0, 1, 2]
    assert seats[0] == {"seat": 0, "participant": ben.id, "audio": True, "video": True}
    assert seats[1] == {"seat": 1, "participant": None, "audio": False, "video": False}


@pytest.mark.parametrize("data", [(), (None,), ({},), ({"sdp": 5},), ({"sdp": "nonsense"},), ("v=0",)])
async def test_an_offer_that_is_none_is_invalid(world: World, data: tuple[object, ...]) -> None:
    async with Client.joined(world, await world.token(await world.session())) as client:
        assert (await client.ask("media", *data))["error"]["code"] == "invalid"


async def test_a_fault_of_the_sfu_is_an_answer_and_nothing_else(world: World) -> None:
    async with Client.joined(world, await world.token(await world.session())) as client:
        assert (await client.ask("media", {"sdp": "v=0 broken"}))["error"]["code"] == "unavailable"
        assert (await client.ask("media", {"sdp": "v=0"}))["ok"]


async def test_signals_come_as_they_are_and_as_they_change(world: World) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        assert await ana.first("signals") == {"speaking": [], "links": {}}
        world.plane.facts.speaking(SessionId(session), ana.id, True)  # type: ignore[arg-type]  # ids are text here
        await ana.until(lambda: {"speaking": [ana.id]} in ana.told["signals"])


# --- limits ----------------------------------------------------------------------------------------------------------


async def test_a_flood_of_commands_is_refused_and_then_ended() -> None:
    limits = Limits(commands_per_second=0.001, commands_burst=2)
    async with World.running(limits) as world, member(world) as client:
        replies = [await client.command("set_media", camera=bool(n % 2)) for n in range(4)]
        assert [reply["ok"] for reply in replies] == [True, True, False, False]
        assert replies[-1]["error"]["code"] == "rate_limited"
        for _ in range(400):
            await client.socket.emit("command", {"type": "mute_all"})
        assert (await client.first("goodbye"))["code"] == "rate_limited"
        await client.until(lambda: client.told["disconnect"])


async def test_a_flood_of_offers_is_refused() -> None:
    async with World.running(Limits(offers_per_minute=0.001, offers_burst=1)) as world, member(world) as client:
        assert (await client.ask("media", {"sdp": "v=0"}))["ok"]
        assert (await client.ask("media", {"sdp": "v=0"}))["error"]["code"] == "rate_limited"


async def test_joining_again_and_again_is_refused_to_one_person_and_not_to_others() -> None:
    async with World.running(Limits(joins_per_minute=0.001, joins_burst=2)) as world:
        session = await world.session()
        token = await world.token(session)
        for _ in range(2):
            async with Client.joined(world, token):
                pass
        assert await refused(world, {"token": token}) == "rate_limited"
        async with Client.joined(world, await world.token(session)):
            pass


@pytest.mark.parametrize(
    ("limits", "status"), [(Limits(connects_per_minute=0.001, connects_burst=1), 429), (Limits(connections=1), 503)]
)
async def test_too_many_connections_are_refused(limits: Limits, status: int) -> None:
    async with World.running(limits) as world, member(world):
        response = await world.http.get(f"{world.url}/socket.io/?EIO=4&transport=polling")
        assert response.status == status


async def test_what_happens_is_counted(world: World) -> None:
    await refused(world, {"token": "nonsense"})
    async with Client.joined(world, await world.token(await world.session())) as client:
        await client.command("set_media", camera=False)
        await client.command("mute_all")
        page = await world.metrics()
    assert 'hearth_refusals_total{code="unauthenticated"} 1.0' in page
    assert 'hearth_commands_total{outcome="ok",type="set_media"} 1.0' in page
    assert 'hearth_commands_total{outcome="forbidden",type="mute_all"} 1.0' in page
    assert "hearth_connections 1.0" in page
