"""Whatever is offered, it is understood or refused, and an answer holds nothing but what we mean to say."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from server.sfu.sdp import Candidate, Local, SdpError, SeatSsrcs, answer, parse_offer
from tests.fuzz.mutations import mutated

FIXTURES = Path(__file__).parents[1] / "fixtures" / "sdp"
OFFERS = [
    (FIXTURES / f"{name}.sdp").read_bytes()
    for name in ("chromium_microphone_camera_7_seats", "chromium_no_media_1_seat", "chromium_microphone_only")
]
LINES = sorted({line for offer in OFFERS for line in offer.decode().split("\r\n")})
LOCAL = Local("ufrag", "password", "AB:CD", (Candidate("192.0.2.1", 8443), Candidate("192.0.2.1", 8443, "tcp")))

_ours = re.compile(
    r"v=0|o=- 1 1 IN IP4 127\.0\.0\.1|s=-|t=0 0|m=\S+ \d+ \S+( [!-~]+)+|c=IN IP4 (192\.0\.2\.1|0\.0\.0\.0)"
    r"|a=(ice-lite|group:BUNDLE [ -~]+|msid-semantic: WMS \*|mid:\S+|sendonly|recvonly|inactive|rtcp-mux|rtcp-rsize"
    r"|ice-ufrag:ufrag|ice-pwd:password|fingerprint:sha-256 AB:CD|setup:passive|candidate:[ -~]+|end-of-candidates"
    r"|rtpmap:\d+ (opus/48000/2|VP8/90000|rtx/90000)|rtcp-fb:\d+ (transport-cc|goog-remb|nack|nack pli)"
    r"|fmtp:\d+ (minptime=10;useinbandfec=1(;usedtx=1)?|apt=\d+)|rid:[\w-]+ recv|simulcast:recv [\w;-]+"
    r"|msid:seat\d+ (audio|video)\d+|ssrc:\d+ cname:seat\d+|ssrc-group:FID \d+ \d+|extmap:\d+ \S+)"
).fullmatch


def negotiate(sdp: str) -> None:
    with suppress(SdpError):
        offer = parse_offer(sdp)
        lines = answer(offer, LOCAL, [SeatSsrcs(1, 2, 3)] * len(offer.seats)).split("\r\n")
        assert lines.pop() == ""
        assert [line for line in lines if not _ours(line)] == []
        assert sum(line.startswith("m=") for line in lines) == len(offer.sections)


@given(mutated(OFFERS))
@settings(max_examples=300)
def test_damaged_offers(data: bytes) -> None:
    negotiate(data.decode("utf-8", "replace"))


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=60))
def test_lines_in_any_order(lines: list[str]) -> None:
    negotiate("\r\n".join(["v=0", "a=group:BUNDLE 0 1 2 3", *lines]))


@given(st.text(max_size=500))
def test_text_of_no_meaning(text: str) -> None:
    negotiate(text)


@given(st.sampled_from(OFFERS), st.data())
@settings(max_examples=300)
def test_an_offer_with_lines_exchanged_left_out_or_doubled(offer: bytes, data: st.DataObject) -> None:
    lines = offer.decode().split("\r\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        lines[place : place + data.draw(st.integers(0, 2))] = data.draw(st.lists(st.sampled_from(LINES), max_size=2))
        if not lines:
            break
    negotiate("\r\n".join(lines))
