"""What the SFU answers to an offer."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.sfu.sdp import Candidate, Local, Offer, SeatSsrcs, answer, parse_offer

FIXTURES = Path(__file__).parents[3] / "fixtures" / "sdp"
ADDRESSES = (
    Candidate("192.0.2.1", 8443),
    Candidate("2001:db8::1", 8443),
    Candidate("192.0.2.1", 8443, "tcp"),
)
LOCAL = Local("ufrag", "password", ":".join(["AB"] * 32), ADDRESSES, session_id=7, version=2)


def offered(name: str) -> str:
    return (FIXTURES / f"{name}.sdp").read_bytes().decode()


MEETING = offered("chromium_microphone_camera_7_seats")


def ssrcs(count: int) -> list[SeatSsrcs]:
    return [SeatSsrcs(audio=1000 + i, video=2000 + i, rtx=3000 + i) for i in range(count)]


def answered(sdp: str, local: Local = LOCAL) -> tuple[Offer, list[str]]:
    """The offer, and its answer as the session part and the sections."""
    offer = parse_offer(sdp)
    text = answer(offer, local, ssrcs(len(offer.seats)))
    assert text.endswith("\r\n")
    session, *sections = text.split("\r\nm=")
    return offer, [session, *(f"m={section}" for section in sections)]


def lines(section: str, start: str) -> list[str]:
    return [line for line in section.split("\r\n") if line.startswith(start)]


def test_every_section_is_answered_in_its_place() -> None:
    offer, (session, *sections) = answered(MEETING)
    assert [lines(section, "a=mid:") for section in sections] == [[f"a=mid:{i}"] for i in range(len(offer.sections))]
    assert "a=group:BUNDLE " + " ".join(str(i) for i in range(16)) in session


def test_the_sfu_is_a_lite_agent_and_versions_its_answers() -> None:
    _, (session, *_) = answered(MEETING)
    assert "a=ice-lite" in session
    assert "o=- 7 2 IN IP4 127.0.0.1" in session


def test_directions_are_reversed() -> None:
    _, (_, microphone, camera, *seats) = answered(MEETING)
    assert "a=recvonly" in microphone
    assert "a=recvonly" in camera
    assert all("a=sendonly" in seat for seat in seats)


def test_the_client_opens_dtls_in_every_section() -> None:
    _, (_, *sections) = answered(MEETING)
    for section in sections:
        assert lines(section, "a=setup:") == ["a=setup:passive"]
        assert lines(section, "a=ice-ufrag:") == ["a=ice-ufrag:ufrag"]
        assert lines(section, "a=fingerprint:") == [f"a=fingerprint:sha-256 {LOCAL.fingerprint_sha256}"]


def test_candidates_stand_in_the_first_section_alone_udp_before_tcp() -> None:
    _, (_, first, *rest) = answered(MEETING)
    found = [line.split(" ") for line in lines(first, "a=candidate:")]
    assert [(c[2], c[4], c[5], c[8:]) for c in found] == [
        ("udp", "192.0.2.1", "8443", []),
        ("udp", "2001:db8::1", "8443", []),
        ("tcp", "192.0.2.1", "8443", ["tcptype", "passive"]),
    ]
    priorities = [int(c[3]) for c in found]
    assert priorities == sorted(priorities, reverse=True)
    assert len({c[0] for c in found}) == 3
    assert "a=end-of-candidates" in first
    assert not any("candidate" in section for section in rest)


def test_an_ipv6_default_address_is_named_as_such() -> None:
    local = Local("ufrag", "password", "AB", (Candidate("2001:db8::1", 5000),))
    _, (_, first, *_) = answered(MEETING, local)
    assert "m=audio 5000 " in first
    assert "c=IN IP6 2001:db8::1" in first


def test_the_camera_is_received_in_the_offered_layers() -> None:
    _, (_, _, camera, *_) = answered(MEETING)
    assert lines(camera, "a=rid:") == ["a=rid:q recv", "a=rid:h recv", "a=rid:f recv"]
    assert lines(camera, "a=simulcast:") == ["a=simulcast:recv q;h;f"]


def test_publishers_get_transport_wide_feedback_and_nack_and_pli() -> None:
    _, (_, microphone, camera, *_) = answered(MEETING)
    assert lines(microphone, "a=rtcp-fb:") == ["a=rtcp-fb:111 transport-cc"]
    assert lines(camera, "a=rtcp-fb:") == ["a=rtcp-fb:96 transport-cc", "a=rtcp-fb:96 nack", "a=rtcp-fb:96 nack pli"]


def test_feedback_that_was_not_offered_is_not_answered() -> None:
    _, (_, _, camera, *_) = answered(MEETING.replace("a=rtcp-fb:96 transport-cc\r\n", ""))
    assert "transport-cc" not in "".join(lines(camera, "a=rtcp-fb:"))


def test_publishers_identify_their_streams_and_levels() -> None:
    _, (_, microphone, camera, *_) = answered(MEETING)
    assert {line.split(" ")[0] for line in lines(microphone, "a=extmap:")} == {f"a=extmap:{i}" for i in (1, 2, 3, 4)}
    assert {line.split(" ")[0] for line in lines(camera, "a=extmap:")} == {f"a=extmap:{i}" for i in (2, 3, 4, 10, 11)}


def test_a_seat_has_one_stream_id_and_one_cname_for_sound_and_picture() -> None:
    _, (_, _, _, *seats) = answered(MEETING)
    audio, video = seats[2], seats[3]
    assert lines(audio, "a=msid:") == ["a=msid:seat1 audio1"]
    assert lines(video, "a=msid:") == ["a=msid:seat1 video1"]
    assert lines(audio, "a=ssrc:") == ["a=ssrc:1001 cname:seat1"]
    assert lines(video, "a=ssrc") == [
        "a=ssrc-group:FID 2001 3001",
        "a=ssrc:2001 cname:seat1",
        "a=ssrc:3001 cname:seat1",
    ]


def test_seats_answer_with_remb_and_without_transport_wide_feedback() -> None:
    _, (_, _, _, audio, video, *_) = answered(MEETING)
    assert lines(video, "a=rtcp-fb:") == ["a=rtcp-fb:96 goog-remb", "a=rtcp-fb:96 nack", "a=rtcp-fb:96 nack pli"]
    assert lines(audio, "a=rtcp-fb:") == []
    abs_send_time = ["a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"]
    assert lines(audio, "a=extmap:") == []
    assert lines(video, "a=extmap:") == abs_send_time


def test_a_seat_without_offered_retransmission_has_no_stream_for_it() -> None:
    sdp = MEETING.replace("SAVPF 96 97", "SAVPF 96").replace("a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n", "")
    _, (_, _, _, _, video, *_) = answered(sdp)
    assert lines(video, "a=ssrc") == ["a=ssrc:2000 cname:seat0"]
    assert "m=video 8443 UDP/TLS/RTP/SAVPF 96\r\n" in video


def test_opus_has_error_correction_and_is_discontinuous_only_where_offered() -> None:
    _, (_, plain, *_) = answered(MEETING)
    _, (_, dtx, *_) = answered(MEETING.replace("useinbandfec=1", "useinbandfec=1;usedtx=1"))
    assert lines(plain, "a=fmtp:") == ["a=fmtp:111 minptime=10;useinbandfec=1"]
    assert lines(dtx, "a=fmtp:") == ["a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1"]


def test_a_refused_section_has_port_zero_and_is_not_bundled() -> None:
    channel = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:16\r\n"
    _, (session, *sections) = answered(MEETING + channel)
    assert sections[-1].startswith("m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n")
    assert "a=mid:16" in sections[-1]
    assert " 16" not in lines(session, "a=group:")[0]


def test_candidates_move_to_the_first_section_that_is_not_refused() -> None:
    _, (_, stopped, camera, *_) = answered(MEETING.replace("m=audio 9", "m=audio 0", 1))
    assert "a=candidate" not in stopped
    assert len(lines(camera, "a=candidate")) == 3


def test_an_inactive_section_stays_inactive() -> None:
    _, (_, microphone, *_) = answered(MEETING.replace("a=sendonly", "a=inactive", 1))
    assert "a=inactive" in microphone


@pytest.mark.parametrize("name", sorted(path.stem for path in FIXTURES.glob("*.sdp")))
def test_every_recorded_offer_is_answered_line_by_line(name: str) -> None:
    _, parts = answered(offered(name))
    assert all(line[1:2] == "=" for part in parts for line in part.rstrip("\r\n").split("\r\n"))


def test_each_seat_needs_its_streams() -> None:
    with pytest.raises(ValueError, match="zip"):
        answer(parse_offer(MEETING), LOCAL, ssrcs(6))
