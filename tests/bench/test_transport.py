"""A transport that moves, and one with nobody, or the wrong one, at the other end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import count

import pytest

from bench import sdp
from bench.dtls import DtlsFailed
from bench.rtc import Peer
from bench.transport import Transport, Unreachable
from rooms.kernel import ParticipantId, SessionId
from server.ports import Desired, Link, Seat, Sound
from server.sfu.plane import SfuPlane


class NoFacts:
    """Nobody wants to know."""

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool, ago: float = 0.0) -> None: ...
    def sound(self, session: SessionId, participant: ParticipantId, sound: Sound) -> None: ...

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None: ...


class Inbox:
    """Notices that something arrived."""

    def __init__(self) -> None:
        self._arrived = asyncio.Event()

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        self._arrived.set()

    def progress(self) -> Iterable[tuple[int, int]]:
        return ()

    async def hears(self, speaking: Peer) -> None:
        """Let `speaking` send until something new arrives here."""
        self._arrived.clear()
        async with asyncio.timeout(5):
            for number in count():
                speaking.send(speaking.microphone, b"hello", timestamp=number * 960)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._arrived.wait(), 0.02)
                    return


def transport() -> Transport:
    return Transport("127.0.0.1", lambda *_: None, lambda _: None)


def description(of: Transport, setup: str) -> sdp.Description:
    local = of.local
    candidate = sdp.Candidate("udp", local.host, local.port)
    return sdp.Description(local.ufrag, local.password, local.fingerprint, setup, (candidate,), ())


async def test_nobody_there_is_unreachable() -> None:
    gone, alone = transport(), transport()
    nowhere = description(gone, "passive")
    await gone.close()

    with pytest.raises(Unreachable):
        await alone.connect(nowhere, timeout=0.2)
    await alone.close()


async def test_a_certificate_other_than_the_one_told_fails() -> None:
    ours, theirs = transport(), transport()
    told = replace(description(theirs, "passive"), fingerprint=ours.local.fingerprint)

    results = await asyncio.gather(
        ours.connect(told, timeout=5),
        theirs.connect(description(ours, "active"), timeout=5),
        return_exceptions=True,
    )

    assert isinstance(results[0], DtlsFailed)
    await ours.close()
    await theirs.close()


async def test_a_client_that_changes_its_address_keeps_its_media() -> None:
    plane = SfuPlane("127.0.0.1", 0, [], tcp=False, tick_ms=0, facts=NoFacts())
    await plane.start()
    session, speaker, listener = SessionId("s"), ParticipantId("speaker"), ParticipantId("listener")
    plane.apply(session, {speaker: Desired(seats=()), listener: Desired(seats=(Seat(participant=speaker),))})
    inbox = Inbox()
    async with Peer(Inbox()) as speaking, Peer(inbox) as listening:
        await speaking.connect((await plane.connect(session, speaker, speaking.offer())).sdp)
        await listening.connect((await plane.connect(session, listener, listening.offer(seats=1))).sdp)

        for peer in (speaking, listening):
            before = peer.transport.local.port
            await peer.transport.rebind()
            assert peer.transport.local.port != before
            await inbox.hears(speaking)
    await plane.stop()


async def test_sending_before_the_connection_sends_nothing() -> None:
    alone = transport()
    alone.send_rtp(20)
    alone.send_rtcp(b"\x80\xc9\x00\x01\x00\x00\x00\x01")

    assert alone.counters.unsent == 0
    await alone.close()
