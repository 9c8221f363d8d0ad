"""Packets as they are written, read back by aiortc."""

from aiortc.rtcrtpparameters import RTCRtpHeaderExtensionParameters, RTCRtpReceiveParameters
from aiortc.rtp import HeaderExtensionsMap, RtpPacket

from bench import rtp, sdp

NUMBERS = {sdp.AUDIO_LEVEL: 1, sdp.ABS_SEND_TIME: 2, sdp.TRANSPORT_CC: 3, sdp.MID: 4}


def written(stream: rtp.Outgoing, payload: bytes = b"payload", level: int = 30, marker: bool = False) -> RtpPacket:
    buffer = bytearray(200)
    length = stream.write(buffer, payload, 960, marker, level, 7, 64 * 10**9 + 500_000_000)
    extensions = HeaderExtensionsMap()
    extensions.configure(
        RTCRtpReceiveParameters(
            headerExtensions=[RTCRtpHeaderExtensionParameters(id=number, uri=uri) for uri, number in NUMBERS.items()]
        )
    )
    return RtpPacket.parse(bytes(buffer[:length]), extensions)


def test_a_packet_reads_back_with_its_extensions() -> None:
    packet = written(rtp.Outgoing(99, 111, NUMBERS, "0", sequence=5), marker=True)

    assert (packet.ssrc, packet.payload_type, packet.sequence_number, packet.timestamp) == (99, 111, 5, 960)
    assert packet.marker
    assert packet.payload == b"payload"
    assert packet.extensions.mid == "0"
    assert packet.extensions.transport_sequence_number == 7
    assert packet.extensions.abs_send_time == 1 << 17
    assert packet.extensions.audio_level == (True, 30)


def test_silence_is_not_voice() -> None:
    assert written(rtp.Outgoing(99, 111, NUMBERS, "0"), level=127).extensions.audio_level == (False, 127)


def test_the_mid_is_named_on_the_first_packets_only() -> None:
    stream = rtp.Outgoing(99, 111, NUMBERS, "0")

    mids = [written(stream).extensions.mid for _ in range(20)]

    assert mids == ["0"] * 15 + [None] * 5


def test_numbering_wraps_around_and_counts_go_on() -> None:
    stream = rtp.Outgoing(99, 111, {}, "0", sequence=0xFFFF)

    assert [written(stream, b"abc").sequence_number for _ in range(2)] == [0xFFFF, 0]
    assert (stream.packets, stream.octets) == (2, 6)


def test_without_extensions_the_payload_follows_the_header() -> None:
    buffer = bytearray(64)

    length = rtp.Outgoing(99, 111, {}, "0").write(buffer, b"abc", 0, False, 127, 0, 0)

    assert (length, buffer[0], bytes(buffer[12:15])) == (15, 0x80, b"abc")


def test_only_the_first_packet_of_a_picture_says_so() -> None:
    assert rtp.vp8_descriptor(300, first=True) == bytes([0x90, 0x80, 0x81, 0x2C])
    assert rtp.vp8_descriptor(300, first=False)[0] == 0x80


def test_the_picture_id_wraps_around_after_15_bits() -> None:
    assert rtp.vp8_descriptor(1 << 15, first=True) == rtp.vp8_descriptor(0, first=True)


def test_a_key_frame_has_the_start_code_and_a_delta_frame_has_not() -> None:
    key, delta = rtp.vp8_frame_header(True, 5000), rtp.vp8_frame_header(False, 5000)

    assert (key[0] & 1, key[3:6]) == (0, b"\x9d\x01\x2a")
    assert (delta[0] & 1, len(delta)) == (1, 3)
