"""One client's transport: the addresses it is reached at, its DTLS association, its encrypted media.

    new --(valid binding request)--> handshaking --(DTLS done)--> connected --(silent, failed or closed)--> closed

Where media goes follows the newest authenticated path: an address is learned by a binding request whose integrity was
checked, and chosen when it nominates (RFC 8445 section 8.1.1) or when decrypted media comes from it, so a client that
moves from Wi-Fi to mobile just goes on. Rule that holds: nothing is sent to an address that was not authenticated.
"""

from __future__ import annotations

import asyncio
import secrets
from functools import partial
from typing import Final, Protocol

from pylibsrtp import Session, _binding

from rooms.kernel import ParticipantId, SessionId
from server.ports import Desired, Link, Sound
from server.sfu.counters import COUNTERS
from server.sfu.downlink import Downlink
from server.sfu.dtls import Certificate, Dtls, HandshakeFailed
from server.sfu.fanout import Outbox
from server.sfu.fanout import Path as OutboxPath
from server.sfu.microphone import Microphone
from server.sfu.rtcp import RtcpError, parse_compound
from server.sfu.sdp import Offer
from server.sfu.turn import Turn
from server.sfu.udp import Memory
from server.sfu.uplink import Uplink

_ffi = _binding.ffi
_srtp_unprotect = _binding.lib.srtp_unprotect
_srtp_unprotect_rtcp = _binding.lib.srtp_unprotect_rtcp
_length = _ffi.new("int *")

MAX_PATHS: Final = 8
MAX_SSRCS: Final = 48
"""Of one client, over its life. libsrtp keeps a context for every SSRC it has met, so their number is bounded before
decrypting: three layers of camera and of screen, each with its retransmissions, the microphone, and as many again."""
CONNECT_SECONDS: Final = 30.0
"""How long a client may take from its offer to its first media."""
SILENCE_SECONDS: Final = 8.0
"""A client is heard at least every few seconds (consent checks, reports): longer silence means it is gone."""


class Path(OutboxPath, Protocol):
    """A way to a client."""

    remote: tuple[str, int]

    def send(self, datagram: bytes) -> None: ...


class Owner(Protocol):
    """What a peer tells the plane, and asks of it."""

    def connected(self, peer: Peer) -> None: ...
    def closed(self, peer: Peer) -> None: ...
    def spoke(self, peer: Peer, speaking: bool, ago: float) -> None: ...
    def sounds(self, peer: Peer, sound: Sound) -> None: ...
    def link(self, peer: Peer, link: Link) -> None: ...
    def new_ssrc(self) -> int: ...


