"""DTLS-SRTP (RFC 5764), the one place that knows aiortc's transport.

aiortc's `RTCDtlsTransport` does the handshake over a stand-in for its ICE transport, and gives the two libsrtp
sessions. From then on the SFU encrypts and decrypts media itself; aiortc is only given DTLS records, so that a
retransmitted flight is answered and a close alert is heard.

Rule that holds: incoming records wait in a bounded queue; a flood or a malformed record costs a counter.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final, cast

from aiortc.rtcdtlstransport import RTCCertificate, RTCDtlsFingerprint, RTCDtlsParameters, RTCDtlsTransport
from aiortc.rtcicetransport import RTCIceTransport
from OpenSSL import SSL
from pylibsrtp import Session

from server.sfu.counters import COUNTERS

_HANDSHAKE_SECONDS: Final = 15.0
_QUEUE: Final = 32
_SHORTEST_RECORD: Final = 13  # RFC 6347 section 4.1: the record header

Send = Callable[[bytes], None]


class HandshakeFailed(Exception):
    """The client did not prove the certificate its offer announced, or did not finish in time."""


class Certificate:
    """The server's self-signed certificate, made anew by each start."""

    def __init__(self) -> None:
        self.aiortc: Final = RTCCertificate.generateCertificate()
        self.fingerprint: Final = next(f.value for f in self.aiortc.getFingerprints() if f.algorithm == "sha-256")


class _Records:
    """What aiortc takes for its ICE transport: records in by a queue, records out by a function."""

    role: Final = "controlled"

    def __init__(self, send: Send) -> None:
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue(_QUEUE)
        self._out = send

    def put(self, record: bytes | None) -> bool:
        try:
            self._queue.put_nowait(record)
        except asyncio.QueueFull:
            return False
        return True

    async def _recv(self) -> bytes:
        record = await self._queue.get()
        if record is None:
            raise ConnectionError
        return record

    async def _send(self, record: bytes) -> None:
        self._out(record)


class Dtls:
    """The server side of one client's DTLS association. `send` puts a record on the client's current path."""

    def __init__(self, certificate: Certificate, send: Send) -> None:
        self._records = _Records(send)
        self._transport = RTCDtlsTransport(cast(RTCIceTransport, self._records), [certificate.aiortc])
        self._transport._set_role("server")

    async def handshake(self, fingerprints: list[tuple[str, str]]) -> tuple[Session, Session]:
        """Serve the client's handshake. `fingerprints` are (algorithm, value) of the certificates it may show.

        Returns: libsrtp sessions (inbound, outbound).
        Raises: HandshakeFailed.
        """
        announced = [RTCDtlsFingerprint(algorithm=algorithm, value=value) for algorithm, value in fingerprints]
        try:
            async with asyncio.timeout(_HANDSHAKE_SECONDS):
                await self._transport.start(RTCDtlsParameters(fingerprints=announced, role="client"))
        except (TimeoutError, SSL.Error, ValueError) as error:
            raise HandshakeFailed(type(error).__name__) from error
        if self._transport.state != "connected":
            raise HandshakeFailed(self._transport.state)
        pump = self._transport._task
        if pump is not None:
            pump.add_done_callback(_consume)
        return self._transport._rx_srtp, self._transport._tx_srtp

    def receive(self, record: bytes) -> None:
        """Take a record from the network."""
        if len(record) < _SHORTEST_RECORD or not self._records.put(record):
            COUNTERS["dtls_dropped"] += 1

    async def close(self) -> None:
        """Say goodbye to the client, if it was ever connected, and stop."""
        with suppress(SSL.Error):
            await self._transport.stop()
        self._records.put(None)


def _consume(pump: asyncio.Future[None]) -> None:
    """aiortc's pump ended: by a close alert, by `close`, or by a record it could not bear."""
    if not pump.cancelled() and pump.exception() is not None:
        COUNTERS["dtls_failed"] += 1
