"""The whole SFU with real clients over the loopback: ICE, DTLS, SRTP, RTP and RTCP as on a network."""

from __future__ import annotations

import asyncio
import random
import struct
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable

import pytest

from bench import ice, rtcp, sdp
from bench.rtc import Peer
from rooms.kernel import ParticipantId, SessionId
from server.ports import Desired, DesiredMedia, Link, OfferRejected, Seat, Sound
from server.sfu import peer
from server.sfu.counters import COUNTERS
from server.sfu.plane import SfuPlane

SESSION = SessionId("s_1")
ANN, BEN, CLEO = ParticipantId("p_ann"), ParticipantId("p_ben"), ParticipantId("p_cleo")
KEYFRAME, DELTA = b"\x90\x80\x80\x01\x10", b"\x90\x80\x80\x01\x11"
LOUD = 10


async def until(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    """Let the loop run until something has come about."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for comes by a socket and has no event to wait on
            await asyncio.sleep(0.001)


class Facts:
    """What the SFU has reported."""

    def __init__(self) -> None:
        self.speech: list[tuple[ParticipantId, bool]] = []
        self.ago: list[float] = []
        self.sounds: list[tuple[ParticipantId, Sound]] = []
        self.links: dict[ParticipantId, Link] = {}

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool, ago: float = 0.0) -> None:
        self.speech.append((participant, speaking))
        self.ago.append(ago)

    def sound(self, session: SessionId, participant: ParticipantId, sound: Sound) -> None:
        self.sounds.append((participant, sound))

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None:
        self.links[participant] = link


class Client:
    """A client of the SFU that keeps every packet it is sent, by SSRC."""

    def __init__(self, name: ParticipantId) -> None:
        self.name = name
        self.peer = Peer(self)
        self.packets: dict[int, list[tuple[int, int, bytes]]] = defaultdict(list)
        self.clock = random.Random(name).randrange(1 << 32)
        self.offered = ""

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        first, _, sequence, timestamp, ssrc = struct.unpack_from("!BBHII", arena, start)
        body = start + 12 + (8 if first & 0x10 else 0)
        if first & 0x20:
            end -= arena[end - 1]
        self.packets[ssrc].append((sequence, timestamp, bytes(arena[body:end])))

    def progress(self) -> Iterable[tuple[int, int]]:
        return [(ssrc, packets[-1][0]) for ssrc, packets in self.packets.items()]

    def speak(self, text: bytes, level: int = LOUD) -> None:
        self.clock = (self.clock + 960) & 0xFFFFFFFF
        self.peer.send(self.peer.microphone, text, self.clock, level=level)

    def show(self, text: bytes, keyframe: bool = False) -> None:
        self.clock = (self.clock + 960) & 0xFFFFFFFF
        self.peer.send(self.peer.camera, (KEYFRAME if keyframe else DELTA) + text, self.clock, marker=True)

    def share(self, text: bytes, keyframe: bool = False) -> None:
        self.clock = (self.clock + 960) & 0xFFFFFFFF
        self.peer.send(self.peer.sending[2], (KEYFRAME if keyframe else DELTA) + text, self.clock, marker=True)

    def heard(self, seat: int) -> list[bytes]:
        return [body for _, _, body in self.packets[self.peer.seats[seat][0]]]

    def seen(self, seat: int) -> list[bytes]:
        return [body[5:] for _, _, body in self.packets[self.peer.seats[seat][1]]]


class Room:
    """A plane and the clients connected to it."""

    def __init__(self, plane: SfuPlane, facts: Facts) -> None:
        self.plane = plane
        self.facts = facts
        self.clients: list[Client] = []

    async def join(self, name: ParticipantId, seats: int = 2, *, screen: bool = False) -> Client:
        client = Client(name)
        self.clients.append(client)
        client.offered = client.peer.offer(seats=seats, screen=screen)
        answer = await self.plane.connect(SESSION, name, client.offered)
        await client.peer.connect(answer.sdp)
        await until(lambda: self.facts.links.get(name) == "good")
        return client

    def circle(self, *names: ParticipantId, **changes: Desired) -> None:
        """Everyone sees everyone else."""
        desired: DesiredMedia = {
            name: Desired(seats=tuple(Seat(other) for other in names if other != name)) for name in names
        }
        self.plane.apply(SESSION, {**desired, **{ParticipantId(name): value for name, value in changes.items()}})


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    facts = Facts()
    plane = SfuPlane("127.0.0.1", 0, [], tcp=True, tick_ms=2.0, facts=facts)
    await plane.start()
    room = Room(plane, facts)
    yield room
    for client in room.clients:
        await client.peer.close()
    await plane.stop()


async def pair(room: Room) -> tuple[Client, Client]:
    room.circle(ANN, BEN)
    return await room.join(ANN), await room.join(BEN)


async def test_sound_and_picture_reach_the_others_seat(room: Room) -> None:
    ann, ben = await pair(room)
    ann.speak(b"hello")
    ann.show(b"face", keyframe=True)
    await until(lambda: ben.heard(0) == [b"hello"] and ben.seen(0) == [b"face"])
    assert ann.heard(0) == []


async def test_a_picture_begins_with_a_key_frame_that_the_sfu_asks_for(room: Room) -> None:
    ann, ben = await pair(room)
    ann.show(b"middle")
    await until(lambda: ann.peer.feedback.keyframe_requests > 0)
    ann.show(b"whole", keyframe=True)
    ann.show(b"change")
    await until(lambda: len(ben.seen(0)) == 2)
    assert ben.seen(0) == [b"whole", b"change"]


async def test_a_closed_gate_lets_nothing_through_however_much_the_client_sends(room: Room) -> None:
    ann, ben = await pair(room)
    ann.speak(b"before")
    await until(lambda: ben.heard(0) == [b"before"])
    gated = COUNTERS["gated"]
    room.circle(ANN, BEN, p_ann=Desired(seats=(Seat(BEN),), microphone=False))
    for _ in range(50):
        ann.speak(b"muted")
    await until(lambda: COUNTERS["gated"] >= gated + 50)
    room.circle(ANN, BEN)
    ann.speak(b"after")
    await until(lambda: b"after" in ben.heard(0))
    assert ben.heard(0) == [b"before", b"after"]


async def test_a_screen_goes_to_its_own_seat_and_only_while_it_is_shared(room: Room) -> None:
    face, screen = Seat(ANN), Seat(ANN, "screen")
    silent = Desired(microphone=True, camera=True, screen=False)
    shared: DesiredMedia = {ANN: Desired(), BEN: Desired(seats=(face, screen), screen=False)}
    room.plane.apply(SESSION, {ANN: silent, BEN: Desired(seats=(face, None), screen=False)})
    ann, ben = await room.join(ANN, screen=True), await room.join(BEN)
    gated = COUNTERS["gated"]
    for _ in range(20):
        ann.share(b"secret", keyframe=True)
    await until(lambda: COUNTERS["gated"] >= gated + 20)
    room.plane.apply(SESSION, shared)
    ann.share(b"slide", keyframe=True)
    ann.show(b"face", keyframe=True)
    ann.speak(b"look")
    await until(lambda: bool(ben.seen(1) and ben.seen(0) and ben.heard(0)))
    assert (ben.seen(1), ben.seen(0), ben.heard(0), ben.heard(1)) == ([b"slide"], [b"face"], [b"look"], [])
    room.plane.apply(SESSION, {**shared, ANN: silent})
    gated = COUNTERS["gated"]
    ann.share(b"secret", keyframe=True)
    await until(lambda: COUNTERS["gated"] > gated)
    assert ben.seen(1) == [b"slide"]


async def test_a_picture_its_viewer_does_not_show_is_not_sent_and_the_sound_is(room: Room) -> None:
    ann, ben = await pair(room)
    ann.show(b"one", keyframe=True)
    await until(lambda: ben.seen(0) == [b"one"])
    room.plane.show(SESSION, BEN, {0: 0})
    for number in range(20):
        ann.show(b"unseen", keyframe=True)
        ann.speak(b"%d" % number)
    await until(lambda: len(ben.heard(0)) == 20)
    assert ben.seen(0) == [b"one"]
    asked = ann.peer.feedback.keyframe_requests
    room.plane.show(SESSION, BEN, {0: 640})
    await until(lambda: ann.peer.feedback.keyframe_requests > asked)
    ann.show(b"two", keyframe=True)
    await until(lambda: ben.seen(0) == [b"one", b"two"])


async def test_a_new_transport_is_sent_everything_again(room: Room) -> None:
    ann, ben = await pair(room)
    room.plane.show(SESSION, BEN, {0: 0})
    room.plane.show(SESSION, CLEO, {0: 0})
    ben = await room.join(BEN)
    ann.show(b"face", keyframe=True)
    await until(lambda: ben.seen(0) == [b"face"])


async def test_numbers_go_on_without_a_gap_after_a_mute(room: Room) -> None:
    ann, ben = await pair(room)
    ann.speak(b"before")
    await until(lambda: len(ben.heard(0)) == 1)
    room.circle(ANN, BEN, p_ann=Desired(seats=(Seat(BEN),), microphone=False))
    gated = COUNTERS["gated"]
    ann.speak(b"muted")
    await until(lambda: COUNTERS["gated"] > gated)
    room.circle(ANN, BEN)
    ann.speak(b"after")
    await until(lambda: len(ben.heard(0)) == 2)
    (first, _, _), (second, _, _) = ben.packets[ben.peer.seats[0][0]]
    assert second == (first + 1) & 0xFFFF


async def test_a_camera_that_is_off_is_not_asked_for_key_frames(room: Room) -> None:
    ann, ben = await pair(room)
    ann.show(b"face", keyframe=True)
    await until(lambda: ben.seen(0) == [b"face"])
    asked = ann.peer.feedback.keyframe_requests
    room.circle(ANN, BEN, p_ann=Desired(seats=(Seat(BEN),), camera=False))

    def rounds(of_housekeeping: int) -> Callable[[], bool]:
        return lambda: ann.peer.feedback.transport >= of_housekeeping

    before = ann.peer.feedback.transport
    for number in range(1, 9):  # each round sends transport feedback for what was said
        ann.speak(b"still here")
        await until(rounds(before + number))
    assert ann.peer.feedback.keyframe_requests == asked


async def test_another_person_in_the_seat_continues_the_same_streams(room: Room) -> None:
    room.circle(ANN, BEN, CLEO)
    ann, ben, cleo = await room.join(ANN), await room.join(BEN), await room.join(CLEO)
    ann.show(b"ann", keyframe=True)
    await until(lambda: ben.seen(0) == [b"ann"])
    room.circle(ANN, BEN, CLEO, p_ben=Desired(seats=(Seat(CLEO),)))
    cleo.show(b"cleo", keyframe=True)
    ann.show(b"ann again")
    await until(lambda: len(ben.seen(0)) == 2)
    numbers = [sequence for sequence, _, _ in ben.packets[ben.peer.seats[0][1]]]
    assert ben.seen(0) == [b"ann", b"cleo"]
    assert numbers[1] == (numbers[0] + 1) & 0xFFFF


async def test_a_lost_packet_is_repaired_from_the_history(room: Room) -> None:
    ann, ben = await pair(room)
    ann.show(b"face", keyframe=True)
    ann.show(b"lost on the way")
    await until(lambda: len(ben.seen(0)) == 2)
    video = ben.peer.seats[0][1]
    sequence = ben.packets[video][1][0]
    ben.peer.send_rtcp(struct.pack("!BBHIIHH", 0x81, 205, 3, 1, video, sequence, 0))
    await until(lambda: len(ben.packets) == 2)
    (_, _, body), *rest = next(packets for ssrc, packets in ben.packets.items() if ssrc != video)
    assert rest == []
    assert body == sequence.to_bytes(2, "big") + ben.packets[video][1][2]


async def test_a_gap_in_what_a_publisher_sends_is_asked_for_again(room: Room) -> None:
    ann, _ = await pair(room)
    ann.show(b"face", keyframe=True)
    ann.peer.camera.sequence += 2  # as if two packets had been lost
    ann.show(b"later")
    await until(lambda: ann.peer.feedback.nacked >= 2)


async def test_publishers_are_told_when_their_packets_arrived(room: Room) -> None:
    ann, _ = await pair(room)
    ann.speak(b"hello")
    await until(lambda: ann.peer.feedback.transport > 0)


async def test_speech_is_reported_from_audio_levels_and_a_mute_ends_it(room: Room) -> None:
    ann, _ = await pair(room)

    async def talk() -> None:
        while (ANN, True) not in room.facts.speech:
            ann.speak(b"word", level=LOUD)
            await asyncio.sleep(0.02)

    async with asyncio.timeout(5):
        await talk()
    room.circle(ANN, BEN, p_ann=Desired(seats=(Seat(BEN),), microphone=False))
    assert room.facts.speech == [(ANN, True), (ANN, False)]


async def test_sender_reports_of_a_seat_name_the_same_instant_for_sound_and_picture(room: Room) -> None:
    ann, ben = await pair(room)
    reports: dict[int, rtcp.SenderReport] = {}
    ben.peer.on_sender_report = lambda report: reports.update({report.ssrc: report})
    ann.speak(b"hello")
    ann.show(b"face", keyframe=True)
    ann.peer.report()
    await until(lambda: set(ben.peer.seats[0]) <= set(reports))
    audio, video = (reports[ssrc] for ssrc in ben.peer.seats[0])
    assert abs(audio.ntp - video.ntp) < 1 << 32


async def test_a_client_at_a_new_address_keeps_its_media(room: Room) -> None:
    ann, ben = await pair(room)
    ann.speak(b"at home")
    await until(lambda: ben.heard(0) == [b"at home"])
    await ben.peer.transport.rebind()
    ann.speak(b"on the road")
    await until(lambda: ben.heard(0)[-1:] == [b"on the road"])


async def test_an_ice_restart_keeps_the_media_and_retires_the_old_credentials(room: Room) -> None:
    ann, ben = await pair(room)
    ben.speak(b"before")
    await until(lambda: ann.heard(0) == [b"before"])
    old = room.plane._peers[SESSION][BEN]
    offer = "\r\n".join(
        "a=ice-ufrag:abcd" if line.startswith("a=ice-ufrag") else line for line in ben.offered.split("\r\n")
    )
    before = old.ufrag
    answer = sdp.parse((await room.plane.connect(SESSION, BEN, offer)).sdp)
    ben.speak(b"during")
    await until(lambda: ann.heard(0) == [b"before", b"during"])
    assert room.plane._peers[SESSION][BEN] is old
    assert answer.ufrag != before
    assert [
        (m.ssrcs[0], n.ssrcs[0]) for m, n in zip(answer.media[2::2], answer.media[3::2], strict=True)
    ] == ben.peer.seats


async def test_leaving_frees_the_seat_and_closes_the_transport(room: Room) -> None:
    await pair(room)
    room.circle(BEN)
    await until(lambda: room.plane.gauges()["peers"] == 1)
    assert room.facts.links[ANN] == "lost"


async def test_a_client_that_dials_again_replaces_its_old_transport(room: Room) -> None:
    _, ben = await pair(room)
    again = await room.join(ANN)
    again.speak(b"back")
    await until(lambda: ben.heard(0) == [b"back"])
    assert room.plane.gauges()["peers"] == 2


async def test_a_client_that_falls_silent_is_noticed_and_let_go(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert peer.SILENCE_SECONDS + 1 < 10  # what a group may wait before it is told
    monkeypatch.setattr(peer, "SILENCE_SECONDS", 0.2)
    ann, _ = await pair(room)
    ann.peer.transport._close_socket()
    await until(lambda: room.facts.links[ANN] == "lost")
    assert ANN not in room.plane._peers[SESSION]


async def test_a_client_with_fewer_seats_is_served_as_far_as_they_go(room: Room) -> None:
    room.circle(ANN, BEN, CLEO)
    ann, _, cleo = await room.join(ANN, seats=1), await room.join(BEN), await room.join(CLEO)
    cleo.speak(b"hello")
    await until(lambda: room.clients[1].heard(1) == [b"hello"])
    assert len(ann.peer.seats) == 1


@pytest.mark.parametrize("offer", ["", "v=0", "x" * 300_000, "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"])
async def test_an_offer_that_cannot_be_answered_is_refused_with_a_reason(room: Room, offer: str) -> None:
    with pytest.raises(OfferRejected):
        await room.plane.connect(SESSION, ANN, offer)


async def test_another_sessions_people_are_never_forwarded(room: Room) -> None:
    ann, _ = await pair(room)
    stranger = Client(CLEO)
    room.clients.append(stranger)
    other = SessionId("s_2")
    room.plane.apply(other, {CLEO: Desired(seats=(Seat(ANN),))})
    answer = await room.plane.connect(other, CLEO, stranger.peer.offer(seats=1))
    await stranger.peer.connect(answer.sdp)
    ann.speak(b"private")
    await until(lambda: room.clients[1].heard(0) == [b"private"])
    assert stranger.heard(0) == []


class TestHostile:
    """What must cost a counter and nothing else."""

    async def test_noise_from_strangers_changes_nothing(self, room: Room) -> None:
        ann, ben = await pair(room)
        chance = random.Random(7)
        stranger = Client(CLEO)
        stranger.peer.transport._socket.connect(("127.0.0.1", room.plane.port))
        for _ in range(300):
            stranger.peer.transport.send_datagram(chance.randbytes(chance.randrange(0, 300)))
        ann.speak(b"still here")
        await until(lambda: ben.heard(0) == [b"still here"])
        await stranger.peer.transport.close()

    async def test_a_client_sending_rubbish_under_its_own_key_harms_nobody_else(self, room: Room) -> None:
        ann, ben = await pair(room)
        chance = random.Random(7)
        for _ in range(300):
            ann.peer.transport.send_datagram(b"\x80" + chance.randbytes(chance.randrange(11, 200)))
            ann.peer.send_rtcp(b"\x80\xc8" + chance.randbytes(chance.randrange(6, 60)))
            ann.peer.send_rtp(struct.pack("!BBHII", 0x90, 96, 1, 1, chance.getrandbits(32)) + chance.randbytes(40))
        ben.speak(b"still here")
        await until(lambda: ann.heard(0) == [b"still here"])

    async def test_a_flood_of_ssrcs_is_refused_before_it_costs_memory(self, room: Room) -> None:
        ann, ben = await pair(room)
        refused = COUNTERS["ssrc_refused"]
        for ssrc in range(1, 200):
            header = struct.pack("!BBHII", 0x90, 111, 1, 1, ssrc) + b"\xbe\xde\x00\x01\x40" + b"0\x00\x00"
            ann.peer.send_rtp(header + b"flood")
        ann.speak(b"still here")
        await until(lambda: COUNTERS["ssrc_refused"] > refused + 100)
        assert len(room.plane._peers[SESSION][ANN]._ssrcs) == peer.MAX_SSRCS
        ben.speak(b"still here, too")
        await until(lambda: ann.heard(0) == [b"still here, too"])

    async def test_a_replayed_packet_is_refused(self, room: Room) -> None:
        ann, ben = await pair(room)
        sent: list[bytes] = []
        send = ann.peer.transport.send_datagram

        def record(data: bytes | memoryview) -> None:
            sent.append(bytes(data))
            send(data)

        ann.peer.transport.send_datagram = record  # type: ignore[method-assign] # listening on the wire
        ann.speak(b"once")
        await until(lambda: ben.heard(0) == [b"once"])
        rejected = COUNTERS["srtp_rejected"]
        for _ in range(5):
            send(next(data for data in sent if 127 < data[0] < 192))
        await until(lambda: COUNTERS["srtp_rejected"] >= rejected + 5)
        assert ben.heard(0) == [b"once"]

    async def test_a_check_with_the_wrong_password_teaches_no_address(self, room: Room) -> None:
        ann, ben = await pair(room)
        rejected = COUNTERS["stun_rejected"]
        stranger = Client(CLEO)
        ufrag = room.plane._peers[SESSION][ANN].ufrag
        agent = ice.Agent("abcd", "x" * 24, ufrag, "y" * 24)
        stranger.peer.transport._send_to(agent.check(), ("127.0.0.1", room.plane.port))
        await until(lambda: COUNTERS["stun_rejected"] > rejected)
        ben.speak(b"for ann only")
        await until(lambda: ann.heard(0) == [b"for ann only"])
        await stranger.peer.transport.close()

    async def test_retransmissions_are_bounded_for_each_client(self, room: Room) -> None:
        ann, ben = await pair(room)
        ann.show(b"face", keyframe=True)
        await until(lambda: len(ben.seen(0)) == 1)
        video = ben.peer.seats[0][1]
        sequence = ben.packets[video][0][0]
        refused = COUNTERS["repair_refused"]
        for _ in range(1200):
            ben.peer.send_rtcp(struct.pack("!BBHIIHH", 0x81, 205, 3, 1, video, sequence, 0))
        await until(lambda: COUNTERS["repair_refused"] > refused)

    async def test_a_key_frame_storm_is_met_within_the_publishers_budget(self, room: Room) -> None:
        ann, ben = await pair(room)
        ann.show(b"face", keyframe=True)
        await until(lambda: len(ben.seen(0)) == 1)
        asked = ann.peer.feedback.keyframe_requests
        for _ in range(200):
            ben.peer.request_keyframe(ben.peer.seats[0][1])
        ann.speak(b"after the storm")
        await until(lambda: b"after the storm" in ben.heard(0))
        assert ann.peer.feedback.keyframe_requests <= asked + 2


async def test_a_taken_port_is_an_error() -> None:
    facts = Facts()
    one = SfuPlane("127.0.0.1", 0, [], tcp=False, tick_ms=2.0, facts=facts)
    await one.start()
    other = SfuPlane("127.0.0.1", one.port, [], tcp=False, tick_ms=2.0, facts=facts)
    with pytest.raises(OSError, match="in use"):
        await other.start()
    await one.stop()


async def test_public_addresses_are_announced_instead_of_bound_ones() -> None:
    plane = SfuPlane("127.0.0.1", 0, ["192.0.2.1"], tcp=True, tick_ms=2.0, facts=Facts())
    await plane.start()
    client = Client(ANN)
    answer = await plane.connect(SESSION, ANN, client.peer.offer())
    candidates = sdp.parse(answer.sdp).candidates
    assert [(c.protocol, c.host, c.port) for c in candidates] == [
        ("udp", "192.0.2.1", plane.port),
        ("tcp", "192.0.2.1", plane.port),
    ]
    await client.peer.transport.close()
    await plane.stop()