class Peer:
    """One client of one session. `ufrag` and `password` are the SFU's ICE credentials towards it; `place` counts the
    peers of this process."""

    def __init__(
        self,
        session: SessionId,
        participant: ParticipantId,
        offer: Offer,
        certificate: Certificate,
        owner: Owner,
        place: int,
        now: float,
    ) -> None:
        self.session = session
        self.participant = participant
        self.offer = offer
        self.place = place
        self.ufrag = secrets.token_hex(4)
        self.password = secrets.token_hex(16)
        self.answers = 0
        self.heard_at = now
        self.path: Path | None = None
        self.paths: list[Path] = []
        self.is_connected = False
        self.is_closed = False
        self._link: Link = "good"
        self._owner = owner
        self._dtls = Dtls(certificate, self._send_record)
        self._task: asyncio.Task[None] | None = None
        self._inbound: Session | None = None
        self._srtp = _ffi.NULL
        self._ssrcs: set[int] = set()
        self.outbox = Outbox()
        microphone = Microphone(partial(owner.spoke, self), partial(owner.sounds, self))
        self.uplink = Uplink(offer, self.outbox, owner.new_ssrc(), microphone)
        self.downlink = Downlink(offer, self.outbox, owner.new_ssrc)

    def restart(self, offer: Offer) -> bool:
        """Take an ICE restart (RFC 8839 section 4.4.1.1.1): new credentials, the same media over the same DTLS.

        Returns False when the offer is more than that.
        """
        if self.is_closed or not offer.restarts(self.offer):
            return False
        self.offer = offer
        self.ufrag = secrets.token_hex(4)
        self.password = secrets.token_hex(16)
        return True

    def learn(self, path: Path, nominated: bool, now: float) -> Path | None:
        """A binding request of this client came by `path` and was genuine. Returns a path forgotten for it, if any."""
        self.heard_at = now
        forgotten = None
        if path not in self.paths:
            self.paths.append(path)
            if len(self.paths) > MAX_PATHS:
                forgotten = next(known for known in self.paths if known is not self.path)
                self.paths.remove(forgotten)
        if nominated or self.path is None:
            self.choose(path)
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._handshake())
        return forgotten

    def forget(self, path: Path) -> None:
        """`path` is gone (a TCP connection ended)."""
        if path in self.paths:
            self.paths.remove(path)
        if self.path is path:
            self.path = self.outbox.path = None
            if self.paths:
                self.choose(self.paths[-1])

    def choose(self, path: Path) -> None:
        """Send by `path` from now on."""
        if path is not self.path:
            self.path = self.outbox.path = path
            COUNTERS["path_changed"] += 1

    def record(self, datagram: bytes) -> None:
        """Take a DTLS record."""
        self._dtls.receive(datagram)

    def media(self, path: Path, memory: Memory, start: int, length: int, turn: Turn, arrival_us: int) -> None:
        """Take an encrypted RTP or RTCP packet (RFC 5761 section 4), decrypting it where it lies."""
        srtp = self._srtp
        buffer = memory.bytes
        if not srtp or length < 12:
            COUNTERS["media_unexpected"] += 1
            return
        is_rtcp = 192 <= buffer[start + 1] <= 223
        at = start + 4 if is_rtcp else start + 8
        ssrc = int.from_bytes(buffer[at : at + 4], "big")
        if ssrc not in self._ssrcs and len(self._ssrcs) >= MAX_SSRCS:
            COUNTERS["ssrc_refused"] += 1
            return
        _length[0] = length
        if (_srtp_unprotect_rtcp if is_rtcp else _srtp_unprotect)(srtp, memory.pointer + start, _length):
            COUNTERS["srtp_rejected"] += 1
            return
        self._ssrcs.add(ssrc)
        self.heard_at = turn.now
        if path is not self.path:
            self.choose(path)
        if is_rtcp:
            self._rtcp(bytes(buffer[start : start + _length[0]]), turn)
        else:
            self.uplink.rtp(buffer, start, start + _length[0], turn, arrival_us)

    def gate(self, desired: Desired) -> None:
        """Let the client's media through, or stop it, at once."""
        self.uplink.gate("microphone", desired.microphone)
        self.uplink.gate("camera", desired.camera)
        self.uplink.gate("screen", desired.screen)

    def keep(self, turn: Turn) -> None:
        """Do what is due. Called every few tens of milliseconds."""
        if turn.now - self.heard_at > (SILENCE_SECONDS if self.is_connected else CONNECT_SECONDS):
            COUNTERS["peer_silent"] += 1
            self.close()
        elif self.is_connected:
            self.uplink.keep(turn)
            self.downlink.keep(turn)
            link: Link = "poor" if self.downlink.is_lossy or self.uplink.is_lossy else "good"
            if link != self._link:
                self._link = link
                self._owner.link(self, link)

    def close(self) -> None:
        """Stop everything. Idempotent."""
        if self.is_closed:
            return
        self.is_closed = True
        self.is_connected = False
        self._srtp = _ffi.NULL
        self._inbound = None
        self.downlink.close()
        self.uplink.close()
        self._owner.closed(self)
        loop = asyncio.get_running_loop()
        if self._task is not None and not self._task.done():
            self._task.cancel()
        goodbye = loop.create_task(self._dtls.close())
        _GOODBYES.add(goodbye)
        goodbye.add_done_callback(_GOODBYES.discard)
        self.outbox.close()

    def _rtcp(self, compound: bytes, turn: Turn) -> None:
        try:
            packets = parse_compound(compound)
        except RtcpError:
            COUNTERS["rtcp_malformed"] += 1
            return
        for packet in packets:
            self.uplink.rtcp(packet, turn)
            self.downlink.rtcp(packet, turn)

    def _send_record(self, record: bytes) -> None:
        if self.path is not None:
            self.path.send(record)

    async def _handshake(self) -> None:
        try:
            fingerprints = [(f.algorithm, f.value) for f in self.offer.fingerprints]
            inbound, outbound = await self._dtls.handshake(fingerprints)
        except HandshakeFailed:
            COUNTERS["dtls_failed"] += 1
            self.close()
            return
        self._inbound = inbound
        self._srtp = inbound._srtp[0]
        self.outbox.open(outbound)
        self.is_connected = True
        self._owner.connected(self)


_GOODBYES: Final[set[asyncio.Task[None]]] = set()
