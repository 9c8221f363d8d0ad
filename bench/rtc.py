"""One WebRTC client without codecs: it offers like a browser, sends what it is told to, and hands on what it receives.

For the load generator, and for end-to-end tests that need a client which does not behave: it keeps sending while
muted, and can send any bytes at all.

    peer = Peer(sink)                 # a sink takes the packets that arrive
    answer = ...                      # give peer.offer(seats=3) to the server
    await peer.connect(answer)
    peer.send(peer.microphone, opus_bytes, timestamp=960, level=30)
    await peer.close()

A connected peer sends RTCP reports every second and checks its path every 2.5 s by itself.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol, Self

from bench import rtcp, sdp
from bench.rtp import Outgoing
from bench.transport import Transport

REPORT_INTERVAL: Final = 1.0
"""Seconds between RTCP reports."""

_DOWNLINK: Final = 100_000_000
"""Bits per second a client says it can receive: more than any run sends."""


class Sink(Protocol):
    """Whoever takes the decrypted RTP packets of one peer."""

    def rtp(self, arena: bytearray, start: int, end: int, received_ns: int) -> None:
        """One packet, `arena[start:end]`, valid during the call; `received_ns` is the kernel's wall clock."""

    def progress(self) -> Iterable[tuple[int, int]]:
        """(SSRC, extended highest sequence number) of every stream heard, for receiver reports."""


@dataclass(slots=True)
class Feedback:
    """What the server has said by RTCP."""

    keyframe_requests: int = 0
    nacked: int = 0
    """Packets of ours it asked for again."""
    transport: int = 0
    sender_reports: int = 0


