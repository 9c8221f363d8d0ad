"""The SFU: told by `apply` who shall be forwarded to whom, it makes it so and reports facts back.

    socket -> demux -> peer (decrypt) -> uplink -> the seats' outboxes -> one flush for the whole turn

Between turns a housekeeper sends what is due (transport feedback, requests for lost packets and key frames, reports),
chooses layers and closes peers that have fallen silent. Rule that holds: the plane decides nothing about people; what
it was not told to forward is not forwarded.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from typing import Final

from rooms.kernel import Code, ParticipantId, SessionId
from server.ports import Answer, Desired, DesiredMedia, Link, MediaFacts, OfferRejected, Seat, Sound
from server.sfu.counters import COUNTERS
from server.sfu.demux import Demux, local_addresses
from server.sfu.dtls import Certificate
from server.sfu.peer import Peer
from server.sfu.sdp import Candidate, Local, SdpError, answer, parse_offer
from server.sfu.seats import Track
from server.sfu.turn import Turn

_BEAT_SECONDS: Final = 0.02
"""How soon a lost packet is asked for again."""
_BEATS_A_ROUND: Final = 5
"""Everything else is looked after every so many beats, not for everybody at the same one."""
_ATTEMPTS: Final = 20
_NOTHING: Final = Desired(microphone=False, camera=False, screen=False)


class SfuPlane:
    """The SFU on one UDP port and, with `tcp`, the same number for ICE-TCP.

    `host` is the exact address to bind, or a wildcard for each address of the machine. `public_addresses` are announced
    to clients instead of the bound ones (1:1 NAT). `tick_ms` is how long packets may be collected under load.
    """

    def __init__(
        self, host: str, port: int, public_addresses: Sequence[str], tcp: bool, tick_ms: float, facts: MediaFacts
    ) -> None:
        self.port = port
        self._host = host
        self._public = tuple(public_addresses)
        self._with_tcp = tcp
        self._facts = facts
        self._certificate = Certificate()
        self._turn = Turn()
        self._tick = tick_ms / 1000
        self._demux: Demux | None = None
        self._candidates: tuple[Candidate, ...] = ()
        self._peers: dict[SessionId, dict[ParticipantId, Peer]] = {}
        self._desired: dict[SessionId, DesiredMedia] = {}
        self._last_ssrc = secrets.randbits(32)
        self._housekeeper: asyncio.TimerHandle | None = None
        self._beats = 0
        self._connects = 0

    async def start(self) -> None:
        """Bind and begin.

        Raises: OSError when the port is taken or the address is not ours.
        """
        hosts = local_addresses(self._host)
        for attempt in range(_ATTEMPTS):
            demux = self._demux = Demux(self._tick, self._turn, self._flush)
            try:
                self.port = await demux.listen(hosts, self.port, self._with_tcp)
                break
            except OSError:
                await demux.close()
                # Any port free for UDP may be taken for TCP; another one will do.
                if self.port or attempt == _ATTEMPTS - 1:
                    raise
        announced = self._public or tuple(hosts)
        self._candidates = tuple(
            Candidate(address=address, port=self.port, transport=transport)
            for transport in (("udp", "tcp") if self._with_tcp else ("udp",))
            for address in announced
        )

    async def stop(self) -> None:
        """Close every peer and the sockets."""
        if self._housekeeper is not None:
            self._housekeeper.cancel()
        for session in tuple(self._peers):
            self.close_session(session)
        await asyncio.sleep(0)  # lets the peers' goodbyes out before the sockets close
        if self._demux is not None:
            await self._demux.close()

    async def connect(self, session: SessionId, participant: ParticipantId, offer: str) -> Answer:
        """See `MediaPlane.connect`."""
        if self._demux is None:
            raise OfferRejected(Code.UNAVAILABLE, "The media server is not running.")
        try:
            wanted = parse_offer(offer)
        except SdpError as error:
            COUNTERS["offer_rejected"] += 1
            raise OfferRejected(error.code, str(error)) from error
        peer = self._peers.get(session, {}).get(participant)
        old = None if peer is None else peer.ufrag
        if peer is not None and old is not None and peer.restart(wanted):
            self._demux.revoke(old)
        else:
            if peer is not None:
                peer.close()
            now = asyncio.get_running_loop().time()
            self._connects += 1
            peer = Peer(session, participant, wanted, self._certificate, self, self._connects, now)
            self._peers.setdefault(session, {})[participant] = peer
            if self._housekeeper is None:
                self._housekeep()
        self._demux.admit(peer)
        return Answer(sdp=self._answer(peer), seats=len(wanted.seats))

    def apply(self, session: SessionId, desired: DesiredMedia) -> None:
        """See `MediaPlane.apply`."""
        self._desired[session] = desired
        peers = self._peers.get(session, {})
        for participant, peer in tuple(peers.items()):
            if participant in desired:
                peer.gate(desired[participant])
            else:
                peer.close()
        self._seat_all(session)

    def show(self, session: SessionId, participant: ParticipantId, widths: Mapping[int, int]) -> None:
        """See `MediaPlane.show`."""
        peer = self._peers.get(session, {}).get(participant)
        if peer is not None:
            self._turn.begin(asyncio.get_running_loop().time())
            peer.downlink.show(widths, self._turn)
            self._flush()

    def disconnect(self, session: SessionId, participant: ParticipantId) -> None:
        """See `MediaPlane.disconnect`."""
        peer = self._peers.get(session, {}).get(participant)
        if peer is not None:
            peer.close()

    def close_session(self, session: SessionId) -> None:
        """See `MediaPlane.close_session`."""
        for peer in tuple(self._peers.get(session, {}).values()):
            peer.close()
        self._desired.pop(session, None)

    def gauges(self) -> dict[str, int]:
        """What is counted elsewhere than in `COUNTERS`, by name: sockets, and the peers there are now."""
        peers = sum(len(peers) for peers in self._peers.values())
        return {"peers": peers, **({} if self._demux is None else self._demux.gauges())}

    # What peers tell (server.sfu.peer.Owner)

    def connected(self, peer: Peer) -> None:
        peer.gate(self._desired_of(peer))
        self._seat_all(peer.session)
        self._facts.link(peer.session, peer.participant, "good")

    def closed(self, peer: Peer) -> None:
        if self._demux is not None:
            self._demux.dismiss(peer)
        peers = self._peers.get(peer.session, {})
        if peers.get(peer.participant) is peer:
            del peers[peer.participant]
            if not peers:
                del self._peers[peer.session]
            self._facts.link(peer.session, peer.participant, "lost")

    def spoke(self, peer: Peer, speaking: bool, ago: float) -> None:
        self._facts.speaking(peer.session, peer.participant, speaking, ago)

    def sounds(self, peer: Peer, sound: Sound) -> None:
        self._facts.sound(peer.session, peer.participant, sound)

    def link(self, peer: Peer, link: Link) -> None:
        self._facts.link(peer.session, peer.participant, link)

    def new_ssrc(self) -> int:
        """SSRCs count up from a random start, so that no two of this process are the same."""
        self._last_ssrc = self._last_ssrc % 0xFFFFFFFF + 1
        return self._last_ssrc

    def _desired_of(self, peer: Peer) -> Desired:
        return self._desired.get(peer.session, {}).get(peer.participant, _NOTHING)

    def _seat_all(self, session: SessionId) -> None:
        """Make every connected peer's seats what they shall be. Seats that already are stay untouched."""
        peers = self._peers.get(session, {})
        self._turn.begin(asyncio.get_running_loop().time())
        for peer in peers.values():
            if not peer.is_connected:
                continue
            seats = self._desired_of(peer).seats
            for place in range(len(peer.offer.seats)):
                audio, video = self._tracks(peers, seats[place] if place < len(seats) else None)
                peer.downlink.sit(place, audio, video)
            peer.downlink.settle(self._turn)
        self._flush()

    def _tracks(self, peers: Mapping[ParticipantId, Peer], seat: Seat | None) -> tuple[Track | None, Track | None]:
        """The audio and video of who shall sit in a seat; None for what they do not send (yet)."""
        publisher = None if seat is None else peers.get(seat.participant)
        if seat is None or publisher is None or not publisher.is_connected:
            return None, None
        audio = publisher.uplink.track("microphone") if seat.video == "camera" else None
        return audio, publisher.uplink.track(seat.video)

    def _answer(self, peer: Peer) -> str:
        peer.answers += 1
        local = Local(
            ice_ufrag=peer.ufrag,
            ice_pwd=peer.password,
            fingerprint_sha256=self._certificate.fingerprint,
            candidates=self._candidates,
            version=peer.answers,
        )
        return answer(peer.offer, local, peer.downlink.ssrcs)

    def _flush(self) -> None:
        """End a turn: everything taken is forwarded, everything in every outbox leaves."""
        self._turn.settle()
        touched = [peer.outbox for peers in self._peers.values() for peer in peers.values() if peer.outbox.sizes]
        for outbox in touched:
            outbox.flush()
        if self._demux is not None:
            self._demux.flush()
        for outbox in touched:
            outbox.finish()

    def _housekeep(self) -> None:
        """Do what is due, and come back as long as there is anybody to look after."""
        loop = asyncio.get_running_loop()
        self._housekeeper = loop.call_later(_BEAT_SECONDS, self._housekeep) if self._peers else None
        self._turn.begin(loop.time())
        self._beats += 1
        for peers in tuple(self._peers.values()):
            for peer in tuple(peers.values()):
                peer.uplink.ask_for_lost(self._turn, peer.downlink.round_trip)
                if self._beats % _BEATS_A_ROUND == peer.place % _BEATS_A_ROUND:
                    peer.keep(self._turn)
        self._flush()
