"""What a transport does when there is nobody, or the wrong one, at the other end."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bench import sdp
from bench.dtls import DtlsFailed
from bench.transport import Transport, Unreachable


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


async def test_sending_before_the_connection_sends_nothing() -> None:
    alone = transport()
    alone.send_rtp(20)
    alone.send_rtcp(b"\x80\xc9\x00\x01\x00\x00\x00\x01")

    assert alone.counters.unsent == 0
    await alone.close()
