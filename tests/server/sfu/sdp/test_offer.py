"""What is understood of an offer, and what is turned down."""

from __future__ import annotations

from pathlib import Path

import pytest

from rooms.kernel import Code
from server.sfu.sdp import Extensions, Limits, Offer, Refused, SdpError, Section, parse_offer

FIXTURES = Path(__file__).parents[3] / "fixtures" / "sdp"


def fixture(name: str) -> str:
    return (FIXTURES / f"{name}.sdp").read_bytes().decode()


MEETING = fixture("chromium_microphone_camera_7_seats")


def rejection(sdp: str, limits: Limits | None = None) -> SdpError:
    with pytest.raises(SdpError) as caught:
        parse_offer(sdp, limits or Limits())
    return caught.value


def replaced(old: str, new: str, count: int = -1) -> str:
    assert old in MEETING
    return MEETING.replace(old, new, count)


def video_of(offer: Offer) -> Section:
    assert offer.camera is not None
    return offer.camera


def test_a_browsers_offer_has_its_microphone_and_camera_and_seats() -> None:
    offer = parse_offer(MEETING)
    assert offer.microphone is not None
    assert offer.camera is not None
    assert (offer.microphone.mid, offer.camera.mid, offer.screen) == ("0", "1", None)
    assert [(audio.mid, video.mid) for audio, video in offer.seats][:2] == [("2", "3"), ("4", "5")]
    assert len(offer.seats) == 7
    assert len(offer.sections) == 16


def test_codecs_and_their_retransmission_are_found() -> None:
    offer = parse_offer(MEETING)
    assert offer.microphone is not None
    assert (offer.microphone.payload_type, offer.microphone.rtx) == (111, None)
    assert (video_of(offer).payload_type, video_of(offer).rtx) == (96, 97)


def test_an_untrimmed_offer_gives_vp8_and_its_own_retransmission() -> None:
    offer = parse_offer(fixture("chromium_untrimmed_screen_1_seat"))
    assert (video_of(offer).payload_type, video_of(offer).rtx) == (96, 97)


def test_simulcast_layers_come_in_the_clients_order() -> None:
    assert video_of(parse_offer(MEETING)).rids == ("q", "h", "f")


def test_alternatives_and_paused_layers_count_as_their_first_rid() -> None:
    offer = parse_offer(replaced("a=simulcast:send q;h;f", "a=simulcast:send q,h;~f"))
    assert video_of(offer).rids == ("q", "f")


def test_simulcast_after_a_receive_direction_is_found() -> None:
    offer = parse_offer(replaced("a=simulcast:send q;h;f", "a=simulcast:recv x send q;h"))
    assert video_of(offer).rids == ("q", "h")


def test_header_extensions_are_found_by_their_uri() -> None:
    offer = parse_offer(MEETING)
    assert offer.microphone is not None
    assert offer.microphone.extensions == Extensions(mid=4, audio_level=1, abs_send_time=2, transport_cc=3)
    assert video_of(offer).extensions == Extensions(mid=4, rid=10, repaired_rid=11, abs_send_time=2, transport_cc=3)


def test_an_extension_id_that_needs_two_byte_headers_counts_as_not_offered() -> None:
    offer = parse_offer(replaced("a=extmap:10 ", "a=extmap:15 "))
    assert video_of(offer).extensions.rid is None


def test_an_extension_id_may_carry_a_direction() -> None:
    offer = parse_offer(replaced("a=extmap:10 ", "a=extmap:10/sendonly "))
    assert video_of(offer).extensions.rid == 10


def test_a_second_sendonly_video_is_the_screen() -> None:
    offer = parse_offer(fixture("chromium_screen_15_seats"))
    assert offer.screen is not None
    assert (offer.screen.mid, offer.screen.rids) == ("2", ())
    assert len(offer.seats) == 15


def test_announced_streams_are_known() -> None:
    offer = parse_offer(fixture("chromium_screen_15_seats"))
    assert offer.screen is not None
    assert offer.microphone is not None
    assert offer.screen.ssrc is not None
    assert offer.screen.rtx_ssrc is not None
    assert offer.microphone.ssrc is not None
    assert video_of(offer).ssrc is None


