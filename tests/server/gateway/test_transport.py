"""Frames and packets no honest client sends: each ends its own connection, is counted, and nothing else happens."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp
import msgspec
import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from server.config import Limits
from server.gateway.transport import (
    JOIN_WITHIN,
    MAX_WAITING,
    BadPacket,
    Transport,
    WirePacket,
    frame_fits,
    payload_fits,
)
from tests.server.gateway.harness import Client, World, shown

CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR, BINARY_EVENT = range(6)


def packet(kind: object, data: object = None, nsp: object = "/", **more: object) -> bytes:
    return msgspec.msgpack.encode({"type": kind, "data": data, "nsp": nsp, **more})


# --- judging frames and packets --------------------------------------------------------------------------------------


@pytest.mark.parametrize("frame", [b"\x80", "1", "2", "3", "5", "6", "2probe", "3probe"])
def test_frames_of_the_protocol_fit(frame: object) -> None:
    assert frame_fits(frame)


@pytest.mark.parametrize("frame", [b"", "", "0", "4", "4hello", '42["command",{}]', "9", "x", "3" * 99, "[" * 99, None])
def test_other_frames_do_not(frame: object) -> None:
    assert not frame_fits(frame)


def test_a_polling_body_is_frames_with_separators() -> None:
    binary = b"b" + base64.b64encode(b"\x80")
    assert payload_fits(binary)
    assert payload_fits(b"3\x1e" + binary)


@pytest.mark.parametrize("body", [b"", b"b", b"b!!!", b"4x", b"3\x1e", b"\xff", b"d=3", b"1:3", b"ba\x1eb"])
def test_other_polling_bodies_do_not_fit(body: bytes) -> None:
    assert not payload_fits(body)


@given(st.binary(max_size=100))
def test_no_body_makes_judging_raise(body: bytes) -> None:
    assert payload_fits(body) in (True, False)


@pytest.mark.parametrize(
    "encoded",
    [
        packet(CONNECT),
        packet(CONNECT, {"token": "t"}),
        packet(DISCONNECT),
        packet(EVENT, ["command", {}], id=0),
        packet(EVENT, ["anything"]),
    ],
)
def test_packets_of_clients_are_decoded(encoded: bytes) -> None:
    assert WirePacket(encoded_packet=encoded).namespace == "/"


def test_undefined_of_the_javascript_encoder_is_null() -> None:
    encoded = packet(EVENT, ["command", {"name": msgspec.msgpack.Ext(0, b"\x00")}])
    assert WirePacket(encoded_packet=encoded).data == ["command", {"name": None}]


@pytest.mark.parametrize(
    "encoded",
    [
        "2text",
        b"\xc1",
        b"\x80",
        b"\x91" * 5000 + b"\xc0",
        msgspec.msgpack.encode([EVENT]),
        packet(EVENT, ["command"])[:-1],
        packet(EVENT, ["command"]) + b"\x00",
        packet(True, {}),
        packet("2", ["command"]),
        packet(99, ["command"]),
        packet(CONNECT_ERROR, {}),
        packet(BINARY_EVENT, ["command"]),
        packet(ACK, [], id=1),
        packet(EVENT, ["command"], nsp="/admin"),
        packet(EVENT, ["command"], nsp=None),
        packet(EVENT, ["command"], id="1"),
        packet(EVENT, ["command"], id=-1),
        packet(EVENT, ["command"], id=True),
        packet(EVENT, ["command"], id=2**60),
        packet(EVENT, None),
        packet(EVENT, []),
        packet(EVENT, {"command": 1}),
        packet(EVENT, [5]),
        packet(EVENT, ["connect", {}, {}]),
        packet(EVENT, ["disconnect"]),
        packet(CONNECT, "token"),
        packet(EVENT, ["command", msgspec.msgpack.Ext(5, b"x")]),
    ],
)
def test_other_packets_are_bad(encoded: object) -> None:
    with pytest.raises(BadPacket):
        WirePacket(encoded_packet=encoded)


@given(st.binary(min_size=1, max_size=200))
def test_no_bytes_raise_anything_else(encoded: bytes) -> None:
    with suppress(BadPacket):
        WirePacket(encoded_packet=encoded)


@given(st.binary(max_size=4), st.integers(0, 60))
def test_no_mutation_of_a_packet_raises_anything_else(noise: bytes, at: int) -> None:
    good = packet(EVENT, ["command", {"type": "mute", "participant": "p"}], id=7)
    with suppress(BadPacket):
        WirePacket(encoded_packet=good[:at] + noise + good[at + len(noise) :])


# --- on the wire -----------------------------------------------------------------------------------------------------


class Raw:
    """A WebSocket that says what it is told to."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, **options: Any) -> AsyncIterator[Raw]:
        async with (
            aiohttp.ClientSession() as http,
            http.ws_connect(f"{url}/socket.io/?EIO=4&transport=websocket", **options) as socket,
        ):
            raw = cls(socket)
            await socket.receive_str()  # Engine.IO's OPEN
            yield raw

    async def join(self, token: str) -> None:
        await self.socket.send_bytes(packet(CONNECT, {"token": token}))
        connected = msgspec.msgpack.decode(await self.socket.receive_bytes())
        welcome = msgspec.msgpack.decode(await self.socket.receive_bytes())
        assert (connected["type"], welcome["data"][0]) == (CONNECT, "welcome")

    async def ended(self) -> bool:
        """Read until the server closes; answer no ping."""
        async for _ in self.socket:
            pass
        return True


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World.running(Limits(message_bytes=16_384)) as world:
        yield world


