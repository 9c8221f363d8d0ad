"""What a client offers: its SDP, checked and reduced to what the SFU needs (RFC 8866, RFC 8829, RFC 9143).

An offer holds, in this order: the client's own sendonly sections (microphone, camera, screen, each optional), then for
each seat a recvonly audio and a recvonly video section. Everything is bundled on one transport. The first recvonly
section is where the seats begin; an inactive section keeps its place. Whatever else is offered (data channels, stopped
transceivers) is refused with port 0.

Rule that holds: `parse_offer` raises `SdpError` and nothing else, whatever it is given, and every text kept in an
`Offer` has been checked character by character, so an offer cannot write lines of its own into the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from rooms.kernel import Code
from server.sfu.sdp.text import DEFAULT_LIMITS, Block, Limits, SdpError, number, read

Kind = Literal["audio", "video"]
Direction = Literal["sendonly", "recvonly", "sendrecv", "inactive"]

MID = "urn:ietf:params:rtp-hdrext:sdes:mid"
RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"
REPAIRED_RID = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"
AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
ABS_SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"
TRANSPORT_CC = "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"

_PROTOCOLS = frozenset({"UDP/TLS/RTP/SAVPF", "TCP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF"})
_DIGEST_BYTES = {"sha-256": 32, "sha-384": 48, "sha-512": 64}
_ENCODING: dict[Kind, str] = {"audio": "opus/48000/2", "video": "vp8/90000"}

_FEEDBACK = frozenset({"ccm fir", "goog-remb", "nack", "nack pli", "transport-cc"})

_token = re.compile(r"[!#-'*+\-.0-9A-Z^-~]{1,16}").fullmatch
_protocol = re.compile(r"[A-Za-z0-9/.-]{1,32}").fullmatch
_formats = re.compile(r"[!-~]{1,64}( [!-~]{1,64}){0,127}").fullmatch
_rid = re.compile(r"[A-Za-z0-9_-]{1,16}").fullmatch
_ice = re.compile(r"[A-Za-z0-9+/=_-]{4,256}").fullmatch
_fingerprint = re.compile(r"([0-9A-F]{2})(:[0-9A-F]{2}){31,63}").fullmatch


class Fingerprint(msgspec.Struct, frozen=True):
    """Digest of the client's DTLS certificate (RFC 8122): `algorithm` in lower case, `value` AB:CD:... in upper."""

    algorithm: str
    value: str


class Extensions(msgspec.Struct, frozen=True):
    """One-byte header extension ids (1 to 14, RFC 8285) as the client offered them; None where it did not."""

    mid: int | None = None
    rid: int | None = None
    repaired_rid: int | None = None
    audio_level: int | None = None
    abs_send_time: int | None = None
    transport_cc: int | None = None


class Section(msgspec.Struct, frozen=True):
    """One audio or video section, seen from the client (`direction` is the client's).

    `payload_type` is that of Opus or VP8, `rtx` that of its retransmissions (RFC 4588). `rids` are the simulcast
    layers the client will send, in its order, empty without simulcast. `ssrc` and `rtx_ssrc` are known beforehand only
    when the client announces them (browsers do, except with simulcast).
    """

    mid: str
    kind: Kind
    direction: Direction
    protocol: str
    payload_type: int
    rtx: int | None
    feedback: frozenset[str]
    extensions: Extensions
    rids: tuple[str, ...]
    dtx: bool
    reduced_rtcp: bool
    ssrc: int | None
    rtx_ssrc: int | None


class Refused(msgspec.Struct, frozen=True):
    """A section the SFU has no use for; the answer keeps its place with port 0."""

    media: str
    protocol: str
    formats: str
    mid: str | None


class Offer(msgspec.Struct, frozen=True):
    """A client's offer, understood. `seats[i]` is the (audio, video) pair of seat i."""

    sections: tuple[Section | Refused, ...]
    fingerprints: tuple[Fingerprint, ...]
    ice_ufrag: str
    ice_pwd: str
    microphone: Section | None
    camera: Section | None
    screen: Section | None
    seats: tuple[tuple[Section, Section], ...]

    def restarts(self, earlier: Offer) -> bool:
        """Whether this is `earlier` again with new ICE credentials (RFC 8839 section 4.4.1.1.1): the same certificate,
        the same places for the same media. Extensions and feedback do not count: browsers offer again only those
        that were answered."""
        return (
            self.ice_ufrag != earlier.ice_ufrag
            and self.fingerprints == earlier.fingerprints
            and _places(self) == _places(earlier)
        )


def _places(offer: Offer) -> list[tuple[str, Kind, int, int | None, tuple[str, ...]] | None]:
    own = (offer.microphone, offer.camera, offer.screen)
    sections = (*own, *(section for pair in offer.seats for section in pair))
    return [
        None if section is None else (section.mid, section.kind, section.payload_type, section.rtx, section.rids)
        for section in sections
    ]


