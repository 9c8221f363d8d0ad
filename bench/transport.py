"""The path of one client to a server: a UDP socket, ICE as the controlling agent, DTLS in either role, SRTP in place.

States: *new* → `connect` → *connected* → `close`. A connected transport repeats its checks, so that the server knows
it alive. Datagrams are read on the event loop until `take_over`; from then on whoever took it calls `poll`.

Rule that holds: one datagram costs one callback and no object of its own.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench import ice, sdp
from bench.dtls import MAX_TRAILER, Dtls, DtlsFailed, Srtp
from server.sfu import udp

OnRtp = Callable[[bytearray, int, int, int], None]
"""(arena, start, end, kernel receive time in ns): one decrypted RTP packet, valid during the call."""
OnRtcp = Callable[[bytes], None]
"""One decrypted compound RTCP packet."""

MAX_PACKET: Final = 1400
_SLOTS: Final = 64
_CONNECT_TIMEOUT: Final = 10.0


class Unreachable(ConnectionError):
    """No candidate of the server answered in time."""


@dataclass(slots=True)
class Counters:
    """Datagrams that came to nothing."""

    undecryptable: int = 0
    """Refused by SRTP: not authentic, replayed or malformed."""
    unsent: int = 0
    """Not taken by the socket, because its buffer was full or the server's port is closed."""


