"""Descriptions: what is offered reads back, and what a server answers is understood."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import sdp

LOCAL = sdp.Local("abcd", "p" * 24, "AA:BB", "127.0.0.1", 4000)
TRACKS = (
    sdp.Track("0", "audio", "sendonly", 11),
    sdp.Track("1", "video", "sendonly", 21, 22),
    sdp.Track("2", "audio", "recvonly"),
    sdp.Track("3", "video", "recvonly"),
)


def test_an_offer_reads_back_as_what_was_offered() -> None:
    description = sdp.parse(sdp.offer(LOCAL, TRACKS))

    assert (description.ufrag, description.password, description.fingerprint) == ("abcd", "p" * 24, "AA:BB")
    assert description.candidates == (sdp.Candidate("udp", "127.0.0.1", 4000),)
    assert [(media.mid, media.kind, media.direction) for media in description.media] == [
        (track.mid, track.kind, track.direction) for track in TRACKS
    ]
    assert description.media[1].ssrcs == (21, 22)
    assert description.media[1].codecs == {"vp8": 96, "rtx": 97}


def test_an_answer_takes_the_numbers_of_the_offer_and_turns_directions_around() -> None:
    offer = sdp.offer(LOCAL, TRACKS[:2]).replace("111", "109").replace("extmap:4", "extmap:14")

    answer = sdp.parse(sdp.answer(LOCAL, sdp.parse(offer)))

    assert [media.direction for media in answer.media] == ["recvonly", "recvonly"]
    assert answer.media[0].codecs == {"opus": 109}
    assert answer.media[0].extensions[sdp.MID] == 14
    assert answer.setup == "active"


def test_an_answer_leaves_out_extensions_and_codecs_we_do_not_have() -> None:
    offer = sdp.offer(LOCAL, TRACKS[:2]).replace(
        "a=rtpmap:96", "a=extmap:9 urn:3gpp:video-orientation\r\na=rtpmap:98 H264/90000\r\na=rtpmap:96"
    )

    answer = sdp.parse(sdp.answer(LOCAL, sdp.parse(offer)))

    assert "urn:3gpp:video-orientation" not in answer.media[1].extensions
    assert set(answer.media[1].codecs) == {"vp8", "rtx"}


def test_candidates_over_tcp_are_taken_when_passive_and_ipv6_is_passed_over() -> None:
    text = sdp.offer(LOCAL, TRACKS[:1]) + (
        "a=candidate:2 1 tcp 99 10.0.0.1 8443 typ host tcptype passive\r\n"
        "a=candidate:3 1 tcp 99 10.0.0.1 9 typ host tcptype active\r\n"
        "a=candidate:4 1 udp 99 fd00::2 8443 typ host\r\n"
    )

    assert sdp.parse(text).candidates[1:] == (sdp.Candidate("tcp", "10.0.0.1", 8443),)


@pytest.mark.parametrize("missing", ["a=ice-ufrag", "a=ice-pwd", "a=fingerprint"])
def test_a_description_without_credentials_is_refused(missing: str) -> None:
    text = "\r\n".join(line for line in sdp.offer(LOCAL, TRACKS).splitlines() if not line.startswith(missing))

    with pytest.raises(sdp.SdpError):
        sdp.parse(text)


@given(st.text(max_size=400).map(lambda noise: sdp.offer(LOCAL, TRACKS)[:300] + noise) | st.text())
def test_whatever_is_read_is_understood_or_refused(text: str) -> None:
    with suppress(sdp.SdpError):
        sdp.parse(text)
