"""Session descriptions as a browser of our kind writes and reads them: one BUNDLE, Opus and VP8, no codec inside.

Pure. An offer is made of `Track`s in order; an answer or a foreign offer is read into a `Description`. Only what the
load generator needs is read; the rest is passed over, because here the peer is trusted to be a server we started.

RFC 8866 (SDP), RFC 8829 (JSEP), RFC 9143 (BUNDLE), RFC 8839 (ICE in SDP).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["audio", "video"]
Direction = Literal["sendonly", "recvonly", "sendrecv", "inactive"]

MID: Final = "urn:ietf:params:rtp-hdrext:sdes:mid"
AUDIO_LEVEL: Final = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
ABS_SEND_TIME: Final = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"
TRANSPORT_CC: Final = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"

_EXTENSIONS: Final[Mapping[Kind, Mapping[str, int]]] = {
    "audio": {AUDIO_LEVEL: 1, ABS_SEND_TIME: 2, TRANSPORT_CC: 3, MID: 4},
    "video": {ABS_SEND_TIME: 2, TRANSPORT_CC: 3, MID: 4},
}
_CODECS: Final[Mapping[Kind, Mapping[str, int]]] = {"audio": {"opus": 111}, "video": {"vp8": 96, "rtx": 97}}
_HOST_PRIORITY: Final = (126 << 24) | (65535 << 8) | 255  # RFC 8445 section 5.1.2.1
_FEEDBACK: Final = ("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli")
_DIRECTIONS: Final[Mapping[str, Direction]] = {
    "sendonly": "sendonly",
    "recvonly": "recvonly",
    "sendrecv": "sendrecv",
    "inactive": "inactive",
}
_REVERSED: Final[Mapping[Direction, Direction]] = {
    "sendonly": "recvonly",
    "recvonly": "sendonly",
    "sendrecv": "sendrecv",
    "inactive": "inactive",
}


class SdpError(ValueError):
    """A description lacks what a connection needs."""


@dataclass(frozen=True, slots=True)
class Local:
    """This client's half of ICE and DTLS. `fingerprint` is SHA-256 in upper-case hex pairs joined by colons; `host`
    and `port` are its only candidate."""

    ufrag: str
    password: str
    fingerprint: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Track:
    """One m-section of an offer. A track that is sent carries its SSRC, and `rtx_ssrc` where it is video."""

    mid: str
    kind: Kind
    direction: Direction
    ssrc: int = 0
    rtx_ssrc: int = 0


@dataclass(frozen=True, slots=True)
class Media:
    """One m-section of the other side. `codecs` and `extensions` map lower-case codec names and URIs to numbers;
    `ssrcs` are in the order they are named (for video the media's before its RTX's); `port` 0 means refused."""

    mid: str
    kind: str
    port: int
    direction: Direction
    codecs: Mapping[str, int]
    extensions: Mapping[str, int]
    ssrcs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where the other side may be reached. `tcp` candidates are passive ones (RFC 6544)."""

    protocol: Literal["udp", "tcp"]
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Description:
    """The other side's half: credentials, where it is, and its m-sections in order."""

    ufrag: str
    password: str
    fingerprint: str
    setup: str
    candidates: tuple[Candidate, ...]
    media: tuple[Media, ...]


def offer(local: Local, tracks: Sequence[Track]) -> str:
    """The offer a browser would make for `tracks`, trimmed to Opus and VP8 with RTX."""
    lines = _session(tracks_mids=[track.mid for track in tracks])
    for track in tracks:
        lines += _section(local, track, _CODECS[track.kind], _EXTENSIONS[track.kind], "actpass")
    return "\r\n".join(lines) + "\r\n"


def answer(local: Local, remote: Description) -> str:
    """Accept everything `remote` offers, with its numbers, as the DTLS client."""
    lines = _session(tracks_mids=[media.mid for media in remote.media])
    for media in remote.media:
        kind: Kind = "audio" if media.kind == "audio" else "video"
        track = Track(media.mid, kind, _REVERSED[media.direction])
        codecs = {name: number for name, number in media.codecs.items() if name in _CODECS[kind]}
        extensions = {uri: number for uri, number in media.extensions.items() if uri in _EXTENSIONS[kind]}
        lines += _section(local, track, codecs, extensions, "active")
    return "\r\n".join(lines) + "\r\n"


def parse(sdp: str) -> Description:
    """Read an answer or an offer of a server.

    Raises: SdpError when credentials or fingerprint are missing or a line is malformed.
    """
    session, *sections = _split(sdp)
    attributes = dict(session)
    candidates: list[Candidate] = []
    media: list[Media] = []
    try:
        for section in sections:
            media.append(_media(section))
            if media[-1].port == 0:
                continue
            for name, value in section:
                if name in ("ice-ufrag", "ice-pwd", "fingerprint", "setup"):
                    attributes.setdefault(name, value)
                elif name == "candidate" and (found := _candidate(value)) and found not in candidates:
                    candidates.append(found)
        return Description(
            ufrag=attributes["ice-ufrag"],
            password=attributes["ice-pwd"],
            fingerprint=_fingerprint(attributes["fingerprint"]),
            setup=attributes.get("setup", "actpass"),
            candidates=tuple(candidates),
            media=tuple(media),
        )
    except (KeyError, ValueError, IndexError) as error:
        raise SdpError(f"unusable description: {error}") from error