def parse_offer(sdp: str, limits: Limits = DEFAULT_LIMITS) -> Offer:
    """Understand a client's offer.

    Raises: SdpError, with code `too_large` beyond `limits`, else `invalid`.
    """
    session, blocks = read(sdp, limits)
    bundle = _bundle(session)
    sections = tuple(_section(block, bundle, limits) for block in blocks)
    media = [section for section in sections if isinstance(section, Section)]
    if not media:
        raise SdpError("The offer has no audio or video section.")
    _check_unambiguous(sections)
    microphone, camera, screen, seats = _roles(media, limits)
    transport = [block for block, section in zip(blocks, sections, strict=True) if isinstance(section, Section)]
    ice_ufrag, ice_pwd, fingerprints = _transport([*transport, session])
    return Offer(
        sections=sections,
        fingerprints=fingerprints,
        ice_ufrag=ice_ufrag,
        ice_pwd=ice_pwd,
        microphone=microphone,
        camera=camera,
        screen=screen,
        seats=seats,
    )


def _bundle(session: Block) -> frozenset[str]:
    for group in session.all("group"):
        semantics, *mids = group.split(" ")
        if semantics == "BUNDLE":
            return frozenset(mids)
    raise SdpError("The offer must bundle all its sections on one transport.")


def _section(block: Block, bundle: frozenset[str], limits: Limits) -> Section | Refused:
    fields = block.media.split(" ", 3)
    if len(fields) != 4:
        raise SdpError("A section of the offer has an incomplete m= line.")
    media, port, protocol, formats = fields
    if not (_token(media) and _protocol(protocol) and _formats(formats)):
        raise SdpError("A section of the offer has a malformed m= line.")
    mid = block.first("mid")
    if mid is not None and not _token(mid):
        raise SdpError("A section of the offer has a malformed mid.")
    stopped = port == "0" and block.first("bundle-only") is None
    if stopped or (media != "audio" and media != "video"):
        return Refused(media=media, protocol=protocol, formats=formats, mid=mid)
    if protocol not in _PROTOCOLS:
        raise SdpError("Audio and video must be offered over DTLS-SRTP with feedback.")
    if mid is None or mid not in bundle:
        raise SdpError("Every audio and video section must have a mid and be bundled.")
    if block.first("rtcp-mux") is None:
        raise SdpError("Every audio and video section must multiplex RTCP.")
    kind: Kind = "audio" if media == "audio" else "video"
    payload_type, rtx, dtx = _codec(block, kind, formats)
    ssrc, rtx_ssrc = _announced(block)
    return Section(
        mid=mid,
        kind=kind,
        direction=_direction(block),
        protocol=protocol,
        payload_type=payload_type,
        rtx=rtx,
        feedback=_feedback(block, payload_type),
        extensions=_extensions(block),
        rids=_rids(block, limits),
        dtx=dtx,
        reduced_rtcp=block.first("rtcp-rsize") is not None,
        ssrc=ssrc,
        rtx_ssrc=rtx_ssrc,
    )


def _direction(block: Block) -> Direction:
    attributes = block.attributes
    if "sendonly" in attributes:
        return "sendonly"
    if "recvonly" in attributes:
        return "recvonly"
    if "inactive" in attributes:
        return "inactive"
    return "sendrecv"


def _codec(block: Block, kind: Kind, formats: str) -> tuple[int, int | None, bool]:
    """The payload types of the section's codec and of its retransmissions, and whether Opus may be discontinuous."""
    wanted = _ENCODING[kind]
    offered = set(formats.split(" "))
    names = {}
    for value in block.all("rtpmap"):
        pt, _, name = value.partition(" ")
        if pt in offered:
            names[pt] = name.lower()
    codec = next((pt for pt, name in names.items() if name == wanted), None)
    if codec is None:
        raise SdpError(f"Every {kind} section must offer {'Opus' if kind == 'audio' else 'VP8'}.")
    rtx: int | None = None
    dtx = False
    for value in block.all("fmtp"):
        pt, _, parameters = value.partition(" ")
        if pt == codec:
            dtx = "usedtx=1" in parameters.replace(" ", "").split(";")
        elif rtx is None and f"apt={codec}" in parameters.split(";") and names.get(pt) == "rtx/90000":
            rtx = _payload_type(pt)
    return _payload_type(codec), rtx, dtx


def _payload_type(text: str) -> int:
    """RFC 5761 section 4: 64 to 95 would be mistaken for RTCP."""
    value = number(text, 127)
    if 64 <= value <= 95:
        raise SdpError("The offer has a payload type that collides with RTCP.")
    return value


def _feedback(block: Block, payload_type: int) -> frozenset[str]:
    ours = {str(payload_type), "*"}
    pairs = (value.partition(" ") for value in block.all("rtcp-fb"))
    return _FEEDBACK.intersection(kind for pt, _, kind in pairs if pt in ours)


def _extensions(block: Block) -> Extensions:
    ids = {}
    for value in block.all("extmap"):
        text, _, uri = value.partition(" ")
        identifier = number(text.partition("/")[0], 4095)
        if 1 <= identifier <= 14:
            ids[uri.partition(" ")[0]] = identifier
    return Extensions(
        mid=ids.get(MID),
        rid=ids.get(RID),
        repaired_rid=ids.get(REPAIRED_RID),
        audio_level=ids.get(AUDIO_LEVEL),
        abs_send_time=ids.get(ABS_SEND_TIME),
        transport_cc=ids.get(TRANSPORT_CC),
    )


