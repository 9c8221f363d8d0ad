"""DTLS-SRTP of one client: aiortc's RTCDtlsTransport over a stand-in for its ICE transport, and
SRTP contexts that work in place.

The stand-in offers what RTCDtlsTransport uses: `role`, `_recv`, `_send`. After the handshake RTP does not pass through
aiortc: `Srtp` calls libsrtp on the receiver's memory, so that no packet is copied.

RFC 5764 (DTLS-SRTP), RFC 8842 (roles).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final, cast

from aiortc.rtcdtlstransport import RTCCertificate, RTCDtlsFingerprint, RTCDtlsParameters, RTCDtlsTransport
from aiortc.rtcicetransport import RTCIceTransport
from pylibsrtp._binding import ffi, lib

MAX_TRAILER: Final = 16 + 16
"""Bytes SRTP or SRTCP may add behind a packet with the profiles negotiated here (GCM tag and SRTCP index)."""


class DtlsFailed(ConnectionError):
    """The handshake did not end in a connection."""


class _Wire:
    """Stands in for RTCIceTransport: datagrams of the DTLS range in, datagrams out."""

    role = "controlling"

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send_datagram = send
        self.received: asyncio.Queue[bytes | None] = asyncio.Queue()

    async def _recv(self) -> bytes:
        data = await self.received.get()
        if data is None:
            raise ConnectionError("closed")
        return data

    async def _send(self, data: bytes) -> None:
        self._send_datagram(data)


class Srtp:
    """One direction pair of SRTP contexts, in place. Every method returns the new length, or -1 when libsrtp refuses
    (not authentic, replayed, malformed). Pointers are cffi `char *`."""

    __slots__ = ("_inbound", "_length", "_outbound", "_sessions")

    def __init__(self, transport: RTCDtlsTransport) -> None:
        # aiortc keeps its sessions, and pylibsrtp its handle, in private attributes; there is no public way to them.
        self._sessions = (transport._rx_srtp, transport._tx_srtp)
        self._inbound = transport._rx_srtp._srtp[0]
        self._outbound = transport._tx_srtp._srtp[0]
        self._length = ffi.new("int *")

    def unprotect(self, packet: Any, length: int) -> int:
        """Decrypt an RTP packet of `length` bytes."""
        self._length[0] = length
        return -1 if lib.srtp_unprotect(self._inbound, packet, self._length) else self._length[0]

    def unprotect_rtcp(self, packet: Any, length: int) -> int:
        """Decrypt an RTCP packet of `length` bytes."""
        self._length[0] = length
        return -1 if lib.srtp_unprotect_rtcp(self._inbound, packet, self._length) else self._length[0]

    def protect(self, packet: Any, length: int) -> int:
        """Encrypt an RTP packet; `MAX_TRAILER` bytes behind it must be free."""
        self._length[0] = length
        return -1 if lib.srtp_protect(self._outbound, packet, self._length) else self._length[0]

    def protect_rtcp(self, packet: Any, length: int) -> int:
        """Encrypt an RTCP packet; `MAX_TRAILER` bytes behind it must be free."""
        self._length[0] = length
        return -1 if lib.srtp_protect_rtcp(self._outbound, packet, self._length) else self._length[0]


class Dtls:
    """The DTLS association of one client."""

    def __init__(self, send: Callable[[bytes], None]) -> None:
        """`send` puts one datagram on the wire."""
        self._certificate = RTCCertificate.generateCertificate()
        self._wire = _Wire(send)
        self._transport = RTCDtlsTransport(cast(RTCIceTransport, self._wire), [self._certificate])

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, upper-case hex pairs joined by colons."""
        return next(f.value for f in self._certificate.getFingerprints() if f.algorithm == "sha-256")

    def receive(self, data: bytes) -> None:
        """Take a datagram of the DTLS range from the wire."""
        self._wire.received.put_nowait(data)

    async def handshake(self, remote_fingerprint: str, remote_setup: str) -> Srtp:
        """Connect to the server whose certificate has this SHA-256 fingerprint. We are the DTLS client, unless its
        `a=setup` is active.

        Raises: DtlsFailed.
        """
        self._transport._set_role("server" if remote_setup == "active" else "client")
        await self._transport.start(RTCDtlsParameters([RTCDtlsFingerprint("sha-256", remote_fingerprint)]))
        if self._transport.state != "connected":
            raise DtlsFailed(f"DTLS is {self._transport.state}")
        return Srtp(self._transport)

    async def close(self) -> None:
        """Tell the other side and end."""
        await self._transport.stop()
        self._wire.received.put_nowait(None)
