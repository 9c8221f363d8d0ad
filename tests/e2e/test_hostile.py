"""Nonsense on every port of a running meeting: it goes on, nothing crashes, and it is counted."""

from __future__ import annotations

import asyncio
import random
import re
import socket
from collections.abc import Iterator

import aiohttp
import pytest

from tests.support.api import Api
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(60)]

DATAGRAMS = 2_000


def _nonsense(chance: random.Random) -> Iterator[bytes]:
    """Datagrams that begin like STUN, DTLS, RTP, RTCP or nothing known, and go on at random; some cut short."""
    stun = bytes.fromhex("000100002112a442")
    dtls = bytes.fromhex("16fefd0000000000000000")
    starts = (b"", stun, dtls, b"\x80\x6f", b"\x90\xef", b"\x81\xc9\x00\x07", b"\xbf\xcd\xff\xff", b"\x8f\xce")
    while True:
        yield chance.choice(starts) + chance.randbytes(chance.choice((0, 1, 7, 12, 40, 300, 1_400)))


async def test_a_meeting_goes_on_while_strangers_and_members_send_nonsense(node: HearthNode, api: Api) -> None:
    chance = random.Random(2)
    nonsense = _nonsense(chance)
    session = await api.create_session()
    async with (
        RawClient.enter(node, (await api.invite(session)).token, "Ana") as ana,
        RawClient.enter(node, (await api.invite(session)).token, "Ben") as ben,
        RawClient.enter(node, (await api.invite(session)).token, "Mallory") as mallory,
    ):
        await ana.hears(ben)

        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
            for number in range(DATAGRAMS):
                stranger.sendto(next(nonsense), (node.host, node.media_port))
                mallory.peer.send_rtp(b"\x90\x6f" + next(nonsense)[:1_000])
                mallory.peer.send_rtcp(b"\x81\xc9" + next(nonsense)[:1_000])
                if number % 50 == 0:
                    await asyncio.sleep(0)
        await _babble_over_tcp(node, nonsense)
        await _babble_over_http(node, chance)

        await ana.hears(ben, packets=50)
        await ben.hears(ana, packets=50)
        await ana.hears(mallory)
        assert sum((await _sfu_counters(node)).values()) > DATAGRAMS
    assert "Traceback" not in node.log()


async def _babble_over_tcp(node: HearthNode, nonsense: Iterator[bytes]) -> None:
    for _ in range(20):
        _, writer = await asyncio.open_connection(node.host, node.media_port)
        for _ in range(5):
            body = next(nonsense)
            writer.write(len(body).to_bytes(2, "big") + body)
        writer.write(b"\xff\xff")
        writer.close()


async def _babble_over_http(node: HearthNode, chance: random.Random) -> None:
    async with aiohttp.ClientSession(node.origin) as http:
        for path in ("/api/v1/sessions", "/socket.io/?EIO=4&transport=polling&sid=nobody", "/join", "/nowhere"):
            async with http.post(path, data=chance.randbytes(2_000)) as response:
                assert 400 <= response.status < 500, path


async def _sfu_counters(node: HearthNode) -> dict[str, float]:
    async with aiohttp.ClientSession() as http, http.get(f"{node.origin}/metrics") as response:
        lines = re.findall(r"^(hearth_sfu_\w+_total) (\S+)$", await response.text(), re.MULTILINE)
    return {name: float(value) for name, value in lines}