def test_an_offer_without_seats_is_fine() -> None:
    assert parse_offer(fixture("chromium_microphone_only")).seats == ()


def test_an_offer_without_own_media_is_fine() -> None:
    offer = parse_offer(fixture("chromium_no_media_1_seat"))
    assert (offer.microphone, offer.camera, len(offer.seats)) == (None, None, 1)


def test_an_ice_restart_of_a_browser_is_known_as_such() -> None:
    before = parse_offer(fixture("chromium_before_restart_1_seat"))
    after = parse_offer(fixture("chromium_ice_restart_1_seat"))
    assert after.restarts(before)
    assert after.sections != before.sections


def test_the_same_offer_again_restarts_nothing() -> None:
    assert not parse_offer(MEETING).restarts(parse_offer(MEETING))


@pytest.mark.parametrize(
    ("old", "new"),
    [("a=fingerprint:sha-256 ", "a=fingerprint:sha-512 " + "AB:" * 32), ("q;h;f", "q;h"), (" 97\r\n", " 45\r\n")],
)
def test_other_media_or_another_certificate_is_no_restart(old: str, new: str) -> None:
    ufrag = parse_offer(MEETING).ice_ufrag
    other = replaced(f"a=ice-ufrag:{ufrag}", "a=ice-ufrag:another")
    assert parse_offer(other).restarts(parse_offer(MEETING))
    assert not parse_offer(other.replace(old, new)).restarts(parse_offer(MEETING))


def test_transport_attributes_may_stand_in_the_first_section_alone() -> None:
    first, rest = MEETING.split("m=video", 1)
    kept = [line for line in rest.split("\r\n") if not line.startswith(("a=ice-", "a=fingerprint", "a=setup"))]
    offer = parse_offer(first + "m=video" + "\r\n".join(kept))
    assert offer.ice_ufrag == parse_offer(MEETING).ice_ufrag
    assert offer.fingerprints == parse_offer(MEETING).fingerprints


def test_transport_attributes_may_stand_in_the_session_part() -> None:
    moved = [line for line in MEETING.split("\r\n") if line.startswith(("a=ice-", "a=fingerprint"))][:4]
    kept = [line for line in MEETING.split("\r\n") if not line.startswith(("a=ice-", "a=fingerprint"))]
    offer = parse_offer("\r\n".join(kept[:4] + moved + kept[4:]))
    assert offer.ice_pwd == parse_offer(MEETING).ice_pwd


def test_fingerprints_are_normalised() -> None:
    digest = ":".join(["ab"] * 32)
    lines = [
        f"a=fingerprint:SHA-256 {digest}" if line.startswith("a=fingerprint") else line
        for line in MEETING.split("\r\n")
    ]
    (fingerprint,) = parse_offer("\r\n".join(lines)).fingerprints
    assert (fingerprint.algorithm, fingerprint.value) == ("sha-256", digest.upper())


def test_plain_newlines_are_read_as_well() -> None:
    assert parse_offer(MEETING.replace("\r\n", "\n")) == parse_offer(MEETING)


def test_a_data_channel_is_refused_and_the_rest_stands() -> None:
    channel = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:16\r\n"
    offer = parse_offer(MEETING + channel)
    assert offer.sections[-1] == Refused("application", "UDP/DTLS/SCTP", "webrtc-datachannel", "16")
    assert len(offer.seats) == 7


def test_a_stopped_section_is_refused_and_its_place_kept() -> None:
    offer = parse_offer(replaced("m=audio 9", "m=audio 0", 1))
    assert offer.microphone is None
    assert isinstance(offer.sections[0], Refused)


def test_a_bundle_only_section_is_not_stopped() -> None:
    sdp = replaced("m=video 9", "m=video 0").replace("a=rtcp-mux\r\n", "a=rtcp-mux\r\na=bundle-only\r\n")
    assert video_of(parse_offer(sdp)).mid == "1"


