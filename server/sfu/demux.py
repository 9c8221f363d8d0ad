"""From sockets to peers: whose datagram is this? (RFC 7983: the first byte tells STUN, DTLS and media apart.)

A client is known by the ICE user fragment it was given until its binding requests have proved an address; from then on
datagrams of that address are its. Rule that holds: a datagram from an unproven address is a counter, unless it is a
binding request with the right password.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Final

import ifaddr

from server.sfu.counters import COUNTERS
from server.sfu.intake import UdpIntake, UdpPath
from server.sfu.peer import Path, Peer
from server.sfu.stun import BindingRequest, parse_request, response, verify
from server.sfu.tcp import TcpListener, TcpPath
from server.sfu.turn import Turn
from server.sfu.udp import Memory, kernel_drops, open_socket

_SLOT_BYTES: Final = 2048
_WILDCARDS: Final = {"0.0.0.0": 4, "::": 6}


def local_addresses(host: str) -> list[str]:
    """The exact addresses to bind for `host`: itself, or all of the machine's where it is a wildcard.

    Bound to a wildcard, a socket answers from whichever address routing prefers, and ICE drops the answer. "::" means
    IPv4 and IPv6; link-local addresses are left out, browsers on other machines cannot use them.
    """
    if host not in _WILDCARDS:
        return [host]
    found = []
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if isinstance(ip.ip, str):
                found.append(ip.ip)
            elif host == "::" and ip.ip[2] == 0 and not ip.ip[0].lower().startswith("fe80"):
                found.append(ip.ip[0])
    return found


class Demux:
    """The SFU's sockets and who is behind which address. `flush` is called at the end of each turn."""

    def __init__(self, tick: float, turn: Turn, flush: Callable[[], None]) -> None:
        self._tick = tick
        self._turn = turn
        self._flush = flush
        self._intakes: list[UdpIntake] = []
        self._listener = TcpListener(self._tcp_datagram, self._tcp_lost)
        self._scratch = Memory(_SLOT_BYTES)
        self._by_ufrag: dict[str, Peer] = {}
        self._by_connection: dict[TcpPath, Peer] = {}

    async def listen(self, hosts: Sequence[str], port: int, tcp: bool) -> int:
        """Bind `port` on every host; 0 takes any one free port. Returns the port.

        Raises: OSError when an address is taken or not ours.
        """
        for host in hosts:
            sock = open_socket(host, port)
            port = port or int(sock.getsockname()[1])
            self._intakes.append(UdpIntake(sock, self._tick, self._datagrams, self._flush))
            if tcp:
                await self._listener.listen(host, port)
        return port

    async def close(self) -> None:
        for intake in self._intakes:
            intake.close()
        self._intakes.clear()
        await self._listener.close()

    def flush(self) -> None:
        """Send what UDP paths have taken."""
        for intake in self._intakes:
            intake.sender.flush()

    def admit(self, peer: Peer) -> None:
        """Accept binding requests for the peer's current credentials."""
        self._by_ufrag[peer.ufrag] = peer

    def revoke(self, ufrag: str) -> None:
        """Accept no more binding requests for old credentials."""
        self._by_ufrag.pop(ufrag, None)

    def dismiss(self, peer: Peer) -> None:
        """Forget a closed peer and all its addresses."""
        self.revoke(peer.ufrag)
        for path in tuple(peer.paths):
            self._forget(path)

    def gauges(self) -> dict[str, int]:
        """Counters that live in the kernel or the senders, by name."""
        return {
            "kernel_receive_drops": sum(kernel_drops(intake.socket) for intake in self._intakes),
            "send_buffer_full": sum(intake.sender.dropped for intake in self._intakes),
            "send_failed": sum(intake.sender.failed for intake in self._intakes),
        }

    def _datagrams(self, intake: UdpIntake, count: int, now: float) -> None:
        """Handle a batch. The loop is per received packet; everything per forwarded packet is in `fanout`."""
        self._turn.begin(now)
        receiver = intake.receiver
        routes = intake.routes
        memory = receiver.memory
        arena = memory.bytes
        turn = self._turn
        for slot in range(count):
            start = receiver.offsets[slot]
            length = receiver.length(slot)
            first = arena[start] if length else 0xFF
            if 127 < first < 192:
                route = routes.get(receiver.address(slot))
                if route is None:
                    COUNTERS["media_unsolicited"] += 1
                else:
                    peer, path = route
                    peer.media(path, memory, start, length, turn, receiver.stamp_ns(slot) // 1000)
            elif first < 4:
                self._stun_by_udp(bytes(arena[start : start + length]), intake, receiver.address(slot))
            elif 19 < first < 64:
                self._dtls_by_udp(bytes(arena[start : start + length]), intake, receiver.address(slot))
            else:
                COUNTERS["datagram_unknown"] += 1

    def _stun_by_udp(self, datagram: bytes, intake: UdpIntake, address: bytes) -> None:
        genuine = self._genuine(datagram)
        if genuine is None:
            return
        request, peer = genuine
        route = intake.routes.get(address)
        if route is not None and route[0] is peer:
            path: Path = route[1]
        else:
            # The address was somebody else's before: a NAT gave it away, or a client dialled again.
            if route is not None:
                route[0].forget(route[1])
            path = UdpPath(intake, address)
            intake.routes[address] = (peer, path)
        self._proved(request, peer, path)

    def _dtls_by_udp(self, datagram: bytes, intake: UdpIntake, address: bytes) -> None:
        route = intake.routes.get(address)
        if route is None:
            COUNTERS["dtls_unsolicited"] += 1
        else:
            route[0].record(datagram)

    def _tcp_datagram(self, path: TcpPath, datagram: bytes) -> None:
        """One datagram by TCP. Few clients come this way, and each read is a turn of its own."""
        self._turn.begin(asyncio.get_running_loop().time())
        peer = self._by_connection.get(path)
        first = datagram[0] if datagram else 0xFF
        if first < 4:
            genuine = self._genuine(datagram)
            if genuine is not None:
                request, peer = genuine
                self._by_connection[path] = peer
                path.proven = True
                self._proved(request, peer, path)
        elif peer is None:
            COUNTERS["media_unsolicited" if 127 < first < 192 else "dtls_unsolicited"] += 1
        elif 127 < first < 192 and len(datagram) <= _SLOT_BYTES:
            self._scratch.bytes[: len(datagram)] = datagram
            peer.media(path, self._scratch, 0, len(datagram), self._turn, time.time_ns() // 1000)
            self._flush()
        elif 19 < first < 64:
            peer.record(datagram)
        else:
            COUNTERS["datagram_unknown"] += 1

    def _genuine(self, datagram: bytes) -> tuple[BindingRequest, Peer] | None:
        """The binding request in `datagram` and whose it is, its integrity checked."""
        request = parse_request(datagram)
        if request is None:
            COUNTERS["stun_malformed"] += 1
            return None
        peer = self._by_ufrag.get(request.local_ufrag)
        if peer is None or not verify(request, peer.password):
            COUNTERS["stun_rejected"] += 1
            return None
        return request, peer

    def _proved(self, request: BindingRequest, peer: Peer, path: Path) -> None:
        path.send(response(request, path.remote, peer.password))
        forgotten = peer.learn(path, request.nominates, self._turn.now)
        if forgotten is not None:
            self._forget(forgotten)

    def _forget(self, path: Path) -> None:
        if isinstance(path, UdpPath):
            path.intake.routes.pop(path.address, None)
        elif isinstance(path, TcpPath):
            self._by_connection.pop(path, None)
            path.close()

    def _tcp_lost(self, path: TcpPath) -> None:
        peer = self._by_connection.pop(path, None)
        if peer is not None:
            peer.forget(path)
