"""The SFU's answer to an offer: it receives what the client sends and sends its own streams into the seats.

ICE-lite (RFC 8445 section 2.5) with host candidates over UDP and passive TCP (RFC 6544), DTLS passive, simulcast
received by rid (RFC 8853). A seat's audio and video share one stream id and one cname, so the client plays them in
step; their SSRCs never change, whoever sits there.

Rule that holds: every answered section keeps its place, its mid and its payload types; feedback and header extensions
are answered only as far as they were offered. Seats carry no mid and no transport-cc: their SSRCs are announced, and
one REMB from each viewer is all the downlink needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from typing import Literal, assert_never

import msgspec

from server.sfu.sdp.offer import (
    ABS_SEND_TIME,
    AUDIO_LEVEL,
    MID,
    REPAIRED_RID,
    RID,
    TRANSPORT_CC,
    Direction,
    Offer,
    Refused,
    Section,
)

_PUBLISHER_FEEDBACK = ("transport-cc", "nack", "nack pli")
_SEAT_FEEDBACK = ("goog-remb", "nack", "nack pli")


class Candidate(msgspec.Struct, frozen=True):
    """One address of the SFU that clients may reach; `tcp` is a passive ICE-TCP candidate (RFC 6544)."""

    address: str
    port: int
    transport: Literal["udp", "tcp"] = "udp"


class Local(msgspec.Struct, frozen=True):
    """The SFU's own side of one transport. `fingerprint_sha256` is written AB:CD:..., `version` grows with each
    answer of the same `session_id`."""

    ice_ufrag: str
    ice_pwd: str
    fingerprint_sha256: str
    candidates: tuple[Candidate, ...]
    session_id: int = 1
    version: int = 1


class SeatSsrcs(msgspec.Struct, frozen=True):
    """The streams the SFU sends into one seat."""

    audio: int
    video: int
    rtx: int


def answer(offer: Offer, local: Local, seat_ssrcs: Sequence[SeatSsrcs]) -> str:
    """The answer to `offer`, as SDP text. `seat_ssrcs[i]` are the streams of `offer.seats[i]`.

    Raises: ValueError when there are not as many `seat_ssrcs` as seats.
    """
    media = [section for section in offer.sections if isinstance(section, Section)]
    seat_lines: dict[str, list[str]] = {}
    for i, ((audio, video), ssrcs) in enumerate(zip(offer.seats, seat_ssrcs, strict=True)):
        seat_lines[audio.mid] = [f"a=msid:seat{i} audio{i}", f"a=ssrc:{ssrcs.audio} cname:seat{i}"]
        seat_lines[video.mid] = list(_video_seat(i, ssrcs, video))
    lines = [
        "v=0",
        f"o=- {local.session_id} {local.version} IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=ice-lite",
        "a=group:BUNDLE " + " ".join(section.mid for section in media),
        "a=msid-semantic: WMS *",
    ]
    for section in offer.sections:
        if isinstance(section, Refused):
            lines += _refused(section)
            continue
        lines += _transport(section, local, first=section is media[0])
        lines += _codecs(section, _SEAT_FEEDBACK if section.mid in seat_lines else _PUBLISHER_FEEDBACK)
        lines += seat_lines[section.mid] if section.mid in seat_lines else _simulcast(section)
        lines += _extensions(section, seat=section.mid in seat_lines)
    return "\r\n".join(lines) + "\r\n"


def _refused(section: Refused) -> Iterator[str]:
    yield f"m={section.media} 0 {section.protocol} {section.formats}"
    yield "c=IN IP4 0.0.0.0"
    if section.mid is not None:
        yield f"a=mid:{section.mid}"
    yield "a=inactive"


def _transport(section: Section, local: Local, *, first: bool) -> Iterator[str]:
    """The m= line and the transport. Candidates stand in the bundle's first section only; the rest is repeated for
    clients that read each section on its own, as browsers do in their answers."""
    default = local.candidates[0] if local.candidates else Candidate(address="0.0.0.0", port=9)
    formats = section.payload_type if section.rtx is None else f"{section.payload_type} {section.rtx}"
    yield f"m={section.kind} {default.port} {section.protocol} {formats}"
    yield f"c=IN IP{ip_address(default.address).version} {default.address}"
    yield f"a=mid:{section.mid}"
    yield f"a={_reverse(section.direction)}"
    yield "a=rtcp-mux"
    if section.reduced_rtcp:
        yield "a=rtcp-rsize"
    yield f"a=ice-ufrag:{local.ice_ufrag}"
    yield f"a=ice-pwd:{local.ice_pwd}"
    yield f"a=fingerprint:sha-256 {local.fingerprint_sha256}"
    yield "a=setup:passive"
    if first:
        yield from map(_candidate, range(len(local.candidates)), local.candidates)
        yield "a=end-of-candidates"


def _reverse(direction: Direction) -> Direction:
    match direction:
        case "sendonly" | "sendrecv":
            return "recvonly"
        case "recvonly":
            return "sendonly"
        case "inactive":
            return "inactive"
        case _:
            assert_never(direction)


def _candidate(place: int, candidate: Candidate) -> str:
    """Priorities as RFC 8445 section 5.1.2.1 and RFC 6544 section 4.2 ask: UDP before TCP, in the order given."""
    address = f"{candidate.address} {candidate.port} typ host"
    match candidate.transport:
        case "udp":
            return f"a=candidate:{place + 1} 1 udp {_priority(126, 65535 - place)} {address}"
        case "tcp":
            return f"a=candidate:{place + 1} 1 tcp {_priority(90, (4 << 13) + 8191 - place)} {address} tcptype passive"
        case _:
            assert_never(candidate.transport)


def _priority(kind: int, local: int) -> int:
    return (kind << 24) + (local << 8) + 255


def _codecs(section: Section, feedback: Sequence[str]) -> Iterator[str]:
    number = section.payload_type
    yield f"a=rtpmap:{number} opus/48000/2" if section.kind == "audio" else f"a=rtpmap:{number} VP8/90000"
    yield from (f"a=rtcp-fb:{number} {kind}" for kind in feedback if kind in section.feedback)
    if section.kind == "audio":
        yield f"a=fmtp:{number} minptime=10;useinbandfec=1{';usedtx=1' if section.dtx else ''}"
    elif section.rtx is not None:
        yield f"a=rtpmap:{section.rtx} rtx/90000"
        yield f"a=fmtp:{section.rtx} apt={number}"


def _simulcast(section: Section) -> Iterator[str]:
    if section.rids:
        yield from (f"a=rid:{rid} recv" for rid in section.rids)
        yield "a=simulcast:recv " + ";".join(section.rids)


def _video_seat(i: int, ssrcs: SeatSsrcs, section: Section) -> Iterator[str]:
    yield f"a=msid:seat{i} video{i}"
    if section.rtx is not None:
        yield f"a=ssrc-group:FID {ssrcs.video} {ssrcs.rtx}"
    yield f"a=ssrc:{ssrcs.video} cname:seat{i}"
    if section.rtx is not None:
        yield f"a=ssrc:{ssrcs.rtx} cname:seat{i}"


def _extensions(section: Section, *, seat: bool) -> Iterator[str]:
    """Sound in seats carries no send time: pictures are enough for a viewer's estimate."""
    offered = section.extensions
    wanted: list[tuple[str, int | None]] = []
    if not seat or section.kind == "video":
        wanted.append((ABS_SEND_TIME, offered.abs_send_time))
    if not seat:
        wanted += [
            (MID, offered.mid),
            (RID, offered.rid),
            (REPAIRED_RID, offered.repaired_rid),
            (AUDIO_LEVEL, offered.audio_level),
            (TRANSPORT_CC, offered.transport_cc),
        ]
    yield from (f"a=extmap:{number} {uri}" for uri, number in wanted if number is not None)