def _rids(block: Block, limits: Limits) -> tuple[str, ...]:
    """The layers of a=simulcast (RFC 8853) the client sends: the first alternative of each, paused ones too."""
    fields = (block.first("simulcast") or "").split(" ")
    if "send" not in fields[:-1]:
        return ()
    streams = fields[fields.index("send") + 1].split(";")
    rids = tuple(stream.partition(",")[0].removeprefix("~") for stream in streams)
    if len(rids) > limits.rids:
        raise SdpError("The offer has too many simulcast layers.", Code.TOO_LARGE)
    declared = {value.partition(" ")[0] for value in block.all("rid")}
    if len(set(rids)) != len(rids) or not declared.issuperset(rids) or not all(map(_rid, rids)):
        raise SdpError("The simulcast layers of the offer are malformed.")
    return rids


def _announced(block: Block) -> tuple[int | None, int | None]:
    """The SSRCs of a=ssrc and a=ssrc-group:FID (RFC 5576), where the client announces them."""
    for value in block.all("ssrc-group"):
        semantics, *members = value.split(" ")
        if semantics == "FID" and len(members) == 2:
            return number(members[0], 0xFFFFFFFF), number(members[1], 0xFFFFFFFF)
    announced = block.first("ssrc")
    return (number(announced.partition(" ")[0], 0xFFFFFFFF) if announced else None), None


def _check_unambiguous(sections: Sequence[Section | Refused]) -> None:
    """In a bundle a mid, a payload type and an extension id mean one thing each (RFC 9143 section 9)."""
    mids = [section.mid for section in sections if section.mid is not None]
    if len(set(mids)) != len(mids):
        raise SdpError("The offer uses one mid twice.")
    types: dict[int, str] = {}
    ids: dict[int, str] = {}
    for section in sections:
        if isinstance(section, Refused):
            continue
        codecs = [(section.payload_type, section.kind), (section.rtx, f"rtx {section.payload_type}")]
        if any(value is not None and types.setdefault(value, codec) != codec for value, codec in codecs):
            raise SdpError("The offer uses one payload type for two codecs.")
        extensions = msgspec.structs.asdict(section.extensions).items()
        if any(value is not None and ids.setdefault(value, name) != name for name, value in extensions):
            raise SdpError("The offer uses one header extension id for two extensions.")


_Roles = tuple[Section | None, Section | None, Section | None, tuple[tuple[Section, Section], ...]]


def _roles(media: Sequence[Section], limits: Limits) -> _Roles:
    begin = next((i for i, section in enumerate(media) if section.direction == "recvonly"), len(media))
    own, seated = media[:begin], media[begin:]
    audio = [section for section in own if section.kind == "audio"]
    video = [section for section in own if section.kind == "video"]
    if len(audio) > 1 or len(video) > 2:
        raise SdpError("The offer may send one microphone, one camera and one screen.")
    if any(section.direction in ("sendonly", "sendrecv") for section in seated):
        raise SdpError("The offer must have what it sends before its seats.")
    pairs = tuple(zip(seated[0::2], seated[1::2], strict=False))
    if len(seated) % 2 or any((a.kind, v.kind) != ("audio", "video") for a, v in pairs):
        raise SdpError("Every seat must be an audio section followed by a video section.")
    if len(pairs) > limits.seats:
        raise SdpError("The offer has too many seats.", Code.TOO_LARGE)
    camera, screen = [*video, None, None][:2]
    return (audio[0] if audio else None), camera, screen, pairs


def _transport(blocks: Sequence[Block]) -> tuple[str, str, tuple[Fingerprint, ...]]:
    """Transport attributes count where they first appear: in the bundle's first section, else for the session."""
    ufrag = next((value for block in blocks if (value := block.first("ice-ufrag"))), "")
    pwd = next((value for block in blocks if (value := block.first("ice-pwd"))), "")
    if not _ice(ufrag) or not _ice(pwd) or len(pwd) < 22:
        raise SdpError("The offer has no valid ICE credentials.")
    setup = next((value for block in blocks if (value := block.first("setup"))), "actpass")
    if setup not in ("actpass", "active"):
        raise SdpError("The offer must let the client open the DTLS connection.")
    written = next((values for block in blocks if (values := block.all("fingerprint"))), [])
    fingerprints = tuple(_fingerprints(written[:8]))
    if not fingerprints:
        raise SdpError("The offer has no certificate fingerprint that can be used.")
    return ufrag, pwd, fingerprints


def _fingerprints(values: Sequence[str]) -> Iterator[Fingerprint]:
    for value in values:
        algorithm, _, digest = value.partition(" ")
        algorithm, digest = algorithm.lower(), digest.strip().upper()
        size = _DIGEST_BYTES.get(algorithm)
        if size is None:
            continue
        if not _fingerprint(digest) or len(digest) != 3 * size - 1:
            raise SdpError("The offer has a malformed certificate fingerprint.")
        yield Fingerprint(algorithm=algorithm, value=digest)