BAD_FRAMES: list[bytes | str] = [
    b"",
    "",
    "4",
    '42["command",{"type":"leave"}]',
    "4" + "[" * 10_000,
    "x",
    b"\xc1",
    b"\x91" * 5000,
    packet(EVENT, ["disconnect", "x"]),
    packet(EVENT, ["connect", {}, {"token": "t"}]),
    packet(BINARY_EVENT, ["command"]),
    packet(EVENT, ["command"], nsp="/other"),
    packet(99),
    b"\x00" * 20_000,
]
BAD_ONCE_JOINED = packet(CONNECT, {"token": "again"})


@pytest.mark.parametrize("frame", [*BAD_FRAMES, BAD_ONCE_JOINED])
async def test_a_bad_frame_ends_its_connection_and_nobody_elses(world: World, frame: bytes | str) -> None:
    session = await world.session()
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        async with Raw.open(world.url) as raw:
            await raw.join(await world.token(session, name="Mallory"))
            await (raw.socket.send_bytes(frame) if isinstance(frame, bytes) else raw.socket.send_str(frame))
            assert await raw.ended()
        assert await ana.event("link_lost")
        assert (await ana.command("rename", name="Anna"))["ok"]


@pytest.mark.parametrize("frame", BAD_FRAMES)
async def test_a_bad_frame_before_joining_ends_the_connection(world: World, frame: bytes | str) -> None:
    async with Raw.open(world.url) as raw:
        await (raw.socket.send_bytes(frame) if isinstance(frame, bytes) else raw.socket.send_str(frame))
        assert await raw.ended()


async def test_bad_frames_are_counted(world: World) -> None:
    async with Raw.open(world.url) as raw:
        await raw.socket.send_bytes(b"\xc1")
        await raw.ended()
    async with Raw.open(world.url) as raw:
        await raw.socket.send_str("4[]")
        await raw.ended()
    page = await world.metrics()
    assert 'hearth_gateway_drops_total{kind="bad_packet"} 1.0' in page
    assert 'hearth_gateway_drops_total{kind="bad_frame"} 1.0' in page


async def test_an_event_before_joining_does_nothing(world: World) -> None:
    async with Raw.open(world.url) as raw:
        await raw.socket.send_bytes(packet(EVENT, ["command", {"type": "leave"}], id=1))
        await raw.join(await world.token(await world.session()))


