"""TURN passwords that expire, and that a real coturn accepts."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from itertools import chain, repeat
from pathlib import Path

import pytest
from aioice import turn as turn_client
from aioice.stun import TransactionFailed

from rooms.kernel import Instant, ParticipantId
from server.config import IceServer, Media, Turn
from server.relays import credentials, ice_servers
from tests.support.coturn import CoturnFailedError, coturn, free_ports

ANN = ParticipantId("p_ann")
NOW = Instant(1_700_000_000_123)
TURN = Turn(urls=("turn:turn.example.org:3478",), secret="north", hours=2)


def test_the_user_name_says_when_it_expires_and_whose_it_is() -> None:
    assert credentials(TURN, ANN, NOW).username == "1700007200:p_ann"


def test_the_password_is_the_hmac_of_the_user_name() -> None:
    # printf 1700007200:p_ann | openssl dgst -sha1 -hmac north -binary | base64
    assert credentials(TURN, ANN, NOW).credential == "0qfPIR2l8UoHED4OG7ff9/+54bk="


def test_servers_of_the_configuration_come_first() -> None:
    fixed = IceServer(urls=("stun:stun.example.org",))
    media = Media(ice_servers=(fixed,), turn=TURN)
    assert ice_servers(media, ANN, NOW) == (fixed, credentials(TURN, ANN, NOW))


def test_without_turn_nothing_is_added() -> None:
    assert ice_servers(Media(), ANN, NOW) == ()


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[tuple[str, int]]:
    """A real TURN server on the loopback, with the secret of `TURN`."""
    async with coturn(tmp_path, TURN.secret) as address:
        yield address


async def allocate(address: tuple[str, int], ice: IceServer) -> None:
    """Ask for a relayed address as `ice` says."""
    async with asyncio.timeout(20):
        transport, _ = await turn_client.create_turn_endpoint(
            asyncio.DatagramProtocol, server_addr=address, username=str(ice.username), password=str(ice.credential)
        )
    transport.close()


async def test_coturn_accepts_what_we_give(relay: tuple[str, int]) -> None:
    await allocate(relay, credentials(TURN, ANN, Instant(time.time_ns() // 1_000_000)))


async def test_coturn_refuses_what_has_expired(relay: tuple[str, int]) -> None:
    yesterday = Instant(time.time_ns() // 1_000_000 - 86_400_000)
    with pytest.raises(TransactionFailed):
        await allocate(relay, credentials(TURN, ANN, yesterday))


@pytest.mark.parametrize("kind", [socket.SOCK_DGRAM, socket.SOCK_STREAM])
async def test_a_taken_port_does_not_keep_coturn_from_answering(tmp_path: Path, kind: socket.SocketKind) -> None:
    with socket.socket(socket.AF_INET, kind) as other:
        other.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            other.listen()
        async with coturn(tmp_path, TURN.secret, chain([other.getsockname()[1]], free_ports())) as address:
            await allocate(address, credentials(TURN, ANN, Instant(time.time_ns() // 1_000_000)))


async def test_a_coturn_that_cannot_start_says_why(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", 0))
        with pytest.raises(CoturnFailedError, match="Cannot bind local socket"):
            async with coturn(tmp_path, TURN.secret, repeat(other.getsockname()[1])):
                pass
