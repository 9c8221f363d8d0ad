"""The one negotiation a client has with the SFU: `parse_offer` understands its offer, `answer` writes ours."""

from server.sfu.sdp.answer import Candidate, Local, SeatSsrcs, answer
from server.sfu.sdp.offer import (
    Extensions,
    Fingerprint,
    Offer,
    Refused,
    Section,
    parse_offer,
)
from server.sfu.sdp.text import Limits, SdpError

__all__ = [
    "Candidate",
    "Extensions",
    "Fingerprint",
    "Limits",
    "Local",
    "Offer",
    "Refused",
    "SdpError",
    "SeatSsrcs",
    "Section",
    "answer",
    "parse_offer",
]