def _session(tracks_mids: Sequence[str]) -> list[str]:
    return [
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        f"a=group:BUNDLE {' '.join(tracks_mids)}",
        "a=msid-semantic: WMS *",
    ]


def _section(
    local: Local, track: Track, codecs: Mapping[str, int], extensions: Mapping[str, int], setup: str
) -> list[str]:
    lines = [
        f"m={track.kind} 9 UDP/TLS/RTP/SAVPF {' '.join(str(number) for number in codecs.values())}",
        "c=IN IP4 0.0.0.0",
        "a=rtcp:9 IN IP4 0.0.0.0",
        f"a=ice-ufrag:{local.ufrag}",
        f"a=ice-pwd:{local.password}",
        f"a=candidate:1 1 udp {_HOST_PRIORITY} {local.host} {local.port} typ host",
        "a=end-of-candidates",
        f"a=fingerprint:sha-256 {local.fingerprint}",
        f"a=setup:{setup}",
        f"a=mid:{track.mid}",
        *(f"a=extmap:{number} {uri}" for uri, number in extensions.items()),
        f"a={track.direction}",
        "a=rtcp-mux",
        "a=rtcp-rsize",
        *_codec_lines(track.kind, codecs),
    ]
    return lines + _source_lines(track)


def _codec_lines(kind: Kind, codecs: Mapping[str, int]) -> list[str]:
    if kind == "audio":
        opus = codecs["opus"]
        return [
            f"a=rtpmap:{opus} opus/48000/2",
            f"a=rtcp-fb:{opus} transport-cc",
            f"a=fmtp:{opus} minptime=10;useinbandfec=1",
        ]
    vp8 = codecs["vp8"]
    lines = [f"a=rtpmap:{vp8} VP8/90000", *(f"a=rtcp-fb:{vp8} {feedback}" for feedback in _FEEDBACK)]
    if "rtx" in codecs:
        lines += [f"a=rtpmap:{codecs['rtx']} rtx/90000", f"a=fmtp:{codecs['rtx']} apt={vp8}"]
    return lines


def _source_lines(track: Track) -> list[str]:
    if not track.ssrc:
        return []
    lines = [f"a=msid:load {track.mid}"]
    if track.rtx_ssrc:
        lines.append(f"a=ssrc-group:FID {track.ssrc} {track.rtx_ssrc}")
    for ssrc in filter(None, (track.ssrc, track.rtx_ssrc)):
        lines += [f"a=ssrc:{ssrc} cname:load", f"a=ssrc:{ssrc} msid:load {track.mid}"]
    return lines


Section = list[tuple[str, str]]
"""The attributes of one section as (name, value); an m-line is ("m", its value)."""


def _split(sdp: str) -> list[Section]:
    sections: list[Section] = [[]]
    for line in sdp.splitlines():
        if line.startswith("m="):
            sections.append([("m", line[2:])])
        elif line.startswith("a="):
            name, _, value = line[2:].partition(":")
            sections[-1].append((name, value))
    return sections


def _media(section: Section) -> Media:
    kind, port, *_ = section[0][1].split()
    codecs: dict[str, int] = {}
    extensions: dict[str, int] = {}
    ssrcs: dict[int, None] = {}
    direction: Direction = "sendrecv"
    mid = ""
    for name, value in section[1:]:
        if name == "mid":
            mid = value
        elif name == "rtpmap":
            number, codec = value.split(" ", 1)
            codecs.setdefault(codec.split("/")[0].lower(), int(number))
        elif name == "extmap":
            number, uri, *_ = value.split()
            extensions[uri] = int(number.split("/")[0])
        elif name == "ssrc":
            ssrcs[int(value.split()[0])] = None
        elif name in _DIRECTIONS:
            direction = _DIRECTIONS[name]
    return Media(mid, kind, int(port), direction, codecs, extensions, tuple(ssrcs))


def _candidate(value: str) -> Candidate | None:
    _, component, protocol, _, host, port, *rest = value.split()
    if component != "1" or ":" in host:
        return None
    if protocol.lower() == "udp":
        return Candidate("udp", host, int(port))
    return Candidate("tcp", host, int(port)) if "passive" in rest else None


def _fingerprint(value: str) -> str:
    algorithm, digest = value.split()
    if algorithm.lower() != "sha-256":
        raise ValueError(f"fingerprint is {algorithm}, not sha-256")
    return digest.upper()