def test_an_inactive_section_keeps_its_role() -> None:
    offer = parse_offer(replaced("a=sendonly", "a=inactive", 1))
    assert offer.microphone is not None
    assert offer.microphone.direction == "inactive"
    assert len(offer.seats) == 7


def test_a_section_without_direction_sends_and_receives() -> None:
    offer = parse_offer(replaced("a=sendonly\r\n", "", 1))
    assert offer.microphone is not None
    assert offer.microphone.direction == "sendrecv"


def test_discontinuous_opus_is_noticed() -> None:
    offer = parse_offer(replaced("useinbandfec=1", "useinbandfec=1; usedtx=1"))
    assert offer.microphone is not None
    assert offer.microphone.dtx


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("v=0", "v=1"),
        ("a=group:BUNDLE 0 1 ", "a=group:BUNDLE 0 "),
        ("a=group:BUNDLE", "a=group:LS"),
        ("UDP/TLS/RTP/SAVPF", "RTP/AVP"),
        ("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=audio 9 UDP/TLS/RTP/SAVPF"),
        ("m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=aud\tio 9 UDP/TLS/RTP/SAVPF 111"),
        ("a=mid:0", "a=mid:0 0"),
        ("a=mid:0", "a=mid:1"),
        ("a=mid:0", "a=middle:0"),
        ("a=rtcp-mux", "a=rtcp"),
        ("opus/48000/2", "opus/48000/1"),
        ("VP8/90000", "VP9/90000"),
        ("a=ice-ufrag:", "a=ice-ufrag:?"),
        ("a=ice-pwd:", "a=ice-password:"),
        ("a=setup:actpass", "a=setup:passive"),
        ("a=fingerprint:sha-256", "a=fingerprint:sha-1"),
        ("a=fingerprint:sha-256 ", "a=fingerprint:sha-256 AB:"),
        ("a=rid:q send", "a=rid:x send"),
        ("send q;h;f", "send q;q;f"),
        ("a=extmap:1 ", "a=extmap:one "),
        ("a=extmap:10 ", "a=extmap:1 "),
        ("a=ssrc:", "a=ssrc:99999999999"),
        ("a=recvonly", "a=sendonly"),
        ("s=-", "session"),
    ],
)
def test_a_wrong_offer_is_rejected_as_invalid(old: str, new: str) -> None:
    assert rejection(replaced(old, new)).code is Code.INVALID


def test_one_payload_type_for_two_codecs_is_rejected() -> None:
    sdp = MEETING.replace("SAVPF 111", "SAVPF 96").replace(":111 ", ":96 ")
    assert "payload type" in rejection(sdp).message


def test_a_payload_type_that_looks_like_rtcp_is_rejected() -> None:
    sdp = MEETING.replace("SAVPF 111", "SAVPF 72").replace(":111 ", ":72 ")
    assert "RTCP" in rejection(sdp).message


def test_a_seat_without_its_video_is_rejected() -> None:
    assert "seat" in rejection(MEETING[: MEETING.rindex("m=video")]).message


def test_sending_after_the_seats_is_rejected() -> None:
    head, _, tail = MEETING.rpartition("a=recvonly")
    assert "before its seats" in rejection(f"{head}a=sendonly{tail}").message


def test_an_offer_of_refused_sections_alone_is_rejected() -> None:
    sdp = "v=0\r\na=group:BUNDLE 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:0\r\n"
    assert rejection(sdp).code is Code.INVALID


@pytest.mark.parametrize(
    "limits", [Limits(characters=1000), Limits(lines=100), Limits(sections=5), Limits(seats=6), Limits(rids=2)]
)
def test_an_offer_beyond_a_limit_is_too_large(limits: Limits) -> None:
    assert rejection(MEETING, limits).code is Code.TOO_LARGE


def test_nothing_from_the_offer_can_write_a_line_of_its_own() -> None:
    assert rejection(replaced("a=mid:0", "a=mid:0\ra=ice-lite")).code is Code.INVALID