async def test_bad_frames_leave_no_trace_in_the_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    for frame in BAD_FRAMES:
        async with Raw.open(world.url) as raw:
            await (raw.socket.send_bytes(frame) if isinstance(frame, bytes) else raw.socket.send_str(frame))
            await raw.ended()
    assert [record for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")] == []


@pytest.mark.parametrize(
    ("query", "body", "status"),
    [
        ("EIO=4&transport=polling&sid=nobody", b"3", 400),
        ("EIO=4&transport=polling&sid=nobody", b"\xff\xfe", 400),
        ("EIO=4&transport=polling", b"3", 400),
        ("EIO=4&transport=carrier-pigeon", b"3", 400),
        ("EIO=4&transport=polling&j=0", b"3", 400),
        ("EIO=4&transport=polling&sid=nobody", b"3" * 20_000, 400),
        ("EIO=4&transport=polling&sid=nobody", b"3" * 200_000, 413),
    ],
)
async def test_nonsense_over_http_is_refused(world: World, query: str, body: bytes, status: int) -> None:
    async with world.http.post(f"{world.url}/socket.io/?{query}", data=body) as response:
        assert response.status == status


async def test_a_bad_polling_body_ends_its_transport(world: World) -> None:
    url = f"{world.url}/socket.io/?EIO=4&transport=polling"
    async with world.http.get(url) as response:
        sid = msgspec.json.decode((await response.text())[1:])["sid"]
    async with world.http.post(f"{url}&sid={sid}", data=b"4nonsense") as response:
        assert response.status == 400
    async with world.http.get(f"{url}&sid={sid}") as response:
        assert response.status == 400


@pytest.mark.parametrize("query", ["EIO=3&transport=polling", "transport=websocket", "EIO=4&transport=polling&j=1"])
async def test_other_protocols_are_refused(world: World, query: str) -> None:
    async with world.http.get(f"{world.url}/socket.io/?{query}") as response:
        assert response.status == 400


async def test_pages_of_other_origins_cannot_connect(world: World) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with Raw.open(world.url, headers={"Origin": "https://elsewhere.example"}):
            pass


async def test_pages_of_our_own_origin_can(world: World) -> None:
    async with Raw.open(world.url, headers={"Origin": world.url}) as raw:
        await raw.join(await world.token(await world.session()))


async def test_a_client_that_drops_without_a_word_is_lost_and_returns(world: World) -> None:
    session = await world.session()
    token = await world.token(session, name="Ben")
    async with Client.joined(world, await world.token(session), name="Ana") as ana:
        async with Raw.open(world.url) as raw:
            await raw.join(token)
        await ana.event("link_lost")
        async with Client.joined(world, token) as ben:
            assert (await ana.event("link_returned"))["person"]["id"] == ben.id
            assert set(shown(ben.welcome["view"])) == {"Ana", "Ben"}


# --- the transport alone, in held time -------------------------------------------------------------------------------


class Alone:
    """A transport behind an HTTP server, without a session."""

    def __init__(self) -> None:
        self.now = 0.0
        self.counted: Counter[str] = Counter()
        self.ready: list[str] = []
        self.transport = Transport(
            message_bytes=65_536, public_url="", count=lambda kind: self.counted.update([kind]), clock=lambda: self.now
        )
        self.transport.on("connect", self._connect)
        self.transport.on("disconnect", self._disconnect)
        self.transport.established = self._established
        self.url = ""
        self.hangs_up = False
        self.halves: list[str] = []
        """Connections whose transport had gone when they were established."""
        self.gone: list[str] = []

    async def _connect(self, sid: str, environ: object, auth: object = None) -> None:
        if self.hangs_up:
            await self.transport.close_all()

    async def _disconnect(self, sid: str, reason: str) -> None:
        self.gone.append(sid)

    async def _established(self, sid: str, alive: bool) -> None:
        (self.ready if alive else self.halves).append(sid)


@pytest.fixture
async def alone() -> AsyncIterator[Alone]:
    alone = Alone()
    app = web.Application()
    app.router.add_route("*", "/socket.io/", alone.transport.handle)
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    alone.url = f"http://127.0.0.1:{site.port}"
    yield alone
    await alone.transport.close_all()
    await alone.transport.shutdown()
    await runner.cleanup()


async def test_who_never_joins_is_closed(alone: Alone) -> None:
    async with Raw.open(alone.url) as raw:
        await alone.transport.sweep()
        alone.now = JOIN_WITHIN - 1
        await alone.transport.sweep()
        assert alone.transport.transports == 1
        alone.now = JOIN_WITHIN
        await alone.transport.sweep()
        assert await raw.ended()
    assert alone.counted == {"never_joined": 1}


async def test_who_has_joined_is_not(alone: Alone) -> None:
    async with Raw.open(alone.url) as raw:
        await raw.socket.send_bytes(packet(CONNECT))
        await raw.socket.receive_bytes()
        for alone.now in (0.0, 5.0, 60.0):
            await alone.transport.sweep()
        assert alone.transport.push(alone.ready[0], "hello", None)
        assert msgspec.msgpack.decode(await raw.socket.receive_bytes())["data"] == ["hello", None]


async def test_what_is_pushed_arrives_in_order(alone: Alone) -> None:
    async with Raw.open(alone.url) as raw:
        await raw.socket.send_bytes(packet(CONNECT))
        await raw.socket.receive_bytes()
        for number in range(50):
            assert alone.transport.push(alone.ready[0], "number", number)
        told = [msgspec.msgpack.decode(await raw.socket.receive_bytes())["data"][1] for _ in range(50)]
    assert told == list(range(50))


async def test_for_a_client_that_does_not_read_only_so_much_is_kept(alone: Alone) -> None:
    url = f"{alone.url}/socket.io/?EIO=4&transport=polling"
    async with aiohttp.ClientSession() as http:
        async with http.get(url) as response:
            sid = msgspec.json.decode((await response.text())[1:])["sid"]
        async with http.post(f"{url}&sid={sid}", data=b"b" + base64.b64encode(packet(CONNECT))) as response:
            assert response.status == 200
        taken = [alone.transport.push(alone.ready[0], "number", n) for n in range(MAX_WAITING + 10)]
    assert not taken[-1]
    assert sum(taken) < MAX_WAITING


async def test_a_transport_that_goes_while_it_is_let_in_is_told_of_and_forgotten(alone: Alone) -> None:
    alone.hangs_up = True
    async with Raw.open(alone.url) as raw:
        await raw.socket.send_bytes(packet(CONNECT))
        assert await raw.ended()
    assert alone.ready == []
    assert len(alone.halves) == 1
    assert alone.gone == alone.halves


async def test_nothing_is_pushed_to_who_is_gone(alone: Alone) -> None:
    async with Raw.open(alone.url) as raw:
        await raw.socket.send_bytes(packet(CONNECT))
        await raw.socket.receive_bytes()
        await alone.transport.close_connection(alone.ready[0])
        assert not alone.transport.push(alone.ready[0], "hello", None)
        assert await raw.ended()