class Transport:
    """One client's transport on a free port of `host`, an address of this machine."""

    def __init__(self, host: str, on_rtp: OnRtp, on_rtcp: OnRtcp, slots: int = _SLOTS) -> None:
        self.counters = Counters()
        self.packet = udp.Memory(MAX_PACKET + MAX_TRAILER)
        """Where the next packet to send is written, for `send_rtp` and `send_rtcp`."""
        self._view = memoryview(self.packet.bytes)
        self._host = host
        self.slots = slots
        self._on_rtp = on_rtp
        self._on_rtcp = on_rtcp
        self._ufrag, self._password = ice.credentials()
        self._dtls = Dtls(self.send_datagram)
        self._agent: ice.Agent | None = None
        self._srtp: Srtp | None = None
        self._candidates: tuple[ice.Address, ...] = ()
        self._answered: asyncio.Future[ice.Address] | None = None
        self._consent: asyncio.Task[None] | None = None
        self._on_loop = False
        self._open()

    @property
    def local(self) -> sdp.Local:
        """What the other side has to be told of this transport."""
        host, port = self._socket.getsockname()[:2]
        return sdp.Local(self._ufrag, self._password, self._dtls.fingerprint, host, port)

    @property
    def kernel_drops(self) -> int:
        """Datagrams lost because this client did not read in time: the generator's fault, not the server's."""
        return udp.kernel_drops(self._socket)

    async def connect(self, remote: sdp.Description, timeout: float = _CONNECT_TIMEOUT) -> None:
        """Find a path to the server and secure it.

        Raises: Unreachable, DtlsFailed.
        """
        self._agent = ice.Agent(self._ufrag, self._password, remote.ufrag, remote.password)
        self._candidates = tuple((c.host, c.port) for c in remote.candidates if c.protocol == "udp")
        await self._find_path(timeout)
        self._consent = asyncio.create_task(self._keep_consent())
        try:
            async with asyncio.timeout(timeout):
                self._srtp = await self._dtls.handshake(remote.fingerprint, remote.setup)
        except TimeoutError:
            raise DtlsFailed("the DTLS handshake took too long") from None

    async def rebind(self, timeout: float = _CONNECT_TIMEOUT) -> None:
        """Move to another port, as a client does that changes its network, and check from there.

        Raises: Unreachable.
        """
        on_loop = self._on_loop
        self._close_socket()
        self._open()
        await self._find_path(timeout)
        if not on_loop:
            self.take_over()

    def take_over(self) -> None:
        """Stop reading on the event loop: from now on the caller polls."""
        if self._on_loop:
            asyncio.get_running_loop().remove_reader(self._socket)
            self._on_loop = False

    def poll(self) -> int:
        """Read at most one batch of datagrams and pass them on. Returns how many there were."""
        receiver = self._receiver
        count = receiver.receive()
        arena, offsets, pointer, srtp = receiver.arena, receiver.offsets, receiver.memory.pointer, self._srtp
        length_of, stamp_of, on_rtp = receiver.length, receiver.stamp_ns, self._on_rtp
        for slot in range(count):
            start = offsets[slot]
            first = arena[start]
            if 128 <= first < 192 and srtp is not None:
                if 192 <= arena[start + 1] < 224:
                    self._take_rtcp(start, length_of(slot), srtp)
                    continue
                length = srtp.unprotect(pointer + start, length_of(slot))
                if length < 0:
                    self.counters.undecryptable += 1
                else:
                    on_rtp(arena, start, start + length, stamp_of(slot))
            else:
                self._take_other(bytes(arena[start : start + length_of(slot)]), receiver.address(slot))
        return count

    def send_rtp(self, length: int) -> None:
        """Encrypt and send the RTP packet of `length` bytes that is in `packet`."""
        if self._srtp is not None and (length := self._srtp.protect(self.packet.pointer, length)) > 0:
            self.send_datagram(self._view[:length])

    def send_rtcp(self, compound: bytes) -> None:
        """Encrypt and send a compound RTCP packet. `packet` is overwritten."""
        self.packet.bytes[: len(compound)] = compound
        if self._srtp is not None:
            self.send_datagram(self._view[: self._srtp.protect_rtcp(self.packet.pointer, len(compound))])

    def send_datagram(self, data: bytes | memoryview) -> None:
        """Send bytes as they are to the server: DTLS, or what a hostile client would send."""
        try:
            self._socket.send(data)
        except OSError:
            self.counters.unsent += 1

    async def close(self) -> None:
        """Say goodbye by DTLS and release the socket."""
        if self._consent is not None:
            self._consent.cancel()
        await self._dtls.close()
        self._close_socket()

    def _open(self) -> None:
        self._socket = udp.open_socket(self._host, 0)
        self._receiver = udp.Receiver(self._socket, slots=self.slots)

    def _close_socket(self) -> None:
        self.take_over()
        self._socket.close()

    async def _find_path(self, timeout: float) -> None:
        """Check every candidate until one answers, and take that one."""
        assert self._agent is not None
        loop = asyncio.get_running_loop()
        loop.add_reader(self._socket, self.poll)
        self._on_loop = True
        self._answered = loop.create_future()
        deadline = time.monotonic() + timeout
        while not self._answered.done():
            if time.monotonic() > deadline:
                raise Unreachable("no candidate of the server answered")
            for candidate in self._candidates:
                self._send_to(self._agent.check(), candidate)
            await asyncio.wait((self._answered,), timeout=ice.CHECK_INTERVAL)
        self._socket.connect(self._answered.result())

    async def _keep_consent(self) -> None:
        """Go on checking: quickly until DTLS is up, as a server may have to see a check after its own answer."""
        assert self._agent is not None
        while True:
            await asyncio.sleep(ice.CHECK_INTERVAL if self._srtp is None else ice.CONSENT_INTERVAL)
            self.send_datagram(self._agent.check())

    def _take_rtcp(self, start: int, length: int, srtp: Srtp) -> None:
        length = srtp.unprotect_rtcp(self._receiver.memory.pointer + start, length)
        if length < 0:
            self.counters.undecryptable += 1
        else:
            self._on_rtcp(bytes(self._receiver.arena[start : start + length]))

    def _take_other(self, data: bytes, source: bytes) -> None:
        if not data:
            return
        if 20 <= data[0] < 64:
            self._dtls.receive(data)
        elif data[0] < 4 and self._agent is not None:
            address = udp.unpack_address(source)
            meaning = self._agent.receive(data, address)
            if isinstance(meaning, ice.Reply):
                self._send_to(meaning.data, address)
            elif meaning is not None and self._answered is not None and not self._answered.done():
                self._answered.set_result(address)

    def _send_to(self, data: bytes, address: ice.Address) -> None:
        try:
            self._socket.sendto(data, address)
        except OSError:
            self.counters.unsent += 1