class Peer:
    """One client. Its socket is bound to a free port of `host`."""

    def __init__(self, sink: Sink, host: str = "127.0.0.1") -> None:
        self.transport = Transport(host, sink.rtp, self._rtcp)
        self.feedback = Feedback()
        self.sending: list[Outgoing] = []
        """The streams this peer sends, in the order of the offer; empty before `connect`."""
        self.seats: list[tuple[int, int]] = []
        """(audio SSRC, video SSRC) of each seat, as the answer names them."""
        self.on_keyframe_request: Callable[[int], None] | None = None
        """Called with the SSRC of which the server wants a key frame."""
        self.on_sender_report: Callable[[rtcp.SenderReport], None] | None = None
        self._sink = sink
        self._offered: list[sdp.Track] = []
        self._ssrc = _ssrc()
        self._transport_sequence = 0
        self._reported: dict[int, tuple[int, int]] = {}
        self._reports: asyncio.Task[None] | None = None

    # --- negotiation -------------------------------------------------------------------------------------------------

    def offer(self, seats: int = 0, microphone: bool = True, camera: bool = True, screen: bool = False) -> str:
        """An SDP offer: what is sent, in this order, then `seats` recvonly pairs of audio and video."""
        tracks: list[sdp.Track] = []
        if microphone:
            tracks.append(sdp.Track("0", "audio", "sendonly", _ssrc()))
        for _ in range(camera + screen):
            tracks.append(sdp.Track(str(len(tracks)), "video", "sendonly", _ssrc(), _ssrc()))
        for _ in range(seats):
            tracks.append(sdp.Track(str(len(tracks)), "audio", "recvonly"))
            tracks.append(sdp.Track(str(len(tracks)), "video", "recvonly"))
        self._offered = tracks
        return sdp.offer(self.transport.local, tracks)

    def answer(self, offer: str) -> str:
        """Accept all that a server offers to send. `connect` with the same offer afterwards.

        Raises: sdp.SdpError.
        """
        return sdp.answer(self.transport.local, sdp.parse(offer))

    async def connect(self, remote: str) -> None:
        """Connect as the server's answer (or the offer that was answered) says.

        Raises: sdp.SdpError, transport.Unreachable, dtls.DtlsFailed.
        """
        description = sdp.parse(remote)
        by_mid = {media.mid: media for media in description.media}
        received: list[int] = []
        for track in self._offered:
            media = by_mid[track.mid]
            if track.direction == "sendonly":
                codec = media.codecs["opus" if track.kind == "audio" else "vp8"]
                self.sending.append(Outgoing(track.ssrc, codec, media.extensions, track.mid, random.randrange(1 << 15)))
            elif media.ssrcs:
                received.append(media.ssrcs[0])
        self.seats = list(zip(received[::2], received[1::2], strict=False))
        if self.sending:
            self._ssrc = self.sending[0].ssrc
        await self.transport.connect(description)
        self._reports = asyncio.create_task(self._keep_reporting())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the connection and release the socket."""
        if self._reports is not None:
            self._reports.cancel()
        await self.transport.close()

    # --- sending -----------------------------------------------------------------------------------------------------

    @property
    def microphone(self) -> Outgoing:
        """The audio stream this peer sends."""
        return next(stream for stream, track in zip(self.sending, self._offered, strict=False) if track.kind == "audio")

    @property
    def camera(self) -> Outgoing:
        """The first video stream this peer sends."""
        return next(stream for stream, track in zip(self.sending, self._offered, strict=False) if track.kind == "video")

    def send(
        self, stream: Outgoing, payload: bytes | bytearray, timestamp: int, marker: bool = False, level: int = 127
    ) -> None:
        """Send the next packet of `stream`. `level` is the audio level in -dBov, 127 for silence."""
        transport = self.transport
        length = stream.write(
            transport.packet.bytes, payload, timestamp, marker, level, self._transport_sequence, time.time_ns()
        )
        self._transport_sequence += 1
        transport.send_rtp(length)

    def send_rtp(self, packet: bytes) -> None:
        """Send any RTP packet, encrypted, whatever it says."""
        self.transport.packet.bytes[: len(packet)] = packet
        self.transport.send_rtp(len(packet))

    def send_rtcp(self, compound: bytes) -> None:
        """Send any compound RTCP packet, encrypted."""
        self.transport.send_rtcp(compound)

    def request_keyframe(self, ssrc: int) -> None:
        """Send a PLI for a stream we receive."""
        self.transport.send_rtcp(rtcp.picture_loss(self._ssrc, ssrc))

    # --- RTCP --------------------------------------------------------------------------------------------------------

    def _rtcp(self, compound: bytes) -> None:
        for message in rtcp.parse(compound):
            if isinstance(message, rtcp.TransportFeedback):
                self.feedback.transport += 1
            elif isinstance(message, rtcp.KeyframeRequest):
                self.feedback.keyframe_requests += 1
                if self.on_keyframe_request is not None:
                    self.on_keyframe_request(message.ssrc)
            elif isinstance(message, rtcp.Nack):
                self.feedback.nacked += len(message.sequences)
            else:
                self.feedback.sender_reports += 1
                self._reported[message.ssrc] = (message.ntp >> 16 & 0xFFFFFFFF, time.monotonic_ns())
                if self.on_sender_report is not None:
                    self.on_sender_report(message)

    async def _keep_reporting(self) -> None:
        # Clients that joined together do not report together.
        await asyncio.sleep(random.random() * REPORT_INTERVAL)
        while True:
            self.report()
            await asyncio.sleep(REPORT_INTERVAL)

    def report(self) -> None:
        """Send sender reports, receiver reports and the bandwidth estimate now."""
        now = time.time_ns()
        for stream in self.sending:
            if stream.packets:
                self.send_rtcp(rtcp.sender_report(stream.ssrc, now, stream.timestamp, stream.packets, stream.octets))
        blocks = [self._block(ssrc, highest) for ssrc, highest in self._sink.progress()]
        for report in rtcp.receiver_reports(self._ssrc, blocks):
            self.send_rtcp(report)
        if blocks:
            self.send_rtcp(rtcp.bandwidth(self._ssrc, _DOWNLINK, [block.ssrc for block in blocks]))

    def _block(self, ssrc: int, highest: int) -> rtcp.Block:
        last, heard_ns = self._reported.get(ssrc, (0, 0))
        delay = (time.monotonic_ns() - heard_ns) * 65536 // 1_000_000_000 if last else 0
        return rtcp.Block(ssrc, highest, last, delay)


def _ssrc() -> int:
    return random.randrange(1, 1 << 32)
